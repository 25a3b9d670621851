//! How much work is done for one sheet.
//!
//! Verdicts are given for all answers. To name the slips behind wrong ones is a search, and one through all that could
//! have been done has no end on a large sheet that is wrong throughout. So it has a budget: each search spends what it
//! does from it, and stops where it is spent.
//!
//! Work is counted in numbers that are worked out, each about a quarter of a microsecond. It is counted and never
//! timed, so that the same sheet is always told the same.

use std::cell::{Cell, RefCell};

use super::verdict::{Judged, LookedAt, Verdict};
use crate::{quantity::Quantity, reading::QuantityMap};

/// What a sheet may cost whatever stands on it: about a second, and six times what one of 8-8-8 costs on which all is
/// answered and a few slips are.
const OF_A_SHEET: usize = 4_000_000;

/// What it may cost for each of its answers, up to as many as the largest exercise asks for.
const OF_AN_ANSWER: usize = 1_500;
const MOST_ANSWERS: usize = 1_200;

/// So many numbers are copied while one is worked out.
const COPIED: usize = 64;

/// To write down a law with a slip in it takes as long as it takes to work out so many numbers.
const LAW: usize = 8;

/// So many numbers of samples are looked up while one is worked out.
const OF_SAMPLES: usize = 4;

/// So many operands of a formula are looked up while one number is worked out.
const OPERANDS: usize = 24;

/// Numbers that are moved, one after the other, to see what becomes of one that comes from all of them: so many are
/// worked out anew at most, and beyond that the slopes are followed. A sheet of 8-8-8 needs fewer.
const MOST_MOVED: usize = 400_000;

/// So many numbers, in all samples together, are gone through to see how far rounding leaves one open that comes from
/// every sample. Beyond that a bound of it is taken: nobody works so many out by hand.
const MOST_IN_SAMPLES: usize = 4_000;

/// So many numbers of one sheet over slips are kept for its other answers.
pub(super) const MOST_KEPT: usize = 2_000_000;

/// How far the search for slips went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Search {
    /// To its end.
    #[default]
    Whole,
    /// It stopped: the budget of the sheet was spent.
    Stopped {
        /// How many wrong answers there are.
        wrong: usize,
        /// Of how many of them, the first in the order of the work, all single slips were tried.
        looked_at: usize,
        /// How far what is looked for after those was looked for in these.
        rarer: Rarer,
    },
}

/// How far the slips were looked for that are looked for last: rare ones, two at once, numbers that were misread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rarer {
    /// In all answers.
    InAll,
    /// In some of them.
    InSome,
}

/// What the searches for the slips of one sheet may spend.
#[derive(Debug)]
pub(super) struct Budget {
    whole: usize,
    spent: Cell<usize>,
    /// What the search at work may bring that to.
    limit: Cell<usize>,
    /// The wrong answers that were not looked at.
    left_out: RefCell<QuantityMap<()>>,
    /// Whether a search after the first had to stop.
    is_cut: Cell<bool>,
}

impl Budget {
    /// That of a sheet of so many answers.
    pub(super) fn of(answers: usize) -> Self {
        Self::new(OF_A_SHEET + OF_AN_ANSWER * answers.min(MOST_ANSWERS))
    }

    /// One that may spend so much.
    pub(super) fn new(whole: usize) -> Self {
        let (spent, limit) = (Cell::new(0), Cell::new(whole));
        Self { whole, spent, limit, left_out: RefCell::default(), is_cut: Cell::new(false) }
    }

    /// A budget that may spend one part in so many of what is left. [`Self::take_over`] takes it from here.
    pub(super) fn one_in(&self, parts: usize) -> Self {
        Self::new(self.left() / parts)
    }

    /// Takes over what was spent of a part of this budget, and what was left out there, under the names it has here.
    pub(super) fn take_over(&self, part: &Self, name: impl Fn(Quantity) -> Quantity) {
        self.spend(part.spent.get());
        self.left_out.borrow_mut().extend(part.left_out.borrow().keys().map(|quantity| (name(*quantity), ())));
        self.is_cut.set(self.is_cut.get() || part.is_cut.get());
    }

