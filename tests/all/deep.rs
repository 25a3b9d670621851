//! Networks of any depth, with several samples, with a penalty, and without a hidden layer, recomputed elsewhere to
//! thirteen digits: the formula trees, the matrices and the printed JSON all give the same numbers.
//!
//! Every case goes through the text of a scenario file, so that the reader is tested with them too.

use std::collections::HashSet;

use gradwalk::{
    formula::{Digits, Values},
    homework::{
        Checker, Verdict,
        answers::{Answer, Typed},
        asked::asked,
    },
    network::Sample,
    quantity::{Layer, Notation, Quantity, Unit, Variable, Weight},
    reading::Resolver,
    report::{Format, render},
    scenario::Scenario,
    settings::{PrintReading, Settings},
    typeset::{Glyphs, Letters},
    walk::{Content, Formulas, Walk},
};
use serde_json::{Value, json};

const CASES: &str = include_str!("data/deep.json");

/// One case: the exercise in file form, and the expected results.
struct Case {
    id: String,
    given: Value,
}

fn cases() -> Vec<Case> {
    let file: Value = serde_json::from_str(CASES).unwrap();
    let case = |given: &Value| Case { id: given["id"].as_str().unwrap().to_owned(), given: given.clone() };
    file.as_array().unwrap().iter().map(case).collect()
}

/// A value as TOML: only tables differ from JSON.
fn toml(value: &Value) -> String {
    match value {
        Value::Array(values) => format!("[{}]", values.iter().map(toml).collect::<Vec<_>>().join(", ")),
        Value::Object(entries) => {
            let entries: Vec<String> = entries.iter().map(|(key, value)| format!("{key} = {}", toml(value))).collect();
            format!("{{ {} }}", entries.join(", "))
        }
        other => other.to_string(),
    }
}

impl Case {
    fn scenario(&self) -> Scenario {
        let entries = |of: &Value, keys: &[&str]| -> String {
            let given = keys.iter().filter(|key| !of[**key].is_null());
            given.map(|key| format!("{key} = {}\n", toml(&of[*key]))).collect()
        };
        let mut text = entries(&self.given, &["alpha", "lambda", "reduction", "weights", "x", "target"]);
        text += "[network]\n";
        text += &entries(&self.given, &["hidden", "output", "loss", "bias"]);
        for sample in self.given["samples"].as_array().into_iter().flatten() {
            text += &format!("[[sample]]\n{}", entries(sample, &["x", "target"]));
        }
        Scenario::from_toml(&text, &self.id).unwrap_or_else(|error| panic!("{error}\n{text}"))
    }

    #[track_caller]
    fn check(&self, found: &Value) {
        for (key, expected) in self.given["expected"].as_object().unwrap() {
            assert_agrees(&found[key], expected, &format!("{}, {key}", self.id));
        }
    }
}

fn agrees(found: f64, expected: f64) -> bool {
    (found - expected).abs() <= 1e-11 * expected.abs().max(1.0)
}

#[track_caller]
fn assert_agrees(found: &Value, expected: &Value, place: &str) {
    match (found, expected) {
        (Value::Array(found), Value::Array(expected)) => {
            assert_eq!(found.len(), expected.len(), "{place}");
            for (index, (found, expected)) in found.iter().zip(expected).enumerate() {
                assert_agrees(found, expected, &format!("{place}[{index}]"));
            }
        }
        (Value::Object(found), Value::Object(expected)) => {
            for (key, expected) in expected {
                assert_agrees(&found[key], expected, &format!("{place}.{key}"));
            }
        }
        (Value::Number(found), Value::Number(expected)) => {
            let (found, expected) = (found.as_f64().unwrap(), expected.as_f64().unwrap());
            assert!(agrees(found, expected), "{place}: found {found}, expected {expected}");
        }
        _ => panic!("{place}: found {found}, expected {expected}"),
    }
}

