//! The loss as one given number varies: its curve, the tangent at the current value, and where an update leads.

use super::{Experiment, Slope, Walk};
use crate::{
    network::{Entry, Network, OutputActivation, Reduction, Sample, Weights},
    quantity::Quantity,
    reading::ReadingKind,
    scenario::{Given, LARGEST_NUMBER, Number},
};

/// The loss as a function of one given number, with all others unchanged.
#[derive(Debug, Clone, PartialEq)]
pub struct WhatIf {
    /// The number.
    pub given: Given,
    /// Its name.
    pub name: Quantity,
    /// The loss that it affects: `E`, or `E'` for the learning rate.
    pub watched: Quantity,
    /// The range over which the number varies, with the loss at each value where that is finite.
    pub points: Vec<(f64, f64)>,
    /// The current value, and the loss with it.
    pub now: (f64, f64),
    /// The slope of the loss there, and where it comes from.
    pub slope: (f64, Slope),
    /// Where the update of each reading takes this number alone; empty for numbers that no update changes.
    pub updates: Vec<(ReadingKind, f64)>,
}

impl WhatIf {
    /// The height of the tangent at a value of the number.
    #[must_use]
    pub fn tangent(&self, value: f64) -> f64 {
        self.now.1 + self.slope.0 * (value - self.now.0)
    }

    /// The first and the last value.
    #[must_use]
    pub fn span(&self) -> Option<(f64, f64)> {
        Some((self.points.first()?.0, self.points.last()?.0))
    }
}

impl Walk {
    /// The loss over values of a given number around a centre, with this range on either side and this many points;
    /// `None` where the current loss is not finite.
    #[must_use]
    pub fn what_if(
        &self,
        given: Given,
        reading: ReadingKind,
        (middle, reach): (f64, f64),
        points: usize,
    ) -> Option<WhatIf> {
        // A change of 0 gives the current loss and slope.
        let Experiment { name, watched, before, .. } = self.experiment(given, self, reading)?;
        let value = self.scenario().number(given)?.value;
        let (least, most) = self.bounds(given);
        let last = points.saturating_sub(1).max(1) as f64;
        let at = |point: usize| (middle - reach + 2.0 * reach * point as f64 / last).clamp(least, most);
        let values: Vec<f64> = (0..points).map(at).collect();
        let losses = self.losses_with(given, reading, &values)?;
        let points = values.into_iter().zip(losses).filter(|(_, loss)| loss.is_finite()).collect();
        let updates = match name {
            Quantity::Weight(weight) => [ReadingKind::Document, ReadingKind::Exact]
                .into_iter()
                .filter_map(|kind| Some((kind, self.values(kind)?.get(Quantity::Updated(weight))?)))
                .filter(|(_, updated)| updated.is_finite())
                .collect(),
            _ => Vec::new(),
        };
        let slope = self.slope(given, name, reading)?;
        Some(WhatIf { given, name, watched, points, now: (value, before), slope, updates })
    }

    /// The range that a number may have.
    fn bounds(&self, given: Given) -> (f64, f64) {
        let is_share = matches!(given, Given::Target { .. })
            && (self.scenario().architecture().output == OutputActivation::Softmax
                || self.loss_with(given, Number::computed(-1.0), ReadingKind::Exact).is_none());
        match given {
            Given::LearningRate | Given::Penalty => (0.0, LARGEST_NUMBER),
            _ if is_share => (0.0, 1.0),
            Given::Input { .. } | Given::Target { .. } | Given::Weight { .. } => (-LARGEST_NUMBER, LARGEST_NUMBER),
        }
    }

