//! Work done outside the state on its behalf: files are read and written.

use std::path::{Path, PathBuf};

use super::{
    review::{self, OpenError},
    state::State,
    terminal::Outcome,
    update,
};
use crate::{
    homework::CheckedFile,
    scenario::{
        Accepted, Scenario, ScenarioError,
        output::{self, Overwriting},
    },
};

/// Writes a text into a file, whole or not at all.
pub(super) fn write(state: &mut State, path: &Path, text: &str, overwriting: Overwriting) -> Outcome {
    let result = output::write(text, path, overwriting);
    if result.is_ok()
        && let Ok(file) = std::path::absolute(path)
    {
        state.recent.add(file);
    }
    update::written(state, path, result);
    Outcome::Continue
}

/// Reads a recent file: only a regular one, as the screen waits for it.
pub(super) fn read_scenario(state: &mut State, path: PathBuf) -> Outcome {
    let read = match path.to_str() {
        Some(name) => Scenario::load(name),
        None => Err(ScenarioError::NotFound { file: path.as_path().into() }),
    };
    update::scenario_read(state, path, read);
    Outcome::Continue
}

/// Reads the samples for a training run from a file: only a regular one, as the screen waits for it.
pub(super) fn read_samples(state: &mut State, path: &Path) -> Outcome {
    let read = state.whole().load_samples(&path.to_string_lossy(), Accepted::RegularFiles);
    update::samples_read(state, read);
    Outcome::Continue
}

/// The answers of a file and their exercise, or why there are none.
pub(super) type Answers = Result<(Scenario, CheckedFile), OpenError>;

/// Reads and judges the answers requested on the screen.
pub(super) fn asked_for(state: &State, path: PathBuf) -> impl FnOnce() -> Answers + Send + Clone + 'static {
    let on_screen = state.walk().scenario().clone();
    move || review::open(&path, Some(&on_screen))
}
