//! The walk for programs: the data of `print --format json`.
//!
//! The order of the fields here is the order in which they are written.

mod steps;

use serde::Serialize;

use super::tables::{self, Table};
use crate::{
    network::{Architecture, Bias, HiddenActivation, Loss, OutputActivation},
    quantity::{Layer, Notation, Quantity, Variable, WeightLayer},
    reading::Resolver,
    scenario::{Number, Problem, Scenario},
    settings::{PrintReading, Settings},
    walk::Walk,
};
use steps::Step;

/// The whole walk. Numbers are written in full; one that is not finite is null, and `warnings` says which.
pub(super) fn json(walk: &Walk, settings: Settings<PrintReading>) -> String {
    let report = Report::of(walk, settings);
    let mut text = serde_json::to_string_pretty(&report).expect("numbers, texts and lists of them are always JSON");
    text.push('\n');
    text
}

#[derive(Serialize)]
struct Report {
    scenario: Given,
    forward: Forward,
    document: Option<Update>,
    exact: Update,
    numeric: Numeric,
    steps: Vec<Step>,
    warnings: Vec<String>,
}

impl Report {
    fn of(walk: &Walk, settings: Settings<PrintReading>) -> Self {
        let notation = Notation::of(walk.scenario());
        let mut warnings = Vec::new();
        let document = match walk.no_document() {
            None => walk.values(crate::reading::ReadingKind::Document).map(|values| Update::of(values, notation)),
            Some(reason) => {
                warnings.push(format!("document is null: {reason}"));
                None
            }
        };
        let report = Self {
            scenario: Given::of(walk.scenario()),
            forward: Forward::of(walk.exact(), notation),
            document,
            exact: Update::of(walk.exact(), notation),
            numeric: Numeric {
                d_first: tables::of_matrix(&walk.numeric().first),
                d_second: tables::of_matrix(&walk.numeric().second),
            },
            steps: walk.steps().iter().map(|step| Step::of(walk, step, settings)).collect(),
            warnings,
        };
        report.with_warnings(walk, settings)
    }

    fn with_warnings(mut self, walk: &Walk, settings: Settings<PrintReading>) -> Self {
        let mut found = Vec::new();
        let mut list = |name: &str, numbers: &[f64]| {
            let not_finite = numbers.iter().enumerate().filter(|(_, number)| !number.is_finite());
            found.extend(not_finite.map(|(place, number)| not_finite_at(&format!("{name}[{place}]"), *number)));
        };
        list("forward.net_hidden", &self.forward.net_hidden);
        list("forward.hidden_with_bias", &self.forward.hidden_with_bias);
        list("forward.net_output", &self.forward.net_output);
        list("forward.output", &self.forward.output);
        let updates = [("document", self.document.as_ref()), ("exact", Some(&self.exact))];
        for (name, update) in updates.iter().filter_map(|(name, update)| Some((*name, (*update)?))) {
            for (key, table) in update.tables() {
                table.iter().enumerate().for_each(|(row, numbers)| list(&format!("{name}.{key}[{row}]"), numbers));
            }
        }
        for (key, table) in [("d_first", &self.numeric.d_first), ("d_second", &self.numeric.d_second)] {
            table.iter().enumerate().for_each(|(row, numbers)| list(&format!("numeric.{key}[{row}]"), numbers));
        }
        let losses = updates.iter().filter_map(|(name, update)| Some((format!("{name}.loss_after"), (*update)?)));
        let losses = losses.map(|(name, update)| (name, update.loss_after));
        for (name, loss) in std::iter::once(("forward.loss".to_owned(), self.forward.loss)).chain(losses) {
            if !loss.is_finite() {
                found.push(not_finite_at(&name, loss));
            }
        }
        self.warnings.extend(found);
        self.warnings.extend(steps::warnings(walk, settings.reading));
        self
    }
}

fn not_finite_at(place: &str, number: f64) -> String {
    format!("{place} is null: it came to {number}, which is not a finite number")
}

