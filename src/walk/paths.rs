//! All paths from a weight to the loss: the derivative with respect to it is the sum of their products.
//!
//! A path goes on from the unit after the weight, through one unit of each further layer, to an output. Its product is
//! the output before the weight, at each hidden unit the slope of its activation function and the weight that leads on,
//! and `∂E/∂X` of the output that it ends at. Backpropagation comes to the same sum without ever listing them.

use super::Walk;
use crate::{
    network::{Bias, Penalty},
    quantity::{Layer, Notation, Quantity, Unit, Variable, Weight},
    reading::Resolver,
};

/// The most paths that are listed.
pub const MOST_LISTED: usize = 1000;

/// The paths from a weight to the loss, with several samples in the first.
#[derive(Debug, Clone, PartialEq)]
pub struct Paths {
    /// The weight.
    pub weight: Weight,
    /// The sample that the numbers belong to, if there are several, counted from 1.
    pub sample: Option<u8>,
    /// The number of all paths.
    pub count: usize,
    /// The first [`MOST_LISTED`] of them, in the order of the units of each layer.
    pub listed: Vec<PathToLoss>,
    /// The sum of the products of all of them.
    pub sum: f64,
    /// `∂E/∂a` as it was worked out, with several samples for the loss of this one.
    pub derivative: f64,
    /// The contribution of the penalty to `∂E/∂a` of a single sample or of all, if there is one and the weight is not a
    /// bias.
    pub penalty: Option<f64>,
    /// `∂E/∂a` of all samples, if there are several.
    pub of_all_samples: Option<f64>,
}

/// One path.
#[derive(Debug, Clone, PartialEq)]
pub struct PathToLoss {
    /// The units after the weight, the last one an output.
    pub units: Vec<Unit>,
    /// The factors and their numbers.
    pub factors: Vec<(Quantity, f64)>,
    /// Their product.
    pub product: f64,
}

impl Walk {
    /// The paths from a weight to the loss of one of several samples, counted from 1, by the correct formulas; `None`
    /// where there is no such sample.
    #[must_use]
    pub fn paths(&self, weight: Weight, sample: Option<u8>) -> Option<Paths> {
        let (values, sample) = self.values_of_one(sample)?;
        let architecture = self.scenario().architecture();
        let is_penalised =
            self.scenario().penalty() == Penalty::Squares && (weight.from > 0 || architecture.bias == Bias::None);
        let value = |quantity| values.get(quantity).unwrap_or(f64::NAN);
        let by_weight = Quantity::loss_by(Variable::Weight(weight));
        let penalty = self.exact().get(Quantity::Penalty).unwrap_or(0.0);
        let network = Paved { notation: Notation::of(self.scenario()), values };
        let before = Quantity::Activation(weight.source());
        let mut listed = Vec::new();
        network.list(weight.destination(), &[], &[(before, value(before))], &mut listed);
        let sum = value(before) * network.sum_from(weight.destination());
        Some(Paths {
            weight,
            sample,
            count: self.paths_from(weight.destination().layer),
            listed,
            sum,
            derivative: value(by_weight),
            penalty: is_penalised.then(|| penalty * value(Quantity::Weight(weight))),
            of_all_samples: sample.and_then(|_| self.exact().get(by_weight)),
        })
    }

    /// The number of paths from one unit of a layer to the outputs.
    #[must_use]
    pub fn paths_from(&self, layer: Layer) -> usize {
        let sizes = self.scenario().sizes();
        (layer.place() + 1..=sizes.tables()).map(|behind| sizes.units(behind)).product()
    }
}

/// The network with the factors along its paths.
struct Paved<'a> {
    notation: Notation,
    values: &'a Resolver,
}

