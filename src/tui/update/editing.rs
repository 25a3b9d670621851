//! Typing while the given numbers are edited, and the effect of commands there: in the table, and on the curve over one
//! of the numbers.

use crossterm::event::{KeyCode, KeyEvent};

use super::{Effect, anywhere, scrolling::page_of};
use crate::tui::{
    keys::{Command, types},
    state::{Ends, Move, State, Stride},
    terminal::Outcome,
    turn::Turn,
};

/// Types a character at the cursor, or deletes the last one; returns whether the key is for that.
pub(super) fn write(state: &mut State, key: &KeyEvent) -> bool {
    let is_typing = state.editor().is_some_and(|editor| editor.typed().is_some());
    match key.code {
        KeyCode::Backspace => state.untype_sign(),
        KeyCode::Char(sign) if types(key) && (is_typing || begins(sign)) => state.type_sign(sign),
        _ => return false,
    }
    true
}

/// Whether a number being typed can begin with this: a point alone moves the number by its last digit.
fn begins(sign: char) -> bool {
    matches!(sign, '0'..='9' | '-' | '−')
}

/// Performs a command in the table.
pub(super) fn in_table(state: &mut State, command: Command) -> Effect {
    let far = isize::MAX / 2;
    match command {
        Command::NextItem => state.move_cursor(Move::Along(Turn::On)),
        Command::PreviousItem => state.move_cursor(Move::Along(Turn::Back)),
        Command::RowDown => state.move_cursor(Move::Rows(1)),
        Command::RowUp => state.move_cursor(Move::Rows(-1)),
        Command::PageDown => state.move_cursor(Move::Rows(page_of(state))),
        Command::PageUp => state.move_cursor(Move::Rows(-page_of(state))),
        Command::Top => state.move_cursor(Move::Rows(-far)),
        Command::Bottom => state.move_cursor(Move::Rows(far)),
        _ => return edit(state, command),
    }
    Outcome::Continue.into()
}

/// Performs a command on the curve: the arrows move its number, and go from curve to curve.
pub(super) fn on_curve(state: &mut State, command: Command) -> Effect {
    match command {
        Command::NextItem => state.turn_entry(Stride::Tenth, Turn::On),
        Command::PreviousItem => state.turn_entry(Stride::Tenth, Turn::Back),
        Command::RowDown => state.move_to_number(Turn::On),
        Command::RowUp => state.move_to_number(Turn::Back),
        Command::PageDown => state.zoom(Turn::On),
        Command::PageUp => state.zoom(Turn::Back),
        // A value left there before stays.
        Command::Top if state.trial_ends() == Some(Ends::PutBack) => state.end_trial(),
        Command::Top => {}
        Command::Bottom => state.move_cursor(Move::Rows(isize::MAX / 2)),
        _ => return edit(state, command),
    }
    Outcome::Continue.into()
}

/// The common commands of both.
fn edit(state: &mut State, command: Command) -> Effect {
    match command {
        Command::WhatIf => {
            if state.take_typed() {
                state.turn_sheet();
            }
        }
        Command::Close => state.leave_field(),
        Command::Quit | Command::Edit => {
            if state.take_typed() {
                state.end_editing();
            }
        }
        Command::Choose => {
            state.take_typed();
        }
        Command::Raise => state.turn_entry(Stride::Tenth, Turn::On),
        Command::Lower => state.turn_entry(Stride::Tenth, Turn::Back),
        Command::RaiseFinely => state.turn_entry(Stride::LastDigit, Turn::On),
        Command::LowerFinely => state.turn_entry(Stride::LastDigit, Turn::Back),
        Command::Save => {
            if state.take_typed() {
                state.ask_for_file();
            }
        }
        Command::NewNumbers => state.draw_numbers(),
        Command::Undo => state.undo(),
        Command::Redo => state.redo(),
        _ => return anywhere::run(state, command),
    }
    Outcome::Continue.into()
}
