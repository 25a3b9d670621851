//! The document's own formulas as printed, with their errata.
//!
//! Each law is written here once, so that it looks like the printed one. Misprints of an index are printed as they
//! stand and read as they were meant; everything else is computed as it is printed.

pub mod classification;
pub mod regression;
mod training;

use thiserror::Error;
pub use training::rule_of;

use super::{Shape, exact};
use crate::{
    formula::{Range, UpperLimit},
    network::{Activation, Architecture, Bias, Loss, OutputActivation, Penalty, hidden_layers_in_words},
    quantity::Letter,
    scenario::{Problem, Scenario},
};

/// Why the document does not cover a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NoDocument {
    /// Its outputs are linear, or a softmax.
    #[error("the homework document does not cover {} outputs", .0.name())]
    Outputs(OutputActivation),
    /// Linear outputs have the squared error there, the softmax has the cross-entropy.
    #[error("the homework document does not cover the {} loss with {} outputs", loss.name(), output.name())]
    Loss {
        /// The loss.
        loss: Loss,
        /// The outputs.
        output: OutputActivation,
    },
    /// It has one hidden layer.
    #[error("the homework document does not cover networks with {}", hidden_layers_in_words(*.layers))]
    Depth {
        /// How many hidden layers the network has.
        layers: usize,
    },
    /// Its loss is of the outputs alone.
    #[error("the homework document does not cover a penalty on the weights")]
    Penalty,
    /// Its hidden units are sigmoid.
    #[error("the homework document does not cover {} hidden units", .0.title())]
    Hidden(Activation),
    /// Its biases are trained.
    #[error("the homework document does not cover fixed biases")]
    FixedBias,
    /// It has biases.
    #[error("the homework document does not cover networks without biases")]
    WithoutBias,
    /// Its regression has one output.
    #[error("the homework document does not cover regression with {outputs} outputs")]
    SeveralOutputs {
        /// How many outputs the network has.
        outputs: usize,
    },
    /// It takes a step on one sample.
    #[error("the homework document does not cover updates on {samples} samples")]
    SeveralSamples {
        /// How many samples there are.
        samples: usize,
    },
}

impl NoDocument {
    /// The reason as a sentence, for when the printed formulas are asked for.
    #[must_use]
    pub fn in_a_sentence(self) -> String {
        format!("Only the correct formulas are shown: {self}.")
    }
}

/// The problem whose part of the document has the rules for a scenario's network.
///
/// # Errors
/// [`NoDocument`] where there are none.
pub fn problem_of(scenario: &Scenario) -> Result<Problem, NoDocument> {
    problem_of_shape(Shape::of(scenario), scenario.samples().len())
}

/// The same for a network of this shape, trained on this number of samples.
fn problem_of_shape(shape: Shape, samples: usize) -> Result<Problem, NoDocument> {
    let Shape { sizes, architecture: Architecture { hidden, output, loss, bias }, penalty } = shape;
    let layers = sizes.hidden().len();
    if layers != 1 {
        return Err(NoDocument::Depth { layers });
    }
    let problem = match output {
        OutputActivation::LINEAR => Problem::Regression,
        OutputActivation::Softmax => Problem::Classification,
        OutputActivation::Each(_) => return Err(NoDocument::Outputs(output)),
    };
    let own = problem.architecture();
    if loss != own.loss {
        return Err(NoDocument::Loss { loss, output });
    }
    if hidden != own.hidden {
        return Err(NoDocument::Hidden(hidden.in_layer(1)));
    }
    match bias {
        Bias::Trained => {}
        Bias::Fixed => return Err(NoDocument::FixedBias),
        Bias::None => return Err(NoDocument::WithoutBias),
    }
    if penalty == Penalty::Squares {
        return Err(NoDocument::Penalty);
    }
    match (problem, sizes.outputs()) {
        (Problem::Regression, outputs @ 2..) => Err(NoDocument::SeveralOutputs { outputs }),
        _ if samples > 1 => Err(NoDocument::SeveralSamples { samples }),
        (problem, _) => Ok(problem),
    }
}

/// The document prints its sums without an upper limit (erratum B1).
fn over(shape: Shape, letter: Letter) -> Range {
    Range { upper: UpperLimit::Omitted, ..exact::over(shape, letter) }
}
