//! A sheet with a formula of its own for each quantity, as it is filled in by hand.

use std::sync::Arc;

use super::{Cell, Law, Reading};
use crate::{
    formula::Binding,
    quantity::{Index, Notation, Quantity, Unit},
};

impl Reading {
    /// This sheet with each quantity's formula written out for that quantity alone: in its last form, without letters.
    /// The outputs of bias units, which are 1, are left out. So all formulas look alike, those of a slip too, and have
    /// the same values as before.
    #[must_use]
    pub(crate) fn written_out(&self) -> Self {
        let mut sheet = Self { departing: self.departing.clone(), ..Self::empty(self.kind, self.shape) };
        let ones = bias_outputs(self.shape.notation());
        for quantity in self.quantities() {
            if let Some(cell) = self.cell(quantity) {
                sheet.put(quantity, written_out(quantity, cell, &ones));
            }
        }
        sheet
    }
}

fn written_out(quantity: Quantity, cell: &Cell, ones: &[Quantity<Index>]) -> Cell {
    let law = Law::new(quantity.in_law(), vec![cell.law.last().written_out(cell.binding, ones)]);
    Cell::new(Arc::new(law), Binding::default())
}

/// The outputs of the bias units.
fn bias_outputs(notation: Notation) -> Vec<Quantity<Index>> {
    let biased = notation.layers_of_weights().filter(|layer| notation.units(*layer).contains(&0));
    biased.map(|layer| Quantity::Activation(Unit { layer, index: 0 }).in_law()).collect()
}
