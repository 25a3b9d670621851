//! Why backpropagation works, in the numbers of one network: how many multiplications the reuse of `∂E/∂X` saves, and
//! that a small change of a weight changes the loss as the derivative predicts.

use super::Walk;
use crate::{
    formula::{Digits, digits::significant},
    quantity::{Layer, Notation, Quantity, Unit, Variable, Weight, WeightLayer},
    reading::{ReadingKind, Resolver},
};

/// One of the reasons, with its numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// What it is about.
    pub heading: &'static str,
    /// What there is to say.
    pub sentences: Vec<String>,
}

/// The multiplications that lead from `∂E/∂X` of the outputs to the derivatives by all weights. A factor 1, as from a
/// bias unit, is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Multiplications {
    /// With `∂E/∂X` of each hidden unit worked out once, for all weights that lead into it.
    pub with_reuse: usize,
    /// With the whole product worked out for each weight.
    pub without: usize,
}

/// What a small change of one weight does to the loss.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nudge {
    /// The weight.
    pub weight: Weight,
    /// How much is added to it.
    pub by: f64,
    /// How much the loss changes.
    pub change: f64,
    /// How much the correct derivative predicts.
    pub predicted: f64,
}

/// How much a weight is changed.
const CHANGE: f64 = 0.001;

impl Walk {
    /// The multiplications of the backward pass of one sample, with the reuse and without.
    #[must_use]
    pub fn multiplications(&self) -> Multiplications {
        let notation = Notation::of(self.scenario());
        let outputs = notation.units(Layer::Output).count();
        let computed = |layer| usize::from(notation.last(layer));
        let (inputs, hidden) = (computed(Layer::Input), computed(Layer::Hidden));
        let biases = notation.units(Layer::Input).count() - inputs;
        // ∂E/∂X_k is a product for each output, and the derivative of the activation function.
        let unit = outputs + 1;
        let second_layer = hidden * outputs;
        Multiplications {
            with_reuse: hidden * unit + inputs * hidden + second_layer,
            without: inputs * hidden * (unit + 1) + biases * hidden * unit + second_layer,
        }
    }

    /// What happens to the loss of all samples where a weight grows a little.
    #[must_use]
    pub fn nudge(&self, weight: Weight) -> Option<Nudge> {
        let values = self.values(ReadingKind::Exact)?;
        let derivative = values.get(Quantity::loss_by(Variable::Weight(weight)))?;
        let before = values.get(Quantity::Loss)?;
        let mut weights = self.scenario().network().weights().clone();
        weights[super::pass::entry_of(weight, self.scenario().architecture().bias)] += CHANGE;
        let moved = self.scenario().with_weights(&weights);
        let after = moved.network().loss_of(&moved.network_samples(), moved.reduction());
        let change = after - before;
        change.is_finite().then_some(Nudge { weight, by: CHANGE, change, predicted: derivative * CHANGE })
    }

    /// The weight to change: the one of a step, or else one of the first layer.
    #[must_use]
    pub fn weight_to_change(&self, quantity: Option<Quantity>) -> Weight {
        match quantity {
            Some(Quantity::Updated(weight) | Quantity::Partial { by: Variable::Weight(weight), .. }) => weight,
            _ => Weight { layer: WeightLayer::First, from: 1, to: 1 },
        }
    }

    /// Why backpropagation works, told with the numbers of the correct formulas; of several samples, of the first.
    #[must_use]
    pub fn why(&self, weight: Weight, digits: Digits) -> Vec<Reason> {
        let values = self.samples().next().unwrap_or(self.exact());
        vec![
            Reason { heading: "Forward", sentences: self.forward_in_words(values, digits) },
            Reason { heading: "The loss flows back", sentences: self.backward_in_words(values, weight, digits) },
            Reason { heading: "Reuse", sentences: self.reuse_in_words(values, weight, digits) },
            Reason { heading: "Check it", sentences: self.nudge_in_words(weight, digits) },
        ]
    }

    fn said(&self, values: &Resolver, quantity: Quantity, digits: Digits) -> String {
        format!("{quantity} = {}", self.printed(values, quantity, digits))
    }

    fn forward_in_words(&self, values: &Resolver, digits: Digits) -> Vec<String> {
        let output = Quantity::Activation(Unit { layer: Layer::Output, index: 0 });
        let of_first = if self.samples().next().is_some() { " (sample 1)" } else { "" };
        vec![format!(
            "Each unit adds up its inputs times their weights and applies its activation function: up to {} and the \
                 loss {}{of_first}.",
            self.said(values, output, digits),
            self.said(values, Quantity::Loss, digits),
        )]
    }

