//! The output layer: its outputs, the loss, and the derivatives with respect to its outputs and net inputs.

use super::{
    parts::{On, Xn, in_parts, over, over_outputs, product, wanted},
    softmax::{cross_entropy, cross_entropy_by_net_output, rest_of_softmax, softmax_by_name, softmax_in_full},
};
use crate::{
    formula::{Formula, constant, ln},
    network::{Activation, Expression, Loss, OutputActivation, Parameter},
    quantity::{Index, Letter},
    reading::{Law, Shape, letters::*},
};

/// `O_n` of the softmax in its forms.
pub(super) fn softmax(shape: Shape) -> Vec<Formula> {
    vec![softmax_by_name(shape), softmax_in_full(shape)]
}

/// `E` as a formula of the outputs.
pub(super) fn loss(shape: Shape) -> Formula {
    let square = |index| (wanted(shape, index) - On(shape, index)).power(2);
    match (shape.architecture.loss, shape.architecture.output) {
        (Loss::Squared, _) => over_outputs(shape, square),
        (Loss::HalfSquared, _) => over_outputs(shape, |index| constant(1) / constant(2) * square(index)),
        (Loss::CrossEntropy, OutputActivation::Softmax) => cross_entropy(shape),
        (Loss::CrossEntropy, _) => -over_outputs(shape, |index| {
            let y = || wanted(shape, index);
            let log = ln(On(shape, index)).computed_as(ln(sigmoid_of(shape, Xn(shape, index))));
            let log_of_rest = ln(1 - On(shape, index)).computed_as(ln(sigmoid_of(shape, -Xn(shape, index))));
            y() * log + (1 - y()) * log_of_rest
        }),
    }
}

/// The sigmoid of the outputs, with its slope.
fn sigmoid_of(shape: Shape, net_input: Formula) -> Formula {
    shape.architecture.output.of_each().unwrap_or(Activation::SIGMOID).of(net_input)
}

/// `1 − O_n^{(2)}` of a sigmoid output, which is `σ(−X_n^{(2)})`.
fn rest_of_sigmoid(shape: Shape, index: Index) -> Formula {
    (1 - On(shape, index)).computed_as(sigmoid_of(shape, -Xn(shape, index)))
}

/// A formula times the slope of the outputs' sigmoid, which is left out where it is 1.
fn times_slope(shape: Shape, formula: Formula) -> Formula {
    match shape.architecture.output.of_each().and_then(Activation::parameter) {
        Some(slope) if slope != Parameter::ONE => Formula::number(slope) * formula,
        _ => formula,
    }
}

/// `∂E/∂O_n`.
fn loss_by_output(shape: Shape, index: Index) -> Formula {
    let y = || wanted(shape, index);
    match (shape.architecture.loss, shape.architecture.output) {
        (Loss::Squared, _) => -2 * (y() - On(shape, index)),
        (Loss::HalfSquared, _) => -(y() - On(shape, index)),
        (Loss::CrossEntropy, OutputActivation::Softmax) => -(l(index) / On(shape, index)),
        (Loss::CrossEntropy, _) => -(y() / On(shape, index)) + (1 - y()) / rest_of_sigmoid(shape, index),
    }
}

/// How `∂E/∂X_n` is written in the derivatives before it.
pub(super) enum Delta {
    /// In a short form, which cannot overflow.
    Short(Formula),
    /// As its factors.
    Factors(Vec<Formula>),
    /// By its name, as it is a long sum.
    ByName,
}

/// `∂E/∂X_n`.
pub(super) fn delta(shape: Shape, index: Index) -> Delta {
    match (shape.architecture.output, shape.architecture.loss) {
        (OutputActivation::LINEAR, _) => Delta::Short(loss_by_output(shape, index)),
        (OutputActivation::Each(_), Loss::CrossEntropy) => {
            Delta::Short(binary_cross_entropy_by_net_output(shape, index))
        }
        (OutputActivation::Each(own), _) => {
            Delta::Factors(vec![loss_by_output(shape, index), own.derivative(Xn(shape, index), On(shape, index))])
        }
        (OutputActivation::Softmax, Loss::CrossEntropy) => Delta::Short(cross_entropy_by_net_output(shape, index)),
        (OutputActivation::Softmax, _) => Delta::ByName,
    }
}

