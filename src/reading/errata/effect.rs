//! What a slip does to the numbers of a scenario, in sentences: each number in them is computed here.
//!
//! A slip is looked at alone, in the exact reading with that one slip in it; where the document's slips act together,
//! in the document's own reading.

use std::sync::Arc;

use super::{
    super::{Law, Reading, Resolver, Shape, document, letters::*},
    Erratum,
    sheet::chain_of_first_layer,
};
use crate::{
    formula::{Digits, Formula, Values, digits::significant},
    quantity::{Layer, Notation, Quantity, Unit, Variable, Weight, WeightLayer},
    scenario::{Problem, Scenario},
};

/// What there is to say where only the print is wrong.
const PRINT_ONLY: &str = "none: read as intended, the numbers are the same";

/// What a slip does to the numbers of a scenario.
pub(super) fn of(erratum: Erratum, scenario: &Scenario, digits: Digits) -> Vec<String> {
    if erratum == Erratum::P1 {
        return super::published::effect(scenario, digits);
    }
    let problem = match document::problem_of(scenario) {
        Ok(problem) => problem,
        Err(reason) => return vec![format!("none here: {reason}")],
    };
    if !erratum.is_in_part_on(problem) {
        return vec!["none here: the slip is in the document's part on the other problem".to_owned()];
    }
    let document = Reading::document(scenario).expect("a network with a part of its own has its rules");
    let document = Resolver::new(Arc::new(document), scenario);
    let exact = Resolver::new(Arc::new(Reading::exact(scenario)), scenario);
    let alone = Resolver::new(
        Arc::new(Reading::exact(scenario).with_laws(laws_of(erratum, problem, Shape::of(scenario)))),
        scenario,
    );
    let effect = Effect { shape: Shape::of(scenario), digits, exact, document, alone };
    match erratum {
        Erratum::R1 => effect.sign_of_slope(),
        Erratum::R2 => effect.sigmoid_twice(),
        Erratum::R3 => effect.indices_swapped(),
        Erratum::R4 => effect.wrong_layer(),
        Erratum::R5 => effect.square(),
        Erratum::C2 => effect.one_path(),
        Erratum::C3 => effect.sign_of_update(),
        Erratum::C4 => effect.no_learning_rate(),
        Erratum::C6 => effect.no_first_layer(),
        Erratum::B2 => effect.sequence(problem),
        Erratum::C1 | Erratum::C5 | Erratum::B1 | Erratum::B3 | Erratum::B4 | Erratum::P1 => {
            vec![PRINT_ONLY.to_owned()]
        }
    }
}

/// The laws that put this slip, and no other, into the exact reading.
fn laws_of(erratum: Erratum, problem: Problem, shape: Shape) -> Vec<Law> {
    let rule = |step: Formula| vec![Law::new(updated(&a1(k, n)), vec![a1(k, n) + step])];
    let derivative = || d(E(), a1(k, n));
    let document = match problem {
        Problem::Regression => document::regression::laws(shape),
        Problem::Classification => document::classification::laws(shape),
    };
    let slips =
        document.into_iter().filter(|law| law.errata.iter().filter(|other| other.changes_numbers()).eq([&erratum]));
    match erratum {
        Erratum::C3 => rule(alpha() * derivative()),
        Erratum::C4 => rule(-derivative()),
        Erratum::R1 | Erratum::R2 => slips.chain(chain_of_first_layer(shape)).collect(),
        _ => slips.collect(),
    }
}

/// The readings that are compared: right, as printed, and right but for the slip that is looked at.
struct Effect {
    shape: Shape,
    digits: Digits,
    exact: Resolver,
    document: Resolver,
    alone: Resolver,
}

impl Effect {
    fn sign_of_slope(&self) -> Vec<String> {
        let weights = [WeightLayer::First, WeightLayer::Second].map(|layer| self.weights(layer)).concat();
        let opposite = |weight: &&Weight| {
            let derivative = derivative_by(**weight);
            self.alone.value(derivative) * self.exact.value(derivative) < 0.0
        };
        let turned = weights.iter().filter(opposite).count();
        vec![
            self.compared(derivative_by(self.steepest(WeightLayer::Second))),
            format!("{turned} of {} derivatives have the opposite sign", weights.len()),
            self.loss_alone(),
            self.loss_of_document(),
        ]
    }

