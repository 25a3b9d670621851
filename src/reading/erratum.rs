//! The errata by name: id, title, place. They are explained in `errata`.

use std::fmt::{self, Display, Formatter};

use crate::{
    quantity::Quantity,
    scenario::{Problem, listing::listed},
};

/// An erratum. R is in the document's part on regression, C in that on classification, B in both; P is in the
/// published pages that a built-in example is from.
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
    P1,
    P2,
    P3,
    P4,
    P5,
    P6,
    P7,
}

impl Erratum {
    /// All errata, in the order of the README's table.
    pub const ALL: [Self; 22] = [
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
        Self::P1,
        Self::P2,
        Self::P3,
        Self::P4,
        Self::P5,
        Self::P6,
        Self::P7,
    ];

    /// Whether a name is written as those of the errata are: `R2`, `c6`.
    #[must_use]
    pub fn is_written_like(name: &str) -> bool {
        let mut signs = name.trim().chars();
        let letter = signs.next().is_some_and(|letter| "RCBP".contains(letter.to_ascii_uppercase()));
        letter && !signs.as_str().is_empty() && signs.all(|sign| sign.is_ascii_digit())
    }

    /// Whether the erratum changes numbers; the others are misprints only.
    #[must_use]
    pub fn changes_numbers(self) -> bool {
        matches!(self, Self::R1 | Self::R2 | Self::C2 | Self::C3 | Self::C4 | Self::C6) || self.is_of_a_page()
    }

    /// Whether the erratum is one of a published page, and not of the document.
    #[must_use]
    pub fn is_of_a_page(self) -> bool {
        matches!(self, Self::P1 | Self::P2 | Self::P3 | Self::P4 | Self::P5 | Self::P6 | Self::P7)
    }

    /// Whether the erratum shows in the rule for one quantity: a misprinted index does only where the correct one
    /// differs, and `a_{00}` is the same read either way.
    #[must_use]
    pub fn shows_in(self, rule: Quantity) -> bool {
        self != Self::R3 || !matches!(rule, Quantity::Updated(weight) if weight.from == weight.to)
    }

    /// What is wrong, in a few words.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::R1 => "wrong sign in the derivative of the squared error",
            Self::R2 => "sigmoid applied twice in its derivative",
            Self::R3 => "swapped indices of a second-layer weight",
            Self::R4 => "first-layer weight with the second layer's superscript",
            Self::R5 => "output printed as a square",
            Self::C1 => "misprint in the chain rule for the logarithm",
            Self::C2 => "softmax: effect on the other outputs ignored",
            Self::C3 => "wrong sign in the update",
            Self::C4 => "learning rate left out of the update",
            Self::C5 => "index of the label not filled in",
            Self::C6 => "no formulas for the first layer",
            Self::B1 => "sums without upper limit, bias outputs undefined",
            Self::B2 => "updates written in sequence, meant simultaneously",
            Self::B3 => "symbols used but never defined",
            Self::B4 => "same letter for inputs and outputs",
            Self::P1 => "updated weights used in the backward pass",
            Self::P2 => "powers of e left out of the softmax",
            Self::P3 => "binary cross-entropy on a softmax, base 10",
            Self::P4 => "sign lost in the derivative of the loss",
            Self::P5 => "softmax: effect on the other outputs ignored",
            Self::P6 => "sum over the next layer left out",
            Self::P7 => "decimal point shifted in new weights",
        }
    }

    /// Where it is printed.
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
            Self::P1 => "the blog post that this example is from: its loss after the update",
            Self::P2 => "the article that this example is from: its outputs",
            Self::P3 => "the article that this example is from: its loss",
            Self::P4 => "the article that this example is from: its derivatives with respect to the outputs",
            Self::P5 => "the article that this example is from: the softmax in its backward pass",
            Self::P6 => "the article that this example is from: the first hidden layer in its backward pass",
            Self::P7 => "the article that this example is from: five of its new weights",
        }
    }

    /// Whether the erratum is in the document's part on this problem.
    #[must_use]
    pub fn is_in_part_on(self, problem: Problem) -> bool {
        match self {
            Self::R1 | Self::R2 | Self::R3 | Self::R4 | Self::R5 => problem == Problem::Regression,
            Self::C1 | Self::C2 | Self::C3 | Self::C4 | Self::C5 | Self::C6 | Self::B4 => {
                problem == Problem::Classification
            }
            Self::B1 | Self::B2 | Self::B3 => true,
            Self::P1 | Self::P2 | Self::P3 | Self::P4 | Self::P5 | Self::P6 | Self::P7 => false,
        }
    }
}

impl Erratum {
    /// Several errata within a sentence: `C2, C3 and C4`.
    pub(crate) fn listed(errata: &[Self]) -> String {
        listed(&ids(errata), "and")
    }

    /// Several errata without a conjunction: `R1, R2`.
    pub(crate) fn comma_separated(errata: &[Self]) -> String {
        ids(errata).join(", ")
    }
}

fn ids(errata: &[Erratum]) -> Vec<String> {
    errata.iter().map(Erratum::to_string).collect()
}

impl Display for Erratum {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}
