//! The output of `print`: the contract of the JSON, and the text as people read it.

use std::{fs, process::Command};

use assert_cmd::assert::OutputAssertExt;
use gradwalk::{
    formula::Digits,
    network::Sizes,
    report::{Format, render},
    scenario::{Problem, Scenario},
    settings::{PrintReading, Settings},
    typeset::{Glyphs, Letters},
};
use serde_json::Value;

const BUILT_IN: [(&str, &str); 2] = [
    ("regression", include_str!("data/regression.json")),
    ("classification", include_str!("data/classification.json")),
];

fn settings(glyphs: Glyphs, reading: PrintReading) -> Settings<PrintReading> {
    Settings { glyphs, letters: Letters::Document, digits: Digits::default(), reading }
}

fn json(scenario: &Scenario, reading: PrintReading) -> Value {
    serde_json::from_str(&render(scenario, Format::Json, settings(Glyphs::Ascii, reading))).unwrap()
}

fn text(scenario: &Scenario, glyphs: Glyphs, reading: PrintReading) -> String {
    render(scenario, Format::Text, settings(glyphs, reading))
}

fn built_in(name: &str) -> Scenario {
    Scenario::load(name).unwrap()
}

fn random(problem: Problem, inputs: usize, hidden: usize, outputs: usize) -> Scenario {
    Scenario::random(problem.architecture(), Sizes::new(&[inputs, hidden, outputs]).unwrap(), 1)
}

/// The keys of an object in the order in which a text contains them.
fn keys_in_order<'a>(text: &str, keys: &[&'a str]) -> Vec<&'a str> {
    let mut found: Vec<(usize, &str)> =
        keys.iter().map(|key| (text.find(&format!("\"{key}\":")).unwrap(), *key)).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, key)| key).collect()
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
            let agrees = (found - expected).abs() <= 1e-11 * expected.abs().max(1.0);
            assert!(agrees, "{place}: found {found}, expected {expected}");
        }
        _ => assert_eq!(found, expected, "{place}"),
    }
}

fn shape(table: &Value) -> (usize, usize) {
    let rows = table.as_array().unwrap();
    let columns = rows[0].as_array().unwrap().len();
    assert!(rows.iter().all(|row| row.as_array().unwrap().len() == columns));
    (rows.len(), columns)
}

fn lines(report: &Value) -> impl Iterator<Item = &Value> {
    report["steps"].as_array().unwrap().iter().flat_map(|step| step["lines"].as_array().unwrap())
}

fn step<'a>(report: &'a Value, quantity: &str) -> &'a Value {
    let mut steps = report["steps"].as_array().unwrap().iter();
    steps.find(|step| step["quantity"] == quantity).unwrap()
}

#[test]
fn json_has_the_known_numbers_of_the_built_in_scenarios() {
    for (name, case) in BUILT_IN {
        let case: Value = serde_json::from_str(case).unwrap();
        let report = json(&built_in(name), PrintReading::Both);
        for (key, expected) in case["scenario"].as_object().unwrap() {
            assert_agrees(&report["scenario"][key], expected, key);
        }
        for key in ["net_hidden", "hidden_with_bias", "net_output", "output", "loss"] {
            assert_agrees(&report["forward"][key], &case["exact"][key], key);
        }
        for reading in ["document", "exact"] {
            for key in ["d_first", "d_second", "first_after", "second_after", "loss_after"] {
                assert_agrees(&report[reading][key], &case[reading][key], &format!("{reading}.{key}"));
            }
        }
        for key in ["d_first", "d_second"] {
            // Numeric derivatives agree to 1e-9 on ordinary samples: see `network`.
            let rows = report["numeric"][key].as_array().unwrap().iter().zip(case["exact"][key].as_array().unwrap());
            for (found, expected) in rows.flat_map(|(a, b)| a.as_array().unwrap().iter().zip(b.as_array().unwrap())) {
                assert!((found.as_f64().unwrap() - expected.as_f64().unwrap()).abs() < 1e-9, "numeric.{key}");
            }
        }
        assert_eq!(report["warnings"], serde_json::json!([]));
    }
    assert!(json(&built_in("classification"), PrintReading::Both)["document"]["d_first"].is_null());
}

