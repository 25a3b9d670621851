//! Which formulas of a walk are shown, and how much of the document stands beside them.

use crate::reading::{Erratum, ReadingKind};

/// Which formulas of a walk are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Formulas {
    /// The printed ones, with the correct values beside them.
    Printed,
    /// The correct ones, with the printed values and the errata beside them.
    Compared,
    /// The correct ones alone: the document is out of sight.
    Correct,
}

/// Whether the evidence for or against a number is shown beside it: the correct and the numeric value, and remarks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Checks {
    /// It is shown.
    Shown,
    /// The numbers stand alone.
    Withheld,
}

impl Formulas {
    /// The reading that the formulas belong to.
    #[must_use]
    pub fn reading(self) -> ReadingKind {
        match self {
            Self::Printed => ReadingKind::Document,
            Self::Compared | Self::Correct => ReadingKind::Exact,
        }
    }

    /// The readings that are mentioned: beside the printed formulas also the correct ones.
    #[must_use]
    pub fn readings(self) -> &'static [ReadingKind] {
        match self {
            Self::Printed | Self::Compared => &[ReadingKind::Document, ReadingKind::Exact],
            Self::Correct => &[ReadingKind::Exact],
        }
    }

    /// Those of the given errata that are mentioned beside the formulas.
    #[must_use]
    pub fn told(self, errata: &[Erratum]) -> &[Erratum] {
        match self {
            Self::Printed | Self::Compared => errata,
            Self::Correct => &[],
        }
    }
}
