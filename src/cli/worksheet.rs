//! `gradwalk print --blank`: the worksheet of a scenario.

use std::path::Path;

use super::arguments::{Print, Source};
use super::choice::{self, ChoiceError};
use super::environment::usual_glyphs;
use crate::homework::asked::AnswersHead;
use crate::report::{Format, render_worksheet};
use crate::scenario::output::{self, OutputError};
use crate::scenario::{self, Accepted};
use crate::settings::PrintReading;

/// Why no worksheet can be printed.
#[derive(Debug, thiserror::Error)]
pub(super) enum WorksheetError {
    #[error(transparent)]
    Choice(#[from] ChoiceError),
    #[error(transparent)]
    Output(#[from] OutputError),
    #[error("--blank cannot be used with --reading document: worksheets use the correct formulas")]
    Document,
    #[error("--blank cannot be used with --format json: a worksheet is text with blanks instead of values")]
    NotText,
}

/// Prints the worksheet.
pub(super) fn print(print: &Print) -> Result<(), WorksheetError> {
    if print.reading == Some(PrintReading::Document) {
        return Err(WorksheetError::Document);
    }
    if print.format != Format::Text {
        return Err(WorksheetError::NotText);
    }
    let scenario = choice::scenario(&print.source, Accepted::Anything)?;
    let name = name_in_answers(&print.source);
    let head = AnswersHead { scenario: name.as_deref(), name: None };
    let text = render_worksheet(&scenario, head, print.look.glyphs.unwrap_or_else(usual_glyphs), print.notation);
    Ok(output::deliver(&text, print.output.as_deref(), print.overwriting())?)
}

/// The name by which an answers file in the same folder refers to the scenario. A built-in one with random numbers has
/// none.
fn name_in_answers(source: &Source) -> Option<String> {
    if source.seed.is_some() {
        return None;
    }
    let name = Path::new(&source.scenario).file_name()?.to_str()?;
    // Without an extension, only a folder tells a file from a built-in scenario.
    Some(if scenario::is_file(&source.scenario) && !scenario::is_file(name) {
        format!("./{name}")
    } else {
        name.to_owned()
    })
}
