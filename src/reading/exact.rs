//! The right formulas, in the document's letters, for any sizes.
//!
//! Each activation and each loss says here, once, what it is and what its derivative is.

use super::{Law, Shape, letters::*};
use crate::{
    formula::{Argument, Formula, Function, Range, constant, exp, ln, sigma},
    network::{Loss, OutputActivation},
    quantity::{Layer, Letter, Quantity, Target},
};

/// All laws of a network, from the forward pass to the loss after the update.
#[must_use]
pub fn laws(shape: Shape) -> Vec<Law> {
    let mut laws = forward(shape);
    laws.extend(output_layer(shape));
    laws.extend(hidden_layer(shape));
    laws.extend(update(shape));
    laws
}

/// The sum's range over a layer, bias unit included where the layer has one.
pub(super) fn over(shape: Shape, letter: Letter) -> Range {
    let layer = match letter {
        Letter::I => Layer::Input,
        Letter::K => Layer::Hidden,
        Letter::N | Letter::M => Layer::Output,
    };
    Range::new(letter, 0, shape.notation().last(layer))
}

/// `∑_n term`, or the term for output 0 where there is only one.
fn over_outputs(shape: Shape, term: impl Fn(crate::quantity::Index) -> Formula) -> Formula {
    match shape.notation().last(Layer::Output) {
        0 => term(0.into()),
        _ => term(n).summed(over(shape, Letter::N)),
    }
}

/// The target of output `index`, by the name it has in this network.
fn wanted(shape: Shape, index: crate::quantity::Index) -> Formula {
    target(match shape.notation().target(index) {
        Target::Only => Target::Only,
        other => other,
    })
}

/// `1 − O_k^{(1)}`, which is `σ(−X_k^{(1)})`: the second form keeps its digits where O is near 1.
fn rest_of_sigmoid() -> Formula {
    (1 - O1(k)).computed_as(sigma(-X1(k)))
}

/// `e^{X_n − X_max} / ∑_m e^{X_m − X_max}`: the softmax without overflow.
pub(super) fn stable_softmax(shape: Shape) -> Formula {
    let largest = || Formula::Largest(over(shape, Letter::M), Box::new(X2(m)));
    exp(X2(n) - largest()) / exp(X2(m) - largest()).summed(over(shape, Letter::M))
}

/// `e^{X_n} / ∑_m e^{X_m}`, as people write it.
pub(super) fn softmax_in_full(shape: Shape) -> Formula {
    (exp(X2(n)) / exp(X2(m)).summed(over(shape, Letter::M))).computed_as(stable_softmax(shape))
}

/// `softmax(X_n, X)`, as the document names it.
pub(super) fn softmax_by_name(shape: Shape) -> Formula {
    let net_input = X2(n);
    let all = name(&net_input);
    Formula::Call {
        function: Function::Softmax,
        arguments: vec![Argument::One(net_input), Argument::All(all)],
        is: Box::new(softmax_in_full(shape)),
    }
}

/// `E` as a formula of the outputs.
fn loss(shape: Shape) -> Formula {
    match shape.loss {
        Loss::Squared => over_outputs(shape, |index| (wanted(shape, index) - O2(index)).power(2)),
        Loss::CrossEntropy => cross_entropy(shape),
    }
}

/// `−∑_n l_n ln O_n`, computed as `−∑_n l_n (X_n − X_max − ln ∑_m e^{X_m − X_max})`, which knows no `ln 0`.
pub(super) fn cross_entropy(shape: Shape) -> Formula {
    let largest = || Formula::Largest(over(shape, Letter::M), Box::new(X2(m)));
    let log_of_sum = ln(exp(X2(m) - largest()).summed(over(shape, Letter::M)));
    let computed = -(l(n) * (X2(n) - largest() - log_of_sum)).summed(over(shape, Letter::N));
    let shown = -(l(n) * ln(O2(n))).summed(over(shape, Letter::N));
    shown.computed_as(computed)
}

fn forward(shape: Shape) -> Vec<Law> {
    let net_hidden = (O0(i) * a0(i, k)).factor(0).summed(over(shape, Letter::I));
    let net_output = (O1(k) * a1(k, n)).factor(0).summed(over(shape, Letter::K));
    let output = match shape.output {
        OutputActivation::Linear => vec![X2(n)],
        OutputActivation::Softmax => vec![softmax_by_name(shape), softmax_in_full(shape)],
    };
    vec![
        Law::new(name(&X1(k)), vec![net_hidden]),
        Law::new(name(&O1(k)), vec![sigma(X1(k))]),
        Law::new(name(&X2(n)), vec![net_output]),
        Law::new(name(&O2(n)), output),
        Law::new(Quantity::Loss, vec![loss(shape)]),
        Law::new(Quantity::LossAfter, vec![Formula::AfterStep(Box::new(loss(shape)))]),
    ]
}

/// `∂E/∂O_n`.
fn loss_by_output(shape: Shape) -> Formula {
    match shape.loss {
        Loss::Squared => -2 * (wanted(shape, n) - O2(n)),
        Loss::CrossEntropy => -(l(n) / O2(n)),
    }
}

