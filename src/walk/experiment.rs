//! One given number changed: how the loss changed, beside the change that the derivative predicted.

use std::sync::Arc;

use super::Walk;
use crate::{
    formula::digits::are_same_but_for_rounding,
    quantity::{Notation, Quantity, Variable},
    reading::{Reading, ReadingKind, Resolver},
    scenario::{Given, Number, Scenario},
};

/// The effect on the loss of changing one given number.
#[derive(Debug, Clone, PartialEq)]
pub struct Experiment {
    /// The number that was changed.
    pub given: Given,
    /// Its name.
    pub name: Quantity,
    /// Its old value.
    pub from: Number,
    /// Its new value.
    pub to: Number,
    /// The loss that is watched: `E`, or `E'` for the learning rate, which has no effect before the update.
    pub watched: Quantity,
    /// That loss before the change.
    pub before: f64,
    /// That loss after it.
    pub after: f64,
    /// The change that the slope before predicted.
    pub predicted: Prediction,
    /// The change that the printed derivative predicted, where its value differs.
    pub printed: Option<Prediction>,
    /// Targets of the same sample that changed along with it, each with its old and new value.
    pub others: Vec<(Quantity, Number, Number)>,
}

/// A predicted change of the loss: a slope times the change of a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prediction {
    /// The predicted change of the loss.
    pub change: f64,
    /// The change of the number.
    pub by_which: f64,
    /// The slope before the change.
    pub slope: f64,
    /// Where the slope comes from.
    pub by: Slope,
}

/// Where a slope comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slope {
    /// A derivative worked out in the walk.
    Derivative,
    /// A numeric derivative: inputs, targets and the learning rate have no steps.
    Numeric,
}

impl Experiment {
    /// How much the loss changed.
    #[must_use]
    pub fn change(&self) -> f64 {
        self.after - self.before
    }
}

impl Walk {
    /// The change of the loss since a given number had the value it has in this walk, beside the change that its slope
    /// here predicts; `None` where either exercise lacks the number or a loss is not finite.
    #[must_use]
    pub fn experiment(&self, given: Given, now: &Self, reading: ReadingKind) -> Option<Experiment> {
        let name = Notation::of(self.scenario()).name_of(given);
        let [from, to] = [self, now].map(|walk| walk.scenario().number(given).cloned());
        let (from, to) = (from?, to?);
        let watched = match given {
            Given::LearningRate => Quantity::LossAfter,
            Given::Penalty | Given::Input { .. } | Given::Target { .. } | Given::Weight { .. } => Quantity::Loss,
        };
        let [before, after] = [self, now].map(|walk| walk.values(reading).and_then(|values| values.get(watched)));
        let (before, after) = (before.filter(|loss| loss.is_finite())?, after.filter(|loss| loss.is_finite())?);
        let by = to.value - from.value;
        let exact = self.loss_by_weight(name, ReadingKind::Exact);
        let is_other = |printed: &f64| exact.is_some_and(|exact| !are_same_but_for_rounding(exact, *printed));
        let printed = self.loss_by_weight(name, ReadingKind::Document).filter(is_other);
        let (slope, source) = self.slope(given, name, reading)?;
        let prediction = |slope: f64, source| Prediction { change: slope * by, by_which: by, slope, by: source };
        Some(Experiment {
            given,
            name,
            from,
            to,
            watched,
            before,
            after,
            predicted: prediction(slope, source),
            printed: printed.map(|slope| prediction(slope, Slope::Derivative)),
            others: self.other_targets(given, now),
        })
    }

    /// The other targets of a sample that changed too: those of a distribution sum to 1.
    fn other_targets(&self, given: Given, now: &Self) -> Vec<(Quantity, Number, Number)> {
        if !matches!(given, Given::Target { .. }) {
            return Vec::new();
        }
        let notation = Notation::of(self.scenario());
        let is_other = |other: &Given| {
            matches!(other, Given::Target { .. }) && *other != given && other.sample() == given.sample()
        };
        let changed = self.scenario().given().filter(is_other).filter_map(|other| {
            let [from, to] = [self, now].map(|walk| walk.scenario().number(other).cloned());
            let (from, to) = (from?, to?);
            (from.value != to.value).then(|| (notation.name_of(other), from, to))
        });
        changed.collect()
    }

