//! A training run: as a page for people, or a row for each step.
//!
//! | file | its one job |
//! |---|---|
//! | `text` | some losses of each reading side by side, their curves, the first and the last weights |
//! | `csv` | the loss and all weights of every step |

mod csv;
mod text;

pub use csv::TrainingRows;

use crate::{
    formula::Digits,
    reading::{NoDocument, ReadingKind},
    scenario::Scenario,
    training::{Run, Training},
    typeset::Glyphs,
};

/// The form in which a training run is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TrainingFormat {
    /// For people.
    #[default]
    Text,
    /// For spreadsheets and programs.
    Csv,
}

/// What was trained, and how its numbers are shown.
#[derive(Debug, Clone, Copy)]
pub struct TrainingPage<'a> {
    /// The scenario of the network.
    pub scenario: &'a Scenario,
    /// The samples, and when the weights were updated.
    pub training: &'a Training,
    /// Why there are no printed formulas, if they were requested.
    pub no_document: Option<NoDocument>,
    /// The style of glyphs.
    pub glyphs: Glyphs,
    /// Significant digits.
    pub digits: Digits,
}

/// The run of one reading.
#[derive(Debug, Clone)]
pub struct Trained {
    /// Its reading.
    pub reading: ReadingKind,
    /// The run, as far as it went.
    pub run: Run,
}

/// Training runs of one network as a page, ending in a newline.
#[must_use]
pub fn render_training(page: TrainingPage, runs: &[Trained]) -> String {
    text::text(page, runs)
}
