//! The scenario that an answers file says it is about.

use std::path::{Path, is_separator};

/// A scenario as an answers file names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The file or the built-in scenario, as written. Not made safe to print.
    pub path: String,
    /// The line that names it, counted from 1.
    pub line: usize,
}

impl Named {
    /// What to hand to [`Scenario::load`](crate::scenario::Scenario::load): a file is meant relative to the answers
    /// file, a built-in name is a name wherever that file is. A file has a `/` in it or ends in `.toml`, as on the
    /// command line.
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
        let is_file = self.path.contains(is_separator) || self.path.ends_with(".toml");
        match answers.parent() {
            Some(directory) if is_file => directory.join(&self.path).to_string_lossy().into_owned(),
            _ => self.path.clone(),
        }
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
    }
}
