//! Slips in the backward pass to the hidden units.

use crate::{
    formula::{Formula, constant, symbol},
    homework::slip::{Sheet, Slip, Variant},
    network::OutputActivation,
    quantity::Index,
    reading::{
        Erratum,
        exact::{over_outputs, wanted},
        letters::document::*,
    },
};

pub(super) const SLIPS: &[Slip] = &[
    Slip {
        id: "updated-second-layer",
        title: "already updated second-layer weights used in the backward pass",
        seen: 9,
        erratum: Some(Erratum::B2),
        variants: |sheet| back(sheet, |index| d(E(), X2(index)) * symbol(updated(&a1(k, index))).changed()),
    },
    Slip {
        id: "outgoing-weight-missing",
        title: "second-layer weight left out of the backward pass",
        seen: 2,
        erratum: None,
        variants: |sheet| back(sheet, |index| d(E(), X2(index)).changed()),
    },
    Slip {
        id: "raw-error-passed-back",
        title: "error passed back without the output's derivative",
        seen: 2,
        erratum: None,
        variants: raw_error,
    },
    Slip {
        id: "first-layer-weight-used",
        title: "first-layer weight used instead of the second-layer weight",
        seen: 1,
        erratum: None,
        variants: first_layer_weight,
    },
    Slip {
        id: "bias-weight-index-shift",
        title: "second-layer weights shifted by one, starting at the bias",
        seen: 2,
        erratum: None,
        variants: shifted_weights,
    },
    Slip {
        id: "transposed-backward",
        title: "rows and columns of the second-layer weights swapped in the backward pass",
        seen: 1,
        erratum: None,
        variants: transposed,
    },
    Slip {
        id: "sum-over-outputs-missing",
        title: "backward pass through one output only",
        seen: 2,
        erratum: None,
        variants: |sheet| match sheet.shape.sizes.outputs() {
            1 => Vec::new(),
            _ => sheet
                .units(OUTPUT)
                .map(|one| Variant::law(&d(E(), O1(k)), (d(E(), X2(one)) * a1(k, one)).changed()))
                .collect(),
        },
    },
    Slip {
        id: "sum-over-outputs-target-only",
        title: "backward pass through the true class only",
        seen: 2,
        erratum: None,
        variants: |sheet| match sheet.is_softmax() {
            true => back(sheet, |index| l(index).changed() * (d(E(), X2(index)) * a1(k, index))),
            false => Vec::new(),
        },
    },
    Slip {
        id: "hidden-derivative-forgotten",
        title: "derivative of the hidden unit's activation function left out",
        seen: 2,
        erratum: None,
        variants: |_| {
            let slope = Variant::law(&d(O1(k), X1(k)), constant(1).changed());
            vec![slope, Variant::law(&d(E(), X1(k)), d(E(), O1(k)).changed())]
        },
    },
];

/// The derivative with respect to the output of a hidden unit, term by term.
fn back(sheet: &Sheet, term: impl Fn(Index) -> Formula) -> Vec<Variant> {
    vec![Variant::law(&d(E(), O1(k)), over_outputs(sheet.shape, term))]
}

fn raw_error(sheet: &Sheet) -> Vec<Variant> {
    raw_errors(sheet, |error, index| error.changed() * a1(k, index))
}

/// The backward pass from an error without the output's derivative, if it has one: `term` is the term of each output.
pub(super) fn raw_errors(sheet: &Sheet, term: impl Fn(Formula, Index) -> Formula) -> Vec<Variant> {
    match sheet.output() {
        OutputActivation::LINEAR => Vec::new(),
        _ if sheet.is_cross_entropy() => Vec::new(),
        _ => {
            let mut variants = back(sheet, |index| term(d(E(), O2(index)), index));
            variants.extend(back(sheet, |index| term(O2(index) - wanted(sheet.shape, index), index)));
            variants.extend(back(sheet, |index| term(wanted(sheet.shape, index) - O2(index), index)));
            variants
        }
    }
}

fn first_layer_weight(sheet: &Sheet) -> Vec<Variant> {
    let inputs = sheet.notation().units(INPUT);
    inputs.flat_map(|from| back(sheet, |index| d(E(), X2(index)) * a0(from, k).changed())).collect()
}

/// The table of weights without the biases, used untransposed in the backward pass, if it is a square.
fn transposed(sheet: &Sheet) -> Vec<Variant> {
    let sizes = sheet.shape.sizes;
    if sizes.units(1) != sizes.outputs() || sizes.units(1) == 1 {
        return Vec::new();
    }
    let laws = sheet.units(HIDDEN).map(|unit| {
        let terms = sheet.units(OUTPUT).map(|output| d(E(), X2(output)) * a1(output + 1, unit - 1).changed());
        Variant::law(&d(E(), O1(unit)), Formula::Sum(terms.collect()))
    });
    laws.reduce(Variant::and).into_iter().collect()
}

fn shifted_weights(sheet: &Sheet) -> Vec<Variant> {
    if !sheet.is_biased() {
        return Vec::new();
    }
    let laws = sheet.units(HIDDEN).map(|unit| {
        let sum = over_outputs(sheet.shape, |index| d(E(), X2(index)) * a1(unit - 1, index).changed());
        Variant::law(&d(E(), O1(unit)), sum)
    });
    laws.reduce(Variant::and).into_iter().collect()
}
