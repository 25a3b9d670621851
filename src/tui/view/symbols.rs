//! The meaning of the selected part, or of the symbols of the formula.

use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::{network, page::Page, rows::wrapped, theme};
use crate::{
    formula::{FactorLabel, Formula, digits::significant},
    picture::Room,
    quantity::{Layer, Quantity, Variable},
    tui::{
        keys::{Command, key_of},
        state::State,
    },
    typeset::{Glyphs, Signs, line_of},
    walk::{
        Content, LineKind, Part,
        glossary::{self, Entry},
    },
};

/// The fewest columns of the symbols.
const SIGNS: usize = 13;

/// Symbols in their column, with their meanings beside them.
pub(super) fn rows(entries: &[Entry], width: usize) -> Vec<Line<'static>> {
    let longest = entries.iter().map(|entry| entry.sign.width()).max().unwrap_or(0);
    let signs = longest.clamp(SIGNS, SIGNS.max(width / 3));
    entries.iter().flat_map(|entry| row(entry, signs, width)).collect()
}

fn row(entry: &Entry, signs: usize, width: usize) -> Vec<Line<'static>> {
    let heading = |sign: &str| Span::styled(format!(" {sign:<signs$} "), theme::HEADING);
    let words = wrapped(&entry.words, width.saturating_sub(signs + 2));
    // A symbol that is wider than the column has a separate row.
    let is_wide = entry.sign.width() > signs;
    let alone = if is_wide { wrapped(&entry.sign, width.saturating_sub(1)) } else { Vec::new() };
    let alone = alone.into_iter().map(|sign| Line::from(Span::styled(format!(" {sign}"), theme::HEADING)));
    let beside = words.into_iter().enumerate().map(|(place, words)| {
        let sign = if place == 0 && !is_wide { entry.sign.as_str() } else { "" };
        let mut line = Line::from(heading(sign));
        line.spans.extend(words.spans);
        line
    });
    alone.chain(beside).collect()
}

/// The notation of formulas in one row.
pub(super) fn signs(state: &State) -> Signs {
    Signs { glyphs: if state.is_ascii() { Glyphs::Ascii } else { Glyphs::Small }, ..state.signs() }
}

pub(super) fn page(state: &State, width: usize) -> Page {
    let signs = signs(state);
    let formulas = asked_for(state);
    let mut entries: Vec<Entry> =
        state.chosen().and_then(|chosen| factor_of_the_chain(state, chosen, signs)).into_iter().collect();
    for formula in &formulas {
        for quantity in glossary::numbers(formula) {
            add(&mut entries, number(state, quantity, signs));
        }
    }
    for entry in formulas.iter().flat_map(|formula| glossary::signs(&of_step(state, formula), signs)) {
        if entries.iter().all(|other| other.words != entry.words) {
            entries.push(entry);
        }
    }
    let [help, next_part, close] = [Command::Help, Command::NextFactor, Command::Close].map(key_of);
    let part = state.chosen().and_then(|chosen| Some((chosen, network::part(state, chosen)?)));
    if let Some((chosen, part)) = &part {
        entries.insert(0, value_of_part(state, *chosen, part, signs));
    }
    let heading = match state.chosen() {
        Some(chosen) => format!("part {} ({close} closes)", chosen.letters()),
        None => format!("symbols of this step ({close} closes)"),
    };
    if entries.is_empty() {
        entries = glossary::symbols(state.walk(), signs);
    }
    let mut lines = rows(&entries, width);
    if let Some(words) = part.and_then(|(_, part)| part.words) {
        lines.extend(wrapped(&state.in_its_signs(&format!("In words: {words}.")), width));
    }
    lines.push(Line::default());
    let hint = format!(
        "{next_part} on the step highlights one part; this key then explains it. {help}: all symbols and keys."
    );
    lines.extend(wrapped(&hint, width).into_iter().map(|row| row.patch_style(theme::QUIET)));
    Page::new(heading, lines)
}

/// The value of the selected part, and how it is written.
fn value_of_part(state: &State, chosen: FactorLabel, part: &Part, signs: Signs) -> Entry {
    let value = significant(part.value, state.settings.digits.count());
    let written = line_of(&of_step(state, &part.letters), signs);
    Entry { sign: format!("part {}", chosen.letters()), words: format!("{written} = {value}") }
}

