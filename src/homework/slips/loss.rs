//! Slips in the loss and in its derivative with respect to an output.

use crate::{
    formula::{Formula, constant, ln},
    homework::slip::{Sheet, Slip, Variant},
    network::{Loss, OutputActivation},
    quantity::{Index, Letter, Quantity},
    reading::{
        Erratum,
        exact::{over, over_outputs, wanted},
        letters::document::*,
    },
};

/// The id of the slip of an opposite sign in the derivative of the loss, which may be a convention.
pub(in crate::homework) const ERROR_SIGN: &str = "error-sign";

pub(super) const SLIPS: &[Slip] = &[
    Slip {
        id: "half-in-loss",
        title: "factor 1/2 added to the loss, or left out of it",
        seen: 3,
        erratum: None,
        variants: |sheet| match sheet.loss() {
            Loss::Squared => wrapped_loss(|loss| (constant(1) / constant(2)).changed() * loss),
            Loss::HalfSquared => wrapped_loss(|loss| constant(2).changed() * loss),
            Loss::CrossEntropy => Vec::new(),
        },
    },
    Slip {
        id: "absolute-error-loss",
        title: "error used instead of its square",
        seen: 2,
        erratum: None,
        variants: absolute_error,
    },
    Slip {
        id: "square-of-sum",
        title: "errors added first, then squared",
        seen: 1,
        erratum: None,
        variants: |sheet| match sheet.loss() {
            Loss::CrossEntropy => Vec::new(),
            _ if sheet.shape.sizes.outputs() == 1 => Vec::new(),
            loss => {
                let sum = over_outputs(sheet.shape, |index| wanted(sheet.shape, index) - O2(index)).changed();
                let square = sum.power(2);
                let half = loss == Loss::HalfSquared;
                vec![Variant::law(&E(), if half { constant(1) / constant(2) * square } else { square })]
            }
        },
    },
    Slip {
        id: "loss-sign",
        title: "minus sign of the cross-entropy left out",
        seen: 4,
        erratum: None,
        variants: |sheet| of_cross_entropy(sheet, wrapped_loss(|loss| (-loss).changed())),
    },
    Slip {
        id: "log-base-10",
        title: "log base 10 used instead of the natural log",
        seen: 1,
        erratum: None,
        variants: |sheet| of_cross_entropy(sheet, wrapped_loss(|loss| loss / ln(constant(10)).changed())),
    },
    Slip {
        id: "log-base-2",
        title: "log base 2 used instead of the natural log",
        seen: 1,
        erratum: None,
        variants: |sheet| of_cross_entropy(sheet, wrapped_loss(|loss| loss / ln(constant(2)).changed())),
    },
    Slip {
        id: "log-base-10-gradient",
        title: "log base 10 used in the loss and its derivative",
        seen: 0,
        erratum: None,
        variants: |sheet| {
            let of = |slope: &Formula| loss_and_slope(slope, |inner| inner / ln(constant(10)).changed());
            of_cross_entropy(sheet, [d(E(), O2(n)), d(E(), X2(n))].iter().map(of).collect())
        },
    },
    Slip {
        id: "binary-cross-entropy-sum",
        title: "terms (1 - l) ln(1 - O) added, as in binary cross-entropy",
        seen: 1,
        erratum: None,
        variants: binary_sum,
    },
    Slip {
        id: "logarithm-missing",
        title: "a logarithm left out of the cross-entropy",
        seen: 1,
        erratum: None,
        variants: logarithm_missing,
    },
    Slip {
        id: "half-of-binary-cross-entropy",
        title: "only one of the terms y ln(O) and (1 - y) ln(1 - O) used",
        seen: 0,
        erratum: None,
        variants: half_of_binary,
    },
    Slip {
        id: "mean-over-outputs",
        title: "divided by the number of outputs",
        seen: 5,
        erratum: None,
        variants: mean_over_outputs,
    },
    Slip {
        id: "target-of-other-output",
        title: "target of another output used",
        seen: 1,
        erratum: None,
        variants: other_target,
    },
    Slip {
        id: ERROR_SIGN,
        title: "wrong sign in the derivative of the loss",
        seen: 8,
        erratum: Some(Erratum::R1),
        variants: |sheet| {
            let title = match sheet.loss() {
                Loss::Squared | Loss::HalfSquared => {
                    "wrong sign of the error: the derivative of (y - O) with respect to O is -1"
                }
                Loss::CrossEntropy => "wrong sign in the derivative of the loss: minus sign of the logarithm lost",
            };
            let other_sign = slopes(|inner| inner.with_other_sign().changed());
            other_sign.into_iter().map(|variant| variant.called(title.to_owned())).collect()
        },
    },
    Slip {
        id: "factor-2-dropped",
        title: "derivative halved: factor 2 left out, or an extra 1/2",
        seen: 7,
        erratum: None,
        variants: |_| slopes_and_gradients(|inner| (constant(1) / constant(2)).changed() * inner),
    },
    Slip {
        id: "factor-2-doubled",
        title: "derivative doubled: an extra factor 2",
        seen: 7,
        erratum: None,
        variants: |_| slopes_and_gradients(|inner| constant(2).changed() * inner),
    },
    Slip {
        id: "derivative-of-output-not-loss",
        title: "output differentiated instead of the loss",
        seen: 2,
        erratum: None,
        variants: |_| {
            vec![
                Variant::law(&d(E(), O2(n)), constant(1).changed()),
                Variant::law(&d(E(), X2(n)), constant(1).changed()),
            ]
        },
    },
];

