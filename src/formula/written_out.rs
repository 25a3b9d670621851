//! A formula as it is calculated by hand: its letters bound, its sums written out term by term, its parts labelled by
//! their places. It does not show which law it came from.

use super::{Binding, FactorLabel, Formula};
use crate::quantity::{Index, Quantity};

impl Formula {
    /// The formula written out under a binding of all its letters, without the factors `ones`, which equal 1. So
    /// correct and wrong formulas of a quantity look alike.
    #[must_use]
    pub(crate) fn written_out(&self, binding: Binding, ones: &[Quantity<Index>]) -> Self {
        in_parts(self.spelled(binding, ones))
    }

    /// The formula without its labels and marks, its letters bound, its sums written out.
    fn spelled(&self, binding: Binding, ones: &[Quantity<Index>]) -> Self {
        let of = |inner: &Self| inner.spelled(binding, ones);
        match self {
            Self::Symbol(_) | Self::Bare(_) | Self::Largest(..) => self.bind(binding),
            Self::Sum(terms) => sum(terms.iter().map(of)),
            Self::Product(factors) => {
                let is_one = |factor: &Self| matches!(factor, Self::Symbol(symbol) if ones.contains(symbol));
                product(factors.iter().map(of).filter(|factor| !is_one(factor)))
            }
            Self::Series(range, body) => {
                sum(range.numbers(binding).map(|number| body.spelled(binding.with(range.letter, number), ones)))
            }
            Self::Factor(_, inner) | Self::Changed(inner) => of(inner),
            Self::ReadAs { meant, .. } => of(meant),
            _ => self.map_children(&mut |inner| of(inner)),
        }
    }
}

/// The sum of some terms; sums among them are not set in brackets.
fn sum(terms: impl Iterator<Item = Formula>) -> Formula {
    let mut flat = Vec::new();
    for term in terms {
        match term {
            Formula::Sum(inner) => flat.extend(inner),
            other => flat.push(other),
        }
    }
    match flat.len() {
        0 => Formula::Constant(0),
        1 => flat.remove(0),
        _ => Formula::Sum(flat),
    }
}

/// The product of some factors; products among them are not set in brackets.
fn product(factors: impl Iterator<Item = Formula>) -> Formula {
    let mut flat = Vec::new();
    for factor in factors {
        match factor {
            Formula::Product(inner) => flat.extend(inner),
            other => flat.push(other),
        }
    }
    match flat.len() {
        0 => Formula::Constant(1),
        1 => flat.remove(0),
        _ => Formula::Product(flat),
    }
}

/// The terms of a sum, or the factors of a product, as parts that can be pointed at.
fn in_parts(formula: Formula) -> Formula {
    let labelled = |(place, part): (u8, Formula)| Formula::Factor(FactorLabel(place), Box::new(part));
    let term = |(place, part): (u8, Formula)| match part {
        // A minus between two terms does not belong to the second.
        Formula::Negative(inner) => Formula::Negative(Box::new(Formula::Factor(FactorLabel(place), inner))),
        other => labelled((place, other)),
    };
    match formula {
        Formula::Sum(terms) => Formula::Sum((0..).zip(terms).map(term).collect()),
        Formula::Product(factors) => Formula::Product((0..).zip(factors).map(labelled).collect()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        formula::{Range, constant, symbol},
        quantity::{Layer, Letter, Quantity, Unit},
    };

    fn output(index: impl Into<crate::quantity::Index>) -> Formula {
        symbol(Quantity::Activation(Unit { layer: Layer::INPUT, index: index.into() }))
    }

    #[test]
    fn a_sum_over_a_letter_and_the_same_sum_in_terms_look_alike() {
        let series = (2 * output(Letter::I)).factor(0).summed(Range::new(Letter::I, 1, 2));
        let terms = Formula::Sum(vec![(2 * output(1)).changed(), 2 * output(2).changed()]);
        assert_eq!(series.written_out(Binding::default(), &[]), terms.written_out(Binding::default(), &[]));
    }

    #[test]
    fn parts_are_labelled_by_their_places_and_a_mark_of_what_differs_is_gone() {
        let halved = (constant(3)).changed() * (output(1) * output(2)).factor(5);
        let [a, b, c] = [constant(3).factor(0), output(1).factor(1), output(2).factor(2)];
        assert_eq!(halved.written_out(Binding::default(), &[]), Formula::Product(vec![a, b, c]));
    }

    /// The number below a part is the value of everything above it.
    #[test]
    fn a_minus_is_of_the_factor_that_it_stands_in_and_of_no_term() {
        let product = Formula::Product(vec![-output(1), output(2)]).written_out(Binding::default(), &[]);
        assert_eq!(product, Formula::Product(vec![(-output(1)).factor(0), output(2).factor(1)]));
        let sum = Formula::Sum(vec![output(1), -output(2)]).written_out(Binding::default(), &[]);
        assert_eq!(sum, Formula::Sum(vec![output(1).factor(0), -output(2).factor(1)]));
    }

    #[test]
    fn a_factor_that_is_1_is_left_out() {
        let Formula::Symbol(one) = output(0) else { unreachable!() };
        let weighted = |unit| output(unit) * output(3);
        let sum = Formula::Sum(vec![weighted(0), weighted(1)]).written_out(Binding::default(), &[one]);
        assert_eq!(sum, Formula::Sum(vec![output(3).factor(0), weighted(1).factor(1)]));
    }
}
