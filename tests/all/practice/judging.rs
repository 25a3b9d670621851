//! Typed answers are judged like an answers file.

use super::*;

#[test]
fn a_digit_a_minus_or_a_point_begins_a_number_and_enter_judges_it() {
    for (sign, rest) in [("0", ".4"), ("-", "0.4"), (".", "4"), (",", "4")] {
        let mut state = practised("regression");
        go(&mut state, "X1(1)");
        write(&mut state, sign);
        assert_eq!(state.overlay, Overlay::Prompt(Prompt::new(Question::Number).with_text(sign)));
        write(&mut state, rest);
        press(&mut state, ENTER);
        assert_eq!(state.overlay, Overlay::None);
        assert!(state.mark().unwrap().judged().is_some());
    }
}

#[test]
fn outside_practice_they_do_what_they_always_do() {
    let mut state = opened(Problem::Regression);
    go(&mut state, "X1(1)");
    write(&mut state, "4.-");
    assert_eq!((&state.overlay, state.settings.digits.count()), (&Overlay::None, 3));
}

#[test]
fn the_right_number_is_right_however_it_is_rounded() {
    for name in ["regression", "classification", "relu"] {
        for decimals in [5, 9] {
            let mut state = practised(name);
            for step in asked(&state) {
                go_to_step(&mut state, step);
                let number = right(&state, decimals);
                type_number(&mut state, &number);
                let judged = state.mark().unwrap().judged().unwrap();
                assert_eq!(judged.verdict, Verdict::Right, "{name}: {}, {number}", state.step().title());
            }
            assert_eq!(practised_of(&end(&mut state)).left_out, 0);
        }
    }
}

#[test]
fn a_wrong_number_is_followed_through_and_a_changed_one_as_well() {
    let mut state = practised("regression");
    answer(&mut state, "X1(1)", "0.75");
    answer(&mut state, "O1(1)", "0.679179");
    assert_eq!(verdict(&mut state, "X1(1)"), Verdict::Wrong);
    let from = state.notation().parse("X1(1)").unwrap();
    assert_eq!(verdict(&mut state, "O1(1)"), Verdict::Carried { from });
    go(&mut state, "X1(1)");
    let number = right(&state, 6);
    answer(&mut state, "X1(1)", &number);
    assert_eq!(verdict(&mut state, "X1(1)"), Verdict::Right);
    assert_eq!(verdict(&mut state, "O1(1)"), Verdict::Wrong, "nothing carries it any more");
}

#[test]
fn what_is_no_number_is_kept_with_a_complaint() {
    let mut state = practised("regression");
    go(&mut state, "X1(1)");
    for (typed, words) in [("0.5x", "0.5x"), ("1/0", "1/0"), ("-", "such as 0.25, -1.2e-3 or 3/8")] {
        write(&mut state, typed);
        press(&mut state, ENTER);
        let Overlay::Prompt(Prompt { text, complaint: Some(complaint), .. }) = &state.overlay else {
            panic!("{typed}")
        };
        assert!(text == typed && complaint.contains(words), "{complaint}");
        assert!(state.waits() && state.mark().is_none());
        press(&mut state, Key::Plain(KeyCode::Esc));
        assert_eq!(state.overlay, Overlay::None);
    }
}

#[test]
fn a_paste_goes_into_the_input_line() {
    let mut state = practised("regression");
    go(&mut state, "X1(1)");
    ask(&mut state, Command::Answer);
    take_in(&mut state, &Event::Paste("0.25\n".to_owned()));
    assert_eq!(state.overlay, Overlay::Prompt(Prompt::new(Question::Number).with_text("0.25")));
}

#[test]
fn where_nothing_is_asked_nothing_is_typed() {
    let mut state = practised("regression");
    write(&mut state, "5");
    assert_eq!(state.overlay, Overlay::None);
    assert!(state.notice.as_deref().unwrap().contains("asks for no number"));
}

/// The net inputs and outputs are given when practice begins after them, so a slip in one of them explains nothing.
#[test]
fn no_slip_is_named_in_numbers_that_were_there_when_practice_began() {
    let ids = |begun_at: &str| -> Vec<String> {
        let mut state = load("regression");
        go(&mut state, begun_at);
        ask(&mut state, Command::Practice);
        answer(&mut state, "dE/dO0(2)", "1");
        answer(&mut state, "dE/da10(1)", "0.26");
        let judged = state.mark().unwrap().judged().unwrap().clone();
        assert_eq!(judged.verdict, Verdict::Wrong);
        judged.slips.into_iter().map(|fit| fit.id).collect()
    };
    assert!(ids("X1(1)").contains(&"swapped-weights".to_owned()), "{:?}", ids("X1(1)"));
    assert!(!ids("dE/dO0(2)").contains(&"swapped-weights".to_owned()), "{:?}", ids("dE/dO0(2)"));
}
