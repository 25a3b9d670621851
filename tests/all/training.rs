//! The training run: both readings from one start, each with its own weights; and the drawing of its losses.

use gradwalk::{
    formula::digits::significant,
    network::{Network, sigmoid},
    reading::ReadingKind::{self, Document, Exact},
    scenario::{Parts, Problem, Scenario},
    tui::{keys::Command, state::State},
    typeset::Glyphs,
};

use crate::{
    exercise::parts,
    screen::{ask, ask_all, drawn, jump, opened, opened_with, picture, rows, settings, text, text_of},
};

const SIZES: [(u16, u16); 4] = [(60, 18), (80, 24), (100, 32), (120, 40)];

/// Updates that are applied one after another.
const UPDATES: usize = 6;

fn after_updates(mut state: State, updates: usize) -> State {
    for _ in 0..updates {
        ask(&mut state, Command::Apply);
    }
    state
}

/// One correct update, in matrices.
fn corrected(network: &Network, scenario: &Scenario) -> Network {
    let gradient = network.objective(&scenario.network_samples(), scenario.reduction()).gradient();
    network.step(scenario.alpha().value, &gradient)
}

/// One update as the document prints it for the regression: `2 (y - O)` without its minus (R1), and the derivative of
/// the sigmoid taken at the output instead of at the net input (R2).
fn misprinted(network: &Network, scenario: &Scenario) -> Network {
    let sample = scenario.sample();
    let forward = network.forward(&sample);
    let error = 2.0 * (sample.target[0] - forward.output()[0]);
    let weights = network.weights();
    let (first, second) = (weights[0].clone(), weights[1].clone());
    let inputs: Vec<f64> = [1.0].into_iter().chain(sample.input.iter().copied()).collect();
    let hidden = [vec![1.0], forward.layers[0].output.clone()].concat();
    let slope = |output: f64| sigmoid(output) * (1.0 - sigmoid(output));
    let mut gradient = network.weights().clone();
    for (row, output) in hidden.iter().enumerate() {
        gradient[1][(row, 0)] = error * output;
    }
    for (row, column) in (0..first.nrows()).flat_map(|row| (0..first.ncols()).map(move |column| (row, column))) {
        gradient[0][(row, column)] = error * second[(column + 1, 0)] * slope(hidden[column + 1]) * inputs[row];
    }
    network.step(scenario.alpha().value, &gradient)
}

/// The losses at the start and after each of this many updates, and the resulting network.
fn losses_of(
    scenario: &Scenario,
    updates: usize,
    update: impl Fn(&Network, &Scenario) -> Network,
) -> (Vec<f64>, Network) {
    let samples = scenario.network_samples();
    let mut network = scenario.network();
    let mut losses = vec![network.objective(&samples, scenario.reduction()).loss()];
    for _ in 0..updates {
        network = update(&network, scenario);
        losses.push(network.objective(&samples, scenario.reduction()).loss());
    }
    (losses, network)
}

#[track_caller]
fn assert_near(found: &[f64], expected: &[f64]) {
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        assert!((found - expected).abs() <= 1e-11 * expected.abs().max(1.0), "{found}, expected {expected}");
    }
}

fn all_losses(state: &State, reading: ReadingKind) -> Vec<f64> {
    let losses = state.losses(reading).unwrap();
    losses.so_far.into_iter().chain(losses.next).collect()
}

#[test]
fn both_readings_train_on_with_weights_of_their_own() {
    let state = after_updates(opened(Problem::Regression), UPDATES);
    let start = Scenario::load("regression").unwrap();
    let (correct, _) = losses_of(&start, UPDATES + 1, corrected);
    let (printed, left) = losses_of(&start, UPDATES + 1, misprinted);
    assert_near(&all_losses(&state, Exact), &correct);
    assert_near(&all_losses(&state, Document), &printed);
    assert!(printed.is_sorted() && correct.is_sorted_by(|one, next| one > next), "one climbs and the other falls");
    let found = state.walk().stepped(Document).unwrap().network();
    assert!((&found.weights()[0] - &left.weights()[0]).amax() < 1e-10);
}

#[test]
fn the_correct_losses_are_those_of_gradient_descent_in_every_built_in_network() {
    for preset in gradwalk::scenario::presets() {
        let state = State::new(preset.scenario(), settings(Glyphs::Small, Exact));
        let (expected, _) = losses_of(&preset.scenario(), UPDATES + 1, corrected);
        assert_near(&all_losses(&after_updates(state, UPDATES), Exact), &expected);
    }
}

