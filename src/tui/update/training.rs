//! The effect of commands on the chart of a training run.

use super::{Effect, anywhere};
use crate::tui::{
    keys::Command,
    state::{Along, State},
    terminal::Outcome,
    turn::Turn,
};

pub(super) fn on_chart(state: &mut State, command: Command) -> Effect {
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
        _ => return anywhere::run(state, command),
    }
    Outcome::Continue.into()
}
