//! By how much a weight is updated.

use std::fmt;

use super::Pass;

/// A rule for the update of all weights after a sample.
///
/// Every rule has the same form: from the weight between two units it subtracts the output of the first times a number
/// of the second, times a rate. For gradient descent that number is `∂E/∂X`; for the printed rules it is what they
/// print instead. So a rule gives one number for each unit, not one for each weight.
pub trait Rule: fmt::Debug + Send + Sync {
    /// Writes the number of each unit, for each table of weights those of the units it leads to.
    ///
    /// `weights` are those before the update, in the list that [`Pass::layers`] describes.
    fn write_deltas(&self, pass: &Pass, weights: &[f64], target: &[f64], deltas: &mut [Vec<f64>]);

    /// The factor of the numbers, from the learning rate.
    fn rate(&self, learning_rate: f64) -> f64 {
        learning_rate
    }
}

/// The right rule: `a := a − α ∂E/∂a`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GradientDescent;

impl Rule for GradientDescent {
    /// `∂E/∂X` of each unit: `σ'(X_k) Σ_n a_kn ∂E/∂X_n` leads one layer back, past the bias unit, which has no net
    /// input.
    fn write_deltas(&self, pass: &Pass, weights: &[f64], target: &[f64], deltas: &mut [Vec<f64>]) {
        let architecture = pass.architecture();
        let last = deltas.len() - 1;
        architecture.loss.write_output_delta(
            architecture.output,
            pass.net_inputs(last),
            pass.output(),
            target,
            &mut deltas[last],
        );
        for table in (0..last).rev() {
            let [own, next] = &mut deltas[table..table + 2] else { unreachable!("there is a table behind it") };
            for (unit, (delta, slope)) in own.iter_mut().zip(pass.slopes(table)).enumerate() {
                let out = pass.layers().weights_out_of(table + 1, unit, weights);
                let back: f64 = out.iter().zip(&*next).map(|(weight, delta)| weight * delta).sum();
                *delta = slope * back;
            }
        }
    }
}
