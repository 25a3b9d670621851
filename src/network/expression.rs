//! What an activation's definition and derivative are written in.

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
