//! From the path of an answers file to its judged answers, or to a helpful error.

use std::path::Path;

use thiserror::Error;

use super::faults::{IN_A_COMPLAINT, listed};
use crate::{
    homework::{CheckedFile, Checker, ExerciseChoice, FileFault, answers},
    scenario::{FileName, Scenario},
    tui::keys::{Command, key_of},
};

/// Why no answers can be shown. Readable answers are shown whatever else is wrong with the file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum OpenError {
    /// Nothing says which exercise the answers belong to.
    #[error("{file}: {}", self.in_the_file())]
    NoScenario {
        /// The file.
        file: FileName,
    },
    /// Nothing in it could be read.
    #[error("{}", listed(.0, IN_A_COMPLAINT, ToString::to_string).join("\n"))]
    Faulty(Vec<FileFault>),
}

impl OpenError {
    /// The error for a reader who can see the path.
    #[must_use]
    pub fn in_the_file(&self) -> String {
        match self {
            Self::NoScenario { .. } => format!(
                "found no line that names a scenario; expected one such as \"# scenario: 07.toml\", or the exercise \
                 opened first (gradwalk 07.toml) and the answers on its screen, with the key {}",
                key_of(Command::Review)
            ),
            Self::Faulty(faults) => listed(faults, IN_A_COMPLAINT, FileFault::in_the_file).join("\n"),
        }
    }
}

/// Reads and judges the answers of a file, against the scenario that it names or else the one on the screen; returns
/// them with that scenario.
///
/// # Errors
/// [`OpenError`] where there is nothing to show.
pub fn open(path: &Path, on_screen: Option<&Scenario>) -> Result<(Scenario, CheckedFile), OpenError> {
    let read = answers::load(path);
    let choice = on_screen.map_or(ExerciseChoice::Own, ExerciseChoice::OwnOr);
    let checked = CheckedFile::of_read(&read, path, choice, &mut Checker::new());
    if checked.faults.iter().any(|fault| matches!(fault, FileFault::NoScenario { .. })) {
        return Err(OpenError::NoScenario { file: FileName::from(path) });
    }
    match &checked.exercise {
        Some(exercise) if !checked.answers.is_empty() => Ok((exercise.scenario.clone(), checked)),
        _ => Err(OpenError::Faulty(checked.faults)),
    }
}
