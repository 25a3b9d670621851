//! What the laws of a network depend on.

use crate::{
    network::{Activation, Architecture, OutputActivation, Penalty, Sizes},
    quantity::{Index, Layer, Notation},
    scenario::Scenario,
};

/// Everything about a network but the numbers in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Shape {
    /// Units a layer.
    pub sizes: Sizes,
    /// What they compute, and how the error is measured.
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

    /// The shape by which one sample of a scenario is worked out: of several, none has a share in the penalty, which is
    /// added to the loss of all of them.
    #[must_use]
    pub fn of_one_sample(scenario: &Scenario) -> Self {
        let shape = Self::of(scenario);
        if scenario.samples().len() > 1 { Self { penalty: Penalty::None, ..shape } } else { shape }
    }

    /// What each unit of a layer does by itself; nothing for inputs and for softmax outputs.
    #[must_use]
    pub fn activation_in(self, layer: Layer) -> Option<Activation> {
        self.activation_behind(layer.previous()?).of_each()
    }

    /// What the units behind a layer of weights do, which carries the number of the units before it.
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
