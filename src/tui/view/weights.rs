//! All weights before and after the update of the active reading.

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

use super::{network, theme};
use crate::{
    quantity::{Quantity, Variable, Weight, WeightLayer},
    tui::state::State,
};

/// Columns of one weight: its name, its value before and after.
const ENTRY: usize = 24;

fn columns(width: u16) -> usize {
    (usize::from(width) / ENTRY).max(1)
}

fn table(state: &State) -> Vec<Weight> {
    state.walk().weights().collect()
}

/// Rows of the table with its frame and heading.
pub(super) fn height(state: &State, width: u16) -> u16 {
    let rows = rows(state, columns(width.saturating_sub(2)));
    u16::try_from(rows + 3).unwrap_or(u16::MAX)
}

/// One layer beside the other where there are two columns.
fn split(state: &State, columns: usize) -> Vec<Vec<Weight>> {
    let all = table(state);
    let (first, second): (Vec<_>, Vec<_>) = all.into_iter().partition(|weight| weight.layer == WeightLayer::First);
    match columns {
        1 => vec![first.into_iter().chain(second).collect()],
        2 => vec![first, second],
        many => {
            let rows = (first.len() + second.len()).div_ceil(many);
            let both: Vec<Weight> = first.into_iter().chain(second).collect();
            both.chunks(rows).map(<[Weight]>::to_vec).collect()
        }
    }
}

fn rows(state: &State, columns: usize) -> usize {
    split(state, columns).iter().map(Vec::len).max().unwrap_or(0)
}

pub(super) fn draw(state: &State, frame: &mut Frame, area: Rect) {
    let current = match state.step().quantity() {
        Some(Quantity::Updated(weight) | Quantity::Partial { by: Variable::Weight(weight), .. }) => Some(weight),
        _ => None,
    };
    let chosen = network::chosen_values(state);
    let room = usize::from(area.height).saturating_sub(1);
    for (place, weights) in split(state, columns(area.width)).iter().enumerate() {
        let x = area.x + u16::try_from(place * ENTRY).unwrap_or(u16::MAX);
        if x + u16::try_from(ENTRY).unwrap_or(0) > area.right() + 1 {
            break;
        }
        let column = Rect { x, width: area.right() - x, ..area };
        let heading = format!("{:<7}{:>8}{:>8}", "weight", "before", "after");
        frame.render_widget(Line::styled(heading, theme::QUIET), Rect { height: 1, ..column });
        let at = weights.iter().position(|weight| Some(*weight) == current).unwrap_or(0);
        let first = at.saturating_sub(room / 2).min(weights.len().saturating_sub(room));
        for (row, weight) in (1..area.height).zip(&weights[first.min(weights.len())..]) {
            let is_current = Some(*weight) == current || chosen.contains(&Quantity::Weight(*weight));
            let line = entry(state, *weight, is_current.then_some(theme::CHOSEN));
            frame.render_widget(line, Rect { y: area.y + row, height: 1, ..column });
        }
    }
}

fn entry(state: &State, weight: Weight, highlight: Option<ratatui::style::Style>) -> Line<'static> {
    let before = state.walk().exact().get(Quantity::Weight(weight)).unwrap_or(f64::NAN);
    let style = highlight.unwrap_or_default();
    let cut = |text: String| -> String { text.chars().take(8).collect() };
    Line::from(vec![
        Span::styled(format!("{:<7}", weight.to_string()), style),
        Span::styled(
            format!("{:>8}", cut(network::value(state, Quantity::Weight(weight)))),
            highlight.unwrap_or_else(|| theme::sign(before)),
        ),
        Span::styled(format!(" {:>7}", cut(network::value(state, Quantity::Updated(weight)))), style),
    ])
}
