//! Errors in an answers file, as messages.

use std::fmt;

use thiserror::Error;

use crate::scenario::{FileName, display::printable};

/// Something wrong in an answers file, and where.
///
/// It is displayed as `answers.csv:7: found this; expected that`, without the line where it is about the whole file.
/// What it repeats from the file is shortened, and safe to print on a terminal.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub struct Fault {
    file: FileName,
    line: Option<usize>,
    wrong: Wrong,
}

impl Fault {
    pub(super) fn new(file: &FileName, line: Option<usize>, wrong: Wrong) -> Self {
        Self { file: file.clone(), line, wrong }
    }

    /// The file as it was named.
    #[must_use]
    pub fn file(&self) -> &FileName {
        &self.file
    }

    /// The line, counted from 1; nothing where it is about the whole file.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        self.line
    }

    /// The message without the name of the file: `line 7: found this; expected that`.
    #[must_use]
    pub fn in_the_file(&self) -> String {
        match self.line {
            Some(line) => format!("line {line}: {}", self.wrong),
            None => self.wrong.to_string(),
        }
    }

    /// What is wrong: `found this`.
    #[must_use]
    pub fn statement(&self) -> &str {
        &self.wrong.statement
    }

    /// What should be there.
    #[must_use]
    pub fn expected(&self) -> &str {
        &self.wrong.expected
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.wrong)
    }
}

/// A fault whose place is not known yet. Both texts are safe to print.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{statement}; expected {expected}")]
pub(super) struct Wrong {
    /// `found this`.
    pub(super) statement: String,
    pub(super) expected: String,
}

impl Wrong {
    /// Something was found where something else is expected.
    pub(super) fn new(found: impl Into<String>, expected: impl Into<String>) -> Self {
        Self::stating(&format!("found {}", found.into()), expected)
    }

    /// Something is wrong in another way, as when nothing was found.
    pub(super) fn stating(statement: &str, expected: impl Into<String>) -> Self {
        Self { statement: printable(statement), expected: printable(&expected.into()) }
    }
}
