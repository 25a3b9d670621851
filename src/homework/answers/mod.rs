//! What somebody worked out by hand, read from a file.
//!
//! An answers file is CSV or TOML; any subset of the quantities, in any order:
//!
//! ```
//! use gradwalk::homework::answers::parse;
//! let csv = parse("# scenario: 07.toml\nquantity;value\ndE/da12(0);-0,0476\nE';\n", "ada.csv");
//! let toml = parse("scenario = \"07.toml\"\n\"dE/da12(0)\" = -0.0476\n\"E'\" = \"\"\n", "ada.toml");
//! assert!(csv.faults.is_empty() && toml.faults.is_empty());
//! assert_eq!(csv.entries[0].value.as_ref().unwrap().value, -0.0476);
//! assert_eq!(toml.entries[0].value.as_ref().unwrap().figures, 3);
//! assert_eq!(csv.entries[1].value, None);
//! assert_eq!(csv.scenario.unwrap().path, "07.toml");
//! ```
//!
//! In CSV the separator is a comma, a semicolon or a tab, in each line the sign after the quantity. The first line may
//! be titles; `#` begins a comment, on a line of its own or after the value. A decimal comma is fine except after a
//! comma without quotes. A blank value is a question not answered, and so is a dash, `?`, `n/a` or `k. A.`. A fault
//! costs the line that it is in and no other.
//!
//! Names are only looked at for their shape while reading; [`AnswersFile::resolve`] then finds out what they mean in
//! one network. Nothing here knows which answers are right.

mod blank;
mod csv;
mod decode;
mod fault;
mod file;
mod keys;
mod named;
mod number;
mod resolve;
mod shape;

pub use fault::Fault;
pub use file::{load, load_accepting};
pub use named::Named;
pub use number::{NoNumber, Typed};
pub use resolve::Answer;

use crate::scenario::{FileName, Found};
use fault::Wrong;

/// The most characters in the name of a scenario's file.
const LONGEST_PATH: usize = 1000;

/// An answers file as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswersFile {
    /// The file as it was named.
    pub file: FileName,
    /// The scenario that it says it is about.
    pub scenario: Option<Named>,
    /// What could be read, in the order of the lines. A quantity may come more than once.
    pub entries: Vec<Entry>,
    /// What could not, in the order of the lines.
    pub faults: Vec<Fault>,
}

/// One line of answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The line, counted from 1.
    pub line: usize,
    /// The quantity as it was typed: the shape of a name, short and safe to print.
    pub name: String,
    /// The answer; nothing where the value was left blank.
    pub value: Option<Typed>,
}

/// Reads the text of an answers file, as TOML if the name of the file ends in `.toml` and otherwise as CSV.
#[must_use]
pub fn parse(text: &str, file: &str) -> AnswersFile {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut answers = AnswersFile::empty(file);
    if file.ends_with(".toml") {
        keys::read(text, &mut answers);
    } else {
        csv::read(text, &mut answers);
    }
    answers.sorted()
}

impl AnswersFile {
    fn empty(file: &str) -> Self {
        Self { file: FileName::new(file), scenario: None, entries: Vec::new(), faults: Vec::new() }
    }

    /// A file of which nothing can be read.
    fn unreadable(file: &str, wrong: Wrong) -> Self {
        let empty = Self::empty(file);
        Self { faults: vec![Fault::new(&empty.file, None, wrong)], ..empty }
    }

    /// The same with its faults in the order of the lines.
    fn sorted(mut self) -> Self {
        self.faults.sort_by_key(Fault::line);
        self
    }

    fn fault(&mut self, line: usize, wrong: Wrong) {
        self.faults.push(Fault::new(&self.file, Some(line), wrong));
    }

    /// Takes note of the scenario that a line names.
    fn name_scenario(&mut self, line: usize, path: &str) {
        let wrong = match &self.scenario {
            _ if path.is_empty() => Wrong::new("no name of a scenario", "a file or a built-in name, such as 07.toml"),
            _ if path.chars().count() > LONGEST_PATH => {
                let found = format!("{}, of more than {LONGEST_PATH} characters", Found::new(path).quoted());
                Wrong::new(found, "the file or built-in name of a scenario")
            }
            None => {
                self.scenario = Some(Named { path: path.to_owned(), line });
                return;
            }
            Some(named) if named.path == path => return,
            Some(named) => Wrong::new(
                format!("the scenario {}, but {} in line {}", Found::new(path), Found::new(&named.path), named.line),
                "one scenario per answers file",
            ),
        };
        self.fault(line, wrong);
    }
}

#[cfg(test)]
mod tests;
