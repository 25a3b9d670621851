//! The walk for programs: the data of `print --format json`.
//!
//! The order of the fields here is the order in which they are written.

mod given;
mod steps;

use nalgebra::DMatrix;
use serde::Serialize;

use super::{
    escaped::pretty,
    tables::{self, Table},
};
use crate::{
    network::{Depth, Penalty, Sample},
    quantity::{Layer, Notation, Quantity, Unit, Variable, Weight},
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

/// The whole walk. Fields about the one hidden layer are null if there are several or none.
#[derive(Serialize)]
pub(super) struct Report {
    scenario: Given,
    /// For a single sample.
    forward: Option<Forward>,
    document: Option<Update>,
    exact: Option<Update>,
    numeric: Option<Numeric>,
    loss: Losses,
    layers: Vec<OfWeights>,
    samples: Vec<OfSample>,
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
        let has_one_hidden_layer = notation.depth() == Depth::OneHiddenLayer;
        let report = Self {
            scenario: Given::of(walk.scenario()),
            forward: (has_one_hidden_layer && walk.samples().next().is_none())
                .then(|| Forward::of(walk.exact(), notation)),
            document,
            exact: has_one_hidden_layer.then(|| Update::of(walk.exact(), notation)),
            numeric: has_one_hidden_layer
                .then(|| Numeric { d_first: tables::of_matrix(&numeric[0]), d_second: tables::of_matrix(&numeric[1]) }),
            loss: Losses::of(walk.exact()),
            layers: notation
                .layers_of_weights()
                .map(|layer| OfWeights::of(walk.exact(), notation, layer, &numeric[layer.place()]))
                .collect(),
            samples: samples(walk, notation),
            steps: walk.steps().iter().map(|step| Step::of(walk, step, settings)).collect(),
            warnings,
        };
        report.with_warnings(walk, settings)
    }

    fn with_warnings(mut self, walk: &Walk, settings: Settings<PrintReading>) -> Self {
        let mut found = NotFinite::default();
        if let Some(forward) = &self.forward {
            found.list("forward.net_hidden", &forward.net_hidden);
            found.list("forward.hidden_with_bias", &forward.hidden_with_bias);
            found.list("forward.net_output", &forward.net_output);
            found.list("forward.output", &forward.output);
            found.number("forward.loss", forward.loss);
        }
        let updates = [("document", self.document.as_ref()), ("exact", self.exact.as_ref())];
        let updates: Vec<(&str, &Update)> =
            updates.into_iter().filter_map(|(name, update)| Some((name, update?))).collect();
        for (name, update) in &updates {
            update.tables().for_each(|(key, table)| found.table(&format!("{name}.{key}"), table));
        }
        if let Some(numeric) = &self.numeric {
            found.table("numeric.d_first", &numeric.d_first);
            found.table("numeric.d_second", &numeric.d_second);
        }
        for (name, update) in &updates {
            found.number(&format!("{name}.loss_after"), update.loss_after);
        }
        found.number("loss.before", self.loss.before);
        found.number("loss.after", self.loss.after);
        for (place, layer) in self.layers.iter().enumerate() {
            let tables = [
                ("weights", &layer.weights),
                ("d_weights", &layer.d_weights),
                ("d_weights_numeric", &layer.d_weights_numeric),
                ("after", &layer.after),
            ];
            tables.into_iter().for_each(|(key, table)| found.table(&format!("layers[{place}].{key}"), table));
        }
        for (place, sample) in self.samples.iter().enumerate() {
            found.number(&format!("samples[{place}].loss"), sample.loss);
            for (layer, units) in sample.layers.iter().enumerate() {
                for (key, numbers) in [("net", &units.net), ("output", &units.output), ("d_net", &units.d_net)] {
                    found.list(&format!("samples[{place}].layers[{layer}].{key}"), numbers);
                }
            }
        }
        self.warnings.extend(found.0);
        self.warnings.extend(steps::warnings(walk, settings.reading));
        self
    }
}

/// The sentences about numbers that are null.
#[derive(Default)]
struct NotFinite(Vec<String>);

impl NotFinite {
    fn number(&mut self, place: &str, number: f64) {
        if !number.is_finite() {
            self.0.push(format!("{place} is null: its value {number} is not a finite number"));
        }
    }

