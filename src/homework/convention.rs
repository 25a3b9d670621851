//! Some books take minus the derivative, call it delta, and add it to the weight. Whoever does both makes no slip.

use super::{
    answers::Answer,
    slips::loss::ERROR_SIGN,
    verdict::{Convention, Judged, Verdict},
};
use crate::quantity::{Quantity, Variable};

/// The answers with the signs of the wrong derivatives turned, where those may be minus the derivatives.
pub(super) fn turned(answers: &[Answer], judged: &[Judged]) -> Option<Vec<Answer>> {
    let has_other_sign = |judged: &Judged| judged.slips.iter().any(|fit| fit.id == ERROR_SIGN);
    let is_new_weight = |answer: &Answer| matches!(answer.quantity, Quantity::Updated(_)) && answer.typed.is_some();
    if !judged.iter().any(|judged| is_derivative(judged.quantity) && has_other_sign(judged))
        || !answers.iter().any(is_new_weight)
    {
        return None;
    }
    let is_wrong = |quantity: Quantity| {
        let judged = judged.iter().find(|judged| judged.quantity == quantity);
        judged.is_some_and(|judged| judged.verdict != Verdict::Right)
    };
    let turned = answers.iter().cloned().map(|mut answer| {
        if let Some(typed) =
            answer.typed.as_mut().filter(|_| is_derivative(answer.quantity) && is_wrong(answer.quantity))
        {
            typed.value = -typed.value;
        }
        answer
    });
    Some(turned.collect())
}

/// Takes over what is said of the new weights when the signs are turned, where those follow from minus the derivatives
/// that were added: most of them that come from derivatives on the sheet are right then.
pub(super) fn settle(judged: &mut [Judged], turned: Vec<Judged>) {
    let new_weights = || {
        let both = judged.iter().zip(&turned);
        both.filter(|(judged, _)| matches!(judged.quantity, Quantity::Updated(_)) && judged.given.is_some())
    };
    let come_from_turned = || new_weights().filter(|(judged, turned)| judged.from_own_values != turned.from_own_values);
    let right = come_from_turned().filter(|(_, turned)| turned.verdict == Verdict::Right).count();
    if 2 * right <= come_from_turned().count() {
        return;
    }
    for (judged, turned) in judged.iter_mut().zip(turned) {
        if is_derivative(judged.quantity) {
            let other_sign = judged.slips.iter_mut().filter(|fit| fit.id == ERROR_SIGN);
            other_sign.for_each(|fit| fit.standing.convention = Some(Convention::MinusDerivative));
        } else if matches!(judged.quantity, Quantity::Updated(_) | Quantity::LossAfter) {
            *judged = turned;
        }
    }
}

fn is_derivative(quantity: Quantity) -> bool {
    matches!(quantity, Quantity::Partial { of: Variable::Loss, .. })
}
