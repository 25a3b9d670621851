//! Samples to train on, from a CSV file or built in.

mod error;
mod reader;

use std::path::{Path, is_separator};

pub use error::{Misfit, SamplesError};
pub use reader::MAX_TRAINING_SAMPLES;
use reader::Reader;

use super::excerpt::Source;
use super::input::{self, Accepted, InputError};
use super::{FileName, Scenario, sample_sets};
use crate::network::Sample;

/// The most bytes that a file of samples may have.
const MAX_BYTES: u64 = 1 << 22;

impl Scenario {
    /// Loads samples for this scenario's network: a file of these kinds if the name has a `/` in it or ends in `.csv`,
    /// otherwise built-in ones.
    ///
    /// # Errors
    /// [`SamplesError`] if there is no such file or name, or if what is in it does not fit the network.
    pub fn load_samples(&self, argument: &str, accepted: Accepted) -> Result<Vec<Sample>, SamplesError> {
        if !is_samples_file(argument) {
            let set = sample_sets::find(argument);
            let set = set.ok_or_else(|| SamplesError::UnknownName { name: argument.to_owned() })?;
            return self.samples_from_csv(set.csv, &format!("{}.csv", set.name));
        }
        let file = || FileName::new(argument);
        let bytes = input::read(Path::new(argument), accepted, MAX_BYTES)
            .map_err(|error: InputError| SamplesError::Unread { file: file(), reason: error.to_string() })?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = valid.iter().filter(|byte| **byte == b'\n').count() + 1;
            SamplesError::NotText { file: file(), line }
        })?;
        self.samples_from_csv(&text, argument)
    }

    /// The samples in a text with a header: `x1,x2,…`, and `y` or `y0,y1,…` or, with softmax outputs, `class`; in any
    /// order. Columns are separated by commas, semicolons or tabs; a line that begins with `#` is a comment.
    ///
    /// # Errors
    /// [`SamplesError::Fault`] naming the file, the line and the column.
    ///
    /// ```
    /// use gradwalk::scenario::Scenario;
    /// let scenario = Scenario::load("regression")?;
    /// let samples = scenario.samples_from_csv("x1,x2,y\n0.5,-1,0.8\n1/4,0,0\n", "own.csv").unwrap();
    /// assert_eq!((samples.len(), samples[1].input[0]), (2, 0.25));
    /// # Ok::<(), gradwalk::scenario::ScenarioError>(())
    /// ```
    pub fn samples_from_csv(&self, text: &str, file: &str) -> Result<Vec<Sample>, SamplesError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let reader = Reader { scenario: self, source: Source::new(file, text) };
        reader.samples().map_err(|fault| match reader.misfit() {
            Some(misfit) => SamplesError::Misfit { fault, misfit },
            None => SamplesError::Fault(fault),
        })
    }
}

