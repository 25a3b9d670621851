//! What is said of answers around the lines of a step: the verdict above, in practice the question below.

use ratatui::text::{Line, Span};

use super::{rows::wrapped, summary, theme, verdict};
use crate::{
    quantity::Quantity,
    tui::{
        keys::{Command, key_of},
        practice::{Hint, Mark, Practice, full_name_of, name_of},
        state::{Activity, State},
    },
    walk::Topic,
};

/// What is said above the lines.
pub(super) fn above(state: &State, width: usize) -> Vec<Line<'static>> {
    let mut rows = match state.activity() {
        Activity::Practising { practice, .. } if state.step().topic == Topic::Outcome => {
            summary::rows(state, &practice.summary(state.walk()), width)
        }
        activity => match activity.judged(state.position()) {
            Some(judged) => verdict::rows(state, &name(state, judged.quantity), judged, width),
            None => return Vec::new(),
        },
    };
    rows.push(Line::default());
    rows
}

/// The name of an answer: in practice that of its step, which tells samples apart; a file's names do so themselves.
fn name(state: &State, quantity: Quantity) -> String {
    match state.activity() {
        Activity::Practising { .. } => name_of(state.step()).to_owned(),
        Activity::Walking | Activity::Reviewing { .. } => quantity.to_string(),
    }
}

/// What is said below the lines once all are there: that a number is asked for, or why some are missing.
pub(super) fn below(state: &State, width: usize) -> Vec<Line<'static>> {
    match state.activity() {
        Activity::Practising { practice, .. } => match state.next_hint() {
            Some(next) => question(state, practice, next, width),
            None => awaited(state, practice, width),
        },
        Activity::Walking | Activity::Reviewing { .. } => Vec::new(),
    }
}

/// The question; above it what was looked up in words, below it what the next hint would give away.
fn question(state: &State, practice: &Practice, next: Hint, width: usize) -> Vec<Line<'static>> {
    let mut rows = match state.mark().and_then(Mark::hint) {
        Some(Hint::Operands) => operands(state, practice, width),
        _ => Vec::new(),
    };
    rows.push(Line::from(vec![
        Span::styled(format!("{} = ?", name_of(state.step())), theme::HEADING),
        Span::styled("  type your number, Enter has it judged", theme::QUIET),
    ]));
    if next == Hint::Value {
        let key = key_of(Command::Hint);
        rows.extend(quiet(&format!("{key} now shows the value; it then counts as shown"), width));
    }
    rows
}

/// What the value is worked out from, in words.
fn operands(state: &State, practice: &Practice, width: usize) -> Vec<Line<'static>> {
    if practice.hides_numbers(state.walk(), state.position()) {
        awaited(state, practice, width)
    } else {
        quiet("The numbers put in are the value already.", width)
    }
}

fn quiet(words: &str, width: usize) -> Vec<Line<'static>> {
    wrapped(words, width).into_iter().map(|row| row.patch_style(theme::QUIET)).collect()
}

/// What has to be answered before the rest of the step is shown.
fn awaited(state: &State, practice: &Practice, width: usize) -> Vec<Line<'static>> {
    let missing = practice.missing(state.walk(), state.position());
    let Some(first) = missing.first().map(|step| full_name_of(&state.walk().steps()[*step])) else {
        return Vec::new();
    };
    let what = if state.step().topic == Topic::Outcome { "What the step did" } else { "The numbers put in" };
    let others = match missing.len() {
        1 => String::new(),
        count => format!(" and {} more", count - 1),
    };
    quiet(&format!("{what} will show once there is an answer to {first}{others}."), width)
}
