//! What several samples add to a report.

use gradwalk::network::{Architecture, Network, Reduction};
use serde_json::{Value, json};

use crate::{
    contract::printed::*,
    exercise::{of_one, of_several},
};

#[test]
fn samples_are_listed_only_where_there_are_several() {
    assert!(one_sample().all(|printed| printed.report.get("samples").is_none()));
    for Printed { scenario, report } in several_samples() {
        assert_keys(report, &["scenario", "forward", "samples", "document", "exact", "numeric", "steps", "warnings"]);
        assert_eq!(list(&report["samples"]).len(), scenario.samples().len());
        assert!(report["document"].is_null());
        for sample in list(&report["samples"]) {
            assert_keys(sample, &["forward", "d_first", "d_second"]);
            assert_keys(&sample["forward"], &FORWARD);
        }
        assert_eq!(report["forward"], report["samples"][0]["forward"]);
    }
}

/// The derivatives and the forward pass of one sample, as a report has them alone.
fn assert_is_alone(sample: &Value, alone: &Value) {
    assert_eq!(sample["forward"], alone["forward"]);
    for key in ["d_first", "d_second"] {
        assert_eq!(sample[key], alone["exact"][key]);
    }
}

#[test]
fn each_sample_is_listed_as_it_is_alone_and_the_rest_is_of_the_reduced_loss() {
    for Printed { scenario, report: found } in several_samples() {
        assert_is_alone(&found["samples"][1], &report(&scenario.only(1)));
        let (network, samples, reduction) = (scenario.network(), scenario.network_samples(), scenario.reduction());
        let gradient = network.gradient_of(&samples, reduction);
        let after: Network = network.step(scenario.alpha().value, &gradient);
        for (key, expected) in [
            ("d_first", rows(&gradient.first)),
            ("d_second", rows(&gradient.second)),
            ("first_after", rows(&after.weights().first)),
            ("second_after", rows(&after.weights().second)),
            ("loss_after", json!(after.loss_of(&samples, reduction))),
        ] {
            assert_agrees(&found["exact"][key], &expected, key);
        }
        let numeric = network.numeric_derivative_of(&samples, reduction);
        for (key, table) in [("d_first", &numeric.first), ("d_second", &numeric.second)] {
            assert_agrees(&found["numeric"][key], &rows(table), key);
        }
        let given = &found["scenario"];
        assert_eq!(given["reduction"], reduction.name());
        assert_eq!(given["sample"][2]["x"], json!(samples[2].input));
    }
}

#[test]
fn a_hundred_samples_are_printed_like_three() {
    let scenario = of_several(Architecture::REGRESSION, [1, 1, 1], Reduction::Mean, 0..100);
    assert_eq!(list(&report(&scenario)["samples"]).len(), 100);
    assert!(report(&of_one(Architecture::REGRESSION, [1, 1, 1], 1)).get("samples").is_none());
}
