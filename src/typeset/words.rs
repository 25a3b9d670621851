//! Sentences on a page of a given width, and room to write.

use crate::scenario::display::columns;

/// The words of a sentence in rows of so many columns, broken between words; a longer word has a row of its own.
///
/// ```
/// use gradwalk::typeset::wrap;
/// assert_eq!(wrap("the loss goes down", 10), ["the loss", "goes down"]);
/// ```
#[must_use]
pub fn wrap(sentence: &str, width: usize) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for word in sentence.split_inclusive(' ') {
        match rows.last_mut() {
            Some(row) if columns(row) + columns(word.trim_end()) <= width => row.push_str(word),
            _ => rows.push(word.to_owned()),
        }
    }
    rows.iter().map(|row| row.trim_end().to_owned()).collect()
}

/// Room to write by hand, so many columns wide.
#[must_use]
pub fn room(columns: usize) -> String {
    "_".repeat(columns)
}
