//! The true derivatives of the loss: reverse mode in matrix form.

use nalgebra::DVector;

use super::forward::with_bias;
use super::{Network, Sample, Weights};

impl Network {
    /// `∂E/∂a` for every weight, in the shapes of the weights; fixed bias weights have theirs like any other.
    ///
    /// With δ = ∂E/∂X of a layer and O the outputs before it, bias included, the derivatives are `O δᵀ`; and
    /// `δ^(1)_k = σ'(X_k) Σ_n a_kn δ^(2)_n` leads one layer back, past the bias unit, which has no net input.
    ///
    /// # Panics
    /// As [`Network::forward`].
    pub fn gradient(&self, sample: &Sample) -> Weights {
        let architecture = self.architecture();
        let forward = self.forward(sample);
        let input = with_bias(architecture.bias, sample.input.iter().copied());
        let hidden = DVector::from_vec(forward.hidden_with_bias);

        let mut delta_output = DVector::zeros(forward.output.len());
        architecture.loss.write_output_delta(
            architecture.output,
            &forward.net_output,
            &forward.output,
            &sample.target,
            delta_output.as_mut_slice(),
        );
        let past_bias = self.weights().second.rows(architecture.bias.units(), self.sizes().hidden);
        let slopes = DVector::from_vec(forward.net_hidden).map(|net_input| architecture.hidden.slope(net_input));
        let delta_hidden = (past_bias * &delta_output).component_mul(&slopes);

        Weights { first: input * delta_hidden.transpose(), second: hidden * delta_output.transpose() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::Architecture;
    use nalgebra::DMatrix;

    #[test]
    fn derivatives_small_enough_for_the_head() {
        let weights = Weights {
            first: DMatrix::from_column_slice(2, 1, &[1.0, -2.0]),
            second: DMatrix::from_column_slice(2, 1, &[0.5, 4.0]),
        };
        let network = Network::new(Architecture::REGRESSION, weights).unwrap();
        // O = 2.5 and y = 1, so ∂E/∂O = 3; the hidden unit is at σ = 0.5, so σ' = 0.25.
        let gradient = network.gradient(&Sample { input: vec![0.5], target: vec![1.0] });
        assert_eq!(gradient.second, DMatrix::from_column_slice(2, 1, &[3.0, 1.5]));
        assert_eq!(gradient.first, DMatrix::from_column_slice(2, 1, &[3.0, 1.5]));
    }
}
