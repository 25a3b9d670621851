//! The texts about answers around the lines of a step: the verdict above, in practice the question below.

use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::{hunt, rows::wrapped, summary, theme, verdict};
use crate::{
    homework::{Unjudgeable, Verdict},
    quantity::Quantity,
    reading::ReadingKind,
    tui::{
        keys::{Command, key_of},
        practice::{Hint, Mark, Operand, Practice, first_and_more},
        state::{Activity, HuntOffer, State},
    },
    walk::Topic,
};

/// The text above the lines: for a file of answers the verdict, in a hunt the findings.
pub(super) fn above(state: &State, width: usize) -> Vec<Line<'static>> {
    let mut rows = match state.activity() {
        Activity::Practising { practice, .. } if state.step().topic == Topic::Outcome => {
            summary::rows(state, &practice.summary(state.walk()), width)
        }
        // In practice the whole verdict is below, right or wrong.
        Activity::Practising { .. } => return Vec::new(),
        Activity::Hunting { hunting, .. } => hunt::above(state, hunting, width),
        activity => match activity.judged(state.position()) {
            Some(judged) => verdict::rows(state, &name(state, judged.quantity), judged, width),
            None => return Vec::new(),
        },
    };
    if !rows.is_empty() {
        rows.push(Line::default());
    }
    rows
}

/// The name of an answer: in practice that of its step, which tells samples apart; a file's names do so themselves.
fn name(state: &State, quantity: Quantity) -> String {
    match state.activity() {
        Activity::Practising { .. } => state.step().name(),
        Activity::Walking | Activity::Reviewing { .. } | Activity::Hunting { .. } | Activity::Lecturing { .. } => {
            quantity.to_string()
        }
    }
}

/// The text below the lines once all have appeared: the question for a number, or why some lines are missing.
pub(super) fn below(state: &State, width: usize) -> Vec<Line<'static>> {
    match state.activity() {
        Activity::Practising { practice, .. } => match state.next_hint() {
            Some(next) => question(state, practice, next, width),
            None => {
                let mut rows = verdict_in_practice(state, width);
                rows.extend(awaited(state, practice, width));
                rows
            }
        },
        Activity::Hunting { hunting, .. } => hunt::below(hunting, width),
        Activity::Walking => {
            let mut rows = two_runs(state, width);
            rows.extend(offer(state, width));
            rows
        }
        Activity::Lecturing { .. } | Activity::Reviewing { .. } => Vec::new(),
    }
}

/// The verdict on the answer to this step in practice; if the step asks again, it is part of the question.
pub(super) fn verdict_in_practice(state: &State, width: usize) -> Vec<Line<'static>> {
    match state.activity() {
        activity @ Activity::Practising { .. } if !state.waits() && state.step().topic != Topic::Outcome => {
            let judged = activity.judged(state.position());
            judged.map(|judged| verdict::rows(state, &name(state, judged.quantity), judged, width)).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// From this height of the screen on there is room for more than the result's own sentences.
const ROOMY: u16 = 30;

/// At the result of a run: a note that each kind of formulas has its own weights, and which of them the sentences are
/// about.
fn two_runs(state: &State, width: usize) -> Vec<Line<'static>> {
    if state.step().topic != Topic::Outcome || state.updates_applied() == 0 || state.formulas().readings().len() < 2 {
        return Vec::new();
    }
    let (own, other) = match state.settings.reading {
        ReadingKind::Document => ("printed", "correct"),
        ReadingKind::Exact => ("correct", "printed"),
    };
    let key = key_of(Command::SwitchReading);
    let words = format!(
        "All sentences start from the weights that the {own} formulas trained. The bars are two runs with weights of \
         their own; {key} shows the {other} one."
    );
    wrapped(&words, width)
}

/// The offer of a hunt, once the result is there; on the smallest screens only the footer has it.
fn offer(state: &State, width: usize) -> Vec<Line<'static>> {
    match (state.step().topic, state.hunt_offer()) {
        (Topic::Outcome, HuntOffer::Hunt(_)) if state.window.rows >= ROOMY => {
            quiet(&format!("{} hunts for a mistake in a calculation like this one.", key_of(Command::Hunt)), width)
        }
        _ => Vec::new(),
    }
}

