//! What is wrong with an answers file, in words for whoever collects them.

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

    /// The fault for those who know which file they look at: `line 7: found this; expected that`.
    #[must_use]
    pub fn in_the_file(&self) -> String {
        match self.line {
            Some(line) => format!("line {line}: {}", self.wrong),
            None => self.wrong.to_string(),
        }
    }

    /// What is there.
    #[must_use]
    pub fn found(&self) -> &str {
        &self.wrong.found
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
#[error("found {found}; expected {expected}")]
pub(super) struct Wrong {
    pub(super) found: String,
    pub(super) expected: String,
}

impl Wrong {
    pub(super) fn new(found: impl Into<String>, expected: impl Into<String>) -> Self {
        Self { found: printable(&found.into()), expected: printable(&expected.into()) }
    }
}
