//! Some books take minus the derivative, call it delta, and add it to the weight. Whoever does both makes no slip.

use super::{
    answers::{Answer, Typed},
    arithmetic::SIGN_OF_TERM,
    slips::loss::ERROR_SIGN,
    verdict::{Convention, Fit, Judged, Verdict},
};
use crate::quantity::{Quantity, Variable};

/// Marks the wrong signs that may be meant, and takes over what is said of the new weights with the signs turned, where
/// they follow from minus the derivatives that were added. `look_at` says of answers what it is.
pub(super) fn settle(judged: &mut [Judged], answers: &[Answer], look_at: impl Fn(&[Answer]) -> Vec<Judged>) {
    let new_weights = || judged.iter().filter(|judged| is_new_weight(judged.quantity) && judged.given.is_some());
    let says_so = |judged: &Judged| has_other_sign(judged) && judged.slips.iter().any(|fit| is_wrong_sign(judged, fit));
    if !judged.iter().any(says_so) || new_weights().next().is_none() {
        return;
    }
    let has_sign = |judged: &&Judged| {
        judged.given.as_ref().is_some_and(|given| judged.expected.is_some_and(|expected| given.value * expected != 0.0))
    };
    let derivatives = || judged.iter().filter(|judged| is_derivative(judged.quantity)).filter(has_sign);
    let others = derivatives().filter(|judged| has_other_sign(judged)).count();
    // Who means minus the derivative means it nearly throughout.
    if 2 * others <= derivatives().count() {
        return;
    }
    if !new_weights().all(|judged| judged.verdict == Verdict::Right) {
        let turned = look_at(&turned(answers, judged));
        let come_from_turned = || {
            let both = judged.iter().zip(&turned).filter(|(judged, _)| is_new_weight(judged.quantity));
            both.filter(|(judged, turned)| judged.given.is_some() && judged.from_own_values != turned.from_own_values)
        };
        // Those that follow from a number which is wrong in another way follow too.
        let wrong = come_from_turned().filter(|(_, turned)| turned.verdict == Verdict::Wrong).count();
        if 2 * wrong > come_from_turned().count() {
            return;
        }
        for (judged, turned) in judged.iter_mut().zip(turned) {
            if is_new_weight(judged.quantity) || judged.quantity == Quantity::LossAfter {
                *judged = turned;
            }
        }
    }
    for judged in judged.iter_mut().filter(|judged| has_other_sign(judged)) {
        let is_meant: Vec<bool> = judged.slips.iter().map(|fit| is_wrong_sign(judged, fit)).collect();
        for (fit, _) in judged.slips.iter_mut().zip(is_meant).filter(|(_, is_meant)| *is_meant) {
            fit.standing.convention = Some(Convention::MinusDerivative);
        }
    }
}

/// The answers with the signs of those derivatives turned that have the other one.
fn turned(answers: &[Answer], judged: &[Judged]) -> Vec<Answer> {
    let is_turned =
        |quantity: Quantity| judged.iter().any(|judged| judged.quantity == quantity && has_other_sign(judged));
    let turn = |mut answer: Answer| {
        if let Some(typed) = answer.typed.as_mut().filter(|_| is_turned(answer.quantity)) {
            typed.value = -typed.value;
        }
        answer
    };
    answers.iter().cloned().map(turn).collect()
}

/// Whether a derivative has another sign than the right one.
fn has_other_sign(judged: &Judged) -> bool {
    let is_other = |given: &Typed| judged.expected.is_some_and(|expected| given.value * expected < 0.0);
    is_derivative(judged.quantity) && judged.given.as_ref().is_some_and(is_other)
}

/// Whether a slip is that of the sign alone.
fn is_wrong_sign(judged: &Judged, fit: &Fit) -> bool {
    let follows = judged.from_own_values.or(judged.expected);
    fit.id == ERROR_SIGN || fit.id == SIGN_OF_TERM && follows.is_some_and(|follows| fit.value == -follows)
}

fn is_new_weight(quantity: Quantity) -> bool {
    matches!(quantity, Quantity::Updated(_))
}

fn is_derivative(quantity: Quantity) -> bool {
    matches!(quantity, Quantity::Partial { of: Variable::Loss, .. })
}
