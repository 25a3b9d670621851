//! The readings against known numbers, against the matrices of `network`, and against numeric differentiation.

use std::sync::Arc;

use gradwalk::{
    quantity::{Layer, Quantity, Unit, Variable, Weight, WeightLayer},
    reading::{Reading, Resolver},
    scenario::Scenario,
};
use serde_json::Value;

fn agrees(found: f64, expected: f64) -> bool {
    (found - expected).abs() <= 1e-11 * expected.abs().max(1.0)
}

fn check_table(resolver: &Resolver, layer: WeightLayer, expected: &Value, of: fn(Weight) -> Quantity, what: &str) {
    let first_column = if layer == WeightLayer::First { 1 } else { 0 };
    for (from, row) in expected.as_array().unwrap().iter().enumerate() {
        for (column, number) in row.as_array().unwrap().iter().enumerate() {
            let weight = Weight { layer, from: from as u8, to: (column + first_column) as u8 };
            let found = resolver.get(of(weight)).unwrap();
            assert!(agrees(found, number.as_f64().unwrap()), "{what} {}: {found}, expected {number}", of(weight));
        }
    }
}

fn check(name: &str, data: &str) {
    let case: Value = serde_json::from_str(data).unwrap();
    let scenario = Scenario::load(name).unwrap();
    for (which, reading) in [("exact", Reading::exact(&scenario)), ("document", Reading::document(&scenario).unwrap())]
    {
        let resolver = Resolver::new(Arc::new(reading), &scenario);
        let expected = &case[which];
        let value = |quantity| resolver.get(quantity).unwrap();
        for (place, number) in expected["net_hidden"].as_array().unwrap().iter().enumerate() {
            let unit = Unit { layer: Layer::Hidden, index: place as u8 + 1 };
            assert!(agrees(value(Quantity::NetInput(unit)), number.as_f64().unwrap()));
        }
        for (place, number) in expected["output"].as_array().unwrap().iter().enumerate() {
            let unit = Unit { layer: Layer::Output, index: place as u8 };
            assert!(agrees(value(Quantity::Activation(unit)), number.as_f64().unwrap()));
        }
        assert!(agrees(value(Quantity::Loss), expected["loss"].as_f64().unwrap()));
        assert!(agrees(value(Quantity::LossAfter), expected["loss_after"].as_f64().unwrap()), "{which} loss after");
        let derivative = |weight| Quantity::loss_by(Variable::Weight(weight));
        if expected["d_first"].is_null() {
            assert_eq!(resolver.get(derivative(Weight { layer: WeightLayer::First, from: 0, to: 1 })), None);
        } else {
            check_table(&resolver, WeightLayer::First, &expected["d_first"], derivative, which);
        }
        check_table(&resolver, WeightLayer::Second, &expected["d_second"], derivative, which);
        check_table(&resolver, WeightLayer::First, &expected["first_after"], Quantity::Updated, which);
        check_table(&resolver, WeightLayer::Second, &expected["second_after"], Quantity::Updated, which);
    }
}

#[test]
fn both_readings_of_the_regression_case() {
    check("regression", include_str!("data/regression.json"));
}

#[test]
fn both_readings_of_the_classification_case() {
    check("classification", include_str!("data/classification.json"));
}
