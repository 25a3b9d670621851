//! The plan of a training run on the screen: how many steps, on which samples, and when the weights are updated; and
//! how it is typed.

use std::{path::PathBuf, sync::Arc};

use crate::{
    network::Sample,
    scenario::{Found, SampleSet, display::shortened, is_samples_file, sample_sets},
    training::Update,
};

/// The most training steps of one run on the screen.
pub const MOST_STEPS: usize = 100_000;

/// The most columns of the name of a file of samples.
const LONGEST_NAME: usize = 30;

/// The plan of a training run.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The steps. Each goes over all samples once.
    pub steps: usize,
    /// When the weights are updated.
    pub update: Update,
    /// The samples.
    pub samples: TrainingSamples,
}

/// The samples of a training run.
#[derive(Debug, Clone, PartialEq)]
pub enum TrainingSamples {
    /// Those of the exercise.
    Own,
    /// Others, with the name by which they were requested.
    Others(Arc<str>, Arc<[Sample]>),
}

impl TrainingSamples {
    /// Samples with the name by which they are requested; for a path, the name of the file.
    #[must_use]
    pub fn named(name: &str, samples: Vec<Sample>) -> Self {
        let path = PathBuf::from(name);
        let file = path.file_name().map_or_else(|| name.into(), |file| file.to_string_lossy());
        Self::Others(shortened(&file, LONGEST_NAME).into(), samples.into())
    }
}

impl Plan {
    /// The plan in words, for an exercise with this many samples: `the 90 samples of three-classes, with an update
    /// after each sample`.
    #[must_use]
    pub fn about(&self, own: usize) -> String {
        match &self.samples {
            TrainingSamples::Own => about("of this exercise", Some(own), self.update),
            TrainingSamples::Others(name, samples) => about(&format!("of {name}"), Some(samples.len()), self.update),
        }
    }
}

/// Samples and update in words; the number of samples in a file is unknown until it is read.
fn about(whose: &str, count: Option<usize>, update: Update) -> String {
    let when = match update {
        Update::All => "with an update after all samples",
        Update::Each => "with an update after each sample",
    };
    match count {
        Some(1) => format!("the sample {whose}"),
        Some(count) => format!("the {count} samples {whose}, {when}"),
        None => format!("the samples {whose}, {when}"),
    }
}

/// The typed changes to a plan; anything that is not typed stays.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TypedPlan {
    /// The number of steps.
    pub steps: Option<usize>,
    /// When the weights are updated.
    pub update: Option<Update>,
    /// The source of the samples.
    pub samples: Option<TypedSamples>,
}

/// Samples as they are requested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypedSamples {
    /// Those of the exercise.
    Own,
    /// Built-in ones, by their name.
    BuiltIn(&'static str),
    /// Those of a CSV file.
    File(String),
}

/// The word for the exercise's own samples.
const OWN: &str = "own";

impl TypedPlan {
    /// Reads the typed words, in any order.
    pub fn read(typed: &str) -> Result<Self, String> {
        words(typed).iter().try_fold(Self::default(), |plan, word| plan.with(word))
    }

    fn with(mut self, word: &str) -> Result<Self, String> {
        let quoted = || Found::new(word).quoted();
        let (is_first, what) = if let Some(update) = update_named(word) {
            (self.update.replace(update).is_none(), "one of each and all")
        } else if let Some(samples) = samples_named(word) {
            (self.samples.replace(samples).is_none(), "one set of samples")
        } else {
            let steps = word.parse().ok().filter(|steps| (1..=MOST_STEPS).contains(steps));
            let is_number = word.starts_with(|sign: char| sign.is_ascii_digit() || "+-.".contains(sign));
            let words = if is_number { String::new() } else { format!(", {}", other_words()) };
            let steps = steps.ok_or_else(|| {
                format!("found {}; expected a number of steps from 1 to {MOST_STEPS}{words}", quoted())
            })?;
            (self.steps.replace(steps).is_none(), "one number of steps")
        };
        if is_first { Ok(self) } else { Err(format!("found {} as well; expected {what}", quoted())) }
    }

