//! The document's own formulas that contain several slips at once: following them makes all of these slips.

use crate::{
    formula::sigma,
    homework::slip::{Sheet, Slip, Variant},
    network::Architecture,
    reading::{Erratum, exact::wanted, letters::document::*},
};

pub(super) const SLIPS: &[Slip] = &[
    Slip {
        id: "error-sign+sigmoid-twice",
        title: "printed formula (4) used: wrong sign, sigmoid applied twice",
        seen: 1,
        erratum: Some(Erratum::R1),
        variants: |sheet| if is_documents(sheet, Architecture::REGRESSION) { equation_4(sheet) } else { Vec::new() },
    },
    Slip {
        id: "softmax-offdiagonal-dropped+plus-for-minus+rate-forgotten",
        title: "printed update used: effect on other outputs ignored, wrong sign, no learning rate",
        seen: 1,
        erratum: Some(Erratum::C2),
        variants: |sheet| match is_documents(sheet, Architecture::CLASSIFICATION) {
            true => {
                let step = (l(n) * (1 - O2(n)) * O1(k)).changed();
                vec![Variant::rule(updated(&a1(k, n)), a1(k, n) - step)]
            }
            false => Vec::new(),
        },
    },
];

fn is_documents(sheet: &Sheet, own: Architecture) -> bool {
    sheet.architecture() == own
}

/// (4) in the places of both derivatives that it can be an answer to.
fn equation_4(sheet: &Sheet) -> Vec<Variant> {
    if sheet.shape.sizes.outputs() != 1 {
        return Vec::new();
    }
    let slope = || sigma(O1(k)) * (1 - sigma(O1(k)));
    let back = || (2 * (wanted(sheet.shape, 0.into()) - O2(0))).changed() * a1(k, 0) * slope().changed();
    vec![Variant::law(&d(E(), a0(i, k)), back() * O0(i)), Variant::law(&d(E(), X1(k)), back())]
}
