//! Any single number practised: all numbers before the step where practice begins are given.

use super::*;

/// At every kind of step, in every kind of network, the numbers that the value depends on are shown, but not the value.
#[test]
fn what_any_number_depends_on_is_given_where_practice_begins() {
    for name in ["regression", "classification", "relu", "tanh", "textbook", "xor"] {
        let start = load(name);
        for step in asked(&start) {
            let mut state = start.clone();
            go_to_step(&mut state, step);
            ask(&mut state, Command::Practice);
            let practice = state.practice().unwrap();
            let title = &state.step().title();
            assert!(state.waits() && practice.missing(state.walk(), step).is_empty(), "{name}: {title}");
            let operands = state.operands();
            assert!(operands.iter().all(|operand| operand.number.is_some()), "{name}: {title}: {operands:?}");
            assert!(!operands.is_empty() || state.needs_no_calculation(), "{name}: {title}");
            let asked = format!("{} = ?", state.step().name());
            for (width, height) in SIZES {
                let shown = text(&picture(&state, width, height));
                assert!(shown.contains(&asked), "{name}: {shown}");
                assert!(operands.is_empty() || shown.contains("depends on"), "{name}: {shown}");
            }
            let number = right(&state, 6);
            let other_sign = format!("{:.6}", -value(&state));
            if value(&state) != 0.0 {
                type_number(&mut state, &other_sign);
                for (width, height) in SIZES {
                    let shown = in_one_row(&text(&picture(&state, width, height)));
                    let is_wrong = format!("{} = {other_sign} is wrong.", state.step().name());
                    assert!(
                        [&is_wrong, &asked, "Try again, or H shows"].into_iter().all(|words| shown.contains(words)),
                        "{name}: {shown}"
                    );
                }
            }
            type_number(&mut state, &number);
            assert_eq!(state.mark().unwrap().judged().unwrap().verdict, Verdict::Right);
        }
    }
}

#[test]
fn the_derivative_by_a_weight_of_the_first_layer() {
    let mut state = load("regression");
    go(&mut state, "dE/da12(0)");
    ask(&mut state, Command::Practice);
    assert!(state.notice.as_deref().unwrap().contains("All numbers before this step are given."));
    let shown = text(&picture(&state, 80, 24));
    assert!(shown.contains("dE/da12(0) = ?"), "{shown}");
    for operand in ["y = 0.8", "a20(1) = 0.4", "O2(1) = 0.320821"] {
        assert!(shown.contains(operand), "{operand}: {shown}");
    }
    assert!(!Number::all(&seen(&state)).iter().any(|number| number.is(value(&state))));
    ask(&mut state, Command::Hint);
    assert_eq!(state.mark().and_then(Mark::hint), Some(Hint::Numbers), "the first hint is there already");
    type_number(&mut state, "-0.04763");
    assert_eq!(state.mark().unwrap().judged().unwrap().verdict, Verdict::Right);
}

#[test]
fn where_nothing_is_before_it_nothing_is_said_to_be_given() {
    let state = practised("regression");
    assert_eq!(
        state.notice.as_deref(),
        Some("Practice: work out each number and type it (now with the correct formulas). P ends practice.")
    );
}

/// By hand 0.3 - 0.3 is 0, whatever remains in binary; so are all derivatives, and the loss.
#[test]
fn what_cancels_is_right_as_0() {
    let toml = "alpha = 0.1\nx = [1, 1]\ntarget = 0.3\nfirst = [[0, 0], [0.1, 0], [0, 0.2]]\n\
        second = [[0], [1], [1]]\n[network]\nhidden = \"linear\"\noutput = \"linear\"\nloss = \"squared\"\n";
    for name in ["E", "dE/dO0(2)", "dE/da11(0)"] {
        let scenario = Scenario::from_toml(toml, "cancels.toml").unwrap();
        let mut state = State::new(scenario, settings(Glyphs::Small, ReadingKind::Exact));
        go(&mut state, name);
        assert!(text(&picture(&state, 80, 24)).lines().any(|row| row.trim() == "≈ 0"), "{name}");
        ask(&mut state, Command::Practice);
        type_number(&mut state, "0");
        assert_eq!(state.mark().unwrap().judged().unwrap().verdict, Verdict::Right, "{name}");
    }
}
