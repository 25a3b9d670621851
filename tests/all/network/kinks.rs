//! ReLU units exactly where their slope changes: the derivative is that of the left side, which is 0.

use gradwalk::network::{Activation, Architecture, Network, Sample, Weights};
use nalgebra::DMatrix;

/// The first hidden unit's net input is exactly 0, the second one's is 1.
const WEIGHTS: [f64; 6] = [0.5, -0.25, 0.25, 2.0, 0.25, 0.25];

fn on_a_kink() -> impl Iterator<Item = Network> {
    Architecture::all().filter(|architecture| architecture.hidden.in_layer(1) == Activation::Relu).map(|architecture| {
        let bias = architecture.bias.units();
        // Without the bias, inputs of 2 and −2 add up to 0 with equal weights.
        let first = match bias {
            0 => DMatrix::from_row_slice(2, 2, &[0.25, 0.75, 0.25, 0.25]),
            _ => DMatrix::from_column_slice(3, 2, &WEIGHTS),
        };
        let second = DMatrix::from_fn(2 + bias, 2, |row, column| 0.5 - 0.3 * row as f64 + 0.2 * column as f64);
        Network::new(architecture, Weights::of([first, second])).unwrap()
    })
}

/// Inputs that bring the first hidden unit to exactly 0.
fn sample(network: &Network) -> Sample {
    let input = match network.architecture().bias.units() {
        0 => vec![2.0, -2.0],
        _ => vec![-2.0, -4.0],
    };
    let sample = Sample { input, target: vec![0.0, 1.0] };
    assert_eq!(network.forward(&sample).layers[0].net_input.clone()[0], 0.0);
    sample
}

#[test]
fn no_weight_into_the_unit_has_a_slope() {
    for network in on_a_kink() {
        let gradient = network.gradient(&sample(&network));
        assert!(gradient[0].column(0).iter().all(|slope| *slope == 0.0), "{:?}", network.architecture());
    }
}

#[test]
fn the_numeric_derivative_is_taken_on_the_left_side_alone() {
    for network in on_a_kink() {
        let sample = sample(&network);
        let (numeric, exact) = (network.numeric_derivative(&sample), network.gradient(&sample));
        let pairs = numeric[0].iter().zip(&exact[0]).chain(numeric[1].iter().zip(&exact[1]));
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
        weights[0][(network.architecture().bias.units(), 0)] += 1e-9 / sample.input[0];
        let right = Network::new(network.architecture(), weights).unwrap();
        let slopes = right.gradient(&sample)[0].clone();
        let on = network.forward(&sample).layers[0].net_input[0] < right.forward(&sample).layers[0].net_input[0];
        assert!(on && slopes.column(0).iter().all(|slope| *slope != 0.0), "{:?}", network.architecture());
    }
}
