//! A number that is tried out: the line that says what the loss did and what was predicted, and the marks of all that
//! changed with it.
//!
//! ```text
//! a12(0) 0.5 → 0.6   E 0.298623 → 0.293837   change -0.004786   Esc puts it back
//! predicted 0.1·(-0.04763) = -0.004763   by printed dE/da 0.1·0.05326 = 0.005326
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
    tui::{
        keys::{Command, key_of},
        state::{Ends, Overlay, State},
    },
    walk::{Experiment, LineKind, Losses, Prediction, Slope},
};

/// Blanks between the parts of the line.
const GAP: &str = "   ";

/// The rows of the line in this many columns; none if no number is being tried out.
pub(super) fn height(state: &State, width: u16) -> u16 {
    u16::try_from(rows(state, usize::from(width)).len()).unwrap_or(0)
}

pub(super) fn draw(state: &State, frame: &mut Frame, area: Rect) {
    for (row, line) in (0..area.height).zip(rows(state, usize::from(area.width))) {
        frame.render_widget(line, Rect { y: area.y + row, height: 1, ..area });
    }
}

/// The parts of the line, each of which stays whole, in as many rows as necessary: the calculation of each prediction
/// is shown unless it takes a third row, and the way to close the line unless it takes an extra one.
fn rows(state: &State, width: usize) -> Vec<Line<'static>> {
    let Some(experiment) = state.experiment() else { return Vec::new() };
    let wordings =
        [Wording::Product, Wording::Value].map(|wording| filled(state, parts(state, experiment, wording), width));
    let [in_full, briefly] = wordings;
    let mut rows = if in_full.len() <= MOST_ROWS { in_full } else { briefly };
    let close = key_of(Command::Close);
    let ends = match state.trial_ends() {
        _ if state.overlay != Overlay::None => None,
        Some(Ends::PutBack) => Some(format!("{close} puts it back")),
        Some(Ends::Stays) => Some(format!("{close} hides this")),
        None => None,
    };
    if let Some(words) = ends
        && let Some(row) = rows.iter_mut().find(|row| row.width() + GAP.len() + words.width() <= width)
    {
        row.push_span(Span::raw(GAP));
        row.push_span(Span::styled(words, theme::QUIET));
    }
    rows
}

/// The most rows of the line with its full text.
const MOST_ROWS: usize = 2;

/// Parts in rows of this many columns.
fn filled(state: &State, parts: Vec<(String, Style)>, width: usize) -> Vec<Line<'static>> {
    let mut rows: Vec<Line<'static>> = Vec::new();
    for (words, style) in parts {
        let words = state.in_its_signs(&words);
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

/// The form of a prediction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wording {
    /// The change of the number times the derivative, and the product.
    Product,
    /// Only the product.
    Value,
}

fn parts(state: &State, experiment: &Experiment, wording: Wording) -> Vec<(String, Style)> {
    let digits = state.settings.digits;
    let Experiment { name, from, to, watched, before, after, predicted, printed, others, .. } = experiment;
    let number = |number: &Number| match number.source() {
        Some(text) if text.width() <= LONGEST => text.to_owned(),
        _ => significant(number.value, digits.count()),
    };
    let of_sample = state.walk().scenario().samples().len() > 1;
    let sample = experiment.given.sample().filter(|_| of_sample).map(|sample| format!(" of sample {}", sample + 1));
    let losses = Losses { before: *before, after: *after };
    let [loss_before, loss_after] = losses.apart(digits);
    let by = match predicted.by {
        // The derivative that such a step shows is the one of its sample.
        Slope::Derivative if of_sample && state.step().sample.is_some() => "predicted for all samples",
        Slope::Derivative => "predicted",
        Slope::Numeric => "predicted (numeric slope)",
    };
    let shown = |number: f64| significant(number, digits.count());
    let worked_out = |Prediction { change, by_which, slope, .. }: &Prediction| {
        let slope = if *slope < 0.0 { format!("({})", shown(*slope)) } else { shown(*slope) };
        match wording {
            Wording::Product => format!("{}·{slope} = {}", without_zeros(&shown(*by_which)), shown(*change)),
            Wording::Value => shown(*change),
        }
    };
    let moved: Vec<String> =
        others.iter().map(|(name, from, to)| format!("{name} {} → {}", number(from), number(to))).collect();
    let moved = if moved.is_empty() { String::new() } else { format!(" ({}: targets sum to 1)", moved.join(", ")) };
    let mut parts = vec![
        (format!("{name}{} {} → {}{moved}", sample.unwrap_or_default(), number(from), number(to)), theme::HEADING),
        (format!("{watched} {loss_before} → {loss_after}"), Style::new()),
        (format!("change {}", losses.change(digits)), theme::CHANGED),
        (format!("{by} {}", worked_out(predicted)), Style::new()),
    ];
    let is_in_view = state.settings.reading == ReadingKind::Document;
    if let Some(printed) = printed.filter(|_| is_in_view) {
        parts.push((format!("by printed dE/da {}", worked_out(&printed)), theme::MISPRINT));
    }
    parts
}

/// A number without trailing zeros: a key moves it by 0.1.
fn without_zeros(number: &str) -> &str {
    let is_decimal = number.contains('.') && !number.contains('e');
    if is_decimal { number.trim_end_matches('0').trim_end_matches('.') } else { number }
}

/// The most columns of a number as it was typed.
const LONGEST: usize = 12;

/// A statement with its changed numbers marked.
pub(super) fn marked<'a>(state: &State, statement: &'a Statement, kind: LineKind) -> Cow<'a, Statement> {
    match (state.is_trying(), kind, state.step().quantity()) {
        (false, ..) => Cow::Borrowed(statement),
        // The result of the line is named in the law above it.
        (true, LineKind::Value, Some(quantity)) => match state.has_changed(quantity) {
            true => Cow::Owned(statement.clone().changed()),
            false => Cow::Borrowed(statement),
        },
        (true, ..) => Cow::Owned(statement.clone().with_changed(|quantity| state.has_changed(quantity))),
    }
}

/// A style with the mark of a change, if a quantity has changed.
pub(super) fn styled(state: &State, quantity: Quantity, style: Style) -> Style {
    if state.has_changed(quantity) { style.patch(theme::CHANGED) } else { style }
}
