//! Checked homework: as text for students and teachers, as JSON for programs, as CSV for spreadsheets.

mod cell;
mod csv;
mod json;
mod text;

use crate::{homework::CheckedFile, typeset::Glyphs};

/// What checked homework is printed as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CheckFormat {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
    /// For spreadsheets: one row for each answer.
    Csv,
}

/// The page that a report for people is set on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CheckPage {
    /// What formulas are set in: small and ASCII ones in one row each.
    pub glyphs: Glyphs,
    /// Columns.
    pub width: usize,
}

/// The report on some files, ending in a newline. The page is for what people read.
#[must_use]
pub fn render_checked(files: &[CheckedFile], format: CheckFormat, page: CheckPage) -> String {
    match format {
        CheckFormat::Text => text::text(files, page),
        CheckFormat::Json => json::json(files),
        CheckFormat::Csv => csv::csv(files),
    }
}
