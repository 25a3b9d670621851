//! The title of a step: its name, the trail that leads here, and the parts of the document that belong to it.

use ratatui::text::{Line, Span};

use super::theme;
use crate::{
    tui::{
        keys::{Command, key_of},
        state::State,
    },
    walk::Formulas,
};

/// How much the title of a step contains.
#[derive(Debug, Clone, Copy)]
enum Wording {
    Full,
    /// The subject of the step in few words.
    Brief,
    /// The same, with the document's number and errata shortened.
    Terse,
    /// Only the name of the step's quantity.
    NameOnly,
}

/// The step's name and subject, and the parts of the document that belong to it, in as many words as fit.
pub(super) fn title(state: &State, width: u16) -> Line<'static> {
    let wordings = [Wording::Full, Wording::Brief, Wording::Terse, Wording::NameOnly];
    let left = state.trail().count();
    let lines: Vec<Line> =
        (0..=left).flat_map(|dropped| wordings.map(|wording| worded(state, wording, dropped))).collect();
    let fitting = lines.iter().find(|line| line.width() <= usize::from(width));
    fitting.unwrap_or(&lines[lines.len() - 1]).clone()
}

/// The title in one wording, with the steps on the trail that leads here, except the first of them.
fn worded(state: &State, wording: Wording, dropped: usize) -> Line<'static> {
    let step = state.step();
    let heading = match (wording, step.named()) {
        (Wording::Full, _) => step.title(),
        (Wording::Brief | Wording::Terse, Some(name)) => format!("{name}  {}", step.about_briefly()),
        (Wording::NameOnly, _) | (_, None) => step.name(),
    };
    let mut spans = trail(state, dropped);
    spans.push(Span::styled(heading, theme::HEADING));
    spans.extend(of_the_document(state, wording));
    spans.extend(of_the_page(state).into_iter().flatten());
    Line::from(spans)
}

/// The steps that were left to come here, each with the letters of the part that was followed, except the first of
/// them.
fn trail(state: &State, dropped: usize) -> Vec<Span<'static>> {
    let (arrow, earlier) = if state.is_ascii() { (">", "... > ") } else { ("›", "… › ") };
    let mut spans = if dropped > 0 { vec![Span::styled(earlier, theme::QUIET)] } else { Vec::new() };
    for (name, part) in state.trail().skip(dropped) {
        spans.push(Span::raw(format!("{name} {arrow} ")));
        spans.push(Span::styled(format!("{} ", part.letters()), theme::part(part).patch(theme::LIT)));
    }
    spans
}

/// The document's number of the formula and its errata; nothing if the document is out of view, and nothing in
/// practice, where an erratum would reveal the likely mistake.
fn of_the_document(state: &State, wording: Wording) -> Vec<Span<'static>> {
    let (step, formulas) = (state.step(), state.formulas());
    if state.practice().is_some() {
        return Vec::new();
    }
    let ids_are_told = state.lecture().is_none();
    let is_terse = matches!(wording, Wording::Terse | Wording::NameOnly);
    // Errata that change no number can be read with the key for errata.
    let told = formulas.told(&step.errata).iter().filter(|erratum| erratum.changes_numbers());
    let ids: Vec<String> = told.map(ToString::to_string).filter(|_| ids_are_told).collect();
    let mut spans = Vec::new();
    if let Some(equation) = step.equation.filter(|_| formulas != Formulas::Correct) {
        let is_replaced = formulas == Formulas::Compared && !ids.is_empty();
        spans.push(Span::raw(match (is_replaced, is_terse) {
            (true, false) => format!("  replaces equation {equation}"),
            (true, true) => format!("  replaces {equation}"),
            (false, false) => format!("  equation {equation}"),
            (false, true) => format!("  eq. {equation}"),
        }));
    }
    if !ids.is_empty() {
        let label = if is_terse { "" } else { "errata " };
        // The blanks before it are not underlined.
        spans.extend([Span::raw("  "), Span::styled(format!("{label}{}", ids.join(" ")), theme::MISPRINT)]);
    }
    spans
}

/// The key that explains the page that the exercise is from, if that has another number and nothing else says so.
fn of_the_page(state: &State) -> Option<[Span<'static>; 2]> {
    if state.lecture().is_some() || state.formulas() != Formulas::Correct {
        return None;
    }
    let kind = state.step().errata.iter().find_map(|erratum| erratum.kind_of_page())?;
    let words = format!("{}: why the {kind} differs", key_of(Command::Errata));
    Some([Span::raw("  "), Span::styled(words, theme::MISPRINT)])
}