    fn sigmoid_twice(&self) -> Vec<String> {
        let slopes = self.units(Layer::Hidden).map(|unit| {
            let slope = Quantity::Partial { of: Variable::Activation(unit), by: Variable::NetInput(unit) };
            let ratio = self.alone.value(slope) / self.exact.value(slope);
            let times = if ratio.is_finite() { format!(", {} times", self.text(ratio)) } else { String::new() };
            format!("{}{times}", self.compared(slope))
        });
        let derivative = self.compared(derivative_by(self.steepest(WeightLayer::First)));
        slopes.chain([derivative, self.loss_alone(), self.loss_of_document()]).collect()
    }

    fn indices_swapped(&self) -> Vec<String> {
        let last = self.notation().last(Layer::Hidden);
        let second = |from, to| Weight { layer: WeightLayer::Second, from, to };
        vec![
            PRINT_ONLY.to_owned(),
            format!("{} would be a weight to output {last}; the only output is 0, and {} is meant", second(0, last), {
                second(last, 0)
            }),
        ]
    }

    fn wrong_layer(&self) -> Vec<String> {
        let (from, to) = (self.notation().last(Layer::Input), self.notation().last(Layer::Hidden));
        let in_layer = |layer| Weight { layer, from, to };
        vec![
            PRINT_ONLY.to_owned(),
            format!(
                "{} would be a weight to output {to}; the only output is 0, and {} is meant",
                in_layer(WeightLayer::Second),
                in_layer(WeightLayer::First)
            ),
        ]
    }

    fn square(&self) -> Vec<String> {
        let output = Quantity::Activation(Unit { layer: Layer::Output, index: 0 });
        let value = self.exact.value(output);
        vec![
            PRINT_ONLY.to_owned(),
            format!("{output} is {}, its square would be {}", self.text(value), self.text(value * value)),
        ]
    }

    fn one_path(&self) -> Vec<String> {
        let columns = self.units(Layer::Output).map(|unit| {
            let bias = Weight { layer: WeightLayer::Second, from: 0, to: unit.index };
            format!("column {}: {}", unit.index, self.compared(derivative_by(bias)))
        });
        columns.chain([self.loss_alone(), self.loss_of_document()]).collect()
    }

    fn sign_of_update(&self) -> Vec<String> {
        let steepest = Quantity::Updated(self.steepest(WeightLayer::Second));
        vec![self.compared(steepest), self.direction_of_document(), self.loss_alone(), self.loss_of_document()]
    }

    fn no_learning_rate(&self) -> Vec<String> {
        let derivatives = self.weights(WeightLayer::Second).into_iter().map(derivative_by);
        let printed = derivatives.map(|by| self.exact.value(by)).fold(0.0, f64::hypot);
        let alpha = self.exact.value(Quantity::LearningRate);
        let right = alpha * printed;
        let length = if printed == right {
            format!("the second layer's step is as long as it should be: {}", self.text(printed))
        } else if right == 0.0 {
            format!("the second layer's step has length {}; with alpha = 0 nothing moves", self.text(printed))
        } else {
            format!(
                "the second layer's step has length {} instead of {}: {} times",
                self.text(printed),
                self.text(right),
                self.text(printed / right)
            )
        };
        let steepest = Quantity::Updated(self.steepest(WeightLayer::Second));
        vec![length, self.compared(steepest), self.loss_alone(), self.loss_of_document()]
    }

    fn no_first_layer(&self) -> Vec<String> {
        let steepest = self.steepest(WeightLayer::First);
        vec![self.compared(Quantity::Updated(steepest)), self.loss_alone()]
    }

