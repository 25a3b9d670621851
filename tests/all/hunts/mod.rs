//! Hunts, as a specification: a calculation has one slip in it, and its first wrong number is to be found.
//!
//! | file | its one subject |
//! |---|---|
//! | `drawn` | the slip shows, everything before it is right, everything after it follows from it; the levels |
//! | `judged` | `check` says the same of a hunt's numbers |
//! | `begun` | when a hunt is offered, how it begins and ends, and what it prevents |
//! | `found` | marks, hints, and the explanation |
//! | `hidden` | nothing on the screen gives the slip away |
//! | `any_keys` | whatever is typed in whatever order, the screen can be drawn |

mod any_keys;
mod begun;
mod drawn;
mod found;
mod hidden;
mod judged;

use crate::screen::{ask, picture, settings, text};
use gradwalk::{
    homework::{
        covered,
        hunt::{Guess, Hunt, Hunts, Level, Standing, shows},
    },
    reading::{ReadingKind, Shape},
    scenario::{Preset, Scenario, presets},
    tui::{hunt::Hunting, keys::Command, state::State},
    typeset::Glyphs,
};

const SEEDS: std::ops::Range<u64> = 0..60;
const SIZES: [(u16, u16); 3] = [(60, 18), (80, 24), (120, 40)];

/// The built-in networks with known slips, on which there are hunts.
fn presets_with_hunts() -> Vec<&'static Preset> {
    let is_covered = |preset: &&Preset| covered(Shape::of(&preset.scenario())).is_ok();
    let presets: Vec<&Preset> = presets().iter().filter(is_covered).collect();
    assert_eq!(presets.len(), 8);
    presets
}

/// Checks every hunt of the first seeds on every built-in network that has some.
fn each_hunt(mut look: impl FnMut(&str, &Hunt)) {
    for preset in presets_with_hunts() {
        let hunts = Hunts::on(&preset.scenario());
        for seed in SEEDS {
            let hunt = hunts.hunt(seed).unwrap_or_else(|| panic!("{} has no hunt {seed}", preset.name));
            look(&format!("{} {seed}", preset.name), &hunt);
        }
    }
}

fn load(name: &str) -> State {
    State::new(Scenario::load(name).unwrap(), settings(Glyphs::Small, ReadingKind::Exact))
}

/// A built-in network in the hunt of a seed.
fn hunted(name: &str, seed: u64) -> State {
    let mut state = load(name);
    state.begin_hunt(seed);
    assert!(state.hunting().is_some(), "{name} {seed}");
    state
}

fn hunting(state: &State) -> &Hunting {
    state.hunting().expect("a hunt is on")
}

/// The screen in one row, with words kept whole.
fn said(state: &State, (width, height): (u16, u16)) -> String {
    text(&picture(state, width, height)).split_whitespace().collect::<Vec<_>>().join(" ")
}
