//! Words on a page of a given width, and room to write.

use unicode_width::UnicodeWidthStr;

/// The words of a sentence in rows of a given width, broken between words; a longer word has a row of its own.
///
/// ```
/// use gradwalk::typeset::wrap;
/// assert_eq!(wrap("the loss goes down", 10), ["the loss", "goes down"]);
/// ```
#[must_use]
pub fn wrap(sentence: &str, width: usize) -> Vec<String> {
    let mut rows: Vec<&str> = Vec::new();
    let (mut start, mut taken) = (0, 0);
    for word in sentence.split_inclusive(' ') {
        let letters = word.trim_end();
        let (own, behind) = (columns(letters), columns(&word[letters.len()..]));
        match rows.last_mut() {
            Some(row) if taken + own <= width => *row = &sentence[start..start + row.len() + word.len()],
            last => {
                start += last.map_or(0, |row| row.len());
                taken = 0;
                rows.push(word);
            }
        }
        taken += own + behind;
    }
    rows.into_iter().map(|row| row.trim_end().to_owned()).collect()
}

/// Room to write by hand, this number of columns wide.
#[must_use]
pub fn room(columns: usize) -> String {
    "_".repeat(columns)
}

/// The columns that a printable text takes.
pub(crate) fn columns(text: &str) -> usize {
    text.width()
}

/// The text, padded with spaces on the right to a given width.
pub(crate) fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(columns(text))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn padding_counts_columns_and_not_characters() {
        for text in ["abcd", "漢字", "e\u{301}tat"] {
            assert_eq!(columns(text), 4, "{text}");
            assert_eq!(padded(text, 6), format!("{text}  "));
            assert_eq!(padded(text, 3), text);
        }
    }
}
