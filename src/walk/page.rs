//! The sentence about the published page that a built-in example is from, at the steps where its numbers differ.

use super::{Formulas, Line, Walk};
use crate::{
    quantity::Quantity,
    reading::{
        Erratum,
        errata::published::{self, Comparison, Page, noun},
    },
};

impl Walk {
    /// A note that the page has another number there, and the reason if errata are shown.
    pub(super) fn page_lines(&self, of: Quantity, formulas: Formulas) -> Vec<Line> {
        if !self.errata.iter().any(|erratum| erratum.is_of_a_page()) {
            return Vec::new();
        }
        let page = published::page_of(&self.scenario);
        page.and_then(|page| line(page, of, formulas)).into_iter().collect()
    }
}

fn line(page: &Page, of: Quantity, formulas: Formulas) -> Option<Line> {
    let Comparison { printed, own, correct, made } = page.comparison(of)?;
    // A value that the page uses without printing it is reported with its errata.
    let (printed, kind, noun) = (printed?, page.kind, noun(of));
    let errata = formulas.told(page.errata_at(of));
    let mistake = made.and_then(|erratum| page.mistake(erratum)).filter(|_| !errata.is_empty());
    Some(Line::words(match (mistake, errata) {
        (Some(mistake), _) => format!(
            "The {kind} this example is from prints {printed} ({}). {} {own}; the correct {noun} is {correct}.",
            mistake.erratum,
            mistake.giving.unwrap_or(mistake.gives)
        ),
        (None, []) => {
            format!("The {kind} this example is from has {printed} as this {noun}. The correct {noun} is {correct}.")
        }
        (None, errata) => format!(
            "The {kind} this example is from prints {printed}, because of {}. The correct {noun} is {correct}.",
            Erratum::comma_separated(errata)
        ),
    }))
}
