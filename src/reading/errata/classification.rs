//! The slips of the document's part on classification: C1 to C6.

use super::{
    super::{ReadingKind, Shape, derivation, document::classification::equation_8, letters::*},
    Account, Reason,
    sheet::{Sheet, says},
};
use crate::formula::{Formula, Statement};

/// The columns that stand for all of them where each has a rule of its own.
const COLUMNS: usize = 3;

/// C1: ∂log(O_n)/∂X_n = 1/O_n · ∂log(O_n)/∂X_n.
pub(super) fn logarithm(shape: Shape) -> Account {
    let line = |kind, place: usize| derivation::softmax(shape, kind).swap_remove(place).statement;
    Account {
        printed: vec![line(ReadingKind::Document, 0)],
        right: vec![line(ReadingKind::Exact, 0)],
        why: vec![
            Reason::words("chain rule: the derivative of log u is 1/u times the derivative of u, not of log u again"),
            Reason::new("the document's next line is right again", line(ReadingKind::Document, 1)),
        ],
    }
}

/// C2: only the path through O_n.
pub(super) fn one_path(shape: Shape) -> Account {
    let (document, exact) = (Sheet::document(shape), Sheet::exact(shape));
    let equation_9 = name(&d(E(), a1(k, n)));
    let through_softmax = name(&d(E(), X2(n)));
    let forms = &exact.law(through_softmax).forms;
    let all_paths = forms[0].clone() * d(X2(n), a1(k, n));
    let spelled_out = forms[1..].iter().fold(says(through_softmax, &forms[0]), |chain, form| chain.then(form.clone()));
    Account {
        printed: vec![says(equation_9, &equation_8(shape)), document.says(equation_9)],
        right: vec![says(equation_9, &all_paths), exact.says(equation_9)],
        why: vec![
            Reason::new(
                "every output depends on this net input, by the sum below the softmax's fraction; for m other than n",
                exact.says(name(&d(O2(m), X2(n)))),
            ),
            Reason::new(
                "so the error depends on it along every output: the sum over m; the labels sum to 1",
                spelled_out,
            ),
            Reason::new("times the hidden output, as in the document", exact.says(equation_9)),
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
        right: vec![exact.says(updated(&weight))],
        why: vec![
            Reason::new("an update goes against the derivative", exact.says(updated(&weight))),
            Reason::new(
                "(9) has a minus sign of its own, and two minus signs make a plus",
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
        right: vec![exact.says(rule)],
        why: vec![
            Reason::new("the learning rate says how long the step along the derivative is", exact.says(rule)),
            Reason::words("without it the step is as long as the derivative itself"),
        ],
    }
}

/// C5: l_n in every column.
pub(super) fn open_label(shape: Shape) -> Account {
    let columns = || 0..u8::try_from(shape.sizes.outputs.min(COLUMNS)).expect("at most 3 columns");
    let rule = |column: u8, label: Formula| {
        let weight = a1(k, column);
        says(updated(&weight), &(weight - label * (1 - O2(column)) * O1(k)))
    };
    Account {
        printed: columns().map(|column| rule(column, l(n).read_as(l(column)))).collect(),
        right: columns().map(|column| rule(column, l(column))).collect(),
        why: vec![
            Reason::words("the other indices of the rule are numbers already: nothing says what n is"),
            Reason::new("in (9), the label is that of the weight's own output", {
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
        right: vec![exact.says(derivative), exact.says(updated(&weight))],
        why: vec![
            Reason::new("a weight of the first layer acts through its hidden unit", exact.says_first(derivative)),
            Reason::new("the hidden unit acts through every output", exact.says_first(name(&d(E(), O1(k))))),
            Reason::new("the slope of the sigmoid is the document's own", exact.says(name(&d(O1(k), X1(k))))),
            Reason::new("and the net input grows with the weight by the input", exact.says(name(&d(X1(k), weight)))),
        ],
    }
}
