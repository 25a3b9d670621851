//! The scenario that an answers file says it is about.

use std::path::Path;

use crate::scenario::{Scenario, ScenarioError, input, is_file};

/// A scenario as an answers file names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The file or the built-in scenario, as written. Not made safe to print.
    pub path: String,
    /// The line that names it, counted from 1.
    pub line: usize,
}

impl Named {
    /// Loads it: a built-in scenario, or a file in the folder of the answers or below, which the path is relative to.
    /// Answers come from anybody, and lead to no other file.
    ///
    /// # Errors
    /// [`ScenarioError`] if there is no such file or name, or no scenario in the file, of which nothing is repeated.
    pub fn load(&self, answers: &Path) -> Result<Scenario, ScenarioError> {
        Scenario::load_named_in(folder(answers), &self.path)
    }

    /// The file seen from where the answers file is named, or the built-in name. Not made safe to print.
    ///
    /// ```
    /// use gradwalk::homework::answers::Named;
    /// use std::path::Path;
    /// let named = |path: &str| Named { path: path.to_owned(), line: 1 };
    /// let answers = Path::new("group-2/ada.csv");
    /// # if cfg!(unix) {
    /// assert_eq!(named("07.toml").relative_to(answers), "group-2/07.toml");
    /// # }
    /// assert_eq!(named("regression").relative_to(answers), "regression");
    /// ```
    #[must_use]
    pub fn relative_to(&self, answers: &Path) -> String {
        if is_file(&self.path) {
            folder(answers).join(&self.path).to_string_lossy().into_owned()
        } else {
            self.path.clone()
        }
    }
}

/// The folder that an answers file is in. What comes through a pipe is in none, and is taken to be in the current one.
fn folder(answers: &Path) -> &Path {
    match answers.parent() {
        Some(folder) if !input::is_handle(answers) => folder,
        _ => Path::new(""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn files_are_found_from_where_the_answers_are() {
        let found =
            |path: &str, answers: &str| Named { path: path.to_owned(), line: 1 }.relative_to(Path::new(answers));
        assert_eq!(found("07.toml", "ada.csv"), "07.toml");
        assert_eq!(found("07.toml", "/home/ada.csv"), "/home/07.toml");
        assert_eq!(found("../07", "a/b.csv"), "a/../07");
        assert_eq!(found("/course/07.toml", "a/b.csv"), "/course/07.toml");
        assert_eq!(found("classification", "a/b.csv"), "classification");
        assert_eq!(found("07.toml", "/dev/stdin"), "07.toml");
    }
}