/// `O_n − y_n` times the slope of the sigmoid, computed as `(1 − y_n) O_n − y_n (1 − O_n)` with `1 − O_n = σ(−X_n)`:
/// no digits are lost where O_n is near its target.
fn binary_cross_entropy_by_net_output(shape: Shape, index: Index) -> Formula {
    let y = || wanted(shape, index);
    let computed = (1 - y()) * On(shape, index) - y() * sigmoid_of(shape, -Xn(shape, index));
    times_slope(shape, (On(shape, index) - y()).computed_as(computed))
}

/// The laws of the derivatives by the outputs and by their net inputs.
pub(super) fn laws(shape: Shape) -> Vec<Law> {
    let mut laws = vec![Law::new(name(&d(E(), On(shape, n))), vec![loss_by_output(shape, n)])];
    laws.extend(slopes(shape));
    laws.push(loss_by_net_output(shape));
    laws
}

/// `∂O_m/∂X_n`: an output depends on its own net input, with the softmax on all of them.
fn slopes(shape: Shape) -> Vec<Law> {
    let own = match shape.architecture.output {
        OutputActivation::LINEAR => constant(1),
        OutputActivation::Each(own) => in_parts(own.derivative(Xn(shape, n), On(shape, n))),
        OutputActivation::Softmax => {
            return vec![
                Law::new(name(&d(On(shape, m), Xn(shape, n))), vec![-On(shape, m).factor(0) * On(shape, n).factor(1)]),
                Law::new(
                    name(&d(On(shape, n), Xn(shape, n))),
                    vec![On(shape, n).factor(0) * rest_of_softmax(shape).factor(1)],
                ),
            ];
        }
    };
    vec![Law::new(name(&d(On(shape, n), Xn(shape, n))), vec![own])]
}

/// `∂E/∂X_n`: through its own output, with the softmax through all of them.
fn loss_by_net_output(shape: Shape) -> Law {
    let of = name(&d(E(), Xn(shape, n)));
    let others = || over(shape, Letter::M).except(n);
    let chain = || product([d(E(), On(shape, n)), d(On(shape, n), Xn(shape, n))]);
    let through_all = d(E(), On(shape, m)) * d(On(shape, m), Xn(shape, n));
    let y = || wanted(shape, n);
    match (shape.architecture.output, shape.architecture.loss, delta(shape, n)) {
        (OutputActivation::LINEAR, ..) => Law::new(of, vec![chain(), product([loss_by_output(shape, n), constant(1)])]),
        (OutputActivation::Softmax, _, Delta::Short(short)) => Law::new(
            of,
            vec![
                through_all.summed(over(shape, Letter::M)),
                -(l(n) / On(shape, n)) * (On(shape, n) * (1 - On(shape, n)))
                    + (-(l(m) / On(shape, m)) * (-On(shape, m) * On(shape, n))).summed(others()),
                -l(n) * (1 - On(shape, n)) + (l(m) * On(shape, n)).summed(others()),
                short,
            ],
        )
        .cancelling(),
        (OutputActivation::Softmax, ..) => Law::new(of, vec![through_all.factor(0).summed(over(shape, Letter::M))]),
        (OutputActivation::Each(own), Loss::CrossEntropy, Delta::Short(short)) => Law::new(
            of,
            vec![
                chain(),
                loss_by_output(shape, n) * own.derivative(Xn(shape, n), On(shape, n)),
                times_slope(shape, -y() * rest_of_sigmoid(shape, n) + (1 - y()) * On(shape, n)),
                short,
            ],
        )
        .cancelling(),
        (OutputActivation::Each(_), _, Delta::Factors(factors)) => Law::new(of, vec![chain(), product(factors)]),
        (OutputActivation::Each(_), ..) => Law::new(of, vec![chain()]),
    }
}
