//! Numbers so large that units no longer move, or that sums overflow.

use approx::assert_relative_eq;
use gradwalk::network::{Activation, Architecture, Bias, Network, Sample, Weights};
use nalgebra::DMatrix;

use super::any::shapes;

/// A network of two inputs, three hidden units and two outputs, all of whose weights have the same size, with signs
/// that alternate.
fn alternating(architecture: Architecture, size: f64) -> Network {
    let signed = |row: usize, column: usize| {
        if (row + column).is_multiple_of(2) { size } else { -size }
    };
    let [first, second] = shapes(architecture.bias, [2, 3, 2]);
    let weights =
        Weights::of([DMatrix::from_fn(first.0, first.1, signed), DMatrix::from_fn(second.0, second.1, signed)]);
    Network::new(architecture, weights).unwrap()
}

/// One input, one hidden unit, one linear output, no biases.
fn chain(hidden: Activation, first: f64, second: f64) -> Network {
    let architecture = Architecture { hidden: hidden.into(), bias: Bias::None, ..Architecture::REGRESSION };
    let weights = Weights::of([DMatrix::repeat(1, 1, first), DMatrix::repeat(1, 1, second)]);
    Network::new(architecture, weights).unwrap()
}

/// `x = 1`, `y = 0`.
fn one_to_nothing() -> Sample {
    Sample { input: vec![1.0], target: vec![0.0] }
}

fn assert_finite(weights: &Weights, of: &str) {
    assert!(weights[0].iter().chain(&weights[1]).all(|slope| slope.is_finite()), "{of}: {weights:?}");
}

#[test]
fn the_largest_numbers_of_a_file_stay_finite() {
    let sample = Sample { input: vec![1e6, 0.3], target: vec![0.0, 1.0] };
    for architecture in Architecture::all() {
        let network = alternating(architecture, 1e6);
        let forward = network.forward(&sample);
        assert!(forward.loss.is_finite(), "{architecture:?}: {forward:?}");
        assert!(forward.output().iter().all(|output| output.is_finite()), "{architecture:?}: {forward:?}");
        assert_finite(&network.gradient(&sample), &format!("{architecture:?}"));
        assert_finite(&network.numeric_derivative(&sample), &format!("{architecture:?}, numeric"));
    }
}

#[test]
fn weights_that_overflow_never_panic() {
    let sample = Sample { input: vec![2.0, 0.3], target: vec![0.0, 1.0] };
    for architecture in Architecture::all() {
        let network = alternating(architecture, f64::MAX);
        let gradient = network.gradient(&sample);
        network.numeric_derivative(&sample);
        network.step(0.1, &gradient).forward(&sample);
    }
}

#[test]
fn what_is_not_a_number_is_never_taken_for_one() {
    for architecture in Architecture::all() {
        let mut weights = alternating(architecture, 1.0).weights().clone();
        weights[0].fill(f64::NAN);
        let network = Network::new(architecture, weights).unwrap();
        let forward = network.forward(&Sample { input: vec![1.0, 2.0], target: vec![0.0, 1.0] });
        assert!(forward.layers[0].output.iter().all(|output| output.is_nan()), "{architecture:?}");
        assert!(forward.output().iter().all(|output| output.is_nan()), "{architecture:?}");
        assert!(forward.loss.is_nan(), "{architecture:?}");
    }
}

#[test]
fn a_saturated_softmax_has_the_loss_of_its_definition() {
    // With all hidden units at 0 or 1, X_0 − X_1 is a whole number of weights and the wrong class has the whole
    // distribution: the loss is that difference.
    let network = alternating(Architecture::CLASSIFICATION, 1e6);
    let sample = Sample { input: vec![1e6, 0.3], target: vec![0.0, 1.0] };
    let forward = network.forward(&sample);
    assert_eq!(forward.output(), [1.0, 0.0]);
    assert_eq!(forward.loss, forward.layers[1].net_input[0] - forward.layers[1].net_input[1]);
    let gradient = network.gradient(&sample);
    let bias: Vec<f64> = gradient[1].row(0).iter().copied().collect();
    assert_eq!(bias, [1.0, -1.0]);
}

#[test]
fn a_saturated_tanh_is_1_or_minus_1_and_moves_no_more() {
    for (net_input, output) in [(1e6, 1.0), (-1e6, -1.0)] {
        let network = chain(Activation::Tanh, net_input, 3.0);
        let forward = network.forward(&one_to_nothing());
        assert_eq!((forward.layers[0].output.as_slice(), forward.loss), (&[output][..], 9.0));
        let gradient = network.gradient(&one_to_nothing());
        assert_eq!((gradient[0][(0, 0)], gradient[1][(0, 0)]), (0.0, 6.0));
        let numeric = network.numeric_derivative(&one_to_nothing());
        assert_eq!(numeric[0][(0, 0)], 0.0);
    }
}

#[test]
fn a_nearly_saturated_tanh_keeps_the_digits_of_its_slope() {
    // 1 − tanh² is 0 at 20 in floating point, but really 4 e^{−40}; E = (3 O)², so ∂E/∂O = 18.
    let gradient = chain(Activation::Tanh, 20.0, 3.0).gradient(&one_to_nothing());
    assert_relative_eq!(gradient[0][(0, 0)], 18.0 * 4.0 * (-40.0_f64).exp(), max_relative = 1e-13);
}

#[test]
fn a_relu_that_is_on_has_no_limit_and_one_that_is_off_has_no_slope() {
    let on = chain(Activation::Relu, 1e6, 2.0);
    assert_eq!(on.forward(&one_to_nothing()).output(), [2e6]);
    // E = (2 a)² at a = 1e6: ∂E/∂a = 8 a, and with respect to the second weight b, E = (1e6 b)²: 2e12 b.
    let gradient = on.gradient(&one_to_nothing());
    assert_eq!((gradient[0][(0, 0)], gradient[1][(0, 0)]), (8e6, 4e12));

    let off = chain(Activation::Relu, -1e6, 2.0);
    let dead = [off.gradient(&one_to_nothing()), off.numeric_derivative(&one_to_nothing())];
    for weights in dead {
        assert_eq!((weights[0][(0, 0)], weights[1][(0, 0)]), (0.0, 0.0));
    }
}
