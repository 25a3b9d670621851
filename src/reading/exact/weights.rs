//! The law of a layer's weights: the derivative by each, from that by the net input it leads to.
//!
//! ```text
//! ∂E/∂a_ij   = ∂E/∂X_j · O_i          with a penalty + λ a_ij: see `penalty`
//! ∂X_j/∂a_ij = O_i
//! ∂X_j/∂O_i  = a_ij
//! ```
//!
//! With one hidden layer or none, the first of them is written out as far as the loss: see `chain`.

use super::{parts::product, penalty};
use crate::{
    quantity::Layer,
    reading::{Law, Shape, letters::*},
};

/// The laws of a layer of weights, which has the number of the layer of units that they leave.
pub(super) fn laws(shape: Shape, layer: Layer) -> Vec<Law> {
    let next = layer.next();
    let [from, to] = [layer, next].map(|layer| shape.letter(layer));
    let weight = || a(layer, from, to);
    let by_net_input = || d(E(), X(next, to));
    let by_weight = Law::new(
        name(&d(E(), weight())),
        vec![product([by_net_input(), d(X(next, to), weight())]), product([by_net_input(), O(layer, from)])],
    );
    let mut laws = laws_of_net_inputs(shape, layer);
    laws.extend(penalty::added_to_derivative(shape, layer, &by_weight));
    laws
}

/// `∂X_j/∂a_ij = O_i` and `∂X_j/∂O_i = a_ij`, of which the second is not needed for the inputs of the network.
pub(super) fn laws_of_net_inputs(shape: Shape, layer: Layer) -> Vec<Law> {
    let next = layer.next();
    let [from, to] = [layer, next].map(|layer| shape.letter(layer));
    let weight = || a(layer, from, to);
    let mut laws = vec![Law::new(name(&d(X(next, to), weight())), vec![O(layer, from)])];
    if layer != Layer::INPUT {
        laws.push(Law::new(name(&d(X(next, to), O(layer, from))), vec![weight()]));
    }
    laws
}
