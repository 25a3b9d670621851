//! Answers to steps after skipped ones: right, explained, or refused in one sentence.

use super::*;

fn complaint(state: &State) -> Option<&str> {
    match &state.overlay {
        Overlay::Prompt(prompt) => prompt.complaint.as_deref(),
        _ => None,
    }
}

#[test]
fn a_right_number_is_right_though_its_numbers_are_not_answered() {
    for name in ["regression", "classification", "xor"] {
        let start = practised(name);
        for step in asked(&start) {
            let mut state = start.clone();
            go_to_step(&mut state, step);
            let number = right(&state, 6);
            type_number(&mut state, &number);
            assert_eq!(complaint(&state), None);
            assert_eq!(state.mark().unwrap().judged().unwrap().verdict, Verdict::Right, "{}", state.step().title());
        }
    }
}

#[test]
fn a_wrong_number_is_judged_where_a_slip_explains_it() {
    let mut state = practised("regression");
    answer(&mut state, "dE/da12(0)", "0.04763");
    let judged = state.mark().unwrap().judged().unwrap();
    assert_eq!((&judged.verdict, judged.slips[0].id.as_str()), (&Verdict::Wrong, "error-sign"));
}

#[test]
fn a_wrong_number_that_nothing_explains_waits_for_the_skipped_ones() {
    let mut state = practised("regression");
    go(&mut state, "X0(2)");
    type_number(&mut state, "1.7123");
    assert_eq!(complaint(&state), Some("not right; answer O1(1) and 2 more first to see why"));
    assert!(state.mark().is_none(), "it is no try");
    assert_eq!(in_prompt(&state), "1.7123", "and can be typed again");
    press(&mut state, Key::Plain(KeyCode::Esc));
    // A wrong answer will do, since the number that the student continues with is then known.
    for name in ["O1(1)", "O2(1)", "O3(1)"] {
        go(&mut state, name);
        let other_sign = format!("{:.6}", -value(&state));
        answer(&mut state, name, &other_sign);
    }
    answer(&mut state, "X0(2)", "1.7123");
    assert_eq!(verdict(&mut state, "X0(2)"), Verdict::Wrong);
}

fn in_prompt(state: &State) -> &str {
    match &state.overlay {
        Overlay::Prompt(prompt) => &prompt.text,
        other => panic!("{other:?}"),
    }
}

/// Whatever is typed ahead, it is right, or a slip is named, or the step to answer first is named; on the smallest
/// screen too.
#[test]
fn every_number_ahead_gets_an_answer_that_can_be_read() {
    for name in ["regression", "classification"] {
        let start = practised(name);
        let mut refused = 0;
        for step in asked(&start) {
            for number in ["1.7123", "-0.25"] {
                let mut state = start.clone();
                go_to_step(&mut state, step);
                let may_be_missing = state.practice().unwrap().hides_numbers(state.walk(), step);
                type_number(&mut state, number);
                let shown = in_one_row(&text(&picture(&state, 60, 18)));
                match complaint(&state) {
                    Some(complaint) => {
                        assert!(may_be_missing && shown.contains(complaint), "{name}: {shown}");
                        refused += 1;
                    }
                    None => {
                        let judged = state.mark().unwrap().judged().unwrap();
                        let is_explained = judged.verdict != Verdict::Wrong || !judged.slips.is_empty();
                        assert!(is_explained || !may_be_missing, "{name}: {}", state.step().title());
                    }
                }
            }
        }
        assert!(refused > 10, "{name}: {refused}");
    }
}
