//! The screen at a step, and the keys from one wrong answer to the next.

use gradwalk::tui::state::Activity;

use super::*;
use crate::screen::{ask_all, jump, picture, text, write};

/// The screen at the step of a quantity.
fn seen_at(state: &mut State, name: &str) -> String {
    jump(state, name);
    assert_eq!(state.overlay, Overlay::None, "{name} is a name");
    text(&picture(state, 100, 31))
}

#[test]
fn a_pair_of_keys_goes_from_one_answer_that_is_not_right_to_the_next() {
    let mut state = reviewing("regression", TWICE);
    let mut places = vec![place(&state)];
    for count in 2..=4 {
        ask(&mut state, Command::NextNotRight);
        assert_eq!(state.notice, Some(format!("not right: {count} of 4")));
        places.push(place(&state));
    }
    assert_eq!(places, ["dO2(1)/dX2(1)", "dE/dX2(1)", "dE/da12(0)", "a12(0)'"]);
    ask(&mut state, Command::NextNotRight);
    assert_eq!(place(&state), "a12(0)'", "what is left blank is not wrong, and there is no way round to the first");
    assert!(state.notice.as_deref().unwrap().contains("No answer after this step is wrong"));
    ask(&mut state, Command::PreviousNotRight);
    assert_eq!(place(&state), "dE/da12(0)");
    ask_all(&mut state, &[Command::First, Command::PreviousNotRight]);
    assert!(state.notice.as_deref().unwrap().contains("No answer before this step is wrong"));
}

#[test]
fn each_verdict_is_said_at_its_step() {
    let answers = "X1(1);1.0000\nO2(1);0.000\ndO2(1)/dX2(1);0.000\ndE/dX0(2);1.0929\ndE/da10(1);0.7990\nE';\n";
    let mut state = reviewing("regression", answers);
    for (name, words) in [
        ("X1(1)", "X1(1) = 1.0000 is right\n"),
        ("O2(1)", "O2(1) = 0.000 is wrong: it should be 0.3208"),
        (
            "dE/da10(1)",
            "dE/da10(1) = 0.7990 is carried forward: it follows correctly from the wrong dE/dX0(2); it should be",
        ),
        (
            "dO2(1)/dX2(1)",
            "dO2(1)/dX2(1) = 0.000 is not judged: with the wrong O2(1), the other numbers make no difference",
        ),
        ("E'", "E' is blank: it should be 0.1246"),
    ] {
        let seen = seen_at(&mut state, name);
        assert!(seen.contains(words), "{name}: {seen}");
    }
    assert!(!seen_at(&mut state, "X2(1)").contains(" is "), "there is no answer to it");
}

#[test]
fn a_slip_is_shown_as_it_was_made_beside_the_right_formula() {
    let mut state = reviewing("regression", TWICE);
    let seen = seen_at(&mut state, "dO2(1)/dX2(1)");
    let rows: Vec<&str> = seen.lines().map(str::trim).collect();
    let row =
        |words: &str| rows.iter().position(|row| row.contains(words)).unwrap_or_else(|| panic!("{words}: {seen}"));
    assert!(row("is wrong: it should be 0.217895") < row("activation function applied twice"), "{seen}");
    assert!(row("R2)") < row("used "), "{seen}");
    assert!(row("σ(0.320821)·(1 - σ(0.320821)) ≈ 0.2436759") < row("correct "), "{seen}");
    assert!(row("correct ") < row("0.320821 · (1 - 0.320821) ≈ 0.2178949"), "{seen}");
}

/// This is the review: practice hides numbers, but this hides none.
#[test]
fn nothing_is_hidden() {
    let mut state = reviewing("regression", TWICE);
    let mut exact = load("regression");
    ask(&mut exact, Command::SwitchReading);
    ask_all(&mut state, &[Command::First]);
    for _ in 0..state.walk().steps().len() {
        assert_eq!(state.lines(), exact.lines(), "{}", state.step().title());
        assert_eq!(state.lines_shown(), state.lines().len());
        state.page = gradwalk::tui::state::Page::Network;
        let seen = text(&picture(&state, 80, 24));
        assert!(!seen.contains(") ?"), "every unit of the drawing has its number: {seen}");
        ask(&mut state, Command::NextStep);
        ask(&mut exact, Command::NextStep);
    }
}

