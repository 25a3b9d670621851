//! A student's own numbers, and what follows from them.

use std::{
    cell::{OnceCell, RefCell},
    collections::{BTreeMap, HashMap},
    rc::Rc,
    sync::Arc,
};

use super::{
    answers::{Answer, Typed},
    budget::{Budget, are_gone_through, most_moved},
    catalogue::Candidate,
    order::rank,
    rounding::Habit,
    sensitivity::{derivatives, derivatives_of_loss_after, most_open},
    sheet::SheetOverSlips,
    solution::Solution,
};
use crate::{
    formula::{Context, Formula},
    quantity::Quantity,
    reading::{QuantityMap, Reading, Resolver},
};

/// Numbers whose last half unit is a larger part of them than this, and larger than is usual on the sheet, are taken as
/// they stand: they are rounded on purpose, and would leave everything open.
const COARSE: f64 = 0.005;

/// A number that is missed by so many times as much, by another way to come to it, does not come from that.
const CLEARLY: f64 = 4.0;

/// The numbers that a student gave, each in the place of what its quantity comes to.
pub(super) struct Own {
    given: Arc<QuantityMap<f64>>,
    /// Those of them that are neither right nor come from others that are not.
    origins: Arc<QuantityMap<f64>>,
    half_units: QuantityMap<f64>,
    habit: Habit,
    solution: Rc<Solution>,
    /// What slips make of all these numbers.
    sheet: SheetOverSlips,
    /// What they make of the first wrong ones only.
    sheet_of_origins: SheetOverSlips,
    /// What they make of what the exercise gives.
    sheet_of_exercise: SheetOverSlips,
    budget: Rc<Budget>,
    /// What quantities follow to, once that is asked.
    followed: RefCell<QuantityMap<Rc<Follow>>>,
    /// How far rounding leaves open what is worked out in each sample as it is right.
    open_in_samples: RefCell<BTreeMap<u8, QuantityMap<f64>>>,
    /// Whether numbers come from none that rounding leaves open.
    come_from_exact: RefCell<QuantityMap<bool>>,
    /// The answers that speak against slips, by the places of those in the catalogue.
    contradictions: RefCell<HashMap<usize, Rc<[Quantity]>>>,
}

/// What one quantity comes to from the student's own numbers.
pub(super) struct Follow {
    /// The values with all of the student's numbers but the quantity's own.
    pub(super) values: Resolver,
    /// The values with only the student's first wrong numbers: if the student kept all digits, the others follow from
    /// those and from correct values, and not from the rounded answers.
    pub(super) kept: Resolver,
    /// What the quantity comes to, by the chain rule over the student's numbers.
    pub(super) value: f64,
    /// What it comes to in all right ways.
    pub(super) ways: Vec<f64>,
    /// How far rounding leaves it open, once that is asked.
    pub(super) open: OnceCell<Open>,
}

/// How far the rounding of a student's numbers leaves open what follows from them; without end, where it is infinite.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Open {
    /// By the answers that are given: a calculation may have continued with more digits than are written down.
    pub(super) given: f64,
    /// By those that are not: they may be rounded as the others are.
    pub(super) on_the_way: f64,
}

impl Own {
    pub(super) fn of(answers: &[Answer], solution: Rc<Solution>, budget: &Rc<Budget>) -> Self {
        // Nothing follows from a number that has no finite value.
        let is_finite = |answer: &&Answer| solution.exact.get(answer.quantity).is_none_or(f64::is_finite);
        let typed =
            || answers.iter().filter(is_finite).filter_map(|answer| Some((answer.quantity, answer.typed.as_ref()?)));
        let right = &solution.right;
        let given: QuantityMap<f64> = typed().map(|(quantity, typed)| (quantity, typed.value)).collect();
        let (given, origins) = (Arc::new(given), Arc::new(origins(typed().collect(), right)));
        Self {
            sheet: SheetOverSlips::new(right.with_overrides(Arc::clone(&given)), budget),
            sheet_of_origins: SheetOverSlips::new(
                right.with_more_overrides(origins.iter().map(|(quantity, value)| (*quantity, *value))),
                budget,
            ),
            sheet_of_exercise: SheetOverSlips::new(right.clone(), budget),
            budget: Rc::clone(budget),
            given,
            origins,
            half_units: typed().map(|(quantity, typed)| (quantity, typed.half_unit)).collect(),
            habit: Habit::of(answers),
            solution,
            followed: RefCell::default(),
            open_in_samples: RefCell::default(),
            come_from_exact: RefCell::default(),
            contradictions: RefCell::default(),
        }
    }

