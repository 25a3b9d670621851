//! Units and layers in words, the same wherever a sentence speaks of them.

use super::{Layer, Unit, Weight};
use crate::network::Depth;

impl Unit {
    /// `input 1`, `hidden unit 2`, `output 0` in a network whose outputs are that layer; of several hidden layers
    /// `unit 2 in layer (1)`.
    #[must_use]
    pub fn in_words(self, output: Layer) -> String {
        let Self { layer, index } = self;
        match layer {
            Layer::INPUT => format!("input {index}"),
            _ if layer == output => format!("output {index}"),
            _ if output.depth() == Depth::OneHiddenLayer => format!("hidden unit {index}"),
            _ => format!("unit {index} in layer ({})", layer.number()),
        }
    }
}

impl Layer {
    /// All units of a layer: `inputs`, `hidden units`, `outputs`; of several hidden layers `units in layer (1)`.
    #[must_use]
    pub fn units_in_words(self, output: Self) -> String {
        match self {
            Self::INPUT => "inputs".to_owned(),
            _ if self == output => "outputs".to_owned(),
            _ if output.depth() == Depth::OneHiddenLayer => "hidden units".to_owned(),
            _ => format!("units in layer ({})", self.number()),
        }
    }

    /// The weights that leave a layer: `first-layer weights` and `second-layer weights` of two; of more
    /// `weights of layer (1)`, which have that number; `weights`, where there are no others.
    #[must_use]
    pub fn weights_in_words(self, output: Self) -> String {
        match (output.depth(), self) {
            (Depth::NoHiddenLayer, _) => "weights".to_owned(),
            (Depth::OneHiddenLayer, Self::INPUT) => "first-layer weights".to_owned(),
            (Depth::OneHiddenLayer, _) => "second-layer weights".to_owned(),
            (Depth::SeveralHiddenLayers, layer) => format!("weights of layer ({})", layer.number()),
        }
    }
}

impl Weight {
    /// The units that a weight connects: `hidden unit 1 to output 0`.
    #[must_use]
    pub fn ends_in_words(self, output: Layer) -> String {
        format!("{} to {}", self.source().in_words(output), self.destination().in_words(output))
    }
}
