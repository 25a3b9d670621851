//! All paths from a weight to the loss: the derivative by it is the sum of their products.
//!
//! A path goes on from the unit behind the weight, through one unit of each further layer, to an output. Its product is
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

/// The paths from a weight to the loss, of several samples in the first.
#[derive(Debug, Clone, PartialEq)]
pub struct Paths {
    /// The weight.
    pub weight: Weight,
    /// Which of several samples the numbers are of, counted from 1.
    pub sample: Option<u8>,
    /// How many there are.
    pub count: usize,
    /// The first [`MOST_LISTED`] of them, from the first unit of each layer to the last.
    pub listed: Vec<PathToLoss>,
    /// The sum of the products of all.
    pub sum: f64,
    /// What the penalty adds, where there is one and the weight is no bias.
    pub penalty: Option<f64>,
    /// `∂E/∂a`, as it was worked out.
    pub derivative: f64,
}

/// One path.
#[derive(Debug, Clone, PartialEq)]
pub struct PathToLoss {
    /// The units behind the weight, the last an output.
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
        let several: Vec<&Resolver> = self.samples().collect();
        let (values, sample) = match (several.is_empty(), sample) {
            (true, _) => (self.exact(), None),
            (false, sample) => {
                let sample = sample.unwrap_or(1);
                (*several.get(usize::from(sample).checked_sub(1)?)?, Some(sample))
            }
        };
        let architecture = self.scenario().architecture();
        let is_penalised = architecture.penalty == Penalty::Squares
            && sample.is_none()
            && (weight.from > 0 || architecture.bias == Bias::None);
        let value = |quantity| values.get(quantity).unwrap_or(f64::NAN);
        let mut search = Search { notation: Notation::of(self.scenario()), values, listed: Vec::new(), sum: 0.0 };
        let before = Quantity::Activation(weight.source());
        search.go_on(weight.destination(), vec![], vec![(before, value(before))]);
        let Search { listed, sum, .. } = search;
        Some(Paths {
            weight,
            sample,
            count: self.paths_from(weight.destination().layer),
            listed,
            sum,
            penalty: is_penalised.then(|| value(Quantity::Penalty) * value(Quantity::Weight(weight))),
            derivative: value(Quantity::loss_by(Variable::Weight(weight))),
        })
    }

    /// How many paths lead from one unit of a layer to the outputs.
    #[must_use]
    pub fn paths_from(&self, layer: Layer) -> usize {
        let sizes = self.scenario().sizes();
        (layer.place() + 1..=sizes.tables()).map(|behind| sizes.units(behind)).product()
    }
}

struct Search<'a> {
    notation: Notation,
    values: &'a Resolver,
    listed: Vec<PathToLoss>,
    sum: f64,
}

impl Search<'_> {
    /// Every path that begins with these units and factors and goes on at a unit.
    fn go_on(&mut self, unit: Unit, mut units: Vec<Unit>, mut factors: Vec<(Quantity, f64)>) {
        let value = |quantity| (quantity, self.values.get(quantity).unwrap_or(f64::NAN));
        units.push(unit);
        if unit.layer == self.notation.output() {
            factors.push(value(Quantity::loss_by(Variable::NetInput(unit))));
            let product = factors.iter().map(|(_, factor)| factor).product::<f64>();
            self.sum += product;
            if self.listed.len() < MOST_LISTED {
                self.listed.push(PathToLoss { units, factors, product });
            }
            return;
        }
        factors.push(value(Quantity::Partial { of: Variable::Activation(unit), by: Variable::NetInput(unit) }));
        for to in self.notation.computing(unit.layer.next()) {
            let weight = Weight { layer: unit.layer, from: unit.index, to };
            let mut factors = factors.clone();
            factors.push(value(Quantity::Weight(weight)));
            self.go_on(weight.destination(), units.clone(), factors);
        }
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
                let sum = paths.sum + paths.penalty.unwrap_or(0.0);
                let tolerance = 1e-12 * paths.derivative.abs().max(1.0);
                assert!((sum - paths.derivative).abs() <= tolerance, "{weight}: {sum}, {}", paths.derivative);
                let listed: f64 = paths.listed.iter().map(|path| path.product).sum();
                assert!((listed - paths.sum).abs() <= tolerance, "{weight}");
            }
        }
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
