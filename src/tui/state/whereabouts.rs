//! Where one is: what that is called, and how to come back to it.

use super::{Page, StartAt, State};

/// Where one was before a lecture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whereabouts {
    pub(super) step: usize,
    pub(super) stage: usize,
    pub(super) anchor: StartAt,
    pub(super) scroll: isize,
    pub(super) page: Page,
}

impl State {
    /// What the network on the screen is called, with its sizes.
    #[must_use]
    pub fn heading(&self) -> String {
        self.walk.scenario().heading_since(&self.opened)
    }
}
