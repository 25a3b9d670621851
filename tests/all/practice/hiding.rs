//! Hidden numbers stay hidden: no screen shows a number that is neither given, answered nor looked up.

use super::*;

/// The numbers asked for, as they would be printed, except those that are also given or too short to be recognised.
/// With their steps.
fn secrets(state: &State) -> Vec<(usize, String)> {
    let walk = state.walk();
    let is_given = |value: f64| walk.weights().any(|weight| walk.exact().get(Quantity::Weight(weight)) == Some(value));
    let mut plain = load_like(state);
    let given: String = (0..2)
        .map(|_| {
            let text = seen(&plain);
            ask(&mut plain, Command::NextStep);
            text
        })
        .collect();
    (0..walk.steps().len())
        .filter(|step| Practice::asks(walk, *step))
        .filter_map(|step| {
            let (values, quantity) =
                (walk.values_at(&walk.steps()[step], ReadingKind::Exact)?, walk.steps()[step].quantity()?);
            let text = walk.printed(values, quantity, state.settings.digits);
            let is_secret = !values.get(quantity).is_some_and(is_given);
            (is_secret && text.len() > 4 && !given.contains(text.trim_start_matches('-'))).then_some((step, text))
        })
        .collect()
}

fn load_like(state: &State) -> State {
    State::new(state.walk().scenario().clone(), settings(Glyphs::Ascii, ReadingKind::Exact))
}

/// Each secret that some screen of a walk through all steps shows.
fn leaks(mut state: State, secrets: &[(usize, String)]) -> Vec<String> {
    let mut leaks = Vec::new();
    ask(&mut state, Command::First);
    for _ in 0..state.walk().steps().len() {
        let seen = seen(&state);
        for (_, secret) in secrets.iter().filter(|(_, secret)| seen.contains(secret.as_str())) {
            leaks.push(format!("{secret} at {}", state.step().title()));
        }
        ask(&mut state, Command::NextStep);
    }
    leaks
}

#[test]
fn nothing_that_is_not_answered_is_on_any_screen() {
    for name in ["regression", "classification", "relu", "tanh", "textbook", "xor"] {
        let state = practised(name);
        let secrets = secrets(&state);
        assert!(secrets.len() > 10, "{name}");
        assert_eq!(leaks(state, &secrets), Vec::<String>::new(), "{name}");
    }
}

/// The loss after the update, the new outputs and the curve of the losses are made of all new weights.
#[test]
fn the_result_is_hidden_until_the_loss_and_every_new_weight_is_answered() {
    let mut state = practised("regression");
    let after = state.walk().printed(state.walk().exact(), Quantity::LossAfter, state.settings.digits);
    let is_seen = |state: &State| {
        let mut state = state.clone();
        ask(&mut state, Command::Last);
        SIZES.map(|size| {
            let shown = text(&picture(&state, size.0, size.1));
            let is_new = |part: &str| part.starts_with(|sign: char| sign == '-' || sign.is_ascii_digit());
            shown.contains(&after) || shown.split('▸').skip(1).any(is_new)
        })
    };
    let asked = asked(&state);
    let is_update = |step: &usize| matches!(state.walk().steps()[*step].quantity(), Some(Quantity::Updated(_)));
    let (updates, before): (Vec<usize>, Vec<usize>) = asked.into_iter().partition(is_update);
    for step in before.into_iter().chain(updates) {
        assert_eq!(is_seen(&state), [false; 3], "before {}", state.walk().steps()[step].title());
        go_to_step(&mut state, step);
        let number = right(&state, 7);
        type_number(&mut state, &number);
    }
    assert_eq!(is_seen(&state), [true; 3], "all is answered");
}

/// The title of a step names no erratum: that would reveal the likely mistake.
#[test]
fn no_title_names_errata() {
    let with_errata = |state: &State| {
        let title = &state.step().title();
        let shown = seen(state);
        let own = state.step().errata.iter().filter(|erratum| erratum.changes_numbers());
        let row = shown.lines().find(|row| row.contains(title.split("  ").next().unwrap())).unwrap_or_default();
        own.filter(|erratum| row.contains(&erratum.to_string())).count()
    };
    let on_all_steps = |mut state: State| -> usize {
        ask(&mut state, Command::First);
        let steps = state.walk().steps().len();
        (0..steps)
            .map(|_| {
                let count = with_errata(&state);
                ask(&mut state, Command::NextStep);
                count
            })
            .sum()
    };
    for name in ["regression", "classification"] {
        assert_eq!(on_all_steps(practised(name)), 0, "{name}");
        assert!(on_all_steps(load(name)) > 10, "{name}: outside practice they are named");
    }
}

/// The test above can fail: without practice all of them are seen.
#[test]
fn without_practice_everything_is_on_some_screen() {
    for name in ["regression", "classification", "xor"] {
        let state = practised(name);
        let secrets = secrets(&state);
        let seen: String = leaks(load_like(&state), &secrets).join("\n");
        let missing: Vec<_> = secrets.iter().filter(|(_, secret)| !seen.contains(secret.as_str())).collect();
        assert!(missing.is_empty(), "{name}: {missing:?}");
    }
}

