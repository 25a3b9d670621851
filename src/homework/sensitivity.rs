//! By how much a number moves when another that it comes from is moved: backpropagation, through a student's sheet.

use crate::{
    formula::{Context, Values},
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
    let mut derivatives = QuantityMap::from_iter([(quantity, 1.0)]);
    for at in backwards_from(quantity, values, &is_given) {
        let Some(cell) = values.reading().cell(at) else { continue };
        let (formula, from_here) = (cell.law.last(), derivatives.get(&at).copied().unwrap_or_default());
        if from_here == 0.0 || at != quantity && is_given(at) {
            continue;
        }
        let value = formula.evaluate(&Context::new(values, cell.binding));
        for operand in formula.quantities(cell.binding) {
            let number = values.value(operand);
            let step = match reach(operand) {
                0.0 => LITTLE * number.abs().max(1.0),
                reach => reach,
            };
            let moved = Moved { values, operand, number: number + step };
            let slope = (formula.evaluate(&Context::new(&moved, cell.binding)) - value) / step;
            *derivatives.entry(operand).or_default() += from_here * slope;
        }
    }
    derivatives
}

/// All that a quantity comes from, each behind everything that it goes into.
fn backwards_from(quantity: Quantity, values: &Resolver, is_given: &impl Fn(Quantity) -> bool) -> Vec<Quantity> {
    enum Visit {
        Enter(Quantity),
        Leave(Quantity),
    }
    let mut is_known = QuantityMap::<()>::default();
    let mut forwards = Vec::new();
    let mut visits = vec![Visit::Enter(quantity)];
    while let Some(visit) = visits.pop() {
        match visit {
            Visit::Leave(at) => forwards.push(at),
            Visit::Enter(at) => {
                if is_known.insert(at, ()).is_some() {
                    continue;
                }
                visits.push(Visit::Leave(at));
                if let Some(cell) = values.reading().cell(at).filter(|_| at == quantity || !is_given(at)) {
                    visits.extend(cell.law.last().quantities(cell.binding).into_iter().map(Visit::Enter));
                }
            }
        }
    }
    forwards.reverse();
    forwards
}

/// Values, one of which is moved.
struct Moved<'a> {
    values: &'a Resolver,
    operand: Quantity,
    number: f64,
}

impl Values for Moved<'_> {
    fn value(&self, quantity: Quantity) -> f64 {
        if quantity == self.operand { self.number } else { self.values.value(quantity) }
    }

    fn is_overridden(&self, quantity: Quantity) -> bool {
        quantity == self.operand || self.values.is_overridden(quantity)
    }

    fn source(&self, quantity: Quantity) -> Option<&str> {
        self.values.source(quantity)
    }

    fn after_step(&self) -> &dyn Values {
        self.values.after_step()
    }
}
