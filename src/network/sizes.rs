//! How many units the layers of a network have.

use thiserror::Error;

/// The most units a layer may have, bias not counted.
pub const MAX_UNITS: usize = 16;

/// The number of units in each layer, bias units not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sizes {
    /// Units of the input layer.
    pub inputs: usize,
    /// Units of the hidden layer.
    pub hidden: usize,
    /// Units of the output layer.
    pub outputs: usize,
}

/// A layer with too few or too many units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{units} {layer}; a layer has 1 to {MAX_UNITS}")]
pub struct SizeError {
    /// Which units they are, in the plural: "inputs", "hidden units", "outputs".
    pub layer: &'static str,
    /// How many were asked for.
    pub units: usize,
}

impl Sizes {
    /// Checks that every layer has from 1 to [`MAX_UNITS`] units.
    ///
    /// # Errors
    /// [`SizeError`] naming the first layer that has not.
    pub fn new(inputs: usize, hidden: usize, outputs: usize) -> Result<Self, SizeError> {
        for (layer, units) in [("inputs", inputs), ("hidden units", hidden), ("outputs", outputs)] {
            if !(1..=MAX_UNITS).contains(&units) {
                return Err(SizeError { layer, units });
            }
        }
        Ok(Self { inputs, hidden, outputs })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_layer_is_held_to_its_limits() {
        assert_eq!(Sizes::new(1, 16, 3), Ok(Sizes { inputs: 1, hidden: 16, outputs: 3 }));
        assert_eq!(Sizes::new(0, 3, 1), Err(SizeError { layer: "inputs", units: 0 }));
        assert_eq!(Sizes::new(2, 17, 1).unwrap_err().to_string(), "17 hidden units; a layer has 1 to 16");
        assert_eq!(Sizes::new(2, 3, 0), Err(SizeError { layer: "outputs", units: 0 }));
    }
}