    fn backward_in_words(&self, values: &Resolver, weight: Weight, digits: Digits) -> Vec<String> {
        let output = Unit { layer: Layer::Output, index: 0 };
        let by = |unit| Quantity::loss_by(Variable::NetInput(unit));
        let mut sentences = vec![format!(
            "dE/dX says how fast the loss grows with a net input. At the output: {}.",
            self.said(values, by(output), digits)
        )];
        let hidden = match weight.layer {
            WeightLayer::First => weight.destination(),
            WeightLayer::Second => weight.source(),
        };
        if hidden.index >= Notation::of(self.scenario()).first(Layer::Hidden) {
            let slope = Quantity::Partial { of: Variable::Activation(hidden), by: Variable::NetInput(hidden) };
            let through = |to| Weight { layer: WeightLayer::Second, from: hidden.index, to };
            let from = match Notation::of(self.scenario()).last(Layer::Output) {
                0 => format!("Through the weight {}", through(0)),
                last => format!("From all outputs, through the weights {} to {},", through(0), through(last)),
            };
            sentences.push(format!(
                "{from} it passes back to the output of hidden unit {}: {}. Times the \
                 slope {} it is {}.",
                hidden.index,
                self.said(values, Quantity::loss_by(Variable::Activation(hidden)), digits),
                self.said(values, slope, digits),
                self.said(values, by(hidden), digits),
            ));
        }
        sentences
    }

    fn reuse_in_words(&self, values: &Resolver, weight: Weight, digits: Digits) -> Vec<String> {
        let unit = weight.destination();
        let into = self.weights().filter(|other| other.layer == weight.layer && other.to == weight.to);
        let derivatives: Vec<String> =
            into.take(3).map(|other| self.said(values, Quantity::loss_by(Variable::Weight(other)), digits)).collect();
        let Multiplications { with_reuse, without } = self.multiplications();
        let notation = Notation::of(self.scenario());
        let (outputs, hidden) = (notation.units(Layer::Output).count(), notation.last(Layer::Hidden));
        let (each, all) = (outputs + 1, self.weights().filter(|weight| weight.from != 0).count());
        let into_hidden = self.weights().filter(|weight| weight.layer == WeightLayer::First).count();
        let named = match unit.layer {
            Layer::Output => format!("output {}", unit.index),
            Layer::Hidden | Layer::Input => format!("hidden unit {}", unit.index),
        };
        let weights = if outputs == 1 { "weight" } else { "weights" };
        vec![
            format!(
                "{} serves every weight into {named}; times the weight's input it is {}.",
                Quantity::loss_by(Variable::NetInput(unit)),
                derivatives.join(", ")
            ),
            format!(
                "dE/dX of a hidden unit takes {each} multiplications ({outputs} {weights}, the slope), {} for {hidden}; \
                 each of {all} weights not from a bias 1 more: {with_reuse}. Without reuse, the {each} come again for \
                 each of {into_hidden} weights into hidden units: {without}.",
                each * usize::from(hidden)
            ),
        ]
    }

    fn nudge_in_words(&self, weight: Weight, digits: Digits) -> Vec<String> {
        let Some(Nudge { by, change, predicted, .. }) = self.nudge(weight) else { return Vec::new() };
        let number = |value| significant(value, digits.count());
        vec![format!(
            "Make {} larger by {by}: the loss changes by {}. The derivative predicts {by} times {}: {}.",
            Quantity::Weight(weight),
            number(change),
            Quantity::loss_by(Variable::Weight(weight)),
            number(predicted),
        )]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        network::{Architecture, Bias, Sizes, Weights},
        scenario::{Preset, Scenario, presets},
    };

    /// Counts what is multiplied while all derivatives are worked out, a factor 1 left out.
    fn counted(walk: &Walk, reuse: bool) -> usize {
        let notation = Notation::of(walk.scenario());
        let mut count = 0;
        let by_unit = |count: &mut usize| {
            for _ in notation.units(Layer::Output) {
                *count += 1;
            }
            *count += 1;
        };
        if reuse {
            (1..=notation.last(Layer::Hidden)).for_each(|_| by_unit(&mut count));
        }
        for weight in walk.weights() {
            if weight.layer == WeightLayer::First && !reuse {
                by_unit(&mut count);
            }
            count += usize::from(weight.from != 0);
        }
        count
    }

    #[test]
    fn the_multiplications_are_those_of_a_count() {
        let mut scenarios: Vec<Scenario> = presets().iter().map(Preset::scenario).collect();
        for bias in Bias::ALL {
            let architecture = Architecture { bias, ..Architecture::CLASSIFICATION };
            scenarios.push(Scenario::random(architecture, Sizes::new(4, 5, 3).unwrap(), 1));
        }
        for scenario in scenarios {
            let walk = Walk::new(scenario);
            let Multiplications { with_reuse, without } = walk.multiplications();
            assert_eq!((with_reuse, without), (counted(&walk, true), counted(&walk, false)));
        }
    }

    /// Up to the cube of the change: what the loss curves by is taken off, from losses on both sides.
    #[test]
    fn a_small_change_does_what_the_derivative_predicts() {
        for preset in presets() {
            let walk = Walk::new(preset.scenario());
            let scenario = walk.scenario();
            let loss = |weights: &Weights| {
                let moved = scenario.with_weights(weights);
                moved.network().loss_of(&moved.network_samples(), moved.reduction())
            };
            for weight in walk.weights() {
                let Nudge { change, predicted, by, .. } = walk.nudge(weight).unwrap();
                let mut below = scenario.network().weights().clone();
                below[crate::walk::pass::entry_of(weight, scenario.architecture().bias)] -= by;
                let here = loss(scenario.network().weights());
                let curve = (change + loss(&below) - here) / 2.0;
                assert!((change - predicted - curve).abs() <= 1e-8, "{}: {weight}: {change} {predicted}", preset.name);
            }
        }
    }
}
