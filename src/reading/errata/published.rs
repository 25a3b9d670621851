//! P1, the erratum of a published page: the loss that it prints after the update is not that of the update it shows.

use std::sync::{Arc, OnceLock};

use super::{
    super::{Law, Reading, Resolver, Shape, exact, letters::*},
    Account, Reason,
    sheet::{chain_of_first_layer, says},
};
use crate::{
    formula::{Formula, Range, Values, digits::significant, symbol},
    quantity::{Index, Letter, Quantity},
    scenario::{Preset, Scenario, presets},
};

/// The built-in scenario with the page's numbers.
const PRESET: &str = "textbook";

/// The loss after the update as the page prints it.
pub(crate) const PRINTED_LOSS: &str = "0.291027924";

/// What the page is, at the beginning of a sentence.
pub(crate) const PAGE: &str = "The blog post \"A Step by Step Backpropagation Example\" (2015)";

/// The digits of the page.
const PRINTED_DIGITS: usize = 9;

/// Whether an exercise is the one of the page.
#[must_use]
pub fn is_from_page(scenario: &Scenario) -> bool {
    static PAGE: OnceLock<Option<Scenario>> = OnceLock::new();
    let page = PAGE.get_or_init(|| presets().iter().find(|preset| preset.name == PRESET).map(Preset::scenario));
    page.as_ref().is_some_and(|page| page.has_numbers_of(scenario))
}

/// `a_{kn}^{(1)}'`, the weight after the update.
fn updated_weight(index: impl Into<Index>) -> Formula {
    symbol(updated(&a1(k, index)))
}

/// `∂E/∂O_k^{(1)}` through weights that are updated already.
fn through_updated_weights(shape: Shape) -> Formula {
    match shape.sizes.outputs() {
        1 => d(E(), X2(0)) * updated_weight(0),
        outputs => {
            let last = u8::try_from(outputs - 1).expect("a layer has at most 16 units");
            (d(E(), X2(n)) * updated_weight(n)).summed(Range::new(Letter::N, 0, last))
        }
    }
}

/// The laws that put this erratum into the correct formulas.
pub(super) fn laws(shape: Shape) -> Vec<Law> {
    let back = Law::new(name(&d(E(), O1(k))), vec![through_updated_weights(shape)]);
    let local = Law::new(name(&d(X2(n), O1(k))), vec![updated_weight(n)]);
    chain_of_first_layer(shape).chain([back, local]).collect()
}

/// What the page does, what is correct, and why.
pub(super) fn updated_weights(shape: Shape) -> Account {
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

/// The loss after the update with the erratum and without it, as the page would print them.
pub(crate) fn losses(scenario: &Scenario) -> [String; 2] {
    let [wrong, right] = both(scenario);
    [wrong, right].map(|values| significant(values.value(Quantity::LossAfter), PRINTED_DIGITS))
}

fn both(scenario: &Scenario) -> [Resolver; 2] {
    let exact = Reading::exact(scenario);
    let wrong = exact.clone().with_laws(laws(Shape::of(scenario)));
    [wrong, exact].map(|reading| Resolver::new(Arc::new(reading), scenario))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_prints_the_loss_of_the_slip() {
        let scenario = Scenario::load(PRESET).unwrap();
        assert!(is_from_page(&scenario));
        assert_eq!(losses(&scenario), [PRINTED_LOSS, "0.291027774"]);
        assert!(!is_from_page(&Scenario::load("regression").unwrap()));
    }
}
