//! The forward pass: from a sample to the loss.

use nalgebra::{DMatrix, DVector};

use super::{Bias, Network, OutputActivation, Sample};

/// Every value on the way from a sample to its loss.
///
/// A value is finite as long as no sum on the way leaves the range of `f64`; weights that outgrow it give infinite
/// values, and where two of them meet, NaN.
#[derive(Clone, Debug, PartialEq)]
pub struct Forward {
    /// `X_k^(1)`, one for each hidden unit k = 1 ...
    pub net_hidden: Vec<f64>,
    /// `O_k^(1)`, k = 0 (the bias, 1; absent where there are no bias units), 1 ...
    pub hidden_with_bias: Vec<f64>,
    /// `X_n^(2)`, one for each output n = 0 ...
    pub net_output: Vec<f64>,
    /// `O_n^(2)`, one for each output n = 0 ...
    pub output: Vec<f64>,
    /// `E(x)`.
    pub loss: f64,
}

/// The values of a layer after its bias unit, whose output is 1, where there is one.
pub(super) fn with_bias(bias: Bias, values: impl IntoIterator<Item = f64>) -> DVector<f64> {
    DVector::from_vec(std::iter::repeat_n(1.0, bias.units()).chain(values).collect())
}

/// Sums below this share of their largest term are what rounding left of a true zero: 0.1 + 0.2 − 0.3 is 0 to anyone
/// who works it out, and only 5.6e−17 in binary fractions.
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
        let hidden = self.architecture().hidden;
        self.forward_by(
            sample,
            |_, net_input| hidden.apply(net_input),
            |net_output, output| {
                self.architecture().output.write_outputs(net_output, output);
            },
        )
    }

    /// The loss of the sample where each unit goes on as on the side of its kink that it has in `base`.
    pub(super) fn loss_as_at(&self, base: &Forward, sample: &Sample) -> f64 {
        let architecture = self.architecture();
        let hidden = |k: usize, net_input| architecture.hidden.apply_as_at(base.net_hidden[k], net_input);
        let outputs = |net_output: &[f64], output: &mut [f64]| match architecture.output {
            OutputActivation::Each(own) => {
                for (n, output) in output.iter_mut().enumerate() {
                    *output = own.apply_as_at(base.net_output[n], net_output[n]);
                }
            }
            OutputActivation::Softmax => architecture.output.write_outputs(net_output, output),
        };
        self.forward_by(sample, hidden, outputs).loss
    }

    fn forward_by(
        &self,
        sample: &Sample,
        hidden: impl Fn(usize, f64) -> f64,
        write_outputs: impl Fn(&[f64], &mut [f64]),
    ) -> Forward {
        self.assert_fits(sample);
        let architecture = self.architecture();
        let input = with_bias(architecture.bias, sample.input.iter().copied());
        let net_hidden = net_inputs(&self.weights().first, &input);
        let outputs = net_hidden.iter().enumerate().map(|(k, net_input)| hidden(k, *net_input));
        let hidden = with_bias(architecture.bias, outputs);
        let net_output = net_inputs(&self.weights().second, &hidden);
        let mut output = vec![0.0; net_output.len()];
        write_outputs(net_output.as_slice(), &mut output);
        let loss = architecture.loss.evaluate(architecture.output, net_output.as_slice(), &output, &sample.target);
        Forward {
            net_hidden: net_hidden.data.into(),
            hidden_with_bias: hidden.data.into(),
            net_output: net_output.data.into(),
            output,
            loss,
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
        let weights = Weights {
            first: DMatrix::from_column_slice(2, 1, &[1.0, -2.0]),
            second: DMatrix::from_column_slice(2, 1, &[0.5, 4.0]),
        };
        let network = Network::new(Architecture::REGRESSION, weights).unwrap();
        let forward = network.forward(&Sample { input: vec![0.5], target: vec![1.0] });
        let expected = Forward {
            net_hidden: vec![0.0],
            hidden_with_bias: vec![1.0, 0.5],
            net_output: vec![2.5],
            output: vec![2.5],
            loss: 2.25,
        };
        assert_eq!(forward, expected);
    }

    #[test]
    #[should_panic(expected = "one value for each input")]
    fn a_sample_of_another_size_is_refused() {
        let weights = Weights {
            first: DMatrix::from_column_slice(2, 1, &[1.0, -2.0]),
            second: DMatrix::from_column_slice(2, 1, &[0.5, 4.0]),
        };
        let network = Network::new(Architecture::REGRESSION, weights).unwrap();
        network.loss(&Sample { input: vec![], target: vec![1.0] });
    }
}
