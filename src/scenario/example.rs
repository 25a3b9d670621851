//! One sample as it was typed.

use crate::network::Sample;

use super::Number;

/// The most samples of a scenario.
pub const MAX_SAMPLES: usize = 100;

/// One sample: the inputs of the network, and the targets of its outputs.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// The inputs, without the bias.
    pub x: Vec<Number>,
    /// One target for each output; with softmax outputs a distribution.
    pub target: Vec<Number>,
}

impl Example {
    /// The values used in the calculation.
    pub fn values(&self) -> Sample {
        let values = |numbers: &[Number]| numbers.iter().map(|number| number.value).collect();
        Sample { input: values(&self.x), target: values(&self.target) }
    }
}
