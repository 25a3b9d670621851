//! What the chosen part, or what the symbols of the formula mean.

use ratatui::text::{Line, Span};

use super::{network, page::Page, rows::wrapped, theme};
use crate::{
    formula::Formula,
    quantity::Quantity,
    tui::{
        keys::{Command, key_of},
        state::State,
    },
    typeset::{Glyphs, line_of},
    walk::glossary::{self, Entry},
};

/// The columns of the symbols.
const SIGNS: usize = 16;

/// Symbols in their column, and what each means beside it.
pub(super) fn rows(entries: &[Entry], width: usize) -> Vec<Line<'static>> {
    entries.iter().flat_map(|entry| row(entry, width)).collect()
}

fn row(entry: &Entry, width: usize) -> Vec<Line<'static>> {
    let words = wrapped(&entry.words, width.saturating_sub(SIGNS + 2)).into_iter().enumerate();
    words
        .map(|(place, words)| {
            let sign = if place == 0 { entry.sign.as_str() } else { "" };
            let mut line = Line::from(Span::styled(format!(" {sign:<SIGNS$} "), theme::HEADING));
            line.spans.extend(words.spans);
            line
        })
        .collect()
}

/// The style of formulas in one row.
pub(super) fn glyphs(state: &State) -> Glyphs {
    if state.is_ascii() { Glyphs::Ascii } else { Glyphs::Small }
}

pub(super) fn page(state: &State, width: usize) -> Page {
    let glyphs = glyphs(state);
    let formulas = asked_for(state);
    let mut entries = Vec::new();
    for formula in &formulas {
        for quantity in glossary::numbers(formula) {
            add(&mut entries, number(state, quantity, glyphs));
        }
    }
    for entry in formulas.iter().flat_map(|formula| glossary::signs(formula, glyphs)) {
        add(&mut entries, entry);
    }
    let (heading, of_all) = match state.chosen() {
        Some(chosen) => (format!("part {} (Esc closes)", chosen.letters()), false),
        None => ("symbols of this step (Esc closes)".to_owned(), formulas.is_empty()),
    };
    if of_all {
        entries = glossary::symbols(state.walk(), glyphs);
    }
    let mut lines = rows(&entries, width);
    let [help, part] = [Command::Help, Command::NextFactor].map(key_of);
    lines.push(Line::default());
    let hint =
        format!("{part} on the step highlights one part; this key then explains it. {help}: all symbols and keys.");
    lines.extend(wrapped(&hint, width).into_iter().map(|row| row.patch_style(theme::QUIET)));
    Page::new(heading, lines)
}

fn add(entries: &mut Vec<Entry>, entry: Entry) {
    if !entries.contains(&entry) {
        entries.push(entry);
    }
}

/// The chosen part, or else all of the formula, its left side too.
fn asked_for(state: &State) -> Vec<Formula> {
    let Some(statement) = state.statement_in_parts().or_else(|| state.newest_statement()) else { return Vec::new() };
    let right = statement.right.iter().map(|(_, formula)| formula);
    match state.chosen() {
        Some(chosen) => right
            .flat_map(Formula::factors)
            .filter(|(label, _)| *label == chosen)
            .map(|(_, part)| part.clone())
            .collect(),
        None => {
            let left = state.step().quantity().map(|quantity| Formula::Symbol(quantity.in_law()));
            left.into_iter().chain(right.cloned()).collect()
        }
    }
}

/// A number of the formula: its value where it has been reached, what it is, and which step works it out.
fn number(state: &State, quantity: Quantity, glyphs: Glyphs) -> Entry {
    let value = network::reached(state, quantity, usize::from(u8::MAX));
    let value = value.map_or_else(String::new, |value| format!(" = {value}"));
    let walk = state.walk();
    let step = walk.find_near(state.step(), quantity);
    let is_worked_out = |place: &usize| walk.steps()[*place].quantity() == Some(quantity) && *place != state.position();
    let step = step.filter(is_worked_out).map_or_else(String::new, |place| format!(" (step {})", place + 1));
    Entry {
        sign: format!("{}{value}", line_of(&Formula::Symbol(quantity.in_law()), glyphs)),
        words: format!("{}{step}", walk.meaning(state.step(), quantity)),
    }
}
