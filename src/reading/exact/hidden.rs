//! The law of a hidden layer: the derivatives by its units, from those by the net inputs of the next layer.
//!
//! ```text
//! ∂E/∂X_j   = ∂E/∂O_j · f′(X_j)       f is the activation of this layer
//! ∂E/∂O_j   = ∑_k ∂E/∂X_k · a_jk      k runs over the units of the next layer
//! ∂O_j/∂X_j = f′(X_j)
//! ```
//!
//! Textbooks write `δ_j` for `∂E/∂X_j`. With a single hidden layer, these are written out as far as the loss: see
//! `chain`.

use super::parts::{in_parts, over_units, product, sum_of_products};
use crate::{
    formula::Formula,
    quantity::Layer,
    reading::{Law, Shape, letters::*},
};

/// The laws of the derivatives by the outputs and by the net inputs of a hidden layer.
pub(super) fn laws(shape: Shape, layer: Layer) -> Vec<Law> {
    let next = layer.next();
    let j = shape.letter(layer);
    let by_output = || d(E(), O(layer, j));
    vec![
        Law::new(
            name(&by_output()),
            vec![
                through_next_layer(shape, layer),
                sum_of_products(shape, next, |to| [d(E(), X(next, to)), a(layer, j, to)]),
            ],
        ),
        law_of_slope(shape, layer),
        Law::new(
            name(&d(E(), X(layer, j))),
            vec![product([by_output(), d(O(layer, j), X(layer, j))]), product([by_output(), slope(shape, layer)])],
        ),
    ]
}

/// `∑_k ∂E/∂X_k · ∂X_k/∂O_j`: a unit acts on the loss through every unit of the next layer.
pub(super) fn through_next_layer(shape: Shape, layer: Layer) -> Formula {
    let next = layer.next();
    let j = shape.letter(layer);
    over_units(shape, next, |to| d(E(), X(next, to)) * d(X(next, to), O(layer, j)))
}

/// `∂O_j/∂X_j = f′(X_j)`.
pub(super) fn law_of_slope(shape: Shape, layer: Layer) -> Law {
    let j = shape.letter(layer);
    Law::new(name(&d(O(layer, j), X(layer, j))), vec![in_parts(slope(shape, layer))])
}

/// `f′(X_j)`, the slope of the layer's activation.
pub(super) fn slope(shape: Shape, layer: Layer) -> Formula {
    let j = shape.letter(layer);
    shape.architecture.hidden.in_layer(layer.place()).derivative(X(layer, j), O(layer, j))
}
