//! Why there are no samples.

use crate::scenario::suggest::{nearest, question};
use crate::scenario::{FileName, Found, ScenarioError, sample_sets};

/// Why there are no samples.
#[derive(Debug, thiserror::Error)]
pub enum SamplesError {
    /// A fault in the file, with its place.
    #[error(transparent)]
    Fault(#[from] ScenarioError),
    /// It has samples, but for another network.
    #[error("{fault}")]
    Misfit {
        /// The part that does not fit, and its place.
        fault: ScenarioError,
        /// The same for the samples as a whole.
        misfit: Misfit,
    },
    /// It could not be read.
    #[error("{file}: {reason}; expected a CSV file of samples")]
    Unread {
        /// The file as it was named.
        file: FileName,
        /// The reason, in words.
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
    /// No built-in set of samples has that name.
    #[error("{}", unknown_name(name))]
    UnknownName {
        /// The name as it was given.
        name: String,
    },
}

impl SamplesError {
    /// The same in one sentence or statement, without the line from the file.
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

/// Samples for a network of another kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("The samples have {samples}, but this network has {network}.")]
pub struct Misfit {
    pub(super) samples: String,
    pub(super) network: String,
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
