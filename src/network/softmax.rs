//! What the output layer makes of its net inputs, and how derivatives are led back through it.

use super::OutputActivation;

/// `e^{X_n} / Σ_m e^{X_m}` for every n, as many values as there are net inputs.
///
/// Shifted by the largest net input, so that no exponential overflows: the values are finite for finite net inputs.
/// An infinite net input (from weights that overflowed) has no meaningful share and gives NaN.
pub fn softmax(net_inputs: &[f64]) -> Vec<f64> {
    let largest = net_inputs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let powers: Vec<f64> = net_inputs.iter().map(|net_input| (net_input - largest).exp()).collect();
    let sum: f64 = powers.iter().sum();
    powers.into_iter().map(|power| power / sum).collect()
}

/// `−ln softmax(X)_n` for every n: what cross-entropy weighs with the labels.
///
/// With M the largest net input it is `(M − X_n) + ln(1 + Σ e^{X_m − M})`, the sum over all others than one largest.
/// Never taking the logarithm of a share, it stays finite where the share underflows, and keeps all its digits where
/// the share is close to 1.
pub(super) fn negative_log_softmax(net_inputs: &[f64]) -> Vec<f64> {
    let Some((position, largest)) = net_inputs.iter().copied().enumerate().max_by(|a, b| a.1.total_cmp(&b.1)) else {
        return Vec::new();
    };
    let others: f64 = net_inputs
        .iter()
        .enumerate()
        .filter(|(index, _)| *index != position)
        .map(|(_, net_input)| (net_input - largest).exp())
        .sum();
    net_inputs.iter().map(|net_input| (largest - net_input) + others.ln_1p()).collect()
}

impl OutputActivation {
    pub(super) fn apply(self, net_inputs: &[f64]) -> Vec<f64> {
        match self {
            Self::Linear => net_inputs.to_vec(),
            Self::Each(activation) => net_inputs.iter().map(|net_input| activation.apply(*net_input)).collect(),
            Self::Softmax => softmax(net_inputs),
        }
    }

    /// `∂E/∂X_n = Σ_m ∂E/∂O_m ∂O_m/∂X_n` for every n, from the net inputs, the outputs and `∂E/∂O`.
    pub(super) fn pull_back(self, net_inputs: &[f64], output: &[f64], slopes: &[f64]) -> Vec<f64> {
        match self {
            Self::Linear => slopes.to_vec(),
            Self::Each(activation) => {
                net_inputs.iter().zip(slopes).map(|(net_input, slope)| slope * activation.slope(*net_input)).collect()
            }
            // O_n (g_n − Σ_m g_m O_m), with the outer 1 written as Σ_m O_m so that nearly equal terms meet first.
            Self::Softmax => output
                .iter()
                .zip(slopes)
                .map(|(own, slope)| {
                    let pairs = output.iter().zip(slopes);
                    own * pairs.map(|(other, other_slope)| other * (slope - other_slope)).sum::<f64>()
                })
                .collect(),
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
        let logs = negative_log_softmax(&[40.0, 0.0, -1e6]);
        assert_relative_eq!(logs[0], (-40.0_f64).exp(), max_relative = 1e-15);
        assert_relative_eq!(logs[1], 40.0, max_relative = 1e-15);
        assert_relative_eq!(logs[2], 1e6 + 40.0, max_relative = 1e-15);
        assert_eq!(negative_log_softmax(&[3.0]), [0.0]);
    }
}
