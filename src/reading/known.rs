//! The values that are worked out already.

use std::cell::RefCell;

use crate::formula::Slot;

/// Values by the slots of a sheet's program, each worked out when it is first asked for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known(RefCell<Vec<Option<f64>>>);

impl Known {
    /// The value in a slot, worked out if it is not known; that may ask for other slots. Not kept where there is none.
    pub(crate) fn get_or(&self, slot: Slot, work_out: impl FnOnce() -> Option<f64>) -> Option<f64> {
        if let Some(Some(value)) = self.0.borrow().get(slot.0) {
            return Some(*value);
        }
        let value = work_out()?;
        let mut known = self.0.borrow_mut();
        if known.len() <= slot.0 {
            known.resize(slot.0 + 1, None);
        }
        known[slot.0] = Some(value);
        Some(value)
    }

    /// All these values but those in some slots.
    pub(super) fn without(&self, slots: impl Iterator<Item = Slot>) -> Self {
        let mut known = self.0.borrow().clone();
        for slot in slots {
            if let Some(value) = known.get_mut(slot.0) {
                *value = None;
            }
        }
        Self(RefCell::new(known))
    }
}
