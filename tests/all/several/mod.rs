//! Training on other samples or with an update after each, and walks of several samples in turn.

mod chosen;
mod in_turn;
mod opened;
mod printed;

use crossterm::event::KeyCode;
use gradwalk::{
    network::Weights,
    reading::ReadingKind,
    scenario::Scenario,
    training::Update,
    tui::{
        keys::{Command, Key},
        state::State,
    },
    typeset::Glyphs,
};

use crate::screen::{ask, picture, press, settings, text, write};

const SIZES: [(u16, u16); 3] = [(60, 18), (80, 24), (120, 40)];

const ENTER: Key = Key::Plain(KeyCode::Enter);

/// A regression of two samples, which the document has formulas for as long as they are taken one at a time.
const TWO: &str = "problem = \"regression\"\nalpha = 0.1\nreduction = \"sum\"\n\
                   first = [[0.1, -0.2], [0.4, 0.5], [-0.7, 0.8]]\nsecond = [[0.2], [-0.3], [0.4]]\n\
                   [[sample]]\nx = [0.5, -1]\ntarget = 0.8\n[[sample]]\nx = [1, 0.25]\ntarget = -0.5\n";

fn two() -> Scenario {
    Scenario::from_toml(TWO, "two.toml").unwrap()
}

fn opened(scenario: Scenario, update: Update) -> State {
    let mut state = State::new(scenario, settings(Glyphs::Small, ReadingKind::Exact));
    state.begin_with(update);
    state
}

fn built_in(name: &str) -> State {
    opened(Scenario::load(name).unwrap(), Update::All)
}

/// Trains with the typed words, to the end.
fn train(state: &mut State, typed: &str) {
    ask(state, Command::Train);
    write(state, typed);
    press(state, ENTER);
    assert!(state.chart().is_some() && !state.is_training(), "{typed}: {}", shown(state, (80, 24)));
}

fn shown(state: &State, (width, height): (u16, u16)) -> String {
    text(&picture(state, width, height))
}

/// The text of the screen without trailing blanks.
fn words(state: &State, size: (u16, u16)) -> String {
    shown(state, size).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn says(state: &State, sentence: &str) {
    for size in SIZES {
        assert!(words(state, size).contains(sentence), "{sentence} at {size:?}: {}", shown(state, size));
    }
}

fn weights(scenario: &Scenario) -> Weights {
    scenario.network().weights().clone()
}

fn all(weights: &Weights) -> impl Iterator<Item = f64> {
    weights[0].iter().chain(weights[1].iter()).copied()
}

/// Equal up to rounding.
#[track_caller]
fn assert_near(found: &Weights, expected: &Weights) {
    let near = |(found, expected): (f64, f64)| (found - expected).abs() <= 1e-11 * expected.abs().max(1.0);
    assert!(all(found).zip(all(expected)).all(near), "{found:?}, expected {expected:?}");
}

/// The loss over all samples of a scenario, from matrices.
fn loss(scenario: &Scenario) -> f64 {
    scenario.network().objective(&scenario.network_samples(), scenario.reduction()).loss()
}
