//! Many training steps at once on the screen: how they run and are stopped, what the chart says at its cursor, and how
//! an update is opened and taken back.

use crossterm::event::KeyCode;
use gradwalk::{
    formula::digits::significant,
    network::Sample,
    picture::Scale,
    quantity::Quantity,
    reading::ReadingKind::{self, Document, Exact},
    scenario::{Problem, Scenario, presets},
    training::{End, Update},
    tui::{
        keys::{Command, Key, binding},
        state::{Chart, ChartPage, State},
        update,
    },
    typeset::Glyphs,
    walk::Walk,
};
use std::sync::Arc;

use crate::screen::{
    any_keys::{bound_key, never_panics, sign_of},
    ask, ask_all, drawn, event_of, jump, opened, picture, press, settings, text, write,
};

const SIZES: [(u16, u16); 3] = [(60, 18), (80, 24), (120, 40)];

const ENTER: Key = Key::Plain(KeyCode::Enter);

fn shown(state: &State, (width, height): (u16, u16)) -> String {
    text(&picture(state, width, height))
}

fn built_in(name: &str, reading: ReadingKind) -> State {
    State::new(Scenario::load(name).unwrap(), settings(Glyphs::Small, reading))
}

/// Trains this many steps to their end.
fn train(state: &mut State, steps: usize) {
    ask(state, Command::Train);
    write(state, &steps.to_string());
    press(state, ENTER);
    assert!(state.chart().is_some() && !state.is_training());
}

/// Begins training with this many steps, and does none of them.
fn begin(state: &mut State, steps: usize) {
    ask(state, Command::Train);
    write(state, &steps.to_string());
    update::handle(state, &event_of(ENTER));
    assert!(state.is_training());
}

fn press_again(state: &mut State, command: Command) {
    ask(state, command);
}

/// Presses the key of a command, but does none of the background work that follows.
fn only_press(state: &mut State, command: Command) {
    update::handle(state, &event_of(binding(command).unwrap().keys[0]));
}

