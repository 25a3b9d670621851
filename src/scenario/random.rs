//! Exercises drawn from a seed.
//!
//! A seed gives the same exercise on every machine and in every version. So the generator is ChaCha8, whose stream is
//! fixed by its specification, and numbers are made from its 64-bit words here, as libraries change how they do that: a
//! word modulo the number of choices is the choice. (This favours the first choices by less than one part in 10^17.)
//!
//! One word is drawn for each number in a fixed order, even for numbers that a file gives: the tables of weights from
//! the inputs onwards, each row by row, `x`, then `target` (one word for the class with softmax outputs, otherwise one
//! for each output). A network without biases has no words for them.

use rand::rngs::ChaCha8Rng;
use rand::{Rng, SeedableRng};

use crate::network::{Activation, Architecture, Loss, OutputActivation, Reduction, Sizes};

use super::{Example, Number, Parts, Problem, Scenario};

impl Scenario {
    /// The exercise of a seed, with α = 0.1 and one sample.
    ///
    /// The numbers have one decimal and are never 0: weights from −0.9 to 0.9, inputs multiples of a half from −2.0 to
    /// 2.0. Targets are numbers that such outputs can come near: a class with softmax, 0 or 1 with the cross-entropy of
    /// sigmoid outputs, otherwise numbers from −0.9 to 0.9 in the range of the outputs' activation.
    ///
    /// # Panics
    /// If the sizes are not within the limits that [`Sizes::new`] and [`Sizes::check_weights`] check, or the loss is
    /// not defined on the outputs.
    pub fn random(architecture: Architecture, sizes: Sizes, seed: u64) -> Self {
        let Drawn { weights, x, target } = Drawn::new(architecture, sizes, seed);
        Self::new(Parts {
            title: None,
            problem: Problem::of(architecture.output),
            architecture,
            alpha: Number::typed(0.1, "0.1"),
            samples: vec![Example { x, target }],
            reduction: Reduction::Mean,
            lambda: Number::typed(0.0, "0"),
            weights,
        })
        .expect("drawn numbers are within the limits, and so are checked sizes")
    }

    /// The exercise of a seed on this scenario's network, with its learning rate.
    ///
    /// Several samples stay as they are, since they belong together; a single one is drawn too.
    #[must_use]
    pub fn redrawn(&self, seed: u64) -> Self {
        let Drawn { weights, x, target } = Drawn::new(self.architecture(), self.sizes(), seed);
        let samples = match self.samples() {
            [_] => vec![Example { x, target }],
            several => several.to_vec(),
        };
        let parts = Parts { title: None, samples, weights, ..Parts::clone(&self.parts) };
        Self::of_checked(parts, self.sizes())
    }
}

/// Everything that a seed determines.
pub(super) struct Drawn {
    pub(super) weights: Vec<Vec<Vec<Number>>>,
    pub(super) x: Vec<Number>,
    pub(super) target: Vec<Number>,
}

impl Drawn {
    pub(super) fn new(architecture: Architecture, sizes: Sizes, seed: u64) -> Self {
        let mut generator = ChaCha8Rng::seed_from_u64(seed);
        let bias = architecture.bias.units();
        let weights = (0..sizes.tables())
            .map(|position| table(&mut generator, sizes.units(position) + bias, sizes.units(position + 1)))
            .collect();
        let x = (0..sizes.inputs()).map(|_| multiple(&mut generator, 4, 5)).collect();
        let target = target(&mut generator, architecture, sizes.outputs());
        Self { weights, x, target }
    }
}

fn target(generator: &mut ChaCha8Rng, architecture: Architecture, outputs: usize) -> Vec<Number> {
    match (architecture.output, architecture.loss) {
        (OutputActivation::Softmax, _) => one_hot(choice(generator, outputs), outputs),
        (OutputActivation::Each(Activation::Sigmoid(_)), Loss::CrossEntropy) => {
            (0..outputs).map(|_| label(choice(generator, 2))).collect()
        }
        (OutputActivation::Each(own), _) => {
            let reached = reached_tenths(own);
            (0..outputs).map(|_| reached[choice(generator, reached.len())].clone()).collect()
        }
    }
}

/// The tenths from −0.9 to 0.9, without 0, that outputs with an activation can reach: a number beyond that range cannot
/// be learnt.
fn reached_tenths(activation: Activation) -> Vec<Number> {
    let (low, high) = activation.range();
    let below = (1..10).rev().map(|count| tenths("-", count));
    let above = (1..10).map(|count| tenths("", count));
    below.chain(above).filter(|number| low < number.value && number.value < high).collect()
}

/// A class among several as a distribution.
pub(super) fn one_hot(class: usize, classes: usize) -> Vec<Number> {
    (0..classes).map(|n| label(usize::from(n == class))).collect()
}

/// 0 or 1.
fn label(label: usize) -> Number {
    Number::typed(label as f64, label.to_string())
}

fn table(generator: &mut ChaCha8Rng, rows: usize, columns: usize) -> Vec<Vec<Number>> {
    (0..rows).map(|_| (0..columns).map(|_| multiple(generator, 9, 1)).collect()).collect()
}

