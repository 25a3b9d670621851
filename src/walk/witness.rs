//! Numeric derivatives: the effect of a small change of one number on another.

use super::{Walk, pass::Pass};
use crate::{
    network::{Loss, OutputActivation},
    quantity::{Quantity, Unit, Variable},
};

/// The step of the difference quotient, as a share of the value (of 1 where the value is small).
const STEP: f64 = 1e-3;

/// This close to 0 or 1, the logarithm of an output, or of its complement, is too steep for a difference quotient.
const NEAR_THE_END: f64 = 1e-3;

impl Pass {
    /// The numeric value of a derivative; `None` where it cannot be taken (at an output that has vanished).
    ///
    /// With respect to a weight the network computes it, without any formula. With respect to a unit, the unit's value
    /// is moved a little and all later values follow. For the loss and a hidden unit this is done in the network, where
    /// no step crosses any kink, and on a kink the side below counts. Otherwise it is done in the one formula that the
    /// unit enters, and no step crosses the kink of that formula.
    pub(super) fn numeric_derivative(&self, of: Variable, by: Variable) -> Option<f64> {
        if let (Variable::Loss, Variable::Weight(weight)) = (of, by) {
            return Some(self.numeric.by(weight));
        }
        let moved = by.quantity();
        let at = self.exact.get(moved)?;
        if let (Variable::Loss, Some(loss)) = (of, self.numeric.loss_by(by)) {
            return around(STEP * at.abs().max(1.0), |off| Some(loss(off))).filter(|derivative| derivative.is_finite());
        }
        let value = |off: f64| self.exact.with_override(moved, at + off).get(of.quantity());
        let slope = match self.room(by, at) {
            Room::Around(step) => around(step, value),
            Room::Below(step) => to_one_side(-step, value),
            Room::Above(step) => to_one_side(step, value),
        };
        slope.filter(|derivative| derivative.is_finite())
    }

    /// Why a numeric derivative cannot be taken.
    pub(super) fn why_no_numeric_derivative(&self, by: Variable) -> &'static str {
        let shape = self.exact.reading().shape();
        let is_output = matches!(by, Variable::Activation(unit) if unit.layer == shape.output());
        let is_share = is_output && shape.architecture.loss == Loss::CrossEntropy;
        match self.exact.get(by.quantity()) {
            Some(at) if is_share && at < NEAR_THE_END => "the output is too close to 0",
            Some(at) if is_share && at > 1.0 - NEAR_THE_END => "the output is too close to 1",
            _ => "the check needs numbers that are too large to calculate with",
        }
    }

    /// The range of a number, and how far it may be moved at once.
    fn room(&self, by: Variable, at: f64) -> Room {
        let step = STEP * at.abs().max(1.0);
        let architecture = self.exact.reading().shape().architecture;
        match by {
            Variable::NetInput(unit) => match self.kink_of(unit).map(|kink| (at - kink).abs()) {
                Some(0.0) => Room::Below(step),
                Some(distance) => Room::Around(step.min(distance / 4.0)),
                None => Room::Around(step),
            },
            Variable::Activation(unit)
                if unit.layer == self.exact.reading().shape().output() && architecture.loss == Loss::CrossEntropy =>
            {
                match architecture.output {
                    OutputActivation::Softmax => Room::Around(STEP * at),
                    OutputActivation::Each(_) => self.room_between_0_and_1(unit, at),
                }
            }
            _ => Room::Around(step),
        }
    }

    /// `y ln(O)` ends at an output of 0, `(1 − y) ln(1 − O)` at 1. Their rates of change depend on the distance from
    /// there; but with a `y` of 0 or 1 only one of them is in the loss, and only that one needs short steps.
    fn room_between_0_and_1(&self, unit: Unit, at: f64) -> Room {
        let target = Quantity::Target(self.exact.reading().shape().notation().target(unit.index));
        let target = self.exact.get(target).unwrap_or(f64::NAN);
        let (below, above) = (at, 1.0 - at);
        let to_the_ends = [(below, target != 0.0), (above, target != 1.0)];
        let smooth = to_the_ends.into_iter().filter(|(_, ends)| *ends).map(|(distance, _)| distance);
        let step = STEP * smooth.fold(1.0, f64::min);
        match FARTHEST * step {
            reach if reach >= above => Room::Below(step),
            reach if reach >= below => Room::Above(step),
            _ => Room::Around(step),
        }
    }
}

/// The range of a number, with the step of the difference quotients.
enum Room {
    Around(f64),
    Below(f64),
    Above(f64),
}

/// The distance, in steps, of the farthest number in any difference quotient here.
const FARTHEST: f64 = 4.0;

/// The largest power of 2 that is no larger than the step: moving a number by it causes no rounding, where another step
/// would be rounded and the derivative would lose accuracy.
fn exact_step(step: f64) -> f64 {
    step.abs().log2().floor().exp2().copysign(step)
}

/// The slope from numbers on both sides. The error of each difference quotient is proportional to the square of its
/// step; this combination cancels it.
fn around(step: f64, value: impl Fn(f64) -> Option<f64>) -> Option<f64> {
    let step = exact_step(step);
    let near = value(step)? - value(-step)?;
    let far = value(2.0 * step)? - value(-2.0 * step)?;
    Some((8.0 * near - far) / (12.0 * step))
}

/// The slope from numbers on the side that the step leads to, as accurate as the one from both sides.
fn to_one_side(step: f64, value: impl Fn(f64) -> Option<f64>) -> Option<f64> {
    let step = exact_step(step);
    let here = value(0.0)?;
    let rise = |steps: f64| Some(value(steps * step)? - here);
    Some((48.0 * rise(1.0)? - 36.0 * rise(2.0)? + 16.0 * rise(3.0)? - 3.0 * rise(4.0)?) / (12.0 * step))
}

impl Pass {
    /// The net input at which a unit has no derivative.
    fn kink_of(&self, unit: Unit) -> Option<f64> {
        let kink = self.exact.reading().shape().activation_in(unit.layer)?.kink()?;
        (!kink.is_smooth()).then_some(kink.at)
    }

    /// Whether this derivative is taken at a point where the two sides of a unit's activation differ.
    pub(super) fn is_on_kink(&self, by: Variable) -> bool {
        let unit = match by {
            Variable::NetInput(unit) => unit,
            Variable::Weight(weight) => weight.destination(),
            _ => return false,
        };
        self.kink_of(unit).is_some_and(|kink| self.exact.get(Quantity::NetInput(unit)) == Some(kink))
    }
}

impl Walk {
    /// Whether a numeric derivative confirms a computed one.
    #[must_use]
    pub fn bears_out(numeric: f64, computed: f64) -> bool {
        (numeric - computed).abs() <= 1e-6 * computed.abs().max(1.0)
    }

    /// The two variables of the quantity, where it is a derivative.
    #[must_use]
    pub fn derivative(quantity: Quantity) -> Option<(Variable, Variable)> {
        match quantity {
            Quantity::Partial { of, by } => Some((of, by)),
            _ => None,
        }
    }
}
