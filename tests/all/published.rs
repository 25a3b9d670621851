//! Worked examples that were published elsewhere, recomputed to twelve digits: the formula trees, the matrices and the
//! printed JSON all give them.
//!
//! Every example goes through the text of a scenario file, so that the reader is tested with them too.

use std::sync::Arc;

use gradwalk::{
    formula::{Digits, Values},
    homework::{
        Checker, Verdict,
        answers::{Answer, Typed},
    },
    network::{Architecture, Bias, Network},
    quantity::{Layer, Notation, Quantity, Unit, Variable, Weight},
    reading::{Reading, Resolver},
    report::{Format, render},
    scenario::Scenario,
    settings::{PrintReading, Settings},
    typeset::{Glyphs, Letters},
};
use nalgebra::DMatrix;
use serde_json::{Map, Value, json};

const EXAMPLES: &str = include_str!("data/public.json");

/// The significant digits of the expected numbers.
const DIGITS: i32 = 12;

/// The rounding error allowed along the way, for a number of size 1.
const ROUNDING: f64 = 1e-15;

/// One example: the exercise in file form, and its known results.
struct Example {
    id: String,
    given: Value,
    expected: Map<String, Value>,
}

fn examples() -> Vec<Example> {
    let file: Value = serde_json::from_str(EXAMPLES).unwrap();
    let example = |network: &Value| Example {
        id: network["id"].as_str().unwrap().to_owned(),
        given: network.clone(),
        expected: network["expected"].as_object().unwrap().clone(),
    };
    file["networks"].as_array().unwrap().iter().map(example).collect()
}

impl Example {
    /// The scenario file, with these weights.
    fn toml(&self, first: &Value, second: &Value) -> String {
        let given = &self.given;
        let mut text = String::new();
        if given["problem"] != "other" {
            text += &format!("problem = {}\n", given["problem"]);
        }
        text += &format!("alpha = {}\nx = {}\ntarget = {}\n", given["alpha"], given["x"], given["target"]);
        text += &format!("first = {first}\nsecond = {second}\n\n[network]\n");
        for key in ["hidden", "output", "loss", "bias"] {
            text += &format!("{key} = {}\n", given[key]);
        }
        text
    }

    fn scenario_with(&self, first: &Value, second: &Value) -> Scenario {
        Scenario::from_toml(&self.toml(first, second), &self.id).unwrap()
    }

    fn scenario(&self) -> Scenario {
        self.scenario_with(&self.given["first"], &self.given["second"])
    }

    /// Every known number, compared with the one found under its name.
    #[track_caller]
    fn check(&self, found: &Value) {
        for (key, expected) in &self.expected {
            // The derivatives of fixed biases are not listed.
            let is_cut = self.given["bias"] == "fixed" && (key == "d_first" || key == "d_second");
            let found = if is_cut { without_row_0(&found[key]) } else { found[key].clone() };
            assert_agrees(&found, expected, &format!("{}, {key}", self.id));
        }
    }
}

fn without_row_0(table: &Value) -> Value {
    Value::from(table.as_array().unwrap()[1..].to_vec())
}

/// Whether a number rounds to the expected one, up to its own rounding error.
fn agrees(found: f64, expected: f64) -> bool {
    let last_digit = match expected {
        0.0 => 0.0,
        _ => 10_f64.powi(expected.abs().log10().floor() as i32 + 1 - DIGITS),
    };
    let allowed = 0.5 * last_digit + ROUNDING * expected.abs().max(1.0);
    assert!(allowed < 1e-11 * expected.abs().max(1.0));
    (found - expected).abs() <= allowed
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
        (Value::Number(found), Value::Number(expected)) => {
            let (found, expected) = (found.as_f64().unwrap(), expected.as_f64().unwrap());
            assert!(agrees(found, expected), "{place}: found {found}, expected {expected}");
        }
        _ => panic!("{place}: found {found}, expected {expected}"),
    }
}

