//! Slips in the derivative by the net input of an output.

use crate::{
    formula::{Formula, constant},
    homework::slip::{Sheet, Slip, Variant},
    network::{Activation, OutputActivation},
    quantity::{Index, Letter},
    reading::{
        Erratum,
        exact::{over, wanted},
        letters::*,
    },
};

pub(super) const SLIPS: &[Slip] = &[
    Slip {
        id: "softmax-offdiagonal-dropped",
        title: "only one path through the softmax: every output depends on every net input",
        seen: 7,
        erratum: Some(Erratum::C2),
        variants: |sheet| {
            let short = Variant::law(&d(E(), X2(n)), -l(n) * (1 - O2(n)).changed());
            if sheet.is_softmax() && sheet.is_cross_entropy() { vec![short] } else { Vec::new() }
        },
    },
    Slip {
        id: "output-derivative-added",
        title: "a derivative O(1 - O) of the output where there is none, or where it has cancelled",
        seen: 3,
        erratum: None,
        variants: output_derivative_added,
    },
    Slip {
        id: "output-derivative-missing",
        title: "the derivative of the output's activation left out",
        seen: 6,
        erratum: None,
        variants: |sheet| match sheet.output() {
            OutputActivation::Each(_) => {
                vec![
                    Variant::law(&d(E(), X2(n)), d(E(), O2(n)).changed()),
                    Variant::law(&d(O2(n), X2(n)), constant(1).changed()),
                ]
            }
            _ => Vec::new(),
        },
    },
    Slip {
        id: "output-derivative-of-other-activation",
        title: "the derivative of another activation at the output",
        seen: 2,
        erratum: None,
        variants: |sheet| match sheet.output() {
            OutputActivation::Each(own) => {
                other_slopes(own, X2(n), O2(n)).map(|slope| Variant::law(&d(O2(n), X2(n)), slope.changed())).collect()
            }
            _ => Vec::new(),
        },
    },
    Slip {
        id: "squared-error-on-softmax",
        title: "the squared error instead of the cross-entropy",
        seen: 0,
        erratum: None,
        variants: squared_error_on_softmax,
    },
];

/// The slopes of all other activations, written with the same net input and output.
pub(super) fn other_slopes(own: Activation, net_input: Formula, output: Formula) -> impl Iterator<Item = Formula> {
    let others = Activation::ALL.into_iter().filter(move |other| *other != own && other.kink().is_none());
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
        OutputActivation::Linear => vec![Variant::law(&d(E(), X2(n)), d(E(), O2(n)) * slope())],
        _ if sheet.is_cross_entropy() => {
            let error = O2(n) - wanted(sheet.shape, n);
            vec![Variant::law(&d(E(), X2(n)), error * slope())]
        }
        _ => Vec::new(),
    }
}

fn squared_error_on_softmax(sheet: &Sheet) -> Vec<Variant> {
    if !(sheet.is_softmax() && sheet.is_cross_entropy()) {
        return Vec::new();
    }
    let loss = (l(n) - O2(n)).power(2).summed(over(sheet.shape, Letter::N));
    let loss = Variant::law(&E(), loss.changed());
    let at_once = |error: fn(Index) -> Formula| {
        let others = (error(m) * O2(m)).summed(over(sheet.shape, Letter::M));
        Variant::law(&d(E(), X2(n)), O2(n) * (error(n) - others).changed())
    };
    let slope: fn(Index) -> Formula = |index| -2 * (l(index) - O2(index));
    // Of half the square the slope is the error itself.
    let slope_of_half: fn(Index) -> Formula = |index| O2(index) - l(index);
    let by_output = |error: fn(Index) -> Formula| Variant::law(&d(E(), O2(n)), error(n).changed());
    vec![loss.and(by_output(slope)), at_once(slope), by_output(slope_of_half), at_once(slope_of_half)]
}
