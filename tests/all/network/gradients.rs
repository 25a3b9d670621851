//! The gradient against dual numbers, the numeric derivative against the gradient, the step against both.

use approx::assert_relative_eq;
use gradwalk::network::{Activation, Architecture, Bias, Network, Sample, Weights};
use nalgebra::DMatrix;

use super::{any::for_every_architecture, close, close_all, dual};

fn all(weights: &Weights) -> impl Iterator<Item = f64> {
    weights[0].iter().chain(&weights[1]).copied()
}

#[test]
fn the_gradient_agrees_with_dual_numbers() {
    for_every_architecture(5, |network, sample| {
        let (loss, expected) = dual::loss_and_gradient(network, sample);
        close(network.loss(sample), loss);
        let gradient = network.gradient(sample);
        close_all(gradient[0].as_slice(), expected[0].as_slice());
        close_all(gradient[1].as_slice(), expected[1].as_slice());
    });
}

#[test]
fn the_numeric_derivative_agrees_with_the_gradient() {
    for_every_architecture(3, |network, sample| {
        // After rounding, a difference of two losses cannot be more accurate than the losses are.
        let allowed = 1e-12 * network.loss(sample).max(1.0);
        for (numeric, exact) in all(&network.numeric_derivative(sample)).zip(all(&network.gradient(sample))) {
            assert_relative_eq!(numeric, exact, max_relative = 1e-9, epsilon = allowed);
        }
    });
}

/// Simple numbers at which the power series of tanh matters, which converges only half as far as that of the sigmoid.
#[test]
fn the_numeric_derivative_of_a_tanh_is_as_good_as_that_of_a_sigmoid() {
    for hidden in [Activation::SIGMOID, Activation::Tanh] {
        let architecture = Architecture { hidden: hidden.into(), bias: Bias::None, ..Architecture::REGRESSION };
        let weights = Weights::of([DMatrix::repeat(1, 1, -0.2), DMatrix::repeat(1, 1, -1.0)]);
        let network = Network::new(architecture, weights).unwrap();
        let sample = Sample { input: vec![-1.0], target: vec![-0.2] };
        for (numeric, exact) in all(&network.numeric_derivative(&sample)).zip(all(&network.gradient(&sample))) {
            assert_relative_eq!(numeric, exact, max_relative = 1e-9);
        }
    }
}

#[test]
fn a_step_moves_every_trained_weight_against_its_derivative_and_no_fixed_bias() {
    for_every_architecture(2, |network, sample| {
        let gradient = network.gradient(sample);
        let after = network.step(0.25, &gradient);
        let tables = [
            (&network.weights()[0], &gradient[0], &after.weights()[0]),
            (&network.weights()[1], &gradient[1], &after.weights()[1]),
        ];
        for (before, slope, after) in tables {
            for (row, column) in
                (0..before.nrows()).flat_map(|row| (0..before.ncols()).map(move |column| (row, column)))
            {
                let at = (row, column);
                match (network.architecture().bias, row) {
                    (Bias::Fixed, 0) => assert_eq!(after[at], before[at]),
                    _ => assert_eq!(after[at], before[at] - 0.25 * slope[at]),
                }
            }
        }
    });
}

#[test]
fn a_fixed_bias_has_its_true_derivative() {
    for_every_architecture(1, |network, sample| {
        let mut trained = network.architecture();
        if trained.bias == Bias::Fixed {
            trained.bias = Bias::Trained;
            let trained = Network::new(trained, network.weights().clone()).unwrap();
            assert_eq!(network.gradient(sample), trained.gradient(sample));
            assert_eq!(network.forward(sample), trained.forward(sample));
        }
    });
}
