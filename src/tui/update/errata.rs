//! The errata shown on the screen, and how one of them is opened.

use crate::{
    reading::Erratum,
    tui::{
        keys::Command,
        state::{Overlay, State},
        turn::Turn,
    },
};

/// One of a list of errata.
pub(super) struct Listed {
    of: Vec<Erratum>,
    at: usize,
}

/// Opens the errata at the first of them.
pub(super) fn open(state: &mut State) {
    match in_view(state) {
        Ok(of) => show(state, Listed { of, at: 0 }),
        Err(reason) => state.notice = Some(reason),
    }
}

/// Opens the page of one erratum.
pub(super) fn show(state: &mut State, Listed { of, at }: Listed) {
    state.scroll = 0;
    state.overlay = Overlay::Errata { of, at };
}

/// To the next or previous erratum of the list, wrapping around.
pub(super) fn turn(state: &mut State, turn: Turn) {
    if let Overlay::Errata { of, at } = &mut state.overlay {
        *at = match turn {
            Turn::On => (*at + 1) % of.len(),
            Turn::Back => (*at + of.len() - 1) % of.len(),
        };
        state.scroll = 0;
    }
}

/// The erratum of a name, which is refused in the same cases as its key.
pub(super) fn named(state: &State, name: &str) -> Result<Listed, String> {
    if let Some(reason) = state.activity().refusal(Command::Errata) {
        return Err(reason);
    }
    let mut of = in_view(state)?;
    match of.iter().position(|erratum| erratum.to_string().eq_ignore_ascii_case(name)) {
        Some(at) => Ok(Listed { of, at }),
        None => {
            of.sort();
            let has = Erratum::comma_separated(&of);
            Err(format!("this network has no erratum {}; it has {has}", name.to_uppercase()))
        }
    }
}

/// All errata that may be shown here, or why there are none. Both their key and their names ask here.
///
/// Those of this step come first, and among them the ones that change numbers; at the result those that turn the update
/// in the wrong direction.
fn in_view(state: &State) -> Result<Vec<Erratum>, String> {
    let mut all = state.errata_to_tell()?;
    let own = state.errata_of_step();
    let place = |erratum: &Erratum| match own.contains(erratum) {
        true => (0, usize::from(!erratum.changes_numbers())),
        false => (1, 0),
    };
    all.sort_by_key(place);
    Ok(all)
}
