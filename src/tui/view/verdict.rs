//! The verdict on an answer, and the slip behind a wrong one: typed in practice or read from a file.

use ratatui::text::{Line, Span};

use super::{
    rows::{block_rows, wrapped},
    theme,
};
use crate::{
    formula::Statement,
    homework::{
        Fit, Judged, Verdict,
        words::{DONE_AND_RIGHT, ONCE_SHOWN},
    },
    tui::{practice::Mark, state::State},
    typeset::{Glyphs, Layout},
};

/// What is said of an answer, under the name that its step has.
pub(super) fn rows(state: &State, name: &str, judged: &Judged, width: usize) -> Vec<Line<'static>> {
    let given = judged.given.as_ref().map_or_else(String::new, |typed| format!(" = {}", typed.text));
    let start = state.in_its_signs(&format!("{name}{given} is "));
    let digits = state.settings.digits;
    let words = said(state, judged);
    let before = judged.from_the_numbers_before(digits).map_or_else(String::new, |words| format!(", {words}"));
    let mut rows = wrapped(&format!("{start}{words}{before}"), width);
    stand_out(&mut rows, &start, judged);
    if judged.verdict != Verdict::Wrong {
        return rows;
    }
    let Some(likeliest) = judged.slips.first() else {
        rows.extend(wrapped(judged.no_slip_in_words(), width));
        return rows;
    };
    rows.extend(slip(state, likeliest, width));
    rows.extend(likeliest.convention_in_words().into_iter().flat_map(|words| wrapped(words, width)));
    rows.extend(judged.other_slips_in_words(Fit::in_words).iter().flat_map(|words| wrapped(words, width)));
    rows
}

/// What is said of the answer; in practice also whether it is right only since the number was shown.
fn said(state: &State, judged: &Judged) -> String {
    match state.mark() {
        Some(Mark::Answered(attempt)) if attempt.is_right_once_shown() => {
            format!("{ONCE_SHOWN}, and is not counted as right")
        }
        _ => judged.in_words(state.settings.digits),
    }
}

/// The word of the verdict stands out; where the row has been broken before it, it does without.
fn stand_out(rows: &mut [Line<'static>], start: &str, judged: &Judged) {
    let word = judged.verdict.in_a_sentence();
    let Some(first) = rows.first_mut() else { return };
    let text: String = first.spans.iter().map(|span| span.content.as_ref()).collect();
    let Some(rest) = text.strip_prefix(start).and_then(|rest| rest.strip_prefix(word)) else { return };
    let style = if judged.verdict == Verdict::Wrong { theme::MISPRINT } else { theme::HEADING };
    let rest = rest.to_owned();
    *first = Line::from(vec![Span::raw(start.to_owned()), Span::styled(word, style), Span::raw(rest)]);
}

/// The likeliest slip: what was done, and what is right.
fn slip(state: &State, fit: &Fit, width: usize) -> Vec<Line<'static>> {
    let mut rows = wrapped(&format!("{}{}", fit.confidence.lead(), fit.in_words()), width);
    for (heading, statements) in DONE_AND_RIGHT.into_iter().zip([&fit.done, &fit.right]) {
        rows.extend(formulas(state, heading, &state.without_hidden(statements), width));
    }
    rows
}

/// Formulas in one row each, since there are several of them, with a word before the first.
fn formulas(state: &State, heading: &str, statements: &[Statement], width: usize) -> Vec<Line<'static>> {
    let indent = heading.len() + 3;
    let glyphs = if state.is_ascii() { Glyphs::Ascii } else { Glyphs::Small };
    let layout = Layout::new(glyphs, width.saturating_sub(indent)).in_one_row();
    let mut rows: Vec<Line<'static>> = Vec::new();
    for row in statements.iter().flat_map(|statement| block_rows(&layout.statement(statement), None)) {
        let before = if rows.is_empty() { format!(" {heading}  ") } else { " ".repeat(indent) };
        let mut line = Line::from(Span::styled(before, theme::QUIET));
        line.spans.extend(row.spans);
        rows.push(line);
    }
    rows
}