/// All values of an example, from the formula trees.
fn by_the_trees(scenario: &Scenario) -> Value {
    let values = Resolver::new(Arc::new(Reading::exact(scenario)), scenario);
    let notation = Notation::of(scenario);
    let units = |values: &dyn Values, layer: Layer, of: fn(Unit) -> Quantity| -> Vec<f64> {
        (notation.first(layer)..=notation.last(layer)).map(|index| values.value(of(Unit { layer, index }))).collect()
    };
    let table = |layer: Layer, of: fn(Weight) -> Quantity| -> Vec<Vec<f64>> {
        let columns = notation.first(layer.next())..=notation.last(layer.next());
        let row = |from| columns.clone().map(|to| values.value(of(Weight { layer, from, to }))).collect();
        notation.units(layer).map(row).collect()
    };
    let delta = |unit| Quantity::loss_by(Variable::NetInput(unit));
    let slope = |weight| Quantity::loss_by(Variable::Weight(weight));
    json!({
        "net_hidden": units(&values, Layer::new(1), Quantity::NetInput),
        "hidden": units(&values, Layer::new(1), Quantity::Activation),
        "net_output": units(&values, Layer::new(2), Quantity::NetInput),
        "output": units(&values, Layer::new(2), Quantity::Activation),
        "loss": values.value(Quantity::Loss),
        "delta_output": units(&values, Layer::new(2), delta),
        "delta_hidden": units(&values, Layer::new(1), delta),
        "d_first": table(Layer::INPUT, slope),
        "d_second": table(Layer::new(1), slope),
        "first_after": table(Layer::INPUT, Quantity::Updated),
        "second_after": table(Layer::new(1), Quantity::Updated),
        "loss_after": values.value(Quantity::LossAfter),
        "output_after": units(values.after_step(), Layer::new(2), Quantity::Activation),
    })
}

fn rows(matrix: &DMatrix<f64>) -> Vec<Vec<f64>> {
    matrix.row_iter().map(|row| row.iter().copied().collect()).collect()
}

/// `∂E/∂X` of the layer that a matrix of derivatives leads into: its bias row, or a row divided by the output before
/// it.
fn deltas(derivatives: &DMatrix<f64>, before: &[f64]) -> Vec<f64> {
    let row = before.iter().position(|output| *output != 0.0).expect("some unit puts out something");
    derivatives.row(row).iter().map(|slope| slope / before[row]).collect()
}

/// All values of an example, from the matrices.
fn by_the_matrices(network: &Network, scenario: &Scenario) -> Value {
    let sample = scenario.sample();
    let forward = network.forward(&sample);
    let gradient = network.gradient(&sample);
    let after = network.step(scenario.alpha().value, &gradient);
    let bias = network.architecture().bias.units();
    let [input, hidden] =
        [&sample.input, &forward.layers[0].output].map(|values| [vec![1.0; bias], values.clone()].concat());
    json!({
        "net_hidden": forward.layers[0].net_input,
        "hidden": forward.layers[0].output,
        "net_output": forward.layers[1].net_input,
        "output": forward.output(),
        "loss": forward.loss,
        "delta_output": deltas(&gradient[1], &hidden),
        "delta_hidden": deltas(&gradient[0], &input),
        "d_first": rows(&gradient[0]),
        "d_second": rows(&gradient[1]),
        "first_after": rows(&after.weights()[0]),
        "second_after": rows(&after.weights()[1]),
        "loss_after": after.loss(&sample),
        "output_after": after.forward(&sample).output(),
    })
}

fn printed(scenario: &Scenario) -> Value {
    let settings = Settings {
        glyphs: Glyphs::Ascii,
        letters: Letters::Document,
        digits: Digits::default(),
        reading: PrintReading::Both,
    };
    serde_json::from_str(&render(scenario, Format::Json, settings)).unwrap()
}

/// The exact values of the steps about `dE/dX` of a layer.
fn printed_deltas(report: &Value, layer: Layer) -> Vec<Value> {
    let layer = format!("({})", layer.number());
    let is_delta = |step: &&Value| {
        step["quantity"].as_str().is_some_and(|name| name.starts_with("dE/dX") && name.ends_with(&layer))
    };
    let exact = |step: &Value| {
        let line = step["lines"].as_array().unwrap().iter().find(|line| line["kind"] == "exact").unwrap();
        line["value"].clone()
    };
    report["steps"].as_array().unwrap().iter().filter(is_delta).map(exact).collect()
}