/// At the start both readings have one point before and one after the update, like two walks.
#[test]
fn before_the_first_update_there_are_two_losses_of_each_reading() {
    let start = Scenario::load("regression").unwrap();
    assert_near(&all_losses(&opened(Problem::Regression), Document), &losses_of(&start, 1, misprinted).0);
    assert_near(&all_losses(&opened(Problem::Regression), Exact), &losses_of(&start, 1, corrected).0);
}

#[test]
fn as_many_steps_back_as_forward_lead_to_the_start_to_the_bit() {
    for problem in Problem::ALL {
        for commands in [[Command::Apply, Command::Unapply], [Command::SwitchReading, Command::SwitchReading]] {
            let start = opened(problem);
            let mut state = start.clone();
            for count in 1..=UPDATES {
                ask(&mut state, Command::Apply);
                ask_all(&mut state, &commands);
                assert_eq!(state.updates_applied(), count);
            }
            for _ in 0..UPDATES {
                ask(&mut state, Command::Unapply);
            }
            assert_eq!(state.walk().scenario(), start.walk().scenario());
            assert_eq!(state.updates_applied(), 0);
            assert_eq!(all_losses(&state, Document), all_losses(&start, Document));
        }
    }
}

#[test]
fn the_other_reading_is_shown_at_the_same_count_with_its_own_weights() {
    for problem in Problem::ALL {
        let scenario = Scenario::load(problem.name()).unwrap();
        let only = |reading| after_updates(State::new(scenario.clone(), settings(Glyphs::Tall, reading)), UPDATES);
        let (printed, correct) = (only(Document), only(Exact));
        assert_ne!(printed.walk().scenario(), correct.walk().scenario());
        let mut state = printed.clone();
        ask(&mut state, Command::SwitchReading);
        assert_eq!(state.walk().scenario(), correct.walk().scenario());
        assert_eq!((state.settings.reading, state.updates_applied()), (Exact, UPDATES));
        ask_all(&mut state, &[Command::Unapply, Command::SwitchReading, Command::Apply]);
        assert_eq!(state.walk().scenario(), printed.walk().scenario());
    }
}

#[test]
fn practice_keeps_the_weights_that_it_began_with() {
    let mut state = after_updates(opened(Problem::Regression), 2);
    let scenario = state.walk().scenario().clone();
    ask(&mut state, Command::Practice);
    assert_eq!((state.walk().scenario(), state.settings.reading), (&scenario, Exact));
    ask(&mut state, Command::Practice);
    assert_eq!((state.walk().scenario(), state.settings.reading), (&scenario, Document));
}

/// With the printed formulas the weights of the regression grow without bound, with the correct ones they settle.
#[test]
fn a_reading_that_leaves_the_finite_numbers_stays_at_its_last() {
    let start = opened(Problem::Regression);
    let mut state = start.clone();
    let mut last = None;
    for _ in 0..1000 {
        ask(&mut state, Command::Apply);
        if state.notice.as_ref().unwrap().contains("stay") {
            last = Some(state.training_step());
            break;
        }
    }
    let last = last.expect("the printed formulas leave the finite numbers");
    let told = format!("The printed formulas stay at training step {last}: a new weight is not a finite number.");
    assert!(state.notice.as_ref().unwrap().ends_with(&told), "{:?}", state.notice);
    ask(&mut state, Command::Apply);
    assert_eq!((state.updates_applied(), state.training_step()), (last + 1, last));
    assert!(state.walk().stepped(Document).is_none());
    for (width, height) in SIZES {
        text(&picture(&state, width, height));
    }
    ask(&mut state, Command::SwitchReading);
    assert_eq!(state.training_step(), last + 2);
    assert!(all_losses(&state, Exact).iter().all(|loss| loss.is_finite()));
    assert!(state.walk().exact().get(gradwalk::quantity::Quantity::Loss).unwrap() < 1e-3);
    for _ in 0..=last {
        ask(&mut state, Command::Unapply);
    }
    assert_eq!((state.walk().scenario(), state.updates_applied()), (start.walk().scenario(), 0));
}

