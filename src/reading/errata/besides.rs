//! Which other errata stand in the formulas that the page of an erratum shows as printed.

use super::{Erratum, sheet::Sheet};
use crate::{
    formula::{Formula, Statement},
    quantity::Quantity,
};

/// A sentence on the other errata in the printed formulas, so that nobody attributes their effect to this one; nothing
/// if none of them changes numbers.
pub(super) fn sentence(erratum: Erratum, printed: &[Statement], document: &Sheet) -> Option<String> {
    let others = others(erratum, printed, document);
    match (others.as_slice(), erratum.changes_numbers()) {
        ([], _) => None,
        (others, false) => Some(format!("Left in below: {}.", Erratum::listed(others))),
        ([other], true) => Some(format!("Also corrected: {other} ({}).", other.title())),
        (others, true) => Some(format!("Also corrected: {}.", Erratum::listed(others))),
    }
}

fn others(erratum: Erratum, printed: &[Statement], document: &Sheet) -> Vec<Erratum> {
    let families: Vec<Quantity> = printed.iter().filter_map(|statement| family(statement.left.as_ref()?)).collect();
    let is_printed = |other: &Erratum| {
        let laws = document.laws_with(*other);
        laws.into_iter().any(|law| family(&law.left).is_some_and(|of| families.contains(&of)))
    };
    let others = Erratum::ALL.into_iter().filter(|other| *other != erratum && other.changes_numbers());
    others.filter(is_printed).collect()
}

/// The quantity of a statement with all its indices 0; a weight that is overwritten counts as an updated one.
fn family(left: &Formula) -> Option<Quantity> {
    let (Formula::Symbol(of) | Formula::Bare(of)) = left else { return None };
    Some(match of.map(|_| 0) {
        Quantity::Weight(weight) => Quantity::Updated(weight),
        other => other,
    })
}
