//! Every slip of the document by its id: what is printed, what is right and why, and what the slip does to the
//! numbers of a scenario.
//!
//! Formulas come from the sheets of laws and from the derivations; what an effect says is computed. Titles, reasons
//! and effects are plain ASCII, so that they can stand wherever formulas are written in any glyphs.

mod both;
mod classification;
mod effect;
mod regression;
mod sheet;
#[cfg(test)]
mod tests;

use std::fmt::{self, Display, Formatter};

use super::{Reading, Shape};
use crate::{
    formula::{Digits, Statement},
    network::{Loss, OutputActivation, Sizes},
    quantity::Quantity,
    scenario::{Problem, Scenario},
};

/// A slip of the document. R concerns regression, C classification, B both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the ids are the document's errata; `title` says what each is")]
pub enum Erratum {
    R1,
    R2,
    R3,
    R4,
    R5,
    C1,
    C2,
    C3,
    C4,
    C5,
    C6,
    B1,
    B2,
    B3,
    B4,
}

impl Erratum {
    /// All errata, in the order of the README's table.
    pub const ALL: [Self; 15] = [
        Self::R1,
        Self::R2,
        Self::R3,
        Self::R4,
        Self::R5,
        Self::C1,
        Self::C2,
        Self::C3,
        Self::C4,
        Self::C5,
        Self::C6,
        Self::B1,
        Self::B2,
        Self::B3,
        Self::B4,
    ];

    /// Whether the slip changes numbers; the others are slips of print only.
    #[must_use]
    pub fn changes_numbers(self) -> bool {
        matches!(self, Self::R1 | Self::R2 | Self::C2 | Self::C3 | Self::C4 | Self::C6)
    }

    /// What the slip is about, in a few words.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::R1 => "the sign of the squared error's derivative",
            Self::R2 => "the sigmoid applied twice",
            Self::R3 => "the indices of the second layer's weights swapped",
            Self::R4 => "the first layer's weights under the wrong layer",
            Self::R5 => "the output printed as a square",
            Self::C1 => "the chain rule of the logarithm misprinted",
            Self::C2 => "only one path through the softmax",
            Self::C3 => "the sign of the update",
            Self::C4 => "no learning rate in the update",
            Self::C5 => "the label's index left open",
            Self::C6 => "no rules for the first layer",
            Self::B1 => "sums without an upper limit, bias outputs undefined",
            Self::B2 => "updates written one after another",
            Self::B3 => "names that are used but never defined",
            Self::B4 => "one letter for inputs and outputs",
        }
    }

    /// Where in the document it is.
    #[must_use]
    pub fn place(self) -> &'static str {
        match self {
            Self::R1 => "regression: both general rules, (3), (4) and all listed rules",
            Self::R2 => "regression: (4) and the listed rules of the first layer",
            Self::R3 => "regression: the listed rules of the second layer, from k = 1",
            Self::R4 => "regression: the listed rules of the first layer",
            Self::R5 => "regression: all listed rules",
            Self::C1 => "classification: the first line of the softmax's derivation",
            Self::C2 => "classification: (8), (9) and all listed rules",
            Self::C3 | Self::C4 | Self::C5 => "classification: all listed rules",
            Self::C6 => "classification: after the listed rules of the second layer",
            Self::B1 => "(1), (2), (5), (6) and the softmax's derivation",
            Self::B2 => "all listed rules",
            Self::B3 => "throughout",
            Self::B4 => "classification: the softmax's derivation",
        }
    }

    /// Whether the slip is in the document's part on this problem.
    #[must_use]
    pub fn concerns(self, problem: Problem) -> bool {
        match self {
            Self::R1 | Self::R2 | Self::R3 | Self::R4 | Self::R5 => problem == Problem::Regression,
            Self::C1 | Self::C2 | Self::C3 | Self::C4 | Self::C5 | Self::C6 | Self::B4 => {
                problem == Problem::Classification
            }
            Self::B1 | Self::B2 | Self::B3 => true,
        }
    }

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
        };
        let effect = effect::of(self, scenario, digits);
        Explanation { erratum: self, title: self.title(), place: self.place(), printed, right, why, effect }
    }

    /// The shape of the network that the slip's formulas are about.
    fn shape(self, scenario: &Scenario) -> Shape {
        let sizes = scenario.sizes();
        let problem = if self.concerns(scenario.problem()) {
            scenario.problem()
        } else {
            match scenario.problem() {
                Problem::Regression => Problem::Classification,
                Problem::Classification => Problem::Regression,
            }
        };
        match problem {
            Problem::Regression => {
                Shape { sizes: Sizes { outputs: 1, ..sizes }, output: OutputActivation::Linear, loss: Loss::Squared }
            }
            Problem::Classification => Shape {
                sizes: if scenario.problem() == problem { sizes } else { Sizes { outputs: DOCUMENT_CLASSES, ..sizes } },
                output: OutputActivation::Softmax,
                loss: Loss::CrossEntropy,
            },
        }
    }
}

/// The document's own classification network has three classes.
const DOCUMENT_CLASSES: usize = 3;

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

impl Display for Erratum {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}
