//! The errata of both parts of the document: B1 to B4.

use super::{
    super::{ReadingKind, Shape, derivation, letters::document::*},
    Account, Reason,
    sheet::{Sheet, problem_of, right_sides, with_limits},
};
use crate::{
    formula::{Formula, Relation, Statement, constant},
    quantity::Quantity,
    scenario::Problem,
};

/// B1: sums without an upper limit, bias outputs without a definition.
pub(super) fn limits(shape: Shape) -> Account {
    let document = Sheet::document(shape);
    let printed = document.says_first(name(&O1(k)));
    let bias_outputs = [O0(0), O1(0)].map(|output| Statement::equals(output, constant(1)));
    Account {
        correct: std::iter::once(right_sides(printed.clone(), with_limits)).chain(bias_outputs).collect(),
        printed: vec![printed],
        why: vec![
            Reason::words("Each sum runs over the whole layer before it, up to its last unit."),
            Reason::words("Index 0 is the bias unit with output 1; no weight leads to it, so k counts from 1."),
        ],
    }
}

/// B2: := one after another.
pub(super) fn sequence(shape: Shape) -> Account {
    let document = Sheet::document(shape);
    let rules = match problem_of(shape) {
        Problem::Regression => vec![a1(k, 0), a0(i, k)],
        Problem::Classification => vec![a1(k, n)],
    };
    let in_place = |weight: &Formula| {
        let rule = document.says(updated(weight));
        Statement { left: Some(weight.clone()), ..rule }
    };
    let new_name = |weight: &Formula| {
        let rule = document.says(updated(weight));
        Statement { right: rule.right.into_iter().map(|(_, right)| (Relation::Equals, right)).collect(), ..rule }
    };
    Account {
        printed: rules.iter().map(in_place).collect(),
        correct: rules.iter().map(new_name).collect(),
        why: vec![
            Reason::words("All derivatives belong to the weights from before the update."),
            Reason::words("A formula that overwrites a weight changes each later one that contains it."),
            Reason::words("With a new name for the new weight, the order does not matter."),
        ],
    }
}

/// B3: names without a definition.
pub(super) fn undefined_names(shape: Shape) -> Account {
    let (document, exact) = (Sheet::document(shape), Sheet::exact(shape));
    let forms = &document.law(Quantity::Loss).forms;
    let by_name = forms[..forms.len() - 1].iter();
    let weight = match problem_of(shape) {
        Problem::Regression => a1(k, 0),
        Problem::Classification => a1(k, n),
    };
    Account {
        printed: by_name.map(|form| Statement::equals(E(), form.clone())).collect(),
        correct: vec![document.says(Quantity::Loss), exact.says(updated(&a0(i, k))), exact.says(updated(&weight))],
        why: vec![
            Reason::words("The loss is the one whose derivative the document takes; log is the natural logarithm."),
            Reason::words("alpha is the learning rate; an update subtracts alpha times the derivative."),
        ],
    }
}

/// B4: i runs over outputs.
pub(super) fn one_letter(shape: Shape) -> Account {
    let line = |kind| right_sides(derivation::softmax(shape, kind).swap_remove(2).statement, with_limits);
    Account {
        printed: vec![line(ReadingKind::Document)],
        correct: vec![line(ReadingKind::Exact)],
        why: vec![
            Reason::words("Everywhere else, i counts the inputs; this sum runs over the outputs."),
            Reason::words("The letter n is already used for one output, so the sum needs a letter of its own."),
        ],
    }
}
