//! Networks of any depth: the gradient against dual numbers and against losses alone.

use approx::assert_relative_eq;
use gradwalk::network::{
    Activation, Architecture, Bias, HiddenActivations, Loss, Network, OutputActivation, Reduction, Sample, Weights,
};
use nalgebra::DMatrix;
use rand::{Rng, SeedableRng, rngs::ChaCha8Rng};

use super::dual;

/// Random numbers from a seed, uniform between −1.5 and 1.5.
struct Numbers(ChaCha8Rng);

impl Numbers {
    fn next(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64 * 3.0 - 1.5
    }

    fn among<T: Copy>(&mut self, all: &[T]) -> T {
        all[(self.0.next_u64() % all.len() as u64) as usize]
    }

    fn many(&mut self, count: usize) -> Vec<f64> {
        (0..count).map(|_| self.next()).collect()
    }
}

/// A smooth network of 0 to 5 hidden layers, and a sample.
fn case(seed: u64) -> (Network, Sample) {
    let mut numbers = Numbers(ChaCha8Rng::seed_from_u64(seed));
    let smooth: Vec<Activation> = Activation::ALL.into_iter().filter(|own| own.kink().is_none()).collect();
    let layers = (seed % 6) as usize;
    let units: Vec<usize> = (0..layers + 2).map(|_| numbers.among(&[1, 2, 3, 5])).collect();
    let hidden: Vec<Activation> = (0..layers).map(|_| numbers.among(&smooth)).collect();
    let bias = numbers.among(&Bias::ALL);
    let (output, loss) = match seed % 4 {
        0 => (OutputActivation::Softmax, Loss::CrossEntropy),
        1 => (OutputActivation::Each(Activation::SIGMOID), Loss::CrossEntropy),
        2 => (OutputActivation::Softmax, Loss::Squared),
        _ => (OutputActivation::Each(numbers.among(&smooth)), Loss::HalfSquared),
    };
    let hidden = HiddenActivations::each(&hidden);
    let architecture = Architecture { hidden, output, loss, bias };
    let tables = units.windows(2).map(|pair| {
        let rows = pair[0] + bias.units();
        DMatrix::from_vec(rows, pair[1], numbers.many(rows * pair[1]))
    });
    let weights: Weights = tables.collect();
    let input = numbers.many(units[0]);
    let outputs = units[units.len() - 1];
    let target = (0..outputs).map(|n| if n == 0 { 1.0 } else { 0.0 }).collect();
    (Network::new(architecture, weights).unwrap(), Sample { input, target })
}

#[test]
fn the_gradient_of_any_depth_agrees_with_dual_numbers() {
    for (network, sample) in (0..300).map(case) {
        let (loss, expected) = dual::loss_and_gradient(&network, &sample);
        assert_relative_eq!(network.loss(&sample), loss, max_relative = 1e-11, epsilon = 1e-11);
        for (found, expected) in network.gradient(&sample).numbers().zip(expected.numbers()) {
            assert_relative_eq!(found, expected, max_relative = 1e-11, epsilon = 1e-11);
        }
    }
}

#[test]
fn losses_alone_bear_it_out() {
    for (network, sample) in (0..300).map(case) {
        let allowed = 1e-11 * network.loss(&sample).max(1.0);
        let numeric = network.numeric_derivative(&sample);
        for (numeric, exact) in numeric.numbers().zip(network.gradient(&sample).numbers()) {
            assert_relative_eq!(numeric, exact, max_relative = 1e-8, epsilon = allowed);
        }
    }
}

/// With the penalty, over several samples.
#[test]
fn the_penalty_is_in_both() {
    for seed in 0..60 {
        let (network, sample) = case(seed);
        let network = network.with_penalty(0.3);
        let samples = [sample.clone(), Sample { input: sample.input.iter().map(|x| -x).collect(), ..sample }];
        for reduction in Reduction::ALL {
            let numeric = network.objective(&samples, reduction).numeric_derivatives();
            for (numeric, exact) in numeric.numbers().zip(network.objective(&samples, reduction).gradient().numbers()) {
                assert_relative_eq!(numeric, exact, max_relative = 1e-8, epsilon = 1e-10);
            }
        }
    }
}
