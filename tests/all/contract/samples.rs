//! What several samples add to a report.

use gradwalk::network::{Architecture, Network, Reduction, Sample};
use serde_json::{Value, json};

use crate::{
    contract::printed::*,
    exercise::{of_one, of_several},
};

/// The values of a sample at each layer, from the matrices.
fn by_the_matrices(network: &Network, sample: &Sample) -> Value {
    let (forward, deltas) = (network.forward(sample), network.derivatives_by_net_inputs(sample));
    let layers = forward.layers.iter().zip(deltas);
    json!(
        layers
            .map(|(layer, delta)| json!({"net": layer.net_input, "output": layer.output, "d_net": delta}))
            .collect::<Vec<_>>()
    )
}

#[test]
fn each_sample_is_listed_by_itself() {
    for Printed { scenario, report } in any_samples() {
        let (network, samples) = (scenario.network(), scenario.network_samples());
        assert_eq!(list(&report["samples"]).len(), samples.len());
        assert_eq!(report["forward"].is_null(), samples.len() > 1);
        for (found, sample) in list(&report["samples"]).iter().zip(&samples) {
            assert_keys(found, &["loss", "layers"]);
            assert_agrees(&found["loss"], &json!(network.loss(sample)), "loss");
            for (found, expected) in list(&found["layers"]).iter().zip(list(&by_the_matrices(&network, sample))) {
                assert_keys(found, &["net", "output", "d_net"]);
                for key in ["net", "output", "d_net"] {
                    assert_agrees(&found[key], &expected[key], key);
                }
            }
        }
    }
}

#[test]
fn each_sample_is_listed_as_it_is_alone_and_the_rest_is_of_the_reduced_loss() {
    for Printed { scenario, report: found } in several_samples() {
        assert_eq!(found["samples"][1], report(&scenario.only(1))["samples"][0]);
        assert!(found["document"].is_null());
        let (network, samples, reduction) = (scenario.network(), scenario.network_samples(), scenario.reduction());
        let gradient = network.objective(&samples, reduction).gradient();
        let after: Network = network.step(scenario.alpha().value, &gradient);
        for (key, expected) in [
            ("d_first", rows(&gradient[0])),
            ("d_second", rows(&gradient[1])),
            ("first_after", rows(&after.weights()[0])),
            ("second_after", rows(&after.weights()[1])),
            ("loss_after", json!(after.objective(&samples, reduction).loss())),
        ] {
            assert_agrees(&found["exact"][key], &expected, key);
        }
        let numeric = network.objective(&samples, reduction).numeric_derivatives();
        for (key, table) in [("d_first", &numeric[0]), ("d_second", &numeric[1])] {
            assert_agrees(&found["numeric"][key], &rows(table), key);
        }
        let given = &found["scenario"];
        assert_eq!(given["reduction"], reduction.name());
        assert_eq!(given["samples"][2]["x"], json!(samples[2].input));
    }
}

#[test]
fn a_hundred_samples_are_printed_like_three() {
    let scenario = of_several(Architecture::REGRESSION, &[1, 1, 1], Reduction::Mean, 0..100);
    assert_eq!(list(&report(&scenario)["samples"]).len(), 100);
    assert_eq!(list(&report(&of_one(Architecture::REGRESSION, &[1, 1, 1], 1))["samples"]).len(), 1);
}
