//! The screen as a newcomer sees it: the effect of a key, the direction of an error, the subject of a formula.

use crossterm::event::KeyCode;
use gradwalk::{
    quantity::{Quantity, Variable},
    reading::ReadingKind,
    scenario::{Problem, Scenario, presets},
    tui::{
        keys::{Command, Key},
        state::State,
    },
    typeset::Glyphs,
};

use crate::screen::{ask, ask_all, jump, opened, picture, press, settings, text, write};

fn shown(state: &State, (width, height): (u16, u16)) -> String {
    text(&picture(state, width, height))
}

fn at(problem: Problem, name: &str) -> State {
    let mut state = opened(problem);
    jump(&mut state, name);
    state
}

fn load(name: &str) -> State {
    State::new(Scenario::load(name).unwrap(), settings(Glyphs::Small, ReadingKind::Exact))
}

/// The current loss.
fn loss(state: &State) -> f64 {
    state.walk().exact().get(Quantity::Loss).unwrap()
}

fn notice(state: &State) -> &str {
    state.notice.as_deref().unwrap_or_default()
}

#[test]
fn a_nudge_is_put_back_in_words() {
    let mut state = at(Problem::Regression, "a12(0)");
    let before = loss(&state);
    ask_all(&mut state, &[Command::Raise, Command::Raise, Command::Close]);
    assert_eq!(loss(&state), before);
    assert_eq!(notice(&state), "a12(0) is 0.5 again. Z makes the change once more.");
    ask(&mut state, Command::Redo);
    assert_ne!(loss(&state), before);
}

#[test]
fn what_was_typed_or_left_on_a_curve_stays_and_is_said_to() {
    let mut typed = at(Problem::Regression, "a30(1)");
    ask(&mut typed, Command::Edit);
    write(&mut typed, "3/8");
    ask_all(&mut typed, &[Command::Choose, Command::Close]);
    assert_eq!(notice(&typed), "a30(1) is 3/8 now. z undoes the change.");
    let mut turned = at(Problem::Regression, "a30(1)");
    ask_all(&mut turned, &[Command::WhatIf, Command::NextItem, Command::Close]);
    assert_eq!(notice(&turned), "a30(1) is 0.6 now. z undoes the change.");
    for mut state in [typed, turned] {
        let changed = loss(&state);
        assert!(shown(&state, (80, 24)).contains("Esc hides this"), "{}", shown(&state, (80, 24)));
        ask_all(&mut state, &[Command::Close, Command::Close]);
        assert_eq!(loss(&state), changed);
        assert!(!state.is_trying());
        ask(&mut state, Command::Undo);
        assert_ne!(loss(&state), changed);
    }
}

#[test]
fn a_nudge_after_an_edit_is_put_back_to_the_edit() {
    let mut state = at(Problem::Regression, "a12(0)");
    ask(&mut state, Command::Edit);
    write(&mut state, "0.9");
    ask_all(&mut state, &[Command::Choose, Command::Close]);
    let edited = loss(&state);
    ask_all(&mut state, &[Command::Raise, Command::Close]);
    assert_eq!(loss(&state), edited);
    assert_eq!(notice(&state), "a12(0) is 0.9 again. Z makes the change once more.");
    // The curve does not restore a number that was left there before.
    ask_all(&mut state, &[Command::WhatIf]);
    press(&mut state, Key::Plain(KeyCode::Home));
    assert_eq!(loss(&state), edited);
}

/// The text after the sign of the derivative at an output or a hidden unit in the picture.
fn derivatives(state: &State) -> Vec<String> {
    let shown = shown(state, (80, 24));
    let words = shown.lines().skip(2).take(6).flat_map(str::split_whitespace);
    words.filter(|word| word.starts_with(['▲', '▼', '◂'])).map(str::to_owned).collect()
}

#[test]
fn a_printed_derivative_of_another_sign_is_marked_and_a_right_one_is_not() {
    for problem in Problem::ALL {
        let mut state = opened(problem);
        ask(&mut state, Command::Last);
        ask(&mut state, Command::PreviousStep);
        let of = |reading, unit| {
            let values = state.walk().values(reading).unwrap();
            values.get(Quantity::loss_by(Variable::NetInput(unit)))
        };
        let marked = derivatives(&state);
        let mut expected = Vec::new();
        for layer in [gradwalk::quantity::Layer::new(1), gradwalk::quantity::Layer::new(2)] {
            for index in state.notation().units(layer) {
                let unit = gradwalk::quantity::Unit { layer, index };
                let is_bias = index == 0 && layer == gradwalk::quantity::Layer::new(1);
                let correct = of(ReadingKind::Exact, unit).filter(|_| !is_bias);
                let Some(correct) = correct else { continue };
                let printed = of(ReadingKind::Document, unit).unwrap_or(correct);
                let sign = |number: f64| if number == 0.0 { 0.0 } else { number.signum() };
                expected.push(sign(printed) != sign(correct));
            }
        }
        let wrong = marked.iter().filter(|word| word.ends_with('!')).count();
        assert_eq!(wrong, expected.iter().filter(|is_wrong| **is_wrong).count(), "{problem:?}: {marked:?}");
        assert!(wrong > 0, "{marked:?}");
        ask(&mut state, Command::SwitchReading);
        let right = derivatives(&state);
        assert!(!right.is_empty() && right.iter().all(|word| !word.ends_with('!')), "{right:?}");
    }
}

