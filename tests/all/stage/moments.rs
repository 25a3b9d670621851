//! The numbers in the picture at each moment of the walk.

use super::*;

#[test]
fn nothing_is_in_the_picture_before_it_is_computed() {
    for (size, count) in SIZES {
        for problem in Problem::ALL {
            at_every_step(opened_with(problem, settings(Glyphs::Small, ReadingKind::Exact)), |state| {
                let shown = stage(state, size, count).join("\n");
                let later = &state.walk().steps()[state.position() + 1..];
                for quantity in later.iter().filter_map(gradwalk::walk::Step::quantity) {
                    let is_at_a_unit = matches!(quantity, Quantity::Activation(_) | Quantity::NetInput(_));
                    let number = state.walk().printed(state.walk().exact(), quantity, state.settings.digits);
                    let is_new = !number_is_known(state, &number);
                    assert!(!(is_at_a_unit && is_new && shown.contains(&number)), "{quantity} = {number}:\n{shown}");
                }
            });
        }
    }
}

/// Whether a number belongs to this step or an earlier one, or was given.
fn number_is_known(state: &State, number: &str) -> bool {
    let steps = &state.walk().steps()[..=state.position()];
    let printed = |quantity| state.walk().printed(state.walk().exact(), quantity, state.settings.digits);
    steps.iter().filter_map(gradwalk::walk::Step::quantity).any(|quantity| printed(quantity).contains(number))
        || number.len() < 5
}

#[test]
fn values_come_from_the_left_and_derivatives_from_the_right() {
    let mut state = opened_with(Problem::Regression, settings(Glyphs::Small, ReadingKind::Exact));
    let shown = |state: &State| stage(state, (80, 24), 6).join("\n");
    jump(&mut state, "X2(1)");
    assert!(shown(&state).contains("X2 -0.7500") && !shown(&state).contains(['▲', '▼']));
    jump(&mut state, "O2(1)");
    assert!(shown(&state).contains("O2 0.3208"));
    jump(&mut state, "dE/dX0(2)");
    assert!(shown(&state).contains("O0 0.2535 A ▲-1.093"), "{}", shown(&state));
    assert_eq!(shown(&state).matches(['▲', '▼']).count(), 1);
    jump(&mut state, "dE/da12(0)");
    assert!(shown(&state).contains(" ▲-0.04763 "), "at its edge, with four digits: {}", shown(&state));
    jump(&mut state, "a12(0)'");
    assert!(shown(&state).contains("▸0.5048"), "{}", shown(&state));
}

/// The content of the picture after the update, from the matrices: each unit's output before and after it.
fn outputs_before_and_after(state: &State, sample: usize) -> Vec<String> {
    let stepped = state.walk().stepped(state.settings.reading).unwrap();
    let outputs = |scenario: &Scenario| {
        let forward = scenario.network().forward(&scenario.network_samples()[sample]);
        let hidden = forward.layers[0].output.clone();
        let named = |first: usize, values: Vec<f64>| {
            values.into_iter().enumerate().map(move |(place, value)| (place + first, value))
        };
        named(1, hidden).chain(named(0, forward.output().to_vec())).collect::<Vec<_>>()
    };
    let pairs = outputs(state.walk().scenario()).into_iter().zip(outputs(&stepped));
    pairs.map(|((unit, before), (_, after))| format!("O{unit} {before:.4} ▸{after:.4}")).collect()
}

#[test]
fn the_last_step_shows_a_new_forward_pass() {
    for reading in [ReadingKind::Document, ReadingKind::Exact] {
        let mut state = opened_with(Problem::Classification, settings(Glyphs::Small, reading));
        ask(&mut state, Command::Last);
        assert_eq!(state.step().topic, Topic::Outcome);
        for (size, count) in SIZES {
            let shown = stage(&state, size, count).join("\n");
            for unit in outputs_before_and_after(&state, 0) {
                assert!(shown.contains(&unit), "{unit} in\n{shown}");
            }
        }
        ask(&mut state, Command::PreviousLine);
        assert!(!stage(&state, (80, 24), 6).join("\n").contains('▸'), "not before its last line");
    }
}

#[test]
fn of_several_samples_the_first_is_passed_forward_again_and_it_is_said_which() {
    let mut state = State::new(Scenario::load("xor").unwrap(), settings(Glyphs::Small, ReadingKind::Exact));
    ask(&mut state, Command::Last);
    for (size, count) in SIZES {
        let shown = stage(&state, size, count).join("\n");
        for unit in outputs_before_and_after(&state, 0) {
            assert!(shown.contains(&unit), "{unit} in\n{shown}");
        }
        assert!(text(&picture(&state, size.0, size.1)).contains("network: sample 1 of 4"));
    }
    ask(&mut state, Command::PreviousStep);
    assert!(!stage(&state, (80, 24), 6).join("\n").contains("O1 0.5250"), "an update is of no one sample");
}

#[test]
fn the_path_of_a_small_screen_says_nothing_ahead_of_its_time() {
    for problem in Problem::ALL {
        let mut state = opened_with(problem, settings(Glyphs::Small, ReadingKind::Exact));
        jump(&mut state, "X1(1)");
        let path = |state: &State| rows(&picture(state, 60, 18)).nth(2).map(text_of).unwrap();
        let number = |quantity| state.walk().printed(state.walk().exact(), quantity, state.settings.digits);
        let parse = |name: &str| state.notation().parse(name).unwrap();
        let (net_input, output) = (number(parse("X1(1)")), number(parse("O1(1)")));
        assert!(path(&state).contains(&net_input), "{net_input} in {}", path(&state));
        assert!(!path(&state).contains(&output), "{output} in {}", path(&state));
        ask(&mut state, Command::PreviousLine);
        assert!(!path(&state).contains(&net_input), "before its last line: {}", path(&state));
        jump(&mut state, "O1(1)");
        assert!(path(&state).contains(&output), "{output} in {}", path(&state));
    }
}
