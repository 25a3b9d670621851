//! A sheet with a formula of its own for each quantity, as it is filled in by hand.

use std::sync::Arc;

use super::{Cell, Law, Reading};
use crate::{formula::Binding, quantity::Quantity};

impl Reading {
    /// This sheet with each quantity's formula written out for that quantity alone: in its last form, without letters.
    /// All of its formulas look alike then, those of a slip too, and come to the same as before.
    #[must_use]
    pub(crate) fn written_out(&self) -> Self {
        let mut sheet = Self { departing: self.departing.clone(), ..Self::empty(self.kind, self.shape) };
        for quantity in self.quantities() {
            if let Some(cell) = self.cell(quantity) {
                sheet.put(quantity, written_out(quantity, cell));
            }
        }
        sheet
    }
}

fn written_out(quantity: Quantity, cell: &Cell) -> Cell {
    let law = Law::new(quantity.in_law(), vec![cell.law.last().written_out(cell.binding)]);
    Cell::new(Arc::new(law), Binding::default())
}
