//! How the derivatives of a network are written: as whole chains, or with what was worked out before.

use crate::reading::Shape;

/// How the derivatives behind the outputs are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// As the whole chain from the loss: `∂E/∂O · ∂O/∂X · ∂X/∂a`.
    Chain,
    /// With `∂E/∂X` of the unit behind, which was worked out before: `∂E/∂X_k · O_j`.
    Reuse,
}

impl Form {
    /// That of a network: the chain is written out as long as it is short, with one hidden layer or none.
    pub(crate) fn of(shape: Shape) -> Self {
        if shape.sizes.hidden().len() > 1 { Self::Reuse } else { Self::Chain }
    }
}
