//! The derivatives by the weights of a layer.

use super::{
    form::Form,
    hidden::Back,
    output::{Delta, delta},
    parts::{On, Xn, product},
    penalty,
};
use crate::{
    formula::{Formula, constant},
    network::OutputActivation,
    quantity::Layer,
    reading::{Law, Shape, letters::*},
};

/// The laws of a layer of weights, which carry the number of the units that they leave.
pub(super) fn laws(shape: Shape, layer: Layer) -> Vec<Law> {
    let next = layer.next();
    let [from, to] = [layer, next].map(|layer| shape.letter(layer));
    let weight = || a(layer, from, to);
    let mut laws = Vec::new();
    if next == shape.output() && shape.architecture.output == OutputActivation::LINEAR && Form::of(shape) == Form::Chain
    {
        laws.push(Law::new(name(&d(On(shape, to), weight())), vec![O(layer, from)]));
    }
    laws.push(Law::new(name(&d(X(next, to), weight())), vec![O(layer, from)]));
    if layer != Layer::INPUT {
        laws.push(Law::new(name(&d(X(next, to), O(layer, from))), vec![weight()]));
    }
    let (chain, factors) = match Form::of(shape) {
        Form::Reuse => (vec![d(E(), X(next, to)), d(X(next, to), weight())], vec![d(E(), X(next, to))]),
        Form::Chain if next == shape.output() => from_outputs(shape, layer),
        Form::Chain => from_hidden(shape, layer),
    };
    let forms = vec![product(chain), product(factors.into_iter().chain([O(layer, from)]))];
    laws.extend(penalty::added_to_derivative(shape, layer, &Law::new(name(&d(E(), weight())), forms)));
    laws
}

/// Down to the slope of the hidden unit that the weight leads to.
fn from_hidden(shape: Shape, layer: Layer) -> (Vec<Formula>, Vec<Formula>) {
    let next = layer.next();
    let [from, to] = [layer, next].map(|layer| shape.letter(layer));
    let Back { chain, factors, .. } = Back::of(shape, next);
    let slope = shape.architecture.hidden.in_layer(next.place()).derivative(X(next, to), O(next, to));
    let behind = [d(O(next, to), X(next, to)), d(X(next, to), a(layer, from, to))];
    (chain.into_iter().chain(behind).collect(), factors.into_iter().chain([slope]).collect())
}

/// Down to the net input of the output that the weight leads to.
fn from_outputs(shape: Shape, layer: Layer) -> (Vec<Formula>, Vec<Formula>) {
    let weight = || a(layer, shape.letter(layer), n);
    let by_weight = || d(Xn(shape, n), weight());
    let through_output = || vec![d(E(), On(shape, n)), d(On(shape, n), Xn(shape, n)), by_weight()];
    let through_net_input = || vec![d(E(), Xn(shape, n)), by_weight()];
    match (shape.architecture.output, delta(shape, n)) {
        (OutputActivation::LINEAR, Delta::Short(short)) => (through_output(), vec![short, constant(1)]),
        (_, Delta::Short(short)) => (through_net_input(), vec![short]),
        (_, Delta::Factors(factors)) => (through_output(), factors),
        (_, Delta::ByName) => (through_net_input(), vec![d(E(), Xn(shape, n))]),
    }
}
