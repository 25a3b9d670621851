//! Practice: a step's number stays hidden until the student has typed it, or has looked it up hint by hint.
//!
//! The record of one step is its [`Mark`]. All marks together determine what is visible: a number is open when it is
//! given, answered right or looked up, or when it stands before the step where practice began. A wrong answer opens
//! nothing: the kind of slip is named, and the step asks again. A line shows only numbers that are open.

mod hint;
mod judging;
mod mark;
mod summary;
mod telling;

pub use hint::{Operand, is_value_already};
pub use judging::{AnswerError, first_and_more};
pub use mark::{Attempt, Hint, Mark, Source, Telling};

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    homework::Checker,
    quantity::Quantity,
    reading::{Cell, Course, ReadingKind},
    walk::{Line, LineKind, Step, Topic, Walk},
};

/// How much of a step's lines is visible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// The formula in letters.
    Law,
    /// Its numbers too.
    Numbers,
    /// And its factors.
    Factors,
    /// The formula and the value, but no intermediate numbers, which are of hidden quantities.
    Value,
    /// Everything.
    All,
}

/// One practice.
#[derive(Debug, Clone)]
pub struct Practice {
    started_at: usize,
    marks: BTreeMap<usize, Mark>,
    checker: Checker,
}

impl Practice {
    /// A practice that begins at a step; everything before it stays open.
    #[must_use]
    pub fn new(started_at: usize) -> Self {
        Self { started_at, marks: BTreeMap::new(), checker: Checker::new() }
    }

    /// The record of a step, if there is one.
    #[must_use]
    pub fn mark(&self, step: usize) -> Option<&Mark> {
        self.marks.get(&step)
    }

