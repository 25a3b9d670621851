//! Slips on the way back to the hidden units.

use super::delta::{other_slopes, plain_slope};
use crate::{
    formula::{Formula, constant, sigma, symbol},
    homework::slip::{Sheet, Slip, Variant},
    network::{Activation, OutputActivation},
    quantity::{Index, Layer},
    reading::{
        Erratum,
        exact::{over_outputs, wanted},
        letters::*,
    },
};

pub(super) const SLIPS: &[Slip] = &[
    Slip {
        id: "updated-second-layer",
        title: "weights of the second layer used that are updated already",
        seen: 9,
        erratum: Some(Erratum::B2),
        variants: |sheet| back(sheet, |index| d(E(), X2(index)) * symbol(updated(&a1(k, index))).changed()),
    },
    Slip {
        id: "outgoing-weight-missing",
        title: "the outgoing weight left out",
        seen: 2,
        erratum: None,
        variants: |sheet| back(sheet, |index| d(E(), X2(index)).changed()),
    },
    Slip {
        id: "raw-error-passed-back",
        title: "the error passed back without the derivative of the output",
        seen: 2,
        erratum: None,
        variants: raw_error,
    },
    Slip {
        id: "first-layer-weight-used",
        title: "a weight of the first layer used to go back",
        seen: 1,
        erratum: None,
        variants: first_layer_weight,
    },
    Slip {
        id: "bias-weight-index-shift",
        title: "the outgoing weights counted from the bias",
        seen: 2,
        erratum: None,
        variants: shifted_weights,
    },
    Slip {
        id: "sum-over-outputs-missing",
        title: "the way back through one output only",
        seen: 2,
        erratum: None,
        variants: |sheet| match sheet.shape.sizes.outputs {
            1 => Vec::new(),
            _ => sheet
                .units(Layer::Output)
                .map(|one| Variant::law(&d(E(), O1(k)), (d(E(), X2(one)) * a1(k, one)).changed()))
                .collect(),
        },
    },
    Slip {
        id: "sum-over-outputs-target-only",
        title: "the way back through the output of the true class only",
        seen: 2,
        erratum: None,
        variants: |sheet| match sheet.is_softmax() {
            true => back(sheet, |index| l(index).changed() * (d(E(), X2(index)) * a1(k, index))),
            false => Vec::new(),
        },
    },
    Slip {
        id: "hidden-derivative-forgotten",
        title: "the derivative of the hidden unit's activation left out",
        seen: 2,
        erratum: None,
        variants: |_| {
            let slope = Variant::law(&d(O1(k), X1(k)), constant(1).changed());
            vec![slope, Variant::law(&d(E(), X1(k)), d(E(), O1(k)).changed())]
        },
    },
    Slip {
        id: "sigmoid-twice",
        title: "the activation applied twice: what the unit puts out already is the sigmoid",
        seen: 1,
        erratum: Some(Erratum::R2),
        variants: |sheet| match sheet.hidden() {
            Activation::Sigmoid => slope(sigma(O1(k)) * (1 - sigma(O1(k)))),
            Activation::Tanh => slope(1 - crate::formula::activated(Activation::Tanh, O1(k)).power(2)),
            Activation::Relu => Vec::new(),
        },
    },
    Slip {
        id: "derivative-at-pre-activation",
        title: "the derivative written with the net input where the output belongs",
        seen: 1,
        erratum: None,
        variants: |sheet| smooth(sheet, |own| plain_slope(own, X1(k), X1(k))),
    },
    Slip {
        id: "derivative-of-tanh",
        title: "the derivative of another activation",
        seen: 2,
        erratum: None,
        variants: |sheet| other_slopes(sheet.hidden(), X1(k), O1(k)).flat_map(slope).collect(),
    },
    Slip {
        id: "derivative-squared",
        title: "the derivative of the activation squared",
        seen: 1,
        erratum: None,
        variants: |sheet| smooth(sheet, |own| plain_slope(own, X1(k), O1(k)).power(2)),
    },
    Slip {
        id: "derivative-half-h",
        title: "only the first half of O(1 - O)",
        seen: 1,
        erratum: None,
        variants: |sheet| of_sigmoid(sheet, O1(k)),
    },
    Slip {
        id: "derivative-half-1-h",
        title: "only the second half of O(1 - O)",
        seen: 1,
        erratum: None,
        variants: |sheet| of_sigmoid(sheet, 1 - O1(k)),
    },
    Slip {
        id: "derivative-square-forgotten",
        title: "1 - O in the place of 1 - O^2",
        seen: 0,
        erratum: None,
        variants: square_forgotten,
    },
    Slip {
        id: "derivative-at-output",
        title: "the derivative taken at an output, or at the error",
        seen: 2,
        erratum: None,
        variants: at_output,
    },
    Slip {
        id: "derivative-at-other-unit",
        title: "the derivative of another hidden unit",
        seen: 2,
        erratum: None,
        variants: |sheet| {
            let own = sheet.hidden();
            sheet.units(Layer::Hidden).flat_map(|one| slope(plain_slope(own, X1(one), O1(one)))).collect()
        },
    },
];

