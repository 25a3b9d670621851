//! What the scenario gives, as data.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::{
    network::{Activation, Architecture, OutputActivation},
    report::tables::Table,
    scenario::{Example, Number, Scenario},
};

#[derive(Serialize)]
pub(super) struct Given {
    problem: &'static str,
    hidden: Unit,
    output: Unit,
    loss: &'static str,
    bias: &'static str,
    /// Of several samples the first one's, as `forward` is.
    x: Vec<f64>,
    target: Target,
    #[serde(flatten)]
    samples: Option<Samples>,
    alpha: f64,
    first: Table,
    second: Table,
}

/// What a unit computes: its word, or an object of it and its parameter, as in the scenario file.
#[derive(Serialize)]
#[serde(untagged)]
enum Unit {
    Word(&'static str),
    Parametric(BTreeMap<&'static str, Value>),
}

impl Unit {
    fn of(activation: Activation) -> Self {
        match (activation.parameter(), activation.parameter_facts()) {
            (Some(parameter), Some(facts)) if parameter != facts.usual => Self::Parametric(BTreeMap::from([
                ("name", Value::from(activation.name())),
                (facts.name, Value::from(parameter.value())),
            ])),
            _ => Self::Word(activation.name()),
        }
    }
}

/// Several samples, and how their losses become one.
#[derive(Serialize)]
struct Samples {
    reduction: &'static str,
    sample: Vec<Sample>,
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
        let Architecture { hidden, output, loss, bias } = scenario.architecture();
        let table = |rows: &[Vec<Number>]| rows.iter().map(|numbers| row(numbers)).collect();
        let sample = |example: &Example| Sample { x: row(&example.x), target: Target::of(output, example) };
        let all = scenario.samples();
        let Sample { x, target } = sample(&all[0]);
        Self {
            problem: scenario.problem_name(),
            hidden: Unit::of(hidden),
            output: output.of_each().map_or(Unit::Word(output.name()), Unit::of),
            loss: loss.name(),
            bias: bias.name(),
            x,
            target,
            samples: (all.len() > 1)
                .then(|| Samples { reduction: scenario.reduction().name(), sample: all.iter().map(sample).collect() }),
            alpha: scenario.alpha().value,
            first: table(scenario.first()),
            second: table(scenario.second()),
        }
    }
}
