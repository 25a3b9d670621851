//! Checked homework: as text for students and teachers, as JSON for programs, as CSV for spreadsheets.

mod csv;
mod json;
mod text;

use crate::homework::CheckedFile;

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

/// The report on some files, ending in a newline.
#[must_use]
pub fn render_checked(files: &[CheckedFile], format: CheckFormat) -> String {
    match format {
        CheckFormat::Text => text::text(files),
        CheckFormat::Json => json::json(files),
        CheckFormat::Csv => csv::csv(files),
    }
}
