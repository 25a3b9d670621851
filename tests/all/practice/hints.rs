//! The hints of a step: the numbers it depends on, the formula with them, the value of each part, the value.

use super::*;

fn look_up(state: &mut State) -> Option<Hint> {
    ask(state, Command::Hint);
    state.mark().and_then(Mark::hint)
}

#[test]
fn first_what_it_depends_on_then_the_numbers_then_the_parts_then_the_value() {
    let mut state = practised("regression");
    go(&mut state, "X1(1)");
    let has = |state: &State, kind| state.lines().iter().any(|line| line.kind == kind);
    assert_eq!(look_up(&mut state), Some(Hint::Operands));
    assert!(!has(&state, LineKind::Numbers));
    let shown = text(&picture(&state, 80, 24));
    assert!(shown.contains("depends on  O0(0) = 1, a01(0) = 0.1, O1(0) = 0.5, a11(0) = 0.4"), "{shown}");
    assert_eq!(look_up(&mut state), Some(Hint::Numbers));
    assert!(has(&state, LineKind::Numbers) && !has(&state, LineKind::Factor) && !has(&state, LineKind::Value));
    assert!(state.is_complete(), "the line appears");
    assert!(!text(&picture(&state, 80, 24)).contains("depends on"), "the formula has those numbers now");
    assert_eq!(look_up(&mut state), Some(Hint::Factors));
    assert!(has(&state, LineKind::Factor) && !has(&state, LineKind::Value));
    assert!(state.waits());
    assert_eq!(look_up(&mut state), Some(Hint::Value));
    assert!(has(&state, LineKind::Value) && !state.waits());
    type_number(&mut state, "5");
    assert_eq!(state.overlay, Overlay::None, "what was looked up is not asked any more");
}

#[test]
fn hidden_numbers_are_not_in_the_hint_and_it_is_said_what_to_answer_for_them() {
    let mut state = practised("regression");
    go(&mut state, "X0(2)");
    let has = |state: &State, kind| state.lines().iter().any(|line| line.kind == kind);
    assert_eq!(look_up(&mut state), Some(Hint::Operands));
    assert!(state.waits() && !has(&state, LineKind::Numbers) && !has(&state, LineKind::Value));
    let shown = text(&picture(&state, 80, 24));
    assert!(shown.contains("a00(1) = 0.2, O1(1) = ?, a10(1) = -0.3, O2(1) = ?"), "{shown}");
    assert!(shown.contains("Answer O1(1) and 2 more to see the numbers here."), "{shown}");
    assert_eq!(look_up(&mut state), Some(Hint::Value));
    assert!(!has(&state, LineKind::Numbers) && has(&state, LineKind::Value));
}

#[test]
fn what_is_answered_meanwhile_gives_the_next_hint_its_numbers() {
    let mut state = practised("regression");
    go(&mut state, "O1(1)");
    assert_eq!(look_up(&mut state), Some(Hint::Operands));
    answer_right(&mut state, "X1(1)");
    go(&mut state, "O1(1)");
    assert_eq!(look_up(&mut state), Some(Hint::Numbers));
    assert!(state.waits());
}

/// The output of the regression is its net input: listing what it depends on would reveal it.
#[test]
fn where_the_formula_is_one_number_that_is_said_and_not_the_number() {
    let mut state = practised("textbook");
    let single = asked(&state).into_iter().find(|step| {
        let mut state = state.clone();
        go_to_step(&mut state, *step);
        state.needs_no_calculation() && *step > 2
    });
    let single = single.expect("a step of one number");
    state = practised_from("textbook", single);
    let secret = value(&state);
    let is_told = |state: &State| {
        let shown = text(&picture(state, 120, 40));
        shown.contains("depends on") && Number::all(&shown).iter().any(|number| number.is(secret))
    };
    assert!(!is_told(&state));
    assert_eq!(look_up(&mut state), Some(Hint::Operands));
    assert!(text(&picture(&state, 80, 24)).contains("No calculation is needed"));
    assert!(!is_told(&state));
    assert_eq!(look_up(&mut state), Some(Hint::Value));
}

/// The value is never the first hint, nor does it come without a word before it, even on the smallest screen.
#[test]
fn the_value_is_the_last_hint_and_announced_by_the_screen() {
    const WARNING: &str = "H shows the value next";
    for (name, place) in [("regression", 0), ("classification", 0), ("relu", 0), ("xor", 0), ("regression", usize::MAX)]
    {
        let start = practised_from(name, place);
        let mut tried = 0;
        for step in asked(&start) {
            let mut state = start.clone();
            go_to_step(&mut state, step);
            for presses in 0.. {
                let announced = text(&picture(&state, 60, 18)).replace("\n", " ").contains(WARNING);
                let before = state.lines().len();
                let hint = look_up(&mut state);
                assert_eq!(hint == Some(Hint::Value), announced, "{name}: {}, {presses}", state.step().title());
                if announced {
                    assert!(presses > 0 && !state.waits(), "{name}: {}", state.step().title());
                    break;
                }
                assert!(state.waits(), "{name}: {}", state.step().title());
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
    answer_right(&mut state, "X1(1)");
    assert_eq!(look_up(&mut state), None);
    assert_eq!(state.notice.as_deref(), Some("You have answered this step. The Right key shows its calculation."));
}
