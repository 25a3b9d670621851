//! The printed form of a formula: signs, indices, brackets.

use crate::{
    formula::{FactorLabel, Relation},
    network::Activation,
};

/// A word or letter that has its own form in each notation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// A letter that is the same in each.
    Letter(&'static str),
    Partial,
    Total,
    Activation(Activation),
    Alpha,
    /// δ.
    Delta,
    /// η.
    Eta,
    /// ŷ.
    Prediction,
    /// λ.
    Lambda,
    Logarithm,
    Log,
    Maximum,
    Softmax,
    CrossEntropy,
}

/// An operator between two parts of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operator {
    Plus,
    Minus,
    /// Between the factors that a step is about.
    TimesWide,
    /// Inside one factor.
    Times,
    Comma,
    Relation(Relation),
}

/// A formula as printed, with every bracket in its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Markup {
    Text(String),
    /// Room to write, in columns.
    Blank(usize),
    Word(Word),
    Operator(Operator),
    /// A minus as a sign, not as an operator between two terms.
    Minus,
    Symbol {
        letter: Word,
        lower: String,
        upper: Option<u8>,
    },
    Row(Vec<Markup>),
    Fraction(Box<Markup>, Box<Markup>),
    Power(Box<Markup>, i32),
    Exponential(Box<Markup>),
    BigSum {
        below: String,
        above: Option<String>,
        /// `i=0..2`, for notations without rows.
        range: String,
        body: Box<Markup>,
    },
    Brackets(Box<Markup>),
    /// `[a > 0]`.
    IsPositive(Box<Markup>),
    Part(FactorLabel, Box<Markup>),
    Misprint(Box<Markup>),
}

impl Markup {
    /// The same without the marks of parts and misprints, and without the upper limit of a sum, which is in its range
    /// as well.
    pub(super) fn signs_alone(self) -> Self {
        let inside = |inner: Box<Self>| Box::new(inner.signs_alone());
        match self {
            Self::Part(_, inner) | Self::Misprint(inner) => inner.signs_alone(),
            Self::Row(row) => Self::Row(row.into_iter().map(Self::signs_alone).collect()),
            Self::Fraction(over, under) => Self::Fraction(inside(over), inside(under)),
            Self::Power(base, exponent) => Self::Power(inside(base), exponent),
            Self::Exponential(inner) => Self::Exponential(inside(inner)),
            Self::BigSum { below, range, body, .. } => Self::BigSum { below, above: None, range, body: inside(body) },
            Self::Brackets(inner) => Self::Brackets(inside(inner)),
            Self::IsPositive(inner) => Self::IsPositive(inside(inner)),
            sign @ (Self::Text(_)
            | Self::Blank(_)
            | Self::Word(_)
            | Self::Operator(_)
            | Self::Minus
            | Self::Symbol { .. }) => sign,
        }
    }
}
