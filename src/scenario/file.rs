//! Finding the text of a scenario: files and built-in names.

use std::path::{Path, is_separator};

use super::input::{self, Accepted, InputError};
use super::preset::{names, presets};
use super::suggest::nearest;
use super::{FileName, Found, Scenario, ScenarioError};

/// The most bytes that a scenario file may have.
pub const MAX_FILE_BYTES: u64 = 1 << 20;

impl Scenario {
    /// Loads a regular file if the name has a `/` in it or ends in `.toml`, otherwise a built-in scenario.
    ///
    /// # Errors
    /// [`ScenarioError`] if there is no such file or name, or no scenario in the file.
    pub fn load(argument: &str) -> Result<Self, ScenarioError> {
        Self::load_accepting(argument, Accepted::RegularFiles)
    }

    /// Loads what a command line names, as [`Scenario::load`] does, from these kinds of file.
    ///
    /// # Errors
    /// [`ScenarioError`] if there is no such file or name, or no scenario in the file.
    pub fn load_accepting(argument: &str, accepted: Accepted) -> Result<Self, ScenarioError> {
        if !is_file(argument) {
            return built_in(argument);
        }
        let bytes = input::read(Path::new(argument), accepted, MAX_FILE_BYTES);
        read(bytes, &FileName::new(argument))
    }

    /// Loads the scenario that a file in a folder names: a built-in one, or a regular file in that folder or below it.
    /// No link leads out of the folder, and no error repeats the content of a file.
    ///
    /// # Errors
    /// [`ScenarioError`] if there is no such file or name, or no scenario in the file.
    ///
    /// ```
    /// use gradwalk::scenario::Scenario;
    /// let folder = std::path::Path::new("src");
    /// assert!(Scenario::load_named_in(folder, "regression").is_ok());
    /// assert_eq!(
    ///     Scenario::load_named_in(folder, "07.toml").unwrap_err().to_string(),
    ///     format!("{}: file not found; expected a scenario in TOML", folder.join("07.toml").to_str().unwrap())
    /// );
    /// ```
    pub fn load_named_in(folder: &Path, name: &str) -> Result<Self, ScenarioError> {
        if !is_file(name) {
            return built_in(name);
        }
        let file = FileName::from(&folder.join(name));
        let bytes = input::read_below(folder, Path::new(name), MAX_FILE_BYTES);
        read(bytes, &file).map_err(ScenarioError::without_text)
    }
}

/// Whether a word names a file rather than a built-in scenario.
pub(crate) fn is_file(word: &str) -> bool {
    word.contains(is_separator) || word.ends_with(".toml")
}

fn built_in(name: &str) -> Result<Scenario, ScenarioError> {
    let preset = presets().iter().find(|preset| preset.name == name);
    preset
        .map(super::Preset::scenario)
        .ok_or_else(|| ScenarioError::UnknownName { name: Found::new(name), suggestion: nearest(name, names()) })
}

/// The scenario in the bytes of a file.
fn read(bytes: Result<Vec<u8>, InputError>, file: &FileName) -> Result<Scenario, ScenarioError> {
    let named = || file.clone();
    let bytes = bytes.map_err(|error| match error {
        InputError::NotFound => ScenarioError::NotFound { file: named() },
        InputError::Directory => ScenarioError::Directory { file: named() },
        InputError::NotRegular => ScenarioError::NotRegular { file: named() },
        InputError::Outside => ScenarioError::Outside { file: named() },
        InputError::TooLong(most) => ScenarioError::TooLong { file: named(), most },
        InputError::Unreadable(source) => ScenarioError::Unreadable { file: named(), source },
    })?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = valid.iter().filter(|byte| **byte == b'\n').count() + 1;
        ScenarioError::NotText { file: named(), line }
    })?;
    Scenario::from_toml(&text, file.as_given())
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
             softmax, tanh, bipolar, relu, xor, logistic, softmax-regression, deep, deep-softmax) \
             or a file, which contains a slash or ends in .toml; did you mean regression?"
        );
        assert_eq!(
            message("\u{1b}c"),
            "found the name \"\\u{1b}c\"; expected a built-in scenario (regression, classification, textbook, \
             softmax, tanh, bipolar, relu, xor, logistic, softmax-regression, deep, deep-softmax) \
             or a file, which contains a slash or ends in .toml"
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
        assert_eq!(message(&missing), format!("{missing}: file not found; expected a scenario in TOML"));
        let folder = format!("{}/", directory.path().to_str().unwrap());
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
            format!("{long}: found more than 1048576 bytes; expected a scenario, which needs a few hundred")
        );
    }

    #[test]
    fn of_a_file_that_another_one_names_nothing_is_repeated() {
        let directory = tempfile::tempdir().unwrap();
        let texts = [
            "root:$6$secret:19000:0:99999:7:::\n",
            "\nsecret = 1\n",
            "[secret]\n",
            "problem = 'secret'\n",
            "title = 'secret'\nseed = 'secret'\nproblem = 'regression'\nalpha = 'secret'\n",
            "secret = [[[[",
            "alpha = 1\nalpha = 'secret'",
        ];
        for text in texts {
            let path = directory.path().join("a.toml");
            fs::write(&path, text).unwrap();
            let said = Scenario::load_named_in(directory.path(), "a.toml").unwrap_err().to_string();
            assert!(!said.contains("secret"), "{said}");
            let file = path.to_str().unwrap();
            assert!(said.starts_with(&format!("{file}:")), "{said}");
            let (_, words) = said[file.to_string().len() + 1..].split_once(": ").unwrap();
            assert_eq!(
                words,
                format!("found no scenario; expected one in TOML (`gradwalk print {file}` shows what is wrong)")
            );
            assert!(message(path.to_str().unwrap()).contains("secret"), "{text}");
        }
        fs::write(directory.path().join("b.toml"), b"ok = 1\nsecret = '\xff'").unwrap();
        let said = Scenario::load_named_in(directory.path(), "b.toml").unwrap_err().to_string();
        assert!(said.contains("b.toml:2: found bytes that are not UTF-8") && !said.contains("secret"), "{said}");
    }
}
