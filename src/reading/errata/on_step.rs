//! The effect of an erratum on the quantity of one step, in sentences: each number in them is computed.

use super::{Erratum, compared::Compared, of_quantity::left_out_by};
use crate::{
    formula::{Values, digits::are_same_but_for_rounding},
    quantity::{Quantity, Variable},
};

/// The effect of the erratum on the quantity, alone and together with the others.
///
/// If it does not change the quantity, the first weight that it changes is named instead.
pub(super) fn sentences(values: &Compared, of: Quantity) -> Vec<String> {
    let erratum = values.erratum;
    let Some(correct) = values.correct.get(of) else { return Vec::new() };
    let is_left_out = values.printed.as_ref().is_some_and(|printed| printed.get(of).is_none());
    if is_left_out && left_out_by(of) == erratum {
        let consequence = match of {
            Quantity::Partial { of: Variable::Loss, by: Variable::Weight(weight) } => {
                let updated = Quantity::Updated(weight);
                values.changes(updated).then(|| compared(values, updated))
            }
            _ => None,
        };
        let consequence = consequence.or_else(|| first_changed(values));
        let left_out = format!("{erratum} leaves out {of}; its correct value is {}.", values.text(correct));
        return std::iter::once(left_out).chain(consequence).collect();
    }
    let alone = match values.changes(of) {
        true => vec![compared(values, of)],
        false => {
            let alone = values.alone_in_words();
            let unchanged = format!("{alone} does not change {of}: it is {}.", values.text(correct));
            let elsewhere = first_changed(values)
                .unwrap_or_else(|| format!("With these numbers, {alone} changes no derivative and no new weight."));
            vec![unchanged, elsewhere]
        }
    };
    alone.into_iter().chain(together(values, of)).collect()
}

/// The value with the erratum alone beside the correct one; of a derivative also how they relate.
pub(super) fn compared(values: &Compared, of: Quantity) -> String {
    format!("{}: {}.", values.alone_in_words(), both(values, of))
}

/// The quantity that the erratum alone changes most: a derivative by a weight, or else a new weight.
pub(super) fn most_changed(values: &Compared) -> Option<Quantity> {
    let change = |of: &Quantity| (values.alone.value(*of) - values.correct.value(*of)).abs();
    let changed: Vec<Quantity> = values.of_weights().into_iter().filter(|of| values.changes(*of)).collect();
    let is_derivative = |of: &Quantity| matches!(of, Quantity::Partial { .. });
    let has_derivatives = changed.iter().any(is_derivative);
    let kept = changed.into_iter().filter(|of| !has_derivatives || is_derivative(of));
    kept.reduce(|most, next| if change(&next) > change(&most) { next } else { most })
}

/// `dE/da12(0) is -0.05326, correct -0.04763 (1.118 times as large)`.
fn both(values: &Compared, of: Quantity) -> String {
    let ratio = values.alone.value(of) / values.correct.value(of);
    let relation = match of {
        Quantity::Partial { .. } if are_same_but_for_rounding(ratio, -1.0) => " (the opposite sign)".to_owned(),
        Quantity::Partial { .. } if ratio.is_finite() && ratio > 0.0 => {
            format!(" ({} times as large)", values.text(ratio))
        }
        _ => String::new(),
    };
    format!("{}{relation}", beside(values, of))
}

/// `dE/da12(0) is -0.05326, correct -0.04763`.
fn beside(values: &Compared, of: Quantity) -> String {
    let [alone, correct] = values.texts(of);
    format!("{of} is {alone}, correct {correct}")
}

/// The first derivative by a weight, or else new weight, that the erratum changes.
fn first_changed(values: &Compared) -> Option<String> {
    let first = values.of_weights().into_iter().find(|of| values.changes(*of))?;
    Some(format!("The first weight that {} changes: {}.", values.erratum, beside(values, first)))
}

/// What the printed formula gives with all of its errata.
fn together(values: &Compared, of: Quantity) -> Option<String> {
    let printed = values.printed.as_ref()?.get(of)?;
    let acting = values.acting_on(of);
    match acting.as_slice() {
        [] => None,
        [only] if *only == values.erratum => {
            Some("The printed formula gives the same value: no other erratum changes it.".to_owned())
        }
        _ => Some(format!("The printed formula, with {}, gives {}.", Erratum::listed(&acting), values.text(printed))),
    }
}
