//! Samples in turn on the screen: each has the same walk as it would alone, with an update before the next.

use std::sync::Arc;

use crossterm::event::KeyCode;
use gradwalk::{
    quantity::Quantity,
    reading::ReadingKind::{self, Document, Exact},
    scenario::Scenario,
    training::{Run, Update},
    tui::{
        keys::{Command, Key},
        state::{Entry, Property, State},
    },
};

use super::{ENTER, SIZES, assert_near, loss, opened, shown, train, two, weights, words};
use crate::screen::{ask, ask_all, jump, press, write};

fn xor() -> Scenario {
    Scenario::load("xor").unwrap()
}

/// This many steps of a training with an update after each sample.
fn trained(scenario: &Scenario, reading: ReadingKind, steps: usize) -> Run {
    let mut run = reading.run(&Arc::new(scenario.training(Update::Each)), steps).unwrap();
    run.advance(steps);
    run
}

#[test]
fn walks_in_turn_come_to_what_training_comes_to() {
    for (scenario, readings) in [(xor(), &[Exact][..]), (two(), &[Exact, Document])] {
        let mut state = opened(scenario.clone(), Update::Each);
        let of = scenario.samples().len();
        let runs: Vec<Run> = readings.iter().map(|reading| trained(&scenario, *reading, 5)).collect();
        for step in 1..=5 {
            for _ in 0..of {
                ask(&mut state, Command::Apply);
            }
            assert_eq!((state.training_step(), state.sample_in_turn()), (step + 1, Some((1, of))));
            for (reading, run) in readings.iter().zip(&runs) {
                if state.settings.reading != *reading {
                    ask(&mut state, Command::SwitchReading);
                }
                assert_near(&weights(state.walk().scenario()), &run.weights_at(step).unwrap());
                let found = state.losses_so_far(*reading).unwrap();
                assert_eq!(found.len(), step * of + 1);
                let expected = run.losses()[step];
                assert!((found[step * of] - expected).abs() <= 1e-11 * expected.abs().max(1.0), "{reading:?}");
            }
        }
    }
}

#[test]
fn the_walk_is_of_one_sample_and_the_header_says_which() {
    let mut state = opened(xor(), Update::Each);
    for count in 0..6 {
        let sample = count % 4;
        assert_eq!(state.walk().scenario().samples(), &xor().samples()[sample..=sample]);
        let whole = state.whole();
        assert_eq!((whole.samples(), weights(&whole)), (xor().samples(), weights(state.walk().scenario())));
        for size in SIZES {
            let shown = shown(&state, size);
            assert!(shown.contains(&format!("sample {} of 4", sample + 1)), "{shown}");
            // Where there is little room, only the training step is shown.
            assert!(shown.contains("mean E ") == (count > 0) || size == (60, 18), "{shown}");
        }
        let next = state.losses(Exact).unwrap().next.unwrap();
        ask(&mut state, Command::Apply);
        assert_eq!(state.losses_so_far(Exact).unwrap().last(), Some(&next));
        assert!((next - loss(&state.whole())).abs() < 1e-14);
    }
    assert!(words(&state, (80, 24)).contains("Update applied: on to sample 3 of 4. b undoes it."));
}

#[test]
fn updates_in_turn_are_undone_to_the_byte_and_done_again() {
    let mut state = opened(two(), Update::Each);
    jump(&mut state, "a11(0)");
    let mut seen = vec![state.walk().scenario().clone()];
    let deeds = [Command::Apply, Command::Apply, Command::Raise, Command::Apply, Command::NewNumbers, Command::Apply];
    for deed in deeds {
        ask(&mut state, deed);
        seen.push(state.walk().scenario().clone());
    }
    for expected in seen.iter().rev().skip(1) {
        ask(&mut state, Command::Undo);
        assert_eq!(state.walk().scenario(), expected);
    }
    assert_eq!((state.whole(), state.may_undo()), (two(), false));
    for expected in seen.iter().skip(1) {
        ask(&mut state, Command::Redo);
        assert_eq!(state.walk().scenario(), expected);
    }
    ask(&mut state, Command::Unapply);
    assert_eq!(Some(state.walk().scenario()), seen.iter().rev().nth(1));
}

