//! Which errata turn an update: each of them alone gives it the wrong direction.

use super::{Erratum, compared::Compared};
use crate::{formula::Digits, quantity::WeightLayer, scenario::Scenario};

/// The errata that are printed where a scenario is from and each of which, in otherwise correct formulas, makes the
/// correct slope along the update positive.
#[must_use]
pub fn turning(scenario: &Scenario) -> Vec<Erratum> {
    let turns = |erratum: &Erratum| {
        let values = Compared::new(*erratum, scenario, Digits::default());
        values.slope_along(&values.alone, &[WeightLayer::First, WeightLayer::Second]) > 0.0
    };
    super::of(scenario).into_iter().filter(|erratum| erratum.changes_numbers()).filter(turns).collect()
}
