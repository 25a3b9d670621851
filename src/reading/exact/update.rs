//! The weights after the step.

use crate::{
    formula::Formula,
    network::Bias,
    reading::{Law, letters::*},
};

/// `a := a − α ∂E/∂a`, and `a := a` for the weights of fixed bias units.
pub(super) fn laws(bias: Bias, derivative_by: impl Fn(Formula) -> Formula) -> Vec<Law> {
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
