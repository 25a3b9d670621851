//! ReLU units exactly where their slope changes: the derivative is that of the left side, which is 0.

use gradwalk::network::{Activation, Architecture, Network, Sample, Weights};
use nalgebra::DMatrix;

/// The first hidden unit's net input is exactly 0, the second one's is 1.
const WEIGHTS: [f64; 6] = [0.5, -0.25, 0.25, 2.0, 0.25, 0.25];

fn on_a_kink() -> impl Iterator<Item = Network> {
    Architecture::all().filter(|architecture| architecture.hidden == Activation::Relu).map(|architecture| {
        let bias = architecture.bias.units();
        // Without the bias, inputs of 2 and −2 add up to 0 with equal weights.
        let first = match bias {
            0 => DMatrix::from_row_slice(2, 2, &[0.25, 0.75, 0.25, 0.25]),
            _ => DMatrix::from_column_slice(3, 2, &WEIGHTS),
        };
        let second = DMatrix::from_fn(2 + bias, 2, |row, column| 0.5 - 0.3 * row as f64 + 0.2 * column as f64);
        Network::new(architecture, Weights { first, second }).unwrap()
    })
}

/// Inputs that bring the first hidden unit to exactly 0.
fn sample(network: &Network) -> Sample {
    let input = match network.architecture().bias.units() {
        0 => vec![2.0, -2.0],
        _ => vec![-2.0, -4.0],
    };
    let sample = Sample { input, target: vec![0.0, 1.0] };
    assert_eq!(network.forward(&sample).net_hidden[0], 0.0);
    sample
}

#[test]
fn no_weight_into_the_unit_has_a_slope() {
    for network in on_a_kink() {
        let gradient = network.gradient(&sample(&network));
        assert!(gradient.first.column(0).iter().all(|slope| *slope == 0.0), "{:?}", network.architecture());
    }
}

#[test]
fn the_numeric_derivative_is_taken_on_the_left_side_alone() {
    for network in on_a_kink() {
        let sample = sample(&network);
        let (numeric, exact) = (network.numeric_derivative(&sample), network.gradient(&sample));
        let pairs = numeric.first.iter().zip(&exact.first).chain(numeric.second.iter().zip(&exact.second));
        for (numeric, exact) in pairs {
            assert!((numeric - exact).abs() < 1e-9, "{:?}: {numeric}, exact {exact}", network.architecture());
        }
    }
}

#[test]
fn just_right_of_the_kink_the_other_side_counts() {
    for network in on_a_kink() {
        let sample = sample(&network);
        let mut weights = network.weights().clone();
        // Both networks' first inputs are not 0: the weight moves the net input up by 1e-9.
        weights.first[(network.architecture().bias.units(), 0)] += 1e-9 / sample.input[0];
        let right = Network::new(network.architecture(), weights).unwrap();
        let slopes = right.gradient(&sample).first;
        let on = network.forward(&sample).net_hidden[0] < right.forward(&sample).net_hidden[0];
        assert!(on && slopes.column(0).iter().all(|slope| *slope != 0.0), "{:?}", network.architecture());
    }
}
