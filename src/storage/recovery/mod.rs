//! Edits that are not saved, in a file that outlives the process.
//!
//! Each process has a file of its own, and beside it an empty one that is locked as long as the process runs: whatever
//! ends it, the system gives up the lock. So a file without a locked one beside it is one that somebody has lost, and
//! it is offered at the next start.
//!
//! | file | its one job |
//! |---|---|
//! | `edits` | edited exercises as a text, and back |
//! | `slot` | the file of a process and its lock |
//! | `recorder` | writing on a thread of its own, not too often |

mod edits;
mod recorder;
mod slot;

use std::{
    fs, io,
    path::Path,
    time::{Duration, SystemTime},
};

pub use edits::EditedExercise;
pub use recorder::Recorder;
use slot::Slot;

use crate::scenario::{
    Accepted, FileName,
    input::{self, InputError},
    output::OutputError,
};

/// The most bytes of a file: some hundred large exercises.
const MAX_BYTES: u64 = 1 << 26;

/// Why edits cannot be kept, or what was kept cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum RecoveryError {
    /// There is no place to keep them in.
    #[error("{folder} cannot be used: {error}")]
    Folder {
        /// The folder.
        folder: FileName,
        /// What the system says.
        error: io::Error,
    },
    /// They cannot be written.
    #[error(transparent)]
    Output(#[from] OutputError),
}

/// Edits that another process has left behind, in the hands of this one.
#[derive(Debug)]
pub struct Abandoned {
    slot: Slot,
    /// The exercises, as far as they can be read.
    pub exercises: Vec<EditedExercise>,
    /// How long ago they were written last.
    pub age: Duration,
}

impl Abandoned {
    /// Forgets them for good.
    pub fn forget(self) {
        self.slot.clear();
    }
}

/// All edits that were left behind in a folder, the newest last. Those of a process that runs are not among them, nor
/// those that cannot be read, which stay where they are.
#[must_use]
pub fn abandoned(folder: &Path) -> Vec<Abandoned> {
    // Most often there is no such folder, and then nothing else is asked for.
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let files = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut found: Vec<Abandoned> = files
        .filter(|path| path.extension().is_some_and(|ending| ending == slot::ENDING))
        .filter_map(|path| {
            let slot = Slot::take_over(&path)?;
            let bytes = read(&path).ok()?;
            let exercises = EditedExercise::read_all(std::str::from_utf8(&bytes).ok()?)?;
            let written = fs::metadata(&path).and_then(|kind| kind.modified()).ok()?;
            let age = SystemTime::now().duration_since(written).unwrap_or_default();
            Some(Abandoned { slot, exercises, age })
        })
        .collect();
    found.sort_by_key(|one| std::cmp::Reverse(one.age));
    found
}

fn read(path: &Path) -> Result<Vec<u8>, InputError> {
    input::read(path, Accepted::RegularFiles, MAX_BYTES)
}
