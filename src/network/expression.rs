//! The operations that activations are written with, on numbers or on symbols.

use std::ops::{Add, Div, Mul, Neg, Sub};

use super::Parameter;

/// A type with the arithmetic that activations need: numbers or formulas. `F` are its named functions.
///
/// Each activation is written once: with numbers it gives a number, with symbols a formula.
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

    /// A function of `self`, by its name.
    fn activated(self, function: F) -> Self;

    /// `max(0, self)`.
    fn positive_part(self) -> Self;

    /// `[self > 0]`: 1 if that holds, else 0.
    fn above_zero(self) -> Self;

    /// Written as `self`, and computed as `computed`: the same number in a form that neither overflows nor cancels.
    fn computed_as(self, computed: Self) -> Self;
}
