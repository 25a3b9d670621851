//! The listed rules as printed, in matrices: for many steps one after the other.
//!
//! They are here and not in `training`, which does not use the document, and they are not compiled formulas, which
//! would take a hundred times as long. A test checks that they agree with the laws in the files beside this one.

use std::sync::Arc;

use super::{NoDocument, Shape, problem_of_shape};
use crate::{
    network::{Penalty, sigmoid},
    scenario::Problem,
    training::{Pass, Rule, Training, Update},
};

/// The table of the first layer's weights, and that of the second layer's.
const FIRST: usize = 0;
const SECOND: usize = 1;

/// The printed rule for a training. It is for one sample, and so for several with an update after each.
///
/// # Errors
/// [`NoDocument`] where there is none.
pub fn rule_of(training: &Training) -> Result<Arc<dyn Rule>, NoDocument> {
    let network = &training.network;
    let samples = match training.update {
        Update::All => training.samples.len(),
        Update::Each => 1,
    };
    let shape =
        Shape { sizes: network.sizes(), architecture: network.architecture(), penalty: Penalty::of(network.penalty()) };
    let problem = problem_of_shape(shape, samples)?;
    Ok(match problem {
        Problem::Regression => Arc::new(Regression),
        Problem::Classification => Arc::new(Classification),
    })
}

/// The 13 listed rules: `a − α [2(y − O) O_k]` and `a − α [2(y − O) a_k0 σ(O_k)(1 − σ(O_k)) O_i]`.
#[derive(Debug)]
struct Regression;

impl Rule for Regression {
    fn write_deltas(&self, pass: &Pass, weights: &[f64], target: &[f64], deltas: &mut [Vec<f64>]) {
        let slope_of_error = 2.0 * (target[0] - pass.output()[0]);
        deltas[SECOND][0] = slope_of_error;
        for (unit, (delta, output)) in deltas[FIRST].iter_mut().zip(pass.units_before(SECOND)).enumerate() {
            let weight = pass.layers().weights_out_of(SECOND, unit, weights)[0];
            let twice = sigmoid(*output);
            *delta = slope_of_error * weight * (twice * (1.0 - twice));
        }
    }
}

/// The 12 listed rules: `a − l_n (1 − O_n) O_k`. There is none for the first layer, which stays as it is.
#[derive(Debug)]
struct Classification;

impl Rule for Classification {
    fn write_deltas(&self, pass: &Pass, _: &[f64], target: &[f64], deltas: &mut [Vec<f64>]) {
        deltas[FIRST].fill(0.0);
        for ((delta, label), output) in deltas[SECOND].iter_mut().zip(target).zip(pass.output()) {
            *delta = label * (1.0 - output);
        }
    }

    /// No learning rate is printed.
    fn rate(&self, _: f64) -> f64 {
        1.0
    }
}
