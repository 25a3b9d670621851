//! Operators and functions that make a formula in Rust look like the formula on paper: `-2 * (y - O2(0)) * O1(k)`.

use std::ops::{Add, Div, Mul, Neg, Sub};

use super::{Exactness, FactorLabel, Formula, Range, Value};
use crate::{
    network::{Activation, Expression, Parameter},
    quantity::{Index, Quantity},
};

/// A number of the law itself.
#[must_use]
pub fn constant(number: i32) -> Formula {
    Formula::Constant(number)
}

/// A quantity's symbol.
#[must_use]
pub fn symbol(quantity: Quantity<Index>) -> Formula {
    Formula::Symbol(quantity)
}

/// `e^inner`.
#[must_use]
pub fn exp(inner: Formula) -> Formula {
    Formula::Exponential(Box::new(inner))
}

/// The natural logarithm of `inner`.
#[must_use]
pub fn ln(inner: Formula) -> Formula {
    Formula::Logarithm(Box::new(inner))
}

/// `σ(inner)`.
#[must_use]
pub fn sigma(inner: Formula) -> Formula {
    activated(Activation::SIGMOID, inner)
}

/// The activation of the net input `inner`.
#[must_use]
pub fn activated(activation: Activation, inner: Formula) -> Formula {
    Formula::Activated(activation, Box::new(inner))
}

impl Formula {
    /// The sum of this formula over a range.
    #[must_use]
    pub fn summed(self, range: Range) -> Formula {
        Formula::Series(range, Box::new(self))
    }

    /// This formula as the part A, B, C … of a step: `part` counts from 0.
    #[must_use]
    pub fn factor(self, part: u8) -> Formula {
        Formula::Factor(FactorLabel(part), Box::new(self))
    }

    /// This formula to a whole power.
    #[must_use]
    pub fn power(self, exponent: i32) -> Formula {
        Formula::Power(Box::new(self), exponent)
    }

    /// This formula as the part of a slip that differs from the correct one.
    #[must_use]
    pub fn changed(self) -> Formula {
        Formula::Changed(Box::new(self))
    }

    /// Printed as `self`, read as `meant`.
    #[must_use]
    pub fn read_as(self, meant: Formula) -> Formula {
        Formula::ReadAs { printed: Box::new(self), meant: Box::new(meant) }
    }

    /// Shown as `self`, evaluated as `computed`, which is the same number.
    #[must_use]
    pub fn computed_as(self, computed: Formula) -> Formula {
        Formula::Stable { shown: Box::new(self), computed: Box::new(computed) }
    }
}

impl From<i32> for Formula {
    fn from(number: i32) -> Self {
        constant(number)
    }
}

/// With formulas as numbers, the definition and the derivative of an activation are formulas.
impl Expression<Activation> for Formula {
    fn number(parameter: Parameter) -> Self {
        let (full, text) = (parameter.value(), parameter.to_string());
        Formula::Value(Value { full, text, exactness: Exactness::Exact, of: None })
    }

    fn ln(self) -> Self {
        ln(self)
    }

    fn exp(self) -> Self {
        exp(self)
    }

    fn power(self, exponent: i32) -> Self {
        Formula::power(self, exponent)
    }

    fn activated(self, activation: Activation) -> Self {
        activated(activation, self)
    }

    fn positive_part(self) -> Self {
        Formula::PositivePart(Box::new(self))
    }

    fn above_zero(self) -> Self {
        Formula::IsPositive(Box::new(self))
    }

    fn computed_as(self, computed: Self) -> Self {
        Formula::computed_as(self, computed)
    }
}

impl Add for Formula {
    type Output = Formula;
    fn add(self, other: Formula) -> Formula {
        match self {
            Formula::Sum(mut terms) => {
                terms.push(other);
                Formula::Sum(terms)
            }
            first => Formula::Sum(vec![first, other]),
        }
    }
}

impl Sub for Formula {
    type Output = Formula;
    fn sub(self, other: Formula) -> Formula {
        self + -other
    }
}

impl Neg for Formula {
    type Output = Formula;
    fn neg(self) -> Formula {
        Formula::Negative(Box::new(self))
    }
}

impl Mul for Formula {
    type Output = Formula;
    fn mul(self, other: Formula) -> Formula {
        match self {
            Formula::Product(mut terms) => {
                terms.push(other);
                Formula::Product(terms)
            }
            first => Formula::Product(vec![first, other]),
        }
    }
}

impl Div for Formula {
    type Output = Formula;
    fn div(self, other: Formula) -> Formula {
        Formula::Quotient(Box::new(self), Box::new(other))
    }
}

impl Mul<Formula> for i32 {
    type Output = Formula;
    fn mul(self, other: Formula) -> Formula {
        constant(self) * other
    }
}

impl Sub<Formula> for i32 {
    type Output = Formula;
    fn sub(self, other: Formula) -> Formula {
        constant(self) - other
    }
}

impl Add<Formula> for i32 {
    type Output = Formula;
    fn add(self, other: Formula) -> Formula {
        constant(self) + other
    }
}

impl Div<Formula> for i32 {
    type Output = Formula;
    fn div(self, other: Formula) -> Formula {
        constant(self) / other
    }
}

impl Sub<i32> for Formula {
    type Output = Formula;
    fn sub(self, other: i32) -> Formula {
        self - constant(other)
    }
}
