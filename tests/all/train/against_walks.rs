//! A run reaches the weights and losses of as many walks, one after another: both implement the same rules.

use std::sync::Arc;

use gradwalk::{
    network::{Architecture, OutputActivation, Weights},
    quantity::Quantity,
    reading::{
        NoDocument,
        ReadingKind::{self, Document, Exact},
    },
    scenario::{Preset, Scenario, presets},
    training::{End, Run, Update},
    walk::Walk,
};
use nalgebra::DMatrix;
use proptest::{
    prelude::*,
    test_runner::{Config, TestCaseError, TestRunner},
};

use crate::trees::draw::{extreme, for_every_architecture, ordinary, saturated, several_samples};

const STEPS: usize = 20;

fn run(scenario: &Scenario, reading: ReadingKind, update: Update, steps: usize) -> Result<Run, NoDocument> {
    let mut run = reading.run(&Arc::new(scenario.training(update)), steps)?;
    run.advance(steps);
    Ok(run)
}

fn is_near(found: f64, expected: f64) -> bool {
    (found - expected).abs() <= 1e-11 * expected.abs().max(1.0)
}

fn are_near(found: &Weights, expected: &Weights) -> bool {
    let shapes = |weights: &Weights| weights.tables().iter().map(DMatrix::shape).collect::<Vec<_>>();
    shapes(found) == shapes(expected)
        && found.numbers().zip(expected.numbers()).all(|(found, expected)| is_near(found, expected))
}

/// The results of walks: the scenario after one step, one update after another.
fn walked(scenario: &Scenario, reading: ReadingKind, update: Update) -> Option<Scenario> {
    match update {
        Update::All => Walk::new(scenario.clone()).stepped(reading),
        Update::Each => (0..scenario.samples().len()).try_fold(scenario.clone(), |scenario, sample| {
            let stepped = Walk::new(scenario.in_turn(sample)).stepped(reading)?;
            Some(scenario.with_weights(stepped.network().weights()))
        }),
    }
}

/// The loss over all samples. The document has no formula for it; it is the same number in every reading.
fn walked_loss(scenario: &Scenario, reading: ReadingKind) -> Option<f64> {
    let walk = Walk::new(scenario.clone());
    walk.values(reading).unwrap_or(walk.exact()).get(Quantity::Loss)
}

/// One step from the same start.
fn check_one_step(scenario: &Scenario, reading: ReadingKind, update: Update) -> Result<(), TestCaseError> {
    let Ok(run) = run(scenario, reading, update, 1) else { return Ok(()) };
    let stepped = walked(scenario, reading, update);
    let loss_after = stepped.as_ref().and_then(|stepped| walked_loss(stepped, reading));
    match (stepped, run.end()) {
        (Some(stepped), Some(End::Done)) => {
            let found = run.weights_at(1).unwrap();
            let expected = stepped.network().weights().clone();
            prop_assert!(are_near(&found, &expected), "{reading:?} {update:?}: {found:?}, expected {expected:?}");
            for (found, expected) in run.losses().iter().zip([walked_loss(scenario, reading), loss_after]) {
                let expected = expected.unwrap();
                prop_assert!(is_near(*found, expected), "{reading:?} {update:?}: {found}, expected {expected}");
            }
        }
        // Either the weights are not finite, or the outputs for the samples.
        (None, Some(End::NotFinite { .. })) => {}
        (Some(_), Some(End::NotFinite { step: 1 })) => prop_assert!(!loss_after.unwrap().is_finite()),
        (Some(_), Some(End::NotFinite { step: 0 })) => {
            prop_assert!(!walked_loss(scenario, reading).unwrap().is_finite());
        }
        (stepped, end) => prop_assert!(false, "{reading:?} {update:?}: {end:?} instead of {stepped:?}"),
    }
    Ok(())
}

fn check_every_way(scenario: &Scenario) -> Result<(), TestCaseError> {
    for reading in [Document, Exact] {
        Update::ALL.into_iter().try_for_each(|update| check_one_step(scenario, reading, update))?;
    }
    Ok(())
}

#[test]
fn twenty_steps_of_every_built_in_network_are_twenty_walks() {
    for scenario in presets().iter().map(Preset::scenario) {
        for (reading, update) in [Document, Exact].into_iter().flat_map(|own| Update::ALL.map(|update| (own, update))) {
            let Ok(run) = run(&scenario, reading, update, STEPS) else { continue };
            let mut expected = scenario.clone();
            for step in 0..=STEPS {
                let found = run.weights_at(step).unwrap();
                assert!(are_near(&found, expected.network().weights()), "{} {step} {found:?}", scenario.heading());
                let loss = walked_loss(&expected, reading).unwrap();
                assert!(is_near(run.losses()[step], loss), "{} {step}", scenario.heading());
                expected = walked(&expected, reading, update).unwrap();
            }
        }
    }
}