#[test]
fn answers_of_several_samples_stand_at_their_own_steps() {
    let answers = "E(x2),0.2\nE,0.2\ndE(x3)/da12(0),0.5\ndE/da12(0),0.5\na12(0)',0.5\nE',0.5\n";
    let mut state = reviewing("xor", answers);
    let mut found = Vec::new();
    ask(&mut state, Command::First);
    for _ in 0..6 {
        ask(&mut state, Command::NextNotRight);
        let answered = state.activity().judged(state.position()).unwrap().quantity.to_string();
        found.push((state.step().sample, answered));
    }
    let expected = [
        (Some(2), "E(x2)"),
        (Some(3), "dE(x3)/da12(0)"),
        (None, "E"),
        (None, "dE/da12(0)"),
        (None, "a12(0)'"),
        (None, "E'"),
    ];
    assert_eq!(found, expected.map(|(sample, name)| (sample, name.to_owned())));
}

#[test]
fn what_would_change_the_exercise_waits_and_the_readings_do_not() {
    let mut state = reviewing("regression", TWICE);
    let scenario = state.walk().scenario().clone();
    for command in [Command::Practice, Command::Apply, Command::Unapply, Command::Networks] {
        ask(&mut state, command);
        assert_eq!(
            state.notice.as_deref(),
            Some("Not available while an answers file is open. O closes the answers."),
            "{command:?}"
        );
        assert_eq!(*state.walk().scenario(), scenario);
        assert!(state.review().is_some());
    }
    ask(&mut state, Command::SwitchReading);
    assert_eq!(state.settings.reading, ReadingKind::Document);
    ask(&mut state, Command::Errata);
    assert!(matches!(state.overlay, Overlay::Errata { .. }));
}

#[test]
fn escape_and_the_last_line_say_how_to_close_the_answers() {
    let mut state = reviewing("regression", TWICE);
    ask(&mut state, Command::Close);
    assert_eq!(state.notice.as_deref(), Some("O closes the answers."));
    ask_all(&mut state, &[Command::Last, Command::NextLine]);
    assert_eq!(state.notice.as_deref(), Some("This is the last step: O closes the answers."));
    ask_all(&mut state, &[Command::Review, Command::Close]);
    assert_eq!(state.notice, None, "a walk is not closed");
}

#[test]
fn answers_are_not_opened_in_practice() {
    let mut state = load("regression");
    ask_all(&mut state, &[Command::Practice, Command::Review]);
    assert_eq!(state.overlay, Overlay::None);
    assert!(matches!(state.activity(), Activity::Practising { .. }));
    assert_eq!(state.notice.as_deref(), Some("Not available in practice. P ends practice."));
}

#[test]
fn without_answers_the_keys_say_how_to_open_some() {
    let mut state = load("regression");
    for command in [Command::NextNotRight, Command::PreviousNotRight, Command::Overview] {
        ask(&mut state, command);
        assert!(state.notice.as_deref().unwrap().starts_with("There are no answers to"), "{command:?}");
        assert_eq!((&state.overlay, state.position()), (&Overlay::None, 0));
    }
}

#[test]
fn digits_are_no_answers_here() {
    let mut state = reviewing("regression", TWICE);
    write(&mut state, "4.");
    assert_eq!(state.overlay, Overlay::None);
}

/// A linear output's slope is 1 and has no step.
#[test]
fn an_answer_without_a_step_is_not_lost() {
    let mut state = reviewing("regression", "dO0(2)/dX0(2),2.0\nX1(1),1.0\n");
    assert!(state.notice.as_deref().unwrap().starts_with("1 of 2 answers not right"), "{:?}", state.notice);
    ask(&mut state, Command::NextNotRight);
    assert_eq!(state.notice.as_deref(), Some("No step has a wrong answer; A shows all."));
    ask(&mut state, Command::Overview);
    assert!(text(&picture(&state, 80, 24)).contains("- without a step of its own: dO0(2)/dX0(2)"));
}
