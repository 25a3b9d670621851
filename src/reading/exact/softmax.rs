//! The softmax and its cross-entropy, in forms that neither overflow nor cancel.

use super::parts::{On, Xn, over};
use crate::{
    formula::{Argument, Formula, Function, exp, ln},
    quantity::{Index, Letter},
    reading::{Shape, letters::*},
};

/// `e^{X_n − X_max} / ∑_m e^{X_m − X_max}`: the softmax without overflow.
pub(in crate::reading) fn stable_softmax(shape: Shape) -> Formula {
    let largest = || Formula::Largest(over(shape, Letter::M), Box::new(Xn(shape, m)));
    exp(Xn(shape, n) - largest()) / exp(Xn(shape, m) - largest()).summed(over(shape, Letter::M))
}

/// `e^{X_n} / ∑_m e^{X_m}`, as people write it.
pub(in crate::reading) fn softmax_in_full(shape: Shape) -> Formula {
    (exp(Xn(shape, n)) / exp(Xn(shape, m)).summed(over(shape, Letter::M))).computed_as(stable_softmax(shape))
}

/// `softmax(X_n, X)`, as the document names it.
pub(in crate::reading) fn softmax_by_name(shape: Shape) -> Formula {
    let net_input = Xn(shape, n);
    let all = name(&net_input);
    Formula::Call {
        function: Function::Softmax,
        arguments: vec![Argument::One(net_input), Argument::All(all)],
        is: Box::new(softmax_in_full(shape)),
    }
}

/// `1 − O_n^{(2)}`, which is the sum of the other outputs.
pub(super) fn rest_of_softmax(shape: Shape) -> Formula {
    (1 - On(shape, n)).computed_as(On(shape, m).summed(over(shape, Letter::M).except(n)))
}

/// `−∑_n l_n ln O_n`, computed as `−∑_n l_n (X_n − X_max − ln ∑_m e^{X_m − X_max})`, which knows no `ln 0`.
pub(in crate::reading) fn cross_entropy(shape: Shape) -> Formula {
    let largest = || Formula::Largest(over(shape, Letter::M), Box::new(Xn(shape, m)));
    let log_of_sum = ln(exp(Xn(shape, m) - largest()).summed(over(shape, Letter::M)));
    let computed = -(l(n) * (Xn(shape, n) - largest() - log_of_sum)).summed(over(shape, Letter::N));
    let shown = -(l(n) * ln(On(shape, n))).summed(over(shape, Letter::N));
    shown.computed_as(computed)
}

/// `O_n − l_n`: the derivative of the cross-entropy by a net input, computed as `∑_{m≠n} (l_m O_n − l_n O_m)`: no
/// digits are lost where O_n is near 1.
pub(super) fn cross_entropy_by_net_output(shape: Shape, index: Index) -> Formula {
    let others = over(shape, Letter::M).except(index);
    (On(shape, index) - l(index)).computed_as((l(m) * On(shape, index) - l(index) * On(shape, m)).summed(others))
}
