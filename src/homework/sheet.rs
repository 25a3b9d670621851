//! What each slip makes of a student's sheet, worked out once for all its answers.

use std::{
    cell::{Cell, OnceCell, RefCell},
    collections::HashMap,
    rc::Rc,
    sync::Arc,
};

use super::{
    budget::{Budget, MOST_KEPT},
    catalogue::{Candidate, Level},
};
use crate::{
    quantity::Quantity,
    reading::{QuantityMap, Reading, Resolver},
};

/// The numbers of a sheet, over the right laws and over those with slips in them.
///
/// All numbers that were given are in their places here, that of the answer looked at among them. Nothing that it comes
/// from depends on it: [`Resolver::worked_out`] gives what it follows to from the others.
pub(super) struct SheetOverSlips {
    values: Resolver,
    budget: Rc<Budget>,
    /// By the places that the slips have in the catalogue.
    over: RefCell<HashMap<usize, Rc<Resolver>>>,
    /// How many numbers are kept so.
    kept: Cell<usize>,
    /// What the slips in formulas on the way to a number give in its place.
    wrong: RefCell<QuantityMap<Rc<[Wrong]>>>,
}

/// What a slip gives in the place of a number.
pub(super) struct Wrong {
    /// The slip's place in the catalogue.
    pub(super) place: usize,
    pub(super) value: f64,
}

impl SheetOverSlips {
    pub(super) fn new(values: Resolver, budget: &Rc<Budget>) -> Self {
        Self {
            values,
            budget: Rc::clone(budget),
            over: RefCell::default(),
            kept: Cell::new(0),
            wrong: RefCell::default(),
        }
    }

    /// The numbers, over the right laws.
    pub(super) fn values(&self) -> &Resolver {
        &self.values
    }

    /// What a quantity comes to on the sheet with a slip in it.
    pub(super) fn worked_out(&self, candidate: &Candidate, quantity: Quantity) -> Option<f64> {
        self.worked_out_over(&self.over(candidate), candidate, quantity)
    }

    /// What each of some quantities comes to on the sheet with a slip in it.
    pub(super) fn each_worked_out(
        &self,
        candidate: &Candidate,
        quantities: impl IntoIterator<Item = Quantity>,
    ) -> Vec<(Quantity, Option<f64>)> {
        let over = OnceCell::new();
        let worked_out = |quantity| {
            let over = over.get_or_init(|| self.over(candidate));
            (quantity, self.worked_out_over(over, candidate, quantity))
        };
        quantities.into_iter().map(worked_out).collect()
    }

    fn worked_out_over(&self, over: &Resolver, candidate: &Candidate, quantity: Quantity) -> Option<f64> {
        let so_far = || match candidate.level {
            Level::Whole => over.worked_out_so_far(),
            Level::EachSample => over.samples().iter().map(Resolver::worked_out_so_far).sum(),
        };
        let before = so_far();
        let value = match quantity {
            // Everything is worked out once more for it, and nobody asks for that again.
            Quantity::LossAfter => {
                self.budget.spend(self.values.numbers());
                over.clone().worked_out(quantity)
            }
            _ => over.worked_out(quantity),
        };
        let numbers = 1 + so_far() - before;
        match candidate.level {
            Level::Whole => self.budget.spend_of_samples(numbers, self.values.samples().len()),
            Level::EachSample => self.budget.spend(numbers),
        }
        value
    }

    /// The sheet with a slip in it. As many of them are kept as there is room for.
    fn over(&self, candidate: &Candidate) -> Rc<Resolver> {
        if let Some(known) = candidate.place.and_then(|place| self.over.borrow().get(&place).map(Rc::clone)) {
            return known;
        }
        if self.over.borrow().is_empty() {
            self.values.work_out_all();
        }
        let over = Rc::new(candidate.over(&self.values));
        self.budget.spend_copied(self.values.copied());
        // A slip in each sample has numbers of its own in all of them.
        let numbers = match candidate.level {
            Level::Whole => self.values.copied(),
            Level::EachSample => self.values.numbers(),
        };
        if let Some(place) = candidate.place
            && self.kept.get() + numbers <= MOST_KEPT
        {
            self.kept.set(self.kept.get() + numbers);
            self.over.borrow_mut().insert(place, Rc::clone(&over));
        }
        over
    }

    /// What slips on the way to a number give in its place: tried once, as the way is given by the numbers of the
    /// sheet. Not kept where the budget was spent before all were tried.
    pub(super) fn wrong(&self, quantity: Quantity, try_slips: impl FnOnce() -> Rc<[Wrong]>) -> Rc<[Wrong]> {
        let known = self.wrong.borrow().get(&quantity).map(Rc::clone);
        known.unwrap_or_else(|| {
            let tried = try_slips();
            if !self.budget.is_spent() {
                self.wrong.borrow_mut().insert(quantity, Rc::clone(&tried));
            }
            tried
        })
    }

    /// The sheet with two slips in it, `reading` being the right laws with both.
    pub(super) fn over_both(&self, first: &Candidate, second: &Candidate, reading: &Arc<Reading>) -> Resolver {
        // What comes from two laws is what comes from the one and what comes from the other.
        let changed = first.changed().iter().chain(second.changed());
        self.budget.spend_copied(self.values.copied());
        self.values.over_changed(reading, changed)
    }
}
