//! How a training run is begun, advances and is stopped.

use super::*;

#[test]
fn a_run_goes_on_in_pieces_and_is_stopped_with_what_was_done() {
    let mut state = opened(Problem::Regression);
    begin(&mut state, 1000);
    for (piece, done) in [(3, 3), (4, 7)] {
        state.train_on(piece);
        assert_eq!((state.is_training(), state.chart().unwrap().cursor()), (true, done));
        for size in SIZES {
            let shown = shown(&state, size);
            assert!(shown.contains(&format!("step {done} of 1000, Esc stops")), "{shown}");
            assert!(shown.contains("step 1000\n"), "the axis is that of the whole run: {shown}");
        }
    }
    // Other keys have to wait, including the one that would open an update.
    for key in [Command::Choose, Command::PreviousItem, Command::Train] {
        only_press(&mut state, key);
        assert_eq!(state.chart().map(Chart::cursor), Some(7), "{key:?}");
    }
    update::handle(&mut state, &event_of(Key::Plain(KeyCode::Esc)));
    assert!(!state.is_training());
    assert_eq!(state.long_run().unwrap().last(), 7);
    assert!(shown(&state, (80, 24)).contains("Stopped after step 7 of 1000."));
    press(&mut state, ENTER);
    assert_eq!(state.training_step(), 8);
}

#[test]
fn pieces_come_to_what_one_run_comes_to() {
    let mut whole = opened(Problem::Regression);
    train(&mut whole, 50);
    let mut pieces = opened(Problem::Regression);
    begin(&mut pieces, 50);
    [1, 2, 4, 8, 16, 32].into_iter().for_each(|piece| pieces.train_on(piece));
    assert!(!pieces.is_training());
    for reading in [Document, Exact] {
        let losses = |state: &State| state.long_run().unwrap().course(reading).unwrap().losses().to_vec();
        assert_eq!(losses(&whole), losses(&pieces));
    }
}

#[test]
fn a_number_of_steps_that_is_none_is_refused() {
    for typed in ["0", "100001", "-3", "ten", "1e3"] {
        let mut state = opened(Problem::Regression);
        ask(&mut state, Command::Train);
        write(&mut state, typed);
        press(&mut state, ENTER);
        assert!(state.chart().is_none() && state.long_run().is_none(), "{typed}");
        let shown = words(&state, (60, 18));
        let complaint = format!("found \"{typed}\"; expected a number of steps from 1 to 100000");
        assert!(shown.contains(&complaint), "{shown}");
    }
}

#[test]
fn enter_alone_trains_a_hundred_steps_and_then_as_many_as_the_last_time() {
    let mut state = opened(Problem::Regression);
    for steps in [100, 7] {
        ask(&mut state, Command::Train);
        assert!(shown(&state, (60, 18)).contains(&format!("Enter: {steps} steps on the sample of this exercise.")));
        press(&mut state, ENTER);
        assert_eq!(state.long_run().unwrap().last(), steps);
        train(&mut state, 7);
        ask(&mut state, Command::Close);
    }
}

#[test]
fn nothing_is_trained_in_practice_or_in_a_hunt() {
    let mut state = opened(Problem::Regression);
    ask(&mut state, Command::Practice);
    ask(&mut state, Command::Train);
    assert!(state.chart().is_none() && state.notice.as_ref().unwrap().contains("Not available in practice"));
}
