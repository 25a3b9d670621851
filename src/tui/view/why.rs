//! Why backpropagation works, on the numbers of this network.

use ratatui::text::Line;

use super::{page::Page, rows::wrapped, theme};
use crate::tui::state::State;

pub(super) fn page(state: &State, width: usize) -> Page {
    let walk = state.walk();
    let weight = walk.weight_to_change(state.step().quantity());
    let mut rows = Vec::new();
    for reason in walk.why(weight, state.settings.digits) {
        rows.push(Line::styled(reason.heading, theme::HEADING));
        rows.extend(wrapped(&reason.sentences.join(" "), width));
    }
    Page::new("why it works, in correct numbers (Esc closes)", rows)
}
