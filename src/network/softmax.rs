//! The outputs of the output layer, and the derivatives with respect to its net inputs.

use super::OutputActivation;

/// `e^{X_n} / Σ_m e^{X_m}` for every n, as many values as there are net inputs.
///
/// Shifted by the largest net input, so that no exponential overflows: the values are finite for finite net inputs.
/// An infinite net input (from weights that overflowed) has no meaningful share and gives NaN.
pub fn softmax(net_inputs: &[f64]) -> Vec<f64> {
    let mut shares = vec![0.0; net_inputs.len()];
    write_softmax(net_inputs, &mut shares);
    shares
}

/// Writes what [`softmax`] returns.
fn write_softmax(net_inputs: &[f64], shares: &mut [f64]) {
    let largest = net_inputs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut sum = 0.0;
    for (share, net_input) in shares.iter_mut().zip(net_inputs) {
        *share = (net_input - largest).exp();
        sum += *share;
    }
    shares.iter_mut().for_each(|share| *share /= sum);
}

/// `−ln softmax(X)_n` for every n, the terms of the cross-entropy before they are multiplied with the labels.
///
/// With M the largest net input it is `(M − X_n) + ln(1 + Σ e^{X_m − M})`, the sum over all others than one largest.
/// Never taking the logarithm of a share, it stays finite where the share underflows, and keeps all its digits where
/// the share is close to 1.
pub(super) fn negative_log_softmax(net_inputs: &[f64]) -> impl Iterator<Item = f64> {
    let largest = net_inputs.iter().copied().enumerate().max_by(|a, b| a.1.total_cmp(&b.1));
    // Without net inputs there are no terms.
    let (position, largest) = largest.unwrap_or((0, 0.0));
    let others: f64 = net_inputs
        .iter()
        .enumerate()
        .filter(|(index, _)| *index != position)
        .map(|(_, net_input)| (net_input - largest).exp())
        .sum();
    let logarithm = others.ln_1p();
    net_inputs.iter().map(move |net_input| (largest - net_input) + logarithm)
}

impl OutputActivation {
    /// Writes the outputs for these net inputs; both have the same length.
    pub(crate) fn write_outputs(self, net_inputs: &[f64], outputs: &mut [f64]) {
        match self {
            Self::Each(activation) => {
                outputs
                    .iter_mut()
                    .zip(net_inputs)
                    .for_each(|(output, net_input)| *output = activation.apply(*net_input));
            }
            Self::Softmax => write_softmax(net_inputs, outputs),
        }
    }

    /// Writes `∂E/∂X_n = Σ_m ∂E/∂O_m ∂O_m/∂X_n` for every n, from the net inputs, the outputs and `∂E/∂O_m`.
    pub(super) fn pull_back(self, net_inputs: &[f64], output: &[f64], slope: impl Fn(usize) -> f64, into: &mut [f64]) {
        match self {
            Self::Each(activation) => into
                .iter_mut()
                .zip(net_inputs)
                .enumerate()
                .for_each(|(n, (into, net_input))| *into = slope(n) * activation.slope(*net_input)),
            // O_n (g_n − Σ_m g_m O_m), with the outer 1 written as Σ_m O_m so that nearly equal terms meet first.
            Self::Softmax => {
                for (n, into) in into.iter_mut().enumerate() {
                    let others = output.iter().enumerate();
                    *into = output[n] * others.map(|(m, other)| other * (slope(n) - slope(m))).sum::<f64>();
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    #[test]
    fn the_softmax_is_a_distribution_however_large_the_net_inputs() {
        assert_eq!(softmax(&[1e308, -1e308, 1e308]), [0.5, 0.0, 0.5]);
        assert_eq!(softmax(&[7.0]), [1.0]);
        assert_relative_eq!(softmax(&[0.1, -0.7, 2.0]).iter().sum::<f64>(), 1.0, max_relative = 1e-15);
    }

    #[test]
    fn the_logarithm_of_a_share_keeps_its_digits_at_both_ends() {
        let logs: Vec<f64> = negative_log_softmax(&[40.0, 0.0, -1e6]).collect();
        assert_relative_eq!(logs[0], (-40.0_f64).exp(), max_relative = 1e-15);
        assert_relative_eq!(logs[1], 40.0, max_relative = 1e-15);
        assert_relative_eq!(logs[2], 1e6 + 40.0, max_relative = 1e-15);
        assert_eq!(negative_log_softmax(&[3.0]).collect::<Vec<_>>(), [0.0]);
        assert_eq!(negative_log_softmax(&[]).count(), 0);
    }
}
