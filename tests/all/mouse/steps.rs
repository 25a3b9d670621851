//! Clicks on the steps: units, weights, edges, parts of the formula, phases.

use super::*;
use gradwalk::quantity::Layer;
use gradwalk::{formula::FactorLabel, walk::Phase};

#[test]
fn a_unit_leads_forward_to_its_net_input_and_output() {
    for size in SIZES {
        let mut state = at("regression", size, "E");
        click_on(&mut state, "O0");
        assert_eq!(name(&state), "O0(2)", "the nearest, at {size:?}");
        assert!(state.is_complete());
        click_on(&mut state, "O0");
        assert_eq!(name(&state), "X0(2)", "from there to the other");
    }
}

#[test]
fn a_unit_leads_on_the_way_back_to_its_derivatives() {
    for (size, unit) in SIZES.into_iter().zip(["O2(1)", "O2 0.32", "O2 0.32"]) {
        let mut state = at("regression", size, "a12(0)");
        click_on(&mut state, unit);
        let nearest = name(&state);
        assert!(["dE/dX2(1)", "dE/dO2(1)"].contains(&&*nearest), "{nearest} at {size:?}");
    }
}

#[test]
fn an_input_leads_to_where_it_is_given() {
    for (size, input) in SIZES.into_iter().zip(["O1(0)", "O1 0.5", "O1 0.5"]) {
        let mut state = at("regression", size, "a12(0)");
        click_on(&mut state, input);
        assert_eq!(state.position(), 0, "at {size:?}");
    }
}

#[test]
fn a_weight_leads_to_its_derivative_and_from_there_to_its_update() {
    for (size, weight) in SIZES.into_iter().zip(["a20(1)", "0.4 B", "0.4 B"]) {
        let mut state = at("regression", size, "a12(0)");
        let cell = cell_of(&state, weight);
        click(&mut state, cell);
        assert_eq!(name(&state), "dE/da20(1)", "at {size:?}");
        // The picture does not move; the strip on the smallest screen does.
        let again = if size.0 < 76 { cell_of(&state, weight) } else { cell };
        click(&mut state, again);
        assert_eq!(name(&state), "a20(1)'", "from the one to the other");
    }
}

#[test]
fn one_weight_of_several_in_a_row_is_met() {
    let mut state = opened("regression", (120, 40));
    click_on(&mut state, "a13 -0.6");
    assert_eq!(name(&state), "dE/da13(0)");
    let mut state = opened("regression", (120, 40));
    let (x, y) = cell_of(&state, "a12 0.5");
    click(&mut state, (x + 6, y));
    assert_eq!(name(&state), "dE/da12(0)", "by its last digit");
}

#[test]
fn an_edge_is_met_by_its_line_where_it_is_the_only_one_there() {
    for size in [(80, 24), (120, 40)] {
        let mut state = opened("regression", size);
        let (x, y) = cell_of(&state, "a30 0.5");
        click(&mut state, (x + 8, y));
        assert_eq!(name(&state), "dE/da30(1)", "at {size:?}");
    }
    // Three edges leave an input along one line.
    let mut state = opened("regression", (80, 24));
    let (x, y) = cell_of(&state, "O1 0.5");
    assert_eq!(click(&mut state, (x + 12, y)), Outcome::Unchanged);
    assert_eq!(state.position(), 0);
}

#[test]
fn a_weight_in_the_table_is_met() {
    for size in SIZES {
        let mut state = at("regression", size, "a11(0)'");
        if size.0 < 112 {
            ask_all(&mut state, &[Command::SwitchPage, Command::SwitchPage]);
        }
        click_on(&mut state, "a12(0)  ");
        assert_eq!(name(&state), "a12(0)'", "after an update, an update, at {size:?}");
        click_on(&mut state, "a12(0)  ");
        assert_eq!(name(&state), "dE/da12(0)");
    }
}

#[test]
fn a_part_is_chosen_and_clicked_again_followed() {
    for size in SIZES {
        let mut state = at("regression", size, "a12(0)");
        let number = cell_of(&state, "0.253536");
        click(&mut state, number);
        assert_eq!(state.chosen().map(FactorLabel::letters), Some("A".to_owned()), "at {size:?}");
        assert_eq!(name(&state), "dE/da12(0)");
        click_on(&mut state, "0.253536");
        assert_eq!(name(&state), "O0(2)", "it was calculated there");
        assert_eq!(state.trail().count(), 1);
    }
}

