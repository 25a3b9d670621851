//! The forward pass: from a sample to the loss.

use nalgebra::DVector;

use super::{Network, Sample};

/// Every value on the way from a sample to its loss.
///
/// A value is finite as long as no sum on the way leaves the range of `f64`; weights that outgrow it give infinite
/// values, and where two of them meet, NaN.
#[derive(Clone, Debug, PartialEq)]
pub struct Forward {
    /// `X_k^(1)`, one for each hidden unit k = 1 ...
    pub net_hidden: Vec<f64>,
    /// `O_k^(1)`, k = 0 (the bias, 1), 1 ...
    pub hidden_with_bias: Vec<f64>,
    /// `X_n^(2)`, one for each output n = 0 ...
    pub net_output: Vec<f64>,
    /// `O_n^(2)`, one for each output n = 0 ...
    pub output: Vec<f64>,
    /// `E(x)`.
    pub loss: f64,
}

/// The values of a layer after its bias unit, whose output is 1.
pub(super) fn with_bias(values: impl IntoIterator<Item = f64>) -> DVector<f64> {
    DVector::from_vec(std::iter::once(1.0).chain(values).collect())
}

impl Network {
    /// Runs the sample through the network: `X = Aᵀ O` layer by layer, O the outputs before it with their bias.
    ///
    /// # Panics
    /// If the sample does not have one value for each input and one target for each output.
    pub fn forward(&self, sample: &Sample) -> Forward {
        self.assert_fits(sample);
        let architecture = self.architecture();
        let input = with_bias(sample.input.iter().copied());
        let net_hidden = self.weights().first.tr_mul(&input);
        let hidden = with_bias(net_hidden.iter().map(|net_input| architecture.hidden.apply(*net_input)));
        let net_output = self.weights().second.tr_mul(&hidden);
        let output = architecture.output.apply(net_output.as_slice());
        let loss = architecture.loss.evaluate(net_output.as_slice(), &output, &sample.target);
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
