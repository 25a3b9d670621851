//! Text of an answers file, made safe and short enough to be printed in a message.

/// The most characters of a text that a message repeats.
const LONGEST: usize = 40;

/// The text with whatever a terminal would obey or hide written out: `\u{1b}`.
pub(super) fn printable(text: &str) -> String {
    text.chars().flat_map(visible).collect()
}

/// The text as it may be printed, cut with an ellipsis after 40 characters.
pub(super) fn shortened(text: &str) -> String {
    let mut shown = String::new();
    let mut length = 0;
    for sign in text.chars() {
        // Whole signs only: half of an escape says nothing.
        let piece: String = visible(sign).collect();
        length += piece.chars().count();
        if length > LONGEST {
            shown.push('…');
            break;
        }
        shown.push_str(&piece);
    }
    shown
}

/// The shortened text between quotes.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", shortened(text))
}

/// One character as it may be printed. Quotes and backslashes are harmless, and plainer as they are.
fn visible(sign: char) -> impl Iterator<Item = char> {
    let plain = matches!(sign, '\'' | '"' | '\\').then_some(sign);
    let escaped = plain.is_none().then(|| sign.escape_debug());
    plain.into_iter().chain(escaped.into_iter().flatten())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_written_out() {
        assert_eq!(printable("a\u{1b}[2J\u{9b}b\t"), "a\\u{1b}[2J\\u{9b}b\\t");
        assert_eq!(printable("\u{202e}evil\u{2066}\u{ad}\u{feff}"), "\\u{202e}evil\\u{2066}\\u{ad}\\u{feff}");
        assert_eq!(printable("Größe: α ≈ 'a\\b'"), "Größe: α ≈ 'a\\b'");
    }

    #[test]
    fn long_text_is_cut_between_signs() {
        let exact = "a".repeat(40);
        assert_eq!(shortened(&exact), exact);
        assert_eq!(shortened(&"a".repeat(41)), format!("{exact}…"));
        assert_eq!(shortened(&format!("{}\u{1b}", "a".repeat(35))), format!("{}…", "a".repeat(35)));
    }
}
