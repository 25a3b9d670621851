//! Boxes that lie over the steps: how they open, what their keys do.

use super::{
    Effect, errata,
    scrolling::{page_of, scroll},
};
use crate::{
    scenario::presets,
    settings::Origin,
    tui::{
        keys::Command,
        state::{Overlay, State},
        terminal::Outcome,
        turn::Turn,
    },
};

/// Opens the box that a command is for.
pub(super) fn open(state: &mut State, command: Command) {
    state.scroll = 0;
    match command {
        Command::Help => state.overlay = Overlay::Help,
        Command::Explain => state.overlay = Overlay::Symbols,
        Command::Why => state.overlay = Overlay::Why,
        Command::Networks => {
            let shown = presets().iter().position(|preset| preset.scenario() == *state.origin());
            state.overlay = Overlay::Networks(shown.unwrap_or(0));
        }
        Command::Contents => {
            let at = state.position();
            let sections = state.walk().contents();
            let own = sections.iter().position(|section| section.steps.contains(&at));
            state.overlay = Overlay::Contents(own.unwrap_or(0));
        }
        Command::Errata => errata::open(state),
        Command::Edit => state.begin_editing(),
        _ => {}
    }
}

/// The command that opens and closes a box; the pages over all answers have two.
fn opener(overlay: &Overlay, command: Command) -> bool {
    match overlay {
        Overlay::Help => command == Command::Help,
        Overlay::Symbols => command == Command::Explain,
        Overlay::Why => command == Command::Why,
        Overlay::Networks(_) => command == Command::Networks,
        Overlay::Edit(_) => command == Command::Edit,
        Overlay::Contents(_) => command == Command::Contents,
        Overlay::Errata { .. } => command == Command::Errata,
        Overlay::Summary(_) => matches!(command, Command::Practice | Command::Overview),
        Overlay::None
        | Overlay::Prompt(_)
        | Overlay::Training(_)
        | Overlay::Leaving
        | Overlay::Recovery(_)
        | Overlay::Blank => false,
    }
}

/// What a key does while a box is open.
pub(super) fn read(state: &mut State, command: Command) -> Effect {
    let far = isize::MAX / 2;
    match command {
        Command::Quit if state.overlay == Overlay::Leaving => return Outcome::Quit.into(),
        Command::Save if state.overlay == Overlay::Leaving => state.ask_for_file(),
        Command::Close | Command::Quit => close(state),
        Command::Save => {}
        Command::Forget if matches!(state.overlay, Overlay::Recovery(_)) => {
            close(state);
            return Effect::Forgotten;
        }
        Command::Forget => {}
        command if opener(&state.overlay, command) => close(state),
        Command::PageDown => by_page(state, Turn::On),
        Command::PageUp => by_page(state, Turn::Back),
        Command::Top => go_through(state, -far),
        Command::Bottom => go_through(state, far),
        Command::RowDown => go_through(state, 1),
        Command::RowUp => go_through(state, -1),
        Command::NextItem => turn(state, Turn::On),
        Command::PreviousItem => turn(state, Turn::Back),
        Command::Choose => return choose(state),
        Command::SwitchGlyphs => state.switch_glyphs(),
        Command::MoreDigits => state.set_digits(state.settings.digits.more()),
        Command::FewerDigits => state.set_digits(state.settings.digits.fewer()),
        Command::SwitchTheme => state.switch_theme(),
        Command::Explain
        | Command::Why
        | Command::Help
        | Command::Errata
        | Command::Networks
        | Command::Contents
        | Command::Edit => match state.activity().refusal(command) {
            Some(reason) => state.notice = Some(reason),
            None => open(state, command),
        },
        // These are of the editor, which has its own way with keys.
        Command::Raise | Command::Lower | Command::RaiseFinely | Command::LowerFinely => {}
        Command::WhatIf | Command::NewNumbers | Command::Undo | Command::Redo => {}
        Command::Suspend => return Outcome::Suspend.into(),
        Command::SwitchMouse => state.switch_mouse(),
        // These are of the steps: the table finds none of them in a box.
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
        | Command::SwitchReading
        | Command::SwitchPage
        | Command::Follow
        | Command::Return
        | Command::Apply
        | Command::Unapply
        // The chart of a training run has its own way with keys.
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
        | Command::Lecture
        | Command::Blank
        | Command::Play
        | Command::Faster
        | Command::Slower
        | Command::PointLeft
        | Command::PointRight
        | Command::PointUp
        | Command::PointDown => {}
    }
    Outcome::Continue.into()
}