    fn list(&mut self, name: &str, numbers: &[f64]) {
        numbers.iter().enumerate().for_each(|(place, number)| self.number(&format!("{name}[{place}]"), *number));
    }

    fn table(&mut self, name: &str, table: &Table) {
        table.iter().enumerate().for_each(|(row, numbers)| self.list(&format!("{name}[{row}]"), numbers));
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
        let (hidden, output) = (Layer::new(1), notation.output());
        let units = |layer, indices, quantity: fn(_) -> _| tables::of_units(values, layer, indices, quantity);
        Self {
            net_hidden: units(hidden, notation.computing(hidden), Quantity::NetInput),
            hidden_with_bias: units(hidden, notation.units(hidden), Quantity::Activation),
            net_output: units(output, notation.computing(output), Quantity::NetInput),
            output: units(output, notation.computing(output), Quantity::Activation),
            loss: values.get(Quantity::Loss).unwrap_or(f64::NAN),
        }
    }
}

/// The loss being minimised, before and after the step.
#[derive(Serialize)]
struct Losses {
    before: f64,
    after: f64,
}

impl Losses {
    fn of(values: &Resolver) -> Self {
        let of = |quantity| values.get(quantity).unwrap_or(f64::NAN);
        Self { before: of(Quantity::Loss), after: of(Quantity::LossAfter) }
    }
}

/// A table of weights with its derivatives, for all samples together.
#[derive(Serialize)]
struct OfWeights {
    weights: Table,
    d_weights: Table,
    d_weights_numeric: Table,
    after: Table,
}

impl OfWeights {
    fn of(values: &Resolver, notation: Notation, layer: Layer, numeric: &DMatrix<f64>) -> Self {
        let table = |quantity: fn(Weight) -> Quantity| {
            tables::of_weights(values, notation, layer, quantity)
                .expect("the right reading has a rule for every weight")
        };
        Self {
            weights: table(Quantity::Weight),
            d_weights: table(|weight| Quantity::loss_by(Variable::Weight(weight))),
            d_weights_numeric: tables::of_matrix(numeric),
            after: table(Quantity::Updated),
        }
    }
}

/// The values of one sample.
#[derive(Serialize)]
struct OfSample {
    loss: f64,
    layers: Vec<OfUnits>,
}

/// The units after a table of weights.
#[derive(Serialize)]
struct OfUnits {
    net: Vec<f64>,
    output: Vec<f64>,
    d_net: Vec<f64>,
}

/// All samples together, even if there is only one.
fn samples(walk: &Walk, notation: Notation) -> Vec<OfSample> {
    let several: Vec<&Resolver> = walk.samples().collect();
    let each = if several.is_empty() { vec![walk.exact()] } else { several };
    let network = walk.scenario().network();
    let of_sample = |(values, sample): (&Resolver, Sample)| OfSample {
        // The penalty belongs to no sample.
        loss: match walk.scenario().penalty() {
            Penalty::None => values.get(Quantity::Loss).unwrap_or(f64::NAN),
            Penalty::Squares => network.loss(&sample),
        },
        layers: notation.computing_layers().map(|layer| OfUnits::of(values, notation, layer)).collect(),
    };
    each.into_iter().zip(walk.scenario().network_samples()).map(of_sample).collect()
}

impl OfUnits {
    fn of(values: &Resolver, notation: Notation, layer: Layer) -> Self {
        let units =
            |quantity: fn(Unit) -> Quantity| tables::of_units(values, layer, notation.computing(layer), quantity);
        Self {
            net: units(Quantity::NetInput),
            output: units(Quantity::Activation),
            d_net: units(|unit| Quantity::loss_by(Variable::NetInput(unit))),
        }
    }
}

/// The derivatives and the update of one reading; null where it has no formula.
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
        let [first, second] = [Layer::INPUT, Layer::INPUT.next()];
        let derivatives =
            |layer| tables::of_weights(values, notation, layer, |weight| Quantity::loss_by(Variable::Weight(weight)));
        let updated = |layer| tables::of_weights(values, notation, layer, Quantity::Updated);
        Self {
            d_first: derivatives(first),
            d_second: derivatives(second),
            first_after: updated(first),
            second_after: updated(second),
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
