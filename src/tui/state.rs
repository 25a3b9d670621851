//! What the screen shows. A stand-in for the real module.

use crate::scenario::Scenario;
use crate::settings::{ScreenReading, Settings};

pub(super) struct State {
    pub(super) scenario: Scenario,
    pub(super) settings: Settings<ScreenReading>,
    pub(super) step: usize,
}

impl State {
    pub(super) fn new(scenario: Scenario, settings: Settings<ScreenReading>) -> Self {
        Self {
            scenario,
            settings,
            step: 1,
        }
    }
}
