//! Which networks homework can be checked of.

use thiserror::Error;

use crate::{
    network::{Penalty, hidden_layers_in_words},
    reading::Shape,
};

/// Why homework on a network cannot be checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NotCovered {
    /// It has more hidden layers than one, or none.
    #[error("homework on a network with {} cannot be checked yet, only with one hidden layer", hidden_layers_in_words(*.layers))]
    Depth {
        /// How many it has.
        layers: usize,
    },
    /// Its loss has a penalty on the weights.
    #[error("homework with a penalty on the weights (lambda) cannot be checked yet")]
    Penalty,
}

/// Whether the slips are known that are made in such a network.
///
/// # Errors
/// [`NotCovered`] where they are not.
pub fn covered(shape: Shape) -> Result<(), NotCovered> {
    match (shape.sizes.hidden().len(), shape.penalty) {
        (1, Penalty::None) => Ok(()),
        (1, Penalty::Squares) => Err(NotCovered::Penalty),
        (layers, _) => Err(NotCovered::Depth { layers }),
    }
}
