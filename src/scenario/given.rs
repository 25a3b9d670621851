//! The numbers that an exercise gives, one by one: reading them and replacing them.

use super::{
    Example, Found, InvalidScenario, LARGEST_NUMBER, MAX_NUMBER_CHARACTERS, Number, Parts, Scenario,
    number::{Fraction, fraction, is_too_long, tidy},
};
use crate::network::OutputActivation;

/// One of the numbers that an exercise gives. Everything is counted from 0, as it stands in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Given {
    /// The learning rate α.
    LearningRate,
    /// The strength λ of the penalty on the weights.
    Penalty,
    /// An input of a sample.
    Input {
        /// The sample.
        sample: usize,
        /// Its position among the inputs.
        input: usize,
    },
    /// A target of a sample; with softmax outputs a share of its distribution.
    Target {
        /// The sample.
        sample: usize,
        /// The output that it is for.
        output: usize,
    },
    /// A weight.
    Weight {
        /// The table of weights: 0 leads out of the inputs.
        table: usize,
        /// Its row; the top one is that of the bias, if there is one.
        row: usize,
        /// Its column.
        column: usize,
    },
}

impl Given {
    /// The sample that it belongs to, counted from 0; `None` for the numbers of the network.
    #[must_use]
    pub fn sample(self) -> Option<usize> {
        match self {
            Self::Input { sample, .. } | Self::Target { sample, .. } => Some(sample),
            Self::LearningRate | Self::Penalty | Self::Weight { .. } => None,
        }
    }
}

/// Why the typed text is not a number.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotANumber {
    /// It is empty.
    #[error("nothing is typed yet; expected a number such as 0.5 or a fraction such as 3/8")]
    Empty,
    /// It is something else.
    #[error("found {}; expected a number such as 0.5 or a fraction such as 3/8", .0.quoted())]
    Other(Found),
    /// It is a fraction with the denominator 0.
    #[error("found {}; expected a denominator other than 0", .0.quoted())]
    OverZero(Found),
    /// It is too long for a number.
    #[error("found more than {MAX_NUMBER_CHARACTERS} characters; expected a number of at most so many")]
    TooLong,
}

impl Number {
    /// Reads a number as people type it: `0.5`, `-1`, `1e-3`, `3/8`, with a minus sign of whichever kind.
    ///
    /// # Errors
    /// [`NotANumber`] with what was found. Whether a number may stand where it is meant for, [`Scenario::with`] says.
    ///
    /// ```
    /// use gradwalk::scenario::Number;
    /// assert_eq!(Number::read(" 3/8 ")?.value, 0.375);
    /// assert_eq!(Number::read("−.5")?.source(), Some("-.5"));
    /// assert!(Number::read("0.5.1").is_err());
    /// # Ok::<(), gradwalk::scenario::NotANumber>(())
    /// ```
    pub fn read(text: &str) -> Result<Self, NotANumber> {
        let text = text.trim().replace('−', "-");
        if text.is_empty() {
            return Err(NotANumber::Empty);
        }
        if is_too_long(&text) {
            return Err(NotANumber::TooLong);
        }
        match fraction(&text) {
            Some(Fraction::Number(number)) => return Ok(number),
            Some(Fraction::OverZero) => return Err(NotANumber::OverZero(Found::new(&text))),
            None => {}
        }
        let typed = tidy(&text);
        // Text with letters such as "inf" or "nan" would be read as infinite, or as no number at all.
        let is_written_as_number = typed.chars().all(|sign| matches!(sign, '0'..='9' | '.' | '-' | '+' | 'e' | 'E'));
        match typed.parse() {
            Ok(value) if is_written_as_number => Ok(Self::typed(value, typed)),
            _ => Err(NotANumber::Other(Found::new(&text))),
        }
    }
}