/// One of −most .. −1, 1 .. most times a number of tenths, each equally likely.
fn multiple(generator: &mut ChaCha8Rng, most: usize, unit: usize) -> Number {
    let choice = choice(generator, 2 * most);
    let (sign, factor) = if choice < most { ("-", most - choice) } else { ("", choice - most + 1) };
    tenths(sign, factor * unit)
}

/// A sign and a number of tenths.
fn tenths(sign: &str, tenths: usize) -> Number {
    let text = format!("{sign}{}.{}", tenths / 10, tenths % 10);
    let value = text.parse().expect("a sign, a digit, a point and a digit are a number");
    Number::typed(value, text)
}

fn choice(generator: &mut ChaCha8Rng, choices: usize) -> usize {
    (generator.next_u64() % choices as u64) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::Bias;
    use std::collections::BTreeSet;

    #[test]
    fn a_seed_stands_for_the_same_exercise_for_ever() {
        let sizes = Sizes::new(&[2, 3, 3]).unwrap();
        let scenario = Scenario::random(Architecture::CLASSIFICATION, sizes, 7);
        let golden = "\
problem = \"classification\"
alpha   = 0.1
x       = [0.5, 1.0]
target  = 1
first   = [[-0.6,  0.6,  0.1],
           [-0.6, -0.5, -0.7],
           [-0.2, -0.9, -0.4]]
second  = [[-0.2, -0.9, -0.2],
           [-0.8,  0.3,  0.4],
           [ 0.6,  0.6, -0.1],
           [-0.7,  0.1,  0.7]]
";
        assert_eq!(scenario.to_toml(), golden);
        let other = Scenario::random(Architecture::CLASSIFICATION, sizes, 8);
        assert_ne!(scenario, other);
    }

    /// All texts that are drawn as targets of such a network.
    fn targets(output: OutputActivation, loss: Loss) -> Vec<String> {
        let architecture = Architecture { output, loss, ..Architecture::REGRESSION };
        let sizes = Sizes::new(&[1, 1, 1]).unwrap();
        let drawn = |seed| Drawn::new(architecture, sizes, seed).target[0].to_string();
        let texts: BTreeSet<String> = (0..500).map(drawn).collect();
        texts.into_iter().collect()
    }

    #[test]
    fn targets_are_what_the_outputs_can_come_near() {
        let sigmoid = OutputActivation::Each(Activation::SIGMOID);
        assert_eq!(targets(sigmoid, Loss::CrossEntropy), ["0", "1"]);
        let tenths = ["0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9"];
        assert_eq!(targets(sigmoid, Loss::HalfSquared), tenths);
        for output in [OutputActivation::LINEAR, OutputActivation::Each(Activation::Tanh)] {
            let both_signs: BTreeSet<String> =
                tenths.iter().flat_map(|text| [format!("-{text}"), (*text).to_owned()]).collect();
            assert_eq!(targets(output, Loss::Squared), both_signs.into_iter().collect::<Vec<_>>());
        }
        let swish = OutputActivation::Each(Activation::Swish);
        assert_eq!(targets(swish, Loss::Squared), [&["-0.1", "-0.2"][..], &tenths].concat());
        // With a single class there is no choice.
        assert_eq!(targets(OutputActivation::Softmax, Loss::Squared), ["1"]);
    }

    #[test]
    fn a_network_without_biases_draws_none_and_goes_on_with_the_rest() {
        let sizes = Sizes::new(&[1, 1, 1]).unwrap();
        let with = Drawn::new(Architecture::REGRESSION, sizes, 7);
        let without = Drawn::new(Architecture { bias: Bias::None, ..Architecture::REGRESSION }, sizes, 7);
        assert_eq!((without.weights[0].len(), without.weights[1].len()), (1, 1));
        // The random words of a network with biases are bias, weight, bias, weight.
        assert_eq!((&without.weights[0][0], &without.weights[1][0]), (&with.weights[0][0], &with.weights[0][1]));
    }

    #[test]
    fn drawn_anew_a_scenario_keeps_its_network_and_several_samples() {
        let textbook = Scenario::load("textbook").unwrap();
        let drawn = textbook.redrawn(7);
        let random = Scenario::random(textbook.architecture(), textbook.sizes(), 7);
        assert_eq!((drawn.samples(), drawn.weights()), (random.samples(), random.weights()));
        assert_eq!((drawn.alpha(), drawn.title()), (textbook.alpha(), None));
        let xor = Scenario::load("xor").unwrap();
        assert_eq!(xor.redrawn(7).samples(), xor.samples());
        assert_ne!(xor.redrawn(7).weights(), xor.weights());
    }

    #[test]
    fn every_choice_comes_up_and_none_is_zero() {
        let mut generator = ChaCha8Rng::seed_from_u64(1);
        let mut texts: Vec<String> = (0..500).map(|_| multiple(&mut generator, 4, 5).to_string()).collect();
        texts.sort();
        texts.dedup();
        assert_eq!(texts, ["-0.5", "-1.0", "-1.5", "-2.0", "0.5", "1.0", "1.5", "2.0"]);
    }

    #[test]
    fn all_sizes_can_be_drawn() {
        for architecture in Architecture::all() {
            for units in [1, 16] {
                let sizes = Sizes::new(&[units, units, units]).unwrap();
                assert_eq!(Scenario::random(architecture, sizes, u64::MAX).sizes(), sizes);
            }
        }
    }
}
