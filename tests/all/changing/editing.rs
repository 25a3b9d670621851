//! Numbers and networks edited in the table.

use super::*;

#[test]
fn an_edit_is_checked_as_it_is_typed_and_all_is_worked_out_anew() {
    let mut state = regression_at("a12(0)");
    ask(&mut state, Command::Edit);
    write(&mut state, "0.9x");
    for size in SIZES {
        assert!(shown(&state, size).contains("found \"0.9x\""), "{}", shown(&state, size));
    }
    press(&mut state, Key::Plain(KeyCode::Enter));
    assert_eq!(state.walk().scenario(), &Scenario::load("regression").unwrap(), "what is no number is not taken");
    press(&mut state, Key::Plain(KeyCode::Backspace));
    assert_eq!(state.complaint(), None);
    press(&mut state, Key::Plain(KeyCode::Enter));
    assert_eq!(state.walk().scenario().weights()[0][1][1].to_string(), "0.9");
    assert!(shown(&state, (80, 24)).contains("E 0.29862 → 0.27926"), "{}", shown(&state, (80, 24)));
    let step = state.position();
    ask(&mut state, Command::Close);
    assert_eq!((state.position(), state.editor().is_none()), (step, true), "the same step as before");
    // The values are those of the network with the new weight.
    let scenario = state.walk().scenario();
    let sample = scenario.sample();
    let output = scenario.network().forward(&sample).output()[0];
    let quantity = "O0(2)".parse_in(scenario);
    assert!((state.walk().exact().get(quantity).unwrap() - output).abs() < 1e-12);
}

#[test]
fn fractions_are_taken_and_what_may_not_stand_there_is_refused_beside_the_field() {
    let mut state = opened(Problem::Classification);
    ask(&mut state, Command::Edit);
    write(&mut state, "3/8");
    press(&mut state, Key::Plain(KeyCode::Right));
    assert_eq!(state.walk().scenario().x()[0].to_string(), "3/8");
    write(&mut state, "1e9");
    assert!(state.complaint().unwrap().contains("expected a number from -1000000 to 1000000"));
    press(&mut state, Key::Plain(KeyCode::Down));
    assert!(state.complaint().is_some(), "the cursor stays until it is a number or dropped");
    press(&mut state, Key::Plain(KeyCode::Esc));
    assert!(state.editor().is_some() && state.complaint().is_none());
    press(&mut state, Key::Plain(KeyCode::Esc));
    assert!(state.editor().is_none());
}

#[test]
fn another_network_keeps_what_fits_and_says_the_seed_of_the_rest() {
    let mut state = regression_at("a12(0)");
    let quantity = state.step().quantity();
    ask(&mut state, Command::Edit);
    press(&mut state, Key::Plain(KeyCode::Home));
    write(&mut state, "4");
    press(&mut state, Key::Plain(KeyCode::Enter));
    assert_eq!(state.walk().scenario().heading(), "regression 2-4-1");
    assert_eq!(state.notice.as_deref(), Some("New numbers are from seed 1. z undoes the change."));
    assert_eq!(state.step().quantity(), quantity, "the same step of the larger network");
    // Down to the activations, and to tanh.
    press(&mut state, Key::Plain(KeyCode::Down));
    press(&mut state, Key::Plain(KeyCode::Left));
    ask(&mut state, Command::Raise);
    assert_ne!(state.walk().scenario().architecture(), Problem::Regression.architecture());
    assert_eq!(state.settings.reading, ReadingKind::Exact, "the document does not cover it");
    let said = state.notice.clone().unwrap();
    assert!(
        said.starts_with("All numbers stay as they were. z undoes the change. Only the correct formulas"),
        "{said}"
    );
    while state.may_undo() {
        ask(&mut state, Command::Undo);
    }
    assert_eq!(state.walk().scenario(), &Scenario::load("regression").unwrap());
}

#[test]
fn nothing_is_changed_in_practice() {
    let mut state = opened(Problem::Regression);
    ask(&mut state, Command::Practice);
    let before = state.walk().scenario().clone();
    for command in [Command::Raise, Command::Lower, Command::Edit, Command::Undo, Command::NewNumbers, Command::Apply] {
        ask(&mut state, command);
        assert!(state.notice.as_deref().unwrap().starts_with("Not available in practice"), "{command:?}");
    }
    assert_eq!(state.walk().scenario(), &before);
}
