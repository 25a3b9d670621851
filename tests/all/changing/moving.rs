//! Numbers moved by a key on their step, and parts followed to their steps.

use super::*;

#[test]
fn a_weight_is_moved_by_a_key_and_the_loss_does_what_was_predicted() {
    let mut state = regression_at("a12(0)");
    let before = state.walk().scenario().clone();
    ask(&mut state, Command::Raise);
    let after = state.walk().scenario();
    assert_eq!(after.weights()[0][1][1], Number::typed(0.6, "0.6"));
    let experiment = state.experiment().unwrap();
    assert_eq!((experiment.before, experiment.after), (loss(&before), loss(after)));
    // The derivative from the matrices, times 0.1.
    let gradient = before.network().objective(&before.network_samples(), before.reduction()).gradient();
    let predicted = gradient[0][(1, 1)] * (0.6 - 0.5);
    assert!((experiment.predicted.change - predicted).abs() < 1e-12, "{experiment:?}");
    for size in SIZES {
        let shown = shown(&state, size);
        for words in ["a12(0) 0.5 → 0.6", "E 0.298623 → 0.293837", "change -0.004786", "-0.004763"] {
            assert!(shown.contains(words), "{words} at {size:?}: {shown}");
        }
        assert!(
            shown.contains("by printed dE/da ") && shown.contains("0.005326"),
            "the printed rule is seen to be wrong: {shown}"
        );
    }
}

#[test]
fn the_line_stands_where_it_stands_and_the_picture_with_it() {
    let mut state = regression_at("a12(0)");
    let rows_of = |state: &State, size| -> Vec<String> { shown(state, size).lines().map(str::to_owned).collect() };
    for size in SIZES {
        ask(&mut state, Command::Raise);
        let first = rows_of(&state, size);
        let place = first.iter().position(|row| row.contains("a12(0) 0.5")).unwrap();
        for command in [Command::RaiseFinely, Command::LowerFinely, Command::Raise, Command::NextStep, Command::Help] {
            ask(&mut state, command);
            if command == Command::Help {
                ask(&mut state, Command::Close);
            }
            let now = rows_of(&state, size);
            assert!(now[place].starts_with("a12(0) 0.5 "), "{command:?} at {size:?}: {}", now.join("\n"));
        }
        ask(&mut state, Command::Close);
        jump(&mut state, "a12(0)");
    }
}

#[test]
fn what_changed_is_marked_in_picture_formula_and_table() {
    let mut state = regression_at("a12(0)");
    ask(&mut state, Command::SwitchReading);
    ask(&mut state, Command::Raise);
    let buffer = picture(&state, 120, 40);
    let underlined: Vec<String> = rows(&buffer)
        .flat_map(|row| {
            row.chunk_by(|one, next| {
                one.modifier.contains(Modifier::UNDERLINED) == next.modifier.contains(Modifier::UNDERLINED)
            })
            .filter(|cells| cells[0].modifier.contains(Modifier::UNDERLINED))
            .map(|cells| text_of(cells).trim().to_owned())
            .collect::<Vec<_>>()
        })
        .collect();
    // The output of hidden unit 2 in picture and formula, the weight in the table, the value; unit 1 is unchanged.
    for number in ["0.3318", "0.331812", "0.6", "-0.04807"] {
        assert!(underlined.iter().any(|text| text.contains(number)), "{number}: {underlined:?}");
    }
    assert!(!underlined.iter().any(|text| text.contains("0.7311")), "{underlined:?}");
    ask(&mut state, Command::Close);
    assert!(!state.is_trying());
    assert_eq!(state.walk().scenario(), &Scenario::load("regression").unwrap(), "put back to the byte");
}

#[test]
fn of_numbers_without_a_step_the_slope_is_numeric_and_said_so() {
    let mut state = opened(Problem::Regression);
    ask(&mut state, Command::Last);
    ask(&mut state, Command::Raise);
    let experiment = state.experiment().unwrap();
    assert_eq!((experiment.given, experiment.predicted.by), (Given::LearningRate, Slope::Numeric));
    assert_eq!(experiment.watched.to_string(), "E'");
    assert!(shown(&state, (80, 24)).contains("predicted (numeric slope)"), "{}", shown(&state, (80, 24)));
}

#[test]
fn the_number_in_the_chosen_part_is_moved_and_of_others_a_sentence_says_where_they_are_from() {
    let mut state = regression_at("a12(0)");
    ask_all(&mut state, &[Command::NextFactor, Command::NextFactor, Command::Raise]);
    assert_eq!(state.experiment().unwrap().name.to_string(), "a20(1)");
    let mut state = regression_at("dE/dX1(1)");
    ask(&mut state, Command::SwitchReading);
    let exact: Vec<String> = state.quantities_in_parts().iter().map(|(_, of)| format!("{of:?}")).collect();
    assert!(exact.len() > 1, "{exact:?}");
    for _ in 0..state.parts().len() {
        ask(&mut state, Command::NextFactor);
        if state.number_to_change().is_err() {
            ask(&mut state, Command::Raise);
            assert!(state.notice.as_deref().unwrap().contains("was calculated in earlier steps: Enter goes there."));
            return;
        }
    }
    panic!("no part is without a given number");
}

#[test]
fn a_part_is_followed_to_its_step_and_back_with_the_trail_in_view() {
    let mut state = State::new(Scenario::load("textbook").unwrap(), settings(Glyphs::Small, ReadingKind::Exact));
    jump(&mut state, "a11(0)");
    let start = state.position();
    ask_all(&mut state, &[Command::NextFactor, Command::Follow]);
    let second = state.position();
    assert_ne!(second, start);
    for size in SIZES {
        assert!(shown(&state, size).contains("dE/da11(0) › A "), "{}", shown(&state, size));
    }
    ask_all(&mut state, &[Command::NextFactor, Command::Follow]);
    assert_ne!(state.position(), second);
    ask(&mut state, Command::Return);
    assert_eq!((state.position(), state.chosen().is_some()), (second, true));
    ask(&mut state, Command::Return);
    assert_eq!((state.position(), state.chosen().is_some()), (start, true));
    // Without a trail it is one line back, and without a part one line on.
    let mut state = regression_at("X1(1)");
    ask(&mut state, Command::Return);
    assert!(!state.is_complete());
    ask(&mut state, Command::Follow);
    assert!(state.is_complete());
}

#[test]
fn the_picture_says_which_way_lowers_the_loss() {
    let mut state = opened(Problem::Regression);
    ask_all(&mut state, &[Command::SwitchReading, Command::Last]);
    ask(&mut state, Command::PreviousStep);
    let before = state.walk().scenario().clone();
    let shown = shown(&state, (80, 24));
    for (sign, text) in [("▲", "O0 0.2535"), ("▲", "O2 0.3208"), ("▼", "O1 0.7311")] {
        let row = shown.lines().find(|row| row.contains(text)).unwrap();
        assert!(row.contains(&format!("{text} {sign}")) || row.contains(&format!("{text} A {sign}")), "{shown}");
    }
    // Raising the output, by its bias, does lower the loss.
    let given = Notation::of(&before).given("a00(1)".parse_in(&before), 0).unwrap();
    let raised = before.with(given, before.number(given).unwrap().plus(0.01)).unwrap();
    assert!(loss(&raised) < loss(&before));
}
