//! The true derivatives of the loss: reverse mode in matrix form.

use nalgebra::DVector;

use super::forward::with_bias;
use super::{Forward, Network, Sample, Weights};

impl Network {
    /// `∂E/∂a` for every weight, in the shapes of the weights, of the loss `E(x)` of this sample; fixed bias weights
    /// have one like any other.
    ///
    /// With δ = ∂E/∂X of a layer and O the outputs before it, bias included, the derivatives are `O δᵀ`.
    ///
    /// # Panics
    /// As [`Network::forward`].
    pub fn gradient(&self, sample: &Sample) -> Weights {
        let forward = self.forward(sample);
        let deltas = self.deltas_at(&forward, sample);
        let of_table = |(table, delta): (usize, DVector<f64>)| {
            let before = forward.outputs_before(table, sample).iter().copied();
            with_bias(self.architecture().bias, before) * delta.transpose()
        };
        deltas.into_iter().enumerate().map(of_table).collect()
    }

    /// `∂E/∂X` of the loss of this sample, for each table of weights by each unit it leads to.
    ///
    /// # Panics
    /// As [`Network::forward`].
    pub fn derivatives_by_net_inputs(&self, sample: &Sample) -> Vec<Vec<f64>> {
        let deltas = self.deltas_at(&self.forward(sample), sample);
        deltas.into_iter().map(|delta| delta.data.into()).collect()
    }

    /// From the outputs back: `δ_j = f'(X_j) Σ_k a_jk δ_k`, past the bias unit, which has no net input.
    fn deltas_at(&self, forward: &Forward, sample: &Sample) -> Vec<DVector<f64>> {
        let architecture = self.architecture();
        let outputs = forward.output_layer();
        let mut delta = DVector::zeros(outputs.output.len());
        architecture.loss.write_output_delta(
            architecture.output,
            &outputs.net_input,
            &outputs.output,
            &sample.target,
            delta.as_mut_slice(),
        );
        let mut deltas = vec![delta];
        for table in (1..self.sizes().tables()).rev() {
            let past_bias = self.weights()[table].rows(architecture.bias.units(), self.sizes().units(table));
            let hidden = architecture.hidden.in_layer(table);
            let slopes = forward.layers[table - 1].net_input.iter().map(|net_input| hidden.slope(*net_input));
            let slopes = DVector::from_iterator(self.sizes().units(table), slopes);
            deltas.push((past_bias * &deltas[deltas.len() - 1]).component_mul(&slopes));
        }
        deltas.reverse();
        deltas
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::Architecture;
    use nalgebra::DMatrix;

    #[test]
    fn derivatives_small_enough_for_the_head() {
        let weights = Weights::of([
            DMatrix::from_column_slice(2, 1, &[1.0, -2.0]),
            DMatrix::from_column_slice(2, 1, &[0.5, 4.0]),
        ]);
        let network = Network::new(Architecture::REGRESSION, weights).unwrap();
        // O = 2.5 and y = 1, so ∂E/∂O = 3; the hidden unit is at σ = 0.5, so σ' = 0.25.
        let gradient = network.gradient(&Sample { input: vec![0.5], target: vec![1.0] });
        assert_eq!(gradient[1], DMatrix::from_column_slice(2, 1, &[3.0, 1.5]));
        assert_eq!(gradient[0], DMatrix::from_column_slice(2, 1, &[3.0, 1.5]));
    }
}
