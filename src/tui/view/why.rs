//! Why backpropagation works, on the numbers of this network.

use ratatui::text::Line;

use super::{page::Page, rows::wrapped, theme};
use crate::tui::{
    keys::{Command, key_of},
    state::State,
};

pub(super) fn page(state: &State, width: usize) -> Page {
    let walk = state.walk();
    let weight = walk.weight_to_change(state.step().topic);
    let mut rows = Vec::new();
    for reason in walk.why(weight, state.step().sample, state.settings.digits) {
        rows.push(Line::styled(reason.heading, theme::HEADING));
        rows.extend(wrapped(&reason.sentences.join(" "), width));
    }
    Page::new(format!("why it works, in correct numbers ({} closes)", key_of(Command::Close)), rows)
}