#[test]
fn parts_with_colours_alike_are_told_apart_by_their_letters() {
    // Of ten terms, every fourth has the colour of the first.
    let mut state = crate::screen::drawn(gradwalk::scenario::Problem::Regression, 9);
    take_in(&mut state, &crossterm::event::Event::Resize(120, 40));
    jump(&mut state, "X1(1)");
    let parts = state.parts();
    assert!(parts.len() > 8, "{parts:?}");
    for part in parts {
        let letter = part.letters();
        let all = text(&shown(&state));
        let (row, line) =
            all.lines().enumerate().skip(16).find(|(_, line)| line.contains(&format!("{letter} "))).unwrap();
        let column = line[..line.find(&format!("{letter} ")).unwrap()].chars().count();
        click(&mut state, (u16::try_from(column).unwrap(), u16::try_from(row).unwrap()));
        assert_eq!(state.chosen().map(FactorLabel::letters), Some(letter));
    }
}

#[test]
fn a_phase_leads_to_its_first_step() {
    let mut state = at("regression", (120, 40), "a12(0)");
    for (word, phase) in [("Loss", Phase::Loss), ("Update", Phase::Update), ("Result", Phase::After)] {
        click_on(&mut state, word);
        assert_eq!(state.step().phase, phase);
        assert!(!state.walk().steps()[state.position() - 1].is_in_phase_of(state.step()));
    }
    // A narrow screen shows only the present one.
    for size in [(60, 18), (80, 24)] {
        let mut state = at("regression", size, "a12(0)");
        click_on(&mut state, "Back: hidden");
        assert_eq!(state.step().phase, Phase::Backward(Layer::new(1)));
        assert_ne!(state.walk().steps()[state.position() - 1].phase, Phase::Backward(Layer::new(1)));
    }
}

#[test]
fn of_several_samples_the_phase_and_the_unit_of_the_present_one_are_meant() {
    let mut state = opened("xor", (120, 40));
    ask_all(&mut state, &[Command::NextPhase; 7]);
    let sample = state.step().sample;
    assert!(sample > Some(1), "{sample:?}");
    click_on(&mut state, "Forward");
    assert_eq!((state.step().phase, state.step().sample), (Phase::Forward, sample));
    click_on(&mut state, "O0");
    assert_eq!(state.step().sample, sample);
}

#[test]
fn clicks_beside_everything_do_nothing() {
    for size in SIZES {
        let mut state = at("regression", size, "a12(0)");
        let before = text(&shown(&state));
        let (columns, rows) = size;
        let (key, _) = before.lines().last().and_then(|keys| keys.split_once("  ")).unwrap();
        let behind_key = u16::try_from(key.chars().count()).unwrap();
        for cell in [(columns - 1, 0), (behind_key, rows - 1), (0, 2), (u16::MAX, u16::MAX)] {
            assert_eq!(click(&mut state, cell), Outcome::Unchanged, "{cell:?} at {size:?}");
        }
        assert_eq!(text(&shown(&state)), before);
    }
}

#[test]
fn a_window_that_is_too_small_has_nothing_to_click() {
    let mut state = opened("regression", (59, 17));
    for cell in (0..17).flat_map(|row| (0..59).map(move |column| (column, row))) {
        assert_eq!(click(&mut state, cell), Outcome::Unchanged);
    }
}

#[test]
fn in_practice_no_click_on_the_steps_shows_a_number_that_is_asked() {
    for size in SIZES {
        let mut start = opened("regression", size);
        ask(&mut start, Command::Practice);
        let (columns, rows) = size;
        for cell in (1..rows - 3).flat_map(|row| (0..columns).step_by(3).map(move |column| (column, row))) {
            let mut state = start.clone();
            click(&mut state, cell);
            click(&mut state, cell);
            let shown = text(&shown(&state));
            assert!(!shown.contains("0.7311") && !shown.contains("0.2535"), "{cell:?}\n{shown}");
        }
    }
}
