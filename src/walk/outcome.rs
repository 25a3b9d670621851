//! What an update did to the loss: computed, never assumed.

use super::Walk;
use crate::{
    formula::{Digits, digits::significant},
    quantity::{Quantity, Variable},
    reading::ReadingKind,
};

/// Where the step went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// No weight changed.
    NothingMoved,
    /// Against the slope, and the loss fell.
    Downhill,
    /// Against the slope, yet the loss did not fall.
    TooLong,
    /// Against the slope, but by so little that the loss is the same number.
    TooSmall,
    /// With the slope, and the loss did not fall.
    Uphill,
    /// With the slope, yet the loss fell: the step jumped across.
    Across,
    /// The slope along the step is 0.
    Sideways,
    /// A value is not a finite number.
    Unknown,
}

/// One reading's step in numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outcome {
    /// The loss before.
    pub before: f64,
    /// The loss after.
    pub after: f64,
    /// The true derivative of the loss along the step: `∑ ∂E/∂a · (a' − a)`.
    pub slope: f64,
    /// What they come to.
    pub direction: Direction,
}

impl Walk {
    /// What the update of a reading did; `None` where there is no such reading.
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
}

impl Outcome {
    /// The outcome in a sentence or two.
    #[must_use]
    pub fn in_words(&self, digits: Digits) -> String {
        // Two losses that differ are shown with as many digits as it takes to see it.
        let shown = (digits.count()..17)
            .find(|count| {
                self.before == self.after || significant(self.before, *count) != significant(self.after, *count)
            })
            .unwrap_or(17);
        let number = |value| significant(value, shown);
        let losses = format!("the loss goes from {} to {}", number(self.before), number(self.after));
        let slope = significant(self.slope, digits.count());
        match self.direction {
            Direction::NothingMoved => {
                format!("nothing moved: every weight is as it was, and the loss stays {}", number(self.before))
            }
            Direction::Downhill => format!("downhill: {losses} (slope along the step {slope})"),
            Direction::TooLong => format!(
                "the right direction, but the step is too long: {losses}, although the slope along the step is {slope}"
            ),
            Direction::TooSmall => {
                format!(
                    "downhill, but by too little to show: the loss stays {} (slope along the step {slope})",
                    number(self.before)
                )
            }
            Direction::Uphill => format!("uphill: {losses} (slope along the step {slope})"),
            Direction::Across => format!(
                "uphill at first (slope along the step {slope}), but so far that it came down elsewhere: {losses}"
            ),
            Direction::Sideways => format!("sideways: the slope along the step is 0; {losses}"),
            Direction::Unknown => format!("beyond what numbers can hold: {losses}"),
        }
    }
}