/// The way back to a hidden unit, term by term.
fn back(sheet: &Sheet, term: impl Fn(Index) -> Formula) -> Vec<Variant> {
    vec![Variant::law(&d(E(), O1(k)), over_outputs(sheet.shape, term))]
}

/// Another slope of the hidden unit.
fn slope(is: Formula) -> Vec<Variant> {
    vec![Variant::law(&d(O1(k), X1(k)), is.changed())]
}

fn smooth(sheet: &Sheet, wrong: impl Fn(Activation) -> Formula) -> Vec<Variant> {
    match sheet.hidden().kink() {
        None => slope(wrong(sheet.hidden())),
        Some(_) => Vec::new(),
    }
}

fn of_sigmoid(sheet: &Sheet, wrong: Formula) -> Vec<Variant> {
    if sheet.hidden() == Activation::Sigmoid { slope(wrong) } else { Vec::new() }
}

fn square_forgotten(sheet: &Sheet) -> Vec<Variant> {
    let mut variants = Vec::new();
    if sheet.hidden() == Activation::Tanh {
        variants.extend(slope(1 - O1(k)));
    }
    if sheet.output() == OutputActivation::Each(Activation::Tanh) {
        variants.push(Variant::law(&d(O2(n), X2(n)), (1 - O2(n)).changed()));
    }
    variants
}

fn raw_error(sheet: &Sheet) -> Vec<Variant> {
    raw_errors(sheet, |error, index| error.changed() * a1(k, index))
}

/// The ways back from an error before the derivative of the output, where it has one: `term` is what comes back of it.
pub(super) fn raw_errors(sheet: &Sheet, term: impl Fn(Formula, Index) -> Formula) -> Vec<Variant> {
    match sheet.output() {
        OutputActivation::Linear => Vec::new(),
        _ if sheet.is_cross_entropy() => Vec::new(),
        _ => {
            let mut variants = back(sheet, |index| term(d(E(), O2(index)), index));
            variants.extend(back(sheet, |index| term(O2(index) - wanted(sheet.shape, index), index)));
            variants
        }
    }
}

fn first_layer_weight(sheet: &Sheet) -> Vec<Variant> {
    let inputs = sheet.notation().units(Layer::Input);
    inputs.flat_map(|from| back(sheet, |index| d(E(), X2(index)) * a0(from, k).changed())).collect()
}

fn shifted_weights(sheet: &Sheet) -> Vec<Variant> {
    if !sheet.is_biased() {
        return Vec::new();
    }
    let laws = sheet.units(Layer::Hidden).map(|unit| {
        let sum = over_outputs(sheet.shape, |index| d(E(), X2(index)) * a1(unit - 1, index).changed());
        Variant::law(&d(E(), O1(unit)), sum)
    });
    laws.reduce(Variant::and).into_iter().collect()
}

fn at_output(sheet: &Sheet) -> Vec<Variant> {
    let own = sheet.hidden();
    if own.kink().is_some() {
        return Vec::new();
    }
    let at = |value: Formula| slope(plain_slope(own, X1(k), value));
    let outputs = || sheet.units(Layer::Output);
    let errors = outputs().flat_map(|one| at(wanted(sheet.shape, one.into()) - O2(one)));
    let negative = outputs().flat_map(|one| at(O2(one) - wanted(sheet.shape, one.into())));
    outputs().flat_map(|one| at(O2(one))).chain(errors).chain(negative).collect()
}
