//! What is visible at one moment of the walk.

use crate::{
    formula::FactorLabel,
    quantity::{Notation, Quantity, Weight},
    walk::{Path, Walk},
};

/// A part of the formula that a step is about, and the numbers in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Its letter.
    pub label: FactorLabel,
    /// The quantities in it.
    pub quantities: Vec<Quantity>,
}

/// The columns that a number may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// At most this many, with fewer digits if necessary.
    Shortened(usize),
    /// At most this many, with at least the usual digits: a number that needs more columns is left out.
    WithItsDigits(usize),
}

/// Whether a number has changed since the last edit of the exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// It has not.
    Same,
    /// It has.
    Changed,
}

/// Whether the sign of a derivative gives the right direction for a smaller loss.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Advice {
    /// It does.
    Right,
    /// The formula that is shown gives a different sign from the correct one.
    Wrong,
}

impl Advice {
    /// The columns of the mark that warns of it.
    pub(super) fn width(self) -> usize {
        match self {
            Self::Right => 0,
            Self::Wrong => 1,
        }
    }
}

/// One moment of a walk, as far as a picture shows it.
pub struct Moment<'a> {
    /// The walk.
    pub walk: &'a Walk,
    /// The quantity that the step is about, if any.
    pub subject: Option<Quantity>,
    /// The quantities in the formula of the step.
    pub formula: &'a [Quantity],
    /// The parts of the formula, once they are visible.
    pub parts: &'a [Part],
    /// The selected part.
    pub chosen: Option<FactorLabel>,
    /// A quantity that is pointed at, independent of the step.
    pub pointed: Option<Quantity>,
    /// Whether a number has changed since the last edit.
    pub freshness: &'a dyn Fn(Quantity) -> Freshness,
    /// Whether the sign of a derivative is right.
    pub advice: &'a dyn Fn(Quantity) -> Advice,
    /// A number; `None` where it is not visible yet or does not fit.
    pub number: &'a dyn Fn(Quantity, Room) -> Option<String>,
    /// An output or a weight after the update; `None` before the last step or where it does not fit.
    pub after: &'a dyn Fn(Quantity, Room) -> Option<String>,
}

impl Moment<'_> {
    /// The names of the network.
    #[must_use]
    pub fn notation(&self) -> Notation {
        Notation::of(self.walk.scenario())
    }

    /// The units and edges that the formula of the step runs through.
    #[must_use]
    pub fn path(&self) -> Path {
        let own = self.subject.map(|subject| Path::of_step(subject, self.formula, self.notation()));
        match self.pointed {
            // The edge that is pointed at stands out alone, so that its number has a row.
            Some(Quantity::Weight(weight)) => {
                Path { edges: [weight].into(), units: [weight.source(), weight.destination()].into() }
            }
            _ => own.unwrap_or_default(),
        }
    }

    /// The letters of the parts that contain a quantity.
    pub(super) fn letters(&self, quantity: Quantity) -> Vec<FactorLabel> {
        self.parts.iter().filter(|part| part.quantities.contains(&quantity)).map(|part| part.label).collect()
    }

    /// The value of a weight before the update, which gives its edge a sign.
    pub(super) fn weight(&self, weight: Weight) -> f64 {
        self.walk.exact().get(Quantity::Weight(weight)).unwrap_or(0.0)
    }
}
