//! What laws are put together from: sums over a layer, products whose factors can be pointed at, activations.

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
    let layer = letter.layer().expect("a sum over units has the letter of a layer");
    let units = shape.notation().units(layer);
    Range::new(letter, *units.start(), *units.end())
}

/// `∑_n term`, or the term for output 0 where there is only one.
pub(crate) fn over_outputs(shape: Shape, term: impl Fn(Index) -> Formula) -> Formula {
    match shape.notation().last(Layer::Output) {
        0 => term(0.into()),
        _ => term(n).summed(over(shape, Letter::N)),
    }
}

/// The target of output `index`, by the name it has in this network.
pub(crate) fn wanted(shape: Shape, index: Index) -> Formula {
    target(shape.notation().target(index))
}

/// What a unit puts out: its activation of the net input. Where that is no key on a calculator, as it is one formula
/// here and another there, what it means stands behind it.
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
