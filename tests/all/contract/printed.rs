//! Printed reports, and accessors for them.

use std::sync::LazyLock;

use gradwalk::{
    formula::Digits,
    report::{Format, render},
    scenario::Scenario,
    settings::{PrintReading, Settings},
    typeset::{Glyphs, Letters},
};
use nalgebra::DMatrix;
use serde_json::{Value, json};

use crate::exercise::{every_of_several, every_with_one_hidden_layer};

pub const GIVEN: [&str; 12] =
    ["problem", "hidden", "output", "loss", "bias", "x", "target", "alpha", "lambda", "first", "second", "weights"];

pub const FORWARD: [&str; 5] = ["net_hidden", "hidden_with_bias", "net_output", "output", "loss"];

pub const UPDATE: [&str; 5] = ["d_first", "d_second", "first_after", "second_after", "loss_after"];

pub const PHASES: [&str; 6] = ["given", "forward", "loss", "backward", "update", "after"];

pub const KINDS: [&str; 9] = ["law", "bound", "numbers", "factor", "value", "printed", "exact", "numeric", "words"];

/// A scenario and its printed report, in both readings.
pub struct Printed {
    pub scenario: Scenario,
    pub report: Value,
}

impl Printed {
    fn all(scenarios: impl Iterator<Item = Scenario>) -> Vec<Self> {
        scenarios.map(|scenario| Self { report: report(&scenario), scenario }).collect()
    }
}

static OF_ONE: LazyLock<Vec<Printed>> = LazyLock::new(|| Printed::all(every_with_one_hidden_layer()));

static OF_SEVERAL: LazyLock<Vec<Printed>> = LazyLock::new(|| Printed::all(every_of_several()));

/// Every architecture, one sample.
pub fn one_sample() -> impl Iterator<Item = &'static Printed> {
    OF_ONE.iter()
}

/// Every architecture, several samples.
pub fn several_samples() -> impl Iterator<Item = &'static Printed> {
    OF_SEVERAL.iter()
}

/// Every architecture, one sample and several.
pub fn any_samples() -> impl Iterator<Item = &'static Printed> {
    one_sample().chain(several_samples())
}

pub fn report_in(scenario: &Scenario, reading: PrintReading) -> Value {
    let settings = Settings { glyphs: Glyphs::Ascii, letters: Letters::Document, digits: Digits::default(), reading };
    serde_json::from_str(&render(scenario, Format::Json, settings)).unwrap()
}

pub fn report(scenario: &Scenario) -> Value {
    report_in(scenario, PrintReading::Both)
}

pub fn keys(object: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = object.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}

#[track_caller]
pub fn assert_keys(object: &Value, expected: &[&str]) {
    let mut expected = expected.to_vec();
    expected.sort_unstable();
    assert_eq!(keys(object), expected);
}

pub fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap()
}

pub fn steps(report: &Value) -> &Vec<Value> {
    list(&report["steps"])
}

pub fn lines(report: &Value) -> impl Iterator<Item = &Value> {
    steps(report).iter().flat_map(|step| list(&step["lines"]))
}

pub fn warnings(report: &Value) -> Vec<&str> {
    list(&report["warnings"]).iter().map(|warning| warning.as_str().unwrap()).collect()
}

pub fn rows(matrix: &DMatrix<f64>) -> Value {
    json!(matrix.row_iter().map(|row| row.iter().copied().collect::<Vec<_>>()).collect::<Vec<_>>())
}

#[track_caller]
pub fn assert_agrees(found: &Value, expected: &Value, place: &str) {
    match (found, expected) {
        (Value::Array(found), Value::Array(expected)) => {
            assert_eq!(found.len(), expected.len(), "{place}");
            let pairs = found.iter().zip(expected).enumerate();
            pairs.for_each(|(index, (found, expected))| assert_agrees(found, expected, &format!("{place}[{index}]")));
        }
        _ => {
            let (found, expected) = (found.as_f64().unwrap(), expected.as_f64().unwrap());
            let agrees = (found - expected).abs() <= 1e-11 * expected.abs().max(1.0);
            assert!(agrees, "{place}: found {found}, expected {expected}");
        }
    }
}