fn add(entries: &mut Vec<Entry>, entry: Entry) {
    if !entries.contains(&entry) {
        entries.push(entry);
    }
}

/// The selected part, or else all formulas in letters that have appeared, the step's own number first.
fn asked_for(state: &State) -> Vec<Formula> {
    if let Some(chosen) = state.chosen() {
        let right = state.statement_in_parts().into_iter().flat_map(|statement| &statement.right);
        let parts = right.flat_map(|(_, formula)| formula.factors());
        return parts.filter(|(label, _)| *label == chosen).map(|(_, part)| part.clone()).collect();
    }
    let own = state.step().quantity().map(|quantity| as_in_formulas(state, quantity));
    let of_lines = state.lines()[..state.lines_shown()].iter().filter_map(|line| match &line.content {
        Content::Statement(statement, _) if line.kind != LineKind::Factor => Some(statement),
        _ => None,
    });
    own.into_iter().chain(of_lines.flat_map(|statement| &statement.right).map(|(_, formula)| formula.clone())).collect()
}

/// In a product that is a chain of derivatives, the position of the selected part.
fn factor_of_the_chain(state: &State, chosen: FactorLabel, signs: Signs) -> Option<Entry> {
    let quantity = state.step().quantity()?;
    let values = state.walk().values_at(state.step(), state.settings.reading)?;
    let cell = values.reading().cell(quantity)?;
    let [Formula::Product(chain), .., last] = cell.law.forms.as_slice() else { return None };
    let place = usize::from(chosen.0);
    let factor = chain.get(place).filter(|_| chain.len() == last.factors().len())?;
    let bound = factor.bind(cell.binding);
    let words = format!("this part: factor {} of {} in the chain rule", place + 1, chain.len());
    Some(Entry { sign: line_of(&bound, signs), words })
}

/// A formula with the loss of the step's sample, if it is about one of several.
pub(super) fn of_step(state: &State, formula: &Formula) -> Formula {
    match state.step().sample {
        Some(sample) => formula.of_sample(sample),
        None => formula.clone(),
    }
}

/// The symbol of a number: the loss of all samples does not depend on a single x.
fn as_in_formulas(state: &State, quantity: Quantity) -> Formula {
    let is_of_all = state.step().sample.is_none() && state.walk().samples().next().is_some();
    let is_loss =
        matches!(quantity, Quantity::Loss | Quantity::LossAfter | Quantity::Partial { of: Variable::Loss, .. });
    if is_of_all && is_loss { Formula::Bare(quantity.in_law()) } else { Formula::Symbol(quantity.in_law()) }
}

/// A number of the formula: its value if the walk has reached it, its meaning, and the step that calculates it.
fn number(state: &State, quantity: Quantity, signs: Signs) -> Entry {
    // At the result the formulas contain the numbers with the new weights.
    let after = match quantity {
        Quantity::Updated(_) | Quantity::Target(_) | Quantity::LearningRate | Quantity::Penalty => None,
        Quantity::Activation(unit) if unit.layer == Layer::INPUT => None,
        _ => network::after(state, quantity, Room::Shortened(usize::from(u8::MAX))),
    };
    let is_after = after.is_some();
    let value = after.or_else(|| network::reached(state, quantity, usize::from(u8::MAX)));
    let walk = state.walk();
    let symbol = match state.step().sample {
        Some(sample) => as_in_formulas(state, quantity).of_sample(sample),
        None => as_in_formulas(state, quantity),
    };
    let prime = if is_after && quantity != Quantity::LossAfter { "'" } else { "" };
    let sign = format!("{}{prime}", line_of(&symbol, signs));
    // A bias unit may be written as its output 1.
    let value = value.filter(|value| *value != sign).map_or_else(String::new, |value| format!(" = {value}"));
    let step = walk.find_near(state.step(), quantity);
    let is_worked_out = |place: &usize| walk.steps()[*place].quantity() == Some(quantity) && *place != state.position();
    let step = step.filter(is_worked_out).map_or_else(String::new, |place| format!(" (step {})", place + 1));
    Entry {
        sign: format!("{sign}{value}"),
        words: match is_after {
            true => {
                let meaning = walk.meaning(state.step(), quantity);
                format!("{}, after the update", meaning.trim_end_matches(", given"))
            }
            false => format!("{}{step}", walk.meaning(state.step(), quantity)),
        },
    }
}