/// Whether a word names a file of samples rather than built-in ones.
pub(crate) fn is_samples_file(word: &str) -> bool {
    word.contains(is_separator) || word.to_ascii_lowercase().ends_with(".csv")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(name: &str, text: &str) -> Result<Vec<Sample>, String> {
        let scenario = Scenario::load(name).unwrap();
        scenario.samples_from_csv(text, "own.csv").map_err(|error| error.to_string())
    }

    fn message(name: &str, text: &str) -> String {
        load(name, text).unwrap_err()
    }

    #[test]
    fn columns_may_be_in_any_order_and_separated_by_any_usual_sign() {
        let expected = vec![
            Sample { input: vec![0.5, -1.0], target: vec![0.8] },
            Sample { input: vec![0.25, 2.0], target: vec![0.0] },
        ];
        for text in [
            "x1,x2,y\n0.5,-1,0.8\n1/4,2,0\n",
            "\u{feff}# a comment\r\ny, X2, x1\r\n0.8, -1, .5\r\n\r\n,,\r\n0,2,0.25",
            "x1;x2;y0\n0,5;-1;0,8\n\"0,25\";2;0\n",
            "x1\tx2\ty\r0.5\t-1\t0.8\r0.25\t+2\t-0\r",
        ] {
            assert_eq!(load("regression", text).unwrap(), expected, "{text}");
        }
    }

    #[test]
    fn softmax_targets_are_classes_or_distributions() {
        let targets = |text: &str| {
            let samples = load("classification", text).unwrap();
            samples.into_iter().map(|sample| sample.target).collect::<Vec<_>>()
        };
        assert_eq!(targets("x1,x2,class\n0,0,2\n0,0,0.0\n"), [vec![0.0, 0.0, 1.0], vec![1.0, 0.0, 0.0]]);
        assert_eq!(targets("x1,x2,y0,y1,y2\n0,0,0.5,0.25,0.25\n"), [vec![0.5, 0.25, 0.25]]);
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line_its_column_and_its_place() {
        let expected = "own.csv:3: x2: found \"a\"; expected a number such as 0.5 or 3/8\n  3 | 1, a ,2\n    |    ^";
        assert_eq!(message("regression", "x1,x2,y\n1,2,3\n1, a ,2\n"), expected);
        for (text, expected) in [
            ("", "own.csv:1: header: found no header; expected the names of the columns, x1,x2,y"),
            ("x1,x2,y\n", "own.csv:1: sample: found no samples; expected 1 to 10000, one in each line below"),
            ("1,2,3\n", "own.csv:1: header: found the column \"1\"; expected the names of the columns, x1,x2,y"),
            ("x1,y\n1,2\n", "own.csv:1: header: found no column x2; expected the names"),
            ("x1,x2,x3,y\n", "own.csv:1: header: found the column \"x3\"; expected the names"),
            ("x1,x1,x2,y\n", "own.csv:1: header: found the column \"x1\" a second time; expected"),
            ("x1,x2,class\n", "own.csv:1: header: found the column \"class\"; expected"),
            ("x1,x2,y\n1,2\n", "own.csv:2: sample: found 2 values; expected 3, one for each column of the header"),
            ("x1,x2,y\n1,,2\n", "own.csv:2: x2: found nothing; expected a number"),
            ("x1,x2,y\n1,inf,2\n", "own.csv:2: x2: found \"inf\"; expected a number"),
            ("x1,x2,y\n1,1e7,2\n", "own.csv:2: x2: found \"1e7\"; expected a number from -1000000 to 1000000"),
            ("x1,x2,y\n1,1/0,2\n", "own.csv:2: x2: found \"1/0\"; expected a fraction with a denominator other than 0"),
            ("x1,x2,y\n1,2,0,5\n", "own.csv:2: sample: found 4 values; expected 3"),
        ] {
            assert!(message("regression", text).starts_with(expected), "{text}: {}", message("regression", text));
        }
        for (text, expected) in [
            ("x1,x2,class\n1,2,3\n", "own.csv:2: class: found \"3\"; expected the number of a class, from 0 to 2"),
            ("x1,x2,y0,y1,y2\n1,2,0.5,0.5,0.5\n", "own.csv:2: y0,y1,y2: found values with the sum 1.5; expected a"),
            ("x1,x2,y0,y1,y2\n1,2,0,2,-1\n", "own.csv:2: y1: found 2; expected a number from 0 to 1"),
        ] {
            assert!(
                message("classification", text).starts_with(expected),
                "{text}: {}",
                message("classification", text)
            );
        }
    }

    #[test]
    fn samples_for_another_network_say_so_in_a_sentence() {
        let short = |name: &str, text: &str| {
            let scenario = Scenario::load(name).unwrap();
            scenario.samples_from_csv(text, "own.csv").unwrap_err().in_short()
        };
        for (name, text, expected) in [
            ("regression", "x1,x2,x3,y\n", "3 inputs and 1 target value, but this network has 2 inputs and 1 output"),
            ("regression", "class;x2;x1\n", "2 inputs and a class, but this network has 2 inputs and 1 output without"),
            (
                "classification",
                "x1,y0,y1\n",
                "1 input and 2 target values, but this network has 2 inputs and 3 classes",
            ),
        ] {
            let found = short(name, text);
            assert!(found.starts_with(&format!("The samples have {expected}")) && found.ends_with('.'), "{found}");
        }
        // A fault of the text itself is reported as such.
        for text in ["x1,x3,y\n", "x1,x2,y\n1,a,2\n", "x1,x2,z\n", "x1,x2,y,class\n"] {
            assert!(short("regression", text).starts_with("own.csv:"), "{text}: {}", short("regression", text));
            assert_eq!(short("regression", text).lines().count(), 1);
        }
    }

    #[test]
    fn there_is_a_limit_to_the_number_of_samples() {
        let text = |samples: usize| format!("x1,x2,y\n{}", "0,0,0\n".repeat(samples));
        assert_eq!(load("regression", &text(10_000)).unwrap().len(), 10_000);
        let expected = "own.csv:10002: sample: found more than 10000 samples; expected 1 to 10000";
        assert!(message("regression", &text(10_001)).starts_with(expected));
    }

    #[test]
    fn a_name_is_built_in_and_anything_else_a_file() {
        let scenario = Scenario::load("classification").unwrap();
        let load = |word: &str| scenario.load_samples(word, Accepted::RegularFiles).map_err(|error| error.to_string());
        assert_eq!(load("three-classes").unwrap().len(), 90);
        assert_eq!(
            load("three-clases").unwrap_err(),
            "found the name \"three-clases\"; expected built-in samples (curve, three-classes) or a file, which contains \
             a slash or ends in .csv (did you mean three-classes?)"
        );
        assert_eq!(load("none.csv").unwrap_err(), "none.csv: file not found; expected a CSV file of samples");
        let wide = load("curve").unwrap_err();
        assert!(wide.starts_with("curve.csv:2: header: found the column \"y\"; expected the names"), "{wide}");
    }
}
