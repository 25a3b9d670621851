//! Where the platform keeps the files of a user's programs.

use std::path::PathBuf;

use etcetera::base_strategy::{BaseStrategy, choose_native_strategy};

/// The name of the program's own folder in each of them.
const OWN: &str = "gradwalk";

/// Where files are kept between two runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    /// The file of preferences.
    pub preferences: PathBuf,
    /// The folder of edits that were not saved.
    pub recovery: PathBuf,
}

impl Folders {
    /// Those of the user; `None` for a user without a home.
    #[must_use]
    pub fn of_user() -> Option<Self> {
        let platform = choose_native_strategy().ok()?;
        let state = platform.state_dir().unwrap_or_else(|| platform.data_dir());
        Some(Self {
            preferences: platform.config_dir().join(OWN).join("config.toml"),
            recovery: state.join(OWN).join("recovery"),
        })
    }
}
