//! How the errata are opened: by their key, and by name.

use crate::screen::{ask, ask_all, jump, opened, picture, settings, text};
use gradwalk::{
    reading::{Erratum, ReadingKind},
    scenario::{Problem, Scenario},
    tui::{
        keys::Command,
        state::{Overlay, State},
    },
    typeset::Glyphs,
    walk::Phase,
};

/// The errata of the open list, and which of them is explained.
fn errata(state: &State) -> (&[Erratum], usize) {
    match &state.overlay {
        Overlay::Errata { of, at } => (of, *at),
        other => panic!("the errata are not open but {other:?}"),
    }
}

/// The text of the prompt and its error.
fn prompt(state: &State) -> (&str, Option<&str>) {
    match &state.overlay {
        Overlay::Prompt(prompt) => (&prompt.text, prompt.complaint.as_deref()),
        other => panic!("the prompt is not open but {other:?}"),
    }
}

fn at(problem: Problem, name: &str) -> State {
    let mut state = opened(problem);
    jump(&mut state, name);
    assert_eq!(state.overlay, Overlay::None, "{name} is a name");
    state
}

/// Those of the step come first, and among them the ones that change numbers; the others of the network follow.
#[test]
fn the_errata_of_the_step_and_then_all_others_go_round() {
    use Erratum::{B1, B2, B3, B4, C1, C2, C3, C4, C5, C6};
    let mut state = at(Problem::Classification, "a10(1)'");
    let all = [C2, C3, C4, C5, B2, C1, C6, B1, B3, B4];
    assert_eq!(state.step().errata.len(), 5);
    ask(&mut state, Command::Errata);
    for place in (0..all.len()).chain([0]) {
        assert_eq!(errata(&state), (&all[..], place));
        ask(&mut state, Command::NextItem);
    }
    for place in [1, 0, all.len() - 1] {
        assert_eq!(errata(&state).1, place);
        ask(&mut state, Command::PreviousItem);
    }
}

#[test]
fn at_the_result_those_that_turn_the_update_come_first() {
    for (problem, turning) in [(Problem::Regression, Erratum::R1), (Problem::Classification, Erratum::C3)] {
        for reading in [ReadingKind::Document, ReadingKind::Exact] {
            let mut state = opened(problem);
            ask(&mut state, Command::Last);
            if reading == ReadingKind::Exact {
                ask(&mut state, Command::SwitchReading);
            }
            ask(&mut state, Command::Errata);
            let (all, at) = errata(&state);
            assert_eq!((all[at], all.len()), (turning, state.walk().errata().len()), "{reading:?}");
            let heading = text(&picture(&state, 80, 24));
            assert!(heading.contains("(1 of 1; "), "of those that belong to the step: {heading}");
        }
    }
}

#[test]
fn of_the_errata_of_a_step_those_that_change_numbers_come_first() {
    for problem in Problem::ALL {
        let mut state = opened(problem);
        for _ in 0..state.walk().steps().len() {
            // A given number has no formula yet: there they are in order.
            let is_given = state.step().phase == Phase::Given;
            let own = if is_given { 0 } else { state.step().errata.len() };
            ask(&mut state, Command::Errata);
            let (all, _) = errata(&state);
            assert_eq!(all.len(), state.walk().errata().len());
            assert!(all[..own].iter().all(|erratum| state.step().errata.contains(erratum)), "{all:?}");
            assert!(all[..own].is_sorted_by_key(|erratum| !erratum.changes_numbers()), "{all:?}");
            ask_all(&mut state, &[Command::Close, Command::NextStep]);
        }
    }
}

/// The first page opens the first erratum, not one that hardly concerns the numbers.
#[test]
fn on_the_first_page_the_errata_begin_with_the_first() {
    for (problem, first) in [(Problem::Regression, Erratum::R1), (Problem::Classification, Erratum::C1)] {
        let mut state = opened(problem);
        ask(&mut state, Command::Errata);
        let (all, at) = errata(&state);
        assert_eq!((all[at], at), (first, 0));
        assert!(text(&picture(&state, 80, 24)).contains(&format!("(1 of {})", all.len())));
    }
}

