//! Several samples: their losses and derivatives reduced to one.

use super::{Entry, Network, Sample, Weights};

/// How the losses of several samples, and their derivatives, are reduced to one.
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

    /// The factor of each sample.
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

/// What training minimises: the reduced loss of some samples, and the penalty of the network.
#[derive(Clone, Copy, Debug)]
pub struct Objective<'a> {
    /// The network.
    pub network: &'a Network,
    /// The samples.
    pub samples: &'a [Sample],
    /// How their losses become one.
    pub reduction: Reduction,
}

impl Network {
    /// What training this network on some samples minimises.
    pub fn objective<'a>(&'a self, samples: &'a [Sample], reduction: Reduction) -> Objective<'a> {
        Objective { network: self, samples, reduction }
    }
}

/// All of these panic as [`Network::forward`] does, for any of the samples.
impl Objective<'_> {
    /// Its value.
    pub fn loss(&self) -> f64 {
        let Self { network, samples, reduction } = self;
        let reduced = reduction.share(samples.len()) * samples.iter().map(|sample| network.loss(sample)).sum::<f64>();
        if network.penalty == 0.0 { reduced } else { reduced + network.penalty_term() }
    }

    /// Its derivatives, in the shapes of the weights.
    pub fn gradient(&self) -> Weights {
        let Self { network, samples, reduction } = self;
        let of_each: Vec<Weights> = samples.iter().map(|sample| network.gradient(sample)).collect();
        let reduced = reduction.derivatives(&of_each);
        if network.penalty == 0.0 {
            return reduced;
        }
        reduced.zip(&network.penalty_gradient(), |own, penalty| own + penalty)
    }

    /// Its derivatives from losses alone.
    pub fn numeric_derivatives(&self) -> Weights {
        let Self { network, samples, reduction } = self;
        let of_each: Vec<Weights> = samples.iter().map(|sample| network.numeric_derivative(sample)).collect();
        let reduced = reduction.derivatives(&of_each);
        network.weights.of_entries(|entry| reduced[entry] + network.numeric_derivative_of_penalty(entry))
    }

    /// Its derivative by one weight, the same number as that of [`Objective::numeric_derivatives`].
    ///
    /// # Panics
    /// Where there is no such weight.
    pub fn numeric_derivative(&self, entry: Entry) -> f64 {
        let Self { network, samples, reduction } = self;
        let share = reduction.share(samples.len());
        let of_each = samples.iter().map(|sample| share * network.numeric_derivative_by(entry, sample));
        of_each.sum::<f64>() + network.numeric_derivative_of_penalty(entry)
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
        assert_eq!(network.objective(&samples, sum).loss(), network.loss(&samples[0]) + network.loss(&samples[1]));
        assert_eq!(network.objective(&samples, mean).loss(), network.objective(&samples, sum).loss() / 2.0);
        let total = &network.gradient(&samples[0])[0] + &network.gradient(&samples[1])[0];
        assert_eq!(network.objective(&samples, sum).gradient()[0], total);
        assert_eq!(network.objective(&samples, mean).gradient()[0], total / 2.0);
        let numeric = network.objective(&samples, mean).numeric_derivatives();
        approx::assert_relative_eq!(numeric[1], network.objective(&samples, mean).gradient()[1], epsilon = 1e-11);
        for reduction in Reduction::ALL {
            assert_eq!(network.objective(&samples[..1], reduction).gradient(), network.gradient(&samples[0]));
        }
    }
}
