//! P1, the slip of a published page: the loss that it prints after the step is not that of the step it shows.

use std::sync::{Arc, OnceLock};

use super::{
    super::{Law, Reading, Resolver, Shape, exact, letters::*},
    Account, Reason,
    sheet::{chain_of_first_layer, says},
};
use crate::{
    formula::{Digits, Formula, Range, Values, digits::significant, symbol},
    quantity::{Index, Letter, Quantity, WeightLayer},
    scenario::{Preset, Scenario, presets},
};

/// The built-in scenario with the page's numbers.
const PRESET: &str = "textbook";

/// The loss after the step as the page prints it.
pub(crate) const PRINTED_LOSS: &str = "0.291027924";

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
    match shape.sizes.outputs {
        1 => d(E(), X2(0)) * updated_weight(0),
        outputs => {
            let last = u8::try_from(outputs - 1).expect("a layer has at most 16 units");
            (d(E(), X2(n)) * updated_weight(n)).summed(Range::new(Letter::N, 0, last))
        }
    }
}

/// The exact laws with this slip in them.
fn slip(shape: Shape) -> Vec<Law> {
    let back = Law::new(name(&d(E(), O1(k))), vec![through_updated_weights(shape)]);
    let local = Law::new(name(&d(X2(n), O1(k))), vec![updated_weight(n)]);
    chain_of_first_layer(shape).chain([back, local]).collect()
}

/// What the page does, what is right, and why.
pub(super) fn updated_weights(shape: Shape) -> Account {
    let back = name(&d(E(), O1(k)));
    let laws = exact::laws(shape);
    let right = laws.iter().rfind(|law| law.of == back).expect("every network has the way back to its hidden units");
    Account {
        printed: vec![says(back, &through_updated_weights(shape))],
        right: vec![says(back, right.last())],
        why: vec![
            Reason::words("the page derives the way back with the weights from before the step, and prints them so"),
            Reason::words(
                "its loss after the step comes out only if the second layer is updated first and the way back \
                 then goes through the new weights",
            ),
            Reason::words(
                "all derivatives belong to one place: the network as it was when the loss was taken; \
                 through new weights they are the gradient of no loss at all",
            ),
        ],
    }
}

/// The loss after the step with the slip and without it, as the page would print them.
pub(crate) fn losses(scenario: &Scenario) -> [String; 2] {
    let [wrong, right] = both(scenario);
    [wrong, right].map(|values| significant(values.value(Quantity::LossAfter), PRINTED_DIGITS))
}

fn both(scenario: &Scenario) -> [Resolver; 2] {
    let exact = Reading::exact(scenario);
    let wrong = exact.clone().with_laws(slip(Shape::of(scenario)));
    [wrong, exact].map(|reading| Resolver::new(Arc::new(reading), scenario))
}

/// What the slip does to the numbers.
pub(super) fn effect(scenario: &Scenario, digits: Digits) -> Vec<String> {
    let [wrong, right] = both(scenario);
    let [loss, right_loss] = losses(scenario);
    let mut sentences = match is_from_page(scenario) {
        true => vec![format!("the page prints {PRINTED_LOSS} as the loss after the step")],
        false => vec!["the page has other numbers; on these:".to_owned()],
    };
    sentences.push(format!("through updated weights it is {loss}; right is {right_loss}"));
    let notation = Shape::of(scenario).notation();
    for from in notation.units(WeightLayer::First.source()) {
        for to in notation.first(WeightLayer::First.destination())..=notation.last(WeightLayer::First.destination()) {
            let weight = crate::quantity::Weight { layer: WeightLayer::First, from, to };
            let quantity = Quantity::Updated(weight);
            if right.value(quantity) != right.value(Quantity::Weight(weight)) {
                sentences.push(apart(quantity, wrong.value(quantity), right.value(quantity), digits));
            }
        }
    }
    sentences
}

/// Both values with as many digits as it takes to tell them apart.
fn apart(quantity: Quantity, wrong: f64, right: f64, digits: Digits) -> String {
    let shown = (digits.count()..17)
        .map(|count| (significant(wrong, count), significant(right, count)))
        .find(|(wrong, right)| wrong != right);
    match shown {
        Some((wrong, right)) => format!("{quantity} comes out as {wrong} instead of {right}"),
        None => format!("{quantity} comes out the same either way"),
    }
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

    #[test]
    fn every_trained_weight_of_the_first_layer_is_said_both_ways() {
        let scenario = Scenario::load(PRESET).unwrap();
        let sentences = effect(&scenario, Digits::default());
        let weights = sentences.iter().filter(|sentence| sentence.contains("instead of"));
        assert_eq!(weights.count(), 4, "{sentences:?}");
    }
}
