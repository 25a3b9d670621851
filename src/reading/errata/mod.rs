//! The explanation of every erratum: its effect on the numbers of a scenario, what is printed, what is correct, and
//! why.
//!
//! Formulas come from the sheets of laws and from the derivations; effects are computed. Titles, reasons and effects
//! are plain ASCII, so that they fit beside formulas in any glyphs.

mod besides;
mod both;
mod classification;
mod compared;
mod effect;
mod of_quantity;
mod on_step;
pub(crate) mod published;
mod regression;
mod sheet;
#[cfg(test)]
mod tests;
mod turning;

pub use of_quantity::{between, left_out_by};
pub use turning::turning;

use sheet::Sheet;

use super::{Erratum, Shape, document};
use crate::{
    formula::{Digits, Statement},
    network::{Penalty, Sizes},
    quantity::{Layer, Quantity},
    scenario::{Problem, Scenario},
};

impl Erratum {
    /// The effect of the erratum on the numbers of this scenario, what is printed, what is correct, and why.
    ///
    /// The effect on the quantity `at` of the current step comes first. The formulas are those of the problem that the
    /// erratum concerns; if the scenario has the other problem, the effect says so.
    #[must_use]
    pub fn explain(self, scenario: &Scenario, digits: Digits, at: Option<Quantity>) -> Explanation {
        let shape = self.shape(scenario);
        let Account { printed, correct, why } = match self {
            Self::R1 => regression::sign_of_slope(shape),
            Self::R2 => regression::sigmoid_twice(shape),
            Self::R3 => regression::indices_swapped(shape),
            Self::R4 => regression::wrong_layer(shape),
            Self::R5 => regression::square(shape),
            Self::C1 => classification::logarithm(shape),
            Self::C2 => classification::one_path(shape),
            Self::C3 => classification::sign_of_update(shape),
            Self::C4 => classification::no_learning_rate(shape),
            Self::C5 => classification::open_label(shape),
            Self::C6 => classification::no_first_layer(shape),
            Self::B1 => both::limits(shape),
            Self::B2 => both::sequence(shape),
            Self::B3 => both::undefined_names(shape),
            Self::B4 => both::one_letter(shape),
            Self::P1 | Self::P2 | Self::P3 | Self::P4 | Self::P5 | Self::P6 | Self::P7 => {
                published::account(self, shape)
            }
        };
        let effect = effect::of(self, scenario, digits, at);
        let page = published::of_erratum(self);
        // What a page does is not one of the document's formulas.
        let document = page.is_none().then(|| Sheet::document(shape));
        let source = page.map_or(Source::Document, |(page, _)| Source::Page(page.short_kind));
        let besides = document.and_then(|document| besides::sentence(self, &printed, &document));
        Explanation {
            erratum: self,
            title: self.title(),
            place: self.place(),
            output: shape.output(),
            source,
            printed,
            besides,
            correct,
            why,
            effect,
        }
    }

    /// The kind of page that the erratum is from, in words; none for those of the document.
    #[must_use]
    pub fn kind_of_page(self) -> Option<&'static str> {
        published::of_erratum(self).map(|(page, _)| page.kind)
    }

    /// The shape of the network that the erratum's formulas are about.
    fn shape(self, scenario: &Scenario) -> Shape {
        if let Some((page, _)) = published::of_erratum(self) {
            return Shape::of(page.scenario());
        }
        let sizes = scenario.sizes();
        let own = document::problem_of(scenario).ok().filter(|problem| self.is_in_part_on(*problem));
        let problem = own.unwrap_or_else(|| {
            let problems = Problem::ALL.into_iter();
            problems.rev().find(|problem| self.is_in_part_on(*problem)).unwrap_or(Problem::Regression)
        });
        let outputs = match problem {
            Problem::Regression => 1,
            Problem::Classification if own.is_some() => sizes.outputs(),
            Problem::Classification => DOCUMENT_CLASSES,
        };
        let hidden = sizes.hidden().first().copied().map_or(DOCUMENT_HIDDEN_UNITS, usize::from);
        let sizes = Sizes::new(&[sizes.inputs(), hidden, outputs]).expect("each layer is within the limits");
        Shape { sizes, architecture: problem.architecture(), penalty: Penalty::None }
    }
}

/// The document's own networks have three hidden units.
const DOCUMENT_HIDDEN_UNITS: usize = 3;

/// The document's own classification network has three classes.
const DOCUMENT_CLASSES: usize = 3;

/// The errata that are printed where this exercise is from: those of the document's part on its network, or of the page
/// that it was published on.
#[must_use]
pub fn of(scenario: &Scenario) -> Vec<Erratum> {
    let problem = document::problem_of(scenario).ok();
    // The document does not cover the networks of the pages, so their files need not be read for a network it covers.
    let page = if problem.is_none() { published::page_of(scenario) } else { None };
    let concerns = |erratum: &Erratum| match erratum {
        of_page if of_page.is_of_a_page() => page.is_some_and(|page| page.errata().any(|own| own == *of_page)),
        _ => problem.is_some_and(|problem| erratum.is_in_part_on(problem)),
    };
    Erratum::ALL.into_iter().filter(concerns).collect()
}

/// What an erratum is printed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The document, formula by formula.
    Document,
    /// A page of some kind, which shows numbers: `post`.
    Page(&'static str),
}

/// All there is to say about an erratum.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// Which erratum.
    pub erratum: Erratum,
    /// What it is about.
    pub title: &'static str,
    /// Where in the document it is.
    pub place: &'static str,
    /// The output layer of the network that the formulas are of.
    pub output: Layer,
    /// What it is printed in.
    pub source: Source,
    /// What the document prints; nothing where it leaves something out.
    pub printed: Vec<Statement>,
    /// Which other errata stand in what is printed, in a sentence, if there are any that change numbers.
    pub besides: Option<String>,
    /// What is correct. A misprint has its print corrected, and nothing else.
    pub correct: Vec<Statement>,
    /// Why that is correct, step by step.
    pub why: Vec<Reason>,
    /// The effect of the erratum on the numbers, in sentences: first on those of the current step.
    pub effect: Vec<String>,
}

impl Explanation {
    /// Whether other errata are left in what is shown as corrected.
    #[must_use]
    pub fn is_corrected_alone(&self) -> bool {
        self.besides.is_some() && !self.erratum.changes_numbers()
    }
}

/// One step of the argument for what is correct.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// The step in words.
    pub words: &'static str,
    /// The step in symbols.
    pub statement: Option<Statement>,
}

impl Reason {
    fn new(words: &'static str, statement: Statement) -> Self {
        Self { words, statement: Some(statement) }
    }

    fn words(words: &'static str) -> Self {
        Self { words, statement: None }
    }
}

/// The part of an explanation that holds for every scenario.
struct Account {
    printed: Vec<Statement>,
    correct: Vec<Statement>,
    why: Vec<Reason>,
}