impl Scenario {
    /// All given numbers: α, λ if there is a penalty, the samples one after another, the weights table by table, row by
    /// row.
    pub fn given(&self) -> impl Iterator<Item = Given> + '_ {
        let samples = self.samples().iter().enumerate().flat_map(|(sample, Example { x, target })| {
            let inputs = (0..x.len()).map(move |input| Given::Input { sample, input });
            inputs.chain((0..target.len()).map(move |output| Given::Target { sample, output }))
        });
        let weights = self.weights().iter().enumerate().flat_map(|(table, rows)| {
            rows.iter().enumerate().flat_map(move |(row, numbers)| {
                (0..numbers.len()).map(move |column| Given::Weight { table, row, column })
            })
        });
        let penalty = (self.lambda().value != 0.0).then_some(Given::Penalty);
        std::iter::once(Given::LearningRate).chain(penalty).chain(samples).chain(weights)
    }

    /// A given number; `None` where this exercise has none there.
    pub fn number(&self, given: Given) -> Option<&Number> {
        match given {
            Given::LearningRate => Some(self.alpha()),
            Given::Penalty => Some(self.lambda()),
            Given::Input { sample, input } => self.samples().get(sample)?.x.get(input),
            Given::Target { sample, output } => self.samples().get(sample)?.target.get(output),
            Given::Weight { table, row, column } => self.weights().get(table)?.get(row)?.get(column),
        }
    }

    /// The same exercise with a given number replaced. The shares of a distribution keep their sum 1: the others shrink
    /// or grow accordingly.
    ///
    /// # Errors
    /// [`InvalidScenario`] where such a number may not stand there.
    ///
    /// ```
    /// use gradwalk::scenario::{Given, Number, Scenario};
    /// let classes = Scenario::load("classification")?;
    /// let other = classes.with(Given::Target { sample: 0, output: 0 }, Number::read("0.5")?)?;
    /// assert_eq!(other.target().iter().map(|share| share.value).sum::<f64>(), 1.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with(&self, given: Given, number: Number) -> Result<Self, InvalidScenario> {
        let mut parts = Parts::clone(&self.parts);
        if let Given::Target { sample, output } = given
            && self.architecture().output == OutputActivation::Softmax
            && let Some(example) = parts.samples.get_mut(sample)
        {
            share_out(&mut example.target, output, &number);
        } else if let Some(place) = number_in(&mut parts, given) {
            *place = number;
        }
        Self::new_with_weights_of_any_size(parts, self, given)
    }

    /// Checks parts with one new number. Updates may have made weights larger than a file allows: those pass, and only
    /// the new number has to keep the bounds.
    fn new_with_weights_of_any_size(parts: Parts, before: &Self, given: Given) -> Result<Self, InvalidScenario> {
        let is_too_large =
            |given: &Given| before.number(*given).is_some_and(|number| number.value.abs() > LARGEST_NUMBER);
        let mut within = parts.clone();
        for other in before.given().filter(|other| *other != given && is_too_large(other)) {
            if let Some(place) = number_in(&mut within, other) {
                *place = Number::computed(0.0);
            }
        }
        let sizes = within.check()?;
        Ok(Self::of_checked(parts, sizes))
    }
}

fn number_in(parts: &mut Parts, given: Given) -> Option<&mut Number> {
    match given {
        Given::LearningRate => Some(&mut parts.alpha),
        Given::Penalty => Some(&mut parts.lambda),
        Given::Input { sample, input } => parts.samples.get_mut(sample)?.x.get_mut(input),
        Given::Target { sample, output } => parts.samples.get_mut(sample)?.target.get_mut(output),
        Given::Weight { table, row, column } => parts.weights.get_mut(table)?.get_mut(row)?.get_mut(column),
    }
}

