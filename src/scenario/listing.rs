//! Several words as one phrase.

/// "a", "a and b", "a, b and c", with this conjunction before the last.
pub(crate) fn listed(words: &[String], conjunction: &str) -> String {
    match words {
        [before @ .., last] if !before.is_empty() => format!("{} {conjunction} {last}", before.join(", ")),
        _ => words.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn the_conjunction_stands_before_the_last_of_several() {
        let words = ["a", "b", "c"].map(str::to_owned);
        let phrases = [0, 1, 2, 3].map(|count| listed(&words[..count], "or"));
        assert_eq!(phrases, ["", "a", "a or b", "a, b or c"]);
    }
}
