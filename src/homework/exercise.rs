//! Exercises whose numbers are good to work with by hand.
//!
//! Exercise n (from 1) of a seed is looked for among candidates. They come from stream n of the ChaCha8 generator of
//! the seed, two 64-bit words for each: the first is the seed that [`Scenario::random`] draws the numbers from, the
//! second modulo the number of learning rates chooses one. So an exercise does not depend on how many others are made.
//!
//! A candidate is good if it has no [`Fault`]s. Of the first few good ones that one is taken on which the fewest slips
//! look alike: a slip that is added to the catalogue may make another the clearest.

use std::{collections::BTreeSet, sync::Arc};

use rand::{Rng, SeedableRng, rngs::ChaCha8Rng};
use thiserror::Error;

use super::{
    asked::asked,
    shares::on_all_processors,
    twins::{Twin, Twins},
};
use crate::reading::letters::document::INPUT;
use crate::{
    network::{Activation, Architecture, Bias, Kink, OutputActivation, Sizes},
    quantity::{Quantity, Unit, Variable},
    reading::{Reading, Resolver},
    scenario::{Number, Parts, Problem, Scenario},
};

/// The largest net input: units further out are flat.
pub const LARGEST_NET_INPUT: f64 = 2.5;
/// The smallest net input of a unit that is off below its kink, and the smallest distance from any other kink.
pub const SMALLEST_NET_INPUT: f64 = 0.05;
/// The smallest size of a derivative: it has a digit left in four decimals, and moves its weight.
pub const SMALLEST_DERIVATIVE: f64 = 0.002;

/// What a learning rate may be: none that can be forgotten, or be ten times too large, unseen.
const LEARNING_RATES: [(f64, &str); 6] =
    [(0.2, "0.2"), (0.3, "0.3"), (0.4, "0.4"), (0.5, "0.5"), (0.6, "0.6"), (0.7, "0.7")];

/// Of more inputs than these, all different and none of them 1, there are too few exercises.
const MOST_DIFFERENT_INPUTS: usize = 4;

/// Good candidates that are compared.
const COMPARED: usize = 12;
/// Candidates that are drawn at most.
const MOST_DRAWN: usize = 400;

/// What kind of network exercises are on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    problem: Option<Problem>,
    architecture: Architecture,
    sizes: Sizes,
}

/// A kind of network on which there is nothing to work out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("found 1 output; expected 2 or more: the softmax of a single output is always 1")]
pub struct OneClass;

impl Kind {
    /// The network of a scenario; its numbers and how many samples it has do not matter.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        Self { problem: scenario.problem(), architecture: scenario.architecture(), sizes: scenario.sizes() }
    }

    /// The sizes of its layers.
    #[must_use]
    pub fn sizes(&self) -> Sizes {
        self.sizes
    }

    /// What is done with the bias units.
    #[must_use]
    pub fn bias(&self) -> Bias {
        self.architecture.bias
    }

    /// The same in other sizes.
    ///
    /// # Errors
    /// [`OneClass`] where the outputs would be no choice.
    pub fn with_sizes(self, sizes: Sizes) -> Result<Self, OneClass> {
        if self.architecture.output == OutputActivation::Softmax && sizes.outputs() < 2 {
            return Err(OneClass);
        }
        Ok(Self { sizes, ..self })
    }
}

/// What makes numbers bad to work with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// An input that is 1, as the bias is, or the same as one before it: it can be left out, or taken for that, unseen.
    Mistakable(Unit),
    /// A unit far out, where it is flat.
    Saturated(Unit),
    /// A unit that is off, or nearly.
    Off(Unit),
    /// A derivative that is 0 or nearly.
    Tiny(Quantity),
    /// The right step makes the loss no smaller.
    Uphill,
}

/// Makes exercises on one kind of network.
pub struct Exercises {
    kind: Kind,
    /// The right laws over one another, as that takes the least time.
    right: Arc<Reading>,
    asked: Vec<Quantity>,
    twins: Twins,
}

impl Exercises {
    /// Exercises on such networks.
    #[must_use]
    pub fn on(kind: Kind) -> Self {
        let any = Scenario::random(kind.architecture, kind.sizes, 0);
        let twins = Twins::of(&any);
        Self { kind, right: Arc::clone(twins.right()), asked: asked(&any), twins }
    }

    /// Exercise `number` (from 1) of a seed, the same on every machine. Where none of the candidates is good, as with
    /// layers of many units, the one with the fewest faults.
    #[must_use]
    pub fn draw(&self, seed: u64, number: u32) -> Scenario {
        let mut words = ChaCha8Rng::seed_from_u64(seed);
        words.set_stream(u64::from(number));
        let mut good = Vec::new();
        let mut best: Option<(usize, Scenario)> = None;
        for _ in 0..MOST_DRAWN {
            let candidate = self.candidate(&mut words, number);
            let values = Resolver::new(Arc::clone(&self.right), &candidate);
            let of_units = self.faults_of_inputs(&values).len() + self.faults_of_units(&values).len();
            // The derivatives of large networks take long, and cannot make up for it.
            if best.as_ref().is_some_and(|(fewest, _)| of_units >= *fewest) {
                continue;
            }
            let faults = of_units + self.faults_of_derivatives(&values).len();
            if faults == 0 {
                good.push(candidate);
                if good.len() == COMPARED {
                    break;
                }
            } else if best.as_ref().is_none_or(|(fewest, _)| faults < *fewest) {
                best = Some((faults, candidate));
            }
        }
        let chosen = self.clearest(good).or(best.map(|(_, scenario)| scenario));
        chosen.expect("some candidates were drawn, and each is good or has faults")
    }

