//! The formulas of a sheet, compiled: each quantity has a slot for its value, each formula reads the slots of its
//! operands, and each slot knows the formulas that depend on it.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, PoisonError},
};

use super::{Cell, Dependent, QuantityMap};
use crate::{
    formula::{Compiled, Slot},
    quantity::Quantity,
};

/// The slots and formulas of one sheet.
///
/// A sheet made from another one by replacing some laws has the same slots, and perhaps more after them: a value known
/// for the one is in the same slot of the other.
#[derive(Debug, Clone)]
pub(super) struct Program {
    slots: Arc<Slots>,
    /// The slots after those.
    more: Arc<Slots>,
    /// The formulas of the sheet as it was when it was compiled, the same for all sheets that start from it.
    of_sheet: Arc<OfSheet>,
    /// The formulas that took the place of others; nothing for one that is too large to be compiled.
    replaced: BTreeMap<Slot, Option<Compiled>>,
    /// The operands of those, each with the slot of its formula.
    ///
    /// The operands of the formulas that were replaced remain in `of_sheet`. So there may be a dependency too many, and
    /// then a number is calculated again that has not changed; there is never one too few.
    added: Vec<(Slot, Slot)>,
    /// The slots of those that are too large. Their operands are not kept: they count as depending on everything.
    large: Vec<Slot>,
}

/// A formula that replaces another and has more numbers than this is not compiled: a slip made in each weight of a
/// large network, for each of a hundred samples, would need more memory than all others.
const MOST_NUMBERS: usize = 64;

#[derive(Debug, Clone, Default)]
struct Slots {
    /// The number of slots before these.
    first: usize,
    by_quantity: QuantityMap<Slot>,
    quantities: Vec<Quantity>,
}

/// The dependents of some quantities.
type Closures = HashMap<Box<[Quantity]>, Arc<[Dependent]>>;

/// The formulas of a sheet and their dependents, by slot.
#[derive(Debug, Default)]
struct OfSheet {
    formulas: Vec<Option<Compiled>>,
    /// The formulas that have a number as an operand.
    dependents: Vec<Vec<Slot>>,
    /// The dependents that were asked for: they are the same for all slips in the law of one quantity.
    closures: Mutex<Closures>,
}

impl Slots {
    fn get(&self, quantity: Quantity) -> Option<Slot> {
        self.by_quantity.get(&quantity).copied()
    }

    fn add(&mut self, quantity: Quantity) -> Slot {
        *self.by_quantity.entry(quantity).or_insert_with(|| {
            self.quantities.push(quantity);
            Slot::at(self.first + self.quantities.len() - 1)
        })
    }
}