/// Inserts a share, and divides the remainder of 1 among the others in their previous proportions, or equally if all of
/// them were 0.
fn share_out(shares: &mut [Number], at: usize, share: &Number) {
    let left = 1.0 - share.value;
    let others: f64 = shares.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, other)| other.value).sum();
    let count = shares.len().saturating_sub(1) as f64;
    for (place, other) in shares.iter_mut().enumerate() {
        if place == at {
            *other = share.clone();
            continue;
        }
        let value = if others > 0.0 { other.value * left / others } else { left / count };
        if value != other.value {
            *other = Number::read(&value.to_string()).unwrap_or_else(|_| Number::computed(value));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::presets;

    #[test]
    fn every_given_number_can_be_replaced_and_put_back_to_the_byte() {
        for preset in presets() {
            let scenario = preset.scenario();
            assert!(scenario.given().count() > 5, "{}", preset.name);
            for given in scenario.given() {
                let number = scenario.number(given).unwrap().clone();
                // A share of 1 leaves nothing to the others, whatever they were.
                let other = Number::read("0.25").unwrap();
                let changed = scenario.with(given, other.clone()).unwrap();
                assert_eq!(changed.number(given), Some(&other), "{}, {given:?}", preset.name);
                let back = changed.with(given, number).unwrap();
                if !matches!(given, Given::Target { .. }) {
                    assert_eq!(back, scenario, "{}, {given:?}", preset.name);
                }
            }
        }
    }

    #[test]
    fn what_may_not_stand_there_is_refused_with_its_reason() {
        let scenario = Scenario::load("regression").unwrap();
        let refused = |given, text| scenario.with(given, Number::read(text).unwrap()).unwrap_err().to_string();
        assert_eq!(refused(Given::LearningRate, "-1"), "alpha: found -1; expected a number that is not negative");
        let weight = Given::Weight { table: 1, row: 2, column: 0 };
        assert_eq!(
            refused(weight, "1e7"),
            "second, row k = 2, column n = 0: found 1e7; expected a number from -1000000 to 1000000"
        );
        let classes = Scenario::load("classification").unwrap();
        let share = Given::Target { sample: 0, output: 1 };
        assert!(classes.with(share, Number::read("1.5").unwrap()).is_err());
    }

    #[test]
    fn shares_keep_their_sum_and_their_proportions() {
        let shares = |texts: &[&str]| texts.iter().map(|text| Number::read(text).unwrap()).collect::<Vec<_>>();
        let values = |shares: &[Number]| shares.iter().map(|share| share.value).collect::<Vec<_>>();
        let mut distribution = shares(&["0.5", "0.25", "0.25"]);
        share_out(&mut distribution, 0, &Number::read("0").unwrap());
        assert_eq!(values(&distribution), [0.0, 0.5, 0.5]);
        share_out(&mut distribution, 2, &Number::read("1").unwrap());
        assert_eq!(values(&distribution), [0.0, 0.0, 1.0]);
        share_out(&mut distribution, 2, &Number::read("0.5").unwrap());
        assert_eq!(values(&distribution), [0.25, 0.25, 0.5]);
    }

    #[test]
    fn what_is_no_number_says_so() {
        let wrong = |text| Number::read(text).unwrap_err().to_string();
        assert_eq!(wrong("  "), "nothing is typed yet; expected a number such as 0.5 or a fraction such as 3/8");
        assert_eq!(wrong("inf"), "found \"inf\"; expected a number such as 0.5 or a fraction such as 3/8");
        assert_eq!(wrong("1/0"), "found \"1/0\"; expected a denominator other than 0");
        assert!(wrong(&"1".repeat(101)).starts_with("found more than 100 characters"));
        for text in ["1", "+0.5", "-3/8", "1e-3", ".5", "−2"] {
            assert!(Number::read(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn weights_that_an_update_made_too_large_for_a_file_do_not_stand_in_the_way() {
        let scenario = Scenario::load("regression").unwrap();
        let mut weights = scenario.network().weights().clone();
        weights[0][(0, 0)] = 1e9;
        let grown = scenario.with_weights(&weights);
        let changed = grown.with(Given::LearningRate, Number::read("0.2").unwrap()).unwrap();
        assert_eq!((changed.weights()[0][0][0].value, changed.alpha().value), (1e9, 0.2));
    }
}
