//! A lecture: its stops, its questions, its quiet screen, its clock and its pointer.

mod any_keys;
mod asking;
mod playing;
mod pointing;
mod quiet;
mod route;

pub use crate::screen::{ask, ask_all, jump, picture, press, settings, text};
pub use gradwalk::{
    quantity::Quantity,
    reading::ReadingKind,
    scenario::{Scenario, presets},
    tui::{
        keys::{Command, Key},
        state::{Overlay, State},
    },
    typeset::Glyphs,
};

pub const SIZES: [(u16, u16); 3] = [(60, 18), (80, 24), (120, 40)];

/// A built-in network, as a student has it.
pub fn load(name: &str, reading: ReadingKind) -> State {
    State::new(Scenario::load(name).unwrap(), settings(Glyphs::Ascii, reading))
}

/// The same in a lecture, from its first stop on.
pub fn lecture(name: &str, reading: ReadingKind) -> State {
    let mut state = load(name, reading);
    ask(&mut state, Command::Lecture);
    state
}

/// Everything on the screen at any size, on each of its pages.
pub fn seen(state: &State) -> String {
    let mut state = state.clone();
    let mut seen = String::new();
    for _ in 0..3 {
        seen.extend(SIZES.map(|(width, height)| text(&picture(&state, width, height))));
        ask(&mut state, Command::SwitchPage);
    }
    seen
}

/// Goes through a whole lecture with the key for the next line, and runs this at each reveal.
pub fn go_through(state: &mut State, mut at_each: impl FnMut(&State)) {
    loop {
        at_each(state);
        let before = (state.position(), state.lines_shown());
        ask(state, Command::NextLine);
        if before == (state.position(), state.lines_shown()) {
            return;
        }
    }
}