/// The loss, before the step and after it, with something done to it.
fn wrapped_loss(wrap: impl Fn(Formula) -> Formula + Clone + Send + Sync + 'static) -> Vec<Variant> {
    vec![Variant::wrapped(Quantity::Loss, wrap.clone()), Variant::wrapped(Quantity::LossAfter, wrap)]
}

/// Both derivatives of the loss by the output layer, each with something done to it.
fn slopes(wrap: impl Fn(Formula) -> Formula + Clone + Send + Sync + 'static) -> Vec<Variant> {
    [d(E(), O2(n)), d(E(), X2(n))].map(|of| Variant::wrapped(name(&of), wrap.clone())).to_vec()
}

/// The same, and the derivatives by the weights of either layer.
fn slopes_and_gradients(wrap: impl Fn(Formula) -> Formula + Clone + Send + Sync + 'static) -> Vec<Variant> {
    let mut variants = slopes(wrap.clone());
    let further = [d(E(), a1(k, n)), d(E(), X1(k)), d(E(), a0(i, k))];
    variants.extend(further.map(|of| Variant::wrapped(name(&of), wrap.clone())));
    variants
}

fn loss_and_slope(slope: &Formula, wrap: fn(Formula) -> Formula) -> Variant {
    Variant::wrapped(Quantity::Loss, wrap).and(Variant::wrapped(name(slope), wrap))
}

fn of_cross_entropy(sheet: &Sheet, variants: Vec<Variant>) -> Vec<Variant> {
    if sheet.is_cross_entropy() { variants } else { Vec::new() }
}

fn absolute_error(sheet: &Sheet) -> Vec<Variant> {
    if sheet.is_cross_entropy() {
        return Vec::new();
    }
    let above = over_outputs(sheet.shape, |index| wanted(sheet.shape, index) - O2(index));
    let below = over_outputs(sheet.shape, |index| O2(index) - wanted(sheet.shape, index));
    // Of outputs, or samples, that are off to either side, each error without its sign.
    let without_sign = over_outputs(sheet.shape, |index| {
        let above = wanted(sheet.shape, index) - O2(index);
        let below = O2(index) - wanted(sheet.shape, index);
        Formula::PositivePart(Box::new(above)) + Formula::PositivePart(Box::new(below))
    });
    let [above, below, without_sign] = [above, below, without_sign].map(|error| Variant::law(&E(), error.changed()));
    // Its derivative is 1 above the target and -1 below.
    let too_large = Formula::IsPositive(Box::new(O2(n) - wanted(sheet.shape, n)));
    let too_small = Formula::IsPositive(Box::new(wanted(sheet.shape, n) - O2(n)));
    let slope = Variant::law(&d(E(), O2(n)), (too_large - too_small).changed());
    let mut variants = vec![above, below, without_sign.clone()];
    if sheet.loss() == Loss::HalfSquared {
        let half = |loss: Formula| constant(1) / constant(2) * loss;
        variants.push(without_sign.clone().and(Variant::wrapped(Quantity::Loss, half)));
    }
    variants.extend([slope.clone(), without_sign.and(slope)]);
    variants
}

/// The cross-entropy with something in the places of its logarithms of O and of 1 - O.
fn binary(sheet: &Sheet, of: fn(Formula) -> Formula, of_rest: fn(Formula) -> Formula) -> Formula {
    let target = |index: Index| wanted(sheet.shape, index);
    -over_outputs(sheet.shape, |index| target(index) * of(O2(index)) + (1 - target(index)) * of_rest(1 - O2(index)))
}

fn binary_sum(sheet: &Sheet) -> Vec<Variant> {
    match sheet.is_cross_entropy() && sheet.is_softmax() {
        true => vec![Variant::law(&E(), binary(sheet, ln, |rest| ln(rest).changed()))],
        false => Vec::new(),
    }
}

