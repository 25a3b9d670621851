//! Why backpropagation works, in the numbers of one network: how many multiplications the reuse of `∂E/∂X` saves, and
//! that a small change of a weight changes the loss as the derivative predicts.

use super::{Topic, Walk};
use crate::{
    formula::{Digits, digits::significant},
    network::{Activation, Bias, Penalty},
    quantity::{Layer, Notation, Quantity, Unit, Variable, Weight},
    reading::{ReadingKind, Resolver},
};

/// One of the reasons, with its numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Its subject.
    pub heading: &'static str,
    /// Its sentences.
    pub sentences: Vec<String>,
}

/// The multiplications from `∂E/∂X` of the outputs to the derivatives with respect to all weights. A factor 1, as from
/// a bias unit, is not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Multiplications {
    /// With `∂E/∂X` of each hidden unit worked out once, for all weights into it.
    pub with_reuse: usize,
    /// With the whole product worked out for each weight.
    pub without: usize,
}

/// The effect of a small change of one weight on the loss.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nudge {
    /// The weight.
    pub weight: Weight,
    /// The amount added to it.
    pub by: f64,
    /// The change of the loss.
    pub change: f64,
    /// The change that the correct derivative predicts.
    pub predicted: f64,
}

/// The amount by which a weight is changed.
const CHANGE: f64 = 0.001;

impl Walk {
    /// The multiplications of the backward pass of one sample, with the reuse and without it.
    #[must_use]
    pub fn multiplications(&self) -> Multiplications {
        let notation = Notation::of(self.scenario());
        let (mut with_reuse, mut without) = (0, 0);
        // The multiplications for `∂E/∂X` of one unit if everything after it is worked out again.
        let mut from_scratch = 0;
        for layer in notation.layers_of_weights().rev() {
            let units = notation.computing(layer.next()).count();
            let biases = notation.units(layer).count() - notation.computing(layer).count();
            if layer.next() != notation.output() {
                // A product for each unit after it, and the derivative of the activation function.
                let behind = notation.computing(layer.next().next()).count();
                with_reuse += units * (behind + 1);
                from_scratch = behind * (from_scratch + 1) + 1;
            }
            let weights = notation.computing(layer).count() * units;
            with_reuse += weights;
            without += weights * (from_scratch + 1) + biases * units * from_scratch;
        }
        Multiplications { with_reuse, without }
    }

    /// The effect on the loss of all samples of a small increase of a weight.
    #[must_use]
    pub fn nudge(&self, weight: Weight) -> Option<Nudge> {
        let values = self.values(ReadingKind::Exact)?;
        let derivative = values.get(Quantity::loss_by(Variable::Weight(weight)))?;
        let before = values.get(Quantity::Loss)?;
        let mut weights = self.scenario().network().weights().clone();
        weights[Notation::of(self.scenario()).entry(weight)] += CHANGE;
        let moved = self.scenario().with_weights(&weights);
        let after = moved.network().objective(&moved.network_samples(), moved.reduction()).loss();
        let change = after - before;
        change.is_finite().then_some(Nudge { weight, by: CHANGE, change, predicted: derivative * CHANGE })
    }

    /// The weight to change: that of a step, or one into the unit or the layer that the step is about; otherwise one of
    /// the first layer.
    #[must_use]
    pub fn weight_to_change(&self, topic: Topic) -> Weight {
        let notation = Notation::of(self.scenario());
        let into = |unit: Unit| {
            let is_computed = unit.index >= notation.first(unit.layer);
            unit.layer.previous().filter(|_| is_computed).map(|layer| Weight { layer, from: 1, to: unit.index })
        };
        let first_into = |layer: Layer| into(Unit { layer, index: notation.first(layer) });
        let of_step = match topic {
            Topic::Quantity(Quantity::Updated(weight) | Quantity::Partial { by: Variable::Weight(weight), .. }) => {
                Some(weight)
            }
            Topic::Quantity(
                Quantity::NetInput(unit)
                | Quantity::Activation(unit)
                | Quantity::Partial { by: Variable::NetInput(unit) | Variable::Activation(unit), .. },
            ) => into(unit),
            Topic::ChainRule(layer) => first_into(layer.next()),
            _ => None,
        };
        of_step.or_else(|| first_into(Layer::INPUT.next())).expect("units after the inputs are computed")
    }

    /// Why backpropagation works, told with the numbers of the correct formulas; with several samples for one of them,
    /// the first if none is asked for.
    #[must_use]
    pub fn why(&self, weight: Weight, sample: Option<u8>, digits: Digits) -> Vec<Reason> {
        let (values, sample) = self.values_of_one(sample).unwrap_or((self.exact(), None));
        let said = |quantity: Quantity| {
            let name = sample.map_or(quantity, |sample| quantity.of_sample(sample));
            format!("{name} = {}", self.printed(values, quantity, digits))
        };
        vec![
            Reason { heading: "Forward", sentences: self.forward_in_words(&said) },
            Reason { heading: "Backward", sentences: self.backward_in_words(&said, weight) },
            Reason { heading: "Reuse", sentences: self.reuse_in_words(&said, weight, sample) },
            Reason { heading: "Check it", sentences: self.nudge_in_words(weight, digits) },
        ]
    }

