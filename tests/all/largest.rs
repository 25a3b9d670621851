//! The largest networks allowed: the most layers, units and weights. They support every form of the walk, and no text
//! about them grows without need.

use std::time::Instant;

use gradwalk::{
    network::{Architecture, MAX_HIDDEN_LAYERS, MAX_UNITS, MAX_WEIGHTS, Sizes},
    reading::ReadingKind,
    report::{Format, render},
    scenario::{Given, Number, Problem, Scenario},
    settings::{PrintReading, Settings},
    tui::{keys::Command, state::State},
    typeset::{Glyphs, Letters},
};

use crate::screen::{ask, jump, picture, rows, settings, stranger, text, text_of};

/// The most weights, the most hidden layers, and the most units.
fn largest() -> [Vec<usize>; 3] {
    let most_weights = vec![4, MAX_UNITS, MAX_UNITS, 3];
    let most_layers = [&[2][..], &[30; MAX_HIDDEN_LAYERS], &[30]].concat();
    let most_units = vec![MAX_UNITS, 1, MAX_UNITS];
    [most_weights, most_layers, most_units]
}

fn scenario(sizes: &[usize]) -> Scenario {
    let scenario = Scenario::random(Architecture::REGRESSION, Sizes::new(sizes).unwrap(), 3);
    scenario.with(Given::Penalty, Number::read("0.01").unwrap()).unwrap()
}

#[test]
fn they_are_as_large_as_there_may_be() {
    let weights: Vec<usize> =
        largest().iter().map(|sizes| scenario(sizes).network().weights().numbers().count()).collect();
    assert!(weights.iter().all(|weights| *weights <= MAX_WEIGHTS), "{weights:?}");
    assert!(weights[0] > 9 * MAX_WEIGHTS / 10 && weights[1] > 9 * MAX_WEIGHTS / 10 - 1000, "{weights:?}");
}

#[test]
fn each_is_printed_for_people_and_for_programs() {
    for sizes in largest() {
        let scenario = scenario(&sizes);
        let settings = Settings {
            glyphs: Glyphs::Ascii,
            letters: Letters::Document,
            digits: gradwalk::formula::Digits::default(),
            reading: PrintReading::Both,
        };
        let text = render(&scenario, Format::Text, settings);
        assert_eq!(stranger(&text), None);
        assert!(text.contains("SUM[") && text.trim_end().ends_with("updates."), "{}", &text[text.len() - 300..]);
        let json: serde_json::Value = serde_json::from_str(&render(&scenario, Format::Json, settings)).unwrap();
        assert_eq!(json["layers"].as_array().unwrap().len(), sizes.len() - 1);
    }
}

/// Each of their units and weights has its place on the screen, and a key is answered before anybody would press the
/// next.
#[test]
fn each_is_walked_on_every_screen() {
    for sizes in largest() {
        let mut state = State::new(scenario(&sizes), settings(Glyphs::Small, ReadingKind::Exact));
        for step in ["X1(1)", "E", "dE/dX1(1)", "dE/da11(0)", "a11(0)'", "result"] {
            jump(&mut state, step);
            for (width, height) in [(60, 18), (80, 24), (120, 40), (200, 60)] {
                let began = Instant::now();
                let shown = picture(&state, width, height);
                let took = began.elapsed();
                assert!(took.as_millis() < 500, "{sizes:?}: {step} at {width} x {height} takes {took:?}");
                let header = rows(&shown).nth(1).map(text_of).unwrap();
                assert!(header.contains(" of "), "{sizes:?}: {step}: {header}");
            }
        }
        jump(&mut state, "dE/da11(0)");
        let began = Instant::now();
        ask(&mut state, Command::Paths);
        let shown = text(&picture(&state, 80, 24));
        assert!(began.elapsed().as_millis() < 500, "{sizes:?}: paths take {:?}", began.elapsed());
        assert!(shown.contains("to the loss") && shown.contains("dE/da11(0) ="), "{shown}");
    }
}

/// The header shows the current step for every network on every screen.
#[test]
fn the_header_has_the_step_in_every_width() {
    let mut all: Vec<State> = gradwalk::scenario::presets()
        .iter()
        .map(|preset| State::new(preset.scenario(), settings(Glyphs::Small, ReadingKind::Exact)))
        .collect();
    all.extend(largest().map(|sizes| State::new(scenario(&sizes), settings(Glyphs::Small, ReadingKind::Exact))));
    all.push(State::new(
        Scenario::random(Problem::Classification.architecture(), Sizes::new(&[2, 2, 2, 2, 2, 2, 2]).unwrap(), 1),
        settings(Glyphs::Small, ReadingKind::Exact),
    ));
    for mut state in all {
        let steps = state.walk().steps().len();
        for step in [1, steps / 2, steps - 1, steps] {
            jump(&mut state, &step.to_string());
            for width in 60..=160 {
                let header = rows(&picture(&state, width, 24)).nth(1).map(text_of).unwrap();
                assert!(header.contains(&format!("step {step} of {steps}")), "{width}: {header}");
            }
        }
    }
}

/// No row has room for a hundred digits; the visible ones must not form another number.
#[test]
fn a_number_of_as_many_signs_as_there_may_be_stands_with_its_digits() {
    let typed = format!("1.{}e3", "0".repeat(95));
    let toml = format!(
        "alpha = 0.1\nx = [{typed}]\ntarget = 0.8\nweights = [[[0.1], [0.2]]]\n[network]\noutput = \"linear\"\n\
         loss = \"squared\"\n"
    );
    let scenario = Scenario::from_toml(&toml, "long.toml").unwrap();
    let mut state = State::new(scenario, settings(Glyphs::Small, ReadingKind::Exact));
    assert!(text(&picture(&state, 80, 24)).contains("O₁⁽⁰⁾ = 1000 "));
    jump(&mut state, "X0(1)");
    assert!(text(&picture(&state, 80, 24)).contains("1000·0.2"), "{}", text(&picture(&state, 80, 24)));
}
