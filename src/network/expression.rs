//! How an activation and its derivative are written, in numbers or in symbols.

use std::ops::{Add, Div, Mul, Neg, Sub};

use super::Activation;

/// Something to calculate with: numbers, or whatever else knows these operations.
///
/// An activation says once how it is written ([`Activation::definition`], [`Activation::derivative`]). Who puts in
/// numbers gets a number; who puts in symbols gets a formula.
pub trait Expression:
    Clone
    + From<i32>
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
{
    /// `e^self`.
    fn exp(self) -> Self;

    /// `self` to a whole power.
    fn power(self, exponent: i32) -> Self;

    /// What a unit makes of the net input `self`.
    fn activated(self, activation: Activation) -> Self;

    /// `max(0, self)`.
    fn positive_part(self) -> Self;

    /// `[self > 0]`: 1 where that holds, else 0.
    fn above_zero(self) -> Self;

    /// Written as `self`, and computed as `computed`: the same number in a form that neither overflows nor cancels.
    fn computed_as(self, computed: Self) -> Self;
}

impl Activation {
    /// What it is, in simpler terms.
    pub fn definition<E: Expression>(self, net_input: E) -> E {
        match self {
            Self::Sigmoid => E::from(1) / (E::from(1) + (-net_input).exp()),
            Self::Tanh => {
                let (up, down) = (net_input.clone().exp(), (-net_input.clone()).exp());
                let quotient = (up.clone() - down.clone()) / (up + down);
                quotient.computed_as(net_input.activated(self))
            }
            Self::Relu => net_input.positive_part(),
        }
    }

    /// Its derivative, as it is written with the net input and the output that it makes of it.
    pub fn derivative<E: Expression>(self, net_input: E, output: E) -> E {
        match self {
            Self::Sigmoid => {
                let rest = E::from(1) - output.clone();
                output * rest.computed_as((-net_input).activated(self))
            }
            Self::Tanh => {
                let twice = E::from(2) * net_input;
                let halves = twice.clone().activated(Self::Sigmoid) * (-twice).activated(Self::Sigmoid);
                (E::from(1) - output.power(2)).computed_as(E::from(4) * halves)
            }
            Self::Relu => net_input.above_zero(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    impl Expression for f64 {
        fn exp(self) -> f64 {
            f64::exp(self)
        }
        fn power(self, exponent: i32) -> f64 {
            self.powi(exponent)
        }
        fn activated(self, activation: Activation) -> f64 {
            activation.apply(self)
        }
        fn positive_part(self) -> f64 {
            self.max(0.0)
        }
        fn above_zero(self) -> f64 {
            f64::from(self > 0.0)
        }
        fn computed_as(self, computed: f64) -> f64 {
            assert_relative_eq!(self, computed, max_relative = 1e-12);
            computed
        }
    }

    #[test]
    fn what_is_written_is_what_is_computed() {
        for activation in Activation::ALL {
            for x in [-3.0, -0.5, 0.0, 0.25, 2.0] {
                let output = activation.apply(x);
                assert_relative_eq!(activation.definition(x), output, max_relative = 1e-14);
                assert_relative_eq!(activation.derivative(x, output), activation.slope(x), max_relative = 1e-14);
            }
        }
    }
}
