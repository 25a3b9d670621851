//! A frame around a part of the screen.

use ratatui::{
    Frame,
    layout::Rect,
    text::Line,
    widgets::{Block, Borders},
};

use super::theme;
use crate::tui::state::State;

/// A frame with a heading; the area inside it.
pub(super) fn panel(state: &State, frame: &mut Frame, area: Rect, heading: &str) -> Rect {
    let mut block = Block::new().borders(Borders::ALL).border_style(theme::QUIET);
    if state.is_ascii() {
        block = block.border_set(ratatui::symbols::border::Set {
            top_left: "+",
            top_right: "+",
            bottom_left: "+",
            bottom_right: "+",
            vertical_left: "|",
            vertical_right: "|",
            horizontal_top: "-",
            horizontal_bottom: "-",
        });
    }
    let block = block.title(Line::styled(format!(" {heading} "), theme::HEADING));
    let inside = block.inner(area);
    frame.render_widget(block, area);
    inside
}

/// The area inside a frame around an area.
pub(super) fn inside(area: Rect) -> Rect {
    Block::new().borders(Borders::ALL).inner(area)
}