    /// Whether nothing has been done yet, not even a hint looked up.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        self.marks.is_empty()
    }

    /// Whether a step asks for a number: it has one, and belongs to a single sample.
    #[must_use]
    pub fn asks(walk: &Walk, step: usize) -> bool {
        let step = &walk.steps()[step];
        let is_of_one = step.sample.is_some() || walk.samples().next().is_none();
        let value = step.quantity().and_then(|quantity| walk.values_at(step, ReadingKind::Exact)?.get(quantity));
        is_of_one && value.is_some_and(f64::is_finite)
    }

    /// Whether a step still waits for its number: a wrong one leaves it waiting.
    #[must_use]
    pub fn waits(&self, walk: &Walk, step: usize) -> bool {
        Self::asks(walk, step) && !self.is_settled(step)
    }

    fn is_settled(&self, step: usize) -> bool {
        self.mark(step).is_some_and(Mark::is_settled)
    }

    /// How much of the lines of the current step is visible.
    #[must_use]
    pub fn sight(&self, walk: &Walk, at: usize) -> Sight {
        let step = &walk.steps()[at];
        let Some(quantity) = step.quantity() else {
            let is_open = step.topic != Topic::Outcome || self.is_open(walk, at, Quantity::LossAfter);
            return if is_open { Sight::All } else { Sight::Law };
        };
        let operands_are_open = self.hidden_operands(walk, at, step, quantity).is_empty();
        if !Self::asks(walk, at) {
            return if operands_are_open { Sight::All } else { Sight::Law };
        }
        if self.is_settled(at) {
            return if operands_are_open { Sight::All } else { Sight::Value };
        }
        match self.mark(at).and_then(Mark::hint).filter(|_| operands_are_open) {
            Some(Hint::Numbers) => Sight::Numbers,
            Some(Hint::Factors) => Sight::Factors,
            Some(Hint::Operands | Hint::Value) | None => Sight::Law,
        }
    }

    /// Whether a quantity's number is visible at a step.
    #[must_use]
    pub fn is_open(&self, walk: &Walk, at: usize, quantity: Quantity) -> bool {
        self.is_open_near(walk, at, &walk.steps()[at], quantity)
    }

    fn is_open_near(&self, walk: &Walk, at: usize, near: &Step, quantity: Quantity) -> bool {
        if matches!(quantity, Quantity::Weight(_) | Quantity::LearningRate | Quantity::Target(_)) {
            return true;
        }
        let Some(place) = walk.find_near(near, quantity) else {
            return self.hidden_operands(walk, at, near, quantity).is_empty();
        };
        let step = &walk.steps()[place];
        match step.topic {
            Topic::Quantity(_) if Self::asks(walk, place) => self.is_settled(place) || place < self.started_at.min(at),
            Topic::Quantity(own) => self.hidden_operands(walk, at, step, own).is_empty(),
            Topic::Outcome => numbers_of_result(walk).all(|number| self.is_open_near(walk, at, step, number)),
            _ => true,
        }
    }

    /// The numbers in a step's formula that are hidden at the current step.
    fn hidden_operands(&self, walk: &Walk, at: usize, step: &Step, quantity: Quantity) -> Vec<Quantity> {
        let Some(values) = walk.values_at(step, ReadingKind::Exact) else { return Vec::new() };
        let operands = values.reading().cell(quantity).map(operands).unwrap_or_default();
        let is_hidden = |of: &Quantity| *of != quantity && !self.is_open_near(walk, at, step, *of);
        operands.into_iter().filter(is_hidden).collect()
    }

    /// Whether the formula of the current step contains hidden numbers.
    #[must_use]
    pub fn hides_numbers(&self, walk: &Walk, at: usize) -> bool {
        !self.missing(walk, at).is_empty()
    }

    /// The steps to answer before the numbers of the current step become visible.
    #[must_use]
    pub fn missing(&self, walk: &Walk, at: usize) -> BTreeSet<usize> {
        let mut missing = BTreeSet::new();
        self.collect_missing(walk, at, at, &mut missing);
        missing
    }

    fn collect_missing(&self, walk: &Walk, at: usize, place: usize, missing: &mut BTreeSet<usize>) {
        let step = &walk.steps()[place];
        let hidden = match (step.topic, step.quantity()) {
            (_, Some(quantity)) => self.hidden_operands(walk, at, step, quantity),
            (Topic::Outcome, _) => {
                numbers_of_result(walk).filter(|number| !self.is_open_near(walk, at, step, *number)).collect()
            }
            _ => Vec::new(),
        };
        for place in hidden.into_iter().filter_map(|quantity| walk.find_near(step, quantity)) {
            // The values of all samples together are not asked for, but those they consist of.
            if Self::asks(walk, place) {
                missing.insert(place);
            } else {
                self.collect_missing(walk, at, place, missing);
            }
        }
    }
}

/// The ingredients of the result: the loss before the update, and all new weights.
fn numbers_of_result(walk: &Walk) -> impl Iterator<Item = Quantity> {
    std::iter::once(Quantity::Loss).chain(walk.weights().map(Quantity::Updated))
}

/// The visible lines of a step.
#[must_use]
pub fn visible(lines: Vec<Line>, sight: Sight) -> Vec<Line> {
    use LineKind::{Bound, Exact, Factor, Law, Numbers, Numeric, Printed, Value};
    let kinds: &[LineKind] = match sight {
        Sight::All => return lines,
        Sight::Law => &[Law, Bound],
        Sight::Numbers => &[Law, Bound, Numbers],
        Sight::Factors => &[Law, Bound, Numbers, Factor],
        Sight::Value => &[Law, Bound, Value, Printed, Exact, Numeric],
    };
    lines.into_iter().filter(|line| kinds.contains(&line.kind)).collect()
}

/// The quantities whose numbers are in the lines of a formula.
fn operands(cell: &Cell) -> Vec<Quantity> {
    let forms = match cell.law.course {
        Course::Plain => std::slice::from_ref(cell.law.last()),
        Course::Cancelling => &cell.law.forms,
    };
    forms.iter().flat_map(|form| form.quantities(cell.binding)).collect()
}
