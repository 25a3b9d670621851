//! What a key does on the chart of a training run.

use crate::tui::{
    keys::Command,
    state::{Along, State},
    terminal::Outcome,
    turn::Turn,
};

pub(super) fn run(state: &mut State, command: Command) -> Outcome {
    match command {
        Command::NextItem => state.move_on_chart(Along::Step(Turn::On)),
        Command::PreviousItem => state.move_on_chart(Along::Step(Turn::Back)),
        Command::PageDown => state.move_on_chart(Along::Tenth(Turn::On)),
        Command::PageUp => state.move_on_chart(Along::Tenth(Turn::Back)),
        Command::Top => state.move_on_chart(Along::End(Turn::Back)),
        Command::Bottom => state.move_on_chart(Along::End(Turn::On)),
        Command::RowDown => state.watch_other(Turn::On),
        Command::RowUp => state.watch_other(Turn::Back),
        Command::SwitchChart => state.turn_chart(),
        Command::SwitchScale => state.switch_scale(),
        Command::Choose => state.open_update(),
        Command::Close | Command::Quit => state.leave_chart(),
        Command::Train if state.is_training() => {}
        Command::Train => state.ask_for_steps(),
        Command::SwitchReading => state.switch_reading(),
        Command::SwitchTheme => state.switch_theme(),
        Command::SwitchGlyphs => state.switch_glyphs(),
        Command::MoreDigits => state.set_digits(state.settings.digits.more()),
        Command::FewerDigits => state.set_digits(state.settings.digits.fewer()),
        Command::SwitchMouse => state.switch_mouse(),
        Command::Suspend => return Outcome::Suspend,
        // What is about the steps has to wait until the chart is closed; other boxes would take its place.
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
        | Command::Explain
        | Command::Why
        | Command::Networks
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
        | Command::Errata
        | Command::SwitchPage
        | Command::Follow
        | Command::Return
        | Command::Edit
        | Command::WhatIf
        | Command::NewNumbers
        | Command::Save
        | Command::Forget
        | Command::Undo
        | Command::Redo
        | Command::Raise
        | Command::Lower
        | Command::RaiseFinely
        | Command::LowerFinely
        | Command::Apply
        | Command::Unapply
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
        | Command::Help => {}
    }
    Outcome::Continue
}
