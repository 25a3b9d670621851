//! The jump prompt: names, numbers, and what is refused.

use super::*;

fn weight(state: &State, name: &str) -> gradwalk::quantity::Weight {
    match state.notation().parse(name) {
        Ok(Quantity::Weight(weight)) => weight,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_weight_leads_to_its_derivative_and_with_a_prime_to_its_update() {
    for problem in Problem::ALL {
        let state = at(problem, "a12(0)");
        let by = Variable::Weight(weight(&state, "a12(0)"));
        assert_eq!(state.step().quantity(), Some(Quantity::loss_by(by)));
        let state = at(problem, "a12(0)'");
        assert_eq!(state.step().quantity(), Some(Quantity::Updated(weight(&state, "a12(0)"))));
    }
}

#[test]
fn quantities_lead_to_their_steps() {
    assert_eq!(at(Problem::Regression, "E").step().quantity(), Some(Quantity::Loss));
    assert_eq!(at(Problem::Regression, "E").step().phase, Phase::Loss);
    let state = at(Problem::Classification, "X1(1)");
    assert_eq!(state.step().quantity(), state.notation().parse("X1(1)").ok());
    assert!(state.is_complete(), "one sees the whole step");
}

#[test]
fn unicode_names_mean_the_same() {
    let typed = at(Problem::Regression, "dE/da12(0)").position();
    for name in ["∂E/∂a₁₂⁽⁰⁾", "∂E/∂a_{12}^{(0)}", "a₁₂⁽⁰⁾", " d E / d a12 (0) "] {
        assert_eq!(at(Problem::Regression, name).position(), typed, "{name}");
    }
}

#[test]
fn numbers_count_from_one() {
    assert_eq!(at(Problem::Regression, "1").position(), 0);
    assert_eq!(at(Problem::Regression, " 7 ").position(), 6);
    let last = last_step(&opened(Problem::Regression));
    assert_eq!(at(Problem::Regression, &(last + 1).to_string()).position(), last);
}

#[test]
fn wrong_names_are_kept_with_a_complaint() {
    let count = last_step(&opened(Problem::Regression)) + 1;
    let beyond = (count + 1).to_string();
    let cases = [
        ("", "no name given"),
        ("foo", "no step has \"foo\"; type a name (X1(1), dE/da12(0), a12(0)'), words of a title"),
        ("a99(0)", "this network has no a99(0)"),
        ("0", "no step 0"),
        (beyond.as_str(), "they run from 1 to"),
    ];
    for (name, expected) in cases {
        let mut state = at(Problem::Regression, "E");
        let before = state.position();
        jump(&mut state, name);
        let (text, complaint) = prompt(&state);
        assert_eq!(text, name);
        assert!(complaint.is_some_and(|complaint| complaint.contains(expected)), "{name}: {complaint:?}");
        assert_eq!(state.position(), before);
    }
}

#[test]
fn a_complaint_lasts_until_the_text_changes_and_a_better_name_works() {
    let mut state = opened(Problem::Regression);
    jump(&mut state, "Ex");
    assert!(prompt(&state).1.is_some());
    press(&mut state, BACKSPACE);
    assert_eq!(prompt(&state), ("E", None));
    press(&mut state, ENTER);
    assert_eq!(state.overlay, Overlay::None);
    assert_eq!(state.step().quantity(), Some(Quantity::Loss));
}

#[test]
fn letters_of_commands_are_letters_here() {
    let mut state = opened(Problem::Regression);
    ask(&mut state, Command::Jump);
    write(&mut state, "qr? u/");
    assert_eq!(prompt(&state), ("qr? u/", None));
}

#[test]
fn keys_with_control_or_alt_write_nothing() {
    let mut state = opened(Problem::Regression);
    ask(&mut state, Command::Jump);
    for modifier in [KeyModifiers::CONTROL, KeyModifiers::ALT] {
        take_in(&mut state, &Event::Key(KeyEvent::new(KeyCode::Char('a'), modifier)));
    }
    assert_eq!(prompt(&state), ("", None));
}

#[test]
fn backspace_takes_a_sign_and_control_u_all() {
    let mut state = opened(Problem::Regression);
    ask(&mut state, Command::Jump);
    write(&mut state, "a₁");
    press(&mut state, BACKSPACE);
    assert_eq!(prompt(&state).0, "a");
    press(&mut state, BACKSPACE);
    press(&mut state, BACKSPACE);
    assert_eq!(prompt(&state).0, "", "nothing to take, and the prompt stays");
    write(&mut state, "abc");
    press(&mut state, Key::Control('u'));
    assert_eq!(prompt(&state).0, "");
}

#[test]
fn escape_leaves_everything_as_it_was() {
    let mut state = at(Problem::Regression, "E");
    let before = state.position();
    ask(&mut state, Command::Jump);
    write(&mut state, "a12(0)");
    press(&mut state, ESCAPE);
    assert_eq!((&state.overlay, state.position()), (&Overlay::None, before));
    ask(&mut state, Command::Jump);
    assert_eq!(prompt(&state), ("", None), "a new prompt is empty");
}

#[test]
fn a_name_has_no_more_than_forty_signs() {
    let mut state = opened(Problem::Regression);
    ask(&mut state, Command::Jump);
    write(&mut state, &"∂".repeat(50));
    assert_eq!(prompt(&state).0, "∂".repeat(40));
    take_in(&mut state, &Event::Paste("more".to_owned()));
    assert_eq!(prompt(&state).0, "∂".repeat(40));
}

#[test]
fn a_paste_is_written_without_its_control_signs() {
    let mut state = opened(Problem::Regression);
    jump(&mut state, "x");
    take_in(&mut state, &Event::Paste("a12\n\u{1b}(0)\t\r".to_owned()));
    assert_eq!(prompt(&state), ("xa12(0)", None));
    take_in(&mut state, &Event::Paste("1".repeat(100)));
    assert_eq!(prompt(&state).0.chars().count(), 40);
}

#[test]
fn a_paste_elsewhere_is_nothing() {
    let mut state = opened(Problem::Regression);
    assert_eq!(take_in(&mut state, &Event::Paste("q".to_owned())), Outcome::Unchanged);
    assert_eq!(state.overlay, Overlay::None);
}
