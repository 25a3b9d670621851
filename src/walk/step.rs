//! A step of a walk: the part of the training step it belongs to, and its subject.

use std::borrow::Cow;

use crate::{
    network::{Activation, Depth},
    quantity::{Layer, Quantity},
    reading::{Equation, Erratum},
};

/// A part of the training step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Phase {
    /// The network, the sample, the learning rate.
    Given,
    /// From the inputs to the outputs.
    Forward,
    /// How wrong the outputs are.
    Loss,
    /// The derivatives at the units of a layer, and of the weights into it.
    Backward(Layer),
    /// The losses and derivatives of several samples put together.
    AllSamples,
    /// The new weights.
    Update,
    /// The effect of the step.
    After,
}

impl Phase {
    /// All phases in order, for a network with this output layer.
    #[must_use]
    pub fn all(output: Layer) -> Vec<Self> {
        let backward = (1..=output.number()).rev().map(|layer| Self::Backward(Layer::new(layer)));
        [Self::Given, Self::Forward, Self::Loss]
            .into_iter()
            .chain(backward)
            .chain([Self::AllSamples, Self::Update, Self::After])
            .collect()
    }

    /// Its name on the screen, for a network with this output layer.
    #[must_use]
    pub fn title(self, output: Layer) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::Given => "Given",
            Self::Forward => "Forward",
            Self::Loss => "Loss",
            Self::Backward(layer) => match output.depth() {
                Depth::NoHiddenLayer => "Back",
                _ if layer == output => "Back: output",
                Depth::OneHiddenLayer => "Back: hidden",
                Depth::SeveralHiddenLayers => return Cow::Owned(format!("Back: hidden {}", layer.number())),
            },
            Self::AllSamples => "All samples",
            Self::Update => "Update",
            Self::After => "Result",
        })
    }
}

/// The subject of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Topic {
    /// The network, the sample, the learning rate; with several samples only the sample.
    Sample,
    /// The network, all samples, the learning rate.
    Samples,
    /// The weights before the update.
    Weights,
    /// One quantity and its formula.
    Quantity(Quantity),
    /// The chain rule for a layer of weights, in letters.
    ChainRule(Layer),
    /// The derivative of an activation, line by line.
    ActivationDerivation(Activation),
    /// The derivative of the softmax, line by line.
    SoftmaxDerivation,
    /// The effect of the update on the loss.
    Outcome,
}

/// One step of the walk.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The part of the training step it belongs to.
    pub phase: Phase,
    /// Its subject.
    pub topic: Topic,
    /// The sample it is about, if there are several, counted from 1.
    pub sample: Option<u8>,
    /// The document's number of its law.
    pub equation: Option<Equation>,
    /// The errata that concern it in the document reading.
    pub errata: Vec<Erratum>,
    /// The output layer of the network: the titles of units depend on the number of layers.
    pub output: Layer,
}

impl Step {
    /// Whether both steps are in the same phase of the same sample.
    #[must_use]
    pub fn is_in_phase_of(&self, other: &Self) -> bool {
        (self.sample, self.phase) == (other.sample, other.phase)
    }

    /// The quantity that the step is about, if any.
    #[must_use]
    pub fn quantity(&self) -> Option<Quantity> {
        match self.topic {
            Topic::Quantity(quantity) => Some(quantity),
            _ => None,
        }
    }
}
