//! The errata that concern a quantity.

use crate::reading::letters::document::OUTPUT;
use crate::{
    quantity::{Quantity, Unit, Variable},
    reading::{Erratum, Reading},
};

/// The errata that can make the printed value of a quantity differ from the correct one: those of its own law.
#[must_use]
pub fn between(document: &Reading, quantity: Quantity) -> Vec<Erratum> {
    let errata = document.cell(quantity).map_or(&[][..], |cell| &cell.law.errata);
    errata.iter().copied().filter(|erratum| erratum.changes_numbers()).collect()
}

/// The erratum that says that the document has no formula for a quantity: C2 for the effect on the other outputs, C6
/// for the first layer. In its networks the outputs are layer 2.
#[must_use]
pub fn left_out_by(quantity: Quantity) -> Erratum {
    match quantity {
        Quantity::Partial { of: Variable::Activation(Unit { layer: OUTPUT, .. }), .. } => Erratum::C2,
        _ => Erratum::C6,
    }
}
