//! The penalty on large weights: `(λ/2) ∑ a²` over all that are not biases, and `λ a` in the derivative by each.

use super::parts::over_units;
use crate::{
    formula::{Binding, Formula, Range, constant},
    network::{Bias, Penalty},
    quantity::{Index, Layer},
    reading::{Law, Shape, letters::*},
};

/// A loss with the penalty, where there is one.
pub(super) fn added_to_loss(shape: Shape, loss: Formula) -> Formula {
    match shape.penalty {
        Penalty::None => loss,
        Penalty::Squares => loss + term(shape),
    }
}

/// `(λ/2) (∑_i ∑_k (a_ik^{(0)})² + …)`.
fn term(shape: Shape) -> Formula {
    let squares = shape.notation().layers_of_weights().map(|layer| squares(shape, layer));
    let sum = squares.reduce(|sum, next| sum + next).expect("a network has a layer of weights");
    lambda() / constant(2) * sum
}

/// The squares of a layer of weights, summed over the units it leaves, without the bias, and over those it leads to.
fn squares(shape: Shape, layer: Layer) -> Formula {
    let notation = shape.notation();
    let of_unit = |from: Index| over_units(shape, layer.next(), |to| a(layer, from, to).power(2));
    match notation.last(layer) {
        1 => of_unit(1.into()),
        last => of_unit(shape.letter(layer)).summed(Range::new(notation.letter(layer), 1, last)),
    }
}

/// The laws of the derivative by a layer's weights from its forms without the penalty.
pub(super) fn added_to_derivative(shape: Shape, layer: Layer, without: &Law) -> Vec<Law> {
    if shape.penalty == Penalty::None {
        return vec![without.clone()];
    }
    let weight = || a(layer, shape.letter(layer), shape.letter(layer.next()));
    let with = |form: &Formula| {
        // Its letter is the next after those of the chain, or of the samples.
        let label = parts(form).try_into().expect("there are at most 100 samples");
        form.clone() + (lambda() * weight()).factor(label)
    };
    let mut laws = vec![Law { forms: without.forms.iter().map(with).collect(), ..without.clone() }];
    if shape.architecture.bias != Bias::None {
        laws.push(of_bias(shape, layer, without));
    }
    laws
}

/// How many parts of a form have a letter of their own: the factors of a chain, or the terms of a sum over samples.
fn parts(form: &Formula) -> usize {
    match form {
        Formula::Quotient(over, _) => parts(over),
        Formula::Series(range, _) => range.numbers(Binding::default()).count(),
        other => other.factors().len(),
    }
}

/// The law of the bias's weights, which take no part in the penalty.
fn of_bias(shape: Shape, layer: Layer, law: &Law) -> Law {
    let letter = shape.notation().letter(layer);
    let bias = Binding::default().with(letter, 0);
    let of = law.of.map(|index| bias.index(index));
    Law { of, left: law.left.bind(bias), forms: law.forms.iter().map(|form| form.bind(bias)).collect(), ..law.clone() }
}
