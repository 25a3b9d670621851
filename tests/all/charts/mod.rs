//! Many training steps at once on the screen: how they run and are stopped, what the chart says at its cursor, and how
//! an update is opened and taken back.
//!
//! | file | its one subject |
//! |---|---|
//! | `contents` | the contents of the chart |
//! | `opened` | an update opened from the chart, and the way back |
//! | `planes` | the outputs over the plane of two inputs |
//! | `running` | how a training run is begun, advances and is stopped |

mod contents;
mod opened;
mod planes;
mod running;

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
