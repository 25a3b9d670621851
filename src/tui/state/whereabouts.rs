//! Where one is, to come back to.

use super::{Page, StartAt};

/// Where one was before a lecture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whereabouts {
    pub(super) step: usize,
    pub(super) stage: usize,
    pub(super) anchor: StartAt,
    pub(super) scroll: isize,
    pub(super) page: Page,
}
