//! Numeric derivatives: what a small change of one number does to another.

use super::{Walk, pass::Pass};
use crate::{
    network::{Loss, OutputActivation},
    quantity::{Layer, Quantity, Unit, Variable, WeightLayer},
};

/// The step of the difference quotient, as a share of the value (of 1 where the value is small).
const STEP: f64 = 1e-3;

impl Pass {
    /// The numeric value of a derivative; `None` where it cannot be taken (at an output that has vanished).
    ///
    /// By a weight it is the network's own, which knows no formula. By a unit it is taken with the unit's value moved
    /// a little, all later values following from it; no step crosses a kink, and on a kink the left side counts.
    pub(super) fn numeric_derivative(&self, of: Variable, by: Variable) -> Option<f64> {
        let architecture = self.exact.reading().shape().architecture;
        if let (Variable::Loss, Variable::Weight(weight)) = (of, by) {
            let (row, to) = (usize::from(weight.from) + architecture.bias.units() - 1, usize::from(weight.to));
            return Some(match weight.layer {
                WeightLayer::First => self.numeric.first[(row, to - 1)],
                WeightLayer::Second => self.numeric.second[(row, to)],
            });
        }
        let moved = by.quantity();
        let at = self.exact.get(moved)?;
        let is_output = matches!(by, Variable::Activation(Unit { layer: Layer::Output, .. }));
        let step = match (architecture.loss, architecture.output) {
            // Its logarithms end at outputs of 0, of sigmoid outputs at 1 too.
            (Loss::CrossEntropy, OutputActivation::Softmax) if is_output => STEP * at,
            (Loss::CrossEntropy, _) if is_output => STEP * at.min(1.0 - at),
            _ => STEP * at.abs().max(1.0),
        };
        let kink = match by {
            Variable::NetInput(Unit { layer: Layer::Hidden, .. }) => architecture.hidden.kink(),
            _ => None,
        };
        let value = |steps: f64, step: f64| self.exact.with_override(moved, at + steps * step).get(of.quantity());
        let derivative = match kink.map(|kink| (at - kink).abs()) {
            Some(0.0) => (value(0.0, step)? - value(-1.0, step)?) / step,
            distance => {
                let step = distance.map_or(step, |distance| step.min(distance / 4.0));
                let near = value(1.0, step)? - value(-1.0, step)?;
                let far = value(2.0, step)? - value(-2.0, step)?;
                // The error of each difference quotient goes with the square of its step; this combination cancels it.
                (8.0 * near - far) / (12.0 * step)
            }
        };
        Some(derivative).filter(|derivative| derivative.is_finite())
    }
}

impl Pass {
    /// Whether a derivative by this is taken where the two sides of a hidden unit's activation differ.
    pub(super) fn is_on_kink(&self, by: Variable) -> bool {
        let unit = match by {
            Variable::NetInput(unit) if unit.layer == Layer::Hidden => unit,
            Variable::Weight(weight) if weight.layer == WeightLayer::First => weight.destination(),
            _ => return false,
        };
        let kink = self.exact.reading().shape().architecture.hidden.kink();
        kink.is_some() && self.exact.get(Quantity::NetInput(unit)) == kink
    }
}

impl Walk {
    /// Whether a numeric derivative bears out a computed one.
    #[must_use]
    pub fn bears_out(numeric: f64, computed: f64) -> bool {
        (numeric - computed).abs() <= 1e-6 * computed.abs().max(1.0)
    }

    /// The quantity's derivative parts, where it is a derivative.
    #[must_use]
    pub fn derivative(quantity: Quantity) -> Option<(Variable, Variable)> {
        match quantity {
            Quantity::Partial { of, by } => Some((of, by)),
            _ => None,
        }
    }
}
