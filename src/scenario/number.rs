//! A number and how it was typed.

use std::fmt;
use std::sync::Arc;

/// The most characters of a typed number. Nobody types as many, and a number is always shown in full.
pub const MAX_NUMBER_CHARACTERS: usize = 100;

/// Whether a text has more characters than a number may have.
pub(crate) fn is_too_long(text: &str) -> bool {
    text.chars().nth(MAX_NUMBER_CHARACTERS).is_some()
}

/// A number that is shown as it was typed, if it was.
///
/// Two numbers are equal if both their values and their texts are.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// The value used in the calculation.
    pub value: f64,
    typed: Option<Arc<str>>,
}

impl Number {
    /// A number that someone typed as `text`: "0.5", "-1.0", "1e-3", "3/8".
    pub fn typed(value: f64, text: impl Into<Arc<str>>) -> Self {
        Self { value, typed: Some(text.into()) }
    }

    /// A number that is the result of a computation.
    pub fn computed(value: f64) -> Self {
        Self { value, typed: None }
    }

    /// The text it was typed as, without a leading plus sign and underscores; `None` for a computed number.
    pub fn source(&self) -> Option<&str> {
        self.typed.as_deref()
    }
}

impl Number {
    /// The sum of this number and another, to as many decimal places as the two have: 0.5 and 0.1 make 0.6, and not
    /// 0.6000000000000001. A sum with more places than people write is a computed number.
    ///
    /// ```
    /// use gradwalk::scenario::Number;
    /// assert_eq!(Number::read("0.50")?.plus(0.1).to_string(), "0.6");
    /// assert_eq!(Number::read("-0.1")?.plus(0.1).to_string(), "0");
    /// assert_eq!(Number::read("3/8")?.plus(-0.1).to_string(), "0.275");
    /// # Ok::<(), gradwalk::scenario::NotANumber>(())
    /// ```
    #[must_use]
    pub fn plus(&self, other: f64) -> Self {
        let places = places(self.value).max(places(other));
        let value = self.value + other;
        if places > MOST_PLACES {
            return Self::computed(value);
        }
        let text = format!("{value:.places$}");
        match text.parse::<f64>() {
            // Rounding keeps the sign of zero.
            Ok(0.0) => Self::typed(0.0, "0"),
            Ok(rounded) => Self::typed(rounded, text),
            Err(_) => Self::computed(value),
        }
    }
}

/// The most decimal places of a sum of typed numbers.
const MOST_PLACES: usize = 12;

/// The decimal places of a number in its shortest form.
fn places(number: f64) -> usize {
    number.to_string().split_once('.').map_or(0, |(_, behind)| behind.len())
}

/// The text it was typed as, or else the shortest one that reads back equal.
impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.source() {
            Some(text) => formatter.write_str(text),
            None => write!(formatter, "{:?}", self.value),
        }
    }
}

/// A number as it is stored: without a leading plus sign and without underscores.
pub(super) fn tidy(text: &str) -> String {
    text.strip_prefix('+').unwrap_or(text).replace('_', "")
}

/// Reads a fraction of two whole numbers, "3/8" or "-3 / 8". The denominator may be 0 here.
pub(super) fn fraction(text: &str) -> Option<Fraction> {
    let (numerator, denominator) = text.split_once('/')?;
    let (numerator, denominator) = (tidy(numerator.trim()), denominator.trim());
    let whole = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !whole(numerator.strip_prefix('-').unwrap_or(&numerator)) || !whole(denominator) {
        return None;
    }
    let value = numerator.parse::<f64>().ok()? / denominator.parse::<f64>().ok()?;
    if denominator.bytes().all(|digit| digit == b'0') {
        return Some(Fraction::OverZero);
    }
    Some(Fraction::Number(Number::typed(value, format!("{numerator}/{denominator}"))))
}

/// The result of reading a text with a fraction bar.
#[derive(Debug, PartialEq)]
pub(super) enum Fraction {
    /// A number.
    Number(Number),
    /// A fraction with the denominator 0.
    OverZero,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_keep_their_text() {
        let number = |value, text| Some(Fraction::Number(Number::typed(value, text)));
        assert_eq!(fraction("3/8"), number(0.375, "3/8"));
        assert_eq!(fraction(" -1 / 4 "), number(-0.25, "-1/4"));
        assert_eq!(fraction("+1/3"), number(1.0 / 3.0, "1/3"));
        assert_eq!(fraction("1/00"), Some(Fraction::OverZero));
        for text in ["3", "3/", "/8", "3/-8", "0.5/2", "a/b", "1/2/3", "--1/2"] {
            assert_eq!(fraction(text), None, "{text}");
        }
    }

    #[test]
    fn a_number_is_shown_as_typed_or_as_short_as_can_be() {
        assert_eq!(Number::typed(0.5, "0.50").to_string(), "0.50");
        assert_eq!(Number::computed(0.1).to_string(), "0.1");
        assert_eq!(Number::computed(2.0).source(), None);
        assert_ne!(Number::computed(0.5), Number::typed(0.5, "0.5"));
    }
}
