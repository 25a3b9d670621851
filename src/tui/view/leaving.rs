//! The question whether unsaved edits may be lost.

use super::{page::Page, rows::wrapped};
use crate::tui::{
    keys::{Command, key_of},
    state::State,
};

pub(super) fn page(state: &State, width: usize) -> Page {
    let [save, leave, stay] = [Command::Save, Command::Quit, Command::Close].map(key_of);
    let network = state.unsaved().map(crate::scenario::Scenario::heading).unwrap_or_default();
    let words = format!(
        "Your changes of {network} are not saved. {save} saves them in a file, {leave} leaves without saving, {stay} goes \
         back."
    );
    Page::new("leave?", wrapped(&words, width))
}
