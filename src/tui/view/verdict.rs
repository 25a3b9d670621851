//! The verdict on an answer, and the slip behind a wrong one: typed in practice or read from a file.

use ratatui::text::{Line, Span};

use super::{
    rows::{block_rows, wrapped},
    symbols, theme,
};
use crate::{
    formula::Statement,
    homework::{
        Fit, Judged, Verdict,
        words::{DONE_AND_RIGHT, HOW_TO_CHECK},
    },
    tui::{
        practice::{Attempt, Mark, Telling},
        state::State,
    },
    typeset::Layout,
};

/// The text about an answer, with the name that its step has.
pub(super) fn rows(state: &State, name: &str, judged: &Judged, width: usize) -> Vec<Line<'static>> {
    let given = judged.given.as_ref().map_or_else(String::new, |typed| format!(" = {}", typed.text));
    let start = state.in_its_signs(&format!("{name}{given} is "));
    let mut rows = wrapped(&format!("{start}{}", said(state, judged)), width);
    stand_out(&mut rows, &start, judged);
    if judged.verdict != Verdict::Wrong {
        return rows;
    }
    let Some(likeliest) = judged.slips.first() else {
        rows.extend(wrapped(judged.no_slip_in_words(), width));
        return rows;
    };
    rows.extend(slip(state, judged, likeliest, width));
    rows.extend(likeliest.convention_in_words().into_iter().flat_map(|words| wrapped(words, width)));
    let called = |fit: &Fit| called(state, judged, fit);
    rows.extend(judged.other_slips_in_words(called).iter().flat_map(|words| wrapped(words, width)));
    rows
}

/// The text about the answer: with the correct number, or in practice without it until it is shown.
fn said(state: &State, judged: &Judged) -> String {
    let attempt = state.mark().and_then(Mark::attempt);
    if attempt.is_some_and(Attempt::is_right_once_shown) {
        return "right, but the value had already been shown, so it does not count".to_owned();
    }
    let tries = attempt.filter(|attempt| attempt.tries > 1);
    let tries = tries.map_or_else(String::new, |attempt| format!(" ({} try)", ordinal(attempt.tries)));
    let digits = state.settings.digits;
    match state.telling() {
        Telling::Kind | Telling::Letters => {
            let reason = judged.verdict.reason().map_or_else(String::new, |reason| format!(": {reason}"));
            format!("{}{tries}{reason}.", judged.verdict.in_a_sentence())
        }
        Telling::Whole if judged.verdict == Verdict::Right => format!("{}{tries}", judged.in_words(digits)),
        Telling::Whole => match judged.from_the_numbers_before(digits) {
            Some(before) => format!("{} {before}", judged.in_words(digits)),
            None => judged.in_words(digits),
        },
    }
}

/// The number of the try in words: first, second.
fn ordinal(number: usize) -> String {
    const NAMES: [&str; 10] =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    let name = number.checked_sub(1).and_then(|place| NAMES.get(place));
    name.map_or_else(|| format!("{number}{ending}"), ToString::to_string)
}

/// The title of a slip, and where it is printed; in practice without hidden numbers.
fn called(state: &State, judged: &Judged, fit: &Fit) -> String {
    match state.practice() {
        Some(practice) => {
            let mut told = fit.clone();
            told.title = practice.title(state.walk(), state.position(), judged, fit);
            told.in_words()
        }
        None => fit.in_words(),
    }
}

/// The word of the verdict is highlighted, unless the row was broken before it.
fn stand_out(rows: &mut [Line<'static>], start: &str, judged: &Judged) {
    let word = judged.verdict.in_a_sentence();
    let Some(first) = rows.first_mut() else { return };
    let text: String = first.spans.iter().map(|span| span.content.as_ref()).collect();
    let Some(rest) = text.strip_prefix(start).and_then(|rest| rest.strip_prefix(word)) else { return };
    let style = if judged.verdict == Verdict::Wrong { theme::MISPRINT } else { theme::HEADING };
    let rest = rest.to_owned();
    *first = Line::from(vec![Span::raw(start.to_owned()), Span::styled(word, style), Span::raw(rest)]);
}

/// The likeliest slip: what was done, and the correct formula.
fn slip(state: &State, judged: &Judged, fit: &Fit, width: usize) -> Vec<Line<'static>> {
    let mut rows = wrapped(&format!("{}{}", fit.confidence.lead(), called(state, judged, fit)), width);
    let shown: &[&[Statement]] = match (state.telling(), &judged.slips[..]) {
        (Telling::Whole, _) => &[&fit.done, &fit.right],
        // The correct formula is that of the step, which is shown there.
        (Telling::Letters, [_]) => &[&fit.done],
        // Among several slips that may have been made, none is singled out.
        (Telling::Letters | Telling::Kind, _) => &[],
    };
    for (heading, statements) in DONE_AND_RIGHT.into_iter().zip(shown) {
        rows.extend(formulas(state, heading, &state.told(statements), width));
    }
    if !shown.is_empty() && state.told(&fit.done).iter().any(Statement::has_mark) {
        rows.extend(wrapped(HOW_TO_CHECK, width));
    }
    rows
}

/// Formulas in one row each, since there are several of them, with a word before the first.
pub(super) fn formulas(state: &State, heading: &str, statements: &[Statement], width: usize) -> Vec<Line<'static>> {
    let indent = heading.len() + 3;
    let layout = Layout::new(symbols::signs(state), width.saturating_sub(indent)).in_one_row();
    let mut rows: Vec<Line<'static>> = Vec::new();
    for row in statements.iter().flat_map(|statement| block_rows(&layout.statement(statement), None)) {
        let before = if rows.is_empty() { format!(" {heading}  ") } else { " ".repeat(indent) };
        let mut line = Line::from(Span::styled(before, theme::QUIET));
        line.spans.extend(row.line.spans);
        rows.push(line);
    }
    rows
}
