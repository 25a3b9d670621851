//! Slips in sums: a term added twice or left out, with the wrong sign, or with a shifted decimal point.

use crate::reading::letters::document::OUTPUT;
use crate::{
    formula::{Formula, constant},
    homework::slip::{Sheet, Slip, Variant},
    quantity::{Quantity, Variable},
};

pub(super) const SLIPS: &[Slip] = &[
    Slip {
        id: "term-twice",
        title: "a term of a sum added twice",
        seen: 2,
        erratum: None,
        variants: |sheet| {
            in_sums(sheet, |term| vec![term.clone(), term.changed()], |term| format!("{term} added twice"))
        },
    },
    Slip {
        id: "term-left-out",
        title: "a term of a sum left out",
        seen: 2,
        erratum: None,
        variants: |sheet| in_sums(sheet, |_| Vec::new(), |term| format!("{term} left out")),
    },
    Slip {
        id: "sign-of-term",
        title: "wrong sign in a term of a sum",
        seen: 2,
        erratum: None,
        variants: |sheet| {
            in_sums(sheet, |term| vec![term.with_other_sign().changed()], |term| format!("wrong sign in the {term}"))
        },
    },
    Slip {
        id: "decimal-shift",
        title: "shifted decimal point in a term of a sum",
        seen: 2,
        erratum: None,
        variants: |sheet| {
            let title = |term: &str| format!("shifted decimal point in the {term}");
            let mut variants = in_sums(sheet, |term| vec![(constant(10) * term).changed()], title);
            variants.extend(in_sums(sheet, |term| vec![(term / constant(10)).changed()], title));
            variants
        },
    },
];

/// Every sum of the sheet with each of its terms done in another way: what it is done to, and what that is called.
fn in_sums(sheet: &Sheet, done: fn(Formula) -> Vec<Formula>, title: fn(&str) -> String) -> Vec<Variant> {
    let sums = sheet.right.quantities().into_iter().filter_map(|quantity| Some((quantity, terms_of(sheet, quantity)?)));
    let variants = sums.flat_map(|(quantity, terms)| {
        (0..terms.len()).map(move |place| {
            let mut changed = terms.clone();
            let term = changed.remove(place);
            changed.splice(place..place, done(term));
            let sum = match <[Formula; 1]>::try_from(changed) {
                Ok([only]) => only,
                Err(several) => Formula::Sum(several),
            };
            Variant::rule(quantity.in_law(), sum).called(title(&format!("{} term of {quantity}", ordinal(place + 1))))
        })
    });
    variants.collect()
}

/// `1st`, `2nd`, `3rd`, `4th`.
fn ordinal(place: usize) -> String {
    let ending = match (place % 100, place % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{place}{ending}")
}

/// The terms of a sum in which such slips are looked for. The terms of an update and of an error have slips with names
/// of their own, and the loss after the update is the sum of the loss again.
fn terms_of(sheet: &Sheet, quantity: Quantity) -> Option<Vec<Formula>> {
    let by_output = |by: Variable| matches!(by, Variable::Activation(unit) if unit.layer == OUTPUT);
    match quantity {
        Quantity::Updated(_) | Quantity::LossAfter => return None,
        Quantity::Partial { by, .. } if by_output(by) => return None,
        _ => {}
    }
    let cell = sheet.right.cell(quantity)?;
    cell.law.last().terms(cell.binding)
}
