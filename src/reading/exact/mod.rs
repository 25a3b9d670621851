//! The right formulas, in the document's letters, for any sizes and any network that makes sense.
//!
//! | file | its one job |
//! |---|---|
//! | `output` | what the outputs and the loss are, and the derivatives of the second layer |
//! | `softmax` | the softmax and its cross-entropy, in forms that neither overflow nor cancel |
//! | `hidden` | the way back through the hidden units |
//! | `samples` | the losses and derivatives of several samples put together |
//!
//! What an activation is and what its derivative is, each [`Activation`] says itself.

mod hidden;
mod output;
mod samples;
mod softmax;

use super::{Law, Shape, letters::*};
use crate::{
    formula::{Formula, Range},
    network::{Activation, Bias},
    quantity::{Index, Layer, Letter, Quantity},
};

pub use samples::laws as laws_of_samples;
pub(super) use softmax::{cross_entropy, softmax_by_name, softmax_in_full, stable_softmax};

/// All laws of a network, from the forward pass to the loss after the update.
#[must_use]
pub fn laws(shape: Shape) -> Vec<Law> {
    let mut laws = forward(shape);
    laws.extend(output::laws(shape));
    laws.extend(hidden::laws(shape));
    laws.extend(update(shape.architecture.bias, |weight| d(E(), weight)));
    laws
}

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
fn activation(activation: Activation, net_input: Formula) -> Vec<Formula> {
    let by_name = crate::formula::activated(activation, net_input.clone());
    match activation.kink() {
        None => vec![by_name],
        Some(_) => vec![by_name, activation.definition(net_input)],
    }
}

/// The product of some parts, each of which can be pointed at: A · B · C.
fn product(parts: impl IntoIterator<Item = Formula>) -> Formula {
    let labelled: Vec<Formula> = (0..).zip(parts).map(|(place, part)| part.factor(place)).collect();
    Formula::Product(labelled)
}

/// The formula with the factors of a product made parts that can be pointed at.
fn in_parts(formula: Formula) -> Formula {
    match formula {
        Formula::Product(factors) => product(factors),
        other => other,
    }
}

fn forward(shape: Shape) -> Vec<Law> {
    let net_hidden = (O0(i) * a0(i, k)).factor(0).summed(over(shape, Letter::I));
    let net_output = (O1(k) * a1(k, n)).factor(0).summed(over(shape, Letter::K));
    let loss = output::loss(shape);
    vec![
        Law::new(name(&X1(k)), vec![net_hidden]),
        Law::new(name(&O1(k)), activation(shape.architecture.hidden, X1(k))),
        Law::new(name(&X2(n)), vec![net_output]),
        Law::new(name(&O2(n)), output::output(shape)),
        Law::new(Quantity::Loss, vec![loss.clone()]),
        Law::new(Quantity::LossAfter, vec![Formula::AfterStep(Box::new(loss))]),
    ]
}

/// `a := a − α ∂E/∂a`, and `a := a` for the weights of fixed bias units.
fn update(bias: Bias, derivative_by: impl Fn(Formula) -> Formula) -> Vec<Law> {
    let rule = |weight: Formula| {
        let step = alpha().factor(1) * derivative_by(weight.clone()).factor(2);
        Law::new(updated(&weight), vec![weight.factor(0) - step])
    };
    let mut laws = vec![rule(a0(i, k)), rule(a1(k, n))];
    if bias == Bias::Fixed {
        laws.extend([a0(0, k), a1(0, n)].map(|weight| Law::new(updated(&weight), vec![weight])));
    }
    laws
}
