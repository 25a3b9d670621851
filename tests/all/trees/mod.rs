//! The formula trees compared with the matrices of `network`, with losses alone, and with themselves.
//!
//! | file | its one job |
//! |---|---|
//! | `mod` | what holds of the trees of every architecture |
//! | `depth` | networks of any depth |
//! | `samples` | several samples put together |
//! | `kinks` | ReLU units exactly where their slope changes |
//! | `checks` | how each of these is checked |
//! | `draw` | the scenarios that are drawn |
//! | `names` | the names of what a scenario has |

mod checks;
mod depth;
pub mod draw;
mod kinks;
mod names;
mod samples;

use checks::{
    agrees, check_compiled, check_derivatives, check_finite, check_forms, check_forward, check_mathematics,
    check_substitution, check_witness, scale,
};
use draw::{drawn, extreme, for_every_architecture, is_away_from_kinks, ordinary, saturated, sizes, small_sizes};
use gradwalk::{
    network::{Activation, Architecture, Bias, Loss, OutputActivation, Reduction},
    quantity::Quantity,
    scenario::{Example, Number, Parts, Problem, Scenario},
};
use names::exact;
use proptest::prelude::*;

/// The digits of numbers that are put in: as many as the scenario's own numbers need, from 2 to 17.
fn some_digits(scenario: &Scenario) -> usize {
    2 + (scenario.weights()[0][0][0].value.to_bits() % 16) as usize
}

#[test]
fn the_trees_of_any_drawn_network_are_its_mathematics() {
    for_every_architecture(
        4,
        |architecture| drawn(architecture, sizes()).prop_filter("at a kink", is_away_from_kinks),
        check_mathematics,
    );
}

#[test]
fn the_trees_of_soft_labels_and_any_weights_are_their_mathematics() {
    for_every_architecture(
        6,
        |architecture| ordinary(architecture).prop_filter("at a kink", is_away_from_kinks),
        check_mathematics,
    );
}

#[test]
fn the_trees_of_saturated_units_are_their_mathematics() {
    for_every_architecture(4, saturated, |scenario| {
        let gradient = scenario.network().gradient(&scenario.sample());
        check_forward(scenario)?;
        check_derivatives(&exact(scenario), scenario, &gradient, 1e-11, scale(scenario))?;
        check_finite(scenario)
    });
}

#[test]
fn the_largest_numbers_of_a_file_stay_finite() {
    for_every_architecture(4, extreme, check_finite);
}

#[test]
fn numbers_put_in_change_no_bit() {
    let scenarios = |architecture| drawn(architecture, small_sizes());
    for_every_architecture(2, scenarios, |scenario| check_substitution(scenario, some_digits(scenario)));
    for_every_architecture(2, ordinary, |scenario| check_substitution(scenario, some_digits(scenario)));
}

#[test]
fn numbers_put_in_change_no_bit_of_a_saturated_network() {
    for_every_architecture(2, saturated, |scenario| check_substitution(scenario, some_digits(scenario)));
}

#[test]
fn what_is_compiled_comes_to_the_bits_of_its_tree() {
    for_every_architecture(4, |architecture| drawn(architecture, small_sizes()), check_compiled);
    for_every_architecture(4, ordinary, check_compiled);
    for_every_architecture(4, saturated, check_compiled);
}

#[test]
fn every_derivative_of_a_walk_is_borne_out_by_its_witness() {
    for_every_architecture(
        2,
        |architecture| ordinary(architecture).prop_filter("at a kink", is_away_from_kinks),
        check_witness,
    );
}

/// An output that is as good as 1 can hardly be moved where the loss has `ln(1 − O)`, and must be moved farther where
/// it has not: the loss has too few digits for such a change.
#[test]
fn the_witness_of_a_sure_output_keeps_its_digits() {
    let number = Number::computed;
    let architecture = Architecture {
        hidden: Activation::Relu.into(),
        output: OutputActivation::Each(Activation::SIGMOID),
        loss: Loss::CrossEntropy,
        bias: Bias::None,
    };
    for net_input in [-20.0, -17.0, -5.0, 5.0, 17.0, 20.0] {
        for target in [0.0, 0.4, 1.0] {
            let scenario = Scenario::new(Parts {
                title: None,
                problem: None,
                architecture,
                alpha: number(0.1),
                samples: vec![Example { x: vec![number(1.0)], target: vec![number(target), number(1.0 - target)] }],
                reduction: Reduction::Mean,
                lambda: number(0.0),
                weights: vec![vec![vec![number(1.0)]], vec![vec![number(net_input), number(-net_input)]]],
            });
            check_witness(&scenario.unwrap()).unwrap_or_else(|fault| panic!("{net_input}, {target}: {fault}"));
        }
    }
}

#[test]
fn all_forms_of_a_law_come_to_the_same() {
    for_every_architecture(2, |architecture| drawn(architecture, small_sizes()), check_forms);
    for_every_architecture(2, ordinary, check_forms);
}

/// The loss of a network that is practically certain of its class, `ln(1 + e^{−40})`, is not 0.
#[test]
fn the_loss_of_a_sure_network_keeps_its_digits() {
    let number = Number::computed;
    let scenario = Scenario::new(Parts {
        title: None,
        problem: Some(Problem::Classification),
        architecture: Architecture::CLASSIFICATION,
        alpha: number(0.1),
        samples: vec![Example { x: vec![number(1.0)], target: vec![number(1.0), number(0.0)] }],
        reduction: Reduction::Mean,
        lambda: number(0.0),
        weights: vec![
            vec![vec![number(0.0)], vec![number(0.0)]],
            vec![vec![number(40.0), number(0.0)], vec![number(0.0), number(0.0)]],
        ],
    })
    .unwrap();
    let loss = exact(&scenario).get(Quantity::Loss).unwrap();
    assert!(agrees(loss, (-40.0_f64).exp(), 1e-12, 0.0), "{loss}");
}