/// With other numbers the network no longer counts as one printed with errata.
#[test]
fn a_network_without_errata_has_none_after_an_edit_either() {
    for (name, words) in [
        ("relu", "There are no errata for this network."),
        ("textbook", "There are no errata for these numbers; P1 is about the example's own."),
        ("deep-softmax", "There are no errata for these numbers; P2 to P7 are about the example's own."),
    ] {
        let mut state = State::new(Scenario::load(name).unwrap(), settings(Glyphs::Tall, ReadingKind::Exact));
        jump(&mut state, "dE/da11(0)");
        ask_all(&mut state, &[Command::Raise, Command::Errata]);
        assert_eq!(state.notice.as_deref(), Some(words), "{name}");
    }
}

#[test]
fn a_scenario_without_errata_says_why() {
    let mut state = State::new(Scenario::load("tanh").unwrap(), settings(Glyphs::Tall, ReadingKind::Exact));
    ask(&mut state, Command::Errata);
    assert_eq!(state.overlay, Overlay::None);
    assert_eq!(state.notice.as_deref(), Some("There are no errata for this network."));
}

#[test]
fn a_step_without_errata_shows_those_of_the_problem() {
    let mut state = at(Problem::Classification, "X1(1)");
    while !state.step().errata.is_empty() {
        ask(&mut state, Command::NextStep);
    }
    ask(&mut state, Command::Errata);
    let (all, _) = errata(&state);
    assert!(all.contains(&Erratum::C1) && all.contains(&Erratum::B3) && !all.contains(&Erratum::R1));
}

#[test]
fn any_erratum_of_the_network_is_opened_from_any_step() {
    for (problem, name) in [
        (Problem::Regression, "R2"),
        (Problem::Regression, " r2 "),
        (Problem::Regression, "b3"),
        (Problem::Classification, "c6"),
        (Problem::Classification, "B1"),
    ] {
        for step in ["E", "a12(0)", "a12(0)'"] {
            let mut state = at(problem, step);
            state.scroll = 9;
            let place = state.position();
            jump(&mut state, name);
            let (of, shown) = errata(&state);
            assert!(of[shown].to_string().eq_ignore_ascii_case(name.trim()), "{name} at {step}");
            assert_eq!((state.position(), state.scroll), (place, 0));
        }
    }
}

#[test]
fn an_erratum_that_the_network_has_not_is_told_with_those_that_it_has() {
    for (problem, name, complaint) in [
        (Problem::Regression, "C2", "this network has no erratum C2; it has R1, R2, R3, R4, R5, B1, B2, B3"),
        (Problem::Regression, "p1", "this network has no erratum P1; it has R1, R2, R3, R4, R5, B1, B2, B3"),
        (
            Problem::Classification,
            "r99",
            "this network has no erratum R99; it has C1, C2, C3, C4, C5, C6, B1, B2, B3, B4",
        ),
    ] {
        let mut state = opened(problem);
        jump(&mut state, name);
        assert_eq!(prompt(&state), (name, Some(complaint)));
    }
}

#[test]
fn without_any_errata_the_reason_is_told() {
    let mut state = State::new(Scenario::load("tanh").unwrap(), settings(Glyphs::Tall, ReadingKind::Exact));
    jump(&mut state, "R2");
    let reason = "There are no errata for this network.";
    assert_eq!(prompt(&state), ("R2", Some(reason)));
}

/// By name as by key: with the correct formulas nothing of the document is shown until it is asked for.
#[test]
fn while_the_document_is_hidden_none_is_opened_by_name() {
    let scenario = Scenario::load("regression").unwrap();
    let mut state = State::new(scenario, settings(Glyphs::Small, ReadingKind::Exact));
    ask(&mut state, Command::Errata);
    let refused = state.notice.clone();
    assert!(refused.is_some());
    jump(&mut state, "R2");
    assert_eq!(prompt(&state), ("R2", refused.as_deref()));
}

/// An erratum would reveal numbers that practice hides.
#[test]
fn in_practice_none_is_opened() {
    let mut state = opened(Problem::Regression);
    ask(&mut state, Command::Practice);
    ask(&mut state, Command::Errata);
    let refused = state.notice.clone();
    jump(&mut state, "R2");
    assert_eq!(prompt(&state), ("R2", refused.as_deref()));
}
