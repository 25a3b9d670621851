//! The errata of the document's part on regression: R1 to R5.

use super::{
    super::{Shape, letters::document::*},
    Account, Reason,
    sheet::{Sheet, as_meant, right_sides},
};
use crate::formula::{Formula, Statement, constant, sigma};

/// R1: ∂(y − O)²/∂O = 2(y − O).
pub(super) fn sign_of_slope(shape: Shape) -> Account {
    let (document, exact) = (Sheet::document(shape), Sheet::exact(shape));
    let slope = name(&d(E(), O2(0)));
    let equation_3 = name(&d(E(), a1(k, 0)));
    let difference = || y() - O2(0);
    let inner = || derivative(difference(), O2(0), constant(-1));
    let whole = derivative(difference().power(2), O2(0), exact.law(slope).last().clone());
    Account {
        printed: vec![document.says(slope), document.says(equation_3)],
        correct: vec![exact.says(slope), exact.says(equation_3)],
        why: vec![
            Reason::new(
                "Chain rule: the derivative of u^2 is 2u times the derivative of u.",
                Statement::equals(whole, 2 * difference() * inner()),
            ),
            Reason::words("y - O has the derivative -1 with respect to O; this factor is missing."),
            Reason::words("So every derivative that contains this one has the wrong sign."),
        ],
    }
}

/// R2: σ(O_k)(1 − σ(O_k)).
pub(super) fn sigmoid_twice(shape: Shape) -> Account {
    let (document, exact) = (Sheet::document(shape), Sheet::exact(shape));
    let slope = name(&d(O1(k), X1(k)));
    let equation_4 = name(&d(E(), a0(i, k)));
    let sigmoid = || sigma(X1(k));
    let derived = sigmoid() * (1 - sigmoid());
    Account {
        printed: vec![document.says(slope), document.says(equation_4)],
        correct: vec![exact.says(slope), exact.says(equation_4)],
        why: vec![
            Reason::new(
                "The derivative of the sigmoid is taken at the net input.",
                Statement::equals(derivative(sigmoid(), X1(k), derived.clone()), derived),
            ),
            Reason::words("O_k is already the sigmoid of X_k: the printed formula takes it twice."),
        ],
    }
}

/// R3: a_{k0} := a_{0k} − …
pub(super) fn indices_swapped(shape: Shape) -> Account {
    let weight = a1(k, 0);
    let printed = Sheet::document(shape).says(updated(&weight));
    Account {
        correct: vec![right_sides(printed.clone(), start_as_meant)],
        printed: vec![printed],
        why: vec![
            Reason::new("An update starts from the weight that it changes.", update_in_general(shape, &weight)),
            Reason::words("The first index counts the hidden units, the second the outputs; the only output is 0."),
        ],
    }
}

/// R4: a_{ik}^{(0)} := a_{ik}^{(1)} − …
pub(super) fn wrong_layer(shape: Shape) -> Account {
    let weight = a0(i, k);
    let printed = Sheet::document(shape).says(updated(&weight));
    Account {
        correct: vec![right_sides(printed.clone(), start_as_meant)],
        printed: vec![printed],
        why: vec![
            Reason::new("An update starts from the weight that it changes.", update_in_general(shape, &weight)),
            Reason::words("The superscript (0) marks the first layer, (1) the second layer."),
        ],
    }
}

/// R5: O_0^2.
pub(super) fn square(shape: Shape) -> Account {
    let document = Sheet::document(shape);
    let printed = [a1(k, 0), a0(i, k)].map(|weight| document.says(updated(&weight)));
    Account {
        correct: printed.iter().cloned().map(|rule| right_sides(rule, output_as_meant)).collect(),
        printed: printed.to_vec(),
        why: vec![
            Reason::words("A superscript in brackets is the number of a layer; one without brackets is a power."),
            Reason::new("The derivative in the update contains the output, not its square.", {
                document.says(name(&d(E(), a1(k, 0))))
            }),
        ],
    }
}

fn update_in_general(shape: Shape, weight: &Formula) -> Statement {
    Sheet::exact(shape).says(updated(weight))
}

/// A listed rule whose first term, the weight it starts from, is put right.
fn start_as_meant(rule: &Formula) -> Formula {
    term_by_term(rule, |place, term| if place == 0 { as_meant(term) } else { term.clone() })
}

/// A listed rule whose other terms are put right.
fn output_as_meant(rule: &Formula) -> Formula {
    term_by_term(rule, |place, term| if place == 0 { term.clone() } else { as_meant(term) })
}

fn term_by_term(rule: &Formula, change: impl Fn(usize, &Formula) -> Formula) -> Formula {
    match rule {
        Formula::Sum(terms) => {
            Formula::Sum(terms.iter().enumerate().map(|(place, term)| change(place, term)).collect())
        }
        other => panic!("{other:?} is no listed rule"),
    }
}