/// The text of the screen without trailing blanks.
fn words(state: &State, size: (u16, u16)) -> String {
    shown(state, size).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Moves the cursor to a step.
fn go_to_step(state: &mut State, step: usize) {
    ask(state, Command::Top);
    (0..step).for_each(|_| press_again(state, Command::NextItem));
    assert_eq!(state.chart().unwrap().cursor(), step);
}

fn is_near(found: f64, expected: f64) -> bool {
    (found - expected).abs() <= 1e-10 * expected.abs().max(1.0)
}

#[track_caller]
fn assert_has_weights_of(found: &Scenario, expected: &Scenario) {
    let [found, expected] = [found, expected].map(|scenario| scenario.network().weights().clone());
    assert!(
        found.numbers().zip(expected.numbers()).all(|(found, expected)| is_near(found, expected)),
        "{found:?} {expected:?}"
    );
}

/// The exercise after this many updates, one walk after another.
fn stepped(start: &Scenario, reading: ReadingKind, updates: usize) -> Scenario {
    (0..updates).fold(start.clone(), |scenario, _| Walk::new(scenario).stepped(reading).unwrap())
}

#[test]
fn an_opened_update_is_the_walk_after_as_many_updates() {
    for preset in presets() {
        let start = preset.scenario();
        let mut state = State::new(start.clone(), settings(Glyphs::Small, Document));
        train(&mut state, 8);
        go_to_step(&mut state, 5);
        press(&mut state, ENTER);
        let reading = state.settings.reading;
        assert_has_weights_of(state.walk().scenario(), &stepped(&start, reading, 5));
        assert_eq!((state.updates_applied(), state.training_step()), (5, 6), "{}", preset.name);
        let losses = state.losses_so_far(reading).unwrap();
        assert_eq!(losses.len(), 6);
        assert!(is_near(losses[5], state.walk().values(reading).unwrap().get(Quantity::Loss).unwrap()));
        // The next update goes on from there.
        ask(&mut state, Command::Apply);
        assert_has_weights_of(state.walk().scenario(), &stepped(&start, reading, 6));
        ask(&mut state, Command::Unapply);
        assert_has_weights_of(state.walk().scenario(), &stepped(&start, reading, 5));
    }
}

#[test]
fn each_reading_has_its_own_weights_at_the_opened_update() {
    for problem in Problem::ALL {
        let start = Scenario::load(problem.name()).unwrap();
        let mut state = opened(problem);
        train(&mut state, 9);
        press(&mut state, ENTER);
        assert_has_weights_of(state.walk().scenario(), &stepped(&start, Document, 9));
        ask(&mut state, Command::SwitchReading);
        assert_has_weights_of(state.walk().scenario(), &stepped(&start, Exact, 9));
        assert_eq!(state.training_step(), 10);
    }
}

#[test]
fn a_run_goes_on_from_the_present_weights_of_each_reading() {
    let start = Scenario::load("regression").unwrap();
    let mut state = opened(Problem::Regression);
    ask_all(&mut state, &[Command::Apply, Command::Apply]);
    train(&mut state, 3);
    press(&mut state, ENTER);
    assert_has_weights_of(state.walk().scenario(), &stepped(&start, Document, 5));
    ask(&mut state, Command::SwitchReading);
    assert_has_weights_of(state.walk().scenario(), &stepped(&start, Exact, 5));
    assert_eq!(state.losses_so_far(Exact).unwrap().len(), 6);
}

#[test]
fn one_key_takes_the_training_back_and_one_does_it_again() {
    let mut state = opened(Problem::Regression);
    jump(&mut state, "dE/da12(0)");
    ask(&mut state, Command::Apply);
    let before = (state.walk().scenario().clone(), state.position(), state.updates_applied());
    train(&mut state, 50);
    press(&mut state, ENTER);
    let after = (state.walk().scenario().clone(), state.position(), state.updates_applied());
    assert_eq!((after.1, after.2), (before.1, before.2 + 50));
    ask(&mut state, Command::Undo);
    assert_eq!((state.walk().scenario().clone(), state.position(), state.updates_applied()), before);
    ask(&mut state, Command::Redo);
    assert_eq!((state.walk().scenario().clone(), state.position(), state.updates_applied()), after);
}

#[test]
fn the_header_tells_the_training_step_at_every_size() {
    let mut state = opened(Problem::Classification);
    train(&mut state, 20_000);
    press(&mut state, ENTER);
    for size in SIZES {
        let shown = shown(&state, size);
        assert!(shown.contains("training step 20001") || size == (60, 18), "{shown}");
        let sentence = "Training step 20001, after 20000 updates. z takes the training back.";
        assert!(words(&state, size).contains(sentence), "{shown}");
    }
}

#[test]
fn esc_closes_the_chart_and_changes_nothing() {
    let start = opened(Problem::Regression);
    let mut state = start.clone();
    train(&mut state, 30);
    ask_all(&mut state, &[Command::PreviousItem, Command::SwitchChart, Command::RowDown, Command::Close]);
    assert_eq!(state.walk().scenario(), start.walk().scenario());
    assert_eq!((state.chart(), state.updates_applied(), state.may_undo()), (None, 0, false));
}

#[test]
fn a_run_goes_on_in_pieces_and_is_stopped_with_what_was_done() {
    let mut state = opened(Problem::Regression);
    begin(&mut state, 1000);
    for (piece, done) in [(3, 3), (4, 7)] {
        state.train_on(piece);
        assert_eq!((state.is_training(), state.chart().unwrap().cursor()), (true, done));
        for size in SIZES {
            let shown = shown(&state, size);
            assert!(shown.contains(&format!("step {done} of 1000, Esc stops")), "{shown}");
            assert!(shown.contains("step 1000\n"), "the axis is that of the whole run: {shown}");
        }
    }
    // Other keys have to wait, including the one that would open an update.
    for key in [Command::Choose, Command::PreviousItem, Command::Train] {
        only_press(&mut state, key);
        assert_eq!(state.chart().map(Chart::cursor), Some(7), "{key:?}");
    }
    update::handle(&mut state, &event_of(Key::Plain(KeyCode::Esc)));
    assert!(!state.is_training());
    assert_eq!(state.long_run().unwrap().last(), 7);
    assert!(shown(&state, (80, 24)).contains("Stopped after step 7 of 1000."));
    press(&mut state, ENTER);
    assert_eq!(state.training_step(), 8);
}

#[test]
fn pieces_come_to_what_one_run_comes_to() {
    let mut whole = opened(Problem::Regression);
    train(&mut whole, 50);
    let mut pieces = opened(Problem::Regression);
    begin(&mut pieces, 50);
    [1, 2, 4, 8, 16, 32].into_iter().for_each(|piece| pieces.train_on(piece));
    assert!(!pieces.is_training());
    for reading in [Document, Exact] {
        let losses = |state: &State| state.long_run().unwrap().course(reading).unwrap().losses().to_vec();
        assert_eq!(losses(&whole), losses(&pieces));
    }
}

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
fn a_number_of_steps_that_is_none_is_refused() {
    for typed in ["0", "100001", "-3", "ten", "1e3"] {
        let mut state = opened(Problem::Regression);
        ask(&mut state, Command::Train);
        write(&mut state, typed);
        press(&mut state, ENTER);
        assert!(state.chart().is_none() && state.long_run().is_none(), "{typed}");
        let shown = words(&state, (60, 18));
        let complaint = format!("found \"{typed}\"; expected a number of steps from 1 to 100000");
        assert!(shown.contains(&complaint), "{shown}");
    }
}

#[test]
fn enter_alone_trains_a_hundred_steps_and_then_as_many_as_the_last_time() {
    let mut state = opened(Problem::Regression);
    for steps in [100, 7] {
        ask(&mut state, Command::Train);
        assert!(shown(&state, (60, 18)).contains(&format!("Enter: {steps} steps on the sample of this exercise.")));
        press(&mut state, ENTER);
        assert_eq!(state.long_run().unwrap().last(), steps);
        train(&mut state, 7);
        ask(&mut state, Command::Close);
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

/// The digits of the plane from the first row of the plot on, including the marks of the samples.
fn plane(shown: &str) -> Vec<Vec<char>> {
    let rows = shown.lines().skip_while(|row| !row.contains("O2(0)")).take_while(|row| row.contains('|'));
    rows.map(|row| row.split_once('|').unwrap().1.chars().collect()).collect()
}

#[test]
fn the_plane_shows_what_the_network_computes_and_where_the_samples_are() {
    // From the top: 0 1 is 1, 1 1 is 0; 0 0 is 0, 1 0 is 1.
    check_plane("xor", (-1.0, 2.0), (-1.0, 2.0), &['+', '-', '-', '+']);
    check_plane("classification", (-0.5, 1.5), (-2.0, 0.0), &['B']);
}

fn check_plane(name: &str, across: (f64, f64), up: (f64, f64), signs: &[char]) {
    let start = Scenario::load(name).unwrap();
    let mut state = built_in(name, Exact);
    state.settings.glyphs = Glyphs::Ascii;
    train(&mut state, 2);
    ask_all(&mut state, &[Command::SwitchChart, Command::SwitchChart]);
    let network = stepped(&start, Exact, 2).network();
    for size in SIZES {
        let rows = plane(&shown(&state, size));
        let (height, width) = (rows.len(), rows[0].len());
        let at = |(low, high): (f64, f64), place: usize, of: usize| low + (high - low) * place as f64 / (of - 1) as f64;
        let mut samples = Vec::new();
        for (y, row) in rows.iter().enumerate() {
            for (x, sign) in row.iter().enumerate() {
                let input = vec![at(across, x, width), at(up, height - 1 - y, height)];
                let output = network.forward(&Sample { input, target: start.sample().target }).output()[0];
                match sign.to_digit(10) {
                    Some(digit) => {
                        assert!((f64::from(digit) + 0.5 - 10.0 * output).abs() <= 0.5 + 1e-9, "{digit} {output}");
                    }
                    None => samples.push(*sign),
                }
            }
        }
        assert_eq!(samples, signs, "{name} {size:?}");
    }
}

#[test]
fn the_plane_is_drawn_anew_while_the_network_is_trained() {
    let mut state = built_in("classification", Exact);
    begin(&mut state, 10_000);
    for _ in 0..2 {
        only_press(&mut state, Command::SwitchChart);
    }
    state.train_on(1);
    let first = shown(&state, (80, 24));
    state.train_on(2000);
    let (_, first) = first.split_once("samples").unwrap();
    let later = shown(&state, (80, 24));
    let (_, later) = later.split_once("samples").unwrap();
    assert_ne!(first, later);
}

#[test]
fn each_output_has_a_plane() {
    let mut state = built_in("classification", Exact);
    train(&mut state, 100);
    ask_all(&mut state, &[Command::SwitchChart, Command::SwitchChart]);
    let mut planes = Vec::new();
    for output in ["O0(2):", "O1(2):", "O2(2):"] {
        let shown = shown(&state, (80, 24));
        assert!(shown.contains(output) && shown.contains("output"), "{shown}");
        let (_, plane) = shown.split_once("classes 0 1 ..").unwrap();
        planes.push(plane.matches('█').count());
        ask(&mut state, Command::RowDown);
    }
    // The sample is of class 1, whose output is the high one.
    assert!(planes[1] > planes[0] && planes[1] > planes[2], "{planes:?}");
    assert!(shown(&state, (80, 24)).contains("O0(2):"), "around the end");
}

#[test]
fn only_networks_of_two_inputs_have_a_plane() {
    let mut state = drawn(Problem::Regression, 3);
    train(&mut state, 5);
    for page in [ChartPage::Losses, ChartPage::Weights, ChartPage::Losses] {
        assert_eq!(state.chart().unwrap().page(), page);
        ask(&mut state, Command::SwitchChart);
    }
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
fn nothing_is_trained_in_practice_or_in_a_hunt() {
    let mut state = opened(Problem::Regression);
    ask(&mut state, Command::Practice);
    ask(&mut state, Command::Train);
    assert!(state.chart().is_none() && state.notice.as_ref().unwrap().contains("Not available in practice"));
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
