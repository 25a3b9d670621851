//! A number that is tried out: the line that says what the loss did and what was predicted, and the marks of all that
//! changed with it.
//!
//! ```text
//! a12(0) 0.5 → 0.6   E 0.2986 → 0.2938   change -0.00479   predicted -0.00476   printed dE/da: 0.00533
//! ```

use std::borrow::Cow;

use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

use super::theme;
use crate::{
    formula::{Statement, digits::significant},
    quantity::Quantity,
    reading::ReadingKind,
    scenario::Number,
    tui::state::State,
    walk::{Experiment, LineKind, Losses, Slope},
};

/// Blanks between the parts of the line.
const GAP: &str = "   ";

/// Rows of the line in so many columns; none where nothing is tried out.
pub(super) fn height(state: &State, width: u16) -> u16 {
    u16::try_from(rows(state, usize::from(width)).len()).unwrap_or(0)
}

pub(super) fn draw(state: &State, frame: &mut Frame, area: Rect) {
    for (row, line) in (0..area.height).zip(rows(state, usize::from(area.width))) {
        frame.render_widget(line, Rect { y: area.y + row, height: 1, ..area });
    }
}

/// The parts of the line, each of which stays whole, in as many rows as it takes.
fn rows(state: &State, width: usize) -> Vec<Line<'static>> {
    let Some(experiment) = state.experiment() else { return Vec::new() };
    let mut rows: Vec<Line<'static>> = Vec::new();
    for (words, style) in parts(state, experiment) {
        let words = state.in_its_signs(&words.replace('→', arrow(state)));
        match rows.last_mut() {
            Some(row) if row.width() + GAP.len() + words.width() <= width => {
                row.push_span(Span::raw(GAP));
                row.push_span(Span::styled(words, style));
            }
            _ => rows.push(Line::from(Span::styled(words, style))),
        }
    }
    rows
}

fn arrow(state: &State) -> &'static str {
    if state.is_ascii() { ">" } else { "→" }
}

fn parts(state: &State, experiment: &Experiment) -> Vec<(String, Style)> {
    let digits = state.settings.digits;
    let Experiment { name, from, to, watched, before, after, predicted, printed, .. } = experiment;
    let number = |number: &Number| match number.source() {
        Some(text) if text.width() <= LONGEST => text.to_owned(),
        _ => significant(number.value, digits.count()),
    };
    let of_sample = state.walk().scenario().samples().len() > 1;
    let sample = experiment.given.sample().filter(|_| of_sample).map(|sample| format!(" of sample {}", sample + 1));
    let losses = Losses { before: *before, after: *after };
    let [loss_before, loss_after] = losses.apart(digits);
    let by = match predicted.by {
        Slope::Derivative => "predicted",
        Slope::Numeric => "predicted (numeric slope)",
    };
    let small = |change: f64| significant(change, CHANGE_DIGITS.min(digits.count()));
    let mut parts = vec![
        (format!("{name}{} {} → {}", sample.unwrap_or_default(), number(from), number(to)), theme::HEADING),
        (format!("{watched} {loss_before} → {loss_after}"), Style::new()),
        (format!("change {}", losses.change(digits)), theme::CHANGED),
        (format!("{by} {}", small(predicted.change)), Style::new()),
    ];
    let is_in_view = state.settings.reading == ReadingKind::Document;
    if let Some(printed) = printed.filter(|_| is_in_view) {
        parts.push((format!("printed dE/da predicts {}", small(printed)), theme::MISPRINT));
    }
    parts
}

/// The digits of a predicted change.
const CHANGE_DIGITS: usize = 3;

/// The most columns of a number as it was typed.
const LONGEST: usize = 12;

/// A statement with its numbers marked that are others than before.
pub(super) fn marked<'a>(state: &State, statement: &'a Statement, kind: LineKind) -> Cow<'a, Statement> {
    match (state.is_trying(), kind, state.step().quantity()) {
        (false, ..) => Cow::Borrowed(statement),
        // What the line comes to is named in the law above it.
        (true, LineKind::Value, Some(quantity)) => match state.has_changed(quantity) {
            true => Cow::Owned(statement.clone().changed()),
            false => Cow::Borrowed(statement),
        },
        (true, ..) => Cow::Owned(statement.clone().with_changed(|quantity| state.has_changed(quantity))),
    }
}

/// A style with the mark of what changed, where a quantity did.
pub(super) fn styled(state: &State, quantity: Quantity, style: Style) -> Style {
    if state.has_changed(quantity) { style.patch(theme::CHANGED) } else { style }
}
