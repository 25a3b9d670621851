//! The short way through a walk: one step of each kind that a lecture needs.
//!
//! All stops are about one path through the network, so that each number is met again: the path of the first weight
//! whose derivative is not 0, by all formulas that there are. Units before it would be filled in from nowhere.

use super::{Topic, Walk};
use crate::{
    network::{Depth, OutputActivation},
    quantity::{Notation, Quantity, Variable, Weight},
    reading::ReadingKind,
};

impl Walk {
    /// The stops of the route, as places among the steps, in their order.
    #[must_use]
    pub fn route(&self) -> Vec<usize> {
        let path = self.first_path();
        let Some((last, others)) = path.split_last() else { return Vec::new() };
        let output = last.destination();
        // With several samples only the first is visited; the others repeat it.
        let sample = (!self.samples.is_empty()).then_some(1);
        let by = |by| Topic::Quantity(Quantity::loss_by(by));
        let forward = others
            .iter()
            .map(Weight::destination)
            .flat_map(|hidden| [Quantity::NetInput(hidden), Quantity::Activation(hidden)].map(Topic::Quantity));
        let backward = others.iter().rev().flat_map(|weight| {
            let law =
                (self.scenario.sizes().depth() == Depth::SeveralHiddenLayers).then_some(Topic::ChainRule(weight.layer));
            law.into_iter().chain([by(Variable::NetInput(weight.destination())), by(Variable::Weight(*weight))])
        });
        let of_sample = std::iter::once(Topic::Sample)
            .chain(forward)
            .chain([
                Topic::Quantity(Quantity::Activation(output)),
                Topic::Quantity(Quantity::Loss),
                Topic::ChainRule(last.layer),
                by(Variable::Weight(*last)),
            ])
            .chain(backward);
        let is_softmax = self.scenario.architecture().output == OutputActivation::Softmax;
        let of = Variable::Activation(output);
        let slope = is_softmax.then_some(Topic::Quantity(Quantity::Partial { of, by: Variable::NetInput(output) }));
        let updated = path.iter().rev().map(|weight| Topic::Quantity(Quantity::Updated(*weight)));
        let of_all = [Topic::Samples, Topic::Quantity(Quantity::Loss), by(Variable::Weight(path[0]))];
        let of_all = of_all.into_iter().chain(updated).chain([Topic::Outcome]);
        let of_sample = of_sample.chain(slope).map(|topic| (sample, topic));
        let of_all = of_all.map(|topic| (None, topic));
        let mut stops: Vec<usize> =
            of_sample.chain(of_all).filter_map(|place| self.places.get(&place).copied()).collect();
        stops.sort_unstable();
        stops.dedup();
        stops
    }

    /// A weight of each layer along one path through the network.
    fn first_path(&self) -> Vec<Weight> {
        let notation = Notation::of(&self.scenario);
        let mut path = Vec::<Weight>::new();
        for layer in notation.layers_of_weights() {
            let goes_on = |weight: &Weight| path.last().is_none_or(|before| weight.from == before.to);
            path.extend(self.first_that_matters(notation.weights_of(layer).filter(goes_on)));
        }
        path
    }

    /// The first of some weights whose derivative is not 0 by any of the formulas; a bias only if there is no other.
    fn first_that_matters(&self, weights: impl Iterator<Item = Weight>) -> Option<Weight> {
        let pass = self.samples.first().unwrap_or(&self.whole);
        let matters = |weight: &Weight| {
            let derivative = Quantity::loss_by(Variable::Weight(*weight));
            let readings = [ReadingKind::Exact, ReadingKind::Document].into_iter();
            let mut values = readings.filter_map(|reading| pass.values(reading)?.get(derivative));
            values.all(|value| value.is_finite() && value != 0.0)
        };
        let all: Vec<Weight> = weights.collect();
        let is_no_bias = |weight: &&Weight| weight.from > 0;
        let first = all.iter().filter(is_no_bias).find(|weight| matters(weight));
        first.or_else(|| all.iter().find(is_no_bias)).or(all.first()).copied()
    }
}