    /// The plan that follows a previous one with this many steps, this update and these samples: in words for typing
    /// it.
    #[must_use]
    pub fn about(&self, before: &Plan, own: usize) -> String {
        let update = self.update.unwrap_or(before.update);
        let steps = self.steps.unwrap_or(before.steps);
        let samples = match &self.samples {
            None => Plan { update, ..before.clone() }.about(own),
            Some(TypedSamples::Own) => about("of this exercise", Some(own), update),
            Some(TypedSamples::BuiltIn(name)) => about(&format!("of {name}"), None, update),
            Some(TypedSamples::File(file)) => about(&format!("in {}", shortened(file, LONGEST_NAME)), None, update),
        };
        format!("{steps} step{} on {samples}", if steps == 1 { "" } else { "s" })
    }
}

/// The words that may be typed beside a number.
fn other_words() -> String {
    let sets: Vec<&str> = sample_sets().iter().map(|set| set.name).collect();
    format!("each, all, {OWN}, {} or a .csv file", sets.join(", "))
}

fn update_named(word: &str) -> Option<Update> {
    match word {
        "each" => Some(Update::Each),
        "all" => Some(Update::All),
        _ => None,
    }
}

fn samples_named(word: &str) -> Option<TypedSamples> {
    let built_in = sample_sets().iter().map(|set: &SampleSet| set.name).find(|name| *name == word);
    match built_in {
        _ if word == OWN => Some(TypedSamples::Own),
        Some(name) => Some(TypedSamples::BuiltIn(name)),
        None => is_samples_file(word).then(|| TypedSamples::File(word.to_owned())),
    }
}

/// The words, without the quotes around a file name with blanks.
fn words(typed: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = typed.trim_start();
    while let Some(first) = rest.chars().next() {
        let quoted =
            Some(first).filter(|sign| ['\'', '"'].contains(sign)).and_then(|quote| rest[1..].split_once(quote));
        let (word, behind) = match quoted {
            Some(parts) => parts,
            None => rest.split_once(char::is_whitespace).unwrap_or((rest, "")),
        };
        words.push(word.to_owned());
        rest = behind.trim_start();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> TypedPlan {
        TypedPlan::read(typed).unwrap()
    }

    #[test]
    fn the_words_are_in_any_order_and_none_is_needed() {
        assert_eq!(read("  "), TypedPlan::default());
        let expected = TypedPlan {
            steps: Some(500),
            update: Some(Update::Each),
            samples: Some(TypedSamples::BuiltIn("three-classes")),
        };
        for typed in ["500 each three-classes", "three-classes  500 each", " each three-classes 500"] {
            assert_eq!(read(typed), expected, "{typed}");
        }
        assert_eq!(
            read("own all"),
            TypedPlan { steps: None, update: Some(Update::All), samples: Some(TypedSamples::Own) }
        );
    }

    #[test]
    fn a_file_may_have_blanks_in_its_name_between_quotes() {
        for typed in ["'my data/a b.csv' 7", "7 \"my data/a b.csv\""] {
            let expected = Some(TypedSamples::File("my data/a b.csv".to_owned()));
            assert_eq!((read(typed).samples, read(typed).steps), (expected, Some(7)), "{typed}");
        }
        assert_eq!(read("samples.csv").samples, Some(TypedSamples::File("samples.csv".to_owned())));
    }

    #[test]
    fn a_word_that_is_none_and_a_second_one_of_a_kind_are_refused() {
        for (typed, complaint) in [
            ("0", "found \"0\"; expected a number of steps from 1 to 100000"),
            (
                "7 ten",
                "found \"ten\"; expected a number of steps from 1 to 100000, each, all, own, curve, three-classes or a .csv file",
            ),
            ("7 8", "found \"8\" as well; expected one number of steps"),
            ("each all", "found \"all\" as well; expected one of each and all"),
            ("curve own", "found \"own\" as well; expected one set of samples"),
            ("'a", "found \"'a\"; expected a number"),
        ] {
            let found = TypedPlan::read(typed).unwrap_err();
            assert!(found.starts_with(complaint), "{typed}: {found}");
        }
    }
}
