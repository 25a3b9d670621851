//! Commands that have the same effect wherever they work.

use super::{Effect, errata};
use crate::{
    scenario::presets,
    tui::{
        keys::Command,
        state::{Overlay, State},
        terminal::Outcome,
    },
};

/// Performs a command, unless the current activity forbids it.
pub(super) fn run(state: &mut State, command: Command) -> Effect {
    if let Some(reason) = state.activity().refusal(command) {
        state.notice = Some(reason);
        return Outcome::Continue.into();
    }
    match command {
        Command::Help => open(state, Overlay::Help),
        Command::Explain => open(state, Overlay::Symbols),
        Command::Why => open(state, Overlay::Why),
        Command::Paths => open(state, Overlay::Paths),
        Command::Networks => {
            let shown = presets().iter().position(|preset| preset.scenario() == *state.origin());
            open(state, Overlay::Networks(shown.unwrap_or(0)));
        }
        Command::Contents => {
            let at = state.position();
            let own = state.walk().contents().iter().position(|section| section.steps.contains(&at));
            open(state, Overlay::Contents(own.unwrap_or(0)));
        }
        Command::Errata => errata::open(state),
        Command::Edit => {
            state.scroll = 0;
            state.begin_editing();
        }
        Command::SwitchTheme => state.switch_theme(),
        Command::SwitchGlyphs => state.switch_glyphs(),
        Command::SwitchNotation => state.switch_letters(),
        Command::MoreDigits => state.set_digits(state.settings.digits.more()),
        Command::FewerDigits => state.set_digits(state.settings.digits.fewer()),
        Command::SwitchMouse => state.switch_mouse(),
        Command::Suspend => return Outcome::Suspend.into(),
        // The table has no other command at places that do not handle it themselves.
        _ => {}
    }
    Outcome::Continue.into()
}

/// Opens a box at its top.
fn open(state: &mut State, overlay: Overlay) {
    state.scroll = 0;
    state.overlay = overlay;
}
