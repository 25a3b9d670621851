//! All that is kept for a run of the screen: read at its start, written at its end.

use std::path::PathBuf;

use super::{Folders, Preferences, PreferencesError, RecentFiles};

/// What is kept, and where.
#[derive(Debug, Default)]
pub struct Kept {
    /// The preferences as they were read.
    pub preferences: Preferences,
    folders: Option<Folders>,
    /// Why they could not be read. The file stays as it is then: it is not the program's to repair.
    error: Option<PreferencesError>,
}

impl Kept {
    /// Nothing is read and nothing will be written.
    #[must_use]
    pub fn nothing() -> Self {
        Self::default()
    }

    /// Reads the preferences.
    #[must_use]
    pub fn read(folders: Folders) -> Self {
        let (preferences, error) = match Preferences::read(&folders.preferences) {
            Ok(preferences) => (preferences, None),
            Err(error) => (Preferences::default(), Some(error)),
        };
        Self { preferences, folders: Some(folders), error }
    }

    /// Why the preferences could not be read.
    #[must_use]
    pub fn error(&self) -> Option<&PreferencesError> {
        self.error.as_ref()
    }

    /// The folder of edits that were not saved.
    #[must_use]
    pub fn recovery(&self) -> Option<PathBuf> {
        self.folders.as_ref().map(|folders| folders.recovery.clone())
    }

    /// Writes how the screen looks as it is left and the files of this run, where that is anything new. What another
    /// run has written meanwhile stays.
    ///
    /// # Errors
    /// [`PreferencesError`] where they cannot be written.
    pub fn write(&self, look: &Preferences, mut recent: RecentFiles) -> Result<(), PreferencesError> {
        let (Some(folders), None) = (&self.folders, &self.error) else { return Ok(()) };
        let Ok(there) = Preferences::read(&folders.preferences) else { return Ok(()) };
        let before = &self.preferences;
        recent.set_before(there.recent.clone());
        let new = Preferences {
            theme: if look.theme == before.theme { there.theme } else { look.theme },
            glyphs: if look.glyphs == before.glyphs { there.glyphs } else { look.glyphs },
            letters: if look.letters == before.letters { there.letters } else { look.letters },
            digits: if look.digits == before.digits { there.digits } else { look.digits },
            recent: recent.list().into_iter().map(ToOwned::to_owned).collect(),
        };
        if new == there { Ok(()) } else { new.write(&folders.preferences) }
    }
}
