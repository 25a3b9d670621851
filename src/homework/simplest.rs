//! The simplest number among all those that would do.

use crate::formula::digits::significant;

/// The figures that a number is looked for with, at most.
const MOST_FIGURES: usize = 6;

/// The number between two others that has the fewest figures, and how many those are.
pub(super) fn simplest(least: f64, most: f64) -> (String, usize) {
    let middle = f64::midpoint(least, most);
    let mut texts = (1..=MOST_FIGURES).map(|figures| (significant(middle, figures), figures));
    let is_one = |(text, _): &(String, usize)| text.parse().is_ok_and(|number: f64| least <= number && number <= most);
    texts.find(is_one).unwrap_or_else(|| (significant(middle, MOST_FIGURES), MOST_FIGURES))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_all_numbers_that_fit_the_simplest_is_said() {
        let simplest = |least, most| simplest(least, most).0;
        assert_eq!(simplest(0.2467, 0.2531), "0.25");
        assert_eq!(simplest(0.0299, 0.0302), "0.03");
        assert_eq!(simplest(0.123_445, 0.123_455), "0.12345");
    }
}
