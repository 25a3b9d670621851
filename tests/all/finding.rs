//! Finding a step: by the words of its title, and in the table of contents.

use crate::screen::{ask, ask_all, jump, opened, picture, settings, text};
use gradwalk::{
    reading::ReadingKind,
    scenario::{Problem, Scenario, presets},
    tui::{
        keys::Command,
        state::{Overlay, State},
    },
    typeset::Glyphs,
    walk::Walk,
};

fn load(name: &str) -> State {
    State::new(Scenario::load(name).unwrap(), settings(Glyphs::Ascii, ReadingKind::Exact))
}

#[test]
fn words_of_titles_phases_and_samples_are_found() {
    for (name, words, title) in [
        ("classification", "softmax", "Derivative of the softmax"),
        ("regression", "hidden unit 2", "X2(1)  net input of hidden unit 2"),
        ("regression", "HIDDEN  Unit 2", "X2(1)  net input of hidden unit 2"),
        ("regression", "update", "a00(1)'  new bias of output 0"),
        ("regression", "loss", "E  the loss"),
        ("regression", "back: hidden", "Chain rule for the first layer"),
        ("regression", "unit 3 input 2", "dE/da23(0)  weight from input 2 to hidden unit 3"),
        ("regression", "da23(0)", "dE/da23(0)  weight from input 2 to hidden unit 3"),
        ("xor", "sample 3", "Sample"),
        ("regression", "learn", "Sample and learning rate"),
    ] {
        let mut state = load(name);
        jump(&mut state, words);
        assert_eq!(state.step().title(), title, "{words}");
        assert!(state.notice.as_deref().is_some_and(|notice| notice.contains(&format!("\"{words}\""))));
    }
}

/// Where a search says that a step is the only one, no other has the word in its title; and a step is also found by
/// words about it that are not in its title.
#[test]
fn only_what_is_the_only_step_is_called_so() {
    for preset in presets() {
        let steps: Vec<String> = load(preset.name).walk().steps().iter().map(gradwalk::walk::Step::title).collect();
        for word in
            ["loss", "a12", "sigmoid", "learning rate", "bias", "update", "output", "softmax", "derivative", "X1"]
        {
            let mut state = load(preset.name);
            jump(&mut state, word);
            if state.notice.as_deref() == Some(&format!("The only step with \"{word}\".")) {
                let small = word.to_lowercase();
                let others = steps.iter().filter(|title| {
                    let title = title.to_lowercase();
                    title
                        .split([' ', '/'])
                        .any(|own| own.starts_with(&small) || own.trim_start_matches('d').starts_with(&small))
                });
                assert!(others.count() <= 1, "{}: {word}", preset.name);
            }
        }
    }
}

#[test]
fn a_name_that_fits_several_steps_leads_to_the_first_that_is_sensible_and_says_how_many() {
    for (name, typed, title, count) in [
        ("regression", "a12", "dE/da12(0)", 2),
        ("classification", "a12", "dE/da12(1)", 4),
        ("classification", "dE/dX_2", "dE/dX2(2)", 2),
        ("regression", "sigmoid", "Derivative of the sigmoid", 7),
        ("regression", "learning rate", "Sample and learning rate", 14),
    ] {
        let mut state = load(name);
        jump(&mut state, typed);
        assert_eq!(state.step().name(), title, "{typed}");
        let words = format!("of {count} steps with \"{typed}\"");
        assert!(state.notice.as_deref().is_some_and(|notice| notice.contains(&words)), "{words}: {:?}", state.notice);
    }
}

#[test]
fn what_leads_nowhere_is_answered_with_what_is_near() {
    for (typed, near) in
        [("sigmiod", "did you mean sigmoid?"), ("dE/da92(0)q", "did you mean dE/da"), ("qqqq", "words of a title")]
    {
        let mut state = load("regression");
        jump(&mut state, typed);
        let Overlay::Prompt(prompt) = &state.overlay else { panic!("it is asked again") };
        assert!(prompt.complaint.as_deref().is_some_and(|words| words.contains(near)), "{:?}", prompt.complaint);
    }
}

#[test]
fn the_next_of_several_is_gone_to_and_nothing_typed_searches_again() {
    let mut state = load("regression");
    jump(&mut state, "X2(1)");
    jump(&mut state, "hidden unit 2");
    assert_eq!(state.step().title(), "O2(1)  output of hidden unit 2");
    let walk = state.walk();
    let count = walk.steps().iter().filter(|step| step.title().contains("hidden unit 2")).count();
    let notice = format!("2 of {count} steps with \"hidden unit 2\". / Enter goes to the next.");
    assert_eq!(state.notice.as_deref(), Some(notice.as_str()));
    let mut visited = vec![state.position()];
    for _ in 1..count {
        jump(&mut state, "");
        visited.push(state.position());
    }
    visited.sort_unstable();
    visited.dedup();
    assert_eq!(visited.len(), count, "each once, and around the end");
    jump(&mut state, "");
    assert_eq!(state.step().title(), "O2(1)  output of hidden unit 2");
}

