//! What the environment says about the terminal, where the user has said nothing.

use std::env;
use std::io::{self, IsTerminal};

use crate::typeset::Glyphs;

/// The columns of a page: at most this many, as long rows are hard to read; and the fewest that are taken for the width
/// of a terminal.
const MOST_COLUMNS: usize = 100;
const LEAST_COLUMNS: usize = 40;

/// The variables that name the encoding.
#[derive(Debug, Clone, Default)]
struct Environment {
    terminal: Option<String>,
    locale: Option<String>,
}

impl Environment {
    fn of_process() -> Self {
        // The first of these that is set, and not empty, decides which characters are used.
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(variable);
        Self { terminal: variable("TERM"), locale }
    }

    /// ASCII where anything else is known to come out wrong: on the Linux console, whose font has few signs; on a dumb
    /// terminal; in a locale with another encoding. Unset variables mean nothing: many containers have none, although
    /// the terminal can show everything.
    fn glyphs(&self) -> Glyphs {
        let plain = matches!(self.terminal.as_deref(), Some("dumb" | "linux"));
        let foreign = self.locale.as_deref().is_some_and(|name| !is_utf8(name));
        if plain || foreign { Glyphs::Ascii } else { Glyphs::Small }
    }
}

/// The glyphs where nobody has chosen any.
pub(super) fn usual_glyphs() -> Glyphs {
    Environment::of_process().glyphs()
}

/// The columns of a page on standard output: those of the terminal, if it is one and narrower than a page.
pub(super) fn page_width() -> usize {
    let size = if io::stdout().is_terminal() { crossterm::terminal::size().ok() } else { None };
    size.map_or(MOST_COLUMNS, |(columns, _)| usize::from(columns).clamp(LEAST_COLUMNS, MOST_COLUMNS))
}

fn variable(name: &str) -> Option<String> {
    let value = env::var_os(name)?.to_string_lossy().into_owned();
    (!value.is_empty()).then_some(value)
}

fn is_utf8(locale: &str) -> bool {
    let locale = locale.to_ascii_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyphs(terminal: &str, locale: &str) -> Glyphs {
        let said = |value: &str| (!value.is_empty()).then(|| value.to_owned());
        Environment { terminal: said(terminal), locale: said(locale) }.glyphs()
    }

    #[test]
    fn ascii_is_for_where_more_is_known_to_fail() {
        assert_eq!(glyphs("xterm-256color", "en_GB.UTF-8"), Glyphs::Small);
        assert_eq!(glyphs("xterm-256color", "de_AT.utf8@euro"), Glyphs::Small);
        assert_eq!(glyphs("", ""), Glyphs::Small);
        assert_eq!(glyphs("linux", "en_GB.UTF-8"), Glyphs::Ascii);
        assert_eq!(glyphs("dumb", ""), Glyphs::Ascii);
        assert_eq!(glyphs("xterm", "C"), Glyphs::Ascii);
        assert_eq!(glyphs("xterm", "ru_RU.KOI8-R"), Glyphs::Ascii);
    }
}