impl Paved<'_> {
    /// The factor at a unit: `∂E/∂X` where a path ends, otherwise the slope of its activation function.
    fn factor_at(&self, unit: Unit) -> (Quantity, f64) {
        self.numbered(if unit.layer == self.notation.output() {
            Quantity::loss_by(Variable::NetInput(unit))
        } else {
            Quantity::slope_of(unit)
        })
    }

    fn numbered(&self, quantity: Quantity) -> (Quantity, f64) {
        (quantity, self.values.get(quantity).unwrap_or(f64::NAN))
    }

    /// The weights out of a hidden unit.
    fn onward(&self, unit: Unit) -> impl Iterator<Item = Weight> + use<> {
        self.notation.computing(unit.layer.next()).map(move |to| Weight { layer: unit.layer, from: unit.index, to })
    }

    /// Lists the paths that begin with these units and factors and continue from a unit, until [`MOST_LISTED`] are
    /// listed.
    fn list(&self, at: Unit, units: &[Unit], factors: &[(Quantity, f64)], listed: &mut Vec<PathToLoss>) {
        if listed.len() == MOST_LISTED {
            return;
        }
        let units = [units, &[at]].concat();
        let factors = [factors, &[self.factor_at(at)]].concat();
        if at.layer == self.notation.output() {
            let product = factors.iter().map(|(_, factor)| factor).product();
            listed.push(PathToLoss { units, factors, product });
            return;
        }
        for weight in self.onward(at) {
            let factors = [factors.as_slice(), &[self.numbered(Quantity::Weight(weight))]].concat();
            self.list(weight.destination(), &units, &factors, listed);
        }
    }

    /// The sum of the products of all paths from a unit onwards. It is computed layer by layer from the outputs, so
    /// that a unit shared by many paths is visited once.
    fn sum_from(&self, unit: Unit) -> f64 {
        let output = self.notation.output();
        let mut of_next: Vec<f64> = Vec::new();
        for layer in self.notation.computing_layers().rev().take_while(|layer| *layer >= unit.layer) {
            let from = |index| {
                let at = Unit { layer, index };
                let (_, own) = self.factor_at(at);
                if layer == output {
                    return own;
                }
                let onward = self.onward(at).zip(&of_next);
                own * onward.map(|(weight, sum)| self.numbered(Quantity::Weight(weight)).1 * sum).sum::<f64>()
            };
            of_next = self.notation.computing(layer).map(from).collect();
        }
        of_next[usize::from(unit.index - self.notation.first(unit.layer))]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        network::{Activation, Architecture, HiddenActivations, Sizes},
        scenario::{Scenario, presets},
    };

    fn walks() -> impl Iterator<Item = Walk> {
        let deep = [&[2, 3, 4, 2][..], &[3, 2], &[2, 2, 1, 3, 2, 3]].into_iter().flat_map(|units| {
            [Architecture::REGRESSION, Architecture::CLASSIFICATION].map(|architecture| {
                let hidden = HiddenActivations::each(&[Activation::Tanh, Activation::Swish, Activation::SIGMOID]);
                let architecture = Architecture { hidden, ..architecture };
                Scenario::random(architecture, Sizes::new(units).unwrap(), 5)
            })
        });
        presets().iter().map(crate::scenario::Preset::scenario).chain(deep).map(Walk::new)
    }

    #[test]
    fn the_products_of_all_paths_sum_to_the_derivative() {
        for walk in walks() {
            for weight in walk.weights() {
                let paths = walk.paths(weight, None).unwrap();
                assert_eq!(paths.listed.len(), paths.count.min(MOST_LISTED));
                // The loss of a single one of several samples does not include the penalty.
                let penalty = paths.penalty.filter(|_| paths.sample.is_none());
                let sum = paths.sum + penalty.unwrap_or(0.0);
                let tolerance = 1e-12 * paths.derivative.abs().max(1.0);
                assert!((sum - paths.derivative).abs() <= tolerance, "{weight}: {sum}, {}", paths.derivative);
                let listed: f64 = paths.listed.iter().map(|path| path.product).sum();
                assert!((listed - paths.sum).abs() <= tolerance, "{weight}");
            }
        }
    }

    /// Visiting all 24 million would take seconds.
    #[test]
    fn of_more_paths_than_can_be_listed_the_sum_is_that_of_all() {
        let sizes = Sizes::new(&[3, 30, 30, 30, 30, 30, 30]).unwrap();
        let walk = Walk::new(Scenario::random(Architecture::REGRESSION, sizes, 3));
        let weight = Weight { layer: Layer::INPUT, from: 1, to: 2 };
        let paths = walk.paths(weight, None).unwrap();
        assert_eq!((paths.count, paths.listed.len()), (30_usize.pow(5), MOST_LISTED));
        assert!((paths.sum - paths.derivative).abs() <= 1e-12 * paths.derivative.abs().max(1.0));
        let factors = paths.listed.iter().map(|path| path.factors.len());
        assert!(factors.eq(std::iter::repeat_n(2 * 6, MOST_LISTED)), "an output, 5 slopes with a weight each, dE/dX");
    }

    #[test]
    fn every_path_is_listed_once_and_ends_at_an_output() {
        let scenario = Scenario::random(Architecture::REGRESSION, Sizes::new(&[1, 3, 4, 2]).unwrap(), 1);
        let walk = Walk::new(scenario);
        let paths = walk.paths(Weight { layer: Layer::INPUT, from: 1, to: 2 }, None).unwrap();
        assert_eq!(paths.count, 4 * 2);
        let mut seen: Vec<&[Unit]> = paths.listed.iter().map(|path| path.units.as_slice()).collect();
        assert!(seen.iter().all(|units| units.len() == 3 && units[2].layer == walk.output()));
        seen.dedup();
        assert_eq!(seen.len(), 8);
    }
}
