//! The screen: what is shown, what a key does to it, how it is drawn, and the terminal below.
//!
//! `update` changes the `state` and needs no terminal; `view` reads it and changes nothing; `keys` is the one table
//! that the keys, the footer and the help come from. What is done on the screen is a walk, `practice`, or the
//! `review` of a file of answers; the latter two have a `summary`.

pub mod keys;
pub mod practice;
pub mod review;
pub mod state;
pub mod summary;
pub mod terminal;
pub mod turn;
pub mod update;
pub mod view;

use crossterm::event::Event;
use ratatui::Frame;

use crate::{homework::CheckedFile, reading::ReadingKind, scenario::Scenario, settings::Settings};
use state::State;
use terminal::{Outcome, Program, TerminalError};
use update::Effect;

/// Opens the screen on a scenario; returns when it is left.
///
/// # Errors
/// Where there is no terminal, or not any more.
pub fn open(scenario: Scenario, settings: Settings<ReadingKind>) -> Result<(), TerminalError> {
    terminal::run(&mut State::new(scenario, settings))
}

/// Opens the screen on judged answers and the scenario that they are to; returns when it is left.
///
/// # Errors
/// Where there is no terminal, or not any more.
pub fn open_answers(
    scenario: Scenario,
    file: CheckedFile,
    settings: Settings<ReadingKind>,
) -> Result<(), TerminalError> {
    let mut state = State::new(scenario.clone(), settings);
    state.begin_review(scenario, file);
    terminal::run(&mut state)
}

impl Program for State {
    fn draw(&self, frame: &mut Frame) {
        view::draw(self, frame);
    }

    fn handle(&mut self, event: Event) -> Outcome {
        match update::handle(self, &event) {
            Effect::Terminal(outcome) => outcome,
            Effect::ReadAnswers(path) => {
                let read = review::open(&path, Some(self.walk().scenario()));
                update::answers_read(self, read);
                Outcome::Continue
            }
        }
    }
}
