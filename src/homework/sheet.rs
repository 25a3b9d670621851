//! What each slip makes of a student's sheet, worked out once for all its answers.

use std::{cell::RefCell, collections::HashMap, rc::Rc, sync::Arc};

use super::catalogue::Candidate;
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
    /// By the places that the slips have in the catalogue.
    over: RefCell<HashMap<usize, Rc<Resolver>>>,
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
    pub(super) fn new(values: Resolver) -> Self {
        Self { values, over: RefCell::default(), wrong: RefCell::default() }
    }

    /// The numbers, over the right laws.
    pub(super) fn values(&self) -> &Resolver {
        &self.values
    }

    /// The sheet with a slip in it.
    pub(super) fn over(&self, candidate: &Candidate) -> Rc<Resolver> {
        if self.over.borrow().is_empty() {
            self.values.work_out_all();
        }
        let over = || Rc::new(candidate.over(&self.values));
        match candidate.place {
            Some(place) => Rc::clone(self.over.borrow_mut().entry(place).or_insert_with(over)),
            None => over(),
        }
    }

    /// What slips on the way to a number give in its place: tried once, as the way is given by the numbers of the sheet.
    pub(super) fn wrong(&self, quantity: Quantity, try_slips: impl FnOnce() -> Rc<[Wrong]>) -> Rc<[Wrong]> {
        let known = self.wrong.borrow().get(&quantity).map(Rc::clone);
        known.unwrap_or_else(|| {
            let tried = try_slips();
            self.wrong.borrow_mut().insert(quantity, Rc::clone(&tried));
            tried
        })
    }

    /// The sheet with two slips in it, `reading` being the right laws with both.
    pub(super) fn over_both(&self, first: &Candidate, second: &Candidate, reading: &Arc<Reading>) -> Resolver {
        // What comes from two laws is what comes from the one and what comes from the other.
        let changed = first.changed().iter().chain(second.changed());
        self.values.over_changed(reading, changed)
    }
}
