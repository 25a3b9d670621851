//! The keys that everybody needs first, and those of the program itself.

use crossterm::event::KeyCode;

use super::places::{EVERYWHERE, NOT_AT_PROMPT, ON_STEPS, ON_STEPS_AND_IN_BOXES};
use crate::tui::keys::{
    Binding, Command,
    Key::Control,
    Place::{Leaving, Steps},
    Subject, Touches,
    key::{key, letter},
};

pub(super) const ROWS: &[Binding] = &[
    Binding {
        command: Command::NextLine,
        places: ON_STEPS,
        footer: ON_STEPS,
        touches: Touches::Nothing,
        subject: Subject::Start,
        keys: &[key(KeyCode::Right), letter(' '), letter('l')],
        short: "next",
        help: "next line; after the last line, the next step",
    },
    Binding {
        command: Command::PreviousLine,
        places: ON_STEPS,
        footer: ON_STEPS,
        touches: Touches::Nothing,
        subject: Subject::Start,
        keys: &[key(KeyCode::Left), letter('h')],
        short: "back",
        help: "one line back",
    },
    Binding {
        command: Command::NextStep,
        places: ON_STEPS,
        footer: ON_STEPS,
        touches: Touches::Nothing,
        subject: Subject::Start,
        keys: &[key(KeyCode::Down), letter('j'), letter('n')],
        short: "step",
        help: "next step, with all its lines",
    },
    Binding {
        command: Command::Help,
        places: ON_STEPS_AND_IN_BOXES,
        footer: ON_STEPS,
        touches: Touches::Nothing,
        subject: Subject::Program,
        keys: &[letter('?'), key(KeyCode::F(1))],
        short: "help",
        help: "what the symbols mean, and all keys",
    },
    Binding {
        command: Command::Quit,
        places: NOT_AT_PROMPT,
        footer: &[Steps, Leaving],
        touches: Touches::Nothing,
        subject: Subject::Start,
        keys: &[letter('q'), Control('c')],
        short: "quit",
        help: "leave the program",
    },
    Binding {
        command: Command::Suspend,
        places: EVERYWHERE,
        footer: &[],
        touches: Touches::Nothing,
        subject: Subject::Program,
        keys: &[Control('z')],
        short: "stop",
        help: "back to the shell; `fg` continues",
    },
    Binding {
        command: Command::SwitchMouse,
        places: NOT_AT_PROMPT,
        footer: &[],
        touches: Touches::Nothing,
        subject: Subject::Program,
        keys: &[letter('M')],
        short: "mouse off/on",
        help: "mouse off, so that the terminal selects text, or on again: click a unit, weight, part, phase, key or row; \
               turn the wheel",
    },
];
