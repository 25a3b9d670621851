//! The pages that built-in examples were published on, and their mistakes: each page is data, looked up here.

mod deep_softmax;
mod page;
#[cfg(test)]
mod tests;
mod textbook;

pub(crate) use page::{Comparison, Mistake, Page, in_a_sentence, noun};

use super::{
    super::{Law, Shape},
    Account, Erratum,
};
use crate::scenario::Scenario;

/// All pages.
pub(crate) fn pages() -> [&'static Page; 2] {
    [&textbook::PAGE, &deep_softmax::PAGE]
}

/// The page that an exercise is from, with its numbers.
pub(crate) fn page_of(scenario: &Scenario) -> Option<&'static Page> {
    pages().into_iter().find(|page| page.is_of(scenario))
}

/// The page that an erratum is of, and what was done there; nothing for the errata of the document.
pub(crate) fn of_erratum(erratum: Erratum) -> Option<(&'static Page, &'static Mistake)> {
    pages().into_iter().find_map(|page| Some((page, page.mistake(erratum)?)))
}

/// What a page does where it has an erratum, what is correct, and why.
///
/// # Panics
/// For an erratum of the document.
pub(super) fn account(erratum: Erratum, shape: Shape) -> Account {
    let (_, mistake) = of_erratum(erratum).expect("an erratum of a page");
    (mistake.account)(shape)
}

/// The laws that put a page's erratum into the correct formulas.
pub(super) fn laws(erratum: Erratum, shape: Shape) -> Option<Vec<Law>> {
    let (_, mistake) = of_erratum(erratum)?;
    Some((mistake.laws)(shape))
}
