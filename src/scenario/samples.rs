//! Samples to train on, from a CSV file or built in.
//!
//! Lines are split here and not by a general reader, as a message marks the place of a wrong number in its line, which
//! such a reader does not tell.

use std::ops::Range;
use std::path::{Path, is_separator};

use super::example::Example;
use super::excerpt::Source;
use super::input::{self, Accepted, InputError};
use super::number::{Fraction, fraction, is_too_long, tidy};
use super::parts::{check_number, check_target, count};
use super::random::one_hot;
use super::suggest::{nearest, question};
use super::{FileName, Found, MAX_NUMBER_CHARACTERS, Number, Place, Scenario, ScenarioError, sample_sets};
use crate::network::{OutputActivation, Sample};

/// The most samples that a network is trained on. (A walk is through far fewer: see [`super::MAX_SAMPLES`].)
pub const MAX_TRAINING_SAMPLES: usize = 10_000;

/// The most bytes that a file of samples may have.
const MAX_BYTES: u64 = 1 << 22;

/// The column of the class.
const CLASS: &str = "class";

/// Why there are no samples.
#[derive(Debug, thiserror::Error)]
pub enum SamplesError {
    /// Something in the file, and where.
    #[error(transparent)]
    Fault(#[from] ScenarioError),
    /// It is samples, but for another network.
    #[error("{fault}")]
    Misfit {
        /// What does not fit, and where.
        fault: ScenarioError,
        /// The same as a whole.
        misfit: Misfit,
    },
    /// It is not read.
    #[error("{file}: {reason}; expected a CSV file of samples")]
    Unread {
        /// The file as it was named.
        file: FileName,
        /// Why not, in words.
        reason: String,
    },
    /// It is not text.
    #[error("{file}:{line}: found bytes that are not UTF-8; expected a CSV file of samples, saved as UTF-8 text")]
    NotText {
        /// The file as it was named.
        file: FileName,
        /// The line with the first such byte, counted from 1.
        line: usize,
    },
    /// No set of samples of that name is built in.
    #[error("{}", unknown_name(name))]
    UnknownName {
        /// The name as it was given.
        name: String,
    },
}

impl SamplesError {
    /// The same in one sentence or statement, without the line that it is in.
    #[must_use]
    pub fn in_short(&self) -> String {
        match self {
            Self::Misfit { misfit, .. } => misfit.to_string(),
            Self::Fault(_) | Self::Unread { .. } | Self::NotText { .. } | Self::UnknownName { .. } => {
                self.to_string().lines().next().unwrap_or_default().to_owned()
            }
        }
    }
}

/// Samples that are for a network of another kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("The samples have {samples}, but this network has {network}.")]
pub struct Misfit {
    samples: String,
    network: String,
}

fn unknown_name(name: &str) -> String {
    let known = sample_sets::names();
    format!(
        "found the name {}; expected built-in samples ({}) or a file, which contains a slash or ends in .csv{}",
        Found::new(name).quoted(),
        known.join(", "),
        question(nearest(name, known)),
    )
}

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

/// Whether a word names a file of samples, and no built-in ones.
pub(crate) fn is_samples_file(word: &str) -> bool {
    word.contains(is_separator) || word.to_ascii_lowercase().ends_with(".csv")
}

struct Reader<'a> {
    scenario: &'a Scenario,
    source: Source<'a>,
}

/// What stands between two separators, without blanks and quotes around it.
struct Cell<'a> {
    text: &'a str,
    /// Where it is in the whole text.
    span: Range<usize>,
}

/// Which column has what.
struct Columns {
    separator: char,
    x: Vec<usize>,
    target: Target,
    count: usize,
}

enum Target {
    /// A column for each output.
    Values(Vec<usize>),
    /// The number of the class.
    Class(usize),
}

impl<'a> Reader<'a> {
    fn samples(&self) -> Result<Vec<Sample>, ScenarioError> {
        let mut lines = self.lines();
        let Some(header) = lines.next() else {
            return Err(self.source.fault_of_all("header", "no header", self.expected_header()));
        };
        let columns = self.columns(header)?;
        let mut samples = Vec::new();
        for line in lines {
            if samples.len() == MAX_TRAINING_SAMPLES {
                let found = format!("more than {MAX_TRAINING_SAMPLES} samples");
                return Err(self.source.fault_at(line, "sample", found, format!("1 to {MAX_TRAINING_SAMPLES}")));
            }
            samples.push(self.sample(&columns, line)?.values());
        }
        if samples.is_empty() {
            let expected = format!("1 to {MAX_TRAINING_SAMPLES}, one in each line below the header");
            return Err(self.source.fault_of_all("sample", "no samples", expected));
        }
        Ok(samples)
    }

