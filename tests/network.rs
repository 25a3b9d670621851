//! The network held against values computed elsewhere: fixed readings, dual numbers, and itself.

use approx::assert_relative_eq;
use gradwalk::network::{Architecture, Loss, Network, OutputActivation, Sample, Weights};
use gradwalk::scenario::Scenario;
use nalgebra::DMatrix;
use num_dual::{Dual64, DualNum, first_derivative};
use proptest::prelude::*;
use serde_json::Value;

const REGRESSION: &str = include_str!("data/regression.json");
const CLASSIFICATION: &str = include_str!("data/classification.json");

const SOFTMAX_SQUARED: Architecture = Architecture { loss: Loss::Squared, ..Architecture::CLASSIFICATION };

/// One network, one sample, and what is known of them.
struct Case {
    network: Network,
    sample: Sample,
    alpha: f64,
    exact: Value,
}

impl Case {
    fn read(text: &str, architecture: Architecture) -> Self {
        let case: Value = serde_json::from_str(text).unwrap();
        let scenario = &case["scenario"];
        let weights = Weights { first: matrix(&scenario["first"]), second: matrix(&scenario["second"]) };
        let target = match &scenario["target"] {
            Value::Array(_) => numbers(&scenario["target"]),
            value => vec![value.as_f64().unwrap()],
        };
        Self {
            network: Network::new(architecture, weights).unwrap(),
            sample: Sample { input: numbers(&scenario["x"]), target },
            alpha: scenario["alpha"].as_f64().unwrap(),
            exact: case["exact"].clone(),
        }
    }

    fn check(&self) {
        let forward = self.network.forward(&self.sample);
        close_all(&forward.net_hidden, &numbers(&self.exact["net_hidden"]));
        close_all(&forward.hidden_with_bias, &numbers(&self.exact["hidden_with_bias"]));
        close_all(&forward.net_output, &numbers(&self.exact["net_output"]));
        close_all(&forward.output, &numbers(&self.exact["output"]));
        close(forward.loss, self.exact["loss"].as_f64().unwrap());

        let gradient = self.network.gradient(&self.sample);
        close_all(gradient.first.as_slice(), matrix(&self.exact["d_first"]).as_slice());
        close_all(gradient.second.as_slice(), matrix(&self.exact["d_second"]).as_slice());

        let after = self.network.step(self.alpha, &gradient);
        close_all(after.weights().first.as_slice(), matrix(&self.exact["first_after"]).as_slice());
        close_all(after.weights().second.as_slice(), matrix(&self.exact["second_after"]).as_slice());
        close(after.loss(&self.sample), self.exact["loss_after"].as_f64().unwrap());
    }
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

fn matrix(value: &Value) -> DMatrix<f64> {
    let rows: Vec<Vec<f64>> = value.as_array().unwrap().iter().map(numbers).collect();
    DMatrix::from_fn(rows.len(), rows[0].len(), |row, column| rows[row][column])
}

#[track_caller]
fn close(found: f64, expected: f64) {
    let allowed = 1e-11 * expected.abs().max(1.0);
    assert!((found - expected).abs() <= allowed, "found {found}, expected {expected}");
}

#[track_caller]
fn close_all(found: &[f64], expected: &[f64]) {
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        close(*found, *expected);
    }
}

#[test]
fn the_regression_case_comes_out() {
    Case::read(REGRESSION, Architecture::REGRESSION).check();
}

#[test]
fn the_classification_case_comes_out() {
    Case::read(CLASSIFICATION, Architecture::CLASSIFICATION).check();
}

#[test]
fn the_built_in_scenarios_are_the_cases() {
    for (name, text) in [("regression", REGRESSION), ("classification", CLASSIFICATION)] {
        let scenario = Scenario::load(name).unwrap();
        let case = Case::read(text, scenario.problem().architecture());
        assert_eq!(scenario.network(), case.network);
        assert_eq!(scenario.sample(), case.sample);
        assert_eq!(scenario.alpha().value, case.alpha);
    }
}