    /// Several exercises of a seed, each as [`Exercises::draw`] draws it.
    #[must_use]
    pub fn draw_each(&self, seed: u64, numbers: &[u32]) -> Vec<Scenario> {
        on_all_processors(numbers, || (), |(), number| self.draw(seed, *number))
    }

    /// What is wrong with the numbers of a scenario on this kind of network.
    #[must_use]
    pub fn faults(&self, scenario: &Scenario) -> Vec<Fault> {
        let values = Resolver::new(Arc::clone(&self.right), scenario);
        let mut faults = self.faults_of_inputs(&values);
        faults.extend(self.faults_of_units(&values));
        faults.extend(self.faults_of_derivatives(&values));
        faults
    }

    fn faults_of_inputs(&self, values: &Resolver) -> Vec<Fault> {
        if self.kind.sizes.inputs() > MOST_DIFFERENT_INPUTS {
            return Vec::new();
        }
        let notation = self.right.shape().notation();
        let first = notation.first(INPUT);
        let unit = |index| Unit { layer: INPUT, index };
        let value = |index| values.get(Quantity::Activation(unit(index)));
        let is_mistakable =
            |index: &u8| value(*index) == Some(1.0) || (first..*index).any(|before| value(before) == value(*index));
        let inputs = first..=notation.last(INPUT);
        inputs.filter(is_mistakable).map(|index| Fault::Mistakable(unit(index))).collect()
    }

    fn faults_of_units(&self, values: &Resolver) -> Vec<Fault> {
        let mut faults = Vec::new();
        for unit in self.units() {
            let net_input = values.get(Quantity::NetInput(unit)).unwrap_or(f64::NAN);
            let is_hidden = unit.layer != self.right.shape().output();
            let own = self.right.shape().activation_in(unit.layer).filter(|_| is_hidden);
            let kink = own.and_then(Activation::kink);
            let is_off = |kink: &Kink| match kink.below.slope {
                0.0 => net_input < kink.at + SMALLEST_NET_INPUT,
                _ => (net_input - kink.at).abs() < SMALLEST_NET_INPUT,
            };
            if kink.as_ref().is_some_and(is_off) {
                faults.push(Fault::Off(unit));
            } else if net_input.abs() > LARGEST_NET_INPUT {
                faults.push(Fault::Saturated(unit));
            }
        }
        faults
    }

    /// What is wrong with the way back, and with where the step leads.
    fn faults_of_derivatives(&self, values: &Resolver) -> Vec<Fault> {
        let derivatives =
            self.asked.iter().filter(|quantity| matches!(quantity, Quantity::Partial { of: Variable::Loss, .. }));
        let tiny = derivatives.filter(|quantity| {
            let size = values.get(**quantity).unwrap_or(f64::NAN).abs();
            size.is_nan() || size < SMALLEST_DERIVATIVE
        });
        let mut faults: Vec<Fault> = tiny.map(|quantity| Fault::Tiny(*quantity)).collect();
        let falls = values
            .get(Quantity::LossAfter)
            .zip(values.get(Quantity::Loss))
            .is_some_and(|(after, before)| after < before);
        if !falls {
            faults.push(Fault::Uphill);
        }
        faults
    }

    fn units(&self) -> impl Iterator<Item = Unit> {
        let notation = self.right.shape().notation();
        let of_layer = move |layer| notation.computing(layer).map(move |index| Unit { layer, index });
        notation.computing_layers().flat_map(of_layer)
    }

    fn candidate(&self, words: &mut ChaCha8Rng, number: u32) -> Scenario {
        let Kind { problem, architecture, sizes } = self.kind;
        let drawn = Scenario::random(architecture, sizes, words.next_u64());
        let (value, text) = LEARNING_RATES[(words.next_u64() % LEARNING_RATES.len() as u64) as usize];
        Scenario::new(Parts {
            title: Some(format!("Exercise {number}")),
            problem,
            architecture,
            alpha: Number::typed(value, text),
            samples: drawn.samples().to_vec(),
            reduction: drawn.reduction(),
            lambda: drawn.lambda().clone(),
            weights: drawn.weights().to_vec(),
        })
        .expect("a drawn scenario with another learning rate is one too")
    }

    /// The first on which the fewest slips look alike. Pairs that look alike on all of them do so by their formulas,
    /// whatever the numbers are, and do not count.
    fn clearest(&self, candidates: Vec<Scenario>) -> Option<Scenario> {
        let twins: Vec<BTreeSet<Twin>> = candidates.iter().map(|candidate| self.twins.found(candidate)).collect();
        let always: BTreeSet<Twin> =
            twins.iter().cloned().reduce(|all, of_next| all.intersection(&of_next).copied().collect())?;
        let counts = twins.iter().map(|twins| twins.difference(&always).count());
        candidates.into_iter().zip(counts).min_by_key(|(_, count)| *count).map(|(candidate, _)| candidate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_several_exercises_the_one_is_taken_on_which_slips_can_be_told_apart() {
        let text = crate::scenario::presets()[0].toml;
        let read = |text: &str| Scenario::from_toml(text, "own.toml").unwrap();
        let plain = read(text);
        // An input of 1 can be forgotten unseen, and so can which of two equal ones is meant.
        let confusing = read(&text.replace("x       = [0.5, -1.0]", "x       = [1.0, 1.0]"));
        assert_ne!(plain, confusing);
        let exercises = Exercises::on(Kind::of(&plain));
        for order in [[&plain, &confusing], [&confusing, &plain]] {
            let chosen = exercises.clearest(order.map(Scenario::clone).to_vec());
            assert_eq!(chosen.as_ref(), Some(&plain));
        }
        assert_eq!(exercises.clearest(Vec::new()), None);
    }
}
