//! The forward pass: from a sample to the loss.

use nalgebra::{DMatrix, DVector};

use super::{Activation, Bias, Network, OutputActivation, Sample, softmax};

/// The net inputs and outputs of one layer.
#[derive(Clone, Debug, PartialEq)]
pub struct LayerValues {
    /// `X`, one for each unit.
    pub net_input: Vec<f64>,
    /// `O`, one for each unit, without a bias.
    pub output: Vec<f64>,
}

/// Every value on the way from a sample to its loss.
///
/// A value is finite as long as no sum on the way leaves the range of `f64`; weights that outgrow it give infinite
/// values, and where two of them meet, NaN.
#[derive(Clone, Debug, PartialEq)]
pub struct Forward {
    /// The layers after the inputs: one for each table of weights, the outputs last.
    pub layers: Vec<LayerValues>,
    /// `E(x)`.
    pub loss: f64,
}

impl Forward {
    /// `O_n` of the output layer.
    pub fn output(&self) -> &[f64] {
        &self.output_layer().output
    }

    /// The output layer.
    pub(super) fn output_layer(&self) -> &LayerValues {
        self.layers.last().expect("a network has an output layer")
    }

    /// The outputs that a table of weights multiplies, without the bias.
    pub(super) fn outputs_before<'values>(&'values self, table: usize, sample: &'values Sample) -> &'values [f64] {
        match table.checked_sub(1) {
            Some(before) => &self.layers[before].output,
            None => &sample.input,
        }
    }
}

/// The values of a layer after its bias unit, whose output is 1, where there is one.
pub(super) fn with_bias(bias: Bias, values: impl IntoIterator<Item = f64>) -> DVector<f64> {
    DVector::from_vec(std::iter::repeat_n(1.0, bias.units()).chain(values).collect())
}

/// Sums below this fraction of their largest term are rounding errors of a true zero: 0.1 + 0.2 − 0.3 is 0 on paper,
/// and 5.6e−17 in binary fractions.
pub const CANCELLED: f64 = 1e-12;

/// `Aᵀ O`, with a 0 where nothing but rounding is left: at a kink it matters on which side of 0 a net input is.
fn net_inputs(weights: &DMatrix<f64>, outputs: &DVector<f64>) -> DVector<f64> {
    let mut net_inputs = weights.tr_mul(outputs);
    for (net_input, column) in net_inputs.iter_mut().zip(weights.column_iter()) {
        let terms = column.iter().zip(outputs.iter()).map(|(weight, output)| (weight * output).abs());
        if net_input.abs() < CANCELLED * terms.fold(0.0, f64::max) {
            *net_input = 0.0;
        }
    }
    net_inputs
}

impl Network {
    /// Runs the sample through the network: `X = Aᵀ O` layer by layer, O the outputs before it with their bias.
    ///
    /// # Panics
    /// If the sample does not have one value for each input and one target for each output.
    pub fn forward(&self, sample: &Sample) -> Forward {
        self.forward_by(sample, |_, _, activation, net_input| activation.apply(net_input))
    }

    /// The forward pass with `output(table, unit, activation, net input)` for each unit that has an activation of its
    /// own.
    pub(super) fn forward_by(&self, sample: &Sample, output: impl Fn(usize, usize, Activation, f64) -> f64) -> Forward {
        self.assert_fits(sample);
        let mut layers = Vec::<LayerValues>::with_capacity(self.sizes().tables());
        for table in 0..self.sizes().tables() {
            let before = layers.last().map_or(&sample.input, |layer| &layer.output);
            layers.push(self.layer_by(table, before, &output));
        }
        let loss = self.loss_at_outputs(&layers[layers.len() - 1], sample);
        Forward { layers, loss }
    }

    /// The loss of [`Network::forward_by`] where only the weights from `table` on are others than those of `base`: the
    /// layers before them are as they are there.
    pub(super) fn loss_from(
        &self,
        table: usize,
        base: &Forward,
        sample: &Sample,
        output: impl Fn(usize, usize, Activation, f64) -> f64,
    ) -> f64 {
        let first = self.layer_by(table, base.outputs_before(table, sample), &output);
        let last = (table + 1..self.sizes().tables())
            .fold(first, |before, table| self.layer_by(table, &before.output, &output));
        self.loss_at_outputs(&last, sample)
    }

    /// The layer after a table of weights, from the outputs of the layer before it.
    fn layer_by(
        &self,
        table: usize,
        before: &[f64],
        output: &impl Fn(usize, usize, Activation, f64) -> f64,
    ) -> LayerValues {
        let weights = &self.weights().tables()[table];
        let net_input = net_inputs(weights, &with_bias(self.architecture().bias, before.iter().copied()));
        let output = match self.activation_behind(table) {
            OutputActivation::Each(own) => {
                net_input.iter().enumerate().map(|(unit, x)| output(table, unit, own, *x)).collect()
            }
            OutputActivation::Softmax => softmax(net_input.as_slice()),
        };
        LayerValues { net_input: net_input.data.into(), output }
    }

    fn loss_at_outputs(&self, outputs: &LayerValues, sample: &Sample) -> f64 {
        let architecture = self.architecture();
        architecture.loss.evaluate(architecture.output, &outputs.net_input, &outputs.output, &sample.target)
    }

    /// The activation of the units that a table of weights leads to.
    pub(super) fn activation_behind(&self, table: usize) -> OutputActivation {
        let (layer, architecture) = (table + 1, self.architecture());
        if layer == self.sizes().tables() {
            architecture.output
        } else {
            OutputActivation::Each(architecture.hidden.in_layer(layer))
        }
    }

    /// The loss of the sample, `E(x)`.
    ///
    /// # Panics
    /// As [`Network::forward`].
    pub fn loss(&self, sample: &Sample) -> f64 {
        self.forward(sample).loss
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::{Architecture, Weights};
    use nalgebra::DMatrix;

    #[test]
    fn a_network_small_enough_for_the_head() {
        let weights = Weights::of([
            DMatrix::from_column_slice(2, 1, &[1.0, -2.0]),
            DMatrix::from_column_slice(2, 1, &[0.5, 4.0]),
        ]);
        let network = Network::new(Architecture::REGRESSION, weights).unwrap();
        let forward = network.forward(&Sample { input: vec![0.5], target: vec![1.0] });
        let hidden = LayerValues { net_input: vec![0.0], output: vec![0.5] };
        let output = LayerValues { net_input: vec![2.5], output: vec![2.5] };
        let expected = Forward { layers: vec![hidden, output], loss: 2.25 };
        assert_eq!(forward, expected);
    }

    #[test]
    #[should_panic(expected = "one value for each input")]
    fn a_sample_of_another_size_is_refused() {
        let weights = Weights::of([
            DMatrix::from_column_slice(2, 1, &[1.0, -2.0]),
            DMatrix::from_column_slice(2, 1, &[0.5, 4.0]),
        ]);
        let network = Network::new(Architecture::REGRESSION, weights).unwrap();
        network.loss(&Sample { input: vec![], target: vec![1.0] });
    }
}
