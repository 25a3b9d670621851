//! The network as mathematics: sizes, weights, forward pass, loss, gradient, numeric derivative, one step.
//!
//! Everything is computed with matrices and plain numbers, and nothing here uses formulas, readings or the screen: this
//! module is the independent witness against which those are checked, so it must never borrow from them. The only words
//! and notation in it are those of its own parts, such as the name of an activation and how its derivative is written.
//!
//! Notation in the comments: `O` outputs of a layer, `X` its net inputs, `a` weights, `E` the loss, `l` a label,
//! `σ` the sigmoid. Index 0 of a layer with a bias is the bias unit, whose output is 1.

mod activation;
mod architecture;
mod depth;
mod expression;
mod forward;
mod gradient;
mod kink;
mod limits;
mod loss;
mod moved;
mod numeric;
mod parameter;
mod penalty;
mod samples;
mod sigmoid;
mod sign;
mod sizes;
mod softmax;
mod weights;

pub use activation::Activation;
pub use architecture::{Architecture, Bias, HiddenActivations, Loss, OutputActivation, UndefinedLoss};
pub use depth::Depth;
pub use expression::Expression;
pub use forward::{CANCELLED, Forward, LayerValues};
pub use kink::{Kink, Side};
pub use limits::{MAX_HIDDEN_LAYERS, MAX_UNITS, MAX_WEIGHTS};
pub use moved::{HiddenUnit, Moved};
pub use parameter::{Bounds, Parameter, ParameterError, ParameterFacts};
pub use penalty::Penalty;
pub use samples::{Objective, Reduction};
pub use sigmoid::{log_sigmoid, sigmoid};
pub use sign::Sign;
pub(crate) use sizes::hidden_layers_in_words;
pub use sizes::{LayerPlace, SizeError, Sizes};
pub use softmax::softmax;
pub use weights::{Entry, ShapeError, Weights};

use nalgebra::DMatrix;

/// One training sample.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// The inputs `O_1^(0) ..`, without the bias.
    pub input: Vec<f64>,
    /// One target for each output: the values `y`, or the distribution `l_n`.
    pub target: Vec<f64>,
}

/// A network of any depth: what its units compute, how many there are, its weights, and the penalty on them.
///
/// The architecture, the sizes and the weights always fit together: a `Network` only comes from [`Network::new`] and
/// from other networks by [`Network::step`] and [`Network::with_penalty`].
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    architecture: Architecture,
    sizes: Sizes,
    weights: Weights,
    /// λ.
    penalty: f64,
}

impl Network {
    /// Puts an architecture and weights together; the sizes are those of the weights.
    ///
    /// # Errors
    /// [`ShapeError`] if the tables do not follow on each other, there are too many of them, a layer has too few or too
    /// many units, or the loss needs outputs that the architecture does not have.
    pub fn new(architecture: Architecture, weights: Weights) -> Result<Self, ShapeError> {
        architecture.loss.check(architecture.output)?;
        let sizes = weights.sizes(architecture.bias)?;
        Ok(Self { architecture, sizes, weights, penalty: 0.0 })
    }

    /// The same network with `(λ/2) Σ a²` over all weights that are not biases in the loss that is minimised: λ is 0
    /// or a positive number.
    ///
    /// # Panics
    /// For any other λ.
    #[must_use]
    pub fn with_penalty(self, penalty: f64) -> Self {
        assert!(penalty >= 0.0 && penalty.is_finite(), "a penalty of {penalty}");
        Self { penalty, ..self }
    }

    /// λ; 0 where there is no penalty.
    pub fn penalty(&self) -> f64 {
        self.penalty
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

    /// The network after one step of gradient descent, `a := a − α ∂E/∂a`, all weights at once; fixed bias weights
    /// stay as they are.
    ///
    /// # Panics
    /// If `gradient` does not have the shapes of this network's weights.
    #[must_use]
    pub fn step(&self, learning_rate: f64, gradient: &Weights) -> Self {
        let updated = |weights: &DMatrix<f64>, gradient: &DMatrix<f64>| {
            let mut updated = weights - gradient * learning_rate;
            if self.architecture.bias == Bias::Fixed {
                updated.set_row(0, &weights.row(0));
            }
            updated
        };
        Self { weights: self.weights.zip(gradient, updated), ..*self }
    }

    fn assert_fits(&self, sample: &Sample) {
        assert_eq!(sample.input.len(), self.sizes.inputs(), "one value for each input");
        assert_eq!(sample.target.len(), self.sizes.outputs(), "one target for each output");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_moves_every_weight_against_its_derivative() {
        let ones = Weights::of([DMatrix::repeat(3, 2, 1.0), DMatrix::repeat(3, 1, 1.0)]);
        let slope = Weights::of([DMatrix::repeat(3, 2, 2.0), DMatrix::repeat(3, 1, -4.0)]);
        let stepped = Network::new(Architecture::REGRESSION, ones).unwrap().step(0.25, &slope);
        assert_eq!(stepped.weights()[0], DMatrix::repeat(3, 2, 0.5));
        assert_eq!(stepped.weights()[1], DMatrix::repeat(3, 1, 2.0));
    }

    #[test]
    fn fixed_bias_weights_stay() {
        let ones = Weights::of([DMatrix::repeat(3, 2, 1.0), DMatrix::repeat(3, 1, 1.0)]);
        let architecture = Architecture { bias: Bias::Fixed, ..Architecture::REGRESSION };
        let stepped = Network::new(architecture, ones.clone()).unwrap().step(1.0, &ones);
        assert_eq!(stepped.weights()[0], DMatrix::from_row_slice(3, 2, &[1.0, 1.0, 0.0, 0.0, 0.0, 0.0]));
        assert_eq!(stepped.weights()[1], DMatrix::from_row_slice(3, 1, &[1.0, 0.0, 0.0]));
    }

    #[test]
    fn cross_entropy_of_linear_outputs_is_refused() {
        let output = OutputActivation::LINEAR;
        let architecture = Architecture { output, ..Architecture::CLASSIFICATION };
        let weights = Weights::of([DMatrix::zeros(2, 1), DMatrix::zeros(2, 1)]);
        assert_eq!(Network::new(architecture, weights), Err(ShapeError::Loss(UndefinedLoss { output })));
    }
}
