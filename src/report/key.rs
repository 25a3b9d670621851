//! The answer key: the correct values of an exercise as a table, then all steps that lead to them.

use super::selection::Selection;
use super::text::{INDENT, Page, WIDTH, part};
use crate::formula::Digits;
use crate::{
    homework::asked::asked,
    quantity::Quantity,
    scenario::Scenario,
    settings::{PrintReading, Settings},
    typeset::{Glyphs, Letters},
    walk::Walk,
};

/// The heading above the steps, after the table.
const ALL_STEPS: &str = "All steps";

/// The columns between two values.
const GAP: usize = 3;

/// The values that a worksheet asks for as a table, then all steps with the correct formulas.
#[must_use]
pub fn render_key(scenario: &Scenario, glyphs: Glyphs) -> String {
    let walk = Walk::new(scenario.clone());
    let digits = Digits::default();
    let mut page = Page::new(glyphs);
    page.title_of_a_paper(scenario);
    page.row(0, &format!("Answer key: correct values with {digits} significant digits; all steps follow."));
    for (heading, quantities) in by_part(&walk, asked(scenario)) {
        page.phase(&heading);
        let values = quantities.iter().map(|quantity| (*quantity, walk.printed(walk.exact(), *quantity, digits)));
        in_columns(&values.collect::<Vec<_>>()).iter().for_each(|row| page.row(INDENT, row));
    }
    page.phase(ALL_STEPS);
    let settings = Settings { glyphs, letters: Letters::Document, digits, reading: PrintReading::Exact };
    for (place, step) in walk.steps().iter().enumerate() {
        page.step(&walk, place, &step.title());
        page.selection(&Selection::of(&walk, step, settings));
    }
    page.finish()
}

/// The quantities, grouped by the part of the walk they belong to.
fn by_part(walk: &Walk, quantities: Vec<Quantity>) -> Vec<(String, Vec<Quantity>)> {
    let mut parts: Vec<(String, Vec<Quantity>)> = Vec::new();
    for quantity in quantities {
        let heading = walk.find(quantity).map_or_else(String::new, |place| part(walk, &walk.steps()[place]));
        match parts.last_mut() {
            Some((last, of_part)) if *last == heading => of_part.push(quantity),
            _ => parts.push((heading, vec![quantity])),
        }
    }
    parts
}

/// `X1(1) = 0.3775   O1(1) = 0.5933`: as many columns as fit on the page, read row by row.
fn in_columns(values: &[(Quantity, String)]) -> Vec<String> {
    let name_width = values.iter().map(|(quantity, _)| quantity.to_string().len()).max().unwrap_or_default();
    let cells: Vec<String> =
        values.iter().map(|(quantity, value)| format!("{:<name_width$} = {value}", quantity.to_string())).collect();
    let width = cells.iter().map(String::len).max().unwrap_or_default() + GAP;
    let columns = ((WIDTH - INDENT + GAP) / width).max(1);
    let row = |cells: &[String]| cells.iter().map(|cell| format!("{cell:<width$}")).collect::<String>();
    cells.chunks(columns).map(row).collect()
}
