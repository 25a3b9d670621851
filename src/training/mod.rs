//! Many training steps, one after the other, in matrices: the losses and weights on the way.
//!
//! A walk works out every number of one step, each by its own formula. Here nothing but the weights counts, and a step
//! takes less than a microsecond. Nothing of formulas, readings or the document is known: by which rule weights are
//! updated, a [`Rule`] says. [`GradientDescent`] is the right one; those that the document prints stand beside its
//! formulas. The trees of both are what this is held to.
//!
//! | file | its one job |
//! |---|---|
//! | `layers` | the weights of all layers in one list |
//! | `pass` | a sample sent through the network, with all that a rule may ask of it |
//! | `rule` | by how much a weight is updated |
//! | `trainer` | one step, without setting aside any room for it |
//! | `history` | the losses of all steps and the weights of some |
//! | `run` | so many steps, in pieces, with their history, and why they ended |

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

/// What is trained, and on what. A step goes over all samples once.
#[derive(Clone, Debug, PartialEq)]
pub struct Training {
    /// The network with the weights of the start.
    pub network: Network,
    /// The samples; at least one, each as wide as the network.
    pub samples: Vec<Sample>,
    /// α.
    pub learning_rate: f64,
    /// How the losses of the samples become one.
    pub reduction: Reduction,
    /// When the weights are updated.
    pub update: Update,
}
