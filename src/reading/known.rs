//! The values that are already calculated.

use std::cell::{Cell, RefCell};

use crate::formula::Slot;

/// Values by the slots of a sheet's program, each calculated when it is first asked for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known {
    values: RefCell<Vec<Value>>,
    /// The few that are only the rounding error left by terms that cancel.
    cancelled: RefCell<Vec<Slot>>,
    /// The number of values calculated here.
    worked_out: Cell<usize>,
}

/// A value or the mark that it is not known yet, in the memory of a single number: thousands of sheets are kept that
/// differ in one formula.
#[derive(Debug, Clone, Copy)]
struct Value(u64);

impl Value {
    /// The bits of a NaN that no calculation gives.
    const NOT_KNOWN: Self = Self(0xfff4_7072_6164_7761);

    fn known(self) -> Option<f64> {
        (self.0 != Self::NOT_KNOWN.0).then(|| f64::from_bits(self.0))
    }
}

impl Known {
    /// The value in a slot, calculated if it is not known, which may ask for other slots. It is not kept if there is
    /// none.
    pub(crate) fn get_or(&self, slot: Slot, work_out: impl FnOnce() -> Option<f64>) -> Option<f64> {
        if let Some(value) = self.values.borrow().get(slot.place()).and_then(|value| value.known()) {
            return Some(value);
        }
        let value = work_out()?;
        self.worked_out.set(self.worked_out.get() + 1);
        let mut known = self.values.borrow_mut();
        if known.len() <= slot.place() {
            known.resize(slot.place() + 1, Value::NOT_KNOWN);
        }
        known[slot.place()] = Value(value.to_bits());
        Some(value)
    }

    /// All these values but those in some slots.
    pub(super) fn without(&self, slots: impl Iterator<Item = Slot>) -> Self {
        let mut known = self.values.borrow().clone();
        for slot in slots {
            if let Some(value) = known.get_mut(slot.place()) {
                *value = Value::NOT_KNOWN;
            }
        }
        let mut cancelled = self.cancelled.borrow().clone();
        cancelled.retain(|slot| known.get(slot.place()).is_some_and(|value| value.known().is_some()));
        Self { values: RefCell::new(known), cancelled: RefCell::new(cancelled), worked_out: Cell::new(0) }
    }

    /// Notes that the value in a slot is only a rounding error.
    pub(super) fn note_cancelled(&self, slot: Slot) {
        let mut cancelled = self.cancelled.borrow_mut();
        if !cancelled.contains(&slot) {
            cancelled.push(slot);
        }
    }

    /// Whether the value in a slot is only a rounding error.
    pub(super) fn is_cancelled(&self, slot: Slot) -> bool {
        self.cancelled.borrow().contains(&slot)
    }

    /// The number of values calculated here so far.
    pub(super) fn worked_out(&self) -> usize {
        self.worked_out.get()
    }

    /// The number of values that are copied with these.
    pub(super) fn len(&self) -> usize {
        self.values.borrow().len()
    }
}