/// The question where it stood before any answer, and the verdict on the last one; above it the numbers that the value
/// depends on, below it the next thing to do.
fn question(state: &State, practice: &Practice, next: Hint, width: usize) -> Vec<Line<'static>> {
    let judged = state.mark().and_then(Mark::judged);
    let name = state.step().name();
    let mut rows = dependencies(state, width);
    if state.mark().and_then(Mark::hint) == Some(Hint::Operands) {
        rows.extend(no_numbers(state, practice, width));
    }
    rows.push(Line::from(vec![
        Span::styled(format!("{name} = ?"), theme::HEADING),
        Span::styled(format!("  type your number, then press {}", key_of(Command::Choose)), theme::QUIET),
    ]));
    let (key, shown) = (key_of(Command::Hint), shown_by(next));
    let Some(judged) = judged else {
        if next == Hint::Value {
            rows.extend(quiet(&format!("{key} shows {shown} next; this step then counts as looked up."), width));
        }
        return rows;
    };
    rows.extend(verdict::rows(state, &name, judged, width));
    let now = first_to_do(&judged.verdict).unwrap_or_else(|| "Try again".to_owned());
    let counts = match next {
        Hint::Value => " (counts as looked up)",
        Hint::Operands | Hint::Numbers | Hint::Factors => "",
    };
    rows.extend(wrapped(&format!("{now}, or {key} shows {shown}{counts}."), width));
    rows
}

/// What to do before an answer that follows from a wrong one is typed again.
fn first_to_do(verdict: &Verdict) -> Option<String> {
    match verdict {
        Verdict::Right | Verdict::Wrong | Verdict::Missing => None,
        Verdict::Carried { from } => Some(format!("Correct {from}")),
        Verdict::Unjudged { because } => Some(match because {
            Unjudgeable::Whatever(from) => format!("Correct {from}"),
            Unjudgeable::NotFinite(_) | Unjudgeable::NotFiniteFromOwn => "Correct the earlier answers".to_owned(),
            Unjudgeable::OpenWithoutEnd => "Type the earlier answers with more digits".to_owned(),
        }),
    }
}

/// The content of a hint, in words.
fn shown_by(hint: Hint) -> &'static str {
    match hint {
        Hint::Operands => "the numbers it depends on",
        Hint::Numbers => "the formula with its numbers",
        Hint::Factors => "the value of each part",
        Hint::Value => "the value",
    }
}

/// The rows for the numbers that a value depends on.
const MOST_ROWS: usize = 2;

/// The numbers that the value depends on, as far as they are shown.
fn dependencies(state: &State, width: usize) -> Vec<Line<'static>> {
    let numbers = state.operands().into_iter().map(|Operand { quantity, number }| {
        let number = number.unwrap_or_else(|| "?".to_owned());
        format!("{quantity} = {number}")
    });
    depends_on(&numbers.collect::<Vec<_>>(), width)
}

/// Why there is no formula with numbers, where there is none.
fn no_numbers(state: &State, practice: &Practice, width: usize) -> Vec<Line<'static>> {
    if practice.hides_numbers(state.walk(), state.position()) {
        awaited(state, practice, width)
    } else if state.needs_no_calculation() {
        quiet("No calculation is needed: the formula is a single known number.", width)
    } else {
        Vec::new()
    }
}

/// As many of the numbers as there are rows for, none of them broken, and the number of the others.
fn depends_on(numbers: &[String], width: usize) -> Vec<Line<'static>> {
    const LEAD: &str = "depends on  ";
    let listed = |count: usize| {
        let mut items = numbers[..count].to_vec();
        if count < numbers.len() {
            items.push(format!("and {} more", numbers.len() - count));
        }
        let mut rows: Vec<String> = Vec::new();
        for item in items {
            match rows.last_mut() {
                Some(row) if row.width() + 2 + item.width() <= width => row.push_str(&format!(", {item}")),
                Some(_) => rows.push(format!("{}{item}", " ".repeat(LEAD.len()))),
                None => rows.push(format!("{LEAD}{item}")),
            }
        }
        rows
    };
    let fits = |rows: &Vec<String>| rows.len() <= MOST_ROWS;
    let rows = (1..=numbers.len()).rev().map(listed).find(fits).unwrap_or_default();
    rows.into_iter().map(Line::raw).collect()
}

fn quiet(words: &str, width: usize) -> Vec<Line<'static>> {
    wrapped(words, width).into_iter().map(|row| row.patch_style(theme::QUIET)).collect()
}

/// The steps to answer, or correct, before the rest of the step is shown.
fn awaited(state: &State, practice: &Practice, width: usize) -> Vec<Line<'static>> {
    let missing: Vec<usize> = practice.missing(state.walk(), state.position()).into_iter().collect();
    let Some(names) = first_and_more(state.walk(), &missing) else { return Vec::new() };
    let is_answered = |step: usize| practice.mark(step).and_then(Mark::judged).is_some();
    let verb = if is_answered(missing[0]) { "Correct" } else { "Answer" };
    let what = if state.step().topic == Topic::Outcome { "the result of the update" } else { "the numbers" };
    quiet(&format!("{verb} {names} to see {what} here."), width)
}
