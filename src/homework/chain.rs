//! The laws that an answer is judged by: the right ones, each over the quantities right before it, so that whatever a
//! student put in for one of those goes on from there.

use crate::{
    formula::Formula,
    quantity::{Index, Quantity},
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
        (d(E(), X2(n)), by_net_output(shape, &laws)),
        (d(E(), a1(k, n)), d(E(), X2(n)) * O1(k)),
        (d(E(), O1(k)), over_outputs(shape, |index| d(E(), X2(index)) * a1(k, index))),
        (d(E(), X1(k)), d(E(), O1(k)) * d(O1(k), X1(k))),
        (d(E(), a0(i, k)), d(E(), X1(k)) * O0(i)),
    ];
    for (of, chain) in chains {
        let law = law_of_mut(&mut laws, name(&of));
        let in_full = law.last().clone();
        law.forms = vec![in_full, chain];
    }
    laws
}

/// `∂E/∂X_n` from `∂E/∂O` and `∂O/∂X`: the first form of its law.
fn by_net_output(shape: Shape, laws: &[Law]) -> Formula {
    debug_assert!(shape.sizes.outputs > 0);
    law_of(laws, name(&d(E(), X2(n)))).forms[0].clone()
}

/// The law of a quantity.
///
/// # Panics
/// Where there is none: a slip is written wrong.
pub(super) fn law_of(laws: &[Law], of: Quantity<Index>) -> &Law {
    laws.iter().rfind(|law| law.of == of).unwrap_or_else(|| panic!("no law of {of:?}"))
}

fn law_of_mut(laws: &mut [Law], of: Quantity<Index>) -> &mut Law {
    laws.iter_mut().rfind(|law| law.of == of).unwrap_or_else(|| panic!("no law of {of:?}"))
}
