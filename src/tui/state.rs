//! What the screen shows. A stand-in for the real module.

use crate::scenario::Scenario;
use crate::{reading::ReadingKind, settings::Settings};

pub(super) struct State {
    pub(super) scenario: Scenario,
    pub(super) settings: Settings<ReadingKind>,
    pub(super) step: usize,
}

impl State {
    pub(super) fn new(scenario: Scenario, settings: Settings<ReadingKind>) -> Self {
        Self { scenario, settings, step: 1 }
    }
}