/// A number for each weight, table by table, row by row.
fn tables(values: &Resolver, notation: Notation, of: fn(Weight) -> Quantity) -> Value {
    let row = |layer: Layer, from| -> Vec<f64> {
        notation.computing(layer.next()).map(|to| values.value(of(Weight { layer, from, to }))).collect()
    };
    let table = |layer: Layer| notation.units(layer).map(|from| row(layer, from)).collect::<Vec<_>>();
    json!(notation.layers_of_weights().map(table).collect::<Vec<_>>())
}

/// The values of one sample, from the formula trees.
fn sample_by_the_trees(values: &Resolver, notation: Notation) -> Value {
    let units = |layer: Layer, of: fn(Unit) -> Quantity| -> Vec<f64> {
        notation.computing(layer).map(|index| values.value(of(Unit { layer, index }))).collect()
    };
    let layer = |layer| {
        json!({
            "net": units(layer, Quantity::NetInput),
            "output": units(layer, Quantity::Activation),
            "d_net": units(layer, |unit| Quantity::loss_by(Variable::NetInput(unit))),
        })
    };
    json!({
        "loss": values.value(Quantity::Loss),
        "layers": notation.computing_layers().map(layer).collect::<Vec<_>>(),
    })
}

/// All values of a case, from the formula trees.
fn by_the_trees(all: &Resolver, samples: &[&Resolver], scenario: &Scenario) -> Value {
    let notation = Notation::of(scenario);
    json!({
        "loss_before": all.value(Quantity::Loss),
        "loss_after": all.value(Quantity::LossAfter),
        "samples": samples.iter().map(|values| sample_by_the_trees(values, notation)).collect::<Vec<_>>(),
        "d_weights": tables(all, notation, |weight| Quantity::loss_by(Variable::Weight(weight))),
        "after": tables(all, notation, Quantity::Updated),
    })
}

/// All values of a case, from the matrices.
fn by_the_matrices(scenario: &Scenario) -> Value {
    let (network, samples, reduction) = (scenario.network(), scenario.network_samples(), scenario.reduction());
    let gradient = network.objective(&samples, reduction).gradient();
    let after = network.step(scenario.alpha().value, &gradient);
    // With several samples, the penalty belongs to none of them.
    let of_sample = if samples.len() > 1 { network.clone().with_penalty(0.0) } else { network.clone() };
    let sample = |sample: &Sample| {
        let forward = of_sample.forward(sample);
        let by_net_inputs = of_sample.derivatives_by_net_inputs(sample);
        let layers = forward.layers.iter().zip(by_net_inputs);
        let layers =
            layers.map(|(layer, d_net)| json!({"net": layer.net_input, "output": layer.output, "d_net": d_net}));
        json!({"loss": forward.loss, "layers": layers.collect::<Vec<_>>()})
    };
    let rows = |weights: &gradwalk::network::Weights| -> Value {
        let row = |table: &nalgebra::DMatrix<f64>| -> Vec<Vec<f64>> {
            table.row_iter().map(|row| row.iter().copied().collect()).collect()
        };
        json!(weights.tables().iter().map(row).collect::<Vec<_>>())
    };
    json!({
        "loss_before": network.objective(&samples, reduction).loss(),
        "loss_after": after.objective(&samples, reduction).loss(),
        "samples": samples.iter().map(sample).collect::<Vec<_>>(),
        "d_weights": rows(&gradient),
        "after": rows(after.weights()),
    })
}

/// All values of a case, from the output of `print --format json`.
fn by_the_print(scenario: &Scenario) -> Value {
    let settings = Settings {
        glyphs: Glyphs::Ascii,
        letters: Letters::Document,
        digits: Digits::default(),
        reading: PrintReading::Both,
    };
    let report: Value = serde_json::from_str(&render(scenario, Format::Json, settings)).unwrap();
    let tables = |key: &str| -> Vec<Value> {
        report["layers"].as_array().unwrap().iter().map(|table| table[key].clone()).collect()
    };
    json!({
        "loss_before": report["loss"]["before"],
        "loss_after": report["loss"]["after"],
        "samples": report["samples"],
        "d_weights": tables("d_weights"),
        "after": tables("after"),
    })
}