#[test]
fn names_numbers_and_errata_go_before_words() {
    let mut state = opened(Problem::Regression);
    for (typed, name) in [("E", "E"), ("y", "Sample and learning rate"), ("7", "X3(1)"), ("a12(0)", "dE/da12(0)")] {
        jump(&mut state, typed);
        assert_eq!((state.step().name().as_str(), &state.last_search), (name, &None), "{typed}");
    }
    jump(&mut state, "R2");
    assert!(matches!(state.overlay, Overlay::Errata { .. }));
}

#[test]
fn words_that_no_step_has_are_complained_of() {
    let mut state = load("regression");
    for words in ["softmax", "nit 2", "hidden unit 9", "x"] {
        let before = state.position();
        jump(&mut state, words);
        assert!(matches!(&state.overlay, Overlay::Prompt(prompt) if prompt.complaint.is_some()), "{words}");
        assert_eq!(state.position(), before);
        ask(&mut state, Command::Close);
    }
}

#[test]
fn the_contents_have_every_step_once_by_phase() {
    for preset in presets() {
        let walk = Walk::new(preset.scenario());
        let sections = walk.contents();
        let mut steps: Vec<usize> = sections.iter().flat_map(|section| section.steps.clone()).collect();
        steps.sort_unstable();
        assert!(steps.into_iter().eq(0..walk.steps().len()), "{}", preset.name);
        for section in &sections {
            let all = section.steps.iter().map(|step| &walk.steps()[*step]);
            assert!(all.clone().all(|step| (step.phase, step.sample) == (section.phase, section.sample)));
            assert!(all.clone().all(|step| step.kind() == walk.steps()[section.steps[0]].kind()));
            assert!(!walk.about(section).is_empty());
        }
        assert!(sections.is_sorted_by_key(|section| section.steps[0]));
    }
}

#[test]
fn the_chosen_row_is_gone_to_and_the_present_one_is_marked() {
    let mut state = load("regression");
    jump(&mut state, "O2(1)");
    ask(&mut state, Command::Contents);
    let shown = text(&picture(&state, 80, 24));
    let marked: Vec<&str> = shown.lines().filter(|row| row.contains(">*")).collect();
    assert!(
        matches!(marked[..], [row] if row.contains("outputs of the hidden units (3 steps)  O1(1) to O3(1)")),
        "{shown}"
    );
    ask_all(&mut state, &[Command::RowDown, Command::Choose]);
    assert_eq!(state.step().name(), "O0(2)".replace('O', "X").as_str());
}

#[test]
fn a_row_of_the_present_step_leaves_it_as_it_is() {
    let mut state = load("regression");
    jump(&mut state, "O2(1)");
    ask_all(&mut state, &[Command::Contents, Command::Choose]);
    assert_eq!(state.step().name(), "O2(1)");
    ask_all(&mut state, &[Command::Contents, Command::Contents]);
    assert_eq!(state.overlay, Overlay::None);
}

#[test]
fn the_chosen_row_stays_in_sight_by_rows_pages_and_ends() {
    for (width, height) in [(60, 18), (80, 24), (120, 40)] {
        let mut state = load("xor");
        crate::screen::take_in(&mut state, &crossterm::event::Event::Resize(width, height));
        ask(&mut state, Command::Contents);
        let sections = state.walk().contents().len();
        let mut seen = Vec::new();
        for command in [Command::PageDown, Command::RowDown, Command::Bottom, Command::PageUp, Command::Top] {
            ask(&mut state, command);
            let Overlay::Contents(chosen) = state.overlay else { panic!("it is open") };
            seen.push(chosen);
            let shown = text(&picture(&state, width, height));
            assert_eq!(shown.lines().filter(|row| row.starts_with("|>")).count(), 1, "{command:?}:\n{shown}");
        }
        assert_eq!((seen[2], seen[4]), (sections - 1, 0));
        assert!(seen[0] > 2 && seen[1] == seen[0] + 1 && seen[3] < seen[2] - 2, "{seen:?}");
    }
}

/// In textbook notation steps are also found by their names in the formulas.
#[test]
fn the_symbols_of_textbooks_are_found() {
    let mut state = load("deep");
    ask(&mut state, Command::SwitchNotation);
    for (typed, name) in [
        ("w12(0)", "dE(x1)/da12(0)"),
        ("delta2(1)", "dE(x1)/dX2(1)"),
        ("\u{3b4}2(2)", "dE(x1)/dX2(2)"),
        ("h2(1)", "O2(1)"),
        ("z1(2)", "X1(2)"),
        ("b2(0)", "dE(x1)/da02(0)"),
    ] {
        jump(&mut state, "1");
        jump(&mut state, typed);
        assert_eq!(state.step().name(), name, "{typed}: {:?}", state.notice);
    }
}

/// What textbooks call a derivative leads to it in the document's letters too.
#[test]
fn derivatives_are_found_by_what_textbooks_call_them() {
    for (typed, name) in [("delta 2", "dE(x1)/dX2(2)"), ("gradient", "dE(x1)/da00(2)")] {
        let mut state = load("deep");
        jump(&mut state, typed);
        assert_eq!(state.step().name(), name, "{typed}");
    }
}
