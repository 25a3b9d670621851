//! The right numbers of an exercise, worked out once for all sheets that are handed in to it.

use super::catalogue::Catalogue;
use crate::{reading::Resolver, scenario::Scenario};

/// What an exercise comes to.
pub(super) struct Solution {
    scenario: Scenario,
    /// Over the laws that slips are made in.
    pub(super) right: Resolver,
    /// In the forms that keep the most digits.
    pub(super) exact: Resolver,
}

impl Solution {
    pub(super) fn of(scenario: &Scenario, catalogue: &Catalogue) -> Self {
        let right = catalogue.right_values(scenario);
        right.work_out_all();
        Self { scenario: scenario.clone(), exact: catalogue.exact_values(scenario), right }
    }

    /// Whether it is the solution of this exercise.
    pub(super) fn is_of(&self, scenario: &Scenario) -> bool {
        self.scenario == *scenario
    }
}