#[test]
fn both_readings_are_trained_in_the_documents_two_networks_and_no_other() {
    let readings = |name: &str| {
        let scenario = Scenario::load(name).unwrap();
        [Document, Exact].map(|reading| run(&scenario, reading, Update::All, 1).is_ok())
    };
    for preset in presets() {
        let has_document = ["regression", "classification"].contains(&preset.name);
        assert_eq!(readings(preset.name), [has_document, true], "{}", preset.name);
    }
}

#[test]
fn a_step_of_any_network_is_a_walk() {
    for_every_architecture(4, ordinary, check_every_way);
    for_every_architecture(2, several_samples, check_every_way);
}

/// Where the document has rules.
#[test]
fn a_step_of_any_network_of_the_document_is_a_walk_in_both_readings() {
    for architecture in [Architecture::REGRESSION, Architecture::CLASSIFICATION] {
        let config = Config { cases: 48, failure_persistence: None, ..Config::default() };
        let trained = TestRunner::new(config).run(&ordinary(architecture), |scenario| check_every_way(&scenario));
        trained.unwrap_or_else(|error| panic!("{architecture:?}: {error}"));
    }
}

#[test]
fn a_step_of_saturated_units_is_a_walk() {
    for_every_architecture(2, saturated, |scenario| match hangs_on_rounding(scenario) {
        true => Ok(()),
        false => check_one_step(scenario, Exact, Update::All),
    });
}

/// Whether shares of a softmax are the difference of net inputs so large that their rounding shows: then the order of a
/// sum decides, and neither order is better.
fn hangs_on_rounding(scenario: &Scenario) -> bool {
    let forward = scenario.network().forward(&scenario.sample());
    let largest = forward.layers[1].net_input.iter().fold(0.0_f64, |largest, net_input| largest.max(net_input.abs()));
    let is_undecided = forward.output().iter().any(|share| (1e-15..1.0 - 1e-15).contains(share));
    scenario.architecture().output == OutputActivation::Softmax && is_undecided && largest > 1e6
}

/// 0.1 + 0.2 - 0.3 is 0, whatever remains in binary: the unit is at its kink and has the slope of the left side.
#[test]
fn a_net_input_that_cancels_is_0() {
    let text = "alpha = 0.5\nx = [0.1, 0.2, -0.3]\ntarget = 1\nfirst = [[0], [1], [1], [1]]\nsecond = [[0], [2]]\n\
                [network]\nhidden = \"relu\"\noutput = \"linear\"\nloss = \"squared\"\n";
    let scenario = Scenario::from_toml(text, "kink.toml").unwrap();
    check_one_step(&scenario, Exact, Update::All).unwrap();
    let after = run(&scenario, Exact, Update::All, 1).unwrap().weights_at(1).unwrap();
    assert_eq!(after[0], scenario.network().weights()[0]);
}

#[test]
fn numbers_at_the_limit_of_a_file_end_a_run_or_are_those_of_a_walk() {
    for_every_architecture(2, extreme, |scenario| {
        let Ok(run) = run(scenario, Exact, Update::All, 3) else { return Ok(()) };
        let are_finite = run.losses().iter().all(|loss| loss.is_finite());
        prop_assert!(
            are_finite
                && (0..run.losses().len()).all(|step| run.weights_at(step).unwrap().numbers().all(f64::is_finite))
        );
        Ok(())
    });
}

#[test]
fn the_last_step_before_the_numbers_end_is_the_last_that_is_known() {
    let run = run(&Scenario::load("regression").unwrap(), Document, Update::All, 1_000_000).unwrap();
    let Some(End::NotFinite { step }) = run.end() else { panic!("{:?}", run.end()) };
    assert_eq!(run.step(), Some(step - 1));
    assert!(run.losses().is_sorted() && run.losses().iter().all(|loss| loss.is_finite()));
    assert!(run.weights_at(step - 1).unwrap().numbers().all(f64::is_finite));
    assert_eq!((run.weights_at(step), run.list()), (None, None));
    // The loss that follows is the first that is not finite.
    let start = Scenario::load("regression").unwrap().with_weights(&run.weights_at(step - 1).unwrap());
    let after = Walk::new(start).values(Document).unwrap().get(Quantity::LossAfter).unwrap();
    assert!(!after.is_finite(), "{after}");
}