impl Program {
    /// The program of a sheet with these formulas.
    pub(super) fn of<'a>(cells: impl Iterator<Item = (Quantity, &'a Cell)>) -> Self {
        let cells: Vec<(Quantity, &Cell)> = cells.collect();
        let mut slots = Slots::default();
        // What is known is kept up to the last slot that is: the samples' own numbers stand last, and are not kept.
        for (quantity, _) in &cells {
            slots.add(*quantity);
        }
        let operands = cells.iter().flat_map(|(_, cell)| cell.law.last().operands(cell.binding));
        operands.filter(|operand| !operand.is_of_a_sample()).for_each(|operand| {
            slots.add(operand);
        });
        let mut formulas = Vec::<Option<Compiled>>::new();
        let mut dependents = Vec::<Vec<Slot>>::new();
        for (quantity, cell) in cells {
            let (slot, compiled, operands) = compile(quantity, cell, |quantity| slots.add(quantity));
            let count = slots.quantities.len();
            formulas.resize(count, None);
            dependents.resize_with(count, Vec::new);
            formulas[slot.place()] = Some(compiled);
            for operand in operands {
                dependents[operand.place()].push(slot);
            }
        }
        let of_sheet = Arc::new(OfSheet { formulas, dependents, closures: Mutex::default() });
        let more = Arc::new(Slots { first: slots.quantities.len(), ..Slots::default() });
        Self { slots: Arc::new(slots), more, of_sheet, replaced: BTreeMap::new(), added: Vec::new(), large: Vec::new() }
    }

    /// Puts a formula in the place of another.
    pub(super) fn put(&mut self, quantity: Quantity, cell: &Cell) {
        let (slots, more) = (&self.slots, &mut self.more);
        let slot_of = |quantity| {
            let known = slots.get(quantity).or_else(|| more.get(quantity));
            known.unwrap_or_else(|| Arc::make_mut(more).add(quantity))
        };
        // A net input is calculated in its own way, for which its formula has to be compiled.
        let is_large =
            cell.law.last().numbers(cell.binding) > MOST_NUMBERS && !matches!(quantity, Quantity::NetInput(_));
        let (slot, compiled) = if is_large {
            let slot = { slot_of }(quantity);
            self.large.push(slot);
            (slot, None)
        } else {
            let (slot, compiled, operands) = compile(quantity, cell, slot_of);
            self.added.extend(operands.into_iter().map(|operand| (operand, slot)));
            (slot, Some(compiled))
        };
        self.replaced.insert(slot, compiled);
    }

    /// Whether the values in the slots of another program are valid in the same slots of this one.
    pub(super) fn starts_from_the_sheet_of(&self, other: &Self) -> bool {
        let has_no_more = other.more.quantities.is_empty();
        Arc::ptr_eq(&self.of_sheet, &other.of_sheet) && (has_no_more || Arc::ptr_eq(&self.more, &other.more))
    }

    /// The number of slots.
    pub(super) fn len(&self) -> usize {
        self.slots.quantities.len() + self.more.quantities.len()
    }

    pub(super) fn slots(&self) -> impl Iterator<Item = Slot> {
        (0..self.len()).map(Slot::at)
    }

    pub(super) fn slot(&self, quantity: Quantity) -> Option<Slot> {
        self.slots.get(quantity).or_else(|| self.more.get(quantity))
    }

    pub(super) fn quantity(&self, slot: Slot) -> Quantity {
        let behind = slot.place().checked_sub(self.more.first);
        behind.map_or_else(|| self.slots.quantities[slot.place()], |behind| self.more.quantities[behind])
    }

    pub(super) fn formula(&self, slot: Slot) -> Option<&Compiled> {
        match self.replaced.get(&slot) {
            Some(replaced) => replaced.as_ref(),
            None => self.of_sheet.formulas.get(slot.place())?.as_ref(),
        }
    }

    /// These quantities and all that depend on them; the loss after the step always, as it depends on everything.
    pub(super) fn closure(&self, of: &[Quantity]) -> Arc<[Dependent]> {
        let is_asked_often = self.replaced.is_empty() && of.len() == 1;
        if is_asked_often { self.closure_of_replaced(of) } else { self.find_closure(of) }
    }

    /// The same for all quantities whose formulas were replaced. The operands of the new formulas make no difference to
    /// it.
    pub(super) fn closure_of_replaced(&self, replaced: &[Quantity]) -> Arc<[Dependent]> {
        // A list is only inserted once it is complete, so a panic elsewhere has left none unfinished.
        let mut known = self.of_sheet.closures.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(closure) = known.get(replaced) {
            return Arc::clone(closure);
        }
        let closure = self.find_closure(replaced);
        known.insert(replaced.into(), Arc::clone(&closure));
        closure
    }

    fn find_closure(&self, of: &[Quantity]) -> Arc<[Dependent]> {
        let mut found: Vec<Slot> = Vec::new();
        let mut is_found = vec![false; self.len()];
        let mut find = |found: &mut Vec<Slot>, slot: Slot| {
            if !std::mem::replace(&mut is_found[slot.place()], true) {
                found.push(slot);
            }
        };
        for quantity in of.iter().chain([&Quantity::LossAfter]) {
            if let Some(slot) = self.slot(*quantity) {
                find(&mut found, slot);
            }
        }
        for slot in &self.large {
            find(&mut found, *slot);
        }
        let mut added = self.added.clone();
        added.sort_by_key(|(operand, _)| *operand);
        let mut next = 0;
        while let Some(at) = found.get(next).copied() {
            next += 1;
            for slot in self.of_sheet.dependents.get(at.place()).into_iter().flatten() {
                find(&mut found, *slot);
            }
            let first = added.partition_point(|(operand, _)| *operand < at);
            for (_, slot) in added[first..].iter().take_while(|(operand, _)| *operand == at) {
                find(&mut found, *slot);
            }
        }
        found.into_iter().map(|slot| Dependent { slot, quantity: self.quantity(slot) }).collect()
    }
}

/// The slot of a quantity, its compiled formula, and the slots of its operands.
fn compile(quantity: Quantity, cell: &Cell, mut slot_of: impl FnMut(Quantity) -> Slot) -> (Slot, Compiled, Vec<Slot>) {
    let slot = slot_of(quantity);
    let formula = cell.law.last();
    let compiled = formula.compile(cell.binding, &mut slot_of);
    let operands = formula.operands(cell.binding).into_iter().map(slot_of).collect();
    (slot, compiled, operands)
}
