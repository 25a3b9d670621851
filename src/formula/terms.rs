//! The terms of a sum.

use super::{Binding, Formula};

impl Formula {
    /// The terms of this formula under a binding, without labels, a sum over a letter written out. Nothing if it is not
    /// a sum of several terms.
    #[must_use]
    pub fn terms(&self, binding: Binding) -> Option<Vec<Formula>> {
        let terms = self.flattened(binding);
        (terms.len() > 1).then_some(terms)
    }

    fn flattened(&self, binding: Binding) -> Vec<Formula> {
        match self {
            Self::Sum(terms) => terms.iter().flat_map(|term| term.flattened(binding)).collect(),
            Self::Series(range, body) => {
                let numbers = range.numbers(binding);
                numbers.flat_map(|number| body.flattened(binding.with(range.letter, number))).collect()
            }
            Self::Negative(inner) => inner.flattened(binding).into_iter().map(Self::with_other_sign).collect(),
            Self::Factor(_, inner) => inner.flattened(binding),
            _ => vec![self.bind(binding)],
        }
    }

    /// `-a` for `a`, and `a` for `-a`; `2·a` for `-2·a`.
    #[must_use]
    pub fn with_other_sign(self) -> Formula {
        match self {
            Self::Negative(inner) => *inner,
            Self::Constant(number) if number < 0 => Self::Constant(-number),
            Self::Product(mut factors) if factors.first().is_some_and(Self::begins_with_minus) => {
                let first = factors.remove(0).with_other_sign();
                factors.insert(0, first);
                Self::Product(factors)
            }
            other => -other,
        }
    }

    fn begins_with_minus(&self) -> bool {
        match self {
            Self::Negative(_) => true,
            Self::Constant(number) => *number < 0,
            Self::Product(factors) => factors.first().is_some_and(Self::begins_with_minus),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        formula::{Binding, Formula, Range, constant, symbol},
        quantity::{Index, Layer, Letter, Quantity, Unit, Weight},
    };

    fn input(index: impl Into<Index>) -> Formula {
        symbol(Quantity::Activation(Unit { layer: Layer::INPUT, index: index.into() }))
    }

    fn weight(from: impl Into<Index>, to: impl Into<Index>) -> Formula {
        symbol(Quantity::Weight(Weight { layer: Layer::INPUT, from: from.into(), to: to.into() }))
    }

    #[test]
    fn a_sum_over_a_letter_is_written_out() {
        let product = (input(Letter::I) * weight(Letter::I, Letter::K)).factor(0);
        let net_input = product.summed(Range::new(Letter::I, 0, 1));
        let terms = net_input.terms(Binding::default().with(Letter::K, 2)).unwrap();
        assert_eq!(terms, [input(0) * weight(0, 2), input(1) * weight(1, 2)]);
    }

    #[test]
    fn a_sign_before_a_sum_is_that_of_each_term() {
        let both = -Formula::Sum(vec![input(1), -input(2)]);
        assert_eq!(both.terms(Binding::default()).unwrap(), [-input(1), input(2)]);
    }

    #[test]
    fn a_product_has_no_terms() {
        assert_eq!((constant(2) * input(1)).terms(Binding::default()), None);
        let only = input(Letter::I).summed(Range::new(Letter::I, 1, 1));
        assert_eq!(only.terms(Binding::default()), None);
    }
}
