//! How many units the layers of a network have.

use std::fmt::{self, Display, Formatter};

use thiserror::Error;

use super::{
    Bias, Depth,
    limits::{MAX_HIDDEN_LAYERS, MAX_UNITS, MAX_WEIGHTS},
};

/// The most layers of units: the inputs, the hidden ones, the outputs.
const MAX_LAYERS: usize = MAX_HIDDEN_LAYERS + 2;

/// The number of units in each layer, from the inputs to the outputs, bias units not counted.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sizes {
    /// Layer by layer; 0 after the last.
    units: [u8; MAX_LAYERS],
    layers: u8,
}

/// A layer and the number of layers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LayerPlace {
    /// Its number: 0 for the inputs.
    pub layer: usize,
    /// The number of the outputs.
    pub last: usize,
}

impl LayerPlace {
    /// How deep the network of this layer is.
    #[must_use]
    pub fn depth(self) -> Depth {
        Depth::of_tables(self.last)
    }
}

/// `inputs`, `hidden units`, `units in hidden layer 2`, `outputs`.
impl Display for LayerPlace {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match *self {
            Self { layer: 0, .. } => f.write_str("inputs"),
            Self { layer, last } if layer == last => f.write_str("outputs"),
            place if place.depth() == Depth::OneHiddenLayer => f.write_str("hidden units"),
            Self { layer, .. } => write!(f, "units in hidden layer {layer}"),
        }
    }
}

/// Why a network cannot have such sizes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SizeError {
    /// A layer with too few or too many units.
    #[error("{units} {place}; a layer has 1 to {MAX_UNITS}")]
    Units {
        /// The layer.
        place: LayerPlace,
        /// The number asked for.
        units: usize,
    },
    /// Too few layers or too many.
    #[error("{hidden} hidden layers; a network has 0 to {MAX_HIDDEN_LAYERS}")]
    Layers {
        /// The number of hidden layers asked for.
        hidden: usize,
    },
    /// Too many weights.
    #[error("{weights} weights; a network has at most {MAX_WEIGHTS}")]
    Weights {
        /// How many there would be.
        weights: usize,
    },
}

impl Sizes {
    /// How deep a network of these sizes is.
    #[must_use]
    pub fn depth(&self) -> Depth {
        Depth::of_tables(self.tables())
    }

    /// Checks that every layer has from 1 to [`MAX_UNITS`] units, and that there are at most [`MAX_HIDDEN_LAYERS`]
    /// between the inputs and the outputs.
    ///
    /// # Errors
    /// [`SizeError`] naming the first layer that has not, or the number of layers.
    ///
    /// # Panics
    /// With fewer than two layers: a network has inputs and outputs.
    pub fn new(units: &[usize]) -> Result<Self, SizeError> {
        let last = units.len().checked_sub(1).filter(|last| *last > 0).expect("a network has inputs and outputs");
        if last > MAX_HIDDEN_LAYERS + 1 {
            return Err(SizeError::Layers { hidden: last - 1 });
        }
        let mut checked = [0; MAX_LAYERS];
        for (layer, units) in units.iter().copied().enumerate() {
            checked[layer] = u8::try_from(units)
                .ok()
                .filter(|_| (1..=MAX_UNITS).contains(&units))
                .ok_or(SizeError::Units { place: LayerPlace { layer, last }, units })?;
        }
        Ok(Self { units: checked, layers: units.len() as u8 })
    }

    /// Checks that there are at most [`MAX_WEIGHTS`].
    ///
    /// # Errors
    /// [`SizeError::Weights`] where there are more.
    pub fn check_weights(self, bias: Bias) -> Result<Self, SizeError> {
        let weights = (0..self.tables()).map(|table| (self.units(table) + bias.units()) * self.units(table + 1)).sum();
        if weights > MAX_WEIGHTS { Err(SizeError::Weights { weights }) } else { Ok(self) }
    }

    /// The units of a layer, counted from 0 for the inputs.
    ///
    /// # Panics
    /// If there is no such layer.
    pub fn units(self, layer: usize) -> usize {
        usize::from(self.all()[layer])
    }