#[test]
fn a_letter_stands_once_at_a_number() {
    for preset in presets() {
        let mut state = load(preset.name);
        for _ in 0..state.walk().steps().len() * 6 {
            let shown = shown(&state, (80, 24));
            let stage: Vec<&str> = shown.lines().skip(2).take(6).collect();
            for letter in ["A", "B", "C"] {
                let twice = format!(" {letter} {letter}");
                assert!(stage.iter().all(|row| !row.contains(&twice)), "{}: {shown}", state.step().title());
            }
            ask(&mut state, Command::NextLine);
        }
    }
}

/// The rows between the title of the step and the footer.
fn formula(state: &State, size: (u16, u16)) -> Vec<String> {
    let shown = shown(state, size);
    let title = state.step().name();
    let rows = shown.lines().map(str::to_owned).skip_while(|row| !row.starts_with(&title)).skip(1);
    rows.take_while(|row| !row.starts_with("→ next") && !row.starts_with("← back")).collect()
}

#[test]
fn no_line_is_hidden_while_there_is_room_for_it_and_the_first_says_what_it_is_of() {
    let mut hidden = 0;
    for preset in presets() {
        for size in [(60, 18), (80, 24)] {
            let mut state = load(preset.name);
            for _ in 0..state.walk().steps().len() {
                let rows = formula(&state, size);
                if rows.iter().any(|row| row.contains("more above")) {
                    hidden += 1;
                    let first = rows.iter().find(|row| !row.trim().is_empty()).unwrap();
                    let begins_alone = first.trim_start().starts_with(['≈', '=']);
                    assert!(!begins_alone, "{} at {size:?}: {rows:#?}", state.step().title());
                    let blank = rows.iter().filter(|row| row.trim().is_empty()).count();
                    assert!(blank <= 2, "{} at {size:?}: {rows:#?}", state.step().title());
                }
                ask(&mut state, Command::NextStep);
            }
        }
    }
    assert!(hidden > 20, "{hidden}");
}

#[test]
fn two_runs_are_said_to_be_two_and_so_are_their_weights() {
    let mut state = opened(Problem::Regression);
    ask(&mut state, Command::Last);
    assert!(!shown(&state, (80, 24)).contains("two runs"));
    ask(&mut state, Command::Apply);
    let words = "All sentences start from the weights that the printed formulas trained.";
    assert!(shown(&state, (80, 24)).contains(words), "{}", shown(&state, (80, 24)));
    assert!(shown(&state, (80, 24)).contains("r shows the"), "{}", shown(&state, (80, 24)));
    ask(&mut state, Command::SwitchReading);
    assert_eq!(notice(&state), "These are the weights after 1 update with the correct formulas.");
    ask(&mut state, Command::SwitchReading);
    assert_eq!(notice(&state), "These are the weights after 1 update with the printed formulas.");
    ask_all(&mut state, &[Command::Unapply, Command::SwitchReading]);
    assert_eq!(state.notice, None, "before the first update both have the same weights");
}

#[test]
fn a_prediction_is_seen_to_be_a_change_times_a_derivative() {
    let mut state = at(Problem::Regression, "a12(0)");
    ask(&mut state, Command::Raise);
    for words in ["predicted 0.1·(-0.04763) = -0.004763", "by printed dE/da 0.1·0.05326 = 0.005326", "Esc puts it back"]
    {
        assert!(shown(&state, (80, 24)).contains(words), "{words}: {}", shown(&state, (80, 24)));
    }
    ask_all(&mut state, &[Command::Edit, Command::Close]);
    assert!(shown(&state, (80, 24)).contains("Esc hides this"), "{}", shown(&state, (80, 24)));
}

#[test]
fn targets_that_move_with_another_are_named() {
    let mut state = opened(Problem::Classification);
    ask(&mut state, Command::Edit);
    while state.edited_number().is_none_or(|number| number.to_string() != "l0") {
        ask(&mut state, Command::NextItem);
    }
    ask(&mut state, Command::Raise);
    let words = "l0 0 → 0.1 (l1 1 → 0.9: targets sum to 1)";
    assert!(shown(&state, (80, 24)).contains(words), "{}", shown(&state, (80, 24)));
}