#[test]
fn an_edit_is_of_the_whole_exercise_and_stays_at_its_sample() {
    let mut state = opened(xor(), Update::Each);
    ask_all(&mut state, &[Command::Apply, Command::Apply]);
    let before = state.whole();
    jump(&mut state, "a11(0)");
    ask(&mut state, Command::Raise);
    assert_eq!(state.sample_in_turn(), Some((3, 4)));
    let after = state.whole();
    assert_eq!(after.samples(), before.samples());
    assert_ne!(weights(&after), weights(&before));
    assert_eq!(weights(&after), weights(state.walk().scenario()));
    // The target of the sample being walked, and of no other.
    ask(&mut state, Command::Edit);
    press(&mut state, Key::Plain(KeyCode::Home));
    let place = state.rows_to_edit().iter().position(|row| row.label == "sample").unwrap();
    for _ in 0..place {
        press(&mut state, Key::Plain(KeyCode::Down));
    }
    write(&mut state, "0.25");
    press(&mut state, ENTER);
    let samples = state.whole().samples().to_vec();
    assert_eq!(samples[2].x[0].to_string(), "0.25");
    assert!((0..4).filter(|place| *place != 2).all(|place| samples[place] == xor().samples()[place]));
}

#[test]
fn what_is_saved_and_what_is_asked_about_at_leaving_is_the_whole_exercise() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.toml");
    let mut state = opened(xor(), Update::Each);
    ask(&mut state, Command::Apply);
    assert!(state.unsaved().is_none(), "an update is no edit");
    jump(&mut state, "a11(0)");
    ask(&mut state, Command::Raise);
    assert!(state.unsaved().is_some());
    ask(&mut state, Command::Save);
    press(&mut state, Key::Control('u'));
    write(&mut state, file.to_str().unwrap());
    press(&mut state, ENTER);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), state.whole().to_toml());
    assert!(state.unsaved().is_none());
}

#[test]
fn training_goes_on_from_the_sample_in_turn_and_around_to_it() {
    let mut state = opened(xor(), Update::Each);
    ask(&mut state, Command::Apply);
    let mut by_hand = state.clone();
    for _ in 0..12 {
        ask(&mut by_hand, Command::Apply);
    }
    train(&mut state, "3");
    press(&mut state, ENTER);
    assert_eq!((state.sample_in_turn(), state.training_step(), state.updates_applied()), (Some((2, 4)), 4, 13));
    assert_near(&weights(state.walk().scenario()), &weights(by_hand.walk().scenario()));
    // One step of the training consists of the updates of all samples.
    ask(&mut state, Command::Unapply);
    for _ in 0..4 {
        ask(&mut by_hand, Command::Unapply);
    }
    assert_eq!((state.updates_applied(), state.sample_in_turn()), (9, Some((2, 4))));
    assert_near(&weights(state.walk().scenario()), &weights(by_hand.walk().scenario()));
    ask_all(&mut state, &[Command::Redo, Command::Apply]);
    assert_eq!(state.sample_in_turn(), Some((3, 4)));
    ask_all(&mut state, &[Command::Undo, Command::Undo, Command::Undo]);
    assert_eq!((state.whole(), state.may_undo()), (xor(), false));
}

/// Goes to the row of the update in the editor.
fn at_update(state: &mut State) {
    ask(state, Command::Edit);
    press(state, Key::Plain(KeyCode::Home));
    while state.edited_entry() != Some(Entry::Network(Property::Update)) {
        press(state, Key::Plain(KeyCode::Down));
    }
}

#[test]
fn the_editor_switches_and_one_sample_has_nothing_to_switch() {
    let mut state = opened(xor(), Update::All);
    let steps = state.walk().steps().len();
    at_update(&mut state);
    assert!(shown(&state, (60, 18)).contains("update after all samples"), "{}", shown(&state, (60, 18)));
    ask(&mut state, Command::Raise);
    assert!(shown(&state, (60, 18)).contains("update after each sample"), "{}", shown(&state, (60, 18)));
    ask(&mut state, Command::Close);
    assert!(state.walk().steps().len() < steps && state.sample_in_turn() == Some((1, 4)));
    assert!(state.unsaved().is_none(), "no number is another one");
    ask(&mut state, Command::Undo);
    assert_eq!((state.walk().scenario(), state.walk().steps().len()), (&xor(), steps));
    ask(&mut state, Command::Redo);
    at_update(&mut state);
    ask_all(&mut state, &[Command::Lower, Command::Close]);
    assert_eq!((state.walk().scenario(), state.update()), (&xor(), Update::All));
    let one = opened(xor().only(0), Update::Each);
    assert_eq!((one.sample_in_turn(), one.update()), (None, Update::All));
    assert!(one.rows_to_edit().iter().all(|row| row.label != "update"));
}

#[test]
fn the_loss_of_the_walk_is_that_of_its_sample() {
    let mut state = opened(xor(), Update::Each);
    ask_all(&mut state, &[Command::Apply, Command::Apply]);
    let own = state.walk().scenario();
    assert_eq!(state.walk().exact().get(Quantity::Loss), Some(own.network().loss(&own.sample())));
}
