//! Some books take minus the derivative, call it delta, and add it to the weight. Whoever does both makes no slip.

use super::{
    answers::Answer,
    slips::loss::ERROR_SIGN,
    verdict::{Convention, Judged, Verdict},
};
use crate::quantity::{Quantity, Variable};

/// Marks the wrong signs that may be meant, and takes over what is said of the new weights with the signs turned, where
/// they follow from minus the derivatives that were added. `look_at` says of answers what it is.
pub(super) fn settle(judged: &mut [Judged], answers: &[Answer], look_at: impl Fn(&[Answer]) -> Vec<Judged>) {
    let new_weights = || judged.iter().filter(|judged| is_new_weight(judged.quantity) && judged.given.is_some());
    if !judged.iter().any(has_other_sign) || new_weights().next().is_none() {
        return;
    }
    let derivatives = || judged.iter().filter(|judged| is_derivative(judged.quantity) && judged.given.is_some());
    let wrong = derivatives().filter(|judged| judged.verdict != Verdict::Right).count();
    // Who means minus the derivative means it throughout.
    if 2 * wrong <= derivatives().count() {
        return;
    }
    if !new_weights().all(|judged| judged.verdict == Verdict::Right) {
        let turned = look_at(&turned(answers, judged));
        let come_from_turned = || {
            let both = judged.iter().zip(&turned).filter(|(judged, _)| is_new_weight(judged.quantity));
            both.filter(|(judged, turned)| judged.from_own_values != turned.from_own_values)
        };
        let right = come_from_turned().filter(|(_, turned)| turned.verdict == Verdict::Right).count();
        if 2 * right <= come_from_turned().count() {
            return;
        }
        for (judged, turned) in judged.iter_mut().zip(turned) {
            if is_new_weight(judged.quantity) || judged.quantity == Quantity::LossAfter {
                *judged = turned;
            }
        }
    }
    let other_sign = judged.iter_mut().flat_map(|judged| &mut judged.slips).filter(|fit| fit.id == ERROR_SIGN);
    other_sign.for_each(|fit| fit.standing.convention = Some(Convention::MinusDerivative));
}

/// The answers with the signs of the wrong derivatives turned.
fn turned(answers: &[Answer], judged: &[Judged]) -> Vec<Answer> {
    let is_wrong = |quantity: Quantity| {
        let judged = judged.iter().find(|judged| judged.quantity == quantity);
        is_derivative(quantity) && judged.is_some_and(|judged| judged.verdict != Verdict::Right)
    };
    let turn = |mut answer: Answer| {
        if let Some(typed) = answer.typed.as_mut().filter(|_| is_wrong(answer.quantity)) {
            typed.value = -typed.value;
        }
        answer
    };
    answers.iter().cloned().map(turn).collect()
}

fn has_other_sign(judged: &Judged) -> bool {
    is_derivative(judged.quantity) && judged.slips.iter().any(|fit| fit.id == ERROR_SIGN)
}

fn is_new_weight(quantity: Quantity) -> bool {
    matches!(quantity, Quantity::Updated(_))
}

fn is_derivative(quantity: Quantity) -> bool {
    matches!(quantity, Quantity::Partial { of: Variable::Loss, .. })
}
