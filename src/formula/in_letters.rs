//! A formula with its numbers in, read back: which quantities they are of, and how the formula is written with them.

use super::Formula;

impl Formula {
    /// The formula as it is written in symbols: each number by the name of its quantity, without labels and marks, and
    /// of two forms of one value the one that people write. So two formulas can be compared by what they say.
    #[must_use]
    pub(crate) fn in_letters(&self) -> Self {
        let boxed = |inner: &Self| Box::new(inner.in_letters());
        let all = |terms: &[Self]| terms.iter().map(Self::in_letters).collect();
        match self {
            Self::Value(value) => value.of.map_or_else(|| self.clone(), |of| Self::Symbol(of.in_law())),
            Self::Factor(_, inner) | Self::Changed(inner) => inner.in_letters(),
            Self::ReadAs { meant, .. } => meant.in_letters(),
            Self::Stable { shown, .. } => shown.in_letters(),
            Self::Negative(inner) => Self::Negative(boxed(inner)),
            Self::Power(inner, exponent) => Self::Power(boxed(inner), *exponent),
            Self::Exponential(inner) => Self::Exponential(boxed(inner)),
            Self::Logarithm(inner) => Self::Logarithm(boxed(inner)),
            Self::Activated(activation, inner) => Self::Activated(*activation, boxed(inner)),
            Self::PositivePart(inner) => Self::PositivePart(boxed(inner)),
            Self::IsPositive(inner) => Self::IsPositive(boxed(inner)),
            Self::Series(range, inner) => Self::Series(*range, boxed(inner)),
            Self::Sum(terms) => Self::Sum(all(terms)),
            Self::Product(factors) => Self::Product(all(factors)),
            Self::Quotient(over, under) => Self::Quotient(boxed(over), boxed(under)),
            Self::AfterStep(inner) => Self::AfterStep(boxed(inner)),
            Self::Constant(_)
            | Self::Blank(_)
            | Self::Symbol(_)
            | Self::Bare(_)
            | Self::X
            | Self::Largest(..)
            | Self::Call { .. }
            | Self::Derivative { .. } => self.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        formula::{Exactness, Value},
        network::Activation,
        quantity::{Layer, Quantity, Unit},
    };

    #[test]
    fn numbers_are_read_back_as_the_symbols_that_they_were_put_in_for() {
        let unit = Unit { layer: Layer::new(1), index: 1 };
        let [net_input, output] = [Quantity::NetInput(unit), Quantity::Activation(unit)];
        let symbol = |of: Quantity| Formula::Symbol(of.in_law());
        let number = |of: Quantity| {
            Formula::Value(Value { full: 0.5, text: "0.5".to_owned(), exactness: Exactness::Exact, of: Some(of) })
        };
        let in_numbers: Formula = Activation::SIGMOID.derivative(number(net_input), number(output));
        assert!(in_numbers.is_in_numbers());
        assert_eq!(in_numbers.factor(0).in_letters(), symbol(output) * (Formula::Constant(1) - symbol(output)));
    }
}
