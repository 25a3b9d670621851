//! The names of the quantities of a scenario, and their places in the tables of `network`.

use std::sync::Arc;

use gradwalk::{
    network::Weights,
    quantity::{Layer, Notation, Quantity, Unit, Variable, Weight},
    reading::{Cell, Reading, ReadingKind, Resolver},
    scenario::Scenario,
    walk::{Step, Walk},
};

pub fn exact(scenario: &Scenario) -> Resolver {
    Resolver::new(Arc::new(Reading::exact(scenario)), scenario)
}

/// The values in every reading of a scenario: the exact one and the document's, and with several samples those of each.
pub fn readings(scenario: &Scenario) -> Vec<Resolver> {
    let walk = Walk::new(scenario.clone());
    let whole = [ReadingKind::Exact, ReadingKind::Document].into_iter().filter_map(|reading| walk.values(reading));
    whole.chain(walk.samples()).cloned().collect()
}

/// Every weight of a scenario, with its row and column in the tables of `network`.
pub fn weights(scenario: &Scenario) -> impl Iterator<Item = (Weight, (usize, usize))> + use<> {
    let notation = Notation::of(scenario);
    notation.layers_of_weights().flat_map(move |layer| {
        let columns = notation.first(layer.next())..=notation.last(layer.next());
        notation.units(layer).enumerate().flat_map(move |(row, from)| {
            columns.clone().enumerate().map(move |(column, to)| (Weight { layer, from, to }, (row, column)))
        })
    })
}

pub fn entry(tables: &Weights, weight: Weight, at: (usize, usize)) -> f64 {
    tables[weight.layer.place()][at]
}

pub fn derivative(weight: Weight) -> Quantity {
    Quantity::loss_by(Variable::Weight(weight))
}

pub fn units(scenario: &Scenario, layer: Layer) -> impl Iterator<Item = Unit> + use<> {
    let notation = Notation::of(scenario);
    (notation.first(layer)..=notation.last(layer)).map(move |index| Unit { layer, index })
}

/// Every quantity that a step of the walk is about, and the loss after the step.
pub fn walked_quantities(scenario: &Scenario) -> Vec<Quantity> {
    let walk = Walk::new(scenario.clone());
    walk.steps().iter().filter_map(Step::quantity).chain([Quantity::LossAfter]).collect()
}

/// Every quantity that any reading has a formula for: those of the walk, and the local derivatives with respect to
/// weights and hidden outputs, which have no step.
pub fn computed_quantities(scenario: &Scenario) -> Vec<Quantity> {
    let local = weights(scenario).flat_map(|(weight, _)| {
        let (source, destination) = (weight.source(), weight.destination());
        let partial = |of, by| Quantity::Partial { of, by };
        [
            partial(Variable::NetInput(destination), Variable::Weight(weight)),
            partial(Variable::Activation(destination), Variable::Weight(weight)),
            partial(Variable::NetInput(destination), Variable::Activation(source)),
            partial(Variable::Activation(destination), Variable::Activation(source)),
        ]
    });
    walked_quantities(scenario).into_iter().chain(local).collect()
}

/// Every formula of a reading.
pub fn cells<'a>(values: &'a Resolver, quantities: &'a [Quantity]) -> impl Iterator<Item = (Quantity, &'a Cell)> {
    quantities.iter().filter_map(|quantity| Some((*quantity, values.reading().cell(*quantity)?)))
}