    /// The right values.
    pub(super) fn right(&self) -> &Resolver {
        &self.solution.right
    }

    /// What slips make of all the student's numbers.
    pub(super) fn sheet(&self) -> &SheetOverSlips {
        &self.sheet
    }

    /// What slips make of the student's first wrong numbers, all others being worked out from those.
    pub(super) fn sheet_of_origins(&self) -> &SheetOverSlips {
        &self.sheet_of_origins
    }

    /// What slips make of what the exercise gives.
    pub(super) fn sheet_of_exercise(&self) -> &SheetOverSlips {
        &self.sheet_of_exercise
    }

    /// What may be spent to find slips.
    pub(super) fn budget(&self) -> &Budget {
        &self.budget
    }

    /// What the exercise comes to.
    pub(super) fn solution(&self) -> &Solution {
        &self.solution
    }

    /// How the student visibly rounds.
    pub(super) fn habit(&self) -> &Habit {
        &self.habit
    }

    /// How far rounding leaves a quantity open that is come to on this way.
    pub(super) fn left_open(&self, quantity: Quantity, values: &Resolver, way: &Way) -> Open {
        let Some(value) = values.get(quantity) else { return Open::default() };
        let is_worked_out = |at: &Quantity| values.reading().cell(*at).is_some() || at.is_of_a_sample();
        let given = way.from.iter().filter_map(|from| Some((*from, self.by_given(*from, values.get(*from)?)?)));
        let passed = way.through.iter().filter(|at| **at != quantity && is_worked_out(at));
        let passed = passed.filter_map(|at| Some((*at, self.by_passed(*at, values)?)));
        // Added up in the order of the way: in that of a map the last bits would be others each time.
        let (given, passed) = (given.collect::<Vec<_>>(), passed.collect::<Vec<_>>());
        let is_few = || given.len() + passed.len() <= most_moved(values.numbers());
        if quantity == Quantity::LossAfter && is_few() {
            let moved_by = |(at, reach): &(Quantity, f64)| -> Option<f64> {
                let moved = values.with_override(*at, values.get(*at)? + reach).get(quantity)?;
                Some((moved - value).abs()).filter(|open| !open.is_nan())
            };
            let [given, passed] = [&given, &passed].map(|reaches| reaches.iter().filter_map(moved_by).sum::<f64>());
            return Open { given, on_the_way: passed + self.open_once_more(values) };
        }
        let reaches: QuantityMap<f64> = passed.iter().chain(&given).copied().collect();
        let reach = |at: Quantity| reaches.get(&at).copied().unwrap_or_default();
        let from: QuantityMap<()> = way.from.iter().map(|from| (*from, ())).collect();
        let is_given = |at: Quantity| from.contains_key(&at);
        let (derivatives, once_more) = match quantity {
            Quantity::LossAfter => (derivatives_of_loss_after(values, is_given, reach), self.open_once_more(values)),
            _ => (derivatives(quantity, values, is_given, reach), 0.0),
        };
        let open = |reaches: &[(Quantity, f64)]| -> f64 {
            let moved_by = |(at, reach): &(Quantity, f64)| Some((derivatives.get(at)? * reach).abs());
            reaches.iter().filter_map(moved_by).filter(|open| !open.is_nan()).sum()
        };
        Open { given: open(&given), on_the_way: open(&passed) + once_more }
    }

    /// Spends what it costs to see how far rounding leaves a quantity open.
    pub(super) fn spend_moved(&self, quantity: Quantity, values: &Resolver, way: &Way) {
        if quantity == Quantity::LossAfter {
            let numbers = values.numbers();
            let moved = (way.from.len() + way.through.len()).min(most_moved(numbers));
            self.budget.spend(moved * numbers);
        }
        let cells = way.through.iter().filter_map(|at| values.reading().cell(*at));
        cells.for_each(|cell| self.budget.spend_moved(cell.quantities_of_last().len()));
    }

    /// How far rounding leaves the loss open where it is worked out once more: as far as the first time.
    fn open_once_more(&self, values: &Resolver) -> f64 {
        let values = values.with_overrides(QuantityMap::default());
        let forward = Way { through: self.forward(), from: Vec::new() };
        self.left_open(Quantity::Loss, &values, &forward).on_the_way
    }