#[derive(Serialize)]
struct Given {
    problem: &'static str,
    hidden: &'static str,
    output: &'static str,
    loss: &'static str,
    bias: &'static str,
    x: Vec<f64>,
    target: Target,
    alpha: f64,
    first: Table,
    second: Table,
}

/// As in the scenario file: a value, several values, or a distribution.
#[derive(Serialize)]
#[serde(untagged)]
enum Target {
    Value(f64),
    Values(Vec<f64>),
}

impl Given {
    fn of(scenario: &Scenario) -> Self {
        let Architecture { hidden, output, loss, bias } = scenario.network().architecture();
        let row = |numbers: &[Number]| numbers.iter().map(|number| number.value).collect::<Vec<_>>();
        let table = |rows: &[Vec<Number>]| rows.iter().map(|numbers| row(numbers)).collect();
        let target = match (scenario.problem(), scenario.target()) {
            (Problem::Regression, [only]) => Target::Value(only.value),
            (_, all) => Target::Values(row(all)),
        };
        Self {
            problem: scenario.problem().name(),
            hidden: match hidden {
                HiddenActivation::Sigmoid => "sigmoid",
            },
            output: match output {
                OutputActivation::Linear => "linear",
                OutputActivation::Softmax => "softmax",
            },
            loss: match loss {
                Loss::Squared => "squared",
                Loss::CrossEntropy => "cross-entropy",
            },
            bias: match bias {
                Bias::Trained => "trained",
            },
            x: row(scenario.x()),
            target,
            alpha: scenario.alpha().value,
            first: table(scenario.first()),
            second: table(scenario.second()),
        }
    }
}

#[derive(Serialize)]
struct Forward {
    net_hidden: Vec<f64>,
    hidden_with_bias: Vec<f64>,
    net_output: Vec<f64>,
    output: Vec<f64>,
    loss: f64,
}

impl Forward {
    fn of(values: &Resolver, notation: Notation) -> Self {
        let first = |layer| notation.first(layer);
        let units = |layer, from, quantity: fn(_) -> _| tables::of_units(values, notation, layer, from, quantity);
        Self {
            net_hidden: units(Layer::Hidden, first(Layer::Hidden), Quantity::NetInput),
            hidden_with_bias: units(Layer::Hidden, 0, Quantity::Activation),
            net_output: units(Layer::Output, first(Layer::Output), Quantity::NetInput),
            output: units(Layer::Output, first(Layer::Output), Quantity::Activation),
            loss: values.get(Quantity::Loss).unwrap_or(f64::NAN),
        }
    }
}

/// The derivatives and the update of one reading; null where it has no rule.
#[derive(Serialize)]
struct Update {
    d_first: Option<Table>,
    d_second: Option<Table>,
    first_after: Option<Table>,
    second_after: Option<Table>,
    loss_after: f64,
}

impl Update {
    fn of(values: &Resolver, notation: Notation) -> Self {
        let derivative = |weight| Quantity::loss_by(Variable::Weight(weight));
        let derivatives = |layer| tables::of_weights(values, notation, layer, derivative);
        let updated = |layer| tables::of_weights(values, notation, layer, Quantity::Updated);
        Self {
            d_first: derivatives(WeightLayer::First),
            d_second: derivatives(WeightLayer::Second),
            first_after: updated(WeightLayer::First),
            second_after: updated(WeightLayer::Second),
            loss_after: values.get(Quantity::LossAfter).unwrap_or(f64::NAN),
        }
    }

    fn tables(&self) -> impl Iterator<Item = (&'static str, &Table)> {
        let tables = [
            ("d_first", &self.d_first),
            ("d_second", &self.d_second),
            ("first_after", &self.first_after),
            ("second_after", &self.second_after),
        ];
        tables.into_iter().filter_map(|(key, table)| Some((key, table.as_ref()?)))
    }
}

#[derive(Serialize)]
struct Numeric {
    d_first: Table,
    d_second: Table,
}
