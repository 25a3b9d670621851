//! The network as mathematics: sizes, weights, forward pass, loss, gradient, numeric derivative, one step.
//!
//! Everything is computed with matrices and plain numbers. Nothing here knows of text, formulas, readings or the
//! screen: this module is the independent witness against which those are held, so it must never borrow from them.
//!
//! Notation in the comments: `O` outputs of a layer, `X` its net inputs, `a` weights, `E` the loss, `l` a label,
//! `σ` the sigmoid. Index 0 of a layer with a bias is the bias unit, whose output is 1.

mod activation;
mod architecture;
mod forward;
mod gradient;
mod loss;
mod numeric;
mod sizes;
mod weights;

pub use activation::{sigmoid, softmax};
pub use architecture::{Architecture, Bias, HiddenActivation, Loss, OutputActivation};
pub use forward::Forward;
pub use sizes::{MAX_UNITS, SizeError, Sizes};
pub use weights::{ShapeError, Weights};

/// One training sample.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// The inputs `O_1^(0) ..`, without the bias.
    pub input: Vec<f64>,
    /// One target for each output: the values `y`, or the distribution `l_n`.
    pub target: Vec<f64>,
}

/// A network with one hidden layer: what its units compute, how many there are, and its weights.
///
/// The three always fit together: a `Network` only comes from [`Network::new`] and [`Network::step`].
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    architecture: Architecture,
    sizes: Sizes,
    weights: Weights,
}

impl Network {
    /// Puts an architecture and weights together; the sizes are those of the weights.
    ///
    /// # Errors
    /// [`ShapeError`] if the two matrices do not follow on each other, a layer has too few or too many units, or the
    /// loss needs outputs that the architecture does not have.
    pub fn new(architecture: Architecture, weights: Weights) -> Result<Self, ShapeError> {
        if architecture.loss == Loss::CrossEntropy && architecture.output == OutputActivation::Linear {
            return Err(ShapeError::LinearCrossEntropy);
        }
        let sizes = weights.sizes()?;
        Ok(Self { architecture, sizes, weights })
    }

    /// What the units compute and how the error is measured.
    pub fn architecture(&self) -> Architecture {
        self.architecture
    }

    /// How many units each layer has.
    pub fn sizes(&self) -> Sizes {
        self.sizes
    }

    /// The weights.
    pub fn weights(&self) -> &Weights {
        &self.weights
    }

    /// The network after one step of gradient descent, `a := a − α ∂E/∂a`, all weights at once.
    ///
    /// # Panics
    /// If `gradient` does not have the shapes of this network's weights.
    #[must_use]
    pub fn step(&self, learning_rate: f64, gradient: &Weights) -> Self {
        let Bias::Trained = self.architecture.bias;
        let weights = Weights {
            first: &self.weights.first - &gradient.first * learning_rate,
            second: &self.weights.second - &gradient.second * learning_rate,
        };
        Self { weights, ..*self }
    }

    fn assert_fits(&self, sample: &Sample) {
        assert_eq!(sample.input.len(), self.sizes.inputs, "one value for each input");
        assert_eq!(sample.target.len(), self.sizes.outputs, "one target for each output");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use nalgebra::DMatrix;

    #[test]
    fn a_step_moves_every_weight_against_its_derivative() {
        let ones = Weights { first: DMatrix::repeat(3, 2, 1.0), second: DMatrix::repeat(3, 1, 1.0) };
        let slope = Weights { first: DMatrix::repeat(3, 2, 2.0), second: DMatrix::repeat(3, 1, -4.0) };
        let stepped = Network::new(Architecture::REGRESSION, ones).unwrap().step(0.25, &slope);
        assert_eq!(stepped.weights().first, DMatrix::repeat(3, 2, 0.5));
        assert_eq!(stepped.weights().second, DMatrix::repeat(3, 1, 2.0));
    }

    #[test]
    fn cross_entropy_of_linear_outputs_is_refused() {
        let architecture = Architecture { output: OutputActivation::Linear, ..Architecture::CLASSIFICATION };
        let weights = Weights { first: DMatrix::zeros(2, 1), second: DMatrix::zeros(2, 1) };
        assert_eq!(Network::new(architecture, weights), Err(ShapeError::LinearCrossEntropy));
    }
}
