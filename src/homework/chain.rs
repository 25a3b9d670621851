//! The laws that an answer is judged by: the right ones, each over the quantities right before it, so that whatever a
//! student put in for one of those goes on from there.

use crate::{
    formula::Formula,
    reading::{
        Law, Shape,
        exact::{self, over_outputs},
        letters::*,
    },
};

/// The right laws of a network. The last form of each is the chain rule over the derivatives before it; the forms
/// before that are other right ways to the same number.
pub(super) fn laws(shape: Shape) -> Vec<Law> {
    let mut laws = exact::laws(shape);
    let chains = [
        (d(E(), a1(k, n)), d(E(), X2(n)) * O1(k)),
        (d(E(), O1(k)), over_outputs(shape, |index| d(E(), X2(index)) * a1(k, index))),
        (d(E(), X1(k)), d(E(), O1(k)) * d(O1(k), X1(k))),
        (d(E(), a0(i, k)), d(E(), X1(k)) * O0(i)),
    ];
    for (of, chain) in chains {
        let law = law_of(&mut laws, &of);
        law.forms = vec![law.last().clone(), chain];
    }
    // Here the chain rule is the law's own first form.
    let law = law_of(&mut laws, &d(E(), X2(n)));
    law.forms = vec![law.last().clone(), law.forms[0].clone()];
    laws
}

/// # Panics
/// Where there is no law of the symbol: every network has those above.
fn law_of<'a>(laws: &'a mut [Law], symbol: &Formula) -> &'a mut Law {
    let of = name(symbol);
    laws.iter_mut().rfind(|law| law.of == of).unwrap_or_else(|| panic!("no law of {of:?}"))
}