    /// The derivative of the loss with respect to a weight, in one reading.
    fn loss_by_weight(&self, name: Quantity, reading: ReadingKind) -> Option<f64> {
        match name {
            Quantity::Weight(weight) => self.values(reading)?.get(Quantity::loss_by(Variable::Weight(weight))),
            _ => None,
        }
    }

    /// The slope of the loss with respect to a given number: its derivative, or a difference quotient.
    pub(super) fn slope(&self, given: Given, name: Quantity, reading: ReadingKind) -> Option<(f64, Slope)> {
        match self.loss_by_weight(name, ReadingKind::Exact) {
            Some(slope) => Some((slope, Slope::Derivative)),
            None => Some((self.numeric_slope(given, reading)?, Slope::Numeric)),
        }
    }

    /// The loss that a given number affects (`E`, or `E'` for the learning rate) with another value in its place;
    /// `None` where that value is not allowed.
    #[must_use]
    pub fn loss_with(&self, given: Given, number: Number, reading: ReadingKind) -> Option<f64> {
        loss_of(&self.scenario().with(given, number).ok()?, given, reading)
    }

    /// The slope of the loss with respect to a given number, from the losses on both sides of it.
    fn numeric_slope(&self, given: Given, reading: ReadingKind) -> Option<f64> {
        let value = self.scenario().number(given)?.value;
        let step = STEP * value.abs().max(1.0);
        let loss = |value: f64| self.loss_with(given, Number::computed(value), reading);
        let at = || loss(value);
        // At the edge of the allowed range only one side can be evaluated.
        match (loss(value - step), loss(value + step)) {
            (Some(below), Some(above)) => Some((above - below) / (2.0 * step)),
            (None, Some(above)) => Some((above - at()?) / step),
            (Some(below), None) => Some((at()? - below) / step),
            (None, None) => None,
        }
        .filter(|slope| slope.is_finite())
    }
}

/// The distance from a number at which the losses for its slope are taken: the truncation error grows with the square
/// of the distance, the rounding error with its inverse.
const STEP: f64 = 1e-5;

/// The loss of a scenario that a given number affects.
fn loss_of(scenario: &Scenario, given: Given, reading: ReadingKind) -> Option<f64> {
    match given {
        Given::LearningRate => {
            let values = match reading {
                ReadingKind::Document if scenario.samples().len() == 1 => {
                    Resolver::new(Arc::new(Reading::document(scenario).ok()?), scenario)
                }
                ReadingKind::Document => return None,
                ReadingKind::Exact => Resolver::exact(scenario),
            };
            values.get(Quantity::LossAfter)
        }
        Given::Penalty | Given::Input { .. } | Given::Target { .. } | Given::Weight { .. } => {
            Some(scenario.network().objective(&scenario.network_samples(), scenario.reduction()).loss())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::presets;

    #[test]
    fn a_small_change_does_what_is_predicted_of_every_given_number() {
        for preset in presets() {
            let walk = Walk::new(preset.scenario());
            for given in walk.scenario().given() {
                let number = walk.scenario().number(given).unwrap();
                // Away from a share of 1, the largest there is.
                let by = if number.value >= 1.0 { -1e-4 } else { 1e-4 };
                let moved = walk.scenario().with(given, number.plus(by)).unwrap();
                let experiment = walk.experiment(given, &Walk::new(moved), ReadingKind::Exact).unwrap();
                let (change, predicted) = (experiment.change(), experiment.predicted.change);
                let near = (change - predicted).abs() <= 2e-7 + 2e-3 * predicted.abs();
                assert!(near, "{}, {}: {change} for {predicted}", preset.name, experiment.name);
                let is_weight = matches!(given, Given::Weight { .. });
                assert_eq!(experiment.predicted.by == Slope::Derivative, is_weight);
            }
        }
    }

    #[test]
    fn the_printed_derivative_is_seen_to_predict_something_else() {
        let walk = Walk::new(Scenario::load("regression").unwrap());
        let given = Given::Weight { table: 0, row: 1, column: 1 };
        let moved = walk.scenario().with(given, Number::read("0.6").unwrap()).unwrap();
        let experiment = walk.experiment(given, &Walk::new(moved), ReadingKind::Document).unwrap();
        assert_eq!(experiment.name.to_string(), "a12(0)");
        assert!(experiment.change() < 0.0 && experiment.predicted.change < 0.0, "{experiment:?}");
        let printed = experiment.printed.unwrap();
        assert!(printed.change > 0.0 && printed.change == printed.slope * printed.by_which, "{experiment:?}");
    }
}
