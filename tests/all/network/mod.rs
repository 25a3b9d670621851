//! The network compared with values computed elsewhere, with dual numbers, and with itself.
//!
//! | file | its one job |
//! |---|---|
//! | `mod` | the cases of the document, number by number |
//! | `any` | networks of any architecture, sizes and weights |
//! | `depth` | networks of any depth |
//! | `dual` | loss and derivatives in dual numbers, straight from the definitions |
//! | `gradients` | the gradient, the numeric derivative and the step, for every architecture |
//! | `saturated` | numbers so large that units no longer move, or sums overflow |
//! | `kinks` | ReLU units exactly where their slope changes |

mod any;
mod depth;
mod dual;
mod gradients;
mod kinks;
mod saturated;

use approx::assert_relative_eq;
use gradwalk::network::{Architecture, Network, Sample, Weights};
use gradwalk::scenario::Scenario;
use nalgebra::DMatrix;
use serde_json::Value;

const REGRESSION: &str = include_str!("../data/regression.json");
const CLASSIFICATION: &str = include_str!("../data/classification.json");

/// One network, one sample, and their known values.
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
        let weights = Weights::of([matrix(&scenario["first"]), matrix(&scenario["second"])]);
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
        close_all(&forward.layers[0].net_input, &numbers(&self.exact["net_hidden"]));
        close_all(&forward.layers[0].output, &numbers(&self.exact["hidden_with_bias"])[1..]);
        close_all(&forward.layers[1].net_input, &numbers(&self.exact["net_output"]));
        close_all(forward.output(), &numbers(&self.exact["output"]));
        close(forward.loss, self.exact["loss"].as_f64().unwrap());

        let gradient = self.network.gradient(&self.sample);
        close_all(gradient[0].as_slice(), matrix(&self.exact["d_first"]).as_slice());
        close_all(gradient[1].as_slice(), matrix(&self.exact["d_second"]).as_slice());

        let after = self.network.step(self.alpha, &gradient);
        close_all(after.weights()[0].as_slice(), matrix(&self.exact["first_after"]).as_slice());
        close_all(after.weights()[1].as_slice(), matrix(&self.exact["second_after"]).as_slice());
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
        let case = Case::read(text, scenario.architecture());
        assert_eq!(scenario.network(), case.network);
        assert_eq!(scenario.sample(), case.sample);
        assert_eq!(scenario.alpha().value, case.alpha);
    }
}

#[test]
fn the_numeric_derivative_of_the_cases_is_good_to_nine_digits() {
    for case in
        [Case::read(REGRESSION, Architecture::REGRESSION), Case::read(CLASSIFICATION, Architecture::CLASSIFICATION)]
    {
        let gradient = case.network.gradient(&case.sample);
        let numeric = case.network.numeric_derivative(&case.sample);
        for (numeric, exact) in (0..2).flat_map(|table| numeric[table].iter().zip(&gradient[table])) {
            assert_relative_eq!(*numeric, *exact, max_relative = 1e-9);
        }
    }
}