#[test]
fn the_formula_trees_come_to_every_number() {
    for case in cases() {
        let scenario = case.scenario();
        let all = Resolver::exact(&scenario);
        let walk = Walk::new(scenario.clone());
        let of_samples: Vec<&Resolver> = walk.samples().collect();
        let samples = if of_samples.is_empty() { vec![walk.exact()] } else { of_samples };
        case.check(&by_the_trees(&all, &samples, &scenario));
        case.check(&by_the_trees(walk.exact(), &samples, &scenario));
    }
}

#[test]
fn the_matrices_come_to_every_number() {
    for case in cases() {
        case.check(&by_the_matrices(&case.scenario()));
    }
}

#[test]
fn the_printed_json_has_every_number() {
    for case in cases() {
        case.check(&by_the_print(&case.scenario()));
    }
}

/// The built-in scenarios among the cases.
const BUILT_IN: [(&str, &str); 5] =
    [("deep", "E1"), ("deep-softmax", "E9"), ("logistic", "L1"), ("softmax-regression", "L2"), ("bipolar", "B1")];

#[test]
fn the_built_in_scenarios_have_the_numbers_of_their_cases() {
    let cases = cases();
    for (name, id) in BUILT_IN {
        let case = cases.iter().find(|case| case.id == id).unwrap();
        let scenario = Scenario::load(name).unwrap();
        assert!(scenario.has_numbers_of(&case.scenario()), "{name}");
        case.check(&by_the_print(&scenario));
    }
}

/// Every kind of exercise that the cases are meant to cover is among them.
#[test]
fn every_kind_of_exercise_is_among_the_cases() {
    let scenarios: Vec<Scenario> = cases().iter().map(Case::scenario).collect();
    let depths: Vec<usize> = scenarios.iter().map(|scenario| scenario.sizes().hidden().len()).collect();
    assert_eq!(depths, [2, 2, 2, 2, 0, 0, 1, 4]);
    assert!(scenarios.iter().any(|scenario| scenario.samples().len() > 1 && scenario.lambda().value > 0.0));
    assert!(
        scenarios
            .iter()
            .any(|scenario| scenario.architecture().hidden.in_layer(1) != scenario.architecture().hidden.in_layer(2))
    );
}

/// No two parts of a calculation share a letter, so that each value stands below its own part.
#[test]
fn every_part_has_a_letter_of_its_own() {
    for case in cases() {
        let walk = Walk::new(case.scenario());
        for step in walk.steps() {
            for line in walk.lines(step, Formulas::Correct, Digits::default()) {
                let Content::Statement(_, parts) = &line.content else { continue };
                let letters: HashSet<String> = parts.iter().map(|(label, _)| label.letters()).collect();
                assert_eq!(letters.len(), parts.len(), "{}, {}: {parts:?}", case.id, step.name());
            }
        }
    }
    let walk = Walk::new(Scenario::load("deep").unwrap());
    let quantity = Notation::of(walk.scenario()).parse("dE/da11(0)").unwrap();
    let step = &walk.steps()[walk.find(quantity).unwrap()];
    let lines = walk.lines(step, Formulas::Correct, Digits::default());
    let parts = lines.iter().find_map(|line| match &line.content {
        Content::Statement(_, parts) if !parts.is_empty() => Some(parts.clone()),
        _ => None,
    });
    let last = parts.unwrap().pop().unwrap();
    // 0.125 times 0.15
    assert_eq!((last.0.letters().as_str(), last.1.as_str()), ("C", "C 0.01875"));
}

/// The numbers as homework, with their given digits: all of them are right.
#[test]
fn the_right_numbers_are_judged_right_in_five_digits() {
    for case in cases() {
        let scenario = case.scenario();
        let walk = Walk::new(scenario.clone());
        let quantities = asked(&scenario);
        assert!(!quantities.is_empty(), "{}", case.id);
        let answers: Vec<Answer> = quantities
            .into_iter()
            .map(|quantity| Answer {
                line: 0,
                quantity,
                typed: Typed::read(&format!("{:.5}", walk.exact().value(quantity))).unwrap(),
            })
            .collect();
        for judged in Checker::new().check(&scenario, &answers).0 {
            assert_eq!(judged.verdict, Verdict::Right, "{} {}", case.id, judged.quantity);
        }
    }
}