    /// By how much a given number may be off; nothing where it is taken as it stands.
    fn by_given(&self, from: Quantity, given: f64) -> Option<f64> {
        let reach = *self.half_units.get(&from)?;
        let comes_to = |values: &Resolver| values.worked_out(from).is_some_and(|value| is_all_of(given, value));
        if comes_to(self.right()) || comes_to(self.sheet.values()) && self.comes_from_exact_numbers(from) {
            return None;
        }
        let is_usual = reach <= COARSE * given.abs() || reach <= self.habit.half_unit(given) * (1.0 + 1e-9);
        is_usual.then_some(reach)
    }

    /// Whether rounding leaves none of the given numbers open that a quantity is worked out from.
    fn comes_from_exact_numbers(&self, quantity: Quantity) -> bool {
        if let Some(known) = self.come_from_exact.borrow().get(&quantity) {
            return *known;
        }
        let given = self.way_to(quantity, self.right().reading()).from;
        let is_exact = |from: &Quantity| self.given.get(from).is_some_and(|own| self.by_given(*from, *own).is_none());
        let are_exact = given.iter().all(is_exact);
        self.come_from_exact.borrow_mut().insert(quantity, are_exact);
        are_exact
    }

    /// By how much a number that is worked out may be off, being rounded as the others are.
    fn by_passed(&self, at: Quantity, values: &Resolver) -> Option<f64> {
        // What a sample comes to is as open as what it comes from.
        let in_sample = values.in_its_sample(at).map_or(0.0, |(sample, own)| self.open_in(sample, own, at));
        Some(self.habit.half_unit(values.get(at)?) + in_sample)
    }

    /// How far rounding leaves open what is worked out in one of several samples, nothing of which is given. Among
    /// several it is called `name`.
    fn open_in(&self, sample: &Resolver, quantity: Quantity, name: Quantity) -> f64 {
        let is_right = self.right().in_its_sample(name).is_some_and(|(right, _)| std::ptr::eq(right, sample));
        // What slips make of a sample is never asked twice.
        let (mut right, mut over_slip) = (self.open_in_samples.borrow_mut(), QuantityMap::default());
        let known = match name.in_its_sample() {
            Some((number, _)) if is_right => right.entry(number).or_default(),
            _ => &mut over_slip,
        };
        if let Some(known) = known.get(&quantity) {
            return *known;
        }
        let way = || way_through(quantity, sample.reading(), |_| false);
        if !is_right {
            // It is worked out from the beginning, and once more from what is kept.
            let way = way();
            self.budget.spend(2 * way.through.len());
            self.spend_moved(quantity, sample, &way);
        }
        if !are_gone_through(self.right().numbers()) {
            return most_open(quantity, sample, |value| self.habit.half_unit(value), known);
        }
        let open = self.left_open(quantity, sample, &way()).on_the_way;
        known.insert(quantity, open);
        open
    }

    /// All that is worked out from the weights to the loss.
    pub(super) fn forward(&self) -> Vec<Quantity> {
        way_through(Quantity::Loss, self.right().reading(), |_| false).through
    }

    /// How many numbers are given.
    pub(super) fn count(&self) -> usize {
        self.given.len()
    }

    pub(super) fn gave(&self, quantity: Quantity) -> bool {
        self.given.contains_key(&quantity)
    }

    /// Whether the student gave a number for it that is not right and comes from no other that is not.
    pub(super) fn is_origin(&self, quantity: Quantity) -> bool {
        self.origins.contains_key(&quantity)
    }

    /// The answers that follow by the right laws from the student's others, and would not if the slip had been made on
    /// the way to them.
    pub(super) fn contradictions(&self, candidate: &Candidate) -> Rc<[Quantity]> {
        let known = candidate.place.and_then(|place| self.contradictions.borrow().get(&place).map(Rc::clone));
        known.unwrap_or_else(|| {
            let found: Rc<[Quantity]> = self.find_contradictions(candidate).into();
            if let Some(place) = candidate.place {
                self.contradictions.borrow_mut().insert(place, Rc::clone(&found));
            }
            found
        })
    }

