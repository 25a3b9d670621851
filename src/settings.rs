//! How a walk is shown, be it on the screen or printed: what the options of both mean.
//!
//! Plain values and nothing else. Where they come from is the business of `cli`, what they look
//! like that of `typeset`, `report` and `tui`.

use crate::{
    formula::Digits,
    quantity::Layer,
    reading::ReadingKind,
    scenario::Problem,
    typeset::{Glyphs, Letters, Signs},
};

/// The readings that are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrintReading {
    /// The printed formulas, with the correct values beside them.
    Document,
    /// The correct formulas, and nothing of the document.
    Exact,
    /// Side by side.
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

/// Which network a scenario is of, as far as that says what to show where nobody does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// One of the document's own two, under its built-in name.
    Document,
    /// Any other built-in scenario, and every file: whoever brings it did not ask for the document.
    Elsewhere,
}

impl Origin {
    /// The origin of a built-in scenario.
    #[must_use]
    pub fn of_built_in(name: &str) -> Self {
        match Problem::ALL.into_iter().find(|problem| problem.name() == name) {
            Some(_) => Self::Document,
            None => Self::Elsewhere,
        }
    }

    /// The formulas that the screen opens with.
    #[must_use]
    pub fn first_shown(self) -> ReadingKind {
        match self {
            Self::Document => ReadingKind::Document,
            Self::Elsewhere => ReadingKind::Exact,
        }
    }

    /// The formulas that are printed.
    #[must_use]
    pub fn printed(self) -> PrintReading {
        match self {
            Self::Document => PrintReading::Both,
            Self::Elsewhere => PrintReading::Exact,
        }
    }
}

/// The colours of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Theme {
    /// The terminal's own colours, made for a dark background.
    #[default]
    Dark,
    /// Dark colours on white.
    Light,
    /// Bright colours on black, and nothing dim.
    Contrast,
}

impl Theme {
    /// All themes.
    pub const ALL: [Self; 3] = [Self::Dark, Self::Light, Self::Contrast];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Contrast => "high contrast",
        }
    }

    /// The next one, after the last the first.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Dark => Self::Light,
            Self::Light => Self::Contrast,
            Self::Contrast => Self::Dark,
        }
    }
}

/// How a walk is shown. The screen is in one reading at a time and print can show both, so the
/// kind of choice is left open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings<Reading> {
    /// What formulas are set in.
    pub glyphs: Glyphs,
    /// Whose letters they have.
    pub letters: Letters,
    /// How long results are.
    pub digits: Digits,
    /// Whose formulas.
    pub reading: Reading,
}

impl<Reading> Settings<Reading> {
    /// What the formulas of a network with this output layer are written with.
    #[must_use]
    pub fn signs(&self, output: Layer) -> Signs {
        Signs { glyphs: self.glyphs, lettering: self.letters.of(output) }
    }
}
