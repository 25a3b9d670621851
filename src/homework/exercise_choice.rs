//! Which exercise the answers of a file are marked with.

use std::path::Path;

use super::{
    answers::{AnswersFile, Named},
    class::FileFault,
};
use crate::scenario::{FileName, Scenario, is_file};

/// An exercise, and where it is from.
#[derive(Debug, Clone)]
pub struct Exercise {
    /// The exercise itself.
    pub scenario: Scenario,
    /// Its file or built-in name, as a command line would name it. Nothing where it is the one on the screen.
    pub file: Option<FileName>,
}

/// What is said beside the answers files about the exercise.
#[derive(Debug, Clone, Copy)]
pub enum ExerciseChoice<'a> {
    /// Nothing: each file names its own.
    Own,
    /// Each file names its own, and this is the exercise of those that name none.
    OwnOr(&'a Scenario),
    /// This is the exercise of all files, whatever they name.
    Always(&'a Exercise),
}

/// The exercise of one file.
#[derive(Debug, Clone)]
pub(super) struct Chosen {
    pub(super) exercise: Exercise,
    /// What the file names in its place, where that is another.
    pub(super) passed_over: Option<FileName>,
}

impl ExerciseChoice<'_> {
    /// The exercise of what was read from a file. Nothing where there is none, and the file has other faults.
    pub(super) fn of(self, read: &AnswersFile, path: &Path) -> Result<Option<Chosen>, FileFault> {
        let file = || read.file.clone();
        match (self, &read.scenario) {
            (Self::Always(exercise), named) => {
                let other = named.as_ref().filter(|named| !is_same(exercise, named, path));
                let passed_over = other.map(|named| FileName::new(named.relative_to(path)));
                Ok(Some(Chosen { exercise: exercise.clone(), passed_over }))
            }
            (Self::Own | Self::OwnOr(_), Some(named)) => match named.load(path) {
                Ok(scenario) => {
                    let exercise = Exercise { scenario, file: Some(FileName::new(named.relative_to(path))) };
                    Ok(Some(Chosen { exercise, passed_over: None }))
                }
                Err(error) => Err(FileFault::Scenario { file: file(), reason: error.to_string() }),
            },
            (Self::OwnOr(usual), None) => {
                let exercise = Exercise { scenario: usual.clone(), file: None };
                Ok(Some(Chosen { exercise, passed_over: None }))
            }
            // A file that could not be read has said so already.
            (Self::Own, None) if read.entries.is_empty() && !read.faults.is_empty() => Ok(None),
            (Self::Own, None) => Err(FileFault::NoScenario { file: file() }),
        }
    }
}

/// Whether an exercise is the one that an answers file names.
fn is_same(exercise: &Exercise, named: &Named, answers: &Path) -> bool {
    let Some(file) = exercise.file.as_ref().map(FileName::as_given) else { return false };
    let other = named.relative_to(answers);
    if is_file(file) != is_file(&other) {
        return false;
    }
    let place = |file: &str| Path::new(file).canonicalize().ok();
    file == other || (is_file(file) && place(file).is_some_and(|known| place(&other) == Some(known)))
}
