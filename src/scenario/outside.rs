//! Text from outside, which somebody else chose: the content of a file, its name, a word of the command line.
//!
//! It is kept in types that display it safely, so that it can be put into a sentence without further thought. The raw
//! text has to be requested explicitly.

use std::fmt;
use std::path::{Path, PathBuf, is_separator};

use serde::Serialize;

use super::display::{ending, printable, shortened};

/// The most columns of a text that a message repeats, including the ellipsis.
const LONGEST_FOUND: usize = 41;

/// The most columns of a file's name in a message, including the ellipsis.
const LONGEST_NAME: usize = 200;

/// A text as a message repeats it: what a terminal would obey is escaped (`\u{1b}`), and anything beyond 41 columns is
/// cut off with an ellipsis.
///
/// ```
/// use gradwalk::scenario::Found;
/// assert_eq!(Found::new("\u{202e}lmth").to_string(), "\\u{202e}lmth");
/// assert_eq!(Found::new(&"7".repeat(1_000_000)).quoted(), format!("\"{}…\"", "7".repeat(40)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found(String);

impl Found {
    /// A text found in a file or on the command line.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(shortened(text, LONGEST_FOUND))
    }

    /// The same between quotes.
    #[must_use]
    pub fn quoted(&self) -> String {
        format!("\"{self}\"")
    }
}

impl fmt::Display for Found {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The name of a file, with its folders.
///
/// It is displayed as a message shows it: what a terminal would obey is escaped, and a very long name is shortened to
/// its end after an ellipsis. As data it is unchanged.
///
/// ```
/// use gradwalk::scenario::FileName;
/// let name = FileName::new("sheets/a\u{1b}c.csv");
/// assert_eq!(name.to_string(), "sheets/a\\u{1b}c.csv");
/// assert_eq!(name.as_given(), "sheets/a\u{1b}c.csv");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct FileName(String);

impl FileName {
    /// A file as it was named.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// The name as it was given. Not safe to print.
    #[must_use]
    pub fn as_given(&self) -> &str {
        &self.0
    }

    /// The whole name, safe to print.
    #[must_use]
    pub fn in_full(&self) -> String {
        printable(&self.0)
    }

    /// The name without its folders.
    #[must_use]
    pub fn without_folders(&self) -> Self {
        Self::new(self.0.rsplit(is_separator).next().unwrap_or_default())
    }
}

impl From<&Path> for FileName {
    fn from(path: &Path) -> Self {
        Self::new(path.to_string_lossy())
    }
}

impl From<&PathBuf> for FileName {
    fn from(path: &PathBuf) -> Self {
        Self::from(path.as_path())
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&ending(&self.in_full(), LONGEST_NAME, "…"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_is_repeated_and_a_long_one_cut() {
        assert_eq!(Found::new("0.5x").to_string(), "0.5x");
        assert_eq!(Found::new(&"x".repeat(41)).to_string(), "x".repeat(41));
        assert_eq!(Found::new(&"x".repeat(42)).to_string(), format!("{}…", "x".repeat(40)));
    }

    #[test]
    fn of_a_long_name_the_end_is_shown_and_all_of_it_kept() {
        let given = format!("{}/07.toml", "x".repeat(1_000));
        let name = FileName::new(&*given);
        let shown = name.to_string();
        assert_eq!(shown.chars().count(), LONGEST_NAME);
        assert!(shown.starts_with("…xxx") && shown.ends_with("xxx/07.toml"), "{shown}");
        assert_eq!((name.as_given(), name.in_full()), (&*given, given.clone()));
        assert_eq!(name.without_folders(), FileName::new("07.toml"));
    }
}
