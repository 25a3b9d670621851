//! The weights after the step.

use crate::{
    formula::Formula,
    network::Bias,
    reading::{Law, Shape, letters::*},
};

/// `a := a − α ∂E/∂a`, and `a := a` for the weights of fixed bias units.
pub(super) fn laws(shape: Shape, derivative_by: impl Fn(Formula) -> Formula) -> Vec<Law> {
    let rule = |weight: Formula| {
        let step = alpha().factor(1) * derivative_by(weight.clone()).factor(2);
        Law::new(updated(&weight), vec![weight.factor(0) - step])
    };
    let mut laws = Vec::new();
    for layer in shape.notation().layers_of_weights() {
        let [from, to] = [layer, layer.next()].map(|layer| shape.letter(layer));
        laws.push(rule(a(layer, from, to)));
        if shape.architecture.bias == Bias::Fixed {
            let kept = a(layer, 0, to);
            laws.push(Law::new(updated(&kept), vec![kept]));
        }
    }
    laws
}
