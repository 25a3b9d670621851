//! Which numbers have to be worked out again when one is changed.

use std::sync::Arc;

use super::{Cell, QuantityMap};
use crate::quantity::Quantity;

/// Which formulas of a sheet a quantity goes into.
///
/// A law that takes the place of another adds what goes into it; what went into the other stays. So this may name a
/// formula too many, and then a number is worked out again that has not changed; it never names one too few.
#[derive(Debug, Clone, Default)]
pub(super) struct Dependents {
    /// Those of the sheet as it was when they were looked for, the same for all sheets that start from it.
    of_sheet: Arc<QuantityMap<Vec<Quantity>>>,
    /// What goes into the laws that came later, and into which.
    added: Vec<(Quantity, Quantity)>,
}

impl Dependents {
    /// Those of these formulas.
    pub(super) fn of<'a>(cells: impl Iterator<Item = (Quantity, &'a Cell)>) -> Self {
        let mut of_sheet = QuantityMap::<Vec<Quantity>>::default();
        for (quantity, cell) in cells {
            for operand in operands(cell) {
                of_sheet.entry(operand).or_default().push(quantity);
            }
        }
        Self { of_sheet: Arc::new(of_sheet), added: Vec::new() }
    }

    /// Adds what goes into a new formula of a quantity.
    pub(super) fn add(&mut self, quantity: Quantity, cell: &Cell) {
        self.added.extend(operands(cell).into_iter().map(|operand| (operand, quantity)));
    }

    /// These quantities and all that comes from them, the loss after the step always: it comes from everything.
    pub(super) fn closure(&self, of: &[Quantity]) -> Vec<Quantity> {
        let mut found = Vec::from(of);
        found.push(Quantity::LossAfter);
        let mut is_found: QuantityMap<()> = found.iter().map(|quantity| (*quantity, ())).collect();
        let mut next = 0;
        while let Some(at) = found.get(next).copied() {
            next += 1;
            let added = self.added.iter().filter(|(operand, _)| *operand == at).map(|(_, quantity)| quantity);
            for quantity in self.of_sheet.get(&at).into_iter().flatten().chain(added) {
                if is_found.insert(*quantity, ()).is_none() {
                    found.push(*quantity);
                }
            }
        }
        found
    }
}

fn operands(cell: &Cell) -> Vec<Quantity> {
    cell.law.last().operands(cell.binding)
}
