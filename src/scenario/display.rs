//! Text made safe and short enough for a terminal.

use std::borrow::Cow;

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::Scenario;

/// The most columns of a title on the screen.
const TITLE_COLUMNS: usize = 60;

impl Scenario {
    /// The title for the screen: what a terminal would obey is escaped (`\u{1b}`), and anything beyond 60 columns is
    /// cut off. `None` for an empty title.
    pub fn display_title(&self) -> Option<String> {
        let title = self.title()?.trim();
        (!title.is_empty()).then(|| shortened(title, TITLE_COLUMNS))
    }
}

/// Whether a character may be printed as it is: it must have a visible shape and no other effect.
///
/// Excluded are characters without a shape, which control the terminal, change the direction of writing, join or break
/// the text around them, or are invisible; and private-use characters, which mean something else on each machine, so
/// that their width is unknown.
pub(crate) fn is_printable(character: char) -> bool {
    use GeneralCategory::{Control, Format, LineSeparator, ParagraphSeparator, PrivateUse, Surrogate, Unassigned};
    let is_plain = (' '..='~').contains(&character);
    is_plain
        || !matches!(
            character.general_category(),
            Control | Format | LineSeparator | ParagraphSeparator | PrivateUse | Surrogate | Unassigned
        )
}

/// One character in printable form.
pub(super) fn visible(character: char) -> String {
    if is_printable(character) { character.to_string() } else { character.escape_default().to_string() }
}

/// The text in printable form: unprintable characters are escaped (`\u{202e}`).
pub(crate) fn printable(text: &str) -> String {
    text.chars().map(visible).collect()
}

/// Rows of text in printable form, with their line ends kept.
pub(crate) fn printable_rows(text: &str) -> Cow<'_, str> {
    let may_stay = |character: char| character == '\n' || is_printable(character);
    if text.chars().all(may_stay) {
        return Cow::Borrowed(text);
    }
    let shown = |character: char| if may_stay(character) { character.to_string() } else { visible(character) };
    Cow::Owned(text.chars().map(shown).collect())
}

/// The text in printable form, cut to a number of columns with an ellipsis.
///
/// A character of width zero counts as one column, so that a long run of them is cut too.
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

/// The text, or only its end after an ellipsis if it takes more columns.
pub(crate) fn ending(text: &str, columns: usize, ellipsis: &str) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let room = columns.saturating_sub(ellipsis.width());
    let mut start = text.len();
    let mut used = 0;
    for (place, sign) in text.char_indices().rev() {
        let wide = width(sign);
        used += wide;
        if used > room {
            break;
        }
        // A character of width zero belongs to the one before it.
        if wide > 0 {
            start = place;
        }
    }
    format!("{ellipsis}{}", &text[start..])
}

/// The columns that a printable character takes.
pub(super) fn width(character: char) -> usize {
    character.width().unwrap_or(0)
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
        assert_eq!(printable("\u{7f}\u{85}\u{2028}\u{2029}"), "\\u{7f}\\u{85}\\u{2028}\\u{2029}");
        assert_eq!(printable("a\u{200b}\u{2066}\u{1bca0}\u{e0041}"), "a\\u{200b}\\u{2066}\\u{1bca0}\\u{e0041}");
        assert_eq!(printable("\u{e000}\u{ffff}\u{378}"), "\\u{e000}\\u{ffff}\\u{378}");
        assert_eq!(printable_rows("a\r\n\u{9b}2J\n"), "a\\r\n\\u{9b}2J\n");
    }

    #[test]
    fn honest_text_of_any_script_stays_as_it_is() {
        for text in [
            "Übung 1: α → 漢",
            "α ≈ 'a\\b' \"c\"",
            "e\u{301}tat ñandú",
            "مرحبا بالعالم",
            "שָׁלוֹם",
            "हिन्दी ภาษาไทย 한국어",
            "李 小龍\u{3000}さん",
            "1\u{a0}234\u{202f}5",
            "❤\u{fe0f} 🎓",
        ] {
            assert_eq!(printable(text), text);
            assert_eq!(printable_rows(text), text);
        }
        assert_eq!(printable("👩\u{200d}🏫"), "👩\\u{200d}🏫", "what is joined is seen to be");
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
