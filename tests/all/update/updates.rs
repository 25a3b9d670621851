//! Updates, and the way back from them.

use super::*;

#[test]
fn applying_walks_the_new_weights_at_the_same_step() {
    for problem in Problem::ALL {
        let mut state = at(problem, "E");
        let (step, before) = (state.position(), state.walk().scenario().clone());
        let after = state.walk().stepped(ReadingKind::Document).unwrap();
        ask(&mut state, Command::Apply);
        assert_eq!((state.position(), state.updates_applied()), (step, 1));
        assert_eq!(*state.walk().scenario(), after);
        assert_ne!(state.walk().scenario().network().weights(), before.network().weights());
        ask(&mut state, Command::Apply);
        assert_eq!(state.updates_applied(), 2);
        assert_ne!(*state.walk().scenario(), after);
        ask(&mut state, Command::Unapply);
        assert_eq!(*state.walk().scenario(), after);
        ask(&mut state, Command::Unapply);
        assert_eq!((state.walk().scenario(), state.updates_applied()), (&before, 0));
        assert_eq!(state.position(), step);
    }
}

#[test]
fn what_is_shown_and_chosen_stays_so() {
    let mut state = at(Problem::Regression, "dE/da12(0)");
    ask_all(&mut state, &[Command::NextFactor, Command::NextFactor, Command::ScrollDown]);
    let seen = |state: &State| (state.position(), state.lines_shown(), state.chosen(), state.scroll);
    let before = seen(&state);
    assert!(before.2.is_some());
    for command in [Command::Apply, Command::Apply, Command::Unapply, Command::Unapply] {
        ask(&mut state, command);
        assert_eq!(seen(&state), before, "{command:?}");
    }
    ask_all(&mut state, &[Command::NextStep, Command::NextLine, Command::NextLine]);
    let before = (state.position(), state.lines_shown());
    assert!(!state.is_complete());
    ask(&mut state, Command::Apply);
    assert_eq!((state.position(), state.lines_shown()), before, "no more lines than there were");
}

#[test]
fn each_reading_applies_its_own_update() {
    let mut printed = opened(Problem::Regression);
    let mut exact = opened(Problem::Regression);
    ask(&mut exact, Command::SwitchReading);
    ask(&mut printed, Command::Apply);
    ask(&mut exact, Command::Apply);
    assert_ne!(printed.walk().scenario(), exact.walk().scenario());
}

#[test]
fn nothing_applied_is_nothing_taken_back() {
    let mut state = at(Problem::Regression, "E");
    let step = state.position();
    ask(&mut state, Command::Unapply);
    assert_eq!(state.position(), step);
    assert!(state.notice.is_some());
}
