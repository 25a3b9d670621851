//! The slips of both parts of the document: B1 to B4.

use super::{
    super::{ReadingKind, Shape, derivation, letters::*},
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
    let second = match problem_of(shape) {
        Problem::Regression => O2(0),
        Problem::Classification => X2(n),
    };
    let printed = [O1(k), second].map(|of| document.says_first(name(&of)));
    let bias_outputs = [O0(0), O1(0)].map(|output| Statement::equals(output, constant(1)));
    Account {
        right: printed.iter().cloned().map(|sum| right_sides(sum, with_limits)).chain(bias_outputs).collect(),
        printed: printed.to_vec(),
        why: vec![
            Reason::words("each sum runs over the whole layer before: its last index is the number of units there"),
            Reason::words(
                "index 0 is the bias unit, whose output is 1; no weight leads to it, so hidden units count from 1",
            ),
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
        right: rules.iter().map(new_name).collect(),
        why: vec![
            Reason::words("all derivatives are taken at one place: with the weights from before the step"),
            Reason::words(
                "a rule that overwrites its weight changes every later rule that uses it; \
                 a new name for the new weight does not",
            ),
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
        right: vec![document.says(Quantity::Loss), exact.says(updated(&a0(i, k))), exact.says(updated(&weight))],
        why: vec![
            Reason::words("the error is the one whose derivative the document takes; log is the natural logarithm"),
            Reason::words("alpha is the learning rate, and a step goes against the derivative, alpha times as far"),
        ],
    }
}

/// B4: i runs over outputs.
pub(super) fn one_letter(shape: Shape) -> Account {
    let line = |kind| right_sides(derivation::softmax(shape, kind).swap_remove(2).statement, with_limits);
    Account {
        printed: vec![line(ReadingKind::Document)],
        right: vec![line(ReadingKind::Exact)],
        why: vec![
            Reason::words("i counts the inputs everywhere else; this sum runs over the outputs"),
            Reason::words("n is taken by the output whose slope is derived, so the sum has a letter of its own"),
        ],
    }
}
