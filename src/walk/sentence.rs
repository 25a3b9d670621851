//! Clauses as sentences.

/// A clause with a capital, as at the beginning of a sentence.
pub(super) fn with_capital(clause: &str) -> String {
    let mut signs = clause.chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}