/// All values of an example, from the output of `print --format json`.
fn by_the_print(example: &Example) -> Value {
    let report = printed(&example.scenario());
    let (forward, exact) = (&report["forward"], &report["exact"]);
    let after = printed(&example.scenario_with(&exact["first_after"], &exact["second_after"]));
    let bias = usize::from(example.given["bias"] != "none");
    json!({
        "net_hidden": forward["net_hidden"],
        "hidden": forward["hidden_with_bias"].as_array().unwrap()[bias..],
        "net_output": forward["net_output"],
        "output": forward["output"],
        "loss": forward["loss"],
        "delta_output": printed_deltas(&report, Layer::new(2)),
        "delta_hidden": printed_deltas(&report, Layer::new(1)),
        "d_first": exact["d_first"],
        "d_second": exact["d_second"],
        "first_after": exact["first_after"],
        "second_after": exact["second_after"],
        "loss_after": exact["loss_after"],
        "output_after": after["forward"]["output"],
    })
}

#[test]
fn the_formula_trees_come_to_every_published_number() {
    for example in examples() {
        example.check(&by_the_trees(&example.scenario()));
    }
}

#[test]
fn the_matrices_come_to_every_published_number() {
    for example in examples() {
        let scenario = example.scenario();
        example.check(&by_the_matrices(&scenario.network(), &scenario));
    }
}

#[test]
fn the_printed_json_has_every_published_number() {
    for example in examples() {
        example.check(&by_the_print(&example));
    }
}

#[test]
fn the_reader_makes_of_each_file_the_network_that_it_names() {
    for example in examples() {
        let scenario = example.scenario();
        let Architecture { hidden, output, loss, bias, .. } = scenario.architecture();
        let words = [
            ("hidden", hidden.in_layer(1).name()),
            ("output", output.name()),
            ("loss", loss.name()),
            ("bias", bias.name()),
        ];
        for (key, word) in words {
            assert_eq!(example.given[key], word, "{}, {key}", example.id);
        }
        assert_eq!(example.given["problem"], scenario.problem_name(), "{}", example.id);
    }
}

/// The built-in scenarios that are published examples.
const BUILT_IN: [(&str, &str); 4] = [("textbook", "S01"), ("softmax", "C02"), ("tanh", "T01"), ("relu", "R04")];

#[test]
fn the_built_in_scenarios_have_the_numbers_of_their_sources_and_come_to_them() {
    let examples = examples();
    for (name, id) in BUILT_IN {
        let example = examples.iter().find(|example| example.id.starts_with(id)).unwrap();
        let scenario = Scenario::load(name).unwrap();
        assert!(scenario.has_numbers_of(&example.scenario()), "{name}");
        example.check(&by_the_trees(&scenario));
        example.check(&by_the_matrices(&scenario.network(), &scenario));
    }
}

#[test]
fn the_third_row_of_the_built_in_xor_is_the_published_one() {
    let examples = examples();
    let example = examples.iter().find(|example| example.id.starts_with("S08")).unwrap();
    let row = Scenario::load("xor").unwrap().only(2);
    assert!(row.has_numbers_of(&example.scenario()));
    example.check(&by_the_trees(&row));
}

#[test]
fn the_derivatives_of_fixed_biases_are_there_and_only_the_step_leaves_them_out() {
    let examples = examples();
    let fixed: Vec<_> = examples.iter().filter(|example| example.given["bias"] == Bias::Fixed.name()).collect();
    assert!(!fixed.is_empty());
    for example in fixed {
        let found = by_the_trees(&example.scenario());
        for (slopes, weights, after) in [("d_first", "first", "first_after"), ("d_second", "second", "second_after")] {
            let is_slope = |slope: &Value| slope.as_f64().unwrap() != 0.0;
            assert!(found[slopes][0].as_array().unwrap().iter().all(is_slope), "{}, {slopes}", example.id);
            let before = example.scenario();
            let before = &before.weights()[usize::from(weights == "second")];
            let row: Vec<f64> = before[0].iter().map(|number| number.value).collect();
            assert_eq!(found[after][0], json!(row), "{}, {after}", example.id);
        }
    }
}

