//! The way back through a hidden layer.

use super::{
    form::Form,
    output::{Delta, delta},
    parts::{On, Xn, in_parts, over_outputs, over_units, product},
};
use crate::{
    formula::Formula,
    quantity::{Index, Layer},
    reading::{Law, Shape, letters::*},
};

/// The laws of a hidden layer's derivatives.
pub(super) fn laws(shape: Shape, layer: Layer) -> Vec<Law> {
    let j = shape.letter(layer);
    let back = Back::of(shape, layer);
    let slope = || shape.architecture.hidden.in_layer(layer.place()).derivative(X(layer, j), O(layer, j));
    let chain = back.chain.into_iter().chain([d(O(layer, j), X(layer, j))]);
    let explicit = back.factors.into_iter().chain([slope()]);
    vec![
        Law::new(name(&d(E(), O(layer, j))), back.by_output),
        Law::new(name(&d(O(layer, j), X(layer, j))), vec![in_parts(slope())]),
        Law::new(name(&d(E(), X(layer, j))), vec![product(chain), product(explicit)]),
    ]
}

/// `∂E/∂O_j`, the way from the loss back to a hidden unit.
pub(super) struct Back {
    /// Its forms: a sum over the layer behind it, in derivatives and as what they come to.
    by_output: Vec<Formula>,
    /// The factors that the chain rule has for it in the derivatives behind it.
    pub(super) chain: Vec<Formula>,
    /// What they come to.
    pub(super) factors: Vec<Formula>,
}

impl Back {
    pub(super) fn of(shape: Shape, layer: Layer) -> Self {
        match Form::of(shape) {
            Form::Chain => Self::from_outputs(shape, layer),
            Form::Reuse => Self::from_layer(shape, layer, layer.next()),
        }
    }

    /// `∑_k ∂E/∂X_k · a_jk`: what the layer behind it needed already.
    fn from_layer(shape: Shape, layer: Layer, next: Layer) -> Self {
        let j = shape.letter(layer);
        let through = over_units(shape, next, |to| d(E(), X(next, to)) * d(X(next, to), O(layer, j)));
        let in_shares = match shape.sizes.units(next.place()) {
            1 => product([d(E(), X(next, shape.notation().first(next))), a(layer, j, shape.notation().first(next))]),
            _ => over_units(shape, next, |to| (d(E(), X(next, to)) * a(layer, j, to)).factor(0)),
        };
        let by_name = || vec![d(E(), O(layer, j))];
        Self { by_output: vec![through, in_shares], chain: by_name(), factors: by_name() }
    }

    fn from_outputs(shape: Shape, layer: Layer) -> Self {
        let j = shape.letter(layer);
        let weight = |index: Index| a(layer, j, index);
        let by_hidden = |index: Index| d(Xn(shape, index), O(layer, j));
        let through = over_outputs(shape, |index| d(E(), Xn(shape, index)) * by_hidden(index));
        let zero = || Index::from(0);
        let by_net_output = || d(E(), Xn(shape, 0));
        let (chain, factors) = match (shape.sizes.outputs(), delta(shape, zero())) {
            // With one output the way back has factors of its own.
            (1, Delta::Short(short)) => (vec![by_net_output(), by_hidden(zero())], vec![short, weight(zero())]),
            (1, Delta::Factors(factors)) => (
                vec![d(E(), On(shape, 0)), d(On(shape, 0), Xn(shape, 0)), by_hidden(zero())],
                factors.into_iter().chain([weight(zero())]).collect(),
            ),
            (1, Delta::ByName) => (vec![by_net_output(), by_hidden(zero())], vec![by_net_output(), weight(zero())]),
            // With more it is one factor, a sum.
            _ => {
                let share = |index| match delta(shape, index) {
                    Delta::Short(short) => short * weight(index),
                    Delta::Factors(_) | Delta::ByName => d(E(), Xn(shape, index)) * weight(index),
                };
                let in_shares = over_outputs(shape, |index| share(index).factor(0));
                let one_factor = vec![over_outputs(shape, share)];
                return Self {
                    by_output: vec![through, in_shares],
                    chain: vec![d(E(), O(layer, j))],
                    factors: one_factor,
                };
            }
        };
        Self { by_output: vec![through, product(factors.clone())], chain, factors }
    }
}
