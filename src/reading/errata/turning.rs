//! The errata that turn an update: each of them alone gives it the wrong direction.

use super::{
    Erratum,
    compared::{alone, correct, slope},
};
use crate::{quantity::Notation, scenario::Scenario};

/// The errata that are printed where a scenario is from and each of which, in otherwise correct formulas, makes the
/// correct slope along the update positive.
#[must_use]
pub fn turning(scenario: &Scenario) -> Vec<Erratum> {
    let correct = correct(scenario);
    let notation = Notation::of(scenario);
    let turns = |erratum: &Erratum| slope(&correct, &alone(*erratum, &correct, scenario), notation.weights()) > 0.0;
    super::of(scenario).into_iter().filter(|erratum| erratum.changes_numbers()).filter(turns).collect()
}
