//! An update of a training that is opened, and the way back into it.

use gradwalk::{
    reading::ReadingKind::{Document, Exact},
    scenario::Scenario,
    training::Update,
    tui::{keys::Command, state::State},
    typeset::Glyphs,
};

use super::{ENTER, SIZES, all, assert_near, built_in, loss, says, shown, train, weights};
use crate::screen::{ask, ask_all, press, settings};

fn regression() -> State {
    State::new(Scenario::load("regression").unwrap(), settings(Glyphs::Small, Document))
}

/// The weights of each reading after this many steps of the training on the chart.
fn at(state: &State, step: usize) -> [gradwalk::network::Weights; 2] {
    let run = state.long_run().unwrap();
    [Document, Exact].map(|reading| weights(&run.course(reading).unwrap().exercise_at(step).unwrap()))
}

#[test]
fn b_goes_back_step_by_step_with_weights_and_losses_of_each() {
    let mut state = regression();
    let start = state.walk().scenario().clone();
    ask_all(&mut state, &[Command::Apply, Command::Apply]);
    let before = state.clone();
    train(&mut state, "40");
    let losses = state.long_run().unwrap().course(Document).unwrap().losses().to_vec();
    let expected: Vec<_> = (0..=40).map(|step| at(&state, step)).collect();
    press(&mut state, ENTER);
    for step in (0..40).rev() {
        ask(&mut state, Command::Unapply);
        assert_eq!((state.updates_applied(), state.training_step()), (step + 2, step + 3));
        assert_eq!(weights(state.walk().scenario()), expected[step][0], "{step}");
        assert_eq!(state.losses_so_far(Document).unwrap()[2..], losses[..=step]);
        ask(&mut state, Command::SwitchReading);
        assert_eq!(weights(state.walk().scenario()), expected[step][1], "{step}");
        ask(&mut state, Command::SwitchReading);
    }
    assert_eq!(state.walk().scenario(), before.walk().scenario());
    ask_all(&mut state, &[Command::Unapply, Command::Unapply]);
    assert_eq!((state.walk().scenario(), state.updates_applied(), state.may_undo()), (&start, 0, false));
}

#[test]
fn undo_takes_the_training_back_whole_from_wherever_b_has_gone_and_redo_goes_all_the_way_on() {
    let mut state = regression();
    ask(&mut state, Command::Apply);
    let before = state.walk().scenario().clone();
    train(&mut state, "9");
    press(&mut state, ENTER);
    let opened = state.walk().scenario().clone();
    ask_all(&mut state, &[Command::Unapply, Command::Unapply, Command::Unapply]);
    let third = state.walk().scenario().clone();
    assert_eq!(state.updates_applied(), 7);
    ask(&mut state, Command::Undo);
    assert_eq!((state.walk().scenario(), state.updates_applied()), (&before, 1));
    ask(&mut state, Command::Redo);
    assert_eq!((state.walk().scenario(), state.updates_applied()), (&third, 7));
    ask_all(&mut state, &[Command::Redo, Command::Redo, Command::Redo]);
    assert_eq!((state.walk().scenario(), state.updates_applied(), state.may_redo()), (&opened, 10, false));
    ask(&mut state, Command::Undo);
    assert_eq!((state.walk().scenario(), state.updates_applied()), (&before, 1));
}

#[test]
fn an_update_goes_on_from_a_step_that_b_has_gone_back_to() {
    let mut state = regression();
    train(&mut state, "6");
    let fifth = at(&state, 5);
    press(&mut state, ENTER);
    ask_all(&mut state, &[Command::Unapply, Command::Unapply, Command::Apply]);
    assert_near(&weights(state.walk().scenario()), &fifth[0]);
    assert!(!state.may_redo());
    ask_all(&mut state, &[Command::Unapply, Command::Unapply]);
    assert_eq!(state.updates_applied(), 3);
    says(&state, "One step of the training undone: training step 4.");
}

#[test]
fn of_other_samples_the_header_has_no_loss_but_those_of_the_exercise() {
    let mut state = built_in("classification");
    let start = state.walk().scenario().clone();
    train(&mut state, "200 each three-classes");
    let trained = state.long_run().unwrap().course(Exact).unwrap().clone();
    press(&mut state, ENTER);
    says(
        &state,
        "This is the exercise with its own samples and the weights after 200 steps on the 90 samples of three-classes, \
         with an update after each sample. z takes the training back.",
    );
    assert_eq!(state.walk().scenario().samples(), start.samples());
    for (gone_back, step) in [(0, 200), (2, 198)] {
        for _ in 0..gone_back {
            ask(&mut state, Command::Unapply);
        }
        assert_eq!(weights(state.walk().scenario()), weights(&trained.exercise_at(step).unwrap()));
        let own = loss(state.walk().scenario());
        assert_eq!(state.losses_so_far(Exact).unwrap(), [own]);
        let number = gradwalk::formula::digits::significant(own, 4);
        for size in SIZES {
            assert!(shown(&state, size).contains(&format!("E … ▸ {number}")), "{}", shown(&state, size));
        }
    }
    ask(&mut state, Command::Apply);
    assert_eq!(state.losses_so_far(Exact).unwrap(), [loss(state.walk().scenario())], "the one before is not kept");
    for _ in 0..2 {
        ask(&mut state, Command::Undo);
    }
    assert_eq!(state.walk().scenario(), &start);
    assert!(!state.has_gap_in_losses());
}

#[test]
fn with_an_update_after_each_sample_the_losses_are_those_of_the_exercise_after_each_step() {
    let mut state = built_in("xor");
    train(&mut state, "12 each");
    let losses = state.long_run().unwrap().course(Exact).unwrap().losses().to_vec();
    press(&mut state, ENTER);
    says(&state, "Training step 13, after 12 steps with an update after each sample.");
    assert_eq!(state.losses_so_far(Exact).unwrap(), losses);
    assert!((losses[12] - loss(state.walk().scenario())).abs() < 1e-14);
    assert!(!state.has_loss_of_each_update());
    ask(&mut state, Command::Apply);
    says(&state, "Update applied: this is training step 14.");
}

#[test]
fn what_the_printed_formulas_are_not_for_goes_on_with_the_correct_ones() {
    let mut state = State::new(Scenario::load("classification").unwrap(), settings(Glyphs::Small, Document));
    train(&mut state, "20 all three-classes");
    says(
        &state,
        "On the 90 samples of three-classes, with an update after all samples, with the correct formulas alone.",
    );
    let expected = state.long_run().unwrap().course(Exact).unwrap().exercise_at(20).unwrap();
    press(&mut state, ENTER);
    assert_eq!(weights(state.walk().scenario()), weights(&expected));
    assert!(!state.notice.as_deref().unwrap().contains("stay"), "{:?}", state.notice);
    ask_all(&mut state, &[Command::SwitchReading, Command::Apply, Command::Unapply, Command::Unapply, Command::Undo]);
    assert_eq!(state.walk().scenario(), &Scenario::load("classification").unwrap());
    assert!(all(&weights(state.walk().scenario())).count() > 0 && state.update() == Update::All);
}
