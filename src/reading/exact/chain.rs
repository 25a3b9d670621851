//! The chain rule written out from the loss on, as networks with one hidden layer or none have it.
//!
//! ```text
//! ∂E/∂a_ij = ∂E/∂O_n · ∂O_n/∂X_n · ∂X_n/∂O_j · ∂O_j/∂X_j · ∂X_j/∂a_ij
//! ```
//!
//! The same derivatives as in `hidden` and `weights`, which go on from `∂E/∂X` of the next layer instead.

use super::{
    hidden,
    output::{Delta, delta},
    parts::{On, Xn, over_outputs, product},
    penalty, weights,
};
use crate::{
    formula::{Formula, constant},
    network::OutputActivation,
    quantity::{Index, Layer},
    reading::{Law, Shape, letters::*},
};

/// A derivative as a product by the chain rule.
struct Chain {
    /// Its factors as derivatives: `∂E/∂X_n · ∂X_n/∂O_j`.
    derivatives: Vec<Formula>,
    /// Its factors as what these equal: `(O_n − l_n) · a_jn`.
    values: Vec<Formula>,
}

/// The laws of the one hidden layer.
pub(super) fn laws_of_hidden_layer(shape: Shape, layer: Layer) -> Vec<Law> {
    let j = shape.letter(layer);
    let to_unit = Chain::to_hidden_output(shape, layer);
    let summed = match shape.sizes.outputs() {
        1 => product(to_unit.values),
        _ => over_outputs(shape, |index| share(shape, layer, index).factor(0)),
    };
    vec![
        Law::new(name(&d(E(), O(layer, j))), vec![hidden::through_next_layer(shape, layer), summed]),
        hidden::law_of_slope(shape, layer),
        Law::new(name(&d(E(), X(layer, j))), Chain::to_hidden_net_input(shape, layer).forms()),
    ]
}

/// The laws of a layer of weights, which has the number of the layer of units that they leave.
pub(super) fn laws_of_weights(shape: Shape, layer: Layer) -> Vec<Law> {
    let next = layer.next();
    let [from, to] = [layer, next].map(|layer| shape.letter(layer));
    let weight = || a(layer, from, to);
    let mut laws = Vec::new();
    let to_net_input = if next == shape.output() {
        if shape.architecture.output == OutputActivation::LINEAR {
            laws.push(Law::new(name(&d(On(shape, to), weight())), vec![O(layer, from)]));
        }
        Chain::to_net_input_of_output(shape, to)
    } else {
        Chain::to_hidden_net_input(shape, next)
    };
    laws.extend(weights::laws_of_net_inputs(shape, layer));
    let forms = to_net_input.then(d(X(next, to), weight()), O(layer, from)).forms();
    laws.extend(penalty::added_to_derivative(shape, layer, &Law::new(name(&d(E(), weight())), forms)));
    laws
}

impl Chain {
    fn of(derivative: Formula, value: Formula) -> Self {
        Self { derivatives: vec![derivative], values: vec![value] }
    }

    /// This chain with one more factor.
    fn then(mut self, derivative: Formula, value: Formula) -> Self {
        self.derivatives.push(derivative);
        self.values.push(value);
        self
    }

    /// The product in both ways.
    fn forms(self) -> Vec<Formula> {
        vec![product(self.derivatives), product(self.values)]
    }

    /// `∂E/∂X_n` of an output: `∂E/∂O_n · ∂O_n/∂X_n`, or one factor where that has a short form.
    fn to_output(shape: Shape, index: Index) -> Self {
        let by_net_input = || d(E(), Xn(shape, index));
        match delta(shape, index) {
            Delta::Short(short) => Self::of(by_net_input(), short),
            Delta::ByName => Self::of(by_net_input(), by_net_input()),
            Delta::Factors(factors) => Self {
                derivatives: vec![d(E(), On(shape, index)), d(On(shape, index), Xn(shape, index))],
                values: factors,
            },
        }
    }

    /// The same for the weights that lead to the output, where the 1 of a linear output stands as a factor.
    fn to_net_input_of_output(shape: Shape, index: Index) -> Self {
        match (shape.architecture.output, delta(shape, index)) {
            (OutputActivation::LINEAR, Delta::Short(by_output)) => {
                Self::of(d(E(), On(shape, index)), by_output).then(d(On(shape, index), Xn(shape, index)), constant(1))
            }
            _ => Self::to_output(shape, index),
        }
    }

    /// `∂E/∂O_j` of a hidden unit: through the only output factor by factor, through several as one factor, their sum.
    fn to_hidden_output(shape: Shape, layer: Layer) -> Self {
        let j = shape.letter(layer);
        if shape.sizes.outputs() == 1 {
            return Self::to_output(shape, 0.into()).then(d(Xn(shape, 0), O(layer, j)), a(layer, j, 0));
        }
        Self::of(d(E(), O(layer, j)), over_outputs(shape, |index| share(shape, layer, index)))
    }

    /// `∂E/∂X_j` of a hidden unit.
    fn to_hidden_net_input(shape: Shape, layer: Layer) -> Self {
        let j = shape.letter(layer);
        Self::to_hidden_output(shape, layer).then(d(O(layer, j), X(layer, j)), hidden::slope(shape, layer))
    }
}

/// `∂E/∂X_n · a_jn`: what reaches a hidden unit through one of several outputs.
fn share(shape: Shape, layer: Layer, index: Index) -> Formula {
    let by_net_input = match delta(shape, index) {
        Delta::Short(short) => short,
        Delta::Factors(_) | Delta::ByName => d(E(), Xn(shape, index)),
    };
    by_net_input * a(layer, shape.letter(layer), index)
}
