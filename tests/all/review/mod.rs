//! An answers file on the screen, as a specification: opened, looked through from the first wrong answer, closed.
//!
//! | file | its one subject |
//! |---|---|
//! | `opening` | how a file is opened, the message if it cannot be, how it is closed |
//! | `looking_through` | the screen at a step, and the keys from one wrong answer to the next |
//! | `overview` | the summary of all answers |
//! | `pictures` | screens of answers |
//! | `any_keys` | whatever is typed, in any order, the screen can be drawn |

mod any_keys;
mod looking_through;
mod opening;
mod overview;
mod pictures;

use std::{fs, path::PathBuf};

use crate::screen::{ask, press, settings, take_in};
use crossterm::event::{Event, KeyCode};
use gradwalk::{
    reading::ReadingKind,
    scenario::Scenario,
    tui::{
        keys::{Command, Key},
        state::{Overlay, State},
    },
    typeset::Glyphs,
};
use tempfile::TempDir;

const ENTER: Key = Key::Plain(KeyCode::Enter);

/// The sigmoid is applied twice in one slope, and everything that follows is wrong too; one line is no answer, one is
/// blank.
const TWICE: &str = "# scenario: regression\n\
    quantity;value\n\
    X1(1);1.0000\nO1(1);0.7311\nO2(1);0.320821\nO3(1);0.2891\nO0(2);0.2535\nE;0.2986\n\
    foo;3\n\
    dE/dO2(1);-0.437171\ndO2(1)/dX2(1);0.243676\n\
    dE/dX2(1);-0.106528\ndE/da12(0);-0.053264\na12(0)';0.505326\nE';\n";

/// Files of answers, deleted when the test ends.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn with(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, text).unwrap();
        path
    }
}

fn load(name: &str) -> State {
    State::new(Scenario::load(name).unwrap(), settings(Glyphs::Tall, ReadingKind::Document))
}

/// Opens a file with the key, by pasting its path.
fn open(state: &mut State, path: &str) {
    ask(state, Command::Review);
    take_in(state, &Event::Paste(path.to_owned()));
    press(state, ENTER);
}

/// A built-in scenario with the answers of a file open.
fn reviewing(name: &str, answers: &str) -> State {
    let folder = Folder::new();
    let mut state = load(name);
    open(&mut state, folder.with("ada.csv", answers).to_str().unwrap());
    assert_eq!(state.overlay, Overlay::None, "the answers are open");
    state
}

/// The name of the step's quantity.
fn place(state: &State) -> String {
    state.step().quantity().map_or_else(String::new, |quantity| quantity.to_string())
}
