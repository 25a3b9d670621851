//! Every slip in print by its id: what is printed, what is right and why, and what the slip does to the
//! numbers of a scenario.
//!
//! Formulas come from the sheets of laws and from the derivations; what an effect says is computed. Titles, reasons
//! and effects are plain ASCII, so that they can stand wherever formulas are written in any glyphs.

mod both;
mod classification;
mod effect;
pub(crate) mod published;
mod regression;
mod sheet;
#[cfg(test)]
mod tests;

use super::{Erratum, Reading, Shape, document};
use crate::{
    formula::{Digits, Statement},
    network::Sizes,
    quantity::Quantity,
    scenario::{Problem, Scenario},
};

impl Erratum {
    /// What is printed, what is right, why, and what the slip does to this scenario's numbers.
    ///
    /// The formulas are those of the problem that the slip concerns, whatever the scenario's is; the effect says so
    /// where the scenario is of another kind.
    #[must_use]
    pub fn explain(self, scenario: &Scenario, digits: Digits) -> Explanation {
        let shape = self.shape(scenario);
        let Account { printed, right, why } = match self {
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
            Self::P1 => published::updated_weights(shape),
        };
        let effect = effect::of(self, scenario, digits);
        Explanation { erratum: self, title: self.title(), place: self.place(), printed, right, why, effect }
    }

    /// The shape of the network that the slip's formulas are about.
    fn shape(self, scenario: &Scenario) -> Shape {
        if self == Self::P1 {
            return Shape::of(scenario);
        }
        let sizes = scenario.sizes();
        let own = document::problem_of(scenario).ok().filter(|problem| self.is_in_part_on(*problem));
        let problem = own.unwrap_or_else(|| {
            let problems = Problem::ALL.into_iter();
            problems.rev().find(|problem| self.is_in_part_on(*problem)).unwrap_or(Problem::Regression)
        });
        let sizes = match problem {
            Problem::Regression => Sizes { outputs: 1, ..sizes },
            Problem::Classification if own.is_some() => sizes,
            Problem::Classification => Sizes { outputs: DOCUMENT_CLASSES, ..sizes },
        };
        Shape { sizes, architecture: problem.architecture() }
    }
}

/// The document's own classification network has three classes.
const DOCUMENT_CLASSES: usize = 3;

/// The slips that are printed where this exercise is from: those of the document's part on its network, or of the page
/// that it was published on.
#[must_use]
pub fn of(scenario: &Scenario) -> Vec<Erratum> {
    let problem = document::problem_of(scenario).ok();
    let concerns = |erratum: &Erratum| match erratum {
        Erratum::P1 => published::is_from_page(scenario),
        _ => problem.is_some_and(|problem| erratum.is_in_part_on(problem)),
    };
    Erratum::ALL.into_iter().filter(concerns).collect()
}

/// All there is to say about a slip.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// Which slip.
    pub erratum: Erratum,
    /// What it is about.
    pub title: &'static str,
    /// Where in the document it is.
    pub place: &'static str,
    /// What the document prints; nothing where it leaves something out.
    pub printed: Vec<Statement>,
    /// What is right. A slip of print only has its print put right, and nothing else.
    pub right: Vec<Statement>,
    /// Why that is right, step by step.
    pub why: Vec<Reason>,
    /// What the slip does to the numbers of the scenario, in sentences.
    pub effect: Vec<String>,
}

/// One step of the argument for what is right.
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
    right: Vec<Statement>,
    why: Vec<Reason>,
}

/// The errata that make the document's value of a quantity part from the exact one: those of its own law.
#[must_use]
pub fn between(document: &Reading, quantity: Quantity) -> Vec<Erratum> {
    let errata = document.cell(quantity).map_or(&[][..], |cell| &cell.law.errata);
    errata.iter().copied().filter(|erratum| erratum.changes_numbers()).collect()
}
