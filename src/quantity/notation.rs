//! How far the indices of one network run, and what its targets are called.

use std::ops::RangeInclusive;

use super::{Layer, Target};
use crate::{
    network::{Architecture, Bias, OutputActivation, Sizes},
    scenario::Scenario,
};

/// Which names one network has: the sizes of its layers, whether they have bias units, what its targets are called,
/// and how many samples it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notation {
    pub(super) sizes: Sizes,
    pub(super) architecture: Architecture,
    pub(super) samples: usize,
}

impl Notation {
    /// The names of a scenario's network.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        Self { samples: scenario.samples().len(), ..Self::new(scenario.sizes(), scenario.architecture()) }
    }

    /// The names of a network of these sizes and this architecture, with one sample.
    #[must_use]
    pub fn new(sizes: Sizes, architecture: Architecture) -> Self {
        Self { sizes, architecture, samples: 1 }
    }

    /// The highest index in a layer; units count from 0, the bias included where there is one.
    #[must_use]
    pub fn last(&self, layer: Layer) -> u8 {
        let last = match layer {
            Layer::Input => self.sizes.inputs,
            Layer::Hidden => self.sizes.hidden,
            Layer::Output => self.sizes.outputs - 1,
        };
        u8::try_from(last).expect("a layer has at most 16 units")
    }

    /// The indices of a layer from first to last, the bias unit included where there is one.
    #[must_use]
    pub fn units(&self, layer: Layer) -> RangeInclusive<u8> {
        let biased = layer != Layer::Output && self.architecture.bias != Bias::None;
        let first = if biased { 0 } else { self.first(layer) };
        first..=self.last(layer)
    }

    /// The lowest index of a unit that computes something: 0 for outputs, 1 where index 0 is kept for a bias unit.
    #[must_use]
    pub fn first(&self, layer: Layer) -> u8 {
        match layer {
            Layer::Output => 0,
            Layer::Input | Layer::Hidden => 1,
        }
    }

    /// The target of output n, under the name it has in this network.
    #[must_use]
    pub fn target<I>(&self, n: I) -> Target<I> {
        match self.architecture.output {
            OutputActivation::Softmax => Target::Label(n),
            OutputActivation::Each(_) if self.sizes.outputs == 1 => Target::Only,
            OutputActivation::Each(_) => Target::Value(n),
        }
    }
}
