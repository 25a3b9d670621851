//! Numeric derivatives: what a small change of one number does to another.

use super::Walk;
use crate::quantity::{Layer, Quantity, Unit, Variable, WeightLayer};

/// The step of the difference quotient, as a share of the value (of 1 where the value is small).
const STEP: f64 = 1e-3;

impl Walk {
    /// The numeric value of a derivative; `None` where it cannot be taken (at an output that has vanished).
    ///
    /// By a weight it is the network's own, which knows no formula. By a unit it is taken with the unit's value moved
    /// a little, all later values following from it.
    #[must_use]
    pub fn numeric_derivative(&self, of: Variable, by: Variable) -> Option<f64> {
        if let (Variable::Loss, Variable::Weight(weight)) = (of, by) {
            let (row, to) = (usize::from(weight.from), usize::from(weight.to));
            return Some(match weight.layer {
                WeightLayer::First => self.numeric.first[(row, to - 1)],
                WeightLayer::Second => self.numeric.second[(row, to)],
            });
        }
        let moved = by.quantity();
        let at = self.exact.get(moved)?;
        let step = match by {
            Variable::Activation(Unit { layer: Layer::Output, .. }) => STEP * at.abs(),
            _ => STEP * at.abs().max(1.0),
        };
        let value = |steps: f64| self.exact.with_override(moved, at + steps * step).get(of.quantity());
        let near = value(1.0)? - value(-1.0)?;
        let far = value(2.0)? - value(-2.0)?;
        // The error of each difference quotient goes with the square of its step; this combination cancels it.
        Some((8.0 * near - far) / (12.0 * step)).filter(|derivative| derivative.is_finite())
    }

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
