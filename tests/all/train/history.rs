//! The history of a run is the same, however the run was made.

use std::sync::Arc;

use gradwalk::{
    reading::ReadingKind::{Document, Exact},
    scenario::Scenario,
    training::{End, Run, Update},
};

fn start(name: &str, update: Update, steps: usize) -> Run {
    Exact.run(&Arc::new(Scenario::load(name).unwrap().training(update)), steps).unwrap()
}

#[test]
fn a_run_in_pieces_is_the_same_run_to_the_bit() {
    for update in Update::ALL {
        let mut whole = start("xor", update, 5000);
        whole.advance(5000);
        let mut pieces = start("xor", update, 5000);
        for piece in [0, 1, 7, 400].into_iter().cycle() {
            if pieces.end().is_some() {
                break;
            }
            pieces.advance(piece);
        }
        assert_eq!((whole.end(), whole.losses(), whole.list()), (pieces.end(), pieces.losses(), pieces.list()));
    }
}

#[test]
fn the_weights_of_any_step_are_those_that_the_run_had_there_to_the_bit() {
    let mut run = start("classification", Update::All, 20_000);
    let asked = [0, 1, 2, 777, 1024, 9_999, 16_383, 20_000];
    let mut seen = Vec::new();
    for step in 0..=20_000 {
        if asked.contains(&step) {
            seen.push(run.list().unwrap().to_vec());
        }
        run.advance(1);
    }
    for (step, weights) in asked.into_iter().zip(seen) {
        assert_eq!(run.list_at(step).unwrap(), weights, "step {step}");
    }
    assert_eq!(run.list_at(20_001), None);
    assert!(run.path().count() <= 1024, "not all are kept");
    assert!(run.path().all(|(step, weights)| run.list_at(step).unwrap() == weights));
}

#[test]
fn a_run_that_is_cancelled_keeps_what_was_done_and_goes_no_further() {
    let mut run = start("regression", Update::All, 100);
    run.advance(40);
    assert_eq!(run.end(), None);
    run.cancel();
    run.advance(40);
    assert_eq!((run.end(), run.step(), run.losses().len()), (Some(End::Cancelled), Some(40), 41));
    assert!(run.weights_at(40).is_some());

    let mut done = start("regression", Update::All, 2);
    done.advance(2);
    done.cancel();
    assert_eq!(done.end(), Some(End::Done), "what is over cannot be cancelled");
}

#[test]
fn the_weights_of_the_start_are_those_of_the_scenario() {
    let scenario = Scenario::load("relu").unwrap();
    let run = start("relu", Update::All, 0);
    assert_eq!((run.end(), run.step()), (Some(End::Done), Some(0)));
    assert_eq!(&run.weights_at(0).unwrap(), scenario.network().weights());
}

/// The printed classification updates leave the first layer unchanged (C6), and use no learning rate (C4).
#[test]
fn the_printed_classification_does_not_train_its_first_layer() {
    let scenario = Scenario::load("classification").unwrap();
    let mut run = Document.run(&Arc::new(scenario.training(Update::All)), 50).unwrap();
    run.advance(50);
    assert_eq!(run.weights_at(50).unwrap()[0], scenario.network().weights()[0]);
    assert_ne!(run.weights_at(50).unwrap()[1], scenario.network().weights()[1]);
}