fn close(state: &mut State) {
    state.overlay = Overlay::None;
    state.scroll = 0;
}

/// A page on or back: in the table of contents its chosen row goes along.
fn by_page(state: &mut State, turn: Turn) {
    let rows = if turn == Turn::On { page_of(state) } else { -page_of(state) };
    match state.overlay {
        Overlay::Contents(_) => go_through(state, rows),
        _ => scroll(state, rows),
    }
}

/// So many rows on: in a list its chosen row, elsewhere what is shown.
fn go_through(state: &mut State, rows: isize) {
    match state.overlay {
        Overlay::Networks(chosen) => {
            let last = presets().len() + state.recent.list().len() - 1;
            state.overlay = Overlay::Networks(chosen.saturating_add_signed(rows).min(last));
        }
        Overlay::Contents(chosen) => {
            let last = state.walk().contents().len().saturating_sub(1);
            state.overlay = Overlay::Contents(chosen.saturating_add_signed(rows).min(last));
        }
        _ => scroll(state, rows),
    }
}

/// To the next of several things that the box explains, around the end.
fn turn(state: &mut State, turn: Turn) {
    match &mut state.overlay {
        Overlay::Errata { of, at } => {
            *at = match turn {
                Turn::On => (*at + 1) % of.len(),
                Turn::Back => (*at + of.len() - 1) % of.len(),
            };
            state.scroll = 0;
        }
        Overlay::Networks(_) | Overlay::Contents(_) => go_through(state, if turn == Turn::On { 1 } else { -1 }),
        // Of what a reader has done with, the right arrow leads on.
        Overlay::Summary(_) if turn == Turn::On => close(state),
        _ => {}
    }
}

/// A click on an item of a list: it is chosen, and opened by another.
pub(super) fn click(state: &mut State, item: usize) -> Effect {
    match &mut state.overlay {
        Overlay::Networks(chosen) | Overlay::Contents(chosen) if *chosen != item => {
            *chosen = item;
            Outcome::Continue.into()
        }
        _ => read(state, Command::Choose),
    }
}

fn choose(state: &mut State) -> Effect {
    match &state.overlay {
        Overlay::Networks(chosen) => {
            let chosen = *chosen;
            let built_in = presets().get(chosen);
            let file = state.recent.list().get(chosen.saturating_sub(presets().len())).map(|file| file.to_path_buf());
            close(state);
            match (built_in, file) {
                (Some(network), _) => state.open_network(network.scenario(), Origin::of_built_in(network.name)),
                (None, Some(file)) => return Effect::ReadScenario(file),
                (None, None) => {}
            }
        }
        Overlay::Recovery(offer) => {
            let exercises = offer.exercises.clone();
            close(state);
            state.recover(&exercises);
            return Effect::Recovered;
        }
        Overlay::Contents(chosen) => {
            let chosen = *chosen;
            let sections = state.walk().contents();
            close(state);
            // Where one is already stays as it is.
            let steps = sections.get(chosen).map(|section| section.steps.as_slice()).unwrap_or_default();
            if let Some(first) = steps.first().filter(|_| !steps.contains(&state.position())) {
                state.go_to(*first, state.whole_or_asked());
            }
        }
        Overlay::Errata { .. } => turn(state, Turn::On),
        _ => close(state),
    }
    Outcome::Continue.into()
}
