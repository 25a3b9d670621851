//! Many training steps, one after the other, in matrices: the losses and weights on the way.
//!
//! A walk calculates every number of one step by its own formula. Here only the weights count, and a step takes less
//! than a microsecond. This module does not use formulas, readings or the document: a [`Rule`] says how weights are
//! updated. [`GradientDescent`] is the right one; those that the document prints are next to its formulas. Tests check
//! both against the formulas.
//!
//! | file | its one job |
//! |---|---|
//! | `layers` | the weights of all layers in one list |
//! | `pass` | the forward pass of a sample, with all that a rule may need |
//! | `rule` | by how much a weight is updated |
//! | `trainer` | one step, without allocating memory |
//! | `history` | the losses of all steps and the weights of some |
//! | `run` | a number of steps, in pieces, with their history, and why they ended |

mod history;
mod layers;
mod pass;
mod rule;
mod run;
mod trainer;

pub use layers::Layers;
pub use pass::Pass;
pub use rule::{GradientDescent, Rule};
pub use run::{End, Run};

use crate::network::{Network, Reduction, Sample};

/// When the weights are updated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Update {
    /// Once in a step, with the reduced derivatives of all samples.
    #[default]
    All,
    /// After each sample, in their order, with the derivatives of that sample alone.
    Each,
}

impl Update {
    /// Both.
    pub const ALL: [Self; 2] = [Self::All, Self::Each];
}

/// A network and the samples it is trained on. A step goes over all samples once.
#[derive(Clone, Debug, PartialEq)]
pub struct Training {
    /// The network with the weights of the start.
    pub network: Network,
    /// The samples; at least one, each with a value for each input and a target for each output.
    pub samples: Vec<Sample>,
    /// α.
    pub learning_rate: f64,
    /// How the losses of the samples are reduced to one.
    pub reduction: Reduction,
    /// When the weights are updated.
    pub update: Update,
}
