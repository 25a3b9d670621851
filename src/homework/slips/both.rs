//! Two slips in one formula. Where two are made in two formulas, each replaces its own, and they need not stand here.

use super::{forward, hidden, update};
use crate::{
    formula::{Formula, constant},
    homework::slip::{Sheet, Slip, Variant},
    quantity::Index,
    reading::letters::document::*,
};

pub(super) const SLIPS: &[Slip] = &[
    Slip {
        id: "transposed-forward+bias-forgotten-forward",
        title: "weights read from the table row by row instead of column by column; also bias left out of the weighted sum",
        seen: 1,
        erratum: None,
        variants: |sheet| if sheet.is_biased() { forward::row_by_row(sheet, |_| None) } else { Vec::new() },
    },
    Slip {
        id: "transposed-forward+threshold-sign",
        title: "weights read from the table row by row instead of column by column; also bias subtracted instead of added",
        seen: 0,
        erratum: None,
        variants: |sheet| match sheet.is_biased() {
            true => forward::row_by_row(sheet, |bias| Some((-bias).changed())),
            false => Vec::new(),
        },
    },
    Slip {
        id: "raw-error-passed-back+outgoing-weight-missing",
        title: "error passed back without the output's derivative; also second-layer weight left out of the backward pass",
        seen: 1,
        erratum: None,
        variants: |sheet| raw_error(sheet, None),
    },
    Slip {
        id: "raw-error-passed-back+updated-second-layer",
        title: "error passed back without the output's derivative; also already updated second-layer weights used in the backward pass",
        seen: 0,
        erratum: None,
        variants: |sheet| raw_error(sheet, Some(updated_weight)),
    },
    Slip {
        id: "outgoing-weight-missing+sum-over-outputs-missing",
        title: "second-layer weight left out of the backward pass; also backward pass through one output only",
        seen: 0,
        erratum: None,
        variants: |sheet| through_one_output(sheet, |one| d(E(), X2(one))),
    },
    Slip {
        id: "updated-second-layer+sum-over-outputs-missing",
        title: "already updated second-layer weights used in the backward pass; also backward pass through one output only",
        seen: 0,
        erratum: None,
        variants: |sheet| through_one_output(sheet, |one| d(E(), X2(one)) * updated_weight(one.into())),
    },
    Slip {
        id: "plus-for-minus+rate-forgotten",
        title: "update added instead of subtracted; also learning rate left out",
        seen: 1,
        erratum: None,
        variants: |_| update::stepped(|weight, gradient| weight + gradient.changed()),
    },
    Slip {
        id: "plus-for-minus+rate-twice",
        title: "update added instead of subtracted; also learning rate multiplied in twice",
        seen: 0,
        erratum: None,
        variants: |_| update::stepped(|weight, gradient| weight + (alpha().power(2) * gradient).changed()),
    },
    Slip {
        id: "plus-for-minus+rate-times-10",
        title: "update added instead of subtracted; also learning rate 10 times too large or too small",
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

/// The backward pass from an error without the output's derivative, through `weight` if there is one.
fn raw_error(sheet: &Sheet, weight: Option<fn(Index) -> Formula>) -> Vec<Variant> {
    hidden::raw_errors(sheet, |error, output| match weight {
        Some(weight) => error.changed() * weight(output).changed(),
        None => error.changed(),
    })
}

fn through_one_output(sheet: &Sheet, back: impl Fn(u8) -> Formula) -> Vec<Variant> {
    match sheet.shape.sizes.outputs() {
        1 => Vec::new(),
        _ => sheet.units(OUTPUT).map(|one| Variant::law(&d(E(), O1(k)), back(one).changed())).collect(),
    }
}
