//! What is kept of the screen between two runs: how it looked last, which files were opened, and edits that were not
//! saved.
//!
//! | file | its one job |
//! |---|---|
//! | `folders` | where the platform keeps such files |
//! | `preferences` | theme, formula style, digits, recent files: read and written |
//! | `recent` | the files of this run and those before it |
//! | `kept` | all of it for one run of the screen |
//! | `recovery` | edits in a file of this process, and those that another has left behind |

mod folders;
mod kept;
mod preferences;
mod recent;
pub mod recovery;

pub use folders::Folders;
pub use kept::Kept;
pub use preferences::{Preferences, PreferencesError};
pub use recent::RecentFiles;
