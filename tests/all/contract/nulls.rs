//! Numbers that are not finite are null, and a warning says where.

use gradwalk::{
    network::{Architecture, Reduction},
    scenario::{Number, Parts, Scenario},
};
use serde_json::Value;

use crate::{
    contract::printed::*,
    exercise::{SIZES, of_one, of_several, parts},
};

#[test]
fn of_ordinary_numbers_only_the_document_is_ever_null() {
    for Printed { scenario, report } in any_samples() {
        for key in ["scenario", "samples", "exact", "numeric", "loss", "layers"] {
            assert_eq!(nulls(key, &report[key]), [""; 0]);
        }
        let has_number = |line: &&Value| ["value", "exact", "numeric"].iter().any(|kind| line["kind"] == *kind);
        for line in lines(report).filter(has_number) {
            assert!(line["value"].is_number(), "{:?}: {line}", scenario.architecture());
        }
    }
}

/// The places of all nulls, in the words of a warning.
fn nulls(place: &str, value: &Value) -> Vec<String> {
    match value {
        Value::Null => vec![place.to_owned()],
        Value::Array(all) => {
            all.iter().enumerate().flat_map(|(index, value)| nulls(&format!("{place}[{index}]"), value)).collect()
        }
        Value::Object(all) => all.iter().flat_map(|(key, value)| nulls(&format!("{place}.{key}"), value)).collect(),
        _ => Vec::new(),
    }
}

/// The same exercise with numbers so large that units saturate and steps diverge.
fn far_out(scenario: &Scenario) -> Scenario {
    let larger = |rows: &[Vec<Number>]| {
        let number = |number: &Number| Number::computed(number.value.signum() * 1e6);
        rows.iter().map(|row| row.iter().map(number).collect()).collect()
    };
    let weights = scenario.weights().iter().map(|table| larger(table)).collect();
    Scenario::new(Parts { weights, alpha: Number::computed(1e6), ..parts(scenario) }).unwrap()
}

/// The weights after a step, from which the next one overflows.
fn beyond(scenario: &Scenario) -> Scenario {
    let weights = scenario.network().weights().clone();
    scenario.with_weights(&weights.map(|table| table * 1e300))
}

/// The nulls in the data, and those named in the warnings.
fn nulls_and_named(report: &Value) -> [Vec<String>; 2] {
    let of_data = ["forward", "samples", "document", "exact", "numeric", "loss", "layers"];
    let found = of_data.iter().flat_map(|key| nulls(key, &report[*key]));
    // Where the document has no rule for the first layer, no number is missing; with several samples each has its own
    // forward pass.
    let mut found: Vec<String> =
        found.filter(|place| !["document.d_first", "forward"].contains(&place.as_str())).collect();
    let of_data = warnings(report).into_iter().filter(|warning| !warning.starts_with("steps: "));
    let mut named: Vec<String> = of_data.map(|warning| warning.split(" is null").next().unwrap().to_owned()).collect();
    found.sort();
    named.sort();
    [found, named]
}

#[test]
fn every_null_is_named_by_a_warning_and_every_warning_names_a_null() {
    let mut count = 0;
    for architecture in Architecture::all() {
        let several = of_several(architecture, &[1, 2, 2], Reduction::Sum, 1..3);
        for ordinary in [of_one(architecture, SIZES[2], 3), several] {
            for scenario in [far_out(&ordinary), beyond(&ordinary)] {
                let report = report(&scenario);
                let [found, named] = nulls_and_named(&report);
                assert_eq!(named, found, "{architecture:?}");
                count += found.len();
                steps(&report).iter().for_each(|step| assert_warned(&report, step));
            }
        }
    }
    assert!(count > 1000, "{count} nulls");
}

/// A step without a finite correct value is named in the warnings.
#[track_caller]
fn assert_warned(report: &Value, step: &Value) {
    let is_null = |line: &Value| line["kind"] == "exact" && line["value"].is_null();
    if list(&step["lines"]).iter().any(is_null) {
        let about = format!("steps: the value of {} (", step["quantity"].as_str().unwrap());
        assert!(warnings(report).iter().any(|warning| warning.starts_with(&about)), "{about}");
    }
}

/// All hidden units off and no bias: the output is 0, like any other number.
#[test]
fn an_output_of_0_has_a_numeric_derivative_like_any_other() {
    let toml = "problem = \"regression\"\nalpha = 0.1\nx = [1]\ntarget = 1\nfirst = [[-1]]\nsecond = [[0.5]]\n\
                [network]\nhidden = \"relu\"\nbias = \"none\"\n";
    let report = report(&Scenario::from_toml(toml, "off.toml").unwrap());
    let step = steps(&report).iter().find(|step| step["quantity"] == "dE/dO0(2)").unwrap();
    let numeric = list(&step["lines"]).iter().find(|line| line["kind"] == "numeric").unwrap();
    assert!((numeric["value"].as_f64().expect("a number") + 2.0).abs() < 1e-6, "{numeric}");
}
