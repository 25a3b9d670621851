//! What a key does while all that is given is edited: it is written into a number, moves the cursor, or is a command.

use crossterm::event::{KeyCode, KeyEvent};

use super::scrolling::page_of;
use crate::tui::{
    keys::{Command, types},
    state::{Editor, Move, State, Stride},
    terminal::Outcome,
    turn::Turn,
};

pub(super) fn press(state: &mut State, key: &KeyEvent, command: Option<Command>) -> Outcome {
    let is_typing = state.editor().is_some_and(|editor| editor.typed().is_some());
    match (key.code, command) {
        (KeyCode::Backspace, _) => state.untype_sign(),
        (KeyCode::Char(sign), _) if types(key) && (is_typing || begins(sign)) => state.type_sign(sign),
        (_, Some(command)) => return run(state, command),
        (_, None) => {}
    }
    Outcome::Continue
}

/// Whether a number is typed that begins with this: a point alone moves the number by its last digit.
fn begins(sign: char) -> bool {
    matches!(sign, '0'..='9' | '-' | '−')
}

/// What a command does.
pub(super) fn run(state: &mut State, command: Command) -> Outcome {
    let far = isize::MAX / 2;
    let is_curve = state.editor().is_some_and(Editor::is_curve);
    match command {
        // The arrows turn the number of a curve, and go from curve to curve.
        Command::NextItem if is_curve => state.turn_entry(Stride::Tenth, Turn::On),
        Command::PreviousItem if is_curve => state.turn_entry(Stride::Tenth, Turn::Back),
        Command::RowDown if is_curve => state.move_to_number(Turn::On),
        Command::RowUp if is_curve => state.move_to_number(Turn::Back),
        Command::PageDown if is_curve => state.zoom(Turn::On),
        Command::PageUp if is_curve => state.zoom(Turn::Back),
        Command::Top if is_curve => state.end_trial(),
        Command::WhatIf => {
            if state.take_typed() {
                state.turn_sheet();
            }
        }
        Command::Close => state.leave_field(),
        Command::Quit | Command::Edit => {
            if state.take_typed() {
                state.overlay = crate::tui::state::Overlay::None;
            }
        }
        Command::Choose => {
            state.take_typed();
        }
        Command::NextItem => state.move_cursor(Move::Along(Turn::On)),
        Command::PreviousItem => state.move_cursor(Move::Along(Turn::Back)),
        Command::RowDown => state.move_cursor(Move::Rows(1)),
        Command::RowUp => state.move_cursor(Move::Rows(-1)),
        Command::PageDown => state.move_cursor(Move::Rows(page_of(state))),
        Command::PageUp => state.move_cursor(Move::Rows(-page_of(state))),
        Command::Top => state.move_cursor(Move::Rows(-far)),
        Command::Bottom => state.move_cursor(Move::Rows(far)),
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
        Command::SwitchTheme => state.switch_theme(),
        Command::SwitchGlyphs => state.switch_glyphs(),
        Command::MoreDigits => state.set_digits(state.settings.digits.more()),
        Command::FewerDigits => state.set_digits(state.settings.digits.fewer()),
        Command::Suspend => return Outcome::Suspend,
        Command::SwitchMouse => state.switch_mouse(),
        // What is about the steps has to wait until editing is over; other boxes would hide the cursor.
        Command::NextLine
        | Command::PreviousLine
        | Command::NextStep
        | Command::PreviousStep
        | Command::NextPhase
        | Command::PreviousPhase
        | Command::First
        | Command::Last
        | Command::Jump
        | Command::NextFactor
        | Command::PreviousFactor
        | Command::Follow
        | Command::Return
        | Command::SwitchReading
        | Command::SwitchPage
        | Command::Apply
        | Command::Unapply
        | Command::Train
        | Command::SwitchChart
        | Command::SwitchScale
        | Command::ScrollDown
        | Command::ScrollUp
        | Command::Practice
        | Command::Answer
        | Command::Hint
        | Command::Review
        | Command::NextNotRight
        | Command::PreviousNotRight
        | Command::Overview
        | Command::Hunt
        | Command::MarkWrong
        | Command::NextHunt
        | Command::HarderHunt
        | Command::Forget
        | Command::Lecture
        | Command::Blank
        | Command::Play
        | Command::Faster
        | Command::Slower
        | Command::PointLeft
        | Command::PointRight
        | Command::PointUp
        | Command::PointDown
        | Command::Contents
        | Command::Explain
        | Command::Why
        | Command::Help
        | Command::Errata
        | Command::Networks => {}
    }
    Outcome::Continue
}
