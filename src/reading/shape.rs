//! What the laws of a network depend on.

use crate::{
    network::{Activation, Architecture, OutputActivation, Penalty, Sizes},
    quantity::{Index, Layer, Notation},
    scenario::Scenario,
};

/// Everything about a network but the numbers in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Shape {
    /// The number of units in each layer.
    pub sizes: Sizes,
    /// The activations, the loss and the biases.
    pub architecture: Architecture,
    /// The penalty on large weights in the loss.
    pub penalty: Penalty,
}

impl Shape {
    /// The shape of a scenario's network.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        Self { sizes: scenario.sizes(), architecture: scenario.architecture(), penalty: scenario.penalty() }
    }

    /// The shape for one sample of a scenario: one of several has no penalty, which is added to their reduced loss.
    #[must_use]
    pub fn of_one_sample(scenario: &Scenario) -> Self {
        let shape = Self::of(scenario);
        if scenario.samples().len() > 1 { Self { penalty: Penalty::None, ..shape } } else { shape }
    }

    /// The activation of each unit of a layer; none for inputs and for softmax outputs.
    #[must_use]
    pub fn activation_in(self, layer: Layer) -> Option<Activation> {
        self.activation_behind(layer.previous()?).of_each()
    }

    /// The activation of the units that a layer of weights leads to; it has the number of the units that it leaves.
    #[must_use]
    pub fn activation_behind(self, layer: Layer) -> OutputActivation {
        match layer.next() {
            next if next == self.output() => self.architecture.output,
            next => OutputActivation::Each(self.architecture.hidden.in_layer(next.place())),
        }
    }

    /// The output layer.
    #[must_use]
    pub fn output(self) -> Layer {
        self.notation().output()
    }

    /// The letter that runs over a layer, as an index.
    #[must_use]
    pub fn letter(self, layer: Layer) -> Index {
        self.notation().letter(layer).into()
    }

    /// The names that a network of this shape has.
    #[must_use]
    pub fn notation(self) -> Notation {
        Notation::new(self.sizes, self.architecture).with_penalty(self.penalty)
    }
}