#[test]
fn json_has_its_fields_in_the_order_of_the_contract() {
    let text = render(&built_in("regression"), Format::Json, settings(Glyphs::Ascii, PrintReading::Both));
    for keys in [
        &["scenario", "forward", "document", "numeric", "layers", "samples", "steps", "warnings"][..],
        &["problem", "hidden", "output", "bias", "x", "target", "alpha", "lambda", "first", "second", "weights"],
        &["net_hidden", "hidden_with_bias", "net_output"],
        &["d_first", "d_second", "first_after", "second_after", "loss_after"],
        &["phase", "quantity", "equation", "errata", "title", "lines", "kind", "reading", "text", "latex", "value"],
    ] {
        assert_eq!(keys_in_order(&text, keys), keys);
    }
    let report = json(&built_in("regression"), PrintReading::Both);
    let scenario = report["scenario"].as_object().unwrap();
    assert_eq!(scenario.len(), 12);
    assert_eq!(scenario["hidden"], serde_json::json!(["sigmoid"]));
    for (key, word) in [("output", "linear"), ("loss", "squared"), ("bias", "trained")] {
        assert_eq!(scenario[key], word);
    }
    let classification = json(&built_in("classification"), PrintReading::Both);
    assert_eq!(classification["scenario"]["output"], "softmax");
    assert_eq!(classification["scenario"]["loss"], "cross-entropy");
}

#[test]
fn json_tables_have_the_shapes_of_the_scenario_file() {
    for (inputs, hidden, outputs) in [(1, 1, 1), (3, 4, 2), (16, 16, 16)] {
        for problem in Problem::ALL {
            let report = json(&random(problem, inputs, hidden, outputs), PrintReading::Exact);
            let (first, second) = ((inputs + 1, hidden), (hidden + 1, outputs));
            for (place, key) in
                [("scenario", "first"), ("exact", "d_first"), ("exact", "first_after"), ("numeric", "d_first")]
            {
                assert_eq!(shape(&report[place][key]), first, "{place}.{key}");
            }
            for (place, key) in
                [("scenario", "second"), ("exact", "d_second"), ("exact", "second_after"), ("numeric", "d_second")]
            {
                assert_eq!(shape(&report[place][key]), second, "{place}.{key}");
            }
            let length = |key: &str| report["forward"][key].as_array().unwrap().len();
            assert_eq!((length("net_hidden"), length("hidden_with_bias")), (hidden, hidden + 1));
            assert_eq!((length("net_output"), length("output")), (outputs, outputs));
            let target = &report["scenario"]["target"];
            match (problem, outputs) {
                (Problem::Regression, 1) => assert!(target.is_number()),
                _ => assert_eq!(target.as_array().unwrap().len(), outputs),
            }
        }
    }
}

#[test]
fn without_a_document_json_says_why() {
    let report = json(&random(Problem::Regression, 3, 4, 2), PrintReading::Both);
    assert!(report["document"].is_null());
    let warnings = report["warnings"].as_array().unwrap();
    assert_eq!(warnings, &["document is null: the homework document does not cover regression with 2 outputs"]);
    assert!(lines(&report).all(|line| line["reading"] != "document"));
}

#[test]
fn a_number_that_is_not_finite_is_null_and_named() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("far.toml");
    // The label belongs to a class whose share underflows: 1/O is infinite, and so is every path through it.
    let toml = "problem = \"classification\"\nalpha = 1\nx = [1]\ntarget = 1\n\
                first = [[0], [0]]\nsecond = [[1e6, -1e6], [0, 0]]\n";
    fs::write(&file, toml).unwrap();
    let report = json(&Scenario::load(file.to_str().unwrap()).unwrap(), PrintReading::Exact);
    let warnings: Vec<&str> = report["warnings"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert!(warnings.iter().any(|warning| warning.contains("dE/dO1(2)") && warning.contains("null")), "{warnings:?}");
    let derivative = step(&report, "dE/dO1(2)");
    let exact = derivative["lines"].as_array().unwrap().iter().find(|line| line["kind"] == "exact").unwrap();
    assert!(exact["value"].is_null());
}

#[test]
fn numbers_are_written_in_full_whatever_the_digits() {
    let scenario = built_in("regression");
    let report = |count| {
        let settings = Settings { digits: Digits::new(count).unwrap(), ..settings(Glyphs::Ascii, PrintReading::Both) };
        serde_json::from_str::<Value>(&render(&scenario, Format::Json, settings)).unwrap()
    };
    let (few, many) = (report(2), report(10));
    for key in ["scenario", "forward", "document", "exact", "numeric"] {
        assert_eq!(few[key], many[key]);
    }
    assert_ne!(few["steps"], many["steps"]);
    assert_eq!(few["forward"]["hidden_with_bias"][1].as_f64().unwrap().to_string(), "0.7310585786300049");
}

