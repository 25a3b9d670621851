//! Nothing on the screen gives the slip away before it is found.

use gradwalk::{formula::digits::significant, tui::state::StartAt};
use ratatui::style::Modifier;

use super::*;

/// Every screen of a hunt, at every step, with the symbols explained and without.
fn each_screen(state: &mut State, mut look: impl FnMut(&State)) {
    for step in 0..state.walk().steps().len() {
        state.go_to(step, StartAt::LastLine);
        look(state);
        ask(state, Command::Explain);
        look(state);
        ask(state, Command::Explain);
    }
}

#[test]
fn the_correct_number_is_on_no_screen() {
    let mut looked_at = 0;
    for (name, seed) in presets_with_hunts().into_iter().flat_map(|preset| (1..=4).map(|seed| (preset.name, seed))) {
        let mut state = hunted(name, seed);
        let hunt = hunting(&state).hunt();
        let expected = significant(hunt.explanation().expected, 4);
        let quantities = hunt.walk().steps().iter().filter_map(gradwalk::walk::Step::quantity);
        let mut shown = quantities.map(|quantity| significant(hunt.walk().exact().get(quantity).unwrap(), 4));
        // By chance, another number may look the same; a short one may be given.
        if expected.len() < 5 || shown.any(|other| other.trim_start_matches('-') == expected.trim_start_matches('-')) {
            continue;
        }
        looked_at += 1;
        each_screen(&mut state, |state| {
            let shown = text(&picture(state, 120, 40));
            let mut words = shown.split(|sign: char| !(sign.is_ascii_digit() || "-.".contains(sign)));
            assert!(words.all(|word| word != expected), "{name} {seed}: {expected} in\n{shown}");
        });
    }
    assert!(looked_at > 10, "{looked_at}");
}

#[test]
fn no_sign_of_a_formula_is_marked() {
    for (name, seed) in [("regression", 1), ("classification", 3), ("softmax", 7), ("relu", 2)] {
        let mut state = hunted(name, seed);
        each_screen(&mut state, |state| {
            let screen = picture(state, 120, 40);
            let is_marked = |cell: &ratatui::buffer::Cell| cell.modifier.contains(Modifier::UNDERLINED);
            assert!(!screen.content.iter().any(is_marked), "{name} {seed}:\n{}", text(&screen));
        });
        let first = hunting(&state).hunt().first();
        state.go_to(first, StartAt::LastLine);
        ask(&mut state, Command::MarkWrong);
        let screen = picture(&state, 120, 40);
        assert!(screen.content.iter().any(|cell| cell.modifier.contains(Modifier::UNDERLINED)), "what differs is");
    }
}

#[test]
fn no_errata_are_told_and_no_check_is_made() {
    for seed in 1..=4 {
        let mut state = hunted("regression", seed);
        for step in 0..state.walk().steps().len() {
            state.go_to(step, StartAt::LastLine);
            let shown = said(&state, (120, 40));
            for word in ["numeric", "errata", "equation", "PRINTED", "Predicted", "R1", "The output is linear"] {
                assert!(!shown.contains(word), "{word}: {shown}");
            }
        }
    }
}

#[test]
fn bias_units_are_left_out_of_right_and_wrong_formulas_alike() {
    let mut state = hunted("regression", 1);
    let formula = |state: &mut State, name: &str| {
        crate::screen::jump(state, name);
        said(state, (80, 24))
    };
    assert!(formula(&mut state, "X1(1)").contains("X₁⁽¹⁾ = -a₀₁⁽⁰⁾ + O₁⁽⁰⁾·a₁₁⁽⁰⁾ + O₂⁽⁰⁾·a₂₁⁽⁰⁾"));
    let mut other = hunted("regression", 2);
    assert!(formula(&mut other, "X1(1)").contains("X₁⁽¹⁾ = a₀₁⁽⁰⁾ + O₁⁽⁰⁾·a₁₁⁽⁰⁾ + O₂⁽⁰⁾·a₂₁⁽⁰⁾"));
}