    /// The values of one of several samples, counted from 1, the first if none is asked for; with a single sample its
    /// values. `None` where there is no such sample.
    #[must_use]
    pub fn values_of_one(&self, sample: Option<u8>) -> Option<(&Resolver, Option<u8>)> {
        if self.samples().next().is_none() {
            return Some((self.exact(), None));
        }
        let sample = sample.unwrap_or(1);
        Some((self.samples().nth(usize::from(sample).checked_sub(1)?)?, Some(sample)))
    }

    fn forward_in_words(&self, said: &dyn Fn(Quantity) -> String) -> Vec<String> {
        let output = Quantity::Activation(Unit { layer: self.output(), index: 0 });
        vec![format!(
            "Each unit adds up its inputs times their weights and applies its activation function: up to {} and the \
                 loss {}.",
            said(output),
            said(Quantity::Loss),
        )]
    }

    fn backward_in_words(&self, said: &dyn Fn(Quantity) -> String, weight: Weight) -> Vec<String> {
        let destination = weight.destination();
        let output = match destination.layer == self.output() {
            true => destination,
            false => Unit { layer: self.output(), index: 0 },
        };
        let by = |unit| Quantity::loss_by(Variable::NetInput(unit));
        let mut sentences = vec![format!(
            "dE/dX says how fast the loss grows with a net input. At {}: {}.",
            output.in_words(self.output()),
            said(by(output))
        )];
        let notation = Notation::of(self.scenario());
        let ends = [weight.destination(), weight.source()];
        let is_hidden = |unit: &Unit| notation.hidden_layers().any(|layer| layer == unit.layer);
        let hidden = ends.into_iter().find(|unit| is_hidden(unit) && unit.index >= notation.first(unit.layer));
        if let Some(hidden) = hidden {
            let slope = Quantity::slope_of(hidden);
            let through = |to| Weight { layer: hidden.layer, from: hidden.index, to };
            let behind = notation.computing(hidden.layer.next());
            let (first, last) = (through(*behind.start()), through(*behind.end()));
            let from = match behind.count() {
                1 => format!("Through the weight {first}"),
                _ => {
                    let units = hidden.layer.next().units_in_words(notation.output());
                    format!("From all {units}, through the weights {first} to {last},")
                }
            };
            sentences.push(format!(
                "{from} it passes back to the output of {}: {}. Times the \
                 slope {} it is {}.",
                hidden.in_words(notation.output()),
                said(Quantity::loss_by(Variable::Activation(hidden))),
                said(slope),
                said(by(hidden)),
            ));
        }
        sentences
    }

    fn reuse_in_words(&self, said: &dyn Fn(Quantity) -> String, weight: Weight, sample: Option<u8>) -> Vec<String> {
        let unit = weight.destination();
        let into = self.weights().filter(|other| other.layer == weight.layer && other.to == weight.to);
        let derivatives: Vec<String> = into
            .take(if sample.is_some() { 2 } else { 3 })
            .map(|other| said(Quantity::loss_by(Variable::Weight(other))))
            .collect();
        let Multiplications { with_reuse, without } = self.multiplications();
        let named = unit.in_words(self.output());
        let by_unit = Quantity::loss_by(Variable::NetInput(unit));
        let by_unit = sample.map_or(by_unit, |sample| by_unit.of_sample(sample));
        let penalty = match (self.scenario().penalty(), sample) {
            (Penalty::Squares, None) if self.scenario().architecture().bias == Bias::None => {
                ", with lambda times the weight added,"
            }
            (Penalty::Squares, None) => ", and with lambda times the weight added except for a bias,",
            _ => "",
        };
        let serves = format!(
            "{by_unit} serves every weight into {named}; times the weight's input{penalty} it is {}.",
            derivatives.join(", ")
        );
        let notation = Notation::of(self.scenario());
        let outputs = notation.units(notation.output()).count();
        let all = self.weights().filter(|weight| weight.from != 0).count();
        let biases = self.weights().filter(|weight| weight.from == 0).count();
        let apart = if penalty.is_empty() { "" } else { ", without the penalty" };
        let count = match notation.hidden_layers().collect::<Vec<_>>().as_slice() {
            [] if biases == 0 => format!("Each of the {all} weights takes 1 multiplication{apart}."),
            [] => format!("Each of the {all} non-bias weights takes 1 multiplication{apart}."),
            [only] => {
                let (each, hidden) = (outputs + 1, usize::from(notation.last(*only)));
                let into_hidden = self.weights().filter(|weight| weight.layer == Layer::INPUT).count();
                let weights = if outputs == 1 { "weight" } else { "weights" };
                format!(
                    "dE/dX of a hidden unit takes {each} multiplications ({outputs} {weights}, the slope), {} for \
                     {hidden}. Each of the {all} non-bias weights takes 1 more: {with_reuse} in all{apart}. Without \
                     reuse, the {each} come again for each of {into_hidden} weights into hidden units: {without}.",
                    each * hidden
                )
            }
            _ => format!(
                "dE/dX of a hidden unit takes 1 multiplication for each weight out of it and 1 for the slope: {}. Each \
                 of the {all} non-bias weights takes 1 more: {with_reuse} in all{apart}. If each weight worked \
                 out its dE/dX anew: {without} in all.",
                with_reuse - all
            ),
        };
        vec![serves, count]
    }

