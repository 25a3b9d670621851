//! Getting at the text of a scenario: files and built-in names.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, is_separator};

use super::display::{printable, shortened};
use super::preset::{names, presets};
use super::suggest::nearest;
use super::{Scenario, ScenarioError};

/// The most bytes that a scenario file may have.
pub const MAX_FILE_BYTES: u64 = 1 << 20;

impl Scenario {
    /// Loads what a command line names: a file if it has a `/` in it or ends in `.toml`, otherwise
    /// a built-in scenario.
    ///
    /// # Errors
    /// [`ScenarioError`] if there is no such file or name, or no scenario in the file.
    pub fn load(argument: &str) -> Result<Self, ScenarioError> {
        if argument.contains(is_separator) || argument.ends_with(".toml") {
            return Self::from_toml(&read(argument)?, argument);
        }
        let preset = presets().iter().find(|preset| preset.name == argument);
        preset.map(super::Preset::scenario).ok_or_else(|| ScenarioError::UnknownName {
            name: shortened(argument, 40),
            suggestion: nearest(argument, names()),
        })
    }
}

/// The text of a file.
fn read(argument: &str) -> Result<String, ScenarioError> {
    let path = Path::new(argument);
    let file = printable(argument);
    let unreadable = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => ScenarioError::NotFound { file: file.clone() },
        _ => ScenarioError::Unreadable { file: file.clone(), source },
    };
    // Asked before opening, as some systems do not open a directory and others do not read it.
    if path.is_dir() {
        return Err(ScenarioError::Directory { file });
    }
    let mut bytes = Vec::new();
    let opened = File::open(path).map_err(unreadable)?;
    // Reading no further than needed also ends the reading of devices that have no end.
    opened.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(ScenarioError::TooLong { file });
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = valid.iter().filter(|byte| **byte == b'\n').count() + 1;
        ScenarioError::NotText { file, line }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn message(argument: &str) -> String {
        Scenario::load(argument).unwrap_err().to_string()
    }

    #[test]
    fn a_built_in_name_is_loaded() {
        assert_eq!(Scenario::load("classification").unwrap().heading(), "classification 2-3-3");
    }

    #[test]
    fn an_unknown_name_is_answered_with_the_known_ones() {
        assert_eq!(
            message("regresion"),
            "found the name \"regresion\"; expected a built-in scenario (regression, classification, textbook, \
             softmax, tanh, relu, xor) \
             or a file, which has a / in it or ends in .toml; did you mean regression?"
        );
        assert_eq!(
            message("\u{1b}c"),
            "found the name \"\\u{1b}c\"; expected a built-in scenario (regression, classification, textbook, \
             softmax, tanh, relu, xor) \
             or a file, which has a / in it or ends in .toml"
        );
    }

    #[test]
    fn files_are_read_with_a_byte_order_mark_and_either_end_of_line() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("a.toml");
        let text = include_str!("../../assets/scenarios/regression.toml");
        fs::write(&path, format!("\u{feff}{}", text.replace('\n', "\r\n"))).unwrap();
        let scenario = Scenario::load(path.to_str().unwrap()).unwrap();
        assert_eq!(scenario, Scenario::load("regression").unwrap());
    }

    #[test]
    fn what_is_no_scenario_file_is_said_to_be_none() {
        let directory = tempfile::tempdir().unwrap();
        let file = |name: &str| directory.path().join(name).to_str().unwrap().to_owned();
        let missing = file("missing.toml");
        assert_eq!(message(&missing), format!("{missing}: found no such file; expected a scenario in TOML"));
        let folder = format!("{}/", directory.path().display());
        assert_eq!(message(&folder), format!("{folder}: found a directory; expected a scenario file in TOML"));

        let bytes = file("bytes.toml");
        fs::write(&bytes, b"title = \"a\"\ntitle = \"\xff\"").unwrap();
        assert_eq!(
            message(&bytes),
            format!("{bytes}:2: found bytes that are not UTF-8; expected a scenario in TOML, saved as UTF-8 text")
        );

        let long = file("long.toml");
        fs::write(&long, "#".repeat(MAX_FILE_BYTES as usize + 1)).unwrap();
        assert_eq!(
            message(&long),
            format!("{long}: found more than 1048576 bytes; expected a scenario, which takes a few hundred")
        );
    }
}
