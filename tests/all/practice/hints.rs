//! Looking up one line more.

use super::*;

fn look_up(state: &mut State) -> Option<Hint> {
    ask(state, Command::Hint);
    state.mark().and_then(Mark::hint)
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
fn where_the_numbers_are_hidden_it_is_said_whose_they_are_before_the_value_shows() {
    let mut state = practised("regression");
    go(&mut state, "O1(1)");
    let has = |state: &State, kind| state.lines().iter().any(|line| line.kind == kind);
    assert_eq!(look_up(&mut state), Some(Hint::Operands));
    assert!(state.waits() && !has(&state, LineKind::Numbers) && !has(&state, LineKind::Value));
    assert!(text(&picture(&state, 80, 24)).contains("will show once there is an answer to X1(1)"));
    assert_eq!(look_up(&mut state), Some(Hint::Value));
    assert!(!has(&state, LineKind::Numbers) && has(&state, LineKind::Value));
}

#[test]
fn what_is_answered_meanwhile_gives_the_next_hint_its_numbers() {
    let mut state = practised("regression");
    go(&mut state, "O1(1)");
    assert_eq!(look_up(&mut state), Some(Hint::Operands));
    answer(&mut state, "X1(1)", "1");
    go(&mut state, "O1(1)");
    assert_eq!(look_up(&mut state), Some(Hint::Numbers));
    assert!(state.waits());
}

/// Neither is the first hint the value, nor does the value come without a word before it, on the smallest screen too.
#[test]
fn the_value_is_the_last_hint_and_announced_by_the_screen() {
    const WARNING: &str = "H now shows the value";
    for (name, place) in [("regression", 0), ("classification", 0), ("relu", 0), ("xor", 0), ("regression", usize::MAX)]
    {
        let start = practised_from(name, place);
        let last = start.walk().steps().len();
        let mut tried = 0;
        for step in (0..last).filter(|step| Practice::asks(start.walk(), *step)) {
            let mut state = start.clone();
            jump(&mut state, &(step + 1).to_string());
            for presses in 0.. {
                let announced = text(&picture(&state, 60, 18)).replace("\n", " ").contains(WARNING);
                let before = state.lines().len();
                let hint = look_up(&mut state);
                assert_eq!(hint == Some(Hint::Value), announced, "{name}: {}, {presses}", state.step().title);
                if announced {
                    assert!(presses > 0 && !state.waits(), "{name}: {}", state.step().title);
                    break;
                }
                assert!(state.waits(), "{name}: {}", state.step().title);
                assert!(state.lines().len() > before || hint == Some(Hint::Operands), "a line more is seen");
            }
            tried += 1;
        }
        assert!(tried > 10, "{name}");
    }
}

#[test]
fn the_footer_says_that_the_next_hint_is_the_value() {
    let mut state = practised("regression");
    go(&mut state, "O1(1)");
    assert!(text(&picture(&state, 80, 24)).contains("H hint"));
    look_up(&mut state);
    assert!(text(&picture(&state, 80, 24)).contains("H show value"));
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