    fn find_contradictions(&self, candidate: &Candidate) -> Vec<Quantity> {
        let changed = candidate.changed();
        self.budget.spend_copied(changed.len());
        let given = changed.iter().map(|changed| changed.quantity).filter(|quantity| self.gave(*quantity));
        let contradicts = |(quantity, slip): (Quantity, Option<f64>)| -> Option<Quantity> {
            let (given, half_unit) = (*self.given.get(&quantity)?, *self.half_units.get(&quantity)?);
            let right = self.sheet.values().worked_out(quantity);
            let [slip, right] = [(slip? - given).abs(), (right? - given).abs()];
            (slip > CLEARLY * half_unit && slip > CLEARLY * right).then_some(quantity)
        };
        let over_slip = self.sheet.each_worked_out(candidate, given);
        let mut contradictions: Vec<Quantity> = over_slip.into_iter().filter_map(contradicts).collect();
        contradictions.sort_unstable();
        contradictions
    }

    /// What a quantity comes to from all the student's numbers but its own.
    pub(super) fn follow(&self, quantity: Quantity) -> Option<Rc<Follow>> {
        if let Some(known) = self.followed.borrow().get(&quantity) {
            return Some(Rc::clone(known));
        }
        let without_own = |numbers| self.right().with_overrides_but_for(quantity, numbers);
        let (values, kept) = (without_own(&self.given), without_own(&self.origins));
        let cell = values.reading().cell(quantity)?;
        let context = Context::new(&values, cell.binding);
        // Where terms cancel, nobody by hand has the rounding that is left of them here.
        let way = |form: &Formula| if form.is_cancelled(&context) { 0.0 } else { form.evaluate(&context) };
        let ways: Vec<f64> = cell.law.forms.iter().map(way).collect();
        let last = *ways.last()?;
        // A way may lead over numbers too large, or through a logarithm of 0, where another does not.
        let value = ways.iter().rev().copied().find(|way| way.is_finite()).unwrap_or(last);
        let follow = Rc::new(Follow { value, ways, values, kept, open: OnceCell::new() });
        self.followed.borrow_mut().insert(quantity, Rc::clone(&follow));
        Some(follow)
    }

    /// The quantities whose formulas a value goes through, itself first: the student's other numbers stand in for
    /// everything behind them. And those numbers.
    pub(super) fn way_to(&self, quantity: Quantity, reading: &Reading) -> Way {
        way_through(quantity, reading, |quantity| self.gave(quantity))
    }
}

/// The numbers that are not right, but for those that come from others of them, in the order of the work, when nothing
/// is rounded between.
fn origins(mut typed: Vec<(Quantity, &Typed)>, right: &Resolver) -> QuantityMap<f64> {
    let is_off = |typed: &Typed, value: Option<f64>| {
        value.is_none_or(|value| value.is_finite() && (typed.value - value).abs() > typed.half_unit * (1.0 + 1e-9))
    };
    typed.retain(|(quantity, typed)| is_off(typed, right.get(*quantity)));
    typed.sort_by_key(|(quantity, _)| rank(*quantity));
    let mut origins = QuantityMap::default();
    for (quantity, typed) in typed {
        if is_off(typed, right.with_overrides(origins.clone()).get(quantity)) {
            origins.insert(quantity, typed.value);
        }
    }
    origins
}

/// Whether no digit of a value was left out in what is given.
fn is_all_of(given: f64, value: f64) -> bool {
    (given - value).abs() <= 1e-12 * value.abs()
}

/// The quantities whose formulas a value goes through, itself first, up to those that are given; and those.
pub(super) fn way_through(quantity: Quantity, reading: &Reading, is_given: impl Fn(Quantity) -> bool) -> Way {
    let mut way = Way { through: vec![quantity], from: Vec::new() };
    let mut is_known = QuantityMap::from_iter([(quantity, ())]);
    let mut next = 0;
    while let Some(at) = way.through.get(next).copied() {
        next += 1;
        let Some(cell) = reading.cell(at) else { continue };
        let updates = if at == Quantity::LossAfter { Some(updates(reading)) } else { None };
        for quantity in updates.as_deref().unwrap_or_else(|| cell.quantities()).iter().copied() {
            if is_known.insert(quantity, ()).is_none() {
                let list = if is_given(quantity) { &mut way.from } else { &mut way.through };
                list.push(quantity);
            }
        }
    }
    way
}

/// How a value is come to.
#[derive(Clone)]
pub(super) struct Way {
    /// The quantities that are worked out on it, the last one first.
    pub(super) through: Vec<Quantity>,
    /// The student's own numbers that it starts from.
    pub(super) from: Vec<Quantity>,
}

/// All new weights: the loss after the step is theirs.
fn updates(reading: &Reading) -> Vec<Quantity> {
    let notation = reading.shape().notation();
    notation.weights().map(Quantity::Updated).collect()
}
