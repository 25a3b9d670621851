//! The choice of a training: how it is typed and described, and what the chart shows.

use std::sync::Arc;

use gradwalk::{
    reading::ReadingKind::Exact,
    scenario::{Accepted, Scenario, sample_sets},
    training::{Run, Update},
    tui::{keys::Command, state::State},
};

use super::{ENTER, SIZES, all, assert_near, built_in, opened, says, shown, train};
use crate::screen::{ask, press, write};

/// The result of `gradwalk train` for a scenario with these samples.
fn trained(scenario: &Scenario, samples: &str, update: Update, steps: usize) -> Run {
    let mut training = scenario.training(update);
    training.samples = scenario.load_samples(samples, Accepted::RegularFiles).unwrap();
    let mut run = Exact.run(&Arc::new(training), steps).unwrap();
    run.advance(steps);
    run
}

fn losses(state: &State) -> Vec<f64> {
    state.long_run().unwrap().course(Exact).unwrap().losses().to_vec()
}

#[test]
fn what_is_typed_is_what_the_command_trains() {
    let scenario = Scenario::load("classification").unwrap();
    for (typed, update) in [("30 each three-classes", Update::Each), ("three-classes 30", Update::All)] {
        let mut state = built_in("classification");
        train(&mut state, typed);
        let run = trained(&scenario, "three-classes", update, 30);
        assert_eq!(losses(&state), run.losses(), "{typed}");
        let course = state.long_run().unwrap().course(Exact).unwrap();
        assert_near(course.exercise_at(30).unwrap().network().weights(), &run.weights_at(30).unwrap());
    }
}

#[test]
fn a_file_is_read_and_what_is_wrong_with_it_stands_beside_the_prompt() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("my samples.csv");
    let typed = format!("each '{}' 7", file.to_str().unwrap());
    let mut state = built_in("xor");
    ask(&mut state, Command::Train);
    write(&mut state, &typed);
    press(&mut state, ENTER);
    says(&state, "file not found");
    std::fs::write(&file, "x1,x2,y\n0,1,0.5\n1,a,0\n").unwrap();
    press(&mut state, ENTER);
    says(&state, "x2: found \"a\"; expected a number");
    std::fs::write(&file, "x1,x2,class\n0,1,0\n").unwrap();
    press(&mut state, ENTER);
    says(&state, "The samples have 2 inputs and a class, but this network has 2 inputs and 1 output without softmax.");
    std::fs::write(&file, "x1,x2,y\n0,1,0.5\n1,1,0\n1,0,1\n").unwrap();
    press(&mut state, ENTER);
    assert!(state.chart().is_some());
    says(&state, "On the 3 samples of my samples.csv, with an update after each sample.");
    let run = trained(&Scenario::load("xor").unwrap(), file.to_str().unwrap(), Update::Each, 7);
    assert_eq!(losses(&state), run.losses());
}

#[test]
fn a_set_for_another_network_is_refused_in_a_sentence() {
    for name in ["regression", "classification", "xor"] {
        let mut state = built_in(name);
        ask(&mut state, Command::Train);
        write(&mut state, "curve");
        press(&mut state, ENTER);
        assert!(state.chart().is_none());
        says(&state, "The samples have 1 input and 1 target value, but this network has 2 inputs and ");
    }
}

#[test]
fn the_prompt_says_what_it_will_train_on_as_it_is_typed_and_what_was_chosen_last() {
    let mut state = built_in("xor");
    ask(&mut state, Command::Train);
    says(&state, "Enter: 100 steps on the 4 samples of this exercise, with an update after all samples.");
    write(&mut state, "1 each");
    says(&state, "Enter: 1 step on the 4 samples of this exercise, with an update after each sample.");
    press(&mut state, ENTER);
    says(&state, "On the 4 samples of this exercise, with an update after each sample.");
    ask(&mut state, Command::Train);
    says(&state, "Enter: 1 step on the 4 samples of this exercise, with an update after each sample.");

    let set = sample_sets().iter().find(|set| set.name == "three-classes").unwrap();
    let mut state = opened(set.scenario(), Update::All);
    train(&mut state, "three-classes 3 each");
    for typed in ["", "5", "all"] {
        train(&mut state, typed);
        assert_eq!(state.long_run().unwrap().courses()[0].samples().len(), 90, "{typed}");
    }
    says(&state, "On the 90 samples of three-classes, with an update after all samples.");
    assert_eq!(state.long_run().unwrap().steps(), 5);
    train(&mut state, "own");
    assert_eq!(state.long_run().unwrap().courses()[0].samples().len(), 1);
}

#[test]
fn samples_that_do_not_fit_any_more_are_not_remembered() {
    let mut state = built_in("classification");
    train(&mut state, "3 three-classes");
    ask(&mut state, Command::Close);
    // One input less.
    ask(&mut state, Command::Edit);
    press(&mut state, gradwalk::tui::keys::Key::Plain(crossterm::event::KeyCode::Home));
    ask(&mut state, Command::Lower);
    ask(&mut state, Command::Close);
    let inputs = state.walk().scenario().sizes().inputs();
    train(&mut state, "");
    let run = state.long_run().unwrap();
    assert_eq!(run.courses()[0].samples()[0].input.len(), inputs);
}

#[test]
fn the_plane_draws_the_samples_that_are_trained_on() {
    let mut state = built_in("classification");
    train(&mut state, "three-classes 2");
    let marks = |state: &State, size| {
        let shown = shown(state, size);
        let plane = shown.split_once("classes 0 1").unwrap().1;
        ["A", "B", "C"].map(|class| plane.matches(class).count())
    };
    ask(&mut state, Command::SwitchChart);
    ask(&mut state, Command::SwitchChart);
    for size in SIZES {
        assert!(marks(&state, size).iter().all(|count| *count > 2), "{}", shown(&state, size));
    }
    says(&state, "On the 90 samples of three-classes");
    train(&mut state, "own");
    ask(&mut state, Command::SwitchChart);
    ask(&mut state, Command::SwitchChart);
    let one: usize = marks(&state, (80, 24)).iter().sum();
    assert!(one <= 2, "{}", shown(&state, (80, 24)));
}

#[test]
fn the_derivative_at_the_cursor_is_that_of_the_loss_that_is_drawn() {
    let mut state = built_in("xor");
    train(&mut state, "4 each");
    let own = state.readouts()[0].numbers.unwrap().derivative.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("own.csv");
    std::fs::write(&file, "x1,x2,y\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n").unwrap();
    train(&mut state, &format!("4 each {}", file.to_str().unwrap()));
    let other = state.readouts()[0].numbers.unwrap().derivative.unwrap();
    assert!((own - other).abs() < 1e-12 && own != 0.0, "{own} {other}: the same samples, by formulas and by matrices");
    let course = &state.long_run().unwrap().courses()[0];
    assert!(all(course.exercise_at(4).unwrap().network().weights()).all(f64::is_finite));
}
