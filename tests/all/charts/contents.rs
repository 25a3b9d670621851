//! The contents of the chart.

use super::*;

#[test]
fn the_numbers_at_the_cursor_are_those_of_the_walk_there() {
    for (problem, name) in [(Problem::Regression, "dE/da12(0)"), (Problem::Classification, "a21(1)'")] {
        let start = Scenario::load(problem.name()).unwrap();
        let mut state = opened(problem);
        jump(&mut state, name);
        train(&mut state, 6);
        go_to_step(&mut state, 4);
        let readouts = state.readouts();
        assert_eq!(readouts.iter().map(|readout| readout.reading).collect::<Vec<_>>(), [Document, Exact]);
        let weight = state.watched_weight().unwrap();
        let derivative = state.chart().unwrap().watched().derivative;
        assert_eq!(format!("dE/d{weight}"), derivative.to_string());
        for readout in readouts {
            let there = Walk::new(stepped(&start, readout.reading, 4));
            let values = there.values(readout.reading).unwrap();
            let numbers = readout.numbers.unwrap();
            let found = [Some(numbers.loss), numbers.derivative, numbers.weight];
            for (found, quantity) in found.into_iter().zip([Quantity::Loss, derivative, weight]) {
                let expected = values.get(quantity).unwrap();
                assert!(is_near(found.unwrap(), expected), "{quantity}: {found:?} {expected}");
                for size in SIZES {
                    let number = significant(expected, 4);
                    assert!(shown(&state, size).contains(&number), "{quantity} {number}: {}", shown(&state, size));
                }
            }
        }
    }
}

#[test]
fn where_the_printed_formulas_leave_the_finite_numbers_is_said() {
    let scenario = Scenario::load("regression").unwrap();
    let mut run = Document.run(&Arc::new(scenario.training(Update::All)), 2000).unwrap();
    run.advance(2000);
    let Some(End::NotFinite { step }) = run.end() else { panic!("{:?}", run.end()) };
    let mut state = opened(Problem::Regression);
    train(&mut state, 2000);
    for size in SIZES {
        let shown = words(&state, size);
        let sentence = format!("With the printed formulas the numbers are not finite from step {step} on.");
        assert!(shown.contains(&sentence), "{shown}");
        assert!(shown.contains(&format!("printed not finite from step {step} on")), "{shown}");
    }
    // Opened after that step, the printed weights stay at their last.
    press(&mut state, ENTER);
    assert_eq!(state.training_step(), step);
    let notice = state.notice.clone().unwrap();
    assert!(notice.contains(&format!("The printed formulas stay at training step {step}:")), "{notice}");
    ask(&mut state, Command::SwitchReading);
    assert_eq!(state.training_step(), 2001);
}

#[test]
fn the_axes_have_numbers_and_the_scale_can_be_switched() {
    let mut state = opened(Problem::Classification);
    train(&mut state, 100);
    let losses: Vec<f64> = state.courses_in_view().iter().flat_map(|course| course.losses()).copied().collect();
    let [lowest, highest] =
        [losses.iter().copied().fold(f64::MAX, f64::min), losses.iter().copied().fold(0.0, f64::max)];
    // The suitable scale comes first.
    for scale in [Scale::Logarithmic, Scale::Linear, Scale::Logarithmic] {
        assert_eq!(state.scale_of_losses().unwrap().scale, scale);
        for size in SIZES {
            let shown = shown(&state, size);
            let has = |words: &str| shown.contains(words);
            assert!(has(&format!("{} │", significant(lowest, 4))), "{shown}");
            assert!(has(&format!("{} │", significant(highest, 4))), "{shown}");
            assert!(has("step 100\n") && has("log scale") == (scale == Scale::Logarithmic), "{shown}");
        }
        ask(&mut state, Command::SwitchScale);
    }
    ask(&mut state, Command::SwitchChart);
    ask(&mut state, Command::SwitchScale);
    assert!(state.notice.as_ref().unwrap().contains("weights may be negative"));
}

#[test]
fn the_readings_are_told_apart_without_colour() {
    for (glyphs, [printed, correct]) in [(Glyphs::Small, ["×", "▀"]), (Glyphs::Ascii, ["x", "*"])] {
        let mut state = opened(Problem::Regression);
        state.settings.glyphs = glyphs;
        train(&mut state, 60);
        for size in SIZES {
            let shown = shown(&state, size);
            let (_, plot) = shown.split_once("correct").unwrap();
            assert!(plot.matches(printed).count() > 5 && plot.matches(correct).count() > 5, "{shown}");
        }
    }
}

#[test]
fn nothing_is_told_of_printed_formulas_before_they_are_asked_for() {
    let mut state = built_in("regression", Exact);
    train(&mut state, 2000);
    for page in [ChartPage::Losses, ChartPage::Weights, ChartPage::Plane] {
        assert_eq!(state.chart().unwrap().page(), page);
        for size in SIZES {
            let shown = shown(&state, size);
            let told = ["printed", "correct", "not finite", "×"].into_iter().find(|word| shown.contains(word));
            assert_eq!(told, None, "{shown}");
        }
        ask(&mut state, Command::SwitchChart);
    }
}

#[test]
fn the_weights_are_gone_through_one_by_one() {
    let mut state = opened(Problem::Regression);
    jump(&mut state, "dE/da12(0)");
    train(&mut state, 20);
    ask(&mut state, Command::SwitchChart);
    let name = |state: &State| state.watched_weight().unwrap().to_string();
    assert_eq!(name(&state), "a12(0)");
    for next in ["a13(0)", "a21(0)"] {
        ask(&mut state, Command::RowDown);
        assert_eq!(name(&state), next);
        for size in SIZES {
            let shown = words(&state, size);
            assert!(shown.contains(&format!("{next} over the steps")) && shown.contains("· others"), "{shown}");
        }
    }
    (0..4).for_each(|_| press_again(&mut state, Command::RowUp));
    assert_eq!(name(&state), "a03(0)");
    (0..3).for_each(|_| press_again(&mut state, Command::RowUp));
    assert_eq!(name(&state), "a30(1)", "around the end");
}

#[test]
fn the_other_reading_can_be_shown_on_the_chart() {
    let mut state = opened(Problem::Classification);
    train(&mut state, 50);
    ask_all(&mut state, &[Command::SwitchChart, Command::SwitchChart]);
    assert!(shown(&state, (80, 24)).contains("O0(2) (printed)"));
    ask(&mut state, Command::SwitchReading);
    assert!(shown(&state, (80, 24)).contains("O0(2) (correct)"));
    press(&mut state, ENTER);
    assert_has_weights_of(state.walk().scenario(), &stepped(&Scenario::load("classification").unwrap(), Exact, 50));
}

#[test]
fn any_keys_on_a_chart_can_be_drawn() {
    use proptest::prelude::*;
    for name in ["regression", "softmax"] {
        let mut start = built_in(name, Document);
        train(&mut start, 200);
        never_panics(&start, 24, prop_oneof![4 => bound_key(), 1 => sign_of("0123456789tv")]);
    }
}