    /// The units of each layer, from the inputs to the outputs.
    pub fn all(&self) -> &[u8] {
        &self.units[..usize::from(self.layers)]
    }

    /// How many tables of weights there are, one between each two layers; this is also the number of the last layer.
    pub fn tables(self) -> usize {
        usize::from(self.layers) - 1
    }

    /// Units of the input layer.
    pub fn inputs(self) -> usize {
        self.units(0)
    }

    /// Units of the output layer.
    pub fn outputs(self) -> usize {
        self.units(self.tables())
    }

    /// Units of each hidden layer.
    pub fn hidden(&self) -> &[u8] {
        &self.units[1..self.tables()]
    }

    /// The same with this number of hidden layers: the first ones are kept, and further ones are as large as the last
    /// of them, or as the output layer if there is none.
    ///
    /// # Errors
    /// [`SizeError`] where there are too many.
    pub fn with_hidden_layers(self, count: usize) -> Result<Self, SizeError> {
        let own = self.hidden();
        let further = own.last().copied().map_or(self.outputs(), usize::from);
        let hidden = (0..count).map(|layer| own.get(layer).copied().map_or(further, usize::from));
        let units: Vec<usize> = std::iter::once(self.inputs()).chain(hidden).chain([self.outputs()]).collect();
        Self::new(&units)
    }

    /// The same with another number of units in one layer.
    ///
    /// # Errors
    /// [`SizeError`] where that is out of range.
    ///
    /// # Panics
    /// If there is no such layer.
    pub fn with_units(self, layer: usize, units: usize) -> Result<Self, SizeError> {
        let mut all: Vec<usize> = self.all().iter().copied().map(usize::from).collect();
        all[layer] = units;
        Self::new(&all)
    }
}

/// `2-3-1`.
impl Display for Sizes {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (layer, units) in self.all().iter().enumerate() {
            write!(f, "{}{units}", if layer == 0 { "" } else { "-" })?;
        }
        Ok(())
    }
}

impl fmt::Debug for Sizes {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "Sizes({self})")
    }
}

/// A number of hidden layers in words, for error messages.
pub(crate) fn hidden_layers_in_words(layers: usize) -> String {
    match layers {
        0 => "no hidden layer".to_owned(),
        1 => "1 hidden layer".to_owned(),
        several => format!("{several} hidden layers"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_layer_is_held_to_its_limits() {
        assert_eq!(Sizes::new(&[1, 64, 3]).unwrap().all(), [1, 64, 3]);
        let refused = |units: &[usize]| Sizes::new(units).unwrap_err().to_string();
        assert_eq!(refused(&[0, 3, 1]), "0 inputs; a layer has 1 to 64");
        assert_eq!(refused(&[2, 65, 1]), "65 hidden units; a layer has 1 to 64");
        assert_eq!(refused(&[2, 3, 300, 1]), "300 units in hidden layer 2; a layer has 1 to 64");
        assert_eq!(refused(&[2, 3, 0]), "0 outputs; a layer has 1 to 64");
        assert_eq!(refused(&[1; 8]), "6 hidden layers; a network has 0 to 5");
    }

    #[test]
    fn layers_are_numbers() {
        let sizes = Sizes::new(&[4, 3, 5, 2]).unwrap();
        assert_eq!((sizes.inputs(), sizes.hidden(), sizes.outputs()), (4, [3, 5].as_slice(), 2));
        assert_eq!((sizes.tables(), sizes.units(2), sizes.to_string().as_str()), (3, 5, "4-3-5-2"));
        let without = Sizes::new(&[2, 1]).unwrap();
        assert_eq!((without.tables(), without.hidden()), (1, [].as_slice()));
    }

    #[test]
    fn weights_are_counted_with_those_of_the_biases() {
        let sizes = Sizes::new(&[64, 64, 13]).unwrap();
        assert_eq!(sizes.check_weights(Bias::None), Ok(sizes));
        let message = sizes.check_weights(Bias::Trained).unwrap_err().to_string();
        assert_eq!(message, "5005 weights; a network has at most 5000");
    }
}
