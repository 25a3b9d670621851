//! The right numbers of an exercise, worked out once for all sheets that are handed in to it.

use std::{cell::RefCell, rc::Rc};

use super::{catalogue::Catalogue, sheet::SheetOverSlips};
use crate::{
    quantity::Quantity,
    reading::{QuantityMap, Resolver},
    scenario::Scenario,
};

/// What an exercise comes to.
pub(super) struct Solution {
    scenario: Scenario,
    /// Over the laws that slips are made in.
    pub(super) right: Resolver,
    /// In the forms that keep the most digits.
    pub(super) exact: Resolver,
    /// What slips make of the right numbers.
    pub(super) sheet: SheetOverSlips,
    /// What each slip on the way to a number gives in its place.
    slips: RefCell<QuantityMap<Rc<[Wrong]>>>,
}

/// What a slip gives in the place of a right number.
pub(super) struct Wrong {
    /// The slip's place in the catalogue.
    pub(super) place: usize,
    pub(super) value: f64,
}

impl Solution {
    pub(super) fn of(scenario: &Scenario, catalogue: &Catalogue) -> Self {
        let right = catalogue.right_values(scenario);
        Self {
            scenario: scenario.clone(),
            exact: catalogue.exact_values(scenario),
            sheet: SheetOverSlips::new(right.clone()),
            right,
            slips: RefCell::default(),
        }
    }

    /// What each slip on the way to a number gives in its place: tried once.
    pub(super) fn slips_on_the_way_to(
        &self,
        quantity: Quantity,
        try_slips: impl FnOnce() -> Rc<[Wrong]>,
    ) -> Rc<[Wrong]> {
        let known = self.slips.borrow().get(&quantity).map(Rc::clone);
        known.unwrap_or_else(|| {
            let tried = try_slips();
            self.slips.borrow_mut().insert(quantity, Rc::clone(&tried));
            tried
        })
    }

    /// Whether it is the solution of this exercise.
    pub(super) fn is_of(&self, scenario: &Scenario) -> bool {
        self.scenario == *scenario
    }
}
