//! Every slip of the catalogue, recognised from the first number that it changes.

use std::collections::BTreeMap;

use gradwalk::{
    homework::{
        Checker, Verdict,
        answers::{Answer, Typed},
    },
    quantity::{Layer, Notation, Quantity, Unit, Variable, Weight},
    scenario::Scenario,
};
use serde_json::Value;

/// The tables of a network's numbers, in the order of the work.
const TABLES: [&str; 11] = [
    "net_hidden",
    "hidden",
    "net_output",
    "output",
    "loss",
    "delta_output",
    "d_second",
    "delta_hidden",
    "d_first",
    "second_after",
    "first_after",
];

fn data() -> Value {
    serde_json::from_str(include_str!("data/slips.json")).unwrap()
}

fn scenario(network: &str) -> Scenario {
    Scenario::load(if network == "R" { "regression" } else { "classification" }).unwrap()
}

/// The quantities of a table, row by row.
fn quantities(scenario: &Scenario, table: &str) -> Vec<Quantity> {
    let notation = Notation::of(scenario);
    let units = |layer: Layer| (notation.first(layer)..=notation.last(layer)).map(move |index| Unit { layer, index });
    let weights = |layer: Layer| {
        let to = notation.first(layer.next())..=notation.last(layer.next());
        notation.units(layer).flat_map(move |from| to.clone().map(move |to| Weight { layer, from, to }))
    };
    match table {
        "net_hidden" => units(Layer::new(1)).map(Quantity::NetInput).collect(),
        "hidden" => units(Layer::new(1)).map(Quantity::Activation).collect(),
        "net_output" => units(Layer::new(2)).map(Quantity::NetInput).collect(),
        "output" => units(Layer::new(2)).map(Quantity::Activation).collect(),
        "loss" => vec![Quantity::Loss],
        "delta_output" => units(Layer::new(2)).map(|unit| Quantity::loss_by(Variable::NetInput(unit))).collect(),
        "delta_hidden" => units(Layer::new(1)).map(|unit| Quantity::loss_by(Variable::NetInput(unit))).collect(),
        "d_first" => weights(Layer::INPUT).map(|weight| Quantity::loss_by(Variable::Weight(weight))).collect(),
        "d_second" => weights(Layer::new(1)).map(|weight| Quantity::loss_by(Variable::Weight(weight))).collect(),
        "first_after" => weights(Layer::INPUT).map(Quantity::Updated).collect(),
        "second_after" => weights(Layer::new(1)).map(Quantity::Updated).collect(),
        other => panic!("no table {other}"),
    }
}

/// The numbers of a table, row by row.
fn numbers(table: &Value) -> Vec<f64> {
    match table {
        Value::Array(all) => all.iter().flat_map(numbers).collect(),
        number => vec![number.as_f64().unwrap()],
    }
}

fn typed(value: f64, figures: usize) -> Typed {
    let text = format!("{value:.*e}", figures - 1);
    let exponent: i32 = text.split_once('e').unwrap().1.parse().unwrap();
    let half_unit = 0.5 * 10_f64.powi(exponent + 1 - i32::try_from(figures).unwrap());
    Typed { value: text.parse().unwrap(), half_unit, figures, text }
}

/// The answers of a student who makes the slip: right numbers before it, wrong ones in the first table that it changes.
fn answers(scenario: &Scenario, right: &Value, slip: &Value, figures: usize) -> Vec<Answer> {
    let first = slip["first_changed"].as_str().unwrap();
    let before = TABLES.iter().take_while(|table| **table != first);
    let rights = before.map(|table| (*table, &right[*table]));
    rights
        .chain([(first, &slip["wrong"][first])])
        .flat_map(|(table, values)| quantities(scenario, table).into_iter().zip(numbers(values)))
        .map(|(quantity, value)| Answer { line: 0, quantity, typed: Some(typed(value, figures)) })
        .collect()
}

#[test]
fn every_slip_is_recognised_from_the_first_number_that_it_changes() {
    let data = data();
    let mut unrecognised = Vec::new();
    let mut not_first = BTreeMap::new();
    let mut count = 0;
    for slip in data["slips"].as_array().unwrap() {
        let (id, network) = (slip["slip"].as_str().unwrap(), slip["network"].as_str().unwrap());
        let scenario = scenario(network);
        let (judged, _) = Checker::new().check(&scenario, &answers(&scenario, &data["right"][network], slip, 9));
        let Some(first) = judged.iter().find(|judged| judged.verdict == Verdict::Wrong) else {
            unrecognised.push(format!("{id} {network}: nothing is wrong"));
            continue;
        };
        let ids: Vec<&str> = first.slips.iter().map(|fit| fit.id.as_str()).collect();
        if !ids.contains(&id) {
            unrecognised.push(format!("{id} {network}: {} {:?} {ids:?}", first.quantity, first.given));
        } else if ids[0] != id {
            not_first.insert(format!("{id} {network}"), first.slips.clone());
        }
        count += 1;
    }
    assert!(unrecognised.is_empty(), "{} unrecognised:\n{}", unrecognised.len(), unrecognised.join("\n"));
    assert_eq!(count, data["slips"].as_array().unwrap().len());
    // In these networks another slip gives the same number: a rate of 0.1 squared is a tenth of it, and without it the
    // step is ten times as long; among the labels of a class only that of the target is not 0.
    let known = [
        "bias-gradient-collapsed C",
        "first-layer-weight-used C",
        "log-base-10-gradient C",
        "rate-forgotten C",
        "rate-forgotten R",
        "rate-twice C",
        "rate-twice R",
        "sum-over-outputs-target-only C",
    ];
    assert_eq!(not_first.keys().collect::<Vec<_>>(), known);
    for (slip, fits) in not_first {
        let own = fits.iter().position(|fit| slip.split(' ').next() == Some(&fit.id)).unwrap();
        let (before, value) = (&fits[..own], fits[own].value);
        assert!(before.iter().all(|fit| (fit.value - value).abs() < 2e-9), "{slip}, {value}: {before:?}");
    }
}