/// Somebody who skips every other step, and answers the rest with a wrong sign, is shown no number.
#[test]
fn verdicts_slips_and_lines_tell_nothing_of_what_is_left_out_or_wrong() {
    for name in ["regression", "classification"] {
        let mut state = practised(name);
        let secrets = secrets(&state);
        for step in asked(&state).into_iter().step_by(2) {
            go_to_step(&mut state, step);
            let other_sign = format!("{:.6}", -value(&state));
            type_number(&mut state, &other_sign);
            // Ahead of too many skipped steps it does not count as an answer.
            ask(&mut state, Command::Close);
        }
        let is_wrong = |step: usize| state.practice().unwrap().mark(step).is_some_and(|mark| !mark.is_settled());
        assert!(asked(&state).into_iter().filter(|step| is_wrong(*step)).count() > 10);
        let values: Vec<f64> = secrets.iter().map(|(step, _)| value_at(&state, *step)).collect();
        // A number may equal another with the opposite sign, which is typed.
        let is_other = |value: &f64| values.iter().all(|other| (value + other).abs() > 1e-6);
        let values: Vec<f64> = values.iter().copied().filter(is_other).collect();
        assert!(values.len() > 20, "{name}: {values:?}");
        for step in 0..state.walk().steps().len() {
            ask(&mut state, Command::First);
            go_to_step(&mut state, step);
            let numbers = Number::all(&seen(&state));
            let told: Vec<_> = values.iter().filter(|value| numbers.iter().any(|number| number.is(**value))).collect();
            assert!(told.is_empty(), "{name}, {}: {told:?}", state.step().title());
        }
    }
}

fn value_at(state: &State, step: usize) -> f64 {
    let mut state = state.clone();
    go_to_step(&mut state, step);
    value(&state)
}

#[test]
fn the_law_shows_and_the_numbers_do_not() {
    let mut state = practised("regression");
    go(&mut state, "dE/da12(0)");
    let kinds: Vec<LineKind> = state.lines().iter().map(|line| line.kind).collect();
    assert_eq!(kinds, [LineKind::Law, LineKind::Bound]);
    // The parts can be told apart in letters, without a number.
    ask(&mut state, Command::NextFactor);
    assert!(text(&picture(&state, 80, 24)).contains(" A  y = 0.8, O0(2) = ?"), "{}", text(&picture(&state, 80, 24)));
}

#[test]
fn after_an_answer_the_lines_are_stepped_through_as_usual() {
    let mut state = practised("regression");
    go(&mut state, "X1(1)");
    let hidden = state.lines_shown();
    answer(&mut state, "X1(1)", "7");
    assert!(state.lines_shown() == hidden && state.is_complete(), "a wrong one opens nothing");
    answer_right(&mut state, "X1(1)");
    assert!(state.lines_shown() == hidden && !state.is_complete(), "they do not all appear at once");
    while !state.is_complete() {
        ask(&mut state, Command::NextLine);
    }
    let mut exact = load("regression");
    ask(&mut exact, Command::SwitchReading);
    go(&mut exact, "X1(1)");
    assert_eq!(state.lines(), exact.lines());
}

#[test]
fn what_was_answered_stays_known_and_what_was_not_stays_a_question() {
    let mut state = practised("regression");
    answer_right(&mut state, "O1(1)");
    let printed = {
        go(&mut state, "O1(1)");
        state.walk().printed(state.walk().exact(), state.step().quantity().unwrap(), state.settings.digits)
    };
    ask(&mut state, Command::First);
    assert!(seen(&state).contains(&format!("O1 {printed}")), "in the picture");
    assert!(seen(&state).lines().any(|row| row.contains("O2 ") && !row.contains("O2 0")));
}

#[test]
fn numbers_made_of_hidden_ones_wait_for_those() {
    let mut state = practised("regression");
    answer_right(&mut state, "O1(1)");
    let has_numbers = |state: &State| state.lines().iter().any(|line| line.kind == LineKind::Numbers);
    assert!(!has_numbers(&state), "X1(1) is in them");
    while !state.is_complete() {
        ask(&mut state, Command::NextLine);
    }
    assert!(seen(&state).contains("Answer X1(1) to see the numbers here."), "which is said");
    answer(&mut state, "X1(1)", "0.1");
    go(&mut state, "O1(1)");
    assert!(!has_numbers(&state) && seen(&state).contains("Correct X1(1) to see the numbers here."));
    answer_right(&mut state, "X1(1)");
    go(&mut state, "O1(1)");
    assert!(has_numbers(&state));
}

#[test]
fn what_stands_before_the_first_step_of_practice_is_known() {
    let mut state = opened(Problem::Regression);
    go(&mut state, "O1(1)");
    let (known, asked) = (state.walk().steps()[state.position() - 1].quantity().unwrap(), state.step().quantity());
    ask(&mut state, Command::Practice);
    assert!(state.may_show(known) && !state.may_show(asked.unwrap()));
    ask(&mut state, Command::PreviousStep);
    assert!(!state.may_show(known), "going back to it, one may answer it too");
}

#[test]
fn a_question_is_shown_whole_however_one_comes_to_it() {
    let mut state = practised("regression");
    go(&mut state, "X1(1)");
    ask(&mut state, Command::NextLine);
    assert!(state.waits() && state.is_complete());
    assert_eq!(state.step().quantity(), state.notation().parse("O1(1)").ok());
    assert!(text(&picture(&state, 80, 24)).contains("O1(1) = ?"));
}
