//! Several samples: their losses and derivatives put together.

use super::{Entry, Network, Sample, Weights};

/// How the losses of several samples become one, and their derivatives with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reduction {
    /// Their mean.
    Mean,
    /// Their sum.
    Sum,
}

impl Reduction {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Mean, Self::Sum];

    /// The word for it in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mean => "mean",
            Self::Sum => "sum",
        }
    }

    /// What each of so many samples counts for.
    pub(crate) fn share(self, samples: usize) -> f64 {
        match self {
            Self::Mean => 1.0 / samples as f64,
            Self::Sum => 1.0,
        }
    }

    /// The derivatives of the reduced loss from those of each sample, which have the same shapes.
    ///
    /// # Panics
    /// Without a sample.
    #[must_use]
    pub fn derivatives(self, of_samples: &[Weights]) -> Weights {
        let share = self.share(of_samples.len());
        let scaled = |own: &Weights| own.map(|table| table * share);
        let sum = |total: Weights, next: Weights| total.zip(&next, |total, next| total + next);
        of_samples.iter().map(scaled).reduce(sum).expect("a step is made on at least one sample")
    }
}

impl Network {
    /// The loss that is minimised: the reduced loss of the samples, and the penalty.
    ///
    /// # Panics
    /// As [`Network::forward`], for any of them.
    pub fn loss_of(&self, samples: &[Sample], reduction: Reduction) -> f64 {
        let reduced = reduction.share(samples.len()) * samples.iter().map(|sample| self.loss(sample)).sum::<f64>();
        if self.penalty == 0.0 { reduced } else { reduced + self.penalty_term() }
    }

    /// The derivatives of the loss that is minimised, in the shapes of the weights.
    ///
    /// # Panics
    /// As [`Network::forward`], for any of them.
    pub fn gradient_of(&self, samples: &[Sample], reduction: Reduction) -> Weights {
        let of_each: Vec<Weights> = samples.iter().map(|sample| self.gradient(sample)).collect();
        let reduced = reduction.derivatives(&of_each);
        if self.penalty == 0.0 { reduced } else { reduced.zip(&self.penalty_gradient(), |own, penalty| own + penalty) }
    }

    /// The derivatives of the loss that is minimised, from losses alone.
    ///
    /// # Panics
    /// As [`Network::forward`], for any of them.
    pub fn numeric_derivative_of(&self, samples: &[Sample], reduction: Reduction) -> Weights {
        let of_each: Vec<Weights> = samples.iter().map(|sample| self.numeric_derivative(sample)).collect();
        let reduced = reduction.derivatives(&of_each);
        self.weights.of_entries(|entry| reduced[entry] + self.numeric_derivative_of_penalty(entry))
    }

    /// The derivative by one weight, the same number as that of [`Network::numeric_derivative_of`].
    ///
    /// # Panics
    /// As [`Network::forward`], for any of them, and where there is no such weight.
    pub fn numeric_derivative_of_by(&self, entry: Entry, samples: &[Sample], reduction: Reduction) -> f64 {
        let share = reduction.share(samples.len());
        let reduced: f64 = samples.iter().map(|sample| share * self.numeric_derivative_by(entry, sample)).sum();
        reduced + self.numeric_derivative_of_penalty(entry)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::Architecture;
    use nalgebra::DMatrix;

    #[test]
    fn the_mean_is_the_sum_over_the_number_of_samples() {
        let weights = Weights::of([DMatrix::repeat(2, 1, 0.5), DMatrix::repeat(2, 1, 0.25)]);
        let network = Network::new(Architecture::REGRESSION, weights).unwrap();
        let sample = |x: f64, y: f64| Sample { input: vec![x], target: vec![y] };
        let samples = [sample(1.0, 0.0), sample(-1.0, 2.0)];
        let (sum, mean) = (Reduction::Sum, Reduction::Mean);
        assert_eq!(network.loss_of(&samples, sum), network.loss(&samples[0]) + network.loss(&samples[1]));
        assert_eq!(network.loss_of(&samples, mean), network.loss_of(&samples, sum) / 2.0);
        let total = &network.gradient(&samples[0])[0] + &network.gradient(&samples[1])[0];
        assert_eq!(network.gradient_of(&samples, sum)[0], total);
        assert_eq!(network.gradient_of(&samples, mean)[0], total / 2.0);
        let numeric = network.numeric_derivative_of(&samples, mean);
        approx::assert_relative_eq!(numeric[1], network.gradient_of(&samples, mean)[1], epsilon = 1e-11);
        for reduction in Reduction::ALL {
            assert_eq!(network.gradient_of(&samples[..1], reduction), network.gradient(&samples[0]));
        }
    }
}