/// `∂E/∂X_n` in its shortest form, in which nothing can overflow. For the softmax with cross-entropy that is
/// `O_n − l_n`, computed as `∑_{m≠n} (l_m O_n − l_n O_m)`: no digits are lost where O_n is near 1.
fn loss_by_net_output(shape: Shape, index: crate::quantity::Index) -> Formula {
    match shape.output {
        OutputActivation::Linear => -2 * (wanted(shape, index) - O2(index)),
        OutputActivation::Softmax => {
            let others = over(shape, Letter::M).except(index);
            (O2(index) - l(index)).computed_as((l(m) * O2(index) - l(index) * O2(m)).summed(others))
        }
    }
}

fn output_layer(shape: Shape) -> Vec<Law> {
    let mut laws = vec![Law::new(name(&d(E(), O2(n))), vec![loss_by_output(shape)])];
    match shape.output {
        OutputActivation::Linear => {
            laws.push(Law::new(name(&d(O2(n), X2(n))), vec![constant(1)]));
            laws.push(Law::new(
                name(&d(E(), X2(n))),
                vec![
                    d(E(), O2(n)).factor(0) * d(O2(n), X2(n)).factor(1),
                    loss_by_output(shape).factor(0) * constant(1).factor(1),
                ],
            ));
            laws.push(Law::new(name(&d(O2(n), a1(k, n))), vec![O1(k)]));
        }
        OutputActivation::Softmax => {
            let others = over(shape, Letter::M).except(n);
            laws.push(Law::new(name(&d(O2(m), X2(n))), vec![-O2(m).factor(0) * O2(n).factor(1)]));
            laws.push(Law::new(name(&d(O2(n), X2(n))), vec![O2(n).factor(0) * rest_of_softmax(shape).factor(1)]));
            laws.push(Law::new(
                name(&d(E(), X2(n))),
                vec![
                    (d(E(), O2(m)) * d(O2(m), X2(n))).summed(over(shape, Letter::M)),
                    -(l(n) / O2(n)) * (O2(n) * (1 - O2(n))) + (-(l(m) / O2(m)) * (-O2(m) * O2(n))).summed(others),
                    -l(n) * (1 - O2(n)) + (l(m) * O2(n)).summed(others),
                    loss_by_net_output(shape, n),
                ],
            ));
        }
    }
    laws.push(Law::new(name(&d(X2(n), a1(k, n))), vec![O1(k)]));
    laws.push(Law::new(name(&d(X2(n), O1(k))), vec![a1(k, n)]));
    laws.push(Law::new(
        name(&d(E(), a1(k, n))),
        match shape.output {
            OutputActivation::Linear => vec![
                d(E(), O2(n)).factor(0) * d(O2(n), X2(n)).factor(1) * d(X2(n), a1(k, n)).factor(2),
                loss_by_output(shape).factor(0) * constant(1).factor(1) * O1(k).factor(2),
            ],
            OutputActivation::Softmax => vec![
                d(E(), X2(n)).factor(0) * d(X2(n), a1(k, n)).factor(1),
                loss_by_net_output(shape, n).factor(0) * O1(k).factor(1),
            ],
        },
    ));
    laws
}

/// `1 − O_n^{(2)}`, which is the sum of the other outputs.
fn rest_of_softmax(shape: Shape) -> Formula {
    (1 - O2(n)).computed_as(O2(m).summed(over(shape, Letter::M).except(n)))
}

/// The product of some parts, each of which can be pointed at: A · B · C.
fn product(parts: impl IntoIterator<Item = Formula>) -> Formula {
    let labelled = (0..).zip(parts).map(|(place, part)| part.factor(place)).collect();
    Formula::Product(labelled)
}

fn hidden_layer(shape: Shape) -> Vec<Law> {
    let through = over_outputs(shape, |index| d(E(), X2(index)) * d(X2(index), O1(k)));
    let back = over_outputs(shape, |index| loss_by_net_output(shape, index) * a1(k, index));
    // With one output the way back has two factors of its own; with more it is one factor, a sum.
    let (partials, in_full) = match shape.notation().last(Layer::Output) {
        0 => (vec![d(E(), X2(0)), d(X2(0), O1(k))], vec![loss_by_net_output(shape, 0.into()), a1(k, 0)]),
        _ => (vec![d(E(), O1(k))], vec![back.clone()]),
    };
    let chain = |last: Vec<Formula>| product(partials.iter().cloned().chain(last));
    let explicit = |last: Vec<Formula>| product(in_full.iter().cloned().chain(last));
    let slope = || O1(k) * rest_of_sigmoid();
    vec![
        Law::new(name(&d(E(), O1(k))), vec![through, if in_full.len() > 1 { product(in_full.clone()) } else { back }]),
        Law::new(name(&d(O1(k), X1(k))), vec![O1(k).factor(0) * rest_of_sigmoid().factor(1)]),
        Law::new(name(&d(E(), X1(k))), vec![chain(vec![d(O1(k), X1(k))]), explicit(vec![slope()])]),
        Law::new(name(&d(X1(k), a0(i, k))), vec![O0(i)]),
        Law::new(
            name(&d(E(), a0(i, k))),
            vec![chain(vec![d(O1(k), X1(k)), d(X1(k), a0(i, k))]), explicit(vec![slope(), O0(i)])],
        ),
    ]
}

fn update(_: Shape) -> Vec<Law> {
    [a0(i, k), a1(k, n)]
        .into_iter()
        .map(|weight| {
            let step = alpha().factor(1) * d(E(), weight.clone()).factor(2);
            Law::new(updated(&weight), vec![weight.factor(0) - step])
        })
        .collect()
}