fn logarithm_missing(sheet: &Sheet) -> Vec<Variant> {
    if !sheet.is_cross_entropy() {
        return Vec::new();
    }
    let rest = Variant::law(&E(), binary(sheet, ln, Formula::changed));
    let other = match sheet.is_softmax() {
        true => -(l(n) * O2(n).changed()).summed(over(sheet.shape, Letter::N)),
        false => binary(sheet, Formula::changed, ln),
    };
    vec![rest, Variant::law(&E(), other)]
}

fn half_of_binary(sheet: &Sheet) -> Vec<Variant> {
    if !sheet.is_cross_entropy() || sheet.is_softmax() {
        return Vec::new();
    }
    let target = |index: Index| wanted(sheet.shape, index);
    let halves = [
        over_outputs(sheet.shape, |index| target(index) * ln(O2(index))),
        over_outputs(sheet.shape, |index| (1 - target(index)) * ln(1 - O2(index))),
    ];
    halves.into_iter().map(|half| Variant::law(&E(), (-half).changed())).collect()
}

fn mean_over_outputs(sheet: &Sheet) -> Vec<Variant> {
    let outputs = i32::from(sheet.notation().last(OUTPUT)) + 1;
    if outputs == 1 {
        return Vec::new();
    }
    let divided = move |inner: Formula| inner / constant(outputs).changed();
    let mut variants = slopes(divided);
    variants.extend(wrapped_loss(divided));
    variants
}

/// The target of the output so many places on, in the loss and in its derivatives.
fn other_target(sheet: &Sheet) -> Vec<Variant> {
    let outputs = sheet.notation().last(OUTPUT) + 1;
    let in_loss = |shift: u8| {
        let target_of = move |output: u8| wanted(sheet.shape, ((output + shift) % outputs).into()).changed();
        let slopes =
            (0..outputs).map(|output| Variant::law(&d(E(), O2(output)), slope_to(sheet, target_of(output), output)));
        let terms = (0..outputs).map(|output| term_of_loss(sheet, target_of(output), output));
        let sum = Formula::Sum(terms.collect());
        let loss = if sheet.is_cross_entropy() { -sum } else { sum };
        slopes.chain([Variant::law(&E(), loss)]).reduce(Variant::and)
    };
    // Where factors have cancelled, the derivative by the net input is written down at once.
    let at_once = |shift: u8| {
        let target_of = move |output: u8| wanted(sheet.shape, ((output + shift) % outputs).into()).changed();
        let laws = (0..outputs).map(|output| Variant::law(&d(E(), X2(output)), O2(output) - target_of(output)));
        laws.reduce(Variant::and).filter(|_| sheet.is_cross_entropy())
    };
    // Or that of one output for all of them.
    let one_for_all = |one: u8| {
        let target = || wanted(sheet.shape, one.into()).changed();
        let terms: Vec<Formula> = (0..outputs).map(|output| term_of_loss(sheet, target(), output)).collect();
        let loss = if sheet.is_cross_entropy() { -Formula::Sum(terms) } else { Formula::Sum(terms) };
        Variant::law(&E(), loss)
    };
    let shifted = (1..outputs).flat_map(|shift| [in_loss(shift), at_once(shift)]).flatten();
    shifted.chain((0..outputs).filter(|_| outputs > 1).map(one_for_all)).collect()
}

/// What an output adds to the loss, or takes from it in a cross-entropy, with this target.
fn term_of_loss(sheet: &Sheet, target: Formula, output: u8) -> Formula {
    match (sheet.loss(), sheet.output()) {
        (Loss::Squared, _) => (target - O2(output)).power(2),
        (Loss::HalfSquared, _) => constant(1) / constant(2) * (target - O2(output)).power(2),
        (Loss::CrossEntropy, OutputActivation::Softmax) => target * ln(O2(output)),
        (Loss::CrossEntropy, _) => target.clone() * ln(O2(output)) + (1 - target) * ln(1 - O2(output)),
    }
}

/// The derivative of the loss by an output with this target.
fn slope_to(sheet: &Sheet, target: Formula, output: u8) -> Formula {
    match (sheet.loss(), sheet.output()) {
        (Loss::Squared, _) => -2 * (target - O2(output)),
        (Loss::HalfSquared, _) => -(target - O2(output)),
        (Loss::CrossEntropy, OutputActivation::Softmax) => -(target / O2(output)),
        (Loss::CrossEntropy, _) => -(target.clone() / O2(output)) + (1 - target) / (1 - O2(output)),
    }
}
