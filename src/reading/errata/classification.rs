//! The errata of the document's part on classification: C1 to C6.

use super::{
    super::{ReadingKind, Shape, derivation, letters::document::*},
    Account, Reason,
    sheet::{Sheet, as_meant, right_sides, says},
};
use crate::formula::{Formula, Statement};

/// The columns that stand for all of them where each has a rule of its own.
const COLUMNS: usize = 3;

/// C1: ∂log(O_n)/∂X_n = 1/O_n · ∂log(O_n)/∂X_n.
pub(super) fn logarithm(shape: Shape) -> Account {
    let line = |place: usize| derivation::softmax(shape, ReadingKind::Document).swap_remove(place).statement;
    Account {
        printed: vec![line(0)],
        // Only the misprint is corrected: the correct line has the document's log too.
        correct: vec![right_sides(line(0), as_meant)],
        why: vec![
            Reason::words("Chain rule: the derivative of log u is 1/u times the derivative of u, not of log u again."),
            Reason::new("The document's next line is correct again.", line(1)),
        ],
    }
}

/// C2: only the path through O_n.
pub(super) fn one_path(shape: Shape) -> Account {
    let (document, exact) = (Sheet::document(shape), Sheet::exact(shape));
    let equation_9 = name(&d(E(), a1(k, n)));
    let through_softmax = name(&d(E(), X2(n)));
    let forms = &exact.law(through_softmax).forms;
    // The form right after the chain rule only puts the factors in.
    let spelled_out = forms[2..].iter().fold(says(through_softmax, &forms[0]), |chain, form| chain.then(form.clone()));
    Account {
        printed: vec![document.says(equation_9)],
        correct: vec![exact.says(equation_9)],
        why: vec![
            Reason::new(
                "The softmax divides by a sum over all outputs, so O_m depends on X_n too.",
                exact.says(name(&d(O2(m), X2(n)))),
            ),
            Reason::words("A larger X_n lowers the other outputs; a label there makes the loss rise."),
            Reason::new("So the chain rule has one term for each output; the labels sum to 1.", spelled_out),
        ],
    }
}

/// C3: a − l_n(1 − O_n)O_k.
pub(super) fn sign_of_update(shape: Shape) -> Account {
    let (document, exact) = (Sheet::document(shape), Sheet::exact(shape));
    let weight = a1(k, n);
    let equation_9 = document.says(name(&d(E(), a1(k, n)))).right.remove(0).1;
    let without_sign = l(n) * (1 - O2(n)) * O1(k);
    Account {
        printed: vec![document.says(updated(&weight))],
        correct: vec![exact.says(updated(&weight))],
        why: vec![
            Reason::words("An update subtracts the derivative, times the learning rate."),
            Reason::new(
                "(9) has a minus sign of its own, and two minus signs make a plus.",
                Statement::equals(weight.clone() - alpha() * equation_9, weight + alpha() * without_sign),
            ),
        ],
    }
}

/// C4: no α.
pub(super) fn no_learning_rate(shape: Shape) -> Account {
    let (document, exact) = (Sheet::document(shape), Sheet::exact(shape));
    let rule = updated(&a1(k, n));
    Account {
        printed: vec![document.says(rule)],
        correct: vec![exact.says(rule)],
        why: vec![
            Reason::words("The learning rate sets the length of the update."),
            Reason::words("Without it, the update is as long as the derivative itself."),
        ],
    }
}

/// C5: l_n in every column.
pub(super) fn open_label(shape: Shape) -> Account {
    let columns = || 0..u8::try_from(shape.sizes.outputs().min(COLUMNS)).expect("at most 3 columns");
    let rule = |column: u8, label: Formula| {
        let weight = a1(k, column);
        says(updated(&weight), &(weight - label * (1 - O2(column)) * O1(k)))
    };
    Account {
        printed: columns().map(|column| rule(column, l(n).read_as(l(column)))).collect(),
        correct: columns().map(|column| rule(column, l(column))).collect(),
        why: vec![
            Reason::words("The other indices of the update are numbers already; nothing says what n is."),
            Reason::new("In (9), the label is the one of the weight's own output.", {
                Sheet::document(shape).says(name(&d(E(), a1(k, n))))
            }),
        ],
    }
}

/// C6: no first-layer rules.
pub(super) fn no_first_layer(shape: Shape) -> Account {
    let exact = Sheet::exact(shape);
    let weight = a0(i, k);
    let derivative = name(&d(E(), weight.clone()));
    Account {
        printed: Vec::new(),
        correct: vec![exact.says(derivative), exact.says(updated(&weight))],
        why: vec![
            Reason::new("A first-layer weight affects the loss through its hidden unit.", exact.says_first(derivative)),
            Reason::new(
                "The hidden unit affects the loss through every output.",
                exact.says_first(name(&d(E(), O1(k)))),
            ),
            Reason::new(
                "The document derives the sigmoid's derivative; that of X_k is the input O_i.",
                exact.says(name(&d(O1(k), X1(k)))),
            ),
        ],
    }
}
