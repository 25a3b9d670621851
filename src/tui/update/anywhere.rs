//! What commands do that mean the same wherever they work.

use super::Effect;
use crate::tui::{keys::Command, state::State, terminal::Outcome};

pub(super) fn run(state: &mut State, command: Command) -> Effect {
    match command {
        Command::SwitchTheme => state.switch_theme(),
        Command::SwitchGlyphs => state.switch_glyphs(),
        Command::MoreDigits => state.set_digits(state.settings.digits.more()),
        Command::FewerDigits => state.set_digits(state.settings.digits.fewer()),
        Command::SwitchMouse => state.switch_mouse(),
        Command::Suspend => return Outcome::Suspend.into(),
        // The table names no other command at places that do not do it themselves.
        _ => {}
    }
    Outcome::Continue.into()
}
