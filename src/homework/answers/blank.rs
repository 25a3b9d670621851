//! What people write where they have no number.

use super::fault::Wrong;
use super::number::{self, Typed};

/// Reads the value of an answer; a blank one, or a sign or word for one, is no number.
///
/// At a prompt nobody has to write something, so that this is of files only.
pub(super) fn number_if_any(text: &str) -> Result<Option<Typed>, Wrong> {
    if stands_for_nothing(text.trim()) { Ok(None) } else { number::read(text) }
}

/// Whether a text says that there is no answer: dashes, question marks, `n/a` (not available), `k. A.` (keine Angabe).
fn stands_for_nothing(text: &str) -> bool {
    let all = |signs: &[char]| !text.is_empty() && text.chars().all(|sign| signs.contains(&sign));
    let word = || text.chars().filter(|sign| !sign.is_whitespace()).flat_map(char::to_lowercase).collect::<String>();
    all(&['-', '−', '–', '—']) || all(&['?']) || matches!(&*word(), "n/a" | "n.a." | "k.a.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_and_words_for_no_answer_are_none() {
        for text in ["", " ", "-", "−", "–", "—", "--", "?", "??", "n/a", "N/A", "n. a.", "k.A.", " k. A. ", "K.A."]
        {
            assert_eq!(number_if_any(text), Ok(None), "{text}");
        }
    }

    #[test]
    fn what_is_or_should_be_a_number_is_no_sign_for_none() {
        assert_eq!(number_if_any("-5").unwrap().unwrap().value, -5.0);
        for text in ["-?", "na", "NaN", "-e", "a", "?1"] {
            assert!(number_if_any(text).is_err(), "{text}");
        }
    }
}
