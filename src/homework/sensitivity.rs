//! By how much a number moves when another that it comes from is moved: backpropagation, through a student's sheet.

use crate::{
    formula::{Operands, Slot, Values},
    quantity::Quantity,
    reading::{QuantityMap, Resolver},
};

/// A part of a number by which it is moved where rounding would not move it: the derivative is wanted all the same, for
/// what lies behind it.
const LITTLE: f64 = 1e-6;

/// The derivative of a quantity by each that it comes from, up to those that are `given`, each taken over the whole
/// `reach` of what is moved.
pub(super) fn derivatives(
    quantity: Quantity,
    values: &Resolver,
    is_given: impl Fn(Quantity) -> bool,
    reach: impl Fn(Quantity) -> f64,
) -> QuantityMap<f64> {
    let is_given = |at: Quantity| at != quantity && is_given(at);
    derivatives_through(QuantityMap::from_iter([(quantity, 1.0)]), values, is_given, reach)
}

/// The same of something that comes from several quantities, by which its `derivatives` are these.
fn derivatives_through(
    mut derivatives: QuantityMap<f64>,
    values: &Resolver,
    is_given: impl Fn(Quantity) -> bool,
    reach: impl Fn(Quantity) -> f64,
) -> QuantityMap<f64> {
    let mut last: Vec<Quantity> = derivatives.keys().copied().collect();
    last.sort_unstable();
    for at in backwards_from(&last, values, &is_given) {
        let from_here = derivatives.get(&at).copied().unwrap_or_default();
        if from_here == 0.0 || is_given(at) {
            continue;
        }
        for (operand, slope) in slopes(at, values, &reach) {
            *derivatives.entry(operand).or_default() += from_here * slope;
        }
    }
    derivatives
}

/// The derivative of the loss after the step by each number that the new weights come from, as [`derivatives`]. It is
/// that of all new weights, and those of the loss by the weights are known from going back through it.
pub(super) fn derivatives_of_loss_after(
    values: &Resolver,
    is_given: impl Fn(Quantity) -> bool,
    reach: impl Fn(Quantity) -> f64,
) -> QuantityMap<f64> {
    let by_weights = |values: &Resolver| derivatives(Quantity::Loss, values, |_| false, |_| 0.0);
    let mut by_new_weights = QuantityMap::<f64>::default();
    let mut add = |factor: f64, found: &QuantityMap<f64>| {
        for (quantity, slope) in found {
            if let Quantity::Weight(weight) = quantity {
                *by_new_weights.entry(Quantity::Updated(*weight)).or_default() += factor * slope;
            }
        }
    };
    let after = values.after();
    let of_loss = by_weights(after);
    add(1.0, &of_loss);
    let mut of_samples: Vec<(Quantity, f64)> = of_loss.into_iter().collect();
    of_samples.sort_unstable_by_key(|(quantity, _)| *quantity);
    for (quantity, factor) in of_samples {
        if let Some((sample, _)) = after.in_its_sample(quantity) {
            add(factor, &by_weights(sample));
        }
    }
    derivatives_through(by_new_weights, values, is_given, reach)
}

/// How far a quantity may be off at most where each number on the way to it is rounded by no more than `half_unit`:
/// what the roundings make of it never take from each other. Found in one pass for all quantities that are asked for,
/// those `known` already being kept.
pub(super) fn most_open(
    quantity: Quantity,
    values: &Resolver,
    half_unit: impl Fn(f64) -> f64,
    known: &mut QuantityMap<f64>,
) -> f64 {
    let order = backwards_from(&[quantity], values, &|at| known.contains_key(&at));
    for at in order.into_iter().rev() {
        if known.contains_key(&at) {
            continue;
        }
        let by_operand = |(operand, slope): (Quantity, f64)| {
            let is_worked_out = values.reading().cell(operand).is_some();
            let rounded = if is_worked_out { half_unit(values.value(operand)) } else { 0.0 };
            slope.abs() * (rounded + known.get(&operand).copied().unwrap_or_default())
        };
        let open = slopes(at, values, &|_| 0.0).into_iter().map(by_operand).filter(|open| !open.is_nan()).sum();
        known.insert(at, open);
    }
    known.get(&quantity).copied().unwrap_or_default()
}

/// The derivative of a quantity by each number in its formula.
fn slopes(at: Quantity, values: &Resolver, reach: &impl Fn(Quantity) -> f64) -> Vec<(Quantity, f64)> {
    let Some((cell, slot)) = values.reading().cell(at).zip(values.slot(at)) else { return Vec::new() };
    let comes_to = |numbers: &Moved| values.formula_over(slot, numbers).unwrap_or(f64::NAN);
    let value = comes_to(&Moved { values, operand: None, number: 0.0 });
    let by_operand = |operand: &Quantity| {
        let number = values.value(*operand);
        let step = match reach(*operand) {
            0.0 => LITTLE * number.abs().max(1.0),
            reach => reach,
        };
        let moved = Moved { values, operand: values.slot(*operand), number: number + step };
        (*operand, (comes_to(&moved) - value) / step)
    };
    cell.quantities_of_last().iter().map(by_operand).collect()
}

/// All that some quantities come from, each behind everything that it goes into.
fn backwards_from(last: &[Quantity], values: &Resolver, is_given: &impl Fn(Quantity) -> bool) -> Vec<Quantity> {
    enum Visit {
        Enter(Quantity),
        Leave(Quantity),
    }
    let mut is_known = QuantityMap::<()>::default();
    let mut forwards = Vec::new();
    let mut visits: Vec<Visit> = last.iter().copied().map(Visit::Enter).collect();
    while let Some(visit) = visits.pop() {
        match visit {
            Visit::Leave(at) => forwards.push(at),
            Visit::Enter(at) => {
                if is_known.insert(at, ()).is_some() {
                    continue;
                }
                visits.push(Visit::Leave(at));
                if let Some(cell) = values.reading().cell(at).filter(|_| !is_given(at)) {
                    visits.extend(cell.quantities_of_last().iter().copied().map(Visit::Enter));
                }
            }
        }
    }
    forwards.reverse();
    forwards
}

/// Values, one of which may be moved.
struct Moved<'a> {
    values: &'a Resolver,
    operand: Option<Slot>,
    number: f64,
}

impl Values for Moved<'_> {
    fn value(&self, quantity: Quantity) -> f64 {
        self.values.slot(quantity).map_or_else(|| self.values.value(quantity), |slot| self.operand(slot))
    }

    fn is_overridden(&self, quantity: Quantity) -> bool {
        self.values.slot(quantity).is_some_and(|slot| self.operand == Some(slot)) || self.values.is_overridden(quantity)
    }

    fn source(&self, quantity: Quantity) -> Option<&str> {
        self.values.source(quantity)
    }

    fn after_step(&self) -> &dyn Values {
        self.values.after()
    }
}

impl Operands for Moved<'_> {
    fn operand(&self, slot: Slot) -> f64 {
        if self.operand == Some(slot) { self.number } else { self.values.operand(slot) }
    }

    fn is_overridden_at(&self, slot: Slot) -> bool {
        self.operand == Some(slot) || self.values.is_overridden_at(slot)
    }

    fn after_step(&self) -> &dyn Operands {
        self.values.after()
    }
}
