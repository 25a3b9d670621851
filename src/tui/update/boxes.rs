//! Boxes that lie over the steps: the effect of commands there.

use super::{
    Effect, anywhere, errata,
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

/// Performs a command on a page to read.
pub(super) fn on_page(state: &mut State, command: Command) -> Effect {
    match (&state.overlay, command) {
        // Its own key closes it.
        (Overlay::Help, Command::Help)
        | (Overlay::Symbols, Command::Explain)
        | (Overlay::Why, Command::Why)
        | (Overlay::Paths, Command::Paths) => {
            close(state);
            Outcome::Continue.into()
        }
        _ => in_box(state, command),
    }
}

/// Performs a command on the page over all answers: once it is read, the right arrow leads on.
pub(super) fn on_summary(state: &mut State, command: Command) -> Effect {
    match command {
        Command::Practice | Command::Overview | Command::NextItem => close(state),
        _ => return in_box(state, command),
    }
    Outcome::Continue.into()
}

/// Performs a command on the page of one of several errata.
pub(super) fn on_errata(state: &mut State, command: Command) -> Effect {
    match command {
        Command::NextItem | Command::Choose => errata::turn(state, Turn::On),
        Command::PreviousItem => errata::turn(state, Turn::Back),
        Command::Errata => close(state),
        _ => return in_box(state, command),
    }
    Outcome::Continue.into()
}

/// Performs a command in a list: usually it selects a row.
pub(super) fn in_list(state: &mut State, command: Command) -> Effect {
    let far = isize::MAX / 2;
    match (&state.overlay, command) {
        (Overlay::Networks(_), Command::Networks) | (Overlay::Contents(_), Command::Contents) => close(state),
        (_, Command::RowDown | Command::NextItem) => go_through(state, 1),
        (_, Command::RowUp | Command::PreviousItem) => go_through(state, -1),
        (_, Command::Top) => go_through(state, -far),
        (_, Command::Bottom) => go_through(state, far),
        (Overlay::Contents(_), Command::PageDown) => go_through(state, page_of(state)),
        (Overlay::Contents(_), Command::PageUp) => go_through(state, -page_of(state)),
        (_, Command::NextPhase) => go_to_group(state, Turn::On),
        (_, Command::PreviousPhase) => go_to_group(state, Turn::Back),
        (_, Command::Choose) => return choose(state),
        _ => return in_box(state, command),
    }
    Outcome::Continue.into()
}

/// To the first row of the next or previous group of a list: a phase of the contents, or among the networks the
/// built-in ones and the files.
fn go_to_group(state: &mut State, direction: Turn) {
    let starts: Vec<usize> = match &state.overlay {
        Overlay::Contents(_) => {
            let sections = state.walk().contents();
            let group = |place: usize| (sections[place].phase, sections[place].sample);
            (0..sections.len()).filter(|place| *place == 0 || group(*place) != group(place - 1)).collect()
        }
        _ => vec![0, presets().len()],
    };
    let (Overlay::Networks(chosen) | Overlay::Contents(chosen)) = state.overlay else { return };
    let next = match direction {
        Turn::On => starts.into_iter().find(|start| *start > chosen),
        Turn::Back => starts.into_iter().rfind(|start| *start < chosen),
    };
    let rows = next.and_then(|next| isize::try_from(next).ok()?.checked_sub(isize::try_from(chosen).ok()?));
    go_through(state, rows.unwrap_or(0));
}

/// Performs a command at the question whether edits may be lost.
pub(super) fn when_leaving(state: &mut State, command: Command) -> Effect {
    match command {
        Command::Quit => return Outcome::Quit.into(),
        Command::Save => state.ask_for_file(),
        _ => return in_box(state, command),
    }
    Outcome::Continue.into()
}

/// Performs a command while edits of an earlier run are offered.
pub(super) fn on_recovery(state: &mut State, command: Command) -> Effect {
    match command {
        Command::Choose => recover(state),
        Command::Forget => {
            close(state);
            Effect::Forgotten
        }
        _ => in_box(state, command),
    }
}

/// Common commands of boxes: they scroll, close, and give way to others.
fn in_box(state: &mut State, command: Command) -> Effect {
    let far = isize::MAX / 2;
    match command {
        Command::Close | Command::Quit | Command::Choose => close(state),
        Command::PageDown => scroll(state, page_of(state)),
        Command::PageUp => scroll(state, -page_of(state)),
        Command::Top => scroll(state, -far),
        Command::Bottom => scroll(state, far),
        Command::RowDown => scroll(state, 1),
        Command::RowUp => scroll(state, -1),
        _ => return anywhere::run(state, command),
    }
    Outcome::Continue.into()
}

fn close(state: &mut State) {
    state.overlay = Overlay::None;
    state.scroll = 0;
}

/// This many rows further in a list.
fn go_through(state: &mut State, rows: isize) {
    let networks = presets().len() + state.recent.list().len();
    let sections = state.walk().contents().len();
    let (chosen, count) = match &mut state.overlay {
        Overlay::Networks(chosen) => (chosen, networks),
        Overlay::Contents(chosen) => (chosen, sections),
        _ => return,
    };
    *chosen = chosen.saturating_add_signed(rows).min(count.saturating_sub(1));
}

/// Selects an item of a list that is clicked; returns whether it was not selected before.
pub(super) fn choose_item(state: &mut State, item: usize) -> bool {
    match &mut state.overlay {
        Overlay::Networks(chosen) | Overlay::Contents(chosen) if *chosen != item => {
            *chosen = item;
            true
        }
        _ => false,
    }
}

/// Opens the offered edits.
fn recover(state: &mut State) -> Effect {
    let Overlay::Recovery(offer) = &state.overlay else { return Outcome::Continue.into() };
    let exercises = offer.exercises.clone();
    close(state);
    state.recover(&exercises);
    Effect::Recovered
}

/// Opens the selected row of a list.
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
        Overlay::Contents(chosen) => {
            let chosen = *chosen;
            let sections = state.walk().contents();
            close(state);
            // The current place stays as it is.
            let steps = sections.get(chosen).map(|section| section.steps.as_slice()).unwrap_or_default();
            if let Some(first) = steps.first().filter(|_| !steps.contains(&state.position())) {
                state.go_to(*first, state.whole_or_asked());
            }
        }
        _ => {}
    }
    Outcome::Continue.into()
}
