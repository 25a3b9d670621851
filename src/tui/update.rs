//! What a key does. A stand-in for the real module.

use crossterm::event::{Event, KeyCode, KeyModifiers};

use super::state::State;
use super::terminal::Outcome;

pub(super) fn handle(state: &mut State, event: &Event) -> Outcome {
    let Event::Key(key) = event else {
        return Outcome::Unchanged;
    };
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    match key.code {
        KeyCode::Char('c') if control => Outcome::Quit,
        KeyCode::Char('z') if control => Outcome::Suspend,
        KeyCode::Char('q') => Outcome::Quit,
        KeyCode::Right => {
            state.step = (state.step + 1).min(3);
            Outcome::Continue
        }
        KeyCode::Left => {
            state.step = (state.step - 1).max(1);
            Outcome::Continue
        }
        _ => Outcome::Unchanged,
    }
}