#[test]
fn the_comparison_takes_the_last_digit_as_it_is_rounded_and_nothing_more() {
    assert!(agrees(0.0004385677344744, 0.000438567734474) && !agrees(0.000438567734477, 0.000438567734474));
    assert!(agrees(1.589679058023, 1.58967905802) && !agrees(1.58967905803, 1.58967905802));
    assert!(agrees(0.0, 0.0) && !agrees(1e-13, 0.0));
}

impl Example {
    /// The numbers printed on the page, by their names here, and whether they are right.
    fn printed(&self) -> Vec<(String, String, bool)> {
        let printed = self.given["published"].as_array().into_iter().flatten();
        let entry = |number: &Value| {
            let [at, value] = ["at", "value"].map(|key| number[key].as_str().unwrap());
            let (name, indices) = at.split_once('[').unwrap_or((at, ""));
            let indices: Vec<usize> = indices.split(['[', ']']).filter_map(|index| index.parse().ok()).collect();
            let (name, value) = match name.strip_prefix("minus_") {
                Some(name) => (name, value.strip_prefix('-').map_or_else(|| format!("-{value}"), str::to_owned)),
                None => (name, value.to_owned()),
            };
            (self.name_of(name, &indices), value, number["agrees"] == true)
        };
        printed.map(entry).collect()
    }

    fn name_of(&self, name: &str, at: &[usize]) -> String {
        // Without biases there is no row 0; and the derivatives of fixed ones are not listed.
        let is_cut = self.given["bias"] == "none" || self.given["bias"] == "fixed" && name.starts_with("d_");
        let row = || at[0] + usize::from(is_cut);
        match name {
            "net_hidden" => format!("X{}(1)", at[0] + 1),
            "hidden" => format!("O{}(1)", at[0] + 1),
            "net_output" => format!("X{}(2)", at[0]),
            "output" => format!("O{}(2)", at[0]),
            "loss" => "E".to_owned(),
            "delta_output" => format!("dE/dX{}(2)", at[0]),
            "delta_hidden" => format!("dE/dX{}(1)", at[0] + 1),
            "d_second" => format!("dE/da{}{}(1)", row(), at[1]),
            "d_first" => format!("dE/da{}{}(0)", row(), at[1] + 1),
            "second_after" => format!("a{}{}(1)'", row(), at[1]),
            "first_after" => format!("a{}{}(0)'", row(), at[1] + 1),
            "loss_after" => "E'".to_owned(),
            other => panic!("no name for {other}"),
        }
    }
}

/// The pages judged as homework: right numbers are not blamed, and wrong ones get the known slip.
#[test]
fn the_published_pages_are_judged_as_they_should_be() {
    let mut wrong = Vec::new();
    for example in examples() {
        let scenario = example.scenario();
        let notation = Notation::of(&scenario);
        let printed = example.printed();
        let answer = |(name, value, _): &(String, String, bool)| Answer {
            line: 0,
            quantity: notation.parse(name).unwrap(),
            typed: Typed::read(value).unwrap(),
        };
        let answers: Vec<Answer> = printed.iter().map(answer).collect();
        for judged in Checker::new().check(&scenario, &answers).0 {
            let name = judged.quantity.to_string();
            let agrees = printed.iter().any(|(other, _, agrees)| *other == name && *agrees);
            match judged.verdict {
                Verdict::Right => {}
                Verdict::Wrong if !agrees => {
                    let slip = judged.slips.first().map_or("none", |fit| &fit.id);
                    wrong.push(format!("{} {name}: {slip}", example.id));
                }
                verdict => panic!("{} {name}: {verdict:?}", example.id),
            }
        }
    }
    let slip = "updated-second-layer";
    let expected = [
        ("S01-blog-2-2-2-fixedbias", "E'"),
        ("S05-worked-2-2-1-nobias", "a11(0)'"),
        ("S05-worked-2-2-1-nobias", "a12(0)'"),
        ("S05-worked-2-2-1-nobias", "a21(0)'"),
        ("S05-worked-2-2-1-nobias", "a22(0)'"),
    ];
    wrong.sort();
    assert_eq!(wrong, expected.map(|(page, name)| format!("{page} {name}: {slip}")));
}
