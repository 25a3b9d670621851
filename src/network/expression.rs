//! What activations are written with, in numbers or in symbols.

use std::ops::{Add, Div, Mul, Neg, Sub};

use super::Parameter;

/// Something to calculate with: numbers, or whatever else knows these operations and the functions `F`.
///
/// An activation says once how it is written. Who puts in numbers gets a number; who puts in symbols gets a formula.
pub trait Expression<F>:
    Clone
    + From<i32>
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
{
    /// The number of a parameter.
    fn number(parameter: Parameter) -> Self;

    /// `e^self`.
    fn exp(self) -> Self;

    /// The natural logarithm of `self`.
    fn ln(self) -> Self;

    /// `self` to a whole power.
    fn power(self, exponent: i32) -> Self;

    /// What a function makes of `self`, by its sign.
    fn activated(self, function: F) -> Self;

    /// `max(0, self)`.
    fn positive_part(self) -> Self;

    /// `[self > 0]`: 1 where that holds, else 0.
    fn above_zero(self) -> Self;

    /// Written as `self`, and computed as `computed`: the same number in a form that neither overflows nor cancels.
    fn computed_as(self, computed: Self) -> Self;
}
