//! How it is drawn. A stand-in for the real module.

use ratatui::Frame;
use ratatui::style::Style;
use ratatui::text::Line;

use super::state::State;

pub(super) fn draw(state: &State, frame: &mut Frame) {
    let lines = vec![
        Line::from(format!("step {} of 3", state.step)).style(Style::new().cyan().bold()),
        Line::from(state.scenario.heading()),
        Line::from(format!("{:?}", state.settings)),
    ];
    frame.render_widget(ratatui::text::Text::from(lines), frame.area());
}
