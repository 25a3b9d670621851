//! How the screen looked last and which scenario files were opened, in a small TOML file.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use crate::{
    formula::Digits,
    scenario::{
        Accepted, FileName, Found,
        input::{self, InputError},
        output::{self, OutputError, Overwriting},
    },
    settings::Theme,
    typeset::{Glyphs, Letters},
};

/// The most recent files that are kept.
pub(super) const MOST_RECENT: usize = 8;

/// The most bytes of the file: eight of the longest paths have room.
const MAX_BYTES: u64 = 1 << 16;

/// What is remembered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preferences {
    /// The colours of the screen.
    pub theme: Theme,
    /// The formula style, once one was chosen.
    pub glyphs: Option<Glyphs>,
    /// Whose letters formulas have, once they were chosen.
    pub letters: Option<Letters>,
    /// How long results are.
    pub digits: Digits,
    /// Scenario files that were opened or saved, the newest first.
    pub recent: Vec<PathBuf>,
}

/// Why preferences were not read or not written.
#[derive(Debug, thiserror::Error)]
pub enum PreferencesError {
    /// There is no file that could be read.
    #[error("{file}: {reason}")]
    Unreadable {
        /// The file.
        file: FileName,
        /// What was found.
        reason: String,
    },
    /// It is no TOML of the expected form.
    #[error("{file}:{line}: {reason}")]
    Malformed {
        /// The file.
        file: FileName,
        /// The line, from 1.
        line: usize,
        /// What is wrong there.
        reason: Found,
    },
    /// A key has a value that it cannot have.
    #[error("{file}: {key}: found \"{found}\", expected {expected}")]
    Value {
        /// The file.
        file: FileName,
        /// The key.
        key: &'static str,
        /// Its value.
        found: Found,
        /// The values that it can have.
        expected: String,
    },
    /// Its folder cannot be made.
    #[error("{folder} cannot be made: {error}")]
    Folder {
        /// The folder.
        folder: FileName,
        /// What the system says.
        error: io::Error,
    },
    /// It cannot be written.
    #[error(transparent)]
    Output(#[from] OutputError),
}

/// The file as it is written.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Written {
    theme: Option<String>,
    glyphs: Option<String>,
    notation: Option<String>,
    digits: Option<i64>,
    #[serde(default)]
    recent: Vec<PathBuf>,
}

impl Preferences {
    /// Reads them; where there is no file yet, they are the usual ones.
    ///
    /// # Errors
    /// [`PreferencesError`] where the file is anything but a small one of the expected form.
    pub fn read(path: &Path) -> Result<Self, PreferencesError> {
        let file = || FileName::from(path);
        let unreadable = |reason| PreferencesError::Unreadable { file: file(), reason };
        let bytes = match input::read(path, Accepted::RegularFiles, MAX_BYTES) {
            Ok(bytes) => bytes,
            Err(InputError::NotFound) => return Ok(Self::default()),
            Err(error) => return Err(unreadable(error.to_string())),
        };
        let text = String::from_utf8(bytes).map_err(|_| unreadable("found bytes that are not UTF-8".to_owned()))?;
        let written: Written = toml::from_str(&text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start.min(text.len()));
            PreferencesError::Malformed {
                file: file(),
                line: text.as_bytes()[..start].iter().filter(|byte| **byte == b'\n').count() + 1,
                reason: Found::new(error.message()),
            }
        })?;
        Self::of(written, path)
    }

    fn of(written: Written, path: &Path) -> Result<Self, PreferencesError> {
        let wrong = |key, found: &str, expected: String| PreferencesError::Value {
            file: FileName::from(path),
            key,
            found: Found::new(found),
            expected,
        };
        let theme = |name: String| {
            let theme = Theme::ALL.into_iter().find(|theme| theme.name() == name);
            theme.ok_or_else(|| wrong("theme", &name, Theme::ALL.map(Theme::name).join(", ")))
        };
        let glyphs =
            |name: String| name.parse().map_err(|_| wrong("glyphs", &name, Glyphs::ALL.map(Glyphs::name).join(", ")));
        let letters = |name: String| {
            name.parse().map_err(|_| wrong("notation", &name, Letters::ALL.map(Letters::name).join(", ")))
        };
        let digits = |count: i64| {
            let digits = u8::try_from(count).ok().and_then(|count| Digits::new(count).ok());
            digits.ok_or_else(|| wrong("digits", &count.to_string(), "a whole number from 2 to 10".to_owned()))
        };
        let mut recent: Vec<PathBuf> = written.recent.into_iter().filter(|file| file.is_absolute()).collect();
        recent.truncate(MOST_RECENT);
        Ok(Self {
            theme: written.theme.map(theme).transpose()?.unwrap_or_default(),
            glyphs: written.glyphs.map(glyphs).transpose()?,
            letters: written.notation.map(letters).transpose()?,
            digits: written.digits.map(digits).transpose()?.unwrap_or_default(),
            recent,
        })
    }

    /// Writes them, whole or not at all. Paths that are not UTF-8 are left out, for TOML has no room for them.
    ///
    /// # Errors
    /// [`PreferencesError`] where that is not possible.
    pub fn write(&self, path: &Path) -> Result<(), PreferencesError> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)
                .map_err(|error| PreferencesError::Folder { folder: FileName::from(folder), error })?;
        }
        Ok(output::write(&self.to_toml(), path, Overwriting::Forced)?)
    }

    fn to_toml(&self) -> String {
        let written = Written {
            theme: Some(self.theme.name().to_owned()),
            glyphs: self.glyphs.map(|glyphs| glyphs.name().to_owned()),
            notation: self.letters.map(|letters| letters.name().to_owned()),
            digits: Some(i64::try_from(self.digits.count()).unwrap_or_default()),
            recent: self.recent.iter().filter(|file| file.to_str().is_some()).cloned().collect(),
        };
        toml::to_string_pretty(&written).expect("texts, numbers and lists of them are TOML")
    }
}