    /// The losses with each of some values in place of a number, by matrix products: a hundred walks would take too
    /// long.
    fn losses_with(&self, given: Given, reading: ReadingKind, values: &[f64]) -> Option<Vec<f64>> {
        let scenario = self.scenario();
        let (network, samples, reduction) = (scenario.network(), scenario.network_samples(), scenario.reduction());
        let losses: Vec<f64> = match given {
            Given::Weight { table, row, column } => {
                let mut weights = network.weights().clone();
                let with = |value: &f64| {
                    weights[Entry { table, row, column }] = *value;
                    loss(&network, &weights, &samples, reduction)
                };
                values.iter().map(with).collect()
            }
            Given::Input { sample, input } => {
                let mut samples = samples;
                let with = |value: &f64| {
                    samples[sample].input[input] = *value;
                    network.objective(&samples, reduction).loss()
                };
                values.iter().map(with).collect()
            }
            Given::Penalty => {
                let with = |value: &f64| network.clone().with_penalty(*value).objective(&samples, reduction).loss();
                values.iter().map(with).collect()
            }
            // The other shares of a distribution change too.
            Given::Target { .. } => {
                let with = |value: &f64| self.loss_with(given, Number::computed(*value), reading);
                values.iter().map(|value| with(value).unwrap_or(f64::NAN)).collect()
            }
            Given::LearningRate => {
                let (before, direction) = (network.weights().clone(), self.direction(reading)?);
                let with = |rate: &f64| {
                    let weights = before.zip(&direction, |before, direction| before + direction * *rate);
                    loss(&network, &weights, &samples, reduction)
                };
                values.iter().map(with).collect()
            }
        };
        Some(losses)
    }

    /// The change of each weight in an update of a reading with a learning rate of 1.
    fn direction(&self, reading: ReadingKind) -> Option<Weights> {
        let alpha = self.scenario().alpha().value;
        if alpha == 0.0 {
            let one = self.scenario().with(Given::LearningRate, Number::computed(1.0)).ok()?;
            return self.with_numbers_of(one).direction(reading);
        }
        let before = self.scenario().network().weights().clone();
        let after = super::updated_weights(self.scenario(), self.values(reading)?)?;
        Some(after.zip(&before, |after, before| (after - before) / alpha))
    }
}

fn loss(network: &Network, weights: &Weights, samples: &[Sample], reduction: Reduction) -> f64 {
    match Network::new(network.architecture(), weights.clone()) {
        Ok(moved) => moved.with_penalty(network.penalty()).objective(samples, reduction).loss(),
        Err(_) => f64::NAN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Scenario, presets};

    #[test]
    fn every_point_is_the_loss_of_the_walk_with_that_number() {
        for preset in presets() {
            let walk = Walk::new(preset.scenario());
            for given in walk.scenario().given() {
                let value = walk.scenario().number(given).unwrap().value;
                let what_if = walk.what_if(given, ReadingKind::Exact, (value, 1.0), 5).unwrap();
                for (value, loss) in &what_if.points {
                    let other = walk.scenario().with(given, Number::computed(*value)).unwrap();
                    let expected = Walk::new(other).exact().get(what_if.watched).unwrap();
                    let near = (loss - expected).abs() <= 1e-11 * expected.abs().max(1.0);
                    assert!(near, "{}, {} = {value}: {loss} for {expected}", preset.name, what_if.name);
                }
            }
        }
    }

    #[test]
    fn the_learning_rate_is_turned_by_the_formulas_that_are_shown() {
        let walk = Walk::new(Scenario::load("regression").unwrap());
        for reading in [ReadingKind::Document, ReadingKind::Exact] {
            let what_if = walk.what_if(Given::LearningRate, reading, (0.1, 0.1), 3).unwrap();
            let (first, middle) = (what_if.points[0], what_if.points[1]);
            assert_eq!(first.0, 0.0, "no learning rate is negative");
            assert!((first.1 - walk.exact().get(Quantity::Loss).unwrap()).abs() < 1e-12);
            let after = walk.values(reading).unwrap().get(Quantity::LossAfter).unwrap();
            assert!((middle.1 - after).abs() < 1e-12, "{middle:?} for {after}");
        }
    }

    #[test]
    fn the_tangent_touches_the_curve_and_the_update_goes_down_it() {
        let walk = Walk::new(Scenario::load("regression").unwrap());
        let given = Given::Weight { table: 0, row: 1, column: 1 };
        let what_if = walk.what_if(given, ReadingKind::Exact, (0.5, 0.001), 3).unwrap();
        for (value, loss) in &what_if.points {
            assert!((what_if.tangent(*value) - loss).abs() < 1e-7);
        }
        let updated = |kind| what_if.updates.iter().find(|(of, _)| *of == kind).unwrap().1;
        assert!(what_if.slope.0 * (updated(ReadingKind::Exact) - 0.5) < 0.0);
        assert!(what_if.slope.0 * (updated(ReadingKind::Document) - 0.5) > 0.0, "the printed rule climbs");
    }
}
