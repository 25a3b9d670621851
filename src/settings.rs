//! How a walk is shown, be it on the screen or printed: what the options of both mean.
//!
//! Plain values and nothing else. Where they come from is the business of `cli`, what they look
//! like that of `typeset`, `report` and `tui`.

use crate::{formula::Digits, reading::ReadingKind, typeset::Glyphs};

/// The readings that are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PrintReading {
    /// As printed.
    Document,
    /// As right.
    Exact,
    /// Side by side.
    #[default]
    Both,
}

impl PrintReading {
    /// The readings that are asked for, the document's first.
    #[must_use]
    pub fn kinds(self) -> &'static [ReadingKind] {
        match self {
            Self::Document => &[ReadingKind::Document],
            Self::Exact => &[ReadingKind::Exact],
            Self::Both => &[ReadingKind::Document, ReadingKind::Exact],
        }
    }
}

/// How a walk is shown. The screen is in one reading at a time and print can show both, so the
/// kind of choice is left open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings<Reading> {
    /// What formulas are set in.
    pub glyphs: Glyphs,
    /// How long results are.
    pub digits: Digits,
    /// Whose formulas.
    pub reading: Reading,
}
