//! The given numbers as data.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::{
    network::{Activation, Architecture, Depth, OutputActivation},
    report::tables::Table,
    scenario::{Example, Number, Scenario},
};

#[derive(Serialize)]
pub(super) struct Given {
    problem: &'static str,
    /// One entry for each hidden layer.
    hidden: Vec<Unit>,
    output: Unit,
    loss: &'static str,
    bias: &'static str,
    #[serde(flatten)]
    samples: Samples,
    alpha: f64,
    lambda: f64,
    /// With two tables: those of a network with one hidden layer.
    first: Option<Table>,
    second: Option<Table>,
    weights: Vec<Table>,
}

/// The one sample, or all of several and how their losses are combined.
#[derive(Serialize)]
#[serde(untagged)]
enum Samples {
    One(Sample),
    Several { reduction: &'static str, samples: Vec<Sample> },
}

/// The activation of a unit: its name, or an object with its name and parameter, as in the scenario file.
#[derive(Serialize)]
#[serde(untagged)]
enum Unit {
    Word(&'static str),
    Parametric(BTreeMap<&'static str, Value>),
}

impl Unit {
    fn of(activation: Activation) -> Self {
        match activation.unusual_parameter() {
            Some((name, parameter)) => Self::Parametric(BTreeMap::from([
                ("name", Value::from(activation.name())),
                (name, Value::from(parameter.value())),
            ])),
            None => Self::Word(activation.name()),
        }
    }
}

#[derive(Serialize)]
struct Sample {
    x: Vec<f64>,
    target: Target,
}

/// As in the scenario file: a value, several values, or a distribution.
#[derive(Serialize)]
#[serde(untagged)]
enum Target {
    Value(f64),
    Values(Vec<f64>),
}

impl Target {
    fn of(output: OutputActivation, example: &Example) -> Self {
        match (output, example.target.as_slice()) {
            (OutputActivation::Each(_), [only]) => Self::Value(only.value),
            (_, all) => Self::Values(row(all)),
        }
    }
}

fn row(numbers: &[Number]) -> Vec<f64> {
    numbers.iter().map(|number| number.value).collect()
}

impl Given {
    pub(super) fn of(scenario: &Scenario) -> Self {
        let Architecture { hidden, output, loss, bias, .. } = scenario.architecture();
        let table = |rows: &Vec<Vec<Number>>| -> Table { rows.iter().map(|numbers| row(numbers)).collect() };
        let sample = |example: &Example| Sample { x: row(&example.x), target: Target::of(output, example) };
        let samples = match scenario.samples() {
            [only] => Samples::One(sample(only)),
            several => Samples::Several {
                reduction: scenario.reduction().name(),
                samples: several.iter().map(sample).collect(),
            },
        };
        let weights: Vec<Table> = scenario.weights().iter().map(table).collect();
        let has_one_hidden_layer = scenario.sizes().depth() == Depth::OneHiddenLayer;
        let of_two = |place: usize| has_one_hidden_layer.then(|| weights[place].clone());
        Self {
            problem: scenario.problem_name(),
            hidden: hidden.listed(scenario.sizes().hidden().len()).iter().copied().map(Unit::of).collect(),
            output: output.of_each().map_or(Unit::Word(output.name()), Unit::of),
            loss: loss.name(),
            bias: bias.name(),
            samples,
            alpha: scenario.alpha().value,
            lambda: scenario.lambda().value,
            first: of_two(0),
            second: of_two(1),
            weights,
        }
    }
}
