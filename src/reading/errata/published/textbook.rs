//! P1, the erratum of a published page: the loss that it prints after the update is not that of the update it shows.

use std::sync::OnceLock;

use super::{
    super::{
        super::{Law, Shape, exact, letters::document::*},
        Account, Erratum, Reason,
        sheet::{chain_of_first_layer, says},
    },
    page::{Cause, Mistake, Page, Printed},
};
use crate::{
    formula::{Formula, Range, symbol},
    quantity::{Index, Letter, Quantity},
};

/// The page prints every other number right.
pub(super) static PAGE: Page = Page {
    preset: "textbook",
    name: "The blog post \"A Step by Step Backpropagation Example\" (2015)",
    kind: "blog post",
    short_kind: "post",
    mistakes: &[Mistake {
        erratum: Erratum::P1,
        gives: "Updated weights in the backward pass give",
        giving: Some("Using the already updated weights in the backward pass gives"),
        laws,
        account: updated_weights,
    }],
    numbers: &[Printed { of: Quantity::LossAfter, text: Some("0.291027924"), cause: Cause::Made(Erratum::P1) }],
    known: OnceLock::new(),
};

/// `a_{kn}^{(1)}'`, the weight after the update.
fn updated_weight(index: impl Into<Index>) -> Formula {
    symbol(updated(&a1(k, index)))
}

/// `∂E/∂O_k^{(1)}` through weights that are updated already.
fn through_updated_weights(shape: Shape) -> Formula {
    match shape.sizes.outputs() {
        1 => d(E(), X2(0)) * updated_weight(0),
        outputs => {
            let last = u8::try_from(outputs - 1).expect("a layer has at most 64 units");
            (d(E(), X2(n)) * updated_weight(n)).summed(Range::new(Letter::N, 0, last))
        }
    }
}

/// The laws that put this erratum into the correct formulas.
fn laws(shape: Shape) -> Vec<Law> {
    let back = Law::new(name(&d(E(), O1(k))), vec![through_updated_weights(shape)]);
    let local = Law::new(name(&d(X2(n), O1(k))), vec![updated_weight(n)]);
    chain_of_first_layer(shape).chain([back, local]).collect()
}

/// What the page does, what is correct, and why.
fn updated_weights(shape: Shape) -> Account {
    let back = name(&d(E(), O1(k)));
    let all = exact::laws(shape);
    let correct = all.iter().rfind(|law| law.of == back).expect("every network has the way back to its hidden units");
    Account {
        printed: vec![says(back, &through_updated_weights(shape))],
        correct: vec![says(back, correct.last())],
        why: vec![
            Reason::words("The post prints derivatives that use the weights from before the update."),
            Reason::words("Its loss comes only from first-layer derivatives that use the new second-layer weights."),
            Reason::words(
                "All derivatives belong to the weights that gave the loss; with other weights they are not its gradient.",
            ),
        ],
    }
}
