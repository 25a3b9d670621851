//! The screen: what is shown, what a key does to it, how it is drawn, and the terminal below.
//!
//! `update` changes the `state` and needs no terminal; `view` reads it and changes nothing; `keys` is the one table
//! that the keys, the footer and the help come from.

pub mod keys;
pub mod practice;
pub mod state;
pub mod terminal;
pub mod update;
pub mod view;

use crossterm::event::Event;
use ratatui::Frame;

use crate::{reading::ReadingKind, scenario::Scenario, settings::Settings};
use state::State;
use terminal::{Outcome, Program, TerminalError};

/// Opens the screen on a scenario; returns when it is left.
///
/// # Errors
/// Where there is no terminal, or not any more.
pub fn open(scenario: Scenario, settings: Settings<ReadingKind>) -> Result<(), TerminalError> {
    terminal::run(&mut State::new(scenario, settings))
}

impl Program for State {
    fn draw(&self, frame: &mut Frame) {
        view::draw(self, frame);
    }

    fn handle(&mut self, event: Event) -> Outcome {
        update::handle(self, &event)
    }
}
