//! The effect of an update on the loss: computed, never assumed.

use super::Walk;
use crate::{
    formula::{Digits, digits::significant},
    quantity::{Quantity, Variable},
    reading::{Erratum, ReadingKind, errata},
};

/// The effect of an update, from the slope along it and the two losses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// No weight changed.
    NothingMoved,
    /// Against the slope, and the loss fell.
    Downhill,
    /// Against the slope, yet the loss did not fall.
    TooLong,
    /// Against the slope, but by so little that the loss stays the same number.
    TooSmall,
    /// With the slope, and the loss did not fall.
    Uphill,
    /// With the slope, yet the loss fell, because the update is so long.
    Across,
    /// The slope along the update is 0.
    Sideways,
    /// A value is not a finite number.
    Unknown,
}

/// One reading's update in numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outcome {
    /// The loss before.
    pub before: f64,
    /// The loss after.
    pub after: f64,
    /// The slope along the update, of the correct derivatives: `∑ ∂E/∂a · (a' − a)`.
    pub slope: f64,
    /// Its effect.
    pub direction: Direction,
}

impl Walk {
    /// The effect of a reading's update; `None` where there is no such reading.
    #[must_use]
    pub fn outcome(&self, reading: ReadingKind) -> Option<Outcome> {
        let values = self.values(reading)?;
        let before = values.get(Quantity::Loss)?;
        let after = values.get(Quantity::LossAfter)?;
        let mut slope = 0.0;
        let mut moved = false;
        for weight in self.weights() {
            let change = values.get(Quantity::Updated(weight))? - values.get(Quantity::Weight(weight))?;
            moved |= change != 0.0;
            slope += change * self.exact().get(Quantity::loss_by(Variable::Weight(weight)))?;
        }
        let direction = match (moved, slope) {
            _ if !(before.is_finite() && after.is_finite() && slope.is_finite()) => Direction::Unknown,
            (false, _) => Direction::NothingMoved,
            (true, 0.0) => Direction::Sideways,
            (true, slope) if slope < 0.0 && after < before => Direction::Downhill,
            (true, slope) if slope < 0.0 && after == before => Direction::TooSmall,
            (true, slope) if slope < 0.0 => Direction::TooLong,
            (true, _) if after < before => Direction::Across,
            (true, _) => Direction::Uphill,
        };
        Some(Outcome { before, after, slope, direction })
    }

    /// The errata that turn the printed update in the wrong direction; none if its direction is right.
    #[must_use]
    pub fn turned_by_errata(&self) -> Vec<Erratum> {
        let outcome = self.outcome(ReadingKind::Document);
        outcome.map(|outcome| self.turned_by(ReadingKind::Document, &outcome)).unwrap_or_default()
    }

    /// The errata that turn a reading's update in the wrong direction: each of them alone suffices.
    pub(super) fn turned_by(&self, reading: ReadingKind, outcome: &Outcome) -> Vec<Erratum> {
        match (reading, outcome.direction) {
            (ReadingKind::Document, Direction::Uphill | Direction::Across) => {
                self.turning.get_or_init(|| errata::turning(&self.scenario)).clone()
            }
            _ => Vec::new(),
        }
    }
}

/// The digits of a change of the loss that a reader gets by subtracting the two losses as shown.
const CHANGE_DIGITS: usize = 3;

/// The difference of the two losses as shown.
fn change_by_hand(losses: &[String; 2]) -> f64 {
    let [before, after] = losses.each_ref().map(|loss| loss.parse::<f64>().unwrap_or(f64::NAN));
    after - before
}

impl Outcome {
    /// The effect of the update on the loss: a clause that begins with its subject in lower case, without a full stop.
    /// A wrong direction is explained by errata, as far as these are known.
    #[must_use]
    pub fn in_words(&self, digits: Digits, turned_by: &[Erratum]) -> String {
        let [before, after] = self.both().apart(digits);
        let wrong = match turned_by {
            [] => "has the wrong direction".to_owned(),
            errata => format!("has the wrong direction because of {}", Erratum::comma_separated(errata)),
        };
        match self.direction {
            Direction::NothingMoved => format!("no weight changes, so the loss stays {before}"),
            Direction::Downhill => format!("the update lowers the loss from {before} to {after}"),
            Direction::TooLong => {
                format!("the update has the right direction but is too long: the loss rises from {before} to {after}")
            }
            Direction::TooSmall => {
                format!("the update has the right direction but is too small to change the loss, which stays {before}")
            }
            Direction::Uphill if self.before == self.after => {
                format!("the update {wrong} but is too small to change the loss, which stays {before}")
            }
            Direction::Uphill => format!("the update raises the loss from {before} to {after}: it {wrong}"),
            Direction::Across => {
                format!("the update {wrong}. It is so long that the loss still falls from {before} to {after}")
            }
            Direction::Sideways if self.before == self.after => {
                format!("the slope along the update is 0, and the loss stays {before}")
            }
            Direction::Sideways => {
                format!("the slope along the update is 0; the loss goes from {before} to {after}")
            }
            Direction::Unknown => format!("a value is not a finite number: the loss goes from {before} to {after}"),
        }
    }

    /// The change that the correct derivatives predict, beside the actual one; nothing where no weight changes or a
    /// number is not finite.
    #[must_use]
    pub fn prediction(&self, digits: Digits) -> Option<String> {
        if matches!(self.direction, Direction::NothingMoved | Direction::Unknown) {
            return None;
        }
        Some(format!(
            "Predicted change: {}; actual change: {}.",
            significant(self.slope, digits.count()),
            self.both().change(digits)
        ))
    }

    fn both(&self) -> Losses {
        Losses { before: self.before, after: self.after }
    }
}

/// A loss before and after something.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Losses {
    /// Before it.
    pub before: f64,
    /// After it.
    pub after: f64,
}

impl Losses {
    /// Both, with as many digits as it takes to see that they differ, and the difference.
    #[must_use]
    pub fn apart(&self, digits: Digits) -> [String; 2] {
        let with = |count| [self.before, self.after].map(|loss| significant(loss, count));
        let change = self.after - self.before;
        if change == 0.0 || !change.is_finite() {
            return with(digits.count());
        }
        let seen = CHANGE_DIGITS.min(digits.count());
        let is_seen = |losses: &[String; 2]| significant(change_by_hand(losses), seen) == significant(change, seen);
        (digits.count()..17).map(with).find(is_seen).unwrap_or_else(|| with(17))
    }

    /// The change of the loss, with the digits that a reader gets by subtracting the two losses as shown.
    #[must_use]
    pub fn change(&self, digits: Digits) -> String {
        let change = self.after - self.before;
        let by_hand = change_by_hand(&self.apart(digits));
        let texts = (1..=digits.count()).rev().map(|count| (significant(change, count), significant(by_hand, count)));
        texts
            .into_iter()
            .find_map(|(full, by_hand)| (full == by_hand).then_some(full))
            .unwrap_or_else(|| significant(change, 1))
    }
}
