//! Looking up one line more.

use super::*;

fn look_up(state: &mut State) -> Option<Hint> {
    ask(state, Command::Hint);
    state.mark().and_then(|mark| mark.hint)
}

#[test]
fn first_the_numbers_then_the_factors_then_the_value() {
    let mut state = practised("regression");
    go(&mut state, "X1(1)");
    let has = |state: &State, kind| state.lines().iter().any(|line| line.kind == kind);
    assert_eq!(look_up(&mut state), Some(Hint::Numbers));
    assert!(has(&state, LineKind::Numbers) && !has(&state, LineKind::Factor) && !has(&state, LineKind::Value));
    assert!(state.is_complete(), "the line appears");
    assert_eq!(look_up(&mut state), Some(Hint::Factors));
    assert!(has(&state, LineKind::Factor) && !has(&state, LineKind::Value));
    assert!(state.waits());
    assert_eq!(look_up(&mut state), Some(Hint::Value));
    assert!(has(&state, LineKind::Value) && !state.waits());
    write(&mut state, "5");
    assert_eq!(state.overlay, Overlay::None, "what was shown is not asked any more");
}

#[test]
fn where_the_numbers_are_hidden_there_is_only_the_value() {
    let mut state = practised("regression");
    go(&mut state, "O1(1)");
    assert_eq!(look_up(&mut state), Some(Hint::Value));
    assert!(!state.lines().iter().any(|line| line.kind == LineKind::Numbers));
    assert!(state.lines().iter().any(|line| line.kind == LineKind::Value));
}

#[test]
fn outside_practice_and_after_an_answer_there_is_none() {
    let mut state = opened(Problem::Regression);
    assert_eq!(look_up(&mut state), None);
    assert!(state.notice.is_some());
    ask(&mut state, Command::Practice);
    answer(&mut state, "X1(1)", "1");
    assert_eq!(look_up(&mut state), None);
}
