//! The two problems of the document.

use std::fmt;

use crate::network::{Architecture, OutputActivation};

/// The word for exercises that are neither of the document's problems.
pub(super) const OTHER: &str = "other";

/// The problem that a network solves, if it is one of the document's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Problem {
    /// Values: sigmoid, linear outputs, squared error.
    Regression,
    /// A class among several: sigmoid, softmax, cross-entropy.
    Classification,
}

impl Problem {
    /// Both problems.
    pub const ALL: [Self; 2] = [Self::Regression, Self::Classification];

    /// The word for it in files and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Regression => "regression",
            Self::Classification => "classification",
        }
    }

    /// The architecture of its network, unless the file says otherwise.
    pub const fn architecture(self) -> Architecture {
        match self {
            Self::Regression => Architecture::REGRESSION,
            Self::Classification => Architecture::CLASSIFICATION,
        }
    }

    /// The problem assumed for a network with such outputs, unless the file says otherwise.
    pub const fn of(output: OutputActivation) -> Option<Self> {
        match output {
            OutputActivation::LINEAR => Some(Self::Regression),
            OutputActivation::Softmax => Some(Self::Classification),
            OutputActivation::Each(_) => None,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.name())
    }
}
