//! Numbers that are changed on the screen: moved by a key with the prediction in view, edited, undone and done again.
//!
//! | file | its one subject |
//! |---|---|
//! | `curve` | the curve over one number |
//! | `editing` | numbers and networks edited in the table |
//! | `moving` | numbers moved by a key on their step, and parts followed to their steps |
//! | `saving` | edits saved, and not lost without a question |
//! | `undoing` | edits and updates undone and redone |

mod curve;
mod editing;
mod moving;
mod saving;
mod undoing;

use crossterm::event::KeyCode;
use gradwalk::{
    network::{Network, Weights},
    quantity::Notation,
    reading::ReadingKind,
    scenario::{Given, Number, Problem, Scenario, presets},
    tui::{
        keys::{Command, Key},
        state::State,
        terminal::Outcome,
    },
    typeset::Glyphs,
    walk::Slope,
};
use proptest::prelude::*;
use ratatui::style::Modifier;

use crate::screen::{ask, ask_all, jump, opened, picture, press, rows, settings, text, text_of, write};

const SIZES: [(u16, u16); 3] = [(60, 18), (80, 24), (120, 40)];

fn regression_at(name: &str) -> State {
    let mut state = opened(Problem::Regression);
    jump(&mut state, name);
    state
}

fn shown(state: &State, (width, height): (u16, u16)) -> String {
    text(&picture(state, width, height))
}

/// The loss of a scenario, from matrices alone.
fn loss(scenario: &Scenario) -> f64 {
    scenario.network().objective(&scenario.network_samples(), scenario.reduction()).loss()
}

trait Named {
    fn parse_in(&self, scenario: &Scenario) -> gradwalk::quantity::Quantity;
}

impl Named for str {
    fn parse_in(&self, scenario: &Scenario) -> gradwalk::quantity::Quantity {
        Notation::of(scenario).parse(self).unwrap()
    }
}

/// The matrices are used once more, so that no number on the screen is out of date.
#[test]
fn no_number_stays_old_after_an_edit() {
    let mut state = regression_at("a12(0)");
    ask(&mut state, Command::SwitchReading);
    for command in [Command::Raise, Command::Lower, Command::Lower, Command::RaiseFinely, Command::NewNumbers] {
        ask(&mut state, command);
        let scenario = state.walk().scenario();
        let network: Network = scenario.network();
        let gradient: Weights = network.objective(&scenario.network_samples(), scenario.reduction()).gradient();
        for given in scenario.given() {
            let Given::Weight { table, row, column } = given else { continue };
            let expected = if table == 0 { gradient[0][(row, column)] } else { gradient[1][(row, column)] };
            let name = state.notation().name_of(given).to_string();
            let derivative = format!("dE/d{name}").as_str().parse_in(scenario);
            let shown = state.walk().exact().get(derivative).unwrap();
            assert!((shown - expected).abs() < 1e-11, "{name}: {shown} for {expected}");
        }
    }
}
