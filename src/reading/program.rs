//! The formulas of a sheet made ready to be worked out: each number has a slot, each formula says from which slots it is
//! worked out, and each slot which others are worked out from it.

use std::sync::Arc;

use super::{Cell, QuantityMap};
use crate::{
    formula::{Compiled, Slot},
    quantity::Quantity,
};

/// The slots and formulas of one sheet.
///
/// A sheet that is another one with some laws in the place of others has the slots of that one, and perhaps some more
/// behind them: what is known of the one is in the same slots of the other.
#[derive(Debug, Clone)]
pub(super) struct Program {
    slots: Arc<Slots>,
    /// The formulas of the sheet as it was when it was compiled, the same for all sheets that start from it.
    of_sheet: Arc<OfSheet>,
    /// The formulas that took the place of others, in the order of their slots.
    replaced: Vec<(Slot, Compiled)>,
    /// What goes into those, and into which.
    ///
    /// What went into the others stays with them. So this may name a formula too many, and then a number is worked out
    /// again that has not changed; it never names one too few.
    added: Vec<(Slot, Slot)>,
}

#[derive(Debug, Clone, Default)]
struct Slots {
    by_quantity: QuantityMap<Slot>,
    quantities: Vec<Quantity>,
}

/// By slot.
#[derive(Debug, Default)]
struct OfSheet {
    formulas: Vec<Option<Compiled>>,
    /// Which formulas a number goes into.
    dependents: Vec<Vec<Slot>>,
}

impl Slots {
    fn get(&self, quantity: Quantity) -> Option<Slot> {
        self.by_quantity.get(&quantity).copied()
    }

    fn add(&mut self, quantity: Quantity) -> Slot {
        *self.by_quantity.entry(quantity).or_insert_with(|| {
            self.quantities.push(quantity);
            Slot(self.quantities.len() - 1)
        })
    }
}

impl Program {
    /// The program of a sheet with these formulas.
    pub(super) fn of<'a>(cells: impl Iterator<Item = (Quantity, &'a Cell)>) -> Self {
        let mut slots = Slots::default();
        let mut formulas = Vec::<Option<Compiled>>::new();
        let mut dependents = Vec::<Vec<Slot>>::new();
        for (quantity, cell) in cells {
            let (slot, compiled, operands) = compile(quantity, cell, |quantity| slots.add(quantity));
            let count = slots.quantities.len();
            formulas.resize(count, None);
            dependents.resize_with(count, Vec::new);
            formulas[slot.0] = Some(compiled);
            for operand in operands {
                dependents[operand.0].push(slot);
            }
        }
        let of_sheet = Arc::new(OfSheet { formulas, dependents });
        Self { slots: Arc::new(slots), of_sheet, replaced: Vec::new(), added: Vec::new() }
    }

    /// Puts a formula in the place of another.
    pub(super) fn put(&mut self, quantity: Quantity, cell: &Cell) {
        let slots = &mut self.slots;
        let slot_of = |quantity| slots.get(quantity).unwrap_or_else(|| Arc::make_mut(slots).add(quantity));
        let (slot, compiled, operands) = compile(quantity, cell, slot_of);
        self.added.extend(operands.into_iter().map(|operand| (operand, slot)));
        match self.replaced.binary_search_by_key(&slot, |(slot, _)| *slot) {
            Ok(place) => self.replaced[place].1 = compiled,
            Err(place) => self.replaced.insert(place, (slot, compiled)),
        }
    }

    /// Whether what is known in the slots of another program is known in the same slots of this.
    pub(super) fn starts_from_the_sheet_of(&self, other: &Self) -> bool {
        let has_no_more = other.slots.quantities.len() == other.of_sheet.formulas.len();
        Arc::ptr_eq(&self.of_sheet, &other.of_sheet) && (has_no_more || Arc::ptr_eq(&self.slots, &other.slots))
    }

    pub(super) fn slots(&self) -> impl Iterator<Item = Slot> {
        (0..self.slots.quantities.len()).map(Slot)
    }

    pub(super) fn slot(&self, quantity: Quantity) -> Option<Slot> {
        self.slots.get(quantity)
    }

    pub(super) fn quantity(&self, slot: Slot) -> Quantity {
        self.slots.quantities[slot.0]
    }

    pub(super) fn formula(&self, slot: Slot) -> Option<&Compiled> {
        match self.replaced.binary_search_by_key(&slot, |(slot, _)| *slot) {
            Ok(place) => Some(&self.replaced[place].1),
            Err(_) => self.of_sheet.formulas.get(slot.0)?.as_ref(),
        }
    }

    /// These numbers and all that comes from them, the loss after the step always: it comes from everything.
    pub(super) fn closure(&self, of: &[Quantity]) -> Vec<Slot> {
        let mut found: Vec<Slot> = Vec::new();
        let mut is_found = vec![false; self.slots.quantities.len()];
        let mut find = |found: &mut Vec<Slot>, slot: Slot| {
            if !std::mem::replace(&mut is_found[slot.0], true) {
                found.push(slot);
            }
        };
        for quantity in of.iter().chain([&Quantity::LossAfter]) {
            if let Some(slot) = self.slot(*quantity) {
                find(&mut found, slot);
            }
        }
        let mut next = 0;
        while let Some(at) = found.get(next).copied() {
            next += 1;
            for slot in self.of_sheet.dependents.get(at.0).into_iter().flatten() {
                find(&mut found, *slot);
            }
            for (_, slot) in self.added.iter().filter(|(operand, _)| *operand == at) {
                find(&mut found, *slot);
            }
        }
        found
    }
}

/// The slot of a quantity, its formula compiled, and the slots of what goes into that.
fn compile(quantity: Quantity, cell: &Cell, mut slot_of: impl FnMut(Quantity) -> Slot) -> (Slot, Compiled, Vec<Slot>) {
    let slot = slot_of(quantity);
    let formula = cell.law.last();
    let compiled = formula.compile(cell.binding, &mut slot_of);
    let operands = formula.operands(cell.binding).into_iter().map(slot_of).collect();
    (slot, compiled, operands)
}
