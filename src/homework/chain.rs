//! The laws that an answer is judged by: the right ones, each over the quantities right before it, so that whatever a
//! student put in for one of those goes on from there.

use crate::{
    formula::Formula,
    network::{Bias, Penalty},
    reading::{
        Law, Shape,
        exact::{self, Xn, over_units},
        letters::*,
    },
};

/// The right laws of a network. The last form of each is the chain rule over the derivatives before it; the forms
/// before that are other right ways to the same number.
pub(super) fn laws(shape: Shape) -> Vec<Law> {
    let mut laws = exact::laws(shape);
    let notation = shape.notation();
    let mut chains = Vec::new();
    for layer in notation.layers_of_weights() {
        let next = layer.next();
        let [from, to] = [layer, next].map(|layer| shape.letter(layer));
        let chain = || d(E(), X(next, to)) * O(layer, from);
        let weight = || a(layer, from, to);
        match (shape.penalty, shape.architecture.bias) {
            (Penalty::None, _) => chains.push((d(E(), weight()), chain())),
            (Penalty::Squares, bias) => {
                chains.push((d(E(), weight()), chain() + lambda() * weight()));
                if bias != Bias::None {
                    chains.push((d(E(), a(layer, 0, to)), d(E(), X(next, to)) * O(layer, 0)));
                }
            }
        }
    }
    for layer in notation.hidden_layers() {
        let (next, own) = (layer.next(), shape.letter(layer));
        let back = over_units(shape, next, |index| d(E(), X(next, index)) * a(layer, own, index));
        chains.push((d(E(), O(layer, own)), back));
        chains.push((d(E(), X(layer, own)), d(E(), O(layer, own)) * d(O(layer, own), X(layer, own))));
    }
    for (of, chain) in chains {
        let law = law_of(&mut laws, &of);
        law.forms = vec![law.last().clone(), chain];
    }
    // Here the chain rule is the law's own first form.
    let law = law_of(&mut laws, &d(E(), Xn(shape, n)));
    law.forms = vec![law.last().clone(), law.forms[0].clone()];
    laws
}

/// # Panics
/// Where there is no law of the symbol: every network has those above.
fn law_of<'a>(laws: &'a mut [Law], symbol: &Formula) -> &'a mut Law {
    let of = name(symbol);
    laws.iter_mut().rfind(|law| law.of == of).unwrap_or_else(|| panic!("no law of {of:?}"))
}
