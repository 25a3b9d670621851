//! How the derivatives of a network are written: each as a whole chain, or from those of the next layer.

use crate::{network::Depth, reading::Shape};

/// How the derivatives before the outputs are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// As the whole chain from the loss, see `chain`: `∂E/∂O · ∂O/∂X · ∂X/∂a`.
    Chain,
    /// From `∂E/∂X` of the next layer, which is already known, see `hidden` and `weights`: `∂E/∂X_k · O_j`.
    Reuse,
}

impl Form {
    /// The form for a network: the chain is written out where it is short, with one hidden layer or none.
    pub(crate) fn of(shape: Shape) -> Self {
        match shape.sizes.depth() {
            Depth::NoHiddenLayer | Depth::OneHiddenLayer => Self::Chain,
            Depth::SeveralHiddenLayers => Self::Reuse,
        }
    }
}