    /// Marks the wrong answers that were not looked at, and says how far the search went.
    pub(super) fn close(&self, judged: &mut [Judged]) -> Search {
        let (mut wrong, mut looked_at) = (0, 0);
        for judged in judged.iter_mut().filter(|judged| judged.verdict == Verdict::Wrong) {
            // A rate that all new weights share is found in those too that were left out.
            if judged.slips.is_empty() && self.leaves_out(judged.quantity) {
                judged.looked_at = LookedAt::No;
            } else {
                looked_at += 1;
            }
            wrong += 1;
        }
        match if self.is_cut.get() { Rarer::InSome } else { Rarer::InAll } {
            Rarer::InAll if looked_at == wrong => Search::Whole,
            rarer => Search::Stopped { wrong, looked_at, rarer },
        }
    }

    /// What was spent.
    #[cfg(test)]
    pub(super) fn spent(&self) -> usize {
        self.spent.get()
    }

    /// What is left.
    pub(super) fn left(&self) -> usize {
        self.whole.saturating_sub(self.spent.get())
    }

    /// A search begins. It may spend half of what those before it have left.
    pub(super) fn begin(&self) {
        self.limit.set(self.spent.get() + self.left() / 2);
    }

    /// What the search at work has left.
    pub(super) fn left_to_search(&self) -> usize {
        self.limit.get().saturating_sub(self.spent.get())
    }

    /// So many numbers were worked out.
    pub(super) fn spend(&self, numbers: usize) {
        self.spent.set(self.spent.get().saturating_add(numbers));
    }

    /// So many numbers were worked out, each from as many samples.
    pub(super) fn spend_of_samples(&self, numbers: usize, samples: usize) {
        self.spend(numbers * (1 + samples / OF_SAMPLES));
    }

    /// So many numbers were copied.
    pub(super) fn spend_copied(&self, numbers: usize) {
        self.spend(1 + numbers / COPIED);
    }

    /// So many laws were written down anew.
    pub(super) fn spend_laws(&self, laws: usize) {
        self.spend(cost_of_laws(laws));
    }

    /// A number was worked out from so many others, each of them moved once to see how far it leaves that open.
    pub(super) fn spend_moved(&self, operands: usize) {
        self.spend(1 + operands * operands / OPERANDS);
    }

    /// Whether the search at work has to stop. What it has found of the answer at hand is not all.
    pub(super) fn is_spent(&self) -> bool {
        self.left_to_search() == 0
    }

    /// What a search finds for one answer; nothing where it had to stop, before it or at it.
    pub(super) fn found<Found>(&self, search: impl FnOnce() -> Found) -> Option<Found> {
        if self.is_spent() {
            return None;
        }
        let found = search();
        (!self.is_spent()).then_some(found)
    }

    /// What a search finds for each answer up to the one at which it had to stop.
    pub(super) fn found_for_each<Item, Found>(
        &self,
        items: impl IntoIterator<Item = Item>,
        search: impl Fn(Item) -> Found,
    ) -> Vec<Found> {
        let found = |item: Item| {
            let found = self.found(|| search(item));
            self.is_cut.set(self.is_cut.get() || found.is_none());
            found
        };
        items.into_iter().map_while(found).collect()
    }

    /// A search had to stop that looks for the same in several answers.
    pub(super) fn cut(&self) {
        self.is_cut.set(true);
    }

    /// A wrong answer was not looked at.
    pub(super) fn leave_out(&self, quantity: Quantity) {
        self.left_out.borrow_mut().insert(quantity, ());
    }

    /// Whether an answer was not looked at.
    pub(super) fn leaves_out(&self, quantity: Quantity) -> bool {
        self.left_out.borrow().contains_key(&quantity)
    }
}

/// What it costs to write down laws anew.
pub(super) fn cost_of_laws(laws: usize) -> usize {
    LAW * laws
}

/// How many numbers can be moved, where `numbers` have to be worked out anew for each.
pub(super) fn most_moved(numbers: usize) -> usize {
    MOST_MOVED / numbers.max(1)
}

/// Whether each of several samples, of `numbers` together, is gone through by itself.
pub(super) fn are_gone_through(numbers: usize) -> bool {
    numbers <= MOST_IN_SAMPLES
}
