//! The numbers of a report are those of the network.

use gradwalk::{
    network::{Architecture, Bias},
    scenario::{Parts, Scenario},
};
use serde_json::json;

use crate::{contract::printed::*, exercise::parts};

#[test]
fn hidden_outputs_have_a_1_in_front_only_where_there_is_a_bias_unit() {
    for Printed { scenario, report } in one_sample() {
        let found = &report["forward"]["hidden_with_bias"];
        let net_hidden = scenario.network().forward(&scenario.sample()).layers[0].net_input.clone();
        assert_agrees(&report["forward"]["net_hidden"], &json!(net_hidden), "net_hidden");
        let outputs = net_hidden.iter().map(|x| scenario.architecture().hidden.in_layer(1).apply(*x));
        let expected: Vec<f64> = match scenario.architecture().bias {
            Bias::None => outputs.collect(),
            Bias::Trained | Bias::Fixed => std::iter::once(1.0).chain(outputs).collect(),
        };
        assert_agrees(found, &json!(expected), "hidden_with_bias");
    }
}

#[test]
fn the_numbers_are_those_of_the_network() {
    for Printed { scenario, report } in one_sample() {
        let (network, sample) = (scenario.network(), scenario.sample());
        let forward = network.forward(&sample);
        let gradient = network.gradient(&sample);
        let after = network.step(scenario.alpha().value, &gradient);
        for (place, key, expected) in [
            ("forward", "net_output", json!(forward.layers[1].net_input)),
            ("forward", "output", json!(forward.output())),
            ("forward", "loss", json!(forward.loss)),
            ("exact", "d_first", rows(&gradient[0])),
            ("exact", "d_second", rows(&gradient[1])),
            ("exact", "first_after", rows(&after.weights()[0])),
            ("exact", "second_after", rows(&after.weights()[1])),
            ("exact", "loss_after", json!(after.loss(&sample))),
        ] {
            assert_agrees(&report[place][key], &expected, key);
        }
        let numeric = network.numeric_derivative(&sample);
        for (key, table) in [("d_first", &numeric[0]), ("d_second", &numeric[1])] {
            assert_agrees(&report["numeric"][key], &rows(table), key);
        }
    }
}

#[test]
fn fixed_biases_have_their_true_derivatives_and_stay() {
    let is_fixed = |printed: &&Printed| printed.scenario.architecture().bias == Bias::Fixed;
    assert!(any_samples().any(|printed| is_fixed(&printed)));
    for Printed { scenario, report: fixed } in any_samples().filter(is_fixed) {
        let architecture = Architecture { bias: Bias::Trained, ..scenario.architecture() };
        let trained = report(&Scenario::new(Parts { architecture, ..parts(scenario) }).unwrap());
        for (table, slopes, after) in [("first", "d_first", "first_after"), ("second", "d_second", "second_after")] {
            assert_eq!(fixed["exact"][slopes], trained["exact"][slopes]);
            assert_eq!(fixed["exact"][after][0], fixed["scenario"][table][0]);
            assert_eq!(list(&fixed["exact"][after])[1..], list(&trained["exact"][after])[1..]);
        }
    }
}
