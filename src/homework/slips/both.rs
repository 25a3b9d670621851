//! Two slips in one formula. Where two are made in two formulas, each replaces its own, and they need not stand here.

use super::{forward, hidden, update};
use crate::{
    formula::{Formula, constant},
    homework::slip::{Sheet, Slip, Variant},
    quantity::{Index, Layer},
    reading::letters::*,
};

pub(super) const SLIPS: &[Slip] = &[
    Slip {
        id: "transposed-forward+bias-forgotten-forward",
        title: "the table of weights read row by row; and the bias left out of the sum",
        seen: 1,
        erratum: None,
        variants: |sheet| if sheet.is_biased() { forward::row_by_row(sheet, |_| None) } else { Vec::new() },
    },
    Slip {
        id: "transposed-forward+threshold-sign",
        title: "the table of weights read row by row; and the bias subtracted, as if it were a threshold",
        seen: 0,
        erratum: None,
        variants: |sheet| match sheet.is_biased() {
            true => forward::row_by_row(sheet, |bias| Some((-bias).changed())),
            false => Vec::new(),
        },
    },
    Slip {
        id: "raw-error-passed-back+outgoing-weight-missing",
        title: "the error passed back without the derivative of the output; and the outgoing weight left out",
        seen: 1,
        erratum: None,
        variants: |sheet| raw_error(sheet, None),
    },
    Slip {
        id: "raw-error-passed-back+updated-second-layer",
        title: "the error passed back without the derivative of the output; and through weights that are updated already",
        seen: 0,
        erratum: None,
        variants: |sheet| raw_error(sheet, Some(updated_weight)),
    },
    Slip {
        id: "outgoing-weight-missing+sum-over-outputs-missing",
        title: "the outgoing weight left out; and the way back through one output only",
        seen: 0,
        erratum: None,
        variants: |sheet| through_one_output(sheet, |one| d(E(), X2(one))),
    },
    Slip {
        id: "updated-second-layer+sum-over-outputs-missing",
        title: "weights of the second layer used that are updated already; and the way back through one output only",
        seen: 0,
        erratum: None,
        variants: |sheet| through_one_output(sheet, |one| d(E(), X2(one)) * updated_weight(one.into())),
    },
    Slip {
        id: "plus-for-minus+rate-forgotten",
        title: "the step added instead of subtracted; and the learning rate left out",
        seen: 1,
        erratum: None,
        variants: |_| update::stepped(|weight, gradient| weight + gradient.changed()),
    },
    Slip {
        id: "plus-for-minus+rate-twice",
        title: "the step added instead of subtracted; and the learning rate multiplied in twice",
        seen: 0,
        erratum: None,
        variants: |_| update::stepped(|weight, gradient| weight + (alpha().power(2) * gradient).changed()),
    },
    Slip {
        id: "plus-for-minus+rate-times-10",
        title: "the step added instead of subtracted; and a learning rate ten times too large, or too small",
        seen: 0,
        erratum: None,
        variants: |_| {
            let mut variants =
                update::stepped(|weight, gradient| weight + (constant(10) * alpha() * gradient).changed());
            variants.extend(update::stepped(|weight, gradient| weight + (alpha() / constant(10) * gradient).changed()));
            variants
        },
    },
];

fn updated_weight(output: Index) -> Formula {
    crate::formula::symbol(updated(&a1(k, output)))
}

/// The way back from an error that is not yet a derivative by a net input, through `weight` where there is one.
fn raw_error(sheet: &Sheet, weight: Option<fn(Index) -> Formula>) -> Vec<Variant> {
    hidden::raw_errors(sheet, |error, output| match weight {
        Some(weight) => error.changed() * weight(output).changed(),
        None => error.changed(),
    })
}

fn through_one_output(sheet: &Sheet, back: impl Fn(u8) -> Formula) -> Vec<Variant> {
    match sheet.shape.sizes.outputs {
        1 => Vec::new(),
        _ => sheet.units(Layer::Output).map(|one| Variant::law(&d(E(), O1(k)), back(one).changed())).collect(),
    }
}
