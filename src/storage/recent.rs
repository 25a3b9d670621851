//! The scenario files that were opened or saved last.

use std::path::{Path, PathBuf};

use super::preferences::MOST_RECENT;

/// The files of this run and of those before it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecentFiles {
    /// The newest first.
    now: Vec<PathBuf>,
    before: Vec<PathBuf>,
}

impl RecentFiles {
    /// Takes in the files of the runs before.
    pub fn set_before(&mut self, before: Vec<PathBuf>) {
        self.before = before;
    }

    /// A file was opened or saved.
    pub fn add(&mut self, file: PathBuf) {
        self.now.retain(|other| *other != file);
        self.now.insert(0, file);
    }

    /// All of them, the newest first.
    #[must_use]
    pub fn list(&self) -> Vec<&Path> {
        let earlier = self.before.iter().filter(|file| !self.now.contains(file));
        self.now.iter().chain(earlier).map(PathBuf::as_path).take(MOST_RECENT).collect()
    }
}
