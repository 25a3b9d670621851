//! Exercises drawn from a seed.
//!
//! A seed gives the same exercise on every machine and in every version. So the generator is
//! ChaCha8, whose stream is fixed by its name, and numbers are made from its 64-bit words here, as
//! libraries change how they do that: a word modulo the number of choices is the choice. (That
//! favours the first choices by less than one part in 10^17.)
//!
//! One word is drawn for each number in this order, and a file that gives some of them itself shifts
//! nothing: `first` row by row, `second` row by row, `x`, then `target` (one word for each output
//! in a regression, one for the class in a classification).

use rand::rngs::ChaCha8Rng;
use rand::{Rng, SeedableRng};

use crate::network::Sizes;

use super::{Number, Parts, Problem, Scenario};

impl Scenario {
    /// The exercise that a seed stands for, with α = 0.1.
    ///
    /// The numbers have one decimal and are never 0: weights and values from −0.9 to 0.9, inputs
    /// multiples of a half from −2.0 to 2.0.
    ///
    /// # Panics
    /// If the sizes are not within the limits that [`Sizes::new`] checks.
    pub fn random(problem: Problem, sizes: Sizes, seed: u64) -> Self {
        let Drawn { first, second, x, target } = Drawn::new(problem, sizes, seed);
        let alpha = Number::typed(0.1, "0.1");
        Self::new(Parts { title: None, problem, alpha, x, target, first, second })
            .expect("drawn numbers are within the limits, and so are checked sizes")
    }
}

/// Everything that a seed determines.
pub(super) struct Drawn {
    pub(super) first: Vec<Vec<Number>>,
    pub(super) second: Vec<Vec<Number>>,
    pub(super) x: Vec<Number>,
    pub(super) target: Vec<Number>,
}

impl Drawn {
    pub(super) fn new(problem: Problem, sizes: Sizes, seed: u64) -> Self {
        let mut generator = ChaCha8Rng::seed_from_u64(seed);
        let first = table(&mut generator, sizes.inputs + 1, sizes.hidden);
        let second = table(&mut generator, sizes.hidden + 1, sizes.outputs);
        let x = (0..sizes.inputs).map(|_| multiple(&mut generator, 4, 5)).collect();
        let target = match problem {
            Problem::Regression => (0..sizes.outputs).map(|_| multiple(&mut generator, 9, 1)).collect(),
            Problem::Classification => one_hot(choice(&mut generator, sizes.outputs), sizes.outputs),
        };
        Self { first, second, x, target }
    }
}

/// A class among several as a distribution.
pub(super) fn one_hot(class: usize, classes: usize) -> Vec<Number> {
    let share = |n| {
        if n == class { Number::typed(1.0, "1") } else { Number::typed(0.0, "0") }
    };
    (0..classes).map(share).collect()
}

fn table(generator: &mut ChaCha8Rng, rows: usize, columns: usize) -> Vec<Vec<Number>> {
    (0..rows).map(|_| (0..columns).map(|_| multiple(generator, 9, 1)).collect()).collect()
}

/// One of −most .. −1, 1 .. most times a number of tenths, each equally likely.
fn multiple(generator: &mut ChaCha8Rng, most: usize, tenths: usize) -> Number {
    let choice = choice(generator, 2 * most);
    let (sign, factor) = if choice < most { ("-", most - choice) } else { ("", choice - most + 1) };
    let tenths = factor * tenths;
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

    #[test]
    fn a_seed_stands_for_the_same_exercise_for_ever() {
        let sizes = Sizes::new(2, 3, 3).unwrap();
        let scenario = Scenario::random(Problem::Classification, sizes, 7);
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
        let other = Scenario::random(Problem::Classification, sizes, 8);
        assert_ne!(scenario, other);
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
        for problem in Problem::ALL {
            for units in [1, 16] {
                let sizes = Sizes::new(units, units, units).unwrap();
                assert_eq!(Scenario::random(problem, sizes, u64::MAX).sizes(), sizes);
            }
        }
    }
}