#[test]
fn a_verdict_stands_below_the_formula_right_or_wrong() {
    let mut state = at(Problem::Regression, "X1(1)");
    ask(&mut state, Command::Practice);
    assert!(notice(&state).contains("now with the correct formulas"));
    for (answer, verdict) in [("2", "X1(1) = 2 is wrong"), ("1.0", "X1(1) = 1.0 is right")] {
        write(&mut state, answer);
        press(&mut state, Key::Plain(KeyCode::Enter));
        let shown = shown(&state, (80, 24));
        let rows: Vec<&str> = shown.lines().collect();
        let place = |words: &str| rows.iter().position(|row| row.contains(words));
        assert!(place(verdict) > place("k = 1") && place("k = 1").is_some(), "{shown}");
    }
}

#[test]
fn the_editor_has_one_line_of_losses_names_its_weights_and_marks_what_is_scrolled_away() {
    let mut state = at(Problem::Regression, "a12(0)");
    ask(&mut state, Command::Edit);
    let stage = |state: &State| shown(state, (80, 24)).lines().skip(2).take(6).collect::<Vec<_>>().join("\n");
    assert!(![" A", " B", " C"].iter().any(|letter| stage(&state).contains(letter)), "{}", stage(&state));
    let first = shown(&state, (80, 24));
    assert!(first.contains("a12(0) = 0.5  weight from input 1 to hidden unit 2"), "{first}");
    assert!(first.contains("a11(0) 0.4 ") && first.contains("a13(0) -0.6"), "{first}");
    ask(&mut state, Command::Raise);
    let changed = shown(&state, (80, 24));
    assert_eq!(changed.matches("E 0.2").count(), 1, "{changed}");
    for _ in 0..12 {
        ask(&mut state, Command::RowDown);
    }
    let last = shown(&state, (80, 24));
    assert!(!last.contains("sizes ") && (last.contains("more above") || last.contains(" +1")), "{last}");
}

#[test]
fn the_curve_says_where_updates_are_that_cannot_be_seen() {
    let mut state = at(Problem::Regression, "a12(0)");
    ask(&mut state, Command::WhatIf);
    let first = shown(&state, (80, 24));
    for words in ["C a12(0) after the correct update: 0.5048", "P C too near: PgUp zooms in"] {
        assert!(first.contains(words), "{first}");
    }
    assert!(first.contains("E 0.3789"), "the axis says of what it is: {first}");
    for _ in 0..9 {
        ask(&mut state, Command::PageUp);
    }
    let near = shown(&state, (80, 24));
    assert!(near.contains("C off to the right: PgDn zooms out"), "{near}");
}

#[test]
fn a_weight_without_room_is_marked_and_a_fixed_bias_is_no_new_number() {
    let mut state = opened(Problem::Regression);
    jump(&mut state, "a00(1)'");
    let mut marked = 0;
    while state.step().topic != gradwalk::walk::Topic::Outcome {
        let shown = shown(&state, (80, 24));
        let stage: Vec<&str> = shown.lines().skip(2).take(6).collect();
        let new = stage.iter().find(|row| row.contains('▸')).unwrap();
        let before = new.split('▸').next().unwrap().trim_end_matches([' ', 'A', 'B', 'C']);
        assert!(before.ends_with(|sign: char| sign.is_ascii_digit() || sign == '~'), "{shown}");
        marked += usize::from(before.ends_with('~'));
        ask(&mut state, Command::NextStep);
    }
    assert!(marked > 0);
    let mut state = load("xor");
    ask(&mut state, Command::Last);
    let shown = shown(&state, (80, 24));
    assert!(!shown.contains("▸0.2 ") && shown.contains(" 0.2 ─"), "{shown}");
}

#[test]
fn the_bar_begins_in_the_same_column_at_every_step() {
    let mut state = opened(Problem::Regression);
    let bar = |state: &State| {
        let shown = shown(state, (80, 24));
        let row: Vec<char> = shown.lines().nth(1).unwrap().chars().collect();
        row.iter().position(|sign| ['█', '░'].contains(sign)).zip(Some(row.len()))
    };
    let first = bar(&state);
    for _ in 0..state.walk().steps().len() {
        assert_eq!(bar(&state), first, "{}", state.step().title());
        ask(&mut state, Command::NextStep);
    }
}

#[test]
fn what_is_said_leaves_the_keys_that_go_on_and_leave() {
    let mut state = at(Problem::Regression, "a12(0)");
    ask_all(&mut state, &[Command::Raise, Command::Undo]);
    let shown = shown(&state, (80, 24));
    assert!(shown.contains("a12(0) is 0.5 again. Z makes the change once more."), "{shown}");
    assert!(shown.contains("→ next") && shown.contains("q quit"), "{shown}");
}

#[test]
fn a_formula_that_the_document_lacks_says_whose_derivatives_it_uses() {
    let mut state = opened(Problem::Classification);
    jump(&mut state, "dE/dX2(1)");
    let words = "It uses the correct dE/dX of the outputs, not the printed ones.";
    assert!(shown(&state, (80, 24)).contains(words), "{}", shown(&state, (80, 24)));
    ask(&mut state, Command::SwitchReading);
    assert!(!shown(&state, (80, 24)).contains(words));
}
