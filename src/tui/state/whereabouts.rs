//! The current place: its name, and how to return to it.

use super::{Page, StartAt, State};

/// The place before a lecture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whereabouts {
    pub(super) step: usize,
    pub(super) stage: usize,
    pub(super) anchor: StartAt,
    pub(super) scroll: isize,
    pub(super) page: Page,
}

impl State {
    /// The name of the network on the screen, with its sizes.
    #[must_use]
    pub fn heading(&self) -> String {
        self.walk.scenario().heading_since(&self.opened)
    }
}