    /// Read one after another, the first layer's rules find the second layer's new weights, but the outputs of the
    /// forward pass, which no rule computes again.
    fn sequence(&self, problem: Problem) -> Vec<String> {
        if problem == Problem::Classification {
            return vec![
                PRINT_ONLY.to_owned(),
                "read one after another they are the same too: no listed rule uses a weight of another".to_owned(),
            ];
        }
        let output = Quantity::Activation(Unit { layer: Layer::Output, index: 0 });
        let kept = self.document.with_override(output, self.document.value(output));
        let in_sequence = self.weights(WeightLayer::Second).into_iter().fold(kept, |resolver, weight| {
            resolver.with_override(Quantity::Weight(weight), self.document.value(Quantity::Updated(weight)))
        });
        let weight = Quantity::Updated(self.steepest(WeightLayer::First));
        let (changed, meant) = (in_sequence.value(weight), self.document.value(weight));
        vec![PRINT_ONLY.to_owned(), format!("read one after another, {}", self.words(weight, changed, meant))]
    }

    /// Where the document's own step of the second layer leads at first: the exact slope along it.
    fn direction_of_document(&self) -> String {
        let step = |weight: Weight| {
            let moved = self.document.value(Quantity::Updated(weight)) - self.document.value(Quantity::Weight(weight));
            self.exact.value(derivative_by(weight)) * moved
        };
        let slope: f64 = self.weights(WeightLayer::Second).into_iter().map(step).sum();
        if slope > 0.0 {
            format!("the step as printed goes uphill: the slope along it is {}", self.text(slope))
        } else if slope < 0.0 {
            format!("the step as printed goes downhill all the same: the slope along it is {}", self.text(slope))
        } else if slope == 0.0 {
            "the step as printed goes neither up nor down: the slope along it is 0".to_owned()
        } else {
            "the slope along the step as printed is not finite".to_owned()
        }
    }

    fn loss_alone(&self) -> String {
        let after = self.text(self.alone.value(Quantity::LossAfter));
        let right = self.text(self.exact.value(Quantity::LossAfter));
        let before = self.text(self.exact.value(Quantity::Loss));
        if after == right {
            format!("with this slip alone the loss goes from {before} to {after}, the same as without it")
        } else {
            format!("with this slip alone the loss goes from {before} to {after} instead of to {right}")
        }
    }

    fn loss_of_document(&self) -> String {
        let after = self.text(self.document.value(Quantity::LossAfter));
        format!("with all slips of the document together it goes to {after}")
    }

    /// The value with this slip alone beside the right one.
    fn compared(&self, quantity: Quantity) -> String {
        self.words(quantity, self.alone.value(quantity), self.exact.value(quantity))
    }

    fn words(&self, quantity: Quantity, found: f64, right: f64) -> String {
        let (found, right) = (self.text(found), self.text(right));
        if found == right {
            format!("{quantity} comes out as {found} either way")
        } else {
            format!("{quantity} comes out as {found} instead of {right}")
        }
    }

    /// The weight whose derivative is largest, where a slip shows most.
    fn steepest(&self, layer: WeightLayer) -> Weight {
        let size = |weight: &Weight| self.exact.value(derivative_by(*weight)).abs();
        let weights = self.weights(layer).into_iter();
        weights.reduce(|best, next| if size(&next) > size(&best) { next } else { best }).expect("a layer has weights")
    }

    fn weights(&self, layer: WeightLayer) -> Vec<Weight> {
        let rows = self.notation().units(layer.source());
        rows.flat_map(|from| self.units(layer.destination()).map(move |unit| Weight { layer, from, to: unit.index }))
            .collect()
    }

    fn units(&self, layer: Layer) -> impl Iterator<Item = Unit> {
        (self.notation().first(layer)..=self.notation().last(layer)).map(move |index| Unit { layer, index })
    }

    fn notation(&self) -> Notation {
        self.shape.notation()
    }

    fn text(&self, value: f64) -> String {
        significant(value, self.digits.count())
    }
}

fn derivative_by(weight: Weight) -> Quantity {
    Quantity::loss_by(Variable::Weight(weight))
}