    /// The lines that say something. Some spreadsheets still end them with a carriage return alone.
    fn lines(&self) -> impl Iterator<Item = Range<usize>> {
        let text = self.source.text;
        let mut start = 0;
        let all = text.split_inclusive(['\n', '\r']).map(move |line| {
            let span = start..start + line.trim_end().len();
            start += line.len();
            span
        });
        let is_filled =
            |line: &str| line.chars().any(|sign| !(sign.is_whitespace() || [',', ';', '"'].contains(&sign)));
        all.filter(move |span| is_filled(&text[span.clone()]) && !text[span.clone()].trim_start().starts_with('#'))
    }

    /// The cells of a line.
    fn cells(&self, line: Range<usize>, separator: char) -> Vec<Cell<'a>> {
        let text = self.source.text;
        let mut is_quoted = false;
        let mut start = line.start;
        let mut cells = Vec::new();
        let ends = text[line.clone()].char_indices().filter(|(_, sign)| {
            is_quoted ^= *sign == '"';
            *sign == separator && !is_quoted
        });
        for end in ends.map(|(place, _)| line.start + place).chain([line.end]) {
            let around = |sign: char| sign.is_whitespace() || sign == '"';
            let raw = &text[start..end];
            let lead = raw.len() - raw.trim_start_matches(around).len();
            let shown = raw.trim_matches(around);
            cells.push(Cell { text: shown, span: start + lead..(start + lead + shown.len()).max(start + lead) });
            start = end + separator.len_utf8();
        }
        cells
    }

    fn outputs(&self) -> usize {
        self.scenario.sizes().outputs
    }

    fn is_softmax(&self) -> bool {
        self.scenario.architecture().output == OutputActivation::Softmax
    }

    /// The names of the columns of the inputs.
    fn names_of_x(&self) -> Vec<String> {
        (1..=self.scenario.sizes().inputs).map(|number| format!("x{number}")).collect()
    }

    /// The names of the columns of the targets.
    fn names_of_y(&self) -> Vec<String> {
        match self.outputs() {
            1 => vec!["y".to_owned()],
            outputs => (0..outputs).map(|number| format!("y{number}")).collect(),
        }
    }

    fn expected_header(&self) -> String {
        let x = self.names_of_x().join(",");
        let y = self.names_of_y().join(",");
        let class = if self.is_softmax() { format!("{x},{CLASS} or ") } else { String::new() };
        format!("the names of the columns, {class}{x},{y}")
    }

    fn columns(&self, line: Range<usize>) -> Result<Columns, ScenarioError> {
        let written = &self.source.text[line.clone()];
        let separator = separator(written);
        let cells = self.cells(line.clone(), separator);
        let names: Vec<String> = cells.iter().map(|cell| cell.text.to_lowercase()).collect();
        let place = |name: &str| names.iter().position(|own| own == name);
        let wanted_y = match self.names_of_y() {
            // One output is output 0, and may be called so.
            only if only.len() == 1 && place("y").is_none() && place("y0").is_some() => vec!["y0".to_owned()],
            names => names,
        };
        let is_class = self.is_softmax() && place(CLASS).is_some();
        let wanted: Vec<String> =
            self.names_of_x().into_iter().chain(if is_class { vec![CLASS.to_owned()] } else { wanted_y }).collect();
        for (position, (name, cell)) in names.iter().zip(&cells).enumerate() {
            if !wanted.contains(name) || names[..position].contains(name) {
                let again = if wanted.contains(name) { " a second time" } else { "" };
                let found = format!("the column {}{again}", Found::new(cell.text).quoted());
                return Err(self.source.fault_at(cell.span.clone(), "header", found, self.expected_header()));
            }
        }
        if let Some(missing) = wanted.iter().find(|name| place(name).is_none()) {
            let found = format!("no column {missing}");
            return Err(self.source.fault_at(line, "header", found, self.expected_header()));
        }
        let mut places: Vec<usize> = wanted.iter().filter_map(|name| place(name)).collect();
        let target = places.split_off(self.scenario.sizes().inputs);
        let target = if is_class { Target::Class(target[0]) } else { Target::Values(target) };
        Ok(Columns { separator, x: places, target, count: cells.len() })
    }

    /// What a header without a fault of its own names, where this network has something else.
    fn misfit(&self) -> Option<Misfit> {
        let header = self.lines().next()?;
        let written = &self.source.text[header.clone()];
        let separator = separator(written);
        let names: Vec<String> = self.cells(header, separator).iter().map(|cell| cell.text.to_lowercase()).collect();
        let has = |name: &str| names.iter().filter(|own| *own == name).count() == 1;
        let inputs = (1..).take_while(|number| has(&format!("x{number}"))).count();
        let values = if has("y") { 1 } else { (0..).take_while(|number| has(&format!("y{number}"))).count() };
        let (is_class, is_softmax) = (has(CLASS), self.is_softmax());
        let is_of_samples = inputs > 0 && inputs + values + usize::from(is_class) == names.len();
        let fits_target = if is_class { is_softmax } else { values == self.outputs() };
        let own = self.scenario.sizes().inputs;
        if !is_of_samples || is_class == (values > 0) || (inputs == own && fits_target) {
            return None;
        }
        let targets = if is_class { "a class".to_owned() } else { count(values, "target value", "target values") };
        let outputs = if is_softmax {
            count(self.outputs(), "class", "classes")
        } else {
            count(self.outputs(), "output without softmax", "outputs without softmax")
        };
        let [inputs, own] = [inputs, own].map(|inputs| count(inputs, "input", "inputs"));
        Some(Misfit { samples: format!("{inputs} and {targets}"), network: format!("{own} and {outputs}") })
    }

    fn sample(&self, columns: &Columns, line: Range<usize>) -> Result<Example, ScenarioError> {
        let cells = self.cells(line.clone(), columns.separator);
        if cells.len() != columns.count {
            let found = count(cells.len(), "value", "values");
            let expected = format!("{}, one for each column of the header", columns.count);
            return Err(self.source.fault_at(line, "sample", found, expected));
        }
        let number = |name: &str, column: usize| self.number(name, &cells[column], columns.separator);
        let names = self.names_of_x();
        let x: Result<Vec<Number>, _> =
            names.iter().zip(&columns.x).map(|(name, column)| number(name, *column)).collect();
        let target = match &columns.target {
            Target::Class(column) => self.class(&cells[*column])?,
            Target::Values(places) => {
                let names = self.names_of_y();
                let target: Result<Vec<Number>, _> =
                    names.iter().zip(places).map(|(name, column)| number(name, *column)).collect();
                let target = target?;
                let checked = check_target(Place::key("target"), self.scenario.architecture(), &target, self.outputs());
                checked.map_err(|invalid| match invalid.place().column {
                    Some(column) => {
                        let span = cells[places[column]].span.clone();
                        self.source.fault_at(span, &*names[column], invalid.found(), invalid.expected())
                    }
                    None => self.source.fault_at(line, &names.join(","), invalid.found(), invalid.expected()),
                })?;
                target
            }
        };
        Ok(Example { x: x?, target })
    }

    fn number(&self, name: &str, cell: &Cell, separator: char) -> Result<Number, ScenarioError> {
        let wrong = |expected: String| {
            let found = if cell.text.is_empty() { "nothing".to_owned() } else { Found::new(cell.text).quoted() };
            Err(self.source.fault_at(cell.span.clone(), name, found, expected))
        };
        if is_too_long(cell.text) {
            return wrong(format!("a number of at most {MAX_NUMBER_CHARACTERS} characters"));
        }
        // Where no comma separates, one may be in a number.
        let text = if separator == ',' { cell.text.to_owned() } else { cell.text.replacen(',', ".", 1) };
        let is_number = text.starts_with(|first: char| first.is_ascii_digit() || "+-.".contains(first));
        let number = match fraction(&text) {
            Some(Fraction::Number(number)) => number,
            Some(Fraction::OverZero) => return wrong("a fraction with a denominator other than 0".to_owned()),
            None => match text.parse() {
                Ok(value) if is_number => Number::typed(value, tidy(&text)),
                _ => return wrong("a number such as 0.5 or 3/8".to_owned()),
            },
        };
        match check_number(Place::key("x"), &number) {
            Ok(()) => Ok(number),
            Err(invalid) => wrong(invalid.expected().to_owned()),
        }
    }

    /// The distribution of a class.
    fn class(&self, cell: &Cell) -> Result<Vec<Number>, ScenarioError> {
        let classes = self.outputs();
        // A spreadsheet may write 1.0 for 1.
        let class = cell.text.parse::<f64>().ok().and_then(|value| (0..classes).find(|class| *class as f64 == value));
        class.map(|class| one_hot(class, classes)).ok_or_else(|| {
            let expected = format!("the number of a class, from 0 to {}", classes - 1);
            self.source.fault_at(cell.span.clone(), CLASS, Found::new(cell.text).quoted(), expected)
        })
    }
}

/// What stands between the columns of a header.
fn separator(header: &str) -> char {
    [';', '\t'].into_iter().find(|separator| header.contains(*separator)).unwrap_or(',')
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
        // What is wrong in itself is told as such.
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
