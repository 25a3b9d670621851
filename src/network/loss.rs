//! The losses and how they change with the net inputs of the output layer.

use super::activation::negative_log_softmax;
use super::{Loss, OutputActivation};

impl Loss {
    /// The loss; the net outputs belong to the outputs, and serve the forms that avoid the outputs themselves.
    pub(super) fn evaluate(self, net_output: &[f64], output: &[f64], target: &[f64]) -> f64 {
        match self {
            Self::Squared => target.iter().zip(output).map(|(target, output)| (target - output).powi(2)).sum(),
            Self::CrossEntropy => target
                .iter()
                .zip(negative_log_softmax(net_output))
                // A label of 0 says nothing of its output, not even where that logarithm is infinite.
                .filter(|(label, _)| **label != 0.0)
                .map(|(label, log)| label * log)
                .sum(),
        }
    }

    /// `∂E/∂X_n` for every output n.
    pub(super) fn output_delta(self, activation: OutputActivation, output: &[f64], target: &[f64]) -> Vec<f64> {
        match self {
            Self::Squared => {
                let slopes: Vec<f64> =
                    target.iter().zip(output).map(|(target, output)| -2.0 * (target - output)).collect();
                activation.pull_back(output, &slopes)
            }
            Self::CrossEntropy => cross_entropy_delta(output, target),
        }
    }
}

/// `∂E/∂X_n = (Σ_m l_m) O_n − l_n`, the derivative also where the labels do not quite add up to 1.
///
/// With `1 = Σ_m O_m` it is `Σ_{m ≠ n} (l_m O_n − l_n O_m)`: no digit is lost where `O_n` is close to its label 1.
fn cross_entropy_delta(output: &[f64], labels: &[f64]) -> Vec<f64> {
    (0..output.len())
        .map(|n| (0..output.len()).filter(|m| *m != n).map(|m| labels[m] * output[n] - labels[n] * output[m]).sum())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::softmax;
    use approx::assert_relative_eq;

    #[test]
    fn the_squared_error_is_summed_without_a_half() {
        assert_eq!(Loss::Squared.evaluate(&[], &[1.0, 3.0], &[2.0, 5.0]), 5.0);
        assert_eq!(Loss::Squared.output_delta(OutputActivation::Linear, &[1.0, 3.0], &[2.0, 5.0]), [-2.0, -4.0]);
    }

    #[test]
    fn cross_entropy_stays_finite_where_the_share_underflows() {
        let net_output = [1e6, 0.0];
        let output = softmax(&net_output);
        assert_eq!(output[1], 0.0);
        assert_eq!(Loss::CrossEntropy.evaluate(&net_output, &output, &[0.0, 1.0]), 1e6);
    }

    #[test]
    fn the_delta_keeps_its_digits_where_the_answer_is_nearly_right() {
        let output = softmax(&[40.0, 0.0]);
        let delta = cross_entropy_delta(&output, &[1.0, 0.0]);
        assert_relative_eq!(delta[0], -(-40.0_f64).exp(), max_relative = 1e-14);
        assert_relative_eq!(delta[1], (-40.0_f64).exp(), max_relative = 1e-14);
    }

    #[test]
    fn labels_that_do_not_quite_add_up_keep_their_true_derivative() {
        let output = softmax(&[0.3, -0.2]);
        let labels = [0.25, 0.75 + 1e-9];
        let delta = cross_entropy_delta(&output, &labels);
        assert_relative_eq!(delta[0], (1.0 + 1e-9) * output[0] - labels[0], epsilon = 1e-15);
        assert_relative_eq!(delta[1], (1.0 + 1e-9) * output[1] - labels[1], epsilon = 1e-15);
    }
}
