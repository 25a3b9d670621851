//! The way back through the hidden units, to the derivatives of the first layer's weights.

use super::{
    output::{Delta, delta},
    parts::{in_parts, over_outputs, product},
};
use crate::{
    formula::Formula,
    quantity::Layer,
    reading::{Law, Shape, letters::*},
};

/// The laws of the hidden layer's derivatives.
pub(super) fn laws(shape: Shape) -> Vec<Law> {
    let back = Back::of(shape);
    let slope = || shape.architecture.hidden.derivative(X1(k), O1(k));
    let chain = |last: Vec<Formula>| product(back.chain.iter().cloned().chain(last));
    let explicit = |last: Vec<Formula>| product(back.factors.iter().cloned().chain(last));
    vec![
        Law::new(name(&d(E(), O1(k))), back.by_output.clone()),
        Law::new(name(&d(O1(k), X1(k))), vec![in_parts(slope())]),
        Law::new(name(&d(E(), X1(k))), vec![chain(vec![d(O1(k), X1(k))]), explicit(vec![slope()])]),
        Law::new(name(&d(X1(k), a0(i, k))), vec![O0(i)]),
        Law::new(
            name(&d(E(), a0(i, k))),
            vec![chain(vec![d(O1(k), X1(k)), d(X1(k), a0(i, k))]), explicit(vec![slope(), O0(i)])],
        ),
    ]
}

/// `∂E/∂O_k^{(1)}`, the way from the loss back to a hidden unit.
struct Back {
    /// Its forms: a sum over the outputs, in derivatives and as what they come to.
    by_output: Vec<Formula>,
    /// The factors that the chain rule has for it in the derivatives behind it.
    chain: Vec<Formula>,
    /// What they come to.
    factors: Vec<Formula>,
}

impl Back {
    fn of(shape: Shape) -> Self {
        let through = over_outputs(shape, |index| d(E(), X2(index)) * d(X2(index), O1(k)));
        let (chain, factors) = match (shape.notation().last(Layer::Output), delta(shape, 0.into())) {
            // With one output the way back has factors of its own.
            (0, Delta::Short(short)) => (vec![d(E(), X2(0)), d(X2(0), O1(k))], vec![short, a1(k, 0)]),
            (0, Delta::Factors(factors)) => {
                (vec![d(E(), O2(0)), d(O2(0), X2(0)), d(X2(0), O1(k))], factors.into_iter().chain([a1(k, 0)]).collect())
            }
            (0, Delta::ByName) => (vec![d(E(), X2(0)), d(X2(0), O1(k))], vec![d(E(), X2(0)), a1(k, 0)]),
            // With more it is one factor, a sum.
            _ => {
                let share = |index| match delta(shape, index) {
                    Delta::Short(short) => short * a1(k, index),
                    Delta::Factors(_) | Delta::ByName => d(E(), X2(index)) * a1(k, index),
                };
                let in_shares = over_outputs(shape, |index| share(index).factor(0));
                let one_factor = vec![over_outputs(shape, share)];
                return Self { by_output: vec![through, in_shares], chain: vec![d(E(), O1(k))], factors: one_factor };
            }
        };
        Self { by_output: vec![through, product(factors.clone())], chain, factors }
    }
}
