//! Going through the lines of a step.

use super::*;

#[test]
fn a_walk_begins_with_its_first_step_complete() {
    let state = opened(Problem::Regression);
    assert_eq!((state.position(), state.lines_shown()), (0, state.lines().len()));
    assert!(state.is_complete());
}

#[test]
fn lines_appear_until_the_step_is_complete_and_then_the_next_step_begins() {
    let mut state = at(Problem::Regression, "X1(1)");
    ask_all(&mut state, &[Command::PreviousStep, Command::NextLine]);
    let step = state.position();
    while !state.is_complete() {
        let shown = state.lines_shown();
        ask(&mut state, Command::NextLine);
        assert!(state.lines_shown() > shown, "something new appears");
        assert_eq!(state.position(), step);
    }
    assert_eq!(state.lines_shown(), state.lines().len());
    ask(&mut state, Command::NextLine);
    assert_eq!(state.position(), step + 1);
    assert!(state.lines_shown() < state.lines().len(), "the next step begins with its first lines");
}

#[test]
fn back_undoes_forward_over_the_whole_walk() {
    for problem in Problem::ALL {
        let mut state = opened(problem);
        let mut places = Vec::new();
        while state.position() < last_step(&state) || !state.is_complete() {
            places.push((state.position(), state.lines_shown()));
            ask(&mut state, Command::NextLine);
        }
        while let Some(place) = places.pop() {
            ask(&mut state, Command::PreviousLine);
            assert_eq!((state.position(), state.lines_shown()), place);
        }
    }
}

#[test]
fn the_walk_has_two_ends() {
    let mut state = opened(Problem::Regression);
    ask(&mut state, Command::PreviousLine);
    assert_eq!(state.position(), 0);
    ask_all(&mut state, &[Command::Last, Command::NextLine]);
    while !state.is_complete() {
        ask(&mut state, Command::NextLine);
    }
    ask(&mut state, Command::NextLine);
    assert_eq!(state.position(), last_step(&state));
    assert!(state.notice.as_deref().unwrap().contains("last step"));
}

#[test]
fn a_notice_lasts_until_the_next_key() {
    let mut state = opened(Problem::Regression);
    ask(&mut state, Command::Unapply);
    assert!(state.notice.is_some());
    ask(&mut state, Command::NextLine);
    assert_eq!(state.notice, None);
}
