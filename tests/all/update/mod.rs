//! The effect of every key, as a specification of `update::handle`. No terminal is involved.
//!
//! | file | its one subject |
//! |---|---|
//! | `any_keys` | whatever is pressed, in any order, the screen can be drawn |
//! | `line_by_line` | going through the lines of a step |
//! | `overlays` | boxes that lie over the steps |
//! | `prompt` | the jump prompt: names, numbers, and what is refused |
//! | `step_by_step` | going from step to step |
//! | `switches` | formulas, glyphs, themes, digits and pages |
//! | `updates` | updates, and the way back from them |

mod any_keys;
mod line_by_line;
mod overlays;
mod prompt;
mod step_by_step;
mod switches;
mod updates;

use crate::screen::{
    any_keys::{bound_key, sign_of},
    ask, ask_all, drawn, jump, opened, press, take_in, write,
};
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use gradwalk::quantity::Layer;
use gradwalk::{
    quantity::{Quantity, Variable},
    reading::ReadingKind,
    scenario::{Problem, presets},
    tui::{
        keys::{Command, Key},
        state::{Overlay, Page, State},
        terminal::Outcome,
        view::extent,
    },
    typeset::Glyphs,
    walk::{Phase, Topic},
};

const ENTER: Key = Key::Plain(KeyCode::Enter);
const BACKSPACE: Key = Key::Plain(KeyCode::Backspace);
const ESCAPE: Key = Key::Plain(KeyCode::Esc);

/// The text of the prompt and its error.
fn prompt(state: &State) -> (&str, Option<&str>) {
    match &state.overlay {
        Overlay::Prompt(prompt) => (&prompt.text, prompt.complaint.as_deref()),
        other => panic!("the prompt is not open but {other:?}"),
    }
}

fn last_step(state: &State) -> usize {
    state.walk().steps().len() - 1
}

/// The phases of the walk, in order.
fn phases(state: &State) -> Vec<Phase> {
    let occurs = |phase: &Phase| state.walk().steps().iter().any(|step| step.phase == *phase);
    Phase::all(state.walk().output()).into_iter().filter(occurs).collect()
}

fn at(problem: Problem, name: &str) -> State {
    let mut state = opened(problem);
    jump(&mut state, name);
    assert_eq!(state.overlay, Overlay::None, "{name} is a name");
    state
}
