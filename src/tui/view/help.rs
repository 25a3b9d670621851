//! All keys, and what the signs on the screen mean.

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

use super::{page, picture, rows::wrapped, theme};
use crate::tui::{keys::BINDINGS, state::State};

/// Columns of the keys' names.
const KEYS: usize = 20;

const SIGNS: [&str; 8] = [
    "A B C  the factors of a product, or the terms of a sum: in the law, in the numbers, in the network",
    "network: thick lines are the weights in the formula of this step; dashed: negative; 1: a bias unit",
    "network: O output, X net input, until the output is known; a number behind ◂ is dE/dX, behind ▸ a new one",
    "underlined: a misprint of the document, read as it was meant",
    "R1, C2, B3 ...: errata of the document; P1 of the page an example is from; e explains them",
    "[X > 0]: 1 where that holds, else 0: the slope of a ReLU; at exactly 0 the left side's is taken",
    "E(x): the loss on the sample; of several samples E(x1), E(x2) .. are theirs, and E is that of all",
    "X net input, O what a unit puts out, a weight, E loss; (0) (1) (2) the layers",
];

pub(super) fn draw(state: &State, frame: &mut Frame, area: Rect) {
    let width = usize::from(area.width).saturating_sub(KEYS + 4);
    let mut lines = Vec::new();
    for binding in BINDINGS {
        let keys: Vec<String> = binding.keys.iter().map(|key| key.name(state.is_ascii())).collect();
        for (row, words) in wrapped(binding.help, width).into_iter().enumerate() {
            let keys = if row == 0 { keys.join(" ") } else { String::new() };
            let mut line = Line::from(Span::styled(format!(" {keys:<KEYS$} "), theme::HEADING));
            line.spans.extend(words.spans);
            lines.push(line);
        }
    }
    lines.push(Line::default());
    let signs = SIGNS.iter().map(|words| if state.is_ascii() { picture::in_ascii(words) } else { (*words).to_owned() });
    lines.extend(signs.flat_map(|words| wrapped(&words, usize::from(area.width).saturating_sub(4))));
    page::draw(state, "help (Esc closes)", lines, frame, area);
}
