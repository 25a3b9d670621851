//! The file of a process, and the empty one beside it that is locked as long as the process runs.
//!
//! The lock is not on the file itself, as that is another one after each write.

use std::{
    fs::{self, DirBuilder, File},
    io,
    path::{Path, PathBuf},
    process,
    time::{SystemTime, UNIX_EPOCH},
};

use super::RecoveryError;
use crate::scenario::{
    FileName,
    output::{self, Overwriting},
};

/// How the name of a file of edits ends.
pub(super) const ENDING: &str = "toml";

/// How that of the locked one ends.
const LOCK: &str = "lock";

/// A place for the edits of this process, and of no other.
#[derive(Debug)]
pub(super) struct Slot {
    path: PathBuf,
    /// Given up by the system when the process has ended, however that was.
    _lock: File,
}

impl Slot {
    /// A new one in a folder, which is made if it is not there.
    pub(super) fn create(folder: &Path) -> Result<Self, RecoveryError> {
        let create = || -> io::Result<Self> {
            make_private(folder)?;
            let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
            let path = folder.join(format!("{}-{}.{ENDING}", process::id(), since.as_nanos()));
            let lock = File::options().write(true).create_new(true).open(path.with_extension(LOCK))?;
            // A file system without locks keeps the edits all the same.
            let _ = lock.try_lock();
            Ok(Self { path, _lock: lock })
        };
        create().map_err(|error| RecoveryError::Folder { folder: FileName::from(folder), error })
    }

    /// That of another process, unless it runs.
    pub(super) fn take_over(path: &Path) -> Option<Self> {
        let lock = File::options().write(true).create(true).truncate(false).open(path.with_extension(LOCK)).ok()?;
        lock.try_lock().ok()?;
        Some(Self { path: path.to_owned(), _lock: lock })
    }

    /// Writes a text, whole or not at all.
    pub(super) fn write(&self, text: &str) -> Result<(), RecoveryError> {
        Ok(output::write(text, &self.path, Overwriting::Forced)?)
    }

    /// Leaves nothing there.
    pub(super) fn clear(&self) {
        let _ = fs::remove_file(&self.path);
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        if !self.path.exists() {
            let _ = fs::remove_file(self.path.with_extension(LOCK));
        }
    }
}

/// Makes a folder that nobody else can look into.
fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
