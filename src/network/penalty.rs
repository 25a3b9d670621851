//! The penalty on large weights: `(λ/2) Σ a²` over all that are not biases, once for all samples.

use super::{Entry, Network, Weights};

/// A term of the loss that keeps weights small.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Penalty {
    /// There is none.
    None,
    /// `(λ/2) Σ a²`, over all weights that are not biases.
    Squares,
}

impl Penalty {
    /// The penalty that a factor λ stands for: none where it is 0.
    pub fn of(lambda: f64) -> Self {
        if lambda == 0.0 { Self::None } else { Self::Squares }
    }
}

impl Network {
    /// `(λ/2) Σ a²`.
    pub(super) fn penalty_term(&self) -> f64 {
        let bias = self.architecture.bias.units();
        let squares = |table: &nalgebra::DMatrix<f64>| table.rows_range(bias..).norm_squared();
        0.5 * self.penalty * self.weights.tables().iter().map(squares).sum::<f64>()
    }

    /// `λ a`, and 0 for biases.
    pub(super) fn penalty_gradient(&self) -> Weights {
        self.weights.of_entries(|entry| if self.is_bias(entry) { 0.0 } else { self.penalty * self.weights[entry] })
    }

    /// The slope of `(λ/2) a²` between two points around the weight: for a parabola it does not depend on their
    /// distance.
    pub(super) fn numeric_derivative_of_penalty(&self, entry: Entry) -> f64 {
        if self.penalty == 0.0 || self.is_bias(entry) {
            return 0.0;
        }
        let term = |weight: f64| 0.5 * self.penalty * weight * weight;
        let weight = self.weights[entry];
        let step = weight.abs().max(1.0);
        (term(weight + step) - term(weight - step)) / (2.0 * step)
    }

    fn is_bias(&self, entry: Entry) -> bool {
        entry.row < self.architecture.bias.units()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::{Architecture, Bias, Reduction, Sample};
    use nalgebra::DMatrix;

    #[test]
    fn it_is_of_all_weights_but_biases_and_counts_once() {
        let weights = || Weights::of([DMatrix::repeat(2, 1, 3.0), DMatrix::repeat(2, 1, -2.0)]);
        let network = Network::new(Architecture::REGRESSION, weights()).unwrap();
        let penalised = network.clone().with_penalty(0.5);
        let samples = [0.25, -0.5].map(|x| Sample { input: vec![x], target: vec![1.0] });
        let loss = |network: &Network| network.objective(&samples, Reduction::Sum).loss();
        approx::assert_relative_eq!(loss(&penalised), loss(&network) + 0.25 * (9.0 + 4.0), max_relative = 1e-15);
        assert_eq!(penalised.loss(&samples[0]), network.loss(&samples[0]));
        let added = penalised
            .objective(&samples, Reduction::Mean)
            .gradient()
            .zip(&network.objective(&samples, Reduction::Mean).gradient(), |with, without| with - without);
        let expected = Weights::of([[0.0, 1.5], [0.0, -1.0]].map(|rows| DMatrix::from_column_slice(2, 1, &rows)));
        for (table, expected) in added.tables().iter().zip(expected.tables()) {
            approx::assert_relative_eq!(table, expected, epsilon = 1e-14);
        }
        let numeric = penalised.objective(&samples, Reduction::Mean).numeric_derivatives();
        for (table, exact) in
            numeric.tables().iter().zip(penalised.objective(&samples, Reduction::Mean).gradient().tables())
        {
            approx::assert_relative_eq!(table, exact, epsilon = 1e-10);
        }
        let unbiased = Architecture { bias: Bias::None, ..Architecture::REGRESSION };
        let network = Network::new(unbiased, Weights::of([DMatrix::repeat(1, 1, 3.0)])).unwrap().with_penalty(2.0);
        assert_eq!(network.penalty_term(), 9.0);
    }
}
