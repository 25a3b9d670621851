//! The activations and their derivatives, in forms that neither overflow nor cancel.

use super::{HiddenActivation, OutputActivation};

/// `σ(x) = 1 / (1 + e^{−x})`, never NaN for a finite `x`.
///
/// Of the two equal forms each sign of `x` takes the one whose exponential cannot overflow.
pub fn sigmoid(x: f64) -> f64 {
    if x >= 0.0 {
        1.0 / (1.0 + (-x).exp())
    } else {
        let power = x.exp();
        power / (1.0 + power)
    }
}

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

impl HiddenActivation {
    pub(super) fn apply(self, net_input: f64) -> f64 {
        match self {
            Self::Sigmoid => sigmoid(net_input),
        }
    }

    /// `dO/dX` at the net input `X`.
    pub(super) fn derivative(self, net_input: f64) -> f64 {
        match self {
            // 1 − σ(x) = σ(−x): the difference would lose every digit where σ is close to 1.
            Self::Sigmoid => sigmoid(net_input) * sigmoid(-net_input),
        }
    }
}

impl OutputActivation {
    pub(super) fn apply(self, net_inputs: &[f64]) -> Vec<f64> {
        match self {
            Self::Linear => net_inputs.to_vec(),
            Self::Softmax => softmax(net_inputs),
        }
    }

    /// `∂E/∂X_n = Σ_m ∂E/∂O_m ∂O_m/∂X_n` for every n, from the outputs and `∂E/∂O`.
    pub(super) fn pull_back(self, output: &[f64], slopes: &[f64]) -> Vec<f64> {
        match self {
            Self::Linear => slopes.to_vec(),
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
    fn the_sigmoid_holds_at_both_ends() {
        assert_eq!(sigmoid(0.0), 0.5);
        assert_eq!((sigmoid(f64::MAX), sigmoid(-f64::MAX)), (1.0, 0.0));
        assert_relative_eq!(sigmoid(-40.0), (-40.0_f64).exp(), max_relative = 1e-15);
        assert_relative_eq!(sigmoid(1.0), 0.731_058_578_630_004_9, max_relative = 1e-15);
    }

    #[test]
    fn the_slope_of_the_sigmoid_keeps_its_digits_where_it_is_flat() {
        // σ(x)(1 − σ(x)) gives 0 at 40, and is really e^{−40}.
        let slope = HiddenActivation::Sigmoid.derivative(40.0);
        assert_relative_eq!(slope, (-40.0_f64).exp(), max_relative = 1e-15);
        assert_eq!(slope, HiddenActivation::Sigmoid.derivative(-40.0));
    }

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
