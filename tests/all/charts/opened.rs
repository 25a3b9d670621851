//! An update opened from the chart, and the way back.

use super::*;

#[test]
fn an_opened_update_is_the_walk_after_as_many_updates() {
    for preset in presets() {
        let start = preset.scenario();
        let mut state = State::new(start.clone(), settings(Glyphs::Small, Document));
        train(&mut state, 8);
        go_to_step(&mut state, 5);
        press(&mut state, ENTER);
        let reading = state.settings.reading;
        assert_has_weights_of(state.walk().scenario(), &stepped(&start, reading, 5));
        assert_eq!((state.updates_applied(), state.training_step()), (5, 6), "{}", preset.name);
        let losses = state.losses_so_far(reading).unwrap();
        assert_eq!(losses.len(), 6);
        assert!(is_near(losses[5], state.walk().values(reading).unwrap().get(Quantity::Loss).unwrap()));
        // The next update goes on from there.
        ask(&mut state, Command::Apply);
        assert_has_weights_of(state.walk().scenario(), &stepped(&start, reading, 6));
        ask(&mut state, Command::Unapply);
        assert_has_weights_of(state.walk().scenario(), &stepped(&start, reading, 5));
    }
}

#[test]
fn each_reading_has_its_own_weights_at_the_opened_update() {
    for problem in Problem::ALL {
        let start = Scenario::load(problem.name()).unwrap();
        let mut state = opened(problem);
        train(&mut state, 9);
        press(&mut state, ENTER);
        assert_has_weights_of(state.walk().scenario(), &stepped(&start, Document, 9));
        ask(&mut state, Command::SwitchReading);
        assert_has_weights_of(state.walk().scenario(), &stepped(&start, Exact, 9));
        assert_eq!(state.training_step(), 10);
    }
}

#[test]
fn a_run_goes_on_from_the_present_weights_of_each_reading() {
    let start = Scenario::load("regression").unwrap();
    let mut state = opened(Problem::Regression);
    ask_all(&mut state, &[Command::Apply, Command::Apply]);
    train(&mut state, 3);
    press(&mut state, ENTER);
    assert_has_weights_of(state.walk().scenario(), &stepped(&start, Document, 5));
    ask(&mut state, Command::SwitchReading);
    assert_has_weights_of(state.walk().scenario(), &stepped(&start, Exact, 5));
    assert_eq!(state.losses_so_far(Exact).unwrap().len(), 6);
}

#[test]
fn one_key_takes_the_training_back_and_one_does_it_again() {
    let mut state = opened(Problem::Regression);
    jump(&mut state, "dE/da12(0)");
    ask(&mut state, Command::Apply);
    let before = (state.walk().scenario().clone(), state.position(), state.updates_applied());
    train(&mut state, 50);
    press(&mut state, ENTER);
    let after = (state.walk().scenario().clone(), state.position(), state.updates_applied());
    assert_eq!((after.1, after.2), (before.1, before.2 + 50));
    ask(&mut state, Command::Undo);
    assert_eq!((state.walk().scenario().clone(), state.position(), state.updates_applied()), before);
    ask(&mut state, Command::Redo);
    assert_eq!((state.walk().scenario().clone(), state.position(), state.updates_applied()), after);
}

#[test]
fn the_header_tells_the_training_step_at_every_size() {
    let mut state = opened(Problem::Classification);
    train(&mut state, 20_000);
    press(&mut state, ENTER);
    for size in SIZES {
        let shown = shown(&state, size);
        assert!(shown.contains("training step 20001") || size == (60, 18), "{shown}");
        let sentence = "Training step 20001, after 20000 updates. z takes the training back.";
        assert!(words(&state, size).contains(sentence), "{shown}");
    }
}

#[test]
fn esc_closes_the_chart_and_changes_nothing() {
    let start = opened(Problem::Regression);
    let mut state = start.clone();
    train(&mut state, 30);
    ask_all(&mut state, &[Command::PreviousItem, Command::SwitchChart, Command::RowDown, Command::Close]);
    assert_eq!(state.walk().scenario(), start.walk().scenario());
    assert_eq!((state.chart(), state.updates_applied(), state.may_undo()), (None, 0, false));
}