#[test]
fn where_no_reading_can_go_on_the_update_is_refused() {
    let regression = Scenario::load("regression").unwrap();
    let alpha = gradwalk::scenario::Number::computed(1e6);
    let scenario = Scenario::new(Parts { alpha, ..parts(&regression) }).unwrap();
    let mut state = State::new(scenario, settings(Glyphs::Small, Exact));
    let mut before = 0;
    for _ in 0..1000 {
        ask(&mut state, Command::Apply);
        if state.updates_applied() == before {
            break;
        }
        before = state.updates_applied();
    }
    assert!(state.notice.as_ref().unwrap().contains("the update cannot be applied"), "{:?}", state.notice);
    assert_eq!(state.updates_applied(), before);
    ask(&mut state, Command::Unapply);
    assert_eq!(state.updates_applied(), before - 1);
}

/// A large network with the key `u` held down: no walk is kept, and growing numbers stay within their places.
#[test]
fn a_thousand_updates_can_be_applied() {
    let state = after_updates(drawn(Problem::Classification, 2), 1000);
    assert_eq!(state.updates_applied(), 1000);
    for (width, height) in SIZES {
        let mut state = state.clone();
        ask(&mut state, Command::Last);
        let shown = text(&picture(&state, width, height));
        assert!(shown.contains("1001 updates"), "{shown}");
    }
}

mod shown {
    use super::*;

    fn at_the_result(updates: usize, glyphs: Glyphs) -> State {
        let mut state = opened_with(Problem::Regression, settings(glyphs, Document));
        ask(&mut state, Command::Last);
        after_updates(state, updates)
    }

    fn numbers(losses: &[f64]) -> Vec<String> {
        losses.iter().map(|loss| significant(*loss, 4)).collect()
    }

    #[test]
    fn the_header_has_the_losses_so_far_the_latest_where_there_is_no_room() {
        let start = Scenario::load("regression").unwrap();
        let expected = numbers(&losses_of(&start, 8, corrected).0);
        let top = |state: &State, size: (u16, u16)| {
            rows(&picture(state, size.0, size.1)).take(2).map(text_of).collect::<String>()
        };
        for (glyphs, arrow, earlier) in [(Glyphs::Small, " ▸ ", "…"), (Glyphs::Ascii, " > ", "...")] {
            let mut state = opened_with(Problem::Regression, settings(glyphs, Exact));
            assert!(!top(&state, (80, 24)).contains("training step"));
            ask_all(&mut state, &[Command::Apply, Command::Apply]);
            let all = format!("training step 3  E {}", expected[..3].join(arrow));
            for size in [(80, 24), (120, 40)] {
                assert!(top(&state, size).contains(&all), "{}", top(&state, size));
            }
            let state = after_updates(state, 6);
            for size in [(60, 18), (80, 24)] {
                let shown = top(&state, size);
                let latest = format!("training step 9  E {earlier}{arrow}");
                assert!(shown.contains(&latest) && shown.contains(&expected[8]), "{shown}");
                assert!(!shown.contains(&expected[0]), "{shown}");
            }
        }
    }

    #[test]
    fn the_losses_of_both_readings_are_rows_with_their_numbers_at_the_ends() {
        let start = Scenario::load("regression").unwrap();
        let printed = numbers(&losses_of(&start, 4, misprinted).0);
        let correct = numbers(&losses_of(&start, 4, corrected).0);
        for (glyphs, blocks) in [(Glyphs::Small, "▁▂▃▄▅▆▇█"), (Glyphs::Ascii, "_.-'")] {
            for size in [(60, 18), (80, 24)] {
                for updates in 0..=3 {
                    let shown = text(&picture(&at_the_result(updates, glyphs), size.0, size.1));
                    for (name, losses) in [("printed", &printed), ("correct", &correct)] {
                        let row = shown.lines().find(|row| row.starts_with(&format!(" {name}  {} ", losses[0])));
                        let row = row.unwrap_or_else(|| panic!("{name} in\n{shown}"));
                        assert!(row.contains(&format!(" {} ", losses[updates + 1])), "{row}");
                        // Blocks begin at 0: the highest of all is full, and a decreasing loss is never drawn higher.
                        let heights: Vec<usize> = row
                            .split_whitespace()
                            .nth(2)
                            .unwrap()
                            .chars()
                            .filter_map(|sign| blocks.find(sign))
                            .collect();
                        let (first, last) = (heights[0], heights[heights.len() - 1]);
                        match name {
                            "printed" => assert!(blocks[last..].chars().count() == 1 && last > first, "{row}"),
                            _ => assert!(last <= first, "{row}"),
                        }
                        assert!(row.contains(&format!(" {} update", updates + 1)), "{row}");
                    }
                }
            }
        }
    }

