//! The walk for programs: the data of `print --format json`.
//!
//! The order of the fields here is the order in which they are written.

mod given;
mod steps;

use serde::Serialize;

use super::{
    escaped::pretty,
    tables::{self, Table},
};
use crate::{
    quantity::{Layer, Notation, Quantity, Variable, WeightLayer},
    reading::Resolver,
    settings::{PrintReading, Settings},
    walk::Walk,
};
use given::Given;
use steps::Step;

/// The whole walk. Numbers are written in full; one that is not finite is null, and `warnings` says which.
pub(super) fn json(walk: &Walk, settings: Settings<PrintReading>) -> String {
    written(&Report::of(walk, settings))
}

/// A report or a list of them.
pub(super) fn written(reports: &impl Serialize) -> String {
    pretty(reports)
}

/// All of a walk.
#[derive(Serialize)]
pub(super) struct Report {
    scenario: Given,
    forward: Forward,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    samples: Vec<OfSample>,
    document: Option<Update>,
    exact: Update,
    numeric: Numeric,
    steps: Vec<Step>,
    warnings: Vec<String>,
}

impl Report {
    pub(super) fn of(walk: &Walk, settings: Settings<PrintReading>) -> Self {
        let notation = Notation::of(walk.scenario());
        let mut warnings = Vec::new();
        let document = match walk.no_document() {
            None => walk.values(crate::reading::ReadingKind::Document).map(|values| Update::of(values, notation)),
            Some(reason) => {
                warnings.push(format!("document is null: {reason}"));
                None
            }
        };
        let numeric = walk.numeric();
        let report = Self {
            scenario: Given::of(walk.scenario()),
            forward: Forward::of(walk.samples().next().unwrap_or(walk.exact()), notation),
            samples: walk.samples().map(|values| OfSample::of(values, notation)).collect(),
            document,
            exact: Update::of(walk.exact(), notation),
            numeric: Numeric {
                d_first: tables::of_matrix(&numeric.first),
                d_second: tables::of_matrix(&numeric.second),
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
            // A loss is a number of its own, no entry of a list.
            let at = |place: usize| if name.contains("loss") { name.to_owned() } else { format!("{name}[{place}]") };
            found.extend(not_finite.map(|(place, number)| not_finite_at(&at(place), *number)));
        };
        let samples = self.samples.iter().enumerate();
        let named = samples.clone().map(|(place, sample)| (format!("samples[{place}].forward"), &sample.forward));
        for (name, forward) in std::iter::once(("forward".to_owned(), &self.forward)).chain(named) {
            list(&format!("{name}.net_hidden"), &forward.net_hidden);
            list(&format!("{name}.hidden_with_bias"), &forward.hidden_with_bias);
            list(&format!("{name}.net_output"), &forward.net_output);
            list(&format!("{name}.output"), &forward.output);
            list(&format!("{name}.loss"), &[forward.loss]);
        }
        for (place, sample) in samples {
            for (key, table) in [("d_first", &sample.d_first), ("d_second", &sample.d_second)] {
                let rows = table.iter().flatten().enumerate();
                rows.for_each(|(row, numbers)| list(&format!("samples[{place}].{key}[{row}]"), numbers));
            }
        }
        let updates = [("document", self.document.as_ref()), ("exact", Some(&self.exact))];
        for (name, update) in updates.iter().filter_map(|(name, update)| Some((*name, (*update)?))) {
            for (key, table) in update.tables() {
                table.iter().enumerate().for_each(|(row, numbers)| list(&format!("{name}.{key}[{row}]"), numbers));
            }
        }
        for (key, table) in [("d_first", &self.numeric.d_first), ("d_second", &self.numeric.d_second)] {
            table.iter().enumerate().for_each(|(row, numbers)| list(&format!("numeric.{key}[{row}]"), numbers));
        }
        for (name, update) in updates.iter().filter_map(|(name, update)| Some((*name, (*update)?))) {
            list(&format!("{name}.loss_after"), &[update.loss_after]);
        }
        self.warnings.extend(found);
        self.warnings.extend(steps::warnings(walk, settings.reading));
        self
    }
}

fn not_finite_at(place: &str, number: f64) -> String {
    format!("{place} is null: its value {number} is not a finite number")
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
        let computing = |layer| notation.first(layer)..=notation.last(layer);
        let units = |layer, indices, quantity: fn(_) -> _| tables::of_units(values, layer, indices, quantity);
        Self {
            net_hidden: units(Layer::Hidden, computing(Layer::Hidden), Quantity::NetInput),
            hidden_with_bias: units(Layer::Hidden, notation.units(Layer::Hidden), Quantity::Activation),
            net_output: units(Layer::Output, computing(Layer::Output), Quantity::NetInput),
            output: units(Layer::Output, computing(Layer::Output), Quantity::Activation),
            loss: values.get(Quantity::Loss).unwrap_or(f64::NAN),
        }
    }
}

/// What one of several samples adds.
#[derive(Serialize)]
struct OfSample {
    forward: Forward,
    d_first: Option<Table>,
    d_second: Option<Table>,
}

impl OfSample {
    fn of(values: &Resolver, notation: Notation) -> Self {
        let [d_first, d_second] = derivatives(values, notation);
        Self { forward: Forward::of(values, notation), d_first, d_second }
    }
}

/// The derivatives by the weights of both layers.
fn derivatives(values: &Resolver, notation: Notation) -> [Option<Table>; 2] {
    let derivative = |weight| Quantity::loss_by(Variable::Weight(weight));
    [WeightLayer::First, WeightLayer::Second].map(|layer| tables::of_weights(values, notation, layer, derivative))
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
        let [d_first, d_second] = derivatives(values, notation);
        let updated = |layer| tables::of_weights(values, notation, layer, Quantity::Updated);
        Self {
            d_first,
            d_second,
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