/// The loss in dual numbers, written out unit by unit and straight from the definitions, so that it
/// shares neither the matrices nor the stable forms with what it is to judge.
fn dual_loss(
    architecture: Architecture,
    sample: &Sample,
    first: impl Fn(usize, usize) -> Dual64,
    second: impl Fn(usize, usize) -> Dual64,
    hidden_units: usize,
) -> Dual64 {
    let one = Dual64::from_re(1.0);
    let mut hidden = vec![one];
    for k in 0..hidden_units {
        let mut net_input = first(0, k);
        for (i, value) in sample.input.iter().enumerate() {
            net_input += first(i + 1, k) * *value;
        }
        hidden.push((one + (-net_input).exp()).recip());
    }
    let net_output: Vec<Dual64> = (0..sample.target.len())
        .map(|n| hidden.iter().enumerate().fold(one * 0.0, |sum, (k, value)| sum + second(k, n) * *value))
        .collect();
    let output = match architecture.output {
        OutputActivation::Linear => net_output,
        OutputActivation::Softmax => {
            let sum = net_output.iter().fold(one * 0.0, |sum, net_input| sum + net_input.exp());
            net_output.iter().map(|net_input| net_input.exp() / sum).collect()
        }
    };
    output.iter().zip(&sample.target).fold(one * 0.0, |loss, (output, target)| match architecture.loss {
        Loss::Squared => loss + (*output - *target).powi(2),
        Loss::CrossEntropy => loss - output.ln() * *target,
    })
}

/// Loss and derivatives by every weight, one dual number at a time.
fn dual_gradient(network: &Network, sample: &Sample) -> (f64, Weights) {
    let Weights { first, second } = network.weights();
    let architecture = network.architecture();
    let hidden = network.sizes().hidden;
    let fixed = |table: &DMatrix<f64>, row, column| Dual64::from_re(table[(row, column)]);
    let by_first = DMatrix::from_fn(first.nrows(), first.ncols(), |i, k| {
        let loss = |weight: Dual64| {
            let first = |row, column| {
                if (row, column) == (i, k) { weight } else { fixed(first, row, column) }
            };
            dual_loss(architecture, sample, first, |row, column| fixed(second, row, column), hidden)
        };
        first_derivative(loss, first[(i, k)]).1
    });
    let by_second = DMatrix::from_fn(second.nrows(), second.ncols(), |k, n| {
        let loss = |weight: Dual64| {
            let second = |row, column| {
                if (row, column) == (k, n) { weight } else { fixed(second, row, column) }
            };
            dual_loss(architecture, sample, |row, column| fixed(first, row, column), second, hidden)
        };
        first_derivative(loss, second[(k, n)]).1
    });
    let at = |row, column| fixed(first, row, column);
    let loss = dual_loss(architecture, sample, at, |row, column| fixed(second, row, column), hidden);
    (loss.re, Weights { first: by_first, second: by_second })
}

/// Any network of any sizes with weights between −2 and 2, and a sample that suits it.
fn any_case() -> impl Strategy<Value = (Network, Sample)> {
    let architectures =
        prop::sample::select(vec![Architecture::REGRESSION, Architecture::CLASSIFICATION, SOFTMAX_SQUARED]);
    (architectures, 1..=16_usize, 1..=16_usize, 1..=16_usize).prop_flat_map(
        |(architecture, inputs, hidden, outputs)| {
            let values = |count| prop::collection::vec(-2.0..2.0_f64, count);
            let weights = (values((inputs + 1) * hidden), values((hidden + 1) * outputs));
            (weights, values(inputs), values(outputs)).prop_map(move |((first, second), input, values)| {
                let weights = Weights {
                    first: DMatrix::from_vec(inputs + 1, hidden, first),
                    second: DMatrix::from_vec(hidden + 1, outputs, second),
                };
                let target = match architecture.loss {
                    Loss::Squared => values,
                    Loss::CrossEntropy => shares(&values),
                };
                (Network::new(architecture, weights).unwrap(), Sample { input, target })
            })
        },
    )
}

