//! The losses, and their derivatives with respect to the net inputs of the output layer.

use super::sigmoid::{log_sigmoid, sigmoid};
use super::softmax::negative_log_softmax;
use super::{Activation, Loss, OutputActivation};

impl Loss {
    /// The loss of these outputs. `net_output` are their net inputs, from which a cross-entropy is calculated without
    /// rounding an output to 0 or 1.
    pub(crate) fn evaluate(
        self,
        activation: OutputActivation,
        net_output: &[f64],
        output: &[f64],
        target: &[f64],
    ) -> f64 {
        let squared = || target.iter().zip(output).map(|(target, output)| (target - output).powi(2)).sum::<f64>();
        match (self, activation) {
            (Self::Squared, _) => squared(),
            (Self::HalfSquared, _) => 0.5 * squared(),
            (Self::CrossEntropy, OutputActivation::Softmax) => target
                .iter()
                .zip(negative_log_softmax(net_output))
                // A label of 0 removes its term, even where the logarithm is infinite.
                .filter(|(label, _)| **label != 0.0)
                .map(|(label, log)| label * log)
                .sum(),
            (Self::CrossEntropy, _) => {
                let slope = slope_of_sigmoid(activation);
                target.iter().zip(net_output).map(|(y, x)| binary_cross_entropy(*y, slope * x)).sum()
            }
        }
    }

    /// Writes `∂E/∂X_n` for every output n.
    pub(crate) fn write_output_delta(
        self,
        activation: OutputActivation,
        net_output: &[f64],
        output: &[f64],
        target: &[f64],
        delta: &mut [f64],
    ) {
        let mut through_output = |factor: f64| {
            activation.pull_back(net_output, output, |n| factor * (target[n] - output[n]), delta);
        };
        match (self, activation) {
            (Self::Squared, _) => through_output(-2.0),
            (Self::HalfSquared, _) => through_output(-1.0),
            (Self::CrossEntropy, OutputActivation::Softmax) => write_cross_entropy_delta(output, target, delta),
            // s (σ(s X) − y), with 1 − σ(X) = σ(−X): no digit is lost where the output is close to its target.
            (Self::CrossEntropy, _) => {
                let slope = slope_of_sigmoid(activation);
                for ((delta, y), x) in delta.iter_mut().zip(target).zip(net_output) {
                    *delta = slope * ((1.0 - y) * sigmoid(slope * x) - y * sigmoid(-slope * x));
                }
            }
        }
    }
}

/// The slope s of outputs σ(s X).
fn slope_of_sigmoid(activation: OutputActivation) -> f64 {
    match activation {
        OutputActivation::Each(Activation::Sigmoid(slope)) => slope.value(),
        // No other outputs have a binary cross-entropy.
        OutputActivation::Each(_) | OutputActivation::Softmax => 1.0,
    }
}

/// `−[y ln σ(X) + (1 − y) ln(1 − σ(X))]`; a factor of 0 removes its logarithm.
fn binary_cross_entropy(y: f64, net_output: f64) -> f64 {
    let term = |weight: f64, log: f64| if weight == 0.0 { 0.0 } else { -weight * log };
    term(y, log_sigmoid(net_output)) + term(1.0 - y, log_sigmoid(-net_output))
}

/// `∂E/∂X_n = (Σ_m l_m) O_n − l_n`, the derivative also where the labels do not quite add up to 1.
///
/// With `1 = Σ_m O_m` it is `Σ_{m ≠ n} (l_m O_n − l_n O_m)`: no digit is lost where `O_n` is close to its label 1.
fn write_cross_entropy_delta(output: &[f64], labels: &[f64], delta: &mut [f64]) {
    for (n, delta) in delta.iter_mut().enumerate() {
        let others = (0..output.len()).filter(|m| *m != n);
        *delta = others.map(|m| labels[m] * output[n] - labels[n] * output[m]).sum();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::{Activation, softmax};
    use approx::assert_relative_eq;

    fn delta_of(loss: Loss, activation: OutputActivation, net_output: &[f64], target: &[f64]) -> Vec<f64> {
        let mut output = vec![0.0; net_output.len()];
        activation.write_outputs(net_output, &mut output);
        let mut delta = output.clone();
        loss.write_output_delta(activation, net_output, &output, target, &mut delta);
        delta
    }

    #[test]
    fn the_squared_error_is_summed_over_outputs() {
        let (output, target) = ([1.0, 3.0], [2.0, 5.0]);
        for (loss, value, delta) in [(Loss::Squared, 5.0, [-2.0, -4.0]), (Loss::HalfSquared, 2.5, [-1.0, -2.0])] {
            assert_eq!(loss.evaluate(OutputActivation::LINEAR, &output, &output, &target), value);
            assert_eq!(delta_of(loss, OutputActivation::LINEAR, &output, &target), delta);
        }
    }

    #[test]
    fn cross_entropy_stays_finite_where_the_share_underflows() {
        let net_output = [1e6, 0.0];
        let output = softmax(&net_output);
        assert_eq!(output[1], 0.0);
        assert_eq!(Loss::CrossEntropy.evaluate(OutputActivation::Softmax, &net_output, &output, &[0.0, 1.0]), 1e6);
    }

    #[test]
    fn binary_cross_entropy_stays_finite_and_keeps_its_digits_at_both_ends() {
        let sigmoids = OutputActivation::Each(Activation::SIGMOID);
        let (net_output, target) = ([1e6, -1e6, 40.0], [0.0, 0.0, 1.0]);
        let mut output = [0.0; 3];
        sigmoids.write_outputs(&net_output, &mut output);
        let loss = Loss::CrossEntropy.evaluate(sigmoids, &net_output[..2], &output[..2], &target[..2]);
        assert_eq!(loss, 1e6);
        let delta = delta_of(Loss::CrossEntropy, sigmoids, &net_output, &target);
        assert_eq!(delta[..2], [1.0, 0.0]);
        assert_relative_eq!(delta[2], -(-40.0_f64).exp(), max_relative = 1e-14);
    }

    #[test]
    fn the_delta_keeps_its_digits_where_the_answer_is_nearly_right() {
        let delta = delta_of(Loss::CrossEntropy, OutputActivation::Softmax, &[40.0, 0.0], &[1.0, 0.0]);
        assert_relative_eq!(delta[0], -(-40.0_f64).exp(), max_relative = 1e-14);
        assert_relative_eq!(delta[1], (-40.0_f64).exp(), max_relative = 1e-14);
    }

    #[test]
    fn labels_that_do_not_quite_add_up_keep_their_true_derivative() {
        let output = softmax(&[0.3, -0.2]);
        let labels = [0.25, 0.75 + 1e-9];
        let delta = delta_of(Loss::CrossEntropy, OutputActivation::Softmax, &[0.3, -0.2], &labels);
        assert_relative_eq!(delta[0], (1.0 + 1e-9) * output[0] - labels[0], epsilon = 1e-15);
        assert_relative_eq!(delta[1], (1.0 + 1e-9) * output[1] - labels[1], epsilon = 1e-15);
    }
}
