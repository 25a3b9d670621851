//! Which step is about a quantity.

use std::collections::HashMap;

use super::{Step, Topic, Walk};
use crate::quantity::{Layer, Quantity, Variable};

/// The first step about each topic, for each sample.
pub(super) type Places = HashMap<(Option<u8>, Topic), usize>;

pub(super) fn places(steps: &[Step]) -> Places {
    steps.iter().enumerate().rev().map(|(place, step)| ((step.sample, step.topic), place)).collect()
}

impl Walk {
    /// The first step about a quantity: a weight's name leads to its derivative, its name with a prime to its update.
    /// With several samples, the steps they share are searched first.
    #[must_use]
    pub fn find(&self, quantity: Quantity) -> Option<usize> {
        self.find_of(None, quantity).or_else(|| self.find_of(Some(1), quantity))
    }

    /// The first step about a quantity as [`Walk::find`] finds it, but preferring the sample of the given step.
    #[must_use]
    pub fn find_near(&self, step: &Step, quantity: Quantity) -> Option<usize> {
        self.find_of(step.sample, quantity).or_else(|| self.find(quantity))
    }

    fn find_of(&self, sample: Option<u8>, quantity: Quantity) -> Option<usize> {
        let (sample, wanted) = match quantity {
            Quantity::Weight(weight) => (sample, Quantity::loss_by(Variable::Weight(weight))),
            Quantity::SampleLoss(sample) => (Some(sample), Quantity::Loss),
            Quantity::Partial { of: Variable::SampleLoss(sample), by } => (Some(sample), Quantity::loss_by(by)),
            other => (sample, other),
        };
        let topic = match wanted {
            Quantity::LossAfter => Topic::Outcome,
            Quantity::LearningRate | Quantity::Penalty if !self.samples.is_empty() => {
                return self.places.get(&(None, Topic::Samples)).copied();
            }
            Quantity::LearningRate | Quantity::Penalty | Quantity::Target(_) => Topic::Sample,
            Quantity::Activation(unit) if unit.layer == Layer::INPUT => Topic::Sample,
            other => Topic::Quantity(other),
        };
        // A bias unit has no step: its output is given.
        let given = matches!(wanted, Quantity::Activation(_)).then_some(Topic::Sample);
        self.places.get(&(sample, topic)).or_else(|| self.places.get(&(sample, given?))).copied()
    }
}
