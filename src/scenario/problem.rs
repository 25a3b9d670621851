//! The two problems of the document.

use std::fmt;

use crate::network::Architecture;

/// What a network learns.
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
    pub fn name(self) -> &'static str {
        match self {
            Self::Regression => "regression",
            Self::Classification => "classification",
        }
    }

    /// What the units of its network compute.
    pub fn architecture(self) -> Architecture {
        match self {
            Self::Regression => Architecture::REGRESSION,
            Self::Classification => Architecture::CLASSIFICATION,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.name())
    }
}
