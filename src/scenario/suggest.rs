//! The word that was probably meant.

/// The known word nearest to another, if it is near enough to have been meant.
pub(crate) fn nearest<'word>(word: &str, known: impl IntoIterator<Item = &'word str>) -> Option<&'word str> {
    // Names are short. A long text is no typing error, and comparing it would take long.
    if word.len() > 64 {
        return None;
    }
    let word = word.to_lowercase();
    known
        .into_iter()
        .map(|known| (strsim::damerau_levenshtein(&word, known), known))
        .filter(|(slips, known)| *slips <= limit(known))
        .min()
        .map(|(_, known)| known)
}

/// How many typing errors a word may contain: one in a short word, none in a single letter.
fn limit(known: &str) -> usize {
    match known.chars().count() {
        length @ 0..=3 => length.saturating_sub(1).min(1),
        length => length / 3,
    }
}

/// " (did you mean this?)", or nothing.
pub(super) fn question(suggestion: Option<&str>) -> String {
    suggestion.map(|word| format!(" (did you mean {word}?)")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_near_word_is_suggested() {
        let known = ["alpha", "target", "x", "first"];
        assert_eq!(nearest("aplha", known), Some("alpha"));
        assert_eq!(nearest("Alpha", known), Some("alpha"));
        assert_eq!(nearest("targets", known), Some("target"));
        assert_eq!(nearest("learning_rate", known), None);
        assert_eq!(nearest("y", known), None);
        assert_eq!(nearest(&"a".repeat(100_000), known), None);
    }
}
