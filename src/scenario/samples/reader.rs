//! Lines of samples, split and checked.
//!
//! They are split here and not by a general reader, because a message marks the place of a wrong number in its line,
//! and such a reader does not report it.

use std::ops::Range;

use super::error::Misfit;
use crate::network::{OutputActivation, Sample};
use crate::scenario::example::Example;
use crate::scenario::excerpt::Source;
use crate::scenario::number::{Fraction, fraction, is_too_long, tidy};
use crate::scenario::parts::{check_number, check_target, count};
use crate::scenario::random::one_hot;
use crate::scenario::{Found, MAX_NUMBER_CHARACTERS, Number, Place, Scenario, ScenarioError};

/// The most samples that a network is trained on. (A walk takes far fewer: see [`crate::scenario::MAX_SAMPLES`].)
pub const MAX_TRAINING_SAMPLES: usize = 10_000;

/// The column of the class.
const CLASS: &str = "class";

/// The text, and the network that it is for.
pub(super) struct Reader<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) source: Source<'a>,
}

/// The text between two separators, without the blanks and quotes around it.
struct Cell<'a> {
    text: &'a str,
    /// Its place in the whole text.
    span: Range<usize>,
}

/// The meaning of each column.
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
    /// All samples in the text.
    pub(super) fn samples(&self) -> Result<Vec<Sample>, ScenarioError> {
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

    /// The lines with content. Some spreadsheets still end them with a single carriage return.
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
        self.scenario.sizes().outputs()
    }

    fn is_softmax(&self) -> bool {
        self.scenario.architecture().output == OutputActivation::Softmax
    }

    /// The names of the columns of the inputs.
    fn names_of_x(&self) -> Vec<String> {
        (1..=self.scenario.sizes().inputs()).map(|number| format!("x{number}")).collect()
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
            // A single output is output 0, and its column may be called that.
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
        let target = places.split_off(self.scenario.sizes().inputs());
        let target = if is_class { Target::Class(target[0]) } else { Target::Values(target) };
        Ok(Columns { separator, x: places, target, count: cells.len() })
    }

    /// The part of a valid header that does not fit this network.
    pub(super) fn misfit(&self) -> Option<Misfit> {
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
        let own = self.scenario.sizes().inputs();
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
                let checked =
                    check_target(Place::key("target"), self.scenario.architecture(), &target, self.scenario.sizes());
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
        // If commas are not the separators, a number may contain one.
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

/// The separator between the columns of a header.
fn separator(header: &str) -> char {
    [';', '\t'].into_iter().find(|separator| header.contains(*separator)).unwrap_or(',')
}
