//! How far the indices of one network run, and what its targets are called.

use std::ops::RangeInclusive;

use super::{Layer, Letter, Target, Unit, Weight};
use crate::{
    network::{Architecture, Bias, Depth, OutputActivation, Penalty, Sizes},
    scenario::Scenario,
};

/// Which names one network has: the sizes of its layers, whether they have bias units, what its targets are called,
/// whether its loss has a penalty, and how many samples it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notation {
    pub(super) sizes: Sizes,
    pub(super) architecture: Architecture,
    pub(super) penalty: Penalty,
    pub(super) samples: usize,
}

impl Notation {
    /// The names of a scenario's network.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        let of_network = Self::new(scenario.sizes(), scenario.architecture()).with_penalty(scenario.penalty());
        Self { samples: scenario.samples().len(), ..of_network }
    }

    /// The names of a network of these sizes and this architecture, with one sample and without a penalty.
    #[must_use]
    pub fn new(sizes: Sizes, architecture: Architecture) -> Self {
        Self { sizes, architecture, penalty: Penalty::None, samples: 1 }
    }

    /// The same names, with λ where there is a penalty.
    #[must_use]
    pub fn with_penalty(self, penalty: Penalty) -> Self {
        Self { penalty, ..self }
    }

    /// Whether the loss has a penalty on the weights.
    #[must_use]
    pub fn penalty(&self) -> Penalty {
        self.penalty
    }

    /// The output layer, which is the last.
    #[must_use]
    pub fn output(&self) -> Layer {
        Layer::new(u8::try_from(self.sizes.tables()).expect("a network has at most 6 tables of weights"))
    }

    /// How deep the network is.
    #[must_use]
    pub fn depth(&self) -> Depth {
        self.sizes.depth()
    }

    /// The layers that edges leave, from the inputs on: one for each table of weights.
    pub fn layers_of_weights(&self) -> impl DoubleEndedIterator<Item = Layer> + use<> {
        (0..self.output().number()).map(Layer::new)
    }

    /// The hidden layers, from the first.
    pub fn hidden_layers(&self) -> impl DoubleEndedIterator<Item = Layer> + use<> {
        (1..self.output().number()).map(Layer::new)
    }

    /// The layers whose units compute something: the hidden ones and the outputs.
    pub fn computing_layers(&self) -> impl DoubleEndedIterator<Item = Layer> + use<> {
        (1..=self.output().number()).map(Layer::new)
    }

    /// All layers of units, from the inputs on.
    pub fn layers(&self) -> impl DoubleEndedIterator<Item = Layer> + use<> {
        (0..=self.output().number()).map(Layer::new)
    }

    /// The letter that runs over a layer: i for inputs, n for outputs, k for the only hidden layer, of several hidden
    /// layers j, k, p, r, t in their order.
    #[must_use]
    pub fn letter(&self, layer: Layer) -> Letter {
        let last = self.output();
        match layer {
            Layer::INPUT => Letter::I,
            _ if layer == last => Letter::N,
            _ if last.depth() == Depth::OneHiddenLayer => Letter::K,
            _ => Letter::OF_HIDDEN_LAYERS[layer.place() - 1],
        }
    }

    /// The layer whose units a letter runs over; samples are in none, and a letter may have none in this network.
    #[must_use]
    pub fn layer_of(&self, letter: Letter) -> Option<Layer> {
        match letter {
            Letter::M => Some(self.output()),
            Letter::S => None,
            _ => self.layers().find(|layer| self.letter(*layer) == letter),
        }
    }

    /// The highest index in a layer; units count from 0, the bias included where there is one.
    ///
    /// # Panics
    /// If the network has no such layer.
    #[must_use]
    pub fn last(&self, layer: Layer) -> u8 {
        let units = self.sizes.all()[layer.place()];
        if layer == self.output() { units - 1 } else { units }
    }

    /// The indices of a layer from first to last, the bias unit included where there is one.
    ///
    /// # Panics
    /// As [`Notation::last`].
    #[must_use]
    pub fn units(&self, layer: Layer) -> RangeInclusive<u8> {
        let biased = layer != self.output() && self.architecture.bias != Bias::None;
        let first = if biased { 0 } else { self.first(layer) };
        first..=self.last(layer)
    }

    /// The indices of a layer without the bias unit.
    ///
    /// # Panics
    /// As [`Notation::last`].
    #[must_use]
    pub fn computing(&self, layer: Layer) -> RangeInclusive<u8> {
        self.first(layer)..=self.last(layer)
    }

    /// The units of a layer without the bias unit.
    ///
    /// # Panics
    /// As [`Notation::last`].
    pub fn computing_units(&self, layer: Layer) -> impl DoubleEndedIterator<Item = Unit> + Clone + use<> {
        self.computing(layer).map(move |index| Unit { layer, index })
    }

    /// The weights that leave a layer, row by row: for each unit, the bias unit included, those to all units of the
    /// next.
    pub fn weights_of(&self, layer: Layer) -> impl Iterator<Item = Weight> + use<> {
        let to = self.computing(layer.next());
        self.units(layer).flat_map(move |from| to.clone().map(move |to| Weight { layer, from, to }))
    }

    /// All weights of the network, from those of the inputs on, row by row.
    pub fn weights(&self) -> impl Iterator<Item = Weight> + use<> {
        let own = *self;
        self.layers_of_weights().flat_map(move |layer| own.weights_of(layer))
    }

    /// The lowest index of a unit that computes something: 0 for outputs, 1 where index 0 is kept for a bias unit.
    #[must_use]
    pub fn first(&self, layer: Layer) -> u8 {
        u8::from(layer != self.output())
    }

    /// The target of output n, under the name it has in this network.
    #[must_use]
    pub fn target<I>(&self, n: I) -> Target<I> {
        match self.architecture.output {
            OutputActivation::Softmax => Target::Label(n),
            OutputActivation::Each(_) if self.sizes.outputs() == 1 => Target::Only,
            OutputActivation::Each(_) => Target::Value(n),
        }
    }
}