    fn nudge_in_words(&self, weight: Weight, digits: Digits) -> Vec<String> {
        let Some(Nudge { by, change, predicted, .. }) = self.nudge(weight) else { return Vec::new() };
        let number = |value| significant(value, digits.count());
        let loss = if self.samples().next().is_some() { "E of all samples" } else { "the loss" };
        let mut sentences = vec![format!(
            "Make {} larger by {by}: {loss} changes by {}. The derivative {} = {} predicts {by} times that: {}.",
            Quantity::Weight(weight),
            number(change),
            Quantity::loss_by(Variable::Weight(weight)),
            number(predicted / by),
            number(predicted),
        )];
        sentences.extend(self.at_its_kink(weight).map(|unit| {
            format!(
                "The net input of {} is exactly at its kink. The derivative is that from the left: it predicts only \
                 changes that make this net input smaller.",
                unit.in_words(self.output())
            )
        }));
        sentences
    }

    /// A unit that the weight acts on and whose activation has no derivative at its net input.
    fn at_its_kink(&self, weight: Weight) -> Option<Unit> {
        let (notation, shape) = (Notation::of(self.scenario()), self.exact().reading().shape());
        let later = notation.layers().filter(|layer| *layer > weight.layer.next());
        let acted_on =
            std::iter::once(weight.destination()).chain(later.flat_map(|layer| notation.computing_units(layer)));
        let is_at_kink = |unit: &Unit| {
            let kink = shape.activation_in(unit.layer).and_then(Activation::kink).filter(|kink| !kink.is_smooth());
            kink.is_some_and(|kink| {
                let values = self.samples().chain(std::iter::once(self.exact()));
                values.into_iter().any(|values| values.get(Quantity::NetInput(*unit)) == Some(kink.at))
            })
        };
        acted_on.into_iter().find(is_at_kink)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        network::{Architecture, Sizes, Weights},
        scenario::{Preset, Scenario, presets},
    };

    /// Counts the multiplications in all derivatives, leaving out factors of 1.
    fn counted(walk: &Walk, reuse: bool) -> usize {
        let notation = Notation::of(walk.scenario());
        // `∂E/∂X` of one unit: for each weight out of it, `∂E/∂X` after the weight, if not known yet, and the weight.
        fn by_unit(notation: Notation, layer: Layer, reuse: bool) -> usize {
            if layer == notation.output() {
                return 0;
            }
            let behind = || if reuse { 0 } else { by_unit(notation, layer.next(), reuse) };
            notation.computing(layer.next()).map(|_| behind() + 1).sum::<usize>() + 1
        }
        let units = notation.hidden_layers().flat_map(|layer| notation.computing(layer).map(move |_| layer));
        let known: usize = if reuse { units.map(|layer| by_unit(notation, layer, reuse)).sum() } else { 0 };
        let of_weight = |weight: Weight| {
            let again = if reuse { 0 } else { by_unit(notation, weight.layer.next(), reuse) };
            again + usize::from(weight.from != 0)
        };
        known + walk.weights().map(of_weight).sum::<usize>()
    }

    #[test]
    fn the_multiplications_are_those_of_a_count() {
        let mut scenarios: Vec<Scenario> = presets().iter().map(Preset::scenario).collect();
        for bias in Bias::ALL {
            let architecture = Architecture { bias, ..Architecture::CLASSIFICATION };
            for units in [&[4, 5, 3][..], &[4, 3], &[2, 3, 4, 2], &[1, 2, 1, 3, 2, 2]] {
                scenarios.push(Scenario::random(architecture, Sizes::new(units).unwrap(), 1));
            }
        }
        for scenario in scenarios {
            let walk = Walk::new(scenario);
            let Multiplications { with_reuse, without } = walk.multiplications();
            assert_eq!((with_reuse, without), (counted(&walk, true), counted(&walk, false)));
        }
    }

    /// Up to the cube of the change: the curvature is subtracted, with losses on both sides.
    #[test]
    fn a_small_change_does_what_the_derivative_predicts() {
        for preset in presets() {
            let walk = Walk::new(preset.scenario());
            let scenario = walk.scenario();
            let loss = |weights: &Weights| {
                let moved = scenario.with_weights(weights);
                moved.network().objective(&moved.network_samples(), moved.reduction()).loss()
            };
            for weight in walk.weights() {
                let Nudge { change, predicted, by, .. } = walk.nudge(weight).unwrap();
                let mut below = scenario.network().weights().clone();
                below[Notation::of(scenario).entry(weight)] -= by;
                let here = loss(scenario.network().weights());
                let curve = (change + loss(&below) - here) / 2.0;
                assert!((change - predicted - curve).abs() <= 1e-8, "{}: {weight}: {change} {predicted}", preset.name);
            }
        }
    }
}
