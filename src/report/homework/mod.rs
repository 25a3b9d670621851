//! Checked homework: as text for students and teachers, as JSON for programs, as CSV for spreadsheets.

mod cell;
mod csv;
mod json;
mod text;

use crate::{homework::CheckedFile, typeset::Glyphs};

/// The form in which checked homework is printed.
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

/// The page that a report for people is laid out on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CheckPage {
    /// The style of formulas: small and ASCII ones take one row each.
    pub glyphs: Glyphs,
    /// Columns.
    pub width: usize,
}

/// The report on several files, ending in a newline. The page matters only for the text form.
#[must_use]
pub fn render_checked(files: &[CheckedFile], format: CheckFormat, page: CheckPage) -> String {
    match format {
        CheckFormat::Text => text::text(files, page),
        CheckFormat::Json => json::json(files),
        CheckFormat::Csv => csv::csv(files),
    }
}
