//! Slips in the derivative with respect to the net input of an output.

use crate::{
    formula::{Formula, constant},
    homework::slip::{Sheet, Slip, Variant},
    network::{Activation, Loss, OutputActivation},
    quantity::{Index, Letter},
    reading::{
        Erratum,
        exact::{over, over_outputs, wanted},
        letters::document::*,
    },
};

pub(super) const SLIPS: &[Slip] = &[
    Slip {
        id: "softmax-offdiagonal-dropped",
        title: "softmax: effect on the other outputs ignored",
        seen: 7,
        erratum: Some(Erratum::C2),
        variants: |sheet| {
            let short = Variant::law(&d(E(), X2(n)), -l(n) * (1 - O2(n)).changed());
            let diagonal = Variant::law(&d(E(), X2(n)), d(E(), O2(n)) * (O2(n) * (1 - O2(n))).changed());
            match sheet.is_softmax() {
                true => vec![if sheet.is_cross_entropy() { short } else { diagonal }],
                false => Vec::new(),
            }
        },
    },
    Slip {
        id: "output-derivative-added",
        title: "extra activation derivative at the output, where it is 1 or cancels",
        seen: 3,
        erratum: None,
        variants: output_derivative_added,
    },
    Slip {
        id: "output-derivative-missing",
        title: "derivative of the output's activation function left out",
        seen: 6,
        erratum: None,
        variants: output_derivative_missing,
    },
    Slip {
        id: "output-derivative-of-other-activation",
        title: "derivative of the wrong activation function used at the output",
        seen: 2,
        erratum: None,
        variants: |sheet| match sheet.output() {
            OutputActivation::LINEAR | OutputActivation::Softmax => Vec::new(),
            OutputActivation::Each(own) => {
                other_slopes(own, X2(n), O2(n)).map(|slope| Variant::law(&d(O2(n), X2(n)), slope.changed())).collect()
            }
        },
    },
    Slip {
        id: "squared-error-on-softmax",
        title: "squared error used instead of the cross-entropy",
        seen: 0,
        erratum: None,
        variants: squared_error,
    },
];

fn output_derivative_missing(sheet: &Sheet) -> Vec<Variant> {
    let mut variants = match sheet.output() {
        OutputActivation::LINEAR => return Vec::new(),
        OutputActivation::Softmax if sheet.is_cross_entropy() => return Vec::new(),
        OutputActivation::Softmax => Vec::new(),
        OutputActivation::Each(_) => vec![Variant::law(&d(O2(n), X2(n)), constant(1).changed())],
    };
    variants.insert(0, Variant::law(&d(E(), X2(n)), d(E(), O2(n)).changed()));
    if sheet.loss() == Loss::Squared {
        let error = Variant::law(&d(E(), X2(n)), (O2(n) - wanted(sheet.shape, n)).changed());
        variants.push(error.called("factor 2 and derivative of the output's activation function left out".to_owned()));
    }
    variants
}

/// The slopes of all other activations, written with the same net input and output.
pub(super) fn other_slopes(own: Activation, net_input: Formula, output: Formula) -> impl Iterator<Item = Formula> {
    let others = Activation::COMMON.into_iter().filter(move |other| *other != own && other.kink().is_none());
    others.map(move |other| plain_slope(other, net_input.clone(), output.clone()))
}

/// A slope as it is written, and computed as it is written: in a slip, the output need not be that of the net input.
pub(super) fn plain_slope(of: Activation, net_input: Formula, output: Formula) -> Formula {
    as_written(&of.derivative(net_input, output))
}

fn as_written(formula: &Formula) -> Formula {
    match formula {
        Formula::Stable { shown, .. } => as_written(shown),
        Formula::Product(factors) => Formula::Product(factors.iter().map(as_written).collect()),
        other => other.clone(),
    }
}

fn output_derivative_added(sheet: &Sheet) -> Vec<Variant> {
    let slope = || (O2(n) * (1 - O2(n))).changed();
    match sheet.output() {
        OutputActivation::LINEAR => {
            let slopes = [slope(), (1 - O2(n).power(2)).changed()];
            slopes.map(|slope| Variant::law(&d(E(), X2(n)), d(E(), O2(n)) * slope)).to_vec()
        }
        _ if sheet.is_cross_entropy() => {
            let error = O2(n) - wanted(sheet.shape, n);
            vec![Variant::law(&d(E(), X2(n)), error * slope())]
        }
        _ => Vec::new(),
    }
}

/// The square in the place of the cross-entropy, in the loss and in its derivatives.
fn squared_error(sheet: &Sheet) -> Vec<Variant> {
    if !sheet.is_cross_entropy() {
        return Vec::new();
    }
    let error = |index: Index| wanted(sheet.shape, index) - O2(index);
    let loss = over_outputs(sheet.shape, |index| error(index).power(2));
    let half = constant(1) / constant(2) * loss.clone();
    let [loss, half] = [loss, half].map(|loss| Variant::law(&E(), loss.changed()));
    let slope = |index: Index| -2 * error(index);
    // Of half the square the slope is the error itself.
    let slope_of_half = |index: Index| O2(index) - wanted(sheet.shape, index);
    let by_output = |error: Formula| Variant::law(&d(E(), O2(n)), error.changed());
    let at_once = |error: &dyn Fn(Index) -> Formula| {
        let back = match sheet.is_softmax() {
            true => {
                let others = (error(m) * O2(m)).summed(over(sheet.shape, Letter::M));
                O2(n) * (error(n) - others).changed()
            }
            false => error(n).changed() * O2(n) * (1 - O2(n)),
        };
        Variant::law(&d(E(), X2(n)), back)
    };
    let of_half = [half.and(by_output(slope_of_half(n))), at_once(&slope_of_half)];
    [loss.and(by_output(slope(n))), at_once(&slope)].into_iter().chain(of_half).collect()
}
