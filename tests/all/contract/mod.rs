//! The contract of `print --format json`, for every architecture, one sample and several.
//!
//! | file | its one job |
//! |---|---|
//! | `main` | keys, words, shapes, phases, texts |
//! | `numbers` | the numbers are those of the network |
//! | `nulls` | numbers that are not finite are null, with a warning |
//! | `samples` | what several samples add |
//! | `printed` | the reports, and how to look into them |

mod nulls;
mod numbers;
mod printed;
mod samples;

use gradwalk::{
    network::{Architecture, Bias, OutputActivation},
    reading::Reading,
    settings::PrintReading,
};
use printed::*;
use serde_json::{Value, json};

#[test]
fn every_report_has_the_keys_of_the_contract_and_no_others() {
    let top = ["scenario", "forward", "document", "exact", "numeric", "loss", "layers", "samples", "steps", "warnings"];
    for Printed { report, .. } in one_sample() {
        assert_keys(report, &top);
        assert_keys(&report["scenario"], &GIVEN);
        assert_keys(&report["forward"], &FORWARD);
        assert_keys(&report["exact"], &UPDATE);
        assert_keys(&report["numeric"], &["d_first", "d_second"]);
        for step in steps(report) {
            assert_keys(step, &["phase", "quantity", "equation", "errata", "title", "lines"]);
        }
        for line in lines(report) {
            assert_keys(line, &["kind", "reading", "text", "latex", "value"]);
        }
    }
}

#[test]
fn the_scenario_is_told_in_the_words_of_its_file() {
    for Printed { scenario, report } in any_samples() {
        let given = &report["scenario"];
        let Architecture { hidden, output, loss, bias, .. } = scenario.architecture();
        assert_eq!(given["problem"], scenario.problem_name());
        for (key, word) in [("output", output.name()), ("loss", loss.name()), ("bias", bias.name())] {
            assert_eq!(given[key], word);
        }
        assert_eq!(given["hidden"], json!([hidden.in_layer(1).name()]));
        let samples = scenario.network_samples();
        for (place, sample) in samples.iter().enumerate() {
            let given = if samples.len() == 1 { given } else { &given["samples"][place] };
            assert_eq!(given["x"], json!(sample.input));
            match (output, sample.target.as_slice()) {
                (OutputActivation::Each(_), [only]) => assert_eq!(given["target"], json!(only)),
                (_, all) => assert_eq!(given["target"], json!(all)),
            }
        }
        let network = scenario.network();
        let [first, second] = [0, 1].map(|table| rows(&network.weights()[table]));
        assert_eq!((&given["first"], &given["second"]), (&first, &second));
        assert_eq!(given["weights"], json!([first, second]));
        assert_eq!(given["lambda"], json!(0.0));
        assert_eq!(given["alpha"], json!(scenario.alpha().value));
    }
}

#[test]
fn tables_have_the_shapes_of_the_scenario_file() {
    let shape = |table: &Value| {
        let columns = list(&list(table)[0]).len();
        assert!(list(table).iter().all(|row| list(row).len() == columns));
        (list(table).len(), columns)
    };
    for Printed { scenario, report } in any_samples() {
        let [inputs, hidden, outputs] = [0, 1, 2].map(|layer| scenario.sizes().units(layer));
        let bias = usize::from(scenario.architecture().bias != Bias::None);
        for (place, keys) in [
            ("scenario", ["first", "second"]),
            ("exact", ["d_first", "d_second"]),
            ("exact", ["first_after", "second_after"]),
            ("numeric", ["d_first", "d_second"]),
        ] {
            assert_eq!(shape(&report[place][keys[0]]), (inputs + bias, hidden));
            assert_eq!(shape(&report[place][keys[1]]), (hidden + bias, outputs));
        }
        for (place, table) in list(&report["layers"]).iter().enumerate() {
            let units = [inputs, hidden, outputs];
            for key in ["weights", "d_weights", "d_weights_numeric", "after"] {
                assert_eq!(shape(&table[key]), (units[place] + bias, units[place + 1]), "{key}");
            }
        }
        if scenario.samples().len() > 1 {
            continue;
        }
        let length = |key: &str| list(&report["forward"][key]).len();
        assert_eq!((length("net_hidden"), length("hidden_with_bias")), (hidden, hidden + bias));
        assert_eq!((length("net_output"), length("output")), (outputs, outputs));
    }
}

#[test]
fn without_a_document_reading_document_is_null_and_a_warning_says_why() {
    let mut documented = 0;
    for Printed { scenario, report } in any_samples() {
        match Reading::document(scenario) {
            Ok(_) => {
                documented += 1;
                assert_keys(&report["document"], &UPDATE);
                assert_eq!(warnings(report), [""; 0]);
            }
            Err(reason) => {
                assert!(report["document"].is_null());
                assert_eq!(warnings(report), [format!("document is null: {reason}")]);
                assert!(lines(report).all(|line| line["reading"] != "document" && line["kind"] != "printed"));
                assert!(steps(report).iter().all(|step| step["equation"].is_null()));
            }
        }
    }
    // Regression of both sizes with one output, classification of all three.
    assert_eq!(documented, 5);
}

#[test]
fn the_reading_asked_for_selects_lines_and_nothing_else() {
    // The biases do not change the lines of a reading.
    let has_biases = |printed: &&Printed| printed.scenario.architecture().bias == Bias::Trained;
    for Printed { scenario, report: both } in any_samples().filter(has_biases) {
        let [document, exact] =
            [PrintReading::Document, PrintReading::Exact].map(|reading| report_in(scenario, reading));
        for key in keys(both).into_iter().filter(|key| *key != "steps") {
            assert_eq!((&document[key], &exact[key]), (&both[key], &both[key]), "{key}");
        }
        let titles = |report: &Value| steps(report).iter().map(|step| step["title"].clone()).collect::<Vec<_>>();
        assert_eq!((titles(&document), titles(&exact)), (titles(both), titles(both)));
        assert!(lines(&exact).all(|line| line["reading"] != "document" || line["kind"] == "printed"));
    }
}

#[test]
fn phases_and_kinds_are_those_of_the_contract_and_phases_come_in_their_order() {
    for Printed { scenario, report } in any_samples() {
        let place = |step: &Value| PHASES.iter().position(|phase| step["phase"] == *phase).expect("a known phase");
        let mut phases: Vec<usize> = steps(report).iter().map(place).collect();
        assert!(lines(report).all(|line| KINDS.iter().any(|kind| line["kind"] == *kind)));
        phases.dedup();
        match scenario.samples().len() {
            1 => assert_eq!(phases, [0, 1, 2, 3, 4, 5]),
            samples => {
                let of_each = [0, 1, 2, 3].repeat(samples);
                assert_eq!(phases, [of_each.as_slice(), &[4, 5]].concat());
            }
        }
    }
}

#[test]
fn every_text_is_one_line_of_ascii_and_every_latex_is_balanced() {
    for Printed { report, .. } in any_samples() {
        for line in lines(report) {
            let (text, latex) = (line["text"].as_str().unwrap(), line["latex"].as_str().unwrap());
            assert!(text.is_ascii() && !text.contains('\n') && !text.is_empty(), "{text}");
            let count = |sign| latex.matches(sign).count() - latex.matches(&format!("\\{sign}")).count();
            assert_eq!(count("{"), count("}"), "{latex}");
            assert_eq!(latex.matches("\\left").count(), latex.matches("\\right").count(), "{latex}");
        }
    }
}
