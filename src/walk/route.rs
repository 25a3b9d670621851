//! The short way through a walk: one step of each kind that a lecture needs.
//!
//! All stops are about one path through the network, so that each number is met again: the path is that of the
//! first-layer weight whose derivative is the largest, by all formulas that there are.

use super::{Topic, Walk, steps};
use crate::{
    network::OutputActivation,
    quantity::{Notation, Quantity, Variable, Weight, WeightLayer},
    reading::ReadingKind,
};

impl Walk {
    /// The stops of the route, as places among the steps, in their order.
    #[must_use]
    pub fn route(&self) -> Vec<usize> {
        let Some((first, second)) = self.path_that_shows_most() else { return Vec::new() };
        let (hidden, output) = (first.destination(), second.destination());
        // Of several samples the first is gone through; the others are the same again.
        let sample = (!self.samples.is_empty()).then_some(1);
        let by = |by| Topic::Quantity(Quantity::loss_by(by));
        let of_sample = [
            Topic::Sample,
            Topic::Quantity(Quantity::NetInput(hidden)),
            Topic::Quantity(Quantity::Activation(hidden)),
            Topic::Quantity(Quantity::Activation(output)),
            Topic::Quantity(Quantity::Loss),
            Topic::ChainRule(WeightLayer::Second),
            by(Variable::Weight(second)),
            by(Variable::NetInput(hidden)),
            by(Variable::Weight(first)),
        ];
        let is_softmax = self.scenario.architecture().output == OutputActivation::Softmax;
        let of = Variable::Activation(output);
        let slope = is_softmax.then_some(Topic::Quantity(Quantity::Partial { of, by: Variable::NetInput(output) }));
        let of_all = [
            Topic::Samples,
            Topic::Quantity(Quantity::Loss),
            by(Variable::Weight(first)),
            Topic::Quantity(Quantity::Updated(second)),
            Topic::Quantity(Quantity::Updated(first)),
            Topic::Outcome,
        ];
        let of_sample = of_sample.into_iter().chain(slope).map(|topic| (sample, topic));
        let of_all = of_all.into_iter().map(|topic| (None, topic));
        let mut stops: Vec<usize> =
            of_sample.chain(of_all).filter_map(|place| self.places.get(&place).copied()).collect();
        stops.sort_unstable();
        stops.dedup();
        stops
    }

    /// A first-layer weight and a second-layer weight that one path through the network runs along.
    fn path_that_shows_most(&self) -> Option<(Weight, Weight)> {
        let notation = Notation::of(&self.scenario);
        let first = self.shows_most(steps::weights(notation, WeightLayer::First))?;
        let leaves = |weight: &Weight| weight.from == first.to;
        let second = self.shows_most(steps::weights(notation, WeightLayer::Second).filter(leaves))?;
        Some((first, second))
    }

    /// Of some weights the one with the largest derivative, by whichever formulas that is smaller: not a bias, and none
    /// whose derivative is 0, as long as there is another. Of equal ones the first.
    fn shows_most(&self, weights: impl Iterator<Item = Weight>) -> Option<Weight> {
        let pass = self.samples.first().unwrap_or(&self.whole);
        let size = |weight: &Weight| {
            let derivative = Quantity::loss_by(Variable::Weight(*weight));
            let readings = [ReadingKind::Exact, ReadingKind::Document].into_iter();
            let values = readings.filter_map(|reading| pass.values(reading)?.get(derivative));
            let least = values.map(f64::abs).fold(f64::INFINITY, f64::min);
            if least.is_finite() { least } else { 0.0 }
        };
        let mut all: Vec<Weight> = weights.collect();
        // The first of equal ones is the last of them from behind.
        all.reverse();
        all.into_iter().max_by(|one, other| {
            let key = |weight: &Weight| (weight.from > 0, size(weight));
            let ((one, its_size), (other, other_size)) = (key(one), key(other));
            one.cmp(&other).then(its_size.total_cmp(&other_size))
        })
    }
}
