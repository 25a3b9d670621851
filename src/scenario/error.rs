//! Errors in a scenario, each one message for the person who wrote it.

use std::fmt;
use std::io;

use thiserror::Error;

use super::preset::names;
use super::{FileName, Found, Place};

/// Why there is no scenario.
#[derive(Debug, Error)]
pub enum ScenarioError {
    /// A fault in the text of a scenario, with its place.
    #[error(transparent)]
    Fault(#[from] Box<Fault>),
    /// There is no such file.
    #[error("{file}: file not found; expected a scenario in TOML")]
    NotFound {
        /// The file as it was named.
        file: FileName,
    },
    /// It is a directory.
    #[error("{file}: found a directory; expected a scenario file in TOML")]
    Directory {
        /// The file as it was named.
        file: FileName,
    },
    /// It is a pipe or a device, where only a regular file may be read.
    #[error("{file}: found a pipe or a device; expected a regular file with a scenario in TOML")]
    NotRegular {
        /// The file as it was named.
        file: FileName,
    },
    /// It is outside the folder that the file naming it may refer to.
    #[error(
        "{file}: found a place outside the folder of the file that names it; expected a scenario in that folder or \
         below, or a built-in name"
    )]
    Outside {
        /// The file as it was named.
        file: FileName,
    },
    /// There is no scenario in it, and its content must not be repeated.
    #[error("{file}:{line}: found no scenario; expected one in TOML (`gradwalk print {file}` shows what is wrong)")]
    NoScenario {
        /// The file as it was named.
        file: FileName,
        /// The line that is wrong, counted from 1.
        line: usize,
    },
    /// It is far too long for a scenario.
    #[error("{file}: found more than {most} bytes; expected a scenario, which needs a few hundred")]
    TooLong {
        /// The file as it was named.
        file: FileName,
        /// The most bytes that are read.
        most: u64,
    },
    /// It is not text.
    #[error("{file}:{line}: found bytes that are not UTF-8; expected a scenario in TOML, saved as UTF-8 text")]
    NotText {
        /// The file as it was named.
        file: FileName,
        /// The line with the first such byte, counted from 1.
        line: usize,
    },
    /// The system refuses to open it.
    #[error("{file}: found a file that cannot be read ({source}); expected a scenario in TOML")]
    Unreadable {
        /// The file as it was named.
        file: FileName,
        /// The system's message.
        source: io::Error,
    },
    /// No built-in scenario has that name.
    #[error("{}", unknown_name(name, *suggestion))]
    UnknownName {
        /// The name as it was given.
        name: Found,
        /// A similar built-in name.
        suggestion: Option<&'static str>,
    },
}

impl ScenarioError {
    /// The same error without a word of the text that was read.
    ///
    /// A file that names another may be by somebody who must not see the content of the other.
    pub(super) fn without_text(self) -> Self {
        match self {
            Self::Fault(fault) => Self::NoScenario { file: fault.file, line: fault.line },
            other => other,
        }
    }
}

fn unknown_name(name: &Found, suggestion: Option<&str>) -> String {
    let names = names().join(", ");
    let question = suggestion.map(|name| format!("; did you mean {name}?")).unwrap_or_default();
    format!(
        "found the name {}; expected a built-in scenario ({names}) \
         or a file, which contains a slash or ends in .toml{question}",
        name.quoted()
    )
}

/// The statement about a missing key.
const MISSING: &str = "missing";

/// What is wrong in the text of a scenario.
///
/// It is displayed as `file:line: key: found this; expected that`, or `file:line: key: missing; expected that`,
/// followed by the line itself with the place marked, if there is one.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub struct Fault {
    pub(super) file: FileName,
    pub(super) line: usize,
    pub(super) column: Option<usize>,
    pub(super) key: String,
    /// The text found there; `None` where the key is missing.
    pub(super) found: Option<String>,
    pub(super) expected: String,
    pub(super) excerpt: Option<String>,
}

impl Fault {
    /// The line of the place, counted from 1.
    pub fn line(&self) -> usize {
        self.line
    }

    /// The character in that line, counted from 1; `None` where something is missing altogether.
    pub fn column(&self) -> Option<usize> {
        self.column
    }

    /// The key that it is about, or a position in its list or table.
    pub fn key(&self) -> &str {
        &self.key
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, key, found, expected, .. } = self;
        let statement = found.as_ref().map_or_else(|| MISSING.to_owned(), |found| format!("found {found}"));
        write!(formatter, "{file}:{line}: {key}: {statement}; expected {expected}")?;
        match &self.excerpt {
            Some(excerpt) => write!(formatter, "\n{excerpt}"),
            None => Ok(()),
        }
    }
}

/// Why parts do not make a scenario.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{place}: found {found}; expected {expected}{}", hint.unwrap_or_default())]
pub struct InvalidScenario {
    // Boxed, so that the result of every check stays small.
    place: Box<Place>,
    kind: Kind,
    found: String,
    expected: String,
    hint: Option<&'static str>,
}

/// The reason why something does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Shape,
    Value,
}

impl InvalidScenario {
    /// There are too few or too many of something.
    pub(super) fn shape(place: Place, found: impl Into<String>, expected: impl Into<String>) -> Self {
        Self { place: Box::new(place), kind: Kind::Shape, found: found.into(), expected: expected.into(), hint: None }
    }

    /// A number is outside its range.
    pub(super) fn value(place: Place, found: &impl ToString, expected: impl Into<String>) -> Self {
        Self {
            place: Box::new(place),
            kind: Kind::Value,
            found: found.to_string(),
            expected: expected.into(),
            hint: None,
        }
    }

    /// The same with a guess at the cause, in brackets after a space.
    pub(super) fn with_hint(self, hint: Option<&'static str>) -> Self {
        Self { hint, ..self }
    }

    /// The part that does not fit.
    pub fn place(&self) -> Place {
        *self.place
    }

    /// Its content.
    pub fn found(&self) -> &str {
        &self.found
    }

    /// What would fit.
    pub fn expected(&self) -> &str {
        &self.expected
    }

    pub(super) fn hint(&self) -> Option<&'static str> {
        self.hint
    }

    pub(super) fn is_of_shape(&self) -> bool {
        self.kind == Kind::Shape
    }
}
