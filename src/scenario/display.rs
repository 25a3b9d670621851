//! Text from outside, made safe and short enough for a terminal.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::Scenario;

/// The most columns of a title on the screen.
const TITLE_COLUMNS: usize = 60;

impl Scenario {
    /// The title for the screen: control characters and those that turn the direction of writing
    /// are written out (`\u{1b}`), and what exceeds 60 columns is cut. Nothing for an empty title.
    pub fn display_title(&self) -> Option<String> {
        let title = self.title()?.trim();
        (!title.is_empty()).then(|| shortened(title, TITLE_COLUMNS))
    }
}

/// One character as it may be printed.
pub(super) fn visible(character: char) -> String {
    if character.is_control() || is_format(character) {
        character.escape_default().to_string()
    } else {
        character.to_string()
    }
}

/// The text as it may be printed.
pub(crate) fn printable(text: &str) -> String {
    text.chars().map(visible).collect()
}

/// The text as it may be printed, cut to a number of columns with an ellipsis.
///
/// A character without a width of its own counts as one column, so that no heap of them gets by.
pub(crate) fn shortened(text: &str, columns: usize) -> String {
    let mut result = String::new();
    let mut used = 0;
    // Where to cut if it turns out too long: the ellipsis takes a column itself.
    let mut cut = 0;
    for character in text.chars() {
        let piece = visible(character);
        used += piece.chars().map(|character| width(character).max(1)).sum::<usize>();
        if used > columns {
            result.truncate(cut);
            result.push('…');
            return result;
        }
        result.push_str(&piece);
        if used < columns {
            cut = result.len();
        }
    }
    result
}

/// The columns that a printable character takes.
pub(super) fn width(character: char) -> usize {
    character.width().unwrap_or(0)
}

/// The columns that a printable text takes.
pub(crate) fn columns(text: &str) -> usize {
    text.width()
}

/// The text with as many spaces behind it as it takes to fill so many columns.
pub(crate) fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(columns(text))))
}

/// Characters without a shape that change how others are shown: direction, joining, tags, and the
/// line separators that are not control characters.
fn is_format(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_written_out() {
        assert_eq!(printable("a\u{1b}[2Jb"), "a\\u{1b}[2Jb");
        assert_eq!(printable("line\nnext\ttab"), "line\\nnext\\ttab");
        assert_eq!(printable("\u{202e}evil\u{2066}"), "\\u{202e}evil\\u{2066}");
        assert_eq!(printable("\u{9b}b\u{ad}\u{feff}"), "\\u{9b}b\\u{ad}\\u{feff}");
        assert_eq!(printable("Übung 1: α → 漢"), "Übung 1: α → 漢");
        assert_eq!(printable("α ≈ 'a\\b' \"c\""), "α ≈ 'a\\b' \"c\"");
    }

    #[test]
    fn long_text_is_cut_to_the_column() {
        assert_eq!(shortened("abcde", 5), "abcde");
        assert_eq!(shortened("abcdef", 5), "abcd…");
        assert_eq!(shortened("漢漢漢", 5), "漢漢…");
        assert_eq!(shortened("ab\u{1b}", 5), "ab…");
        assert_eq!(shortened(&"e\u{301}".repeat(1000), 5), "e\u{301}e\u{301}…");
    }

    #[test]
    fn padding_counts_columns_and_not_characters() {
        for text in ["abcd", "漢字", "e\u{301}tat"] {
            assert_eq!(columns(text), 4, "{text}");
            assert_eq!(padded(text, 6), format!("{text}  "));
            assert_eq!(padded(text, 3), text);
        }
    }

    #[test]
    fn titles_are_kept_as_given_and_shown_as_may_be() {
        let text = include_str!("../../assets/scenarios/regression.toml");
        let titled = |title: &str| {
            let text = text.replace("\"Regression\"", title);
            Scenario::from_toml(&text, "a.toml").unwrap()
        };
        let scenario = titled("\"a\\u001b[31m\"");
        assert_eq!(scenario.title(), Some("a\u{1b}[31m"));
        assert_eq!(scenario.display_title().unwrap(), "a\\u{1b}[31m");
        let long = titled(&format!("\"{}\"", "x".repeat(61)));
        assert_eq!(long.display_title().unwrap(), format!("{}…", "x".repeat(59)));
        assert_eq!(titled("\" \"").display_title(), None);
    }
}
