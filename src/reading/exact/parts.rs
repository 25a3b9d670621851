//! The parts of laws: sums over a layer, products whose factors can be pointed at, activations.
#![allow(non_snake_case, reason = "the letters are the document's own")]

use crate::{
    formula::{Formula, Range},
    network::Activation,
    quantity::{Index, Layer, Letter},
    reading::{Shape, letters::*},
};

/// The sum's range over a layer, bias unit included where the layer has one.
///
/// # Panics
/// For the letter of samples, which are in no layer.
pub(crate) fn over(shape: Shape, letter: Letter) -> Range {
    let notation = shape.notation();
    let layer = notation.layer_of(letter).expect("a sum over units has the letter of a layer");
    let units = notation.units(layer);
    Range::new(letter, *units.start(), *units.end())
}

/// The sum's range over a layer, with the layer's own letter.
pub(crate) fn over_layer(shape: Shape, layer: Layer) -> Range {
    over(shape, shape.notation().letter(layer))
}

/// `O_n` of the output layer.
pub(crate) fn On(shape: Shape, index: impl Into<Index>) -> Formula {
    O(shape.output(), index)
}

/// `X_n` of the output layer.
pub(crate) fn Xn(shape: Shape, index: impl Into<Index>) -> Formula {
    X(shape.output(), index)
}

/// `∑_k term` over the units that compute something in a layer, or the term for its one unit.
pub(crate) fn over_units(shape: Shape, layer: Layer, term: impl Fn(Index) -> Formula) -> Formula {
    let notation = shape.notation();
    let units = notation.computing(layer);
    match (*units.start(), *units.end()) {
        (first, last) if first == last => term(first.into()),
        (first, last) => term(shape.letter(layer)).summed(Range::new(notation.letter(layer), first, last)),
    }
}

/// `∑_k A_k · B_k` over the units that compute something in a layer, whose terms can each be pointed at; with one unit
/// it is the factors that can.
pub(super) fn sum_of_products(shape: Shape, layer: Layer, factors: impl Fn(Index) -> [Formula; 2]) -> Formula {
    if shape.sizes.units(layer.place()) == 1 {
        return product(factors(shape.notation().first(layer).into()));
    }
    over_units(shape, layer, |index| {
        let [left, right] = factors(index);
        (left * right).factor(0)
    })
}

/// `∑_n term`, or the term for output 0 where there is only one.
pub(crate) fn over_outputs(shape: Shape, term: impl Fn(Index) -> Formula) -> Formula {
    over_units(shape, shape.output(), term)
}

/// The target of output `index`, by the name it has in this network.
pub(crate) fn wanted(shape: Shape, index: Index) -> Formula {
    target(shape.notation().target(index))
}

/// The output of a unit: its activation of the net input, followed by the definition of the activation unless that is a
/// key on a calculator.
pub(super) fn activation(activation: Activation, net_input: Formula) -> Vec<Formula> {
    let by_name = activation.of(net_input.clone());
    if activation.is_known_by_its_sign() { vec![by_name] } else { vec![by_name, activation.definition(net_input)] }
}

/// The product of some parts, each of which can be pointed at: A · B · C.
pub(super) fn product(parts: impl IntoIterator<Item = Formula>) -> Formula {
    let labelled: Vec<Formula> = (0..).zip(parts).map(|(place, part)| part.factor(place)).collect();
    Formula::Product(labelled)
}

/// The formula with the factors of a product made parts that can be pointed at.
pub(super) fn in_parts(formula: Formula) -> Formula {
    match formula {
        Formula::Product(factors) => product(factors),
        other => other,
    }
}
