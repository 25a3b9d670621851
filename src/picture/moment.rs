//! What there is to be seen at one moment of the walk.

use crate::{
    formula::FactorLabel,
    quantity::{Notation, Quantity, Weight},
    walk::{Path, Walk},
};

/// A part of the formula that a step is about, and the numbers that it is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Its letter.
    pub label: FactorLabel,
    /// What it is made of.
    pub quantities: Vec<Quantity>,
}

/// The columns that a number may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// At most so many, with fewer digits where need be.
    Shortened(usize),
    /// At most so many, with the usual digits at least: a number that needs more is left out.
    WithItsDigits(usize),
}

/// Whether a number is as it was before the last change of the exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// It is.
    Same,
    /// It is another one.
    Changed,
}

/// Whether the sign of a derivative says the right way to change its number for a smaller loss.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Advice {
    /// It does.
    Right,
    /// The formula that is shown gives another sign than the correct one.
    Wrong,
}

impl Advice {
    /// The columns of the sign that warns of it.
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
    /// The quantity that the step is about, where it is about one.
    pub subject: Option<Quantity>,
    /// What is in the formula of the step.
    pub formula: &'a [Quantity],
    /// The parts of the formula, once they are to be seen.
    pub parts: &'a [Part],
    /// The part that is chosen.
    pub chosen: Option<FactorLabel>,
    /// A quantity that is pointed at, whatever the step is about.
    pub pointed: Option<Quantity>,
    /// Whether a number is as it was before the last change.
    pub freshness: &'a dyn Fn(Quantity) -> Freshness,
    /// Whether the sign of a derivative says the right way.
    pub advice: &'a dyn Fn(Quantity) -> Advice,
    /// A number; `None` where it is not to be seen yet or has no room.
    pub number: &'a dyn Fn(Quantity, Room) -> Option<String>,
    /// An output or a weight after the update; `None` before the last step or where it has no room.
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
            // The edge that is pointed at stands alone, so that its number has a row.
            Some(Quantity::Weight(weight)) => {
                Path { edges: [weight].into(), units: [weight.source(), weight.destination()].into() }
            }
            _ => own.unwrap_or_default(),
        }
    }

    /// The letters of the parts that a quantity is in.
    pub(super) fn letters(&self, quantity: Quantity) -> Vec<FactorLabel> {
        self.parts.iter().filter(|part| part.quantities.contains(&quantity)).map(|part| part.label).collect()
    }

    /// The value of a weight before the update, for the sign of its edge.
    pub(super) fn weight(&self, weight: Weight) -> f64 {
        self.walk.exact().get(Quantity::Weight(weight)).unwrap_or(0.0)
    }
}