    #[test]
    fn on_large_screens_both_are_one_drawing_whose_marks_are_named() {
        for (glyphs, marks) in [(Glyphs::Small, ["×", "●", "◆"]), (Glyphs::Ascii, ["x", "o", "*"])] {
            for size in [(100, 32), (120, 40)] {
                let shown = text(&picture(&at_the_result(2, glyphs), size.0, size.1));
                let rows: Vec<&str> = shown.lines().skip_while(|row| !row.starts_with(" Loss: ")).take(8).collect();
                let [printed, correct, both] = marks;
                assert!(rows[0].contains(&format!("{printed} printed 0.2986")), "{}", rows[0]);
                assert!(rows[0].contains(&format!("{correct} correct 0.2986")), "{}", rows[0]);
                let column = |mark: &str, row: &str| row.find(mark).map(|byte| row[..byte].chars().count());
                let plot = || rows[1..7].iter().map(|row| row.split(['│', '|']).nth(1).unwrap());
                let highest = plot().position(|row| row.contains(printed)).unwrap();
                assert_eq!(highest, 0, "the largest of the printed losses is at the top:\n{shown}");
                assert!(plot().nth(5).unwrap().contains(correct), "{shown}");
                let starts = plot().find_map(|row| column(both, row)).unwrap();
                let first = |mark| plot().filter_map(|row| column(mark, row)).min().unwrap();
                assert!(first(printed) > starts && first(correct) > starts, "both start at one point:\n{shown}");
            }
        }
    }

    #[test]
    fn losses_that_differ_a_thousandfold_are_on_a_logarithmic_scale_and_it_is_said() {
        for (updates, is_said) in [(1, false), (12, true)] {
            for size in SIZES {
                let shown = text(&picture(&at_the_result(updates, Glyphs::Small), size.0, size.1));
                assert_eq!(shown.contains("log scale"), is_said, "{shown}");
            }
        }
    }

    /// Like any other number, the loss after the update is hidden before its line appears.
    #[test]
    fn the_next_loss_is_drawn_with_the_last_line_of_the_result() {
        let mut state = at_the_result(1, Glyphs::Small);
        let next = significant(state.losses(Document).unwrap().next.unwrap(), 4);
        let curve = |state: &State| {
            let shown = text(&picture(state, 80, 24));
            shown.lines().find(|row| row.starts_with(" printed  ")).unwrap().to_owned()
        };
        assert!(curve(&state).contains(&next));
        ask(&mut state, Command::PreviousLine);
        assert!(!curve(&state).contains(&next), "{}", curve(&state));
    }

    #[test]
    fn in_practice_no_loss_is_seen_before_it_is_answered() {
        let mut state = after_updates(opened_with(Problem::Regression, settings(Glyphs::Small, Exact)), 2);
        ask(&mut state, Command::Practice);
        let losses = state.losses(Exact).unwrap();
        let hidden = [losses.so_far[2], losses.next.unwrap()].map(|loss| significant(loss, 4));
        for place in ["1", "E", "E'"] {
            jump(&mut state, place);
            for size in SIZES {
                let shown = text(&picture(&state, size.0, size.1));
                assert!(hidden.iter().all(|loss| !shown.contains(loss)), "{place}: {hidden:?} in\n{shown}");
            }
        }
    }

    /// With the correct formulas alone there is one curve; the printed one joins it once the document is in view.
    #[test]
    fn the_printed_losses_are_seen_once_the_printed_formulas_were() {
        for size in SIZES {
            let mut state = opened_with(Problem::Regression, settings(Glyphs::Small, Exact));
            ask(&mut state, Command::Last);
            let mut state = after_updates(state, 2);
            let has_printed = |state: &State| text(&picture(state, size.0, size.1)).contains("printed ");
            let losses = |state: &State| text(&picture(state, size.0, size.1)).contains("0.2986");
            assert!(losses(&state) && !has_printed(&state), "{}", text(&picture(&state, size.0, size.1)));
            ask_all(&mut state, &[Command::SwitchReading, Command::SwitchReading]);
            assert!(has_printed(&state), "{}", text(&picture(&state, size.0, size.1)));
        }
    }
}