/// A distribution from any values.
fn shares(values: &[f64]) -> Vec<f64> {
    let total: f64 = values.iter().map(|value| value.abs() + 0.01).sum();
    values.iter().map(|value| (value.abs() + 0.01) / total).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_gradient_agrees_with_dual_numbers((network, sample) in any_case()) {
        let (loss, expected) = dual_gradient(&network, &sample);
        close(network.loss(&sample), loss);
        let gradient = network.gradient(&sample);
        close_all(gradient.first.as_slice(), expected.first.as_slice());
        close_all(gradient.second.as_slice(), expected.second.as_slice());
    }

    #[test]
    fn the_numeric_derivative_agrees_with_the_gradient((network, sample) in any_case()) {
        let gradient = network.gradient(&sample);
        let numeric = network.numeric_derivative(&sample);
        // What rounding leaves of a difference of two losses cannot be better than the losses are.
        let allowed = 1e-12 * network.loss(&sample).max(1.0);
        for (numeric, exact) in numeric.first.iter().zip(&gradient.first) {
            assert_relative_eq!(*numeric, *exact, max_relative = 1e-9, epsilon = allowed);
        }
        for (numeric, exact) in numeric.second.iter().zip(&gradient.second) {
            assert_relative_eq!(*numeric, *exact, max_relative = 1e-9, epsilon = allowed);
        }
    }
}

#[test]
fn the_numeric_derivative_of_the_cases_is_good_to_nine_digits() {
    for case in
        [Case::read(REGRESSION, Architecture::REGRESSION), Case::read(CLASSIFICATION, Architecture::CLASSIFICATION)]
    {
        let gradient = case.network.gradient(&case.sample);
        let numeric = case.network.numeric_derivative(&case.sample);
        for (numeric, exact) in numeric.first.iter().zip(&gradient.first) {
            assert_relative_eq!(*numeric, *exact, max_relative = 1e-9);
        }
        for (numeric, exact) in numeric.second.iter().zip(&gradient.second) {
            assert_relative_eq!(*numeric, *exact, max_relative = 1e-9);
        }
    }
}

/// A network all of whose weights have the same size, with signs that alternate.
fn saturated(architecture: Architecture, size: f64) -> Network {
    let alternating = |row: usize, column: usize| {
        if (row + column).is_multiple_of(2) { size } else { -size }
    };
    let weights = Weights { first: DMatrix::from_fn(3, 3, alternating), second: DMatrix::from_fn(4, 2, alternating) };
    Network::new(architecture, weights).unwrap()
}

#[test]
fn the_largest_numbers_of_a_file_stay_finite() {
    let sample = Sample { input: vec![1e6, 0.3], target: vec![0.0, 1.0] };
    for architecture in [Architecture::REGRESSION, Architecture::CLASSIFICATION, SOFTMAX_SQUARED] {
        let network = saturated(architecture, 1e6);
        let forward = network.forward(&sample);
        assert!(forward.loss.is_finite(), "{architecture:?}: {forward:?}");
        assert!(forward.output.iter().all(|output| output.is_finite()), "{forward:?}");
        for derivatives in [network.gradient(&sample), network.numeric_derivative(&sample)] {
            assert!(derivatives.first.iter().all(|slope| slope.is_finite()), "{derivatives:?}");
            assert!(derivatives.second.iter().all(|slope| slope.is_finite()), "{derivatives:?}");
        }
    }
}

#[test]
fn a_saturated_softmax_has_the_loss_of_its_definition() {
    // With all hidden units at 0 or 1, X_0 − X_1 is a whole number of weights and the wrong class
    // has all of the distribution: the loss is that difference.
    let network = saturated(Architecture::CLASSIFICATION, 1e6);
    let sample = Sample { input: vec![1e6, 0.3], target: vec![0.0, 1.0] };
    let forward = network.forward(&sample);
    assert_eq!(forward.output, [1.0, 0.0]);
    assert_eq!(forward.loss, forward.net_output[0] - forward.net_output[1]);
    let gradient = network.gradient(&sample);
    let bias: Vec<f64> = gradient.second.row(0).iter().copied().collect();
    assert_eq!(bias, [1.0, -1.0]);
}

#[test]
fn weights_that_overflow_never_panic() {
    let sample = Sample { input: vec![2.0, 0.3], target: vec![0.0, 1.0] };
    for architecture in [Architecture::REGRESSION, Architecture::CLASSIFICATION, SOFTMAX_SQUARED] {
        let network = saturated(architecture, f64::MAX);
        network.forward(&sample);
        network.gradient(&sample);
        network.numeric_derivative(&sample);
    }
}