#[test]
fn the_lines_of_a_step_are_those_of_the_reading_asked_for() {
    let values = |reading| {
        let report = json(&built_in("regression"), reading);
        let lines = step(&report, "dE/da12(0)")["lines"].as_array().unwrap().clone();
        let values = lines.iter().filter(|line| line["kind"] == "value");
        values.map(|line| (line["reading"].clone(), line["text"].clone())).collect::<Vec<_>>()
    };
    let document = (Value::from("document"), Value::from("~= 0.05326"));
    let exact = (Value::from("exact"), Value::from("~= -0.04763"));
    assert_eq!(values(PrintReading::Document), std::slice::from_ref(&document));
    assert_eq!(values(PrintReading::Exact), std::slice::from_ref(&exact));
    assert_eq!(values(PrintReading::Both), [document, exact]);
}

#[test]
fn what_both_readings_say_is_said_once_and_belongs_to_neither() {
    let report = json(&built_in("regression"), PrintReading::Both);
    let shared = step(&report, "X1(1)")["lines"].as_array().unwrap();
    let values: Vec<&Value> = shared.iter().filter(|line| line["kind"] == "value").collect();
    assert_eq!(values.len(), 1);
    assert!(values[0]["reading"].is_null());
    for step in report["steps"].as_array().unwrap() {
        let witnesses = step["lines"].as_array().unwrap().iter().filter(|line| line["kind"] == "numeric");
        assert!(witnesses.count() <= 1, "{}", step["title"]);
    }
}

#[test]
fn the_outcome_is_that_of_the_reading_asked_for() {
    for (reading, said, unsaid) in [
        (PrintReading::Document, "With the printed formulas", "With the correct formulas"),
        (PrintReading::Exact, "The update lowers the loss", "formulas, "),
    ] {
        let text = text(&built_in("regression"), Glyphs::Ascii, reading);
        assert!(text.contains(said) && !text.contains(unsaid));
    }
}

#[test]
fn json_texts_are_one_line_and_latex_is_balanced() {
    for (name, _) in BUILT_IN {
        let report = json(&built_in(name), PrintReading::Both);
        for line in lines(&report) {
            let (text, latex) = (line["text"].as_str().unwrap(), line["latex"].as_str().unwrap());
            assert!(text.is_ascii() && !text.contains('\n') && !text.is_empty(), "{text}");
            let count = |sign| latex.matches(sign).count() - latex.matches(&format!("\\{sign}")).count();
            assert_eq!(count("{"), count("}"), "{latex}");
            let is_words = ["words", "printed", "exact", "numeric"].iter().any(|kind| line["kind"] == *kind);
            assert_eq!(is_words, latex.starts_with("\\text{"), "{latex}");
        }
    }
}

#[test]
fn ascii_text_is_ascii_whatever_the_title() {
    let toml = include_str!("../../assets/scenarios/regression.toml").replace("\"Regression\"", "\"Übung → 1\"");
    let titled = Scenario::from_toml(&toml, "a.toml").unwrap();
    let scenarios = [titled, built_in("classification"), random(Problem::Regression, 3, 4, 2)];
    for scenario in scenarios {
        for reading in [PrintReading::Document, PrintReading::Exact, PrintReading::Both] {
            assert!(text(&scenario, Glyphs::Ascii, reading).is_ascii());
        }
    }
}

#[test]
fn no_row_is_wider_than_the_page_or_ends_in_a_blank() {
    for (name, _) in BUILT_IN {
        for glyphs in Glyphs::ALL {
            let text = text(&built_in(name), glyphs, PrintReading::Both);
            assert!(text.lines().all(|row| row == row.trim_end()));
            assert!(!text.contains("\n\n\n") && text.ends_with('\n') && !text.ends_with("\n\n"));
            let widest = text.lines().map(|row| row.chars().count()).max().unwrap();
            assert!(glyphs == Glyphs::Ascii || widest <= 100, "{widest} columns");
        }
    }
}

#[test]
fn the_program_prints_what_the_library_renders() {
    for (name, _) in BUILT_IN {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gradwalk"));
        command.args(["print", name, "--glyphs", "ascii"]);
        let printed = command.assert().success().get_output().stdout.clone();
        let rendered = text(&built_in(name), Glyphs::Ascii, PrintReading::Both);
        assert_eq!(String::from_utf8(printed).unwrap(), rendered);
    }
}
