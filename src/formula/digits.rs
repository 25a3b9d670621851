//! How many digits of a number are shown.

use thiserror::Error;

use crate::scenario::Found;

/// A number of significant digits, from 2 to 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digits(u8);

/// The number of digits is not one that can be shown.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("found {found}, expected a whole number from {} to {}", Digits::FEWEST, Digits::MOST)]
pub struct DigitsError {
    found: String,
}

impl Digits {
    /// The fewest digits that still tell one weight from another.
    pub const FEWEST: Self = Self(2);
    /// The most: with guard digits, a double has no more to give.
    pub const MOST: Self = Self(10);

    /// This number of significant digits.
    ///
    /// # Errors
    /// [`DigitsError`] outside 2 to 10.
    pub fn new(count: u8) -> Result<Self, DigitsError> {
        let digits = Self(count);
        if (Self::FEWEST..=Self::MOST).contains(&digits) {
            Ok(digits)
        } else {
            Err(DigitsError { found: count.to_string() })
        }
    }

    /// The number of digits nearest to `count` that can be shown.
    #[must_use]
    pub fn nearest_to(count: usize) -> Self {
        let count = u8::try_from(count).unwrap_or(u8::MAX);
        Self(count).clamp(Self::FEWEST, Self::MOST)
    }

    /// The number of digits.
    #[must_use]
    pub fn count(self) -> usize {
        usize::from(self.0)
    }

    /// One digit more, up to the most.
    #[must_use]
    pub fn more(self) -> Self {
        Self(self.0 + 1).min(Self::MOST)
    }

    /// One digit less, down to the fewest.
    #[must_use]
    pub fn fewer(self) -> Self {
        Self(self.0 - 1).max(Self::FEWEST)
    }
}

impl Default for Digits {
    fn default() -> Self {
        Self(4)
    }
}

impl std::fmt::Display for Digits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for Digits {
    type Err = DigitsError;

    fn from_str(text: &str) -> Result<Self, DigitsError> {
        let count = text.parse().map_err(|_| DigitsError { found: format!("`{}`", Found::new(text)) })?;
        Self::new(count)
    }
}

/// The significant digits on which decimal arithmetic and a double agree; the digits after them show the rounding of
/// binary fractions, as in 0.1 · 0.2 = 0.020000000000000004.
const DECIMAL_DIGITS: usize = 15;

/// The part of a number by which the rounding of binary fractions may have made it smaller, where terms have cancelled
/// a little. It is far less than a result's last digit.
const HALVES: f64 = 5e-14;

/// `value` in full, if that takes at most `digits` significant digits: 0.1 · 0.2 is 0.02.
///
/// ```
/// use gradwalk::formula::digits::in_full;
/// assert_eq!(in_full(0.1 * 0.2, 6).as_deref(), Some("0.02"));
/// assert_eq!(in_full(-20.0, 6).as_deref(), Some("-20"));
/// assert_eq!(in_full(1.0 / 3.0, 6), None);
/// ```
#[must_use]
pub fn in_full(value: f64, digits: usize) -> Option<String> {
    let rounded = format!("{value:.*e}", DECIMAL_DIGITS - 1);
    let (mantissa, _) = rounded.split_once('e')?;
    let significant = mantissa.trim_end_matches('0').bytes().filter(u8::is_ascii_digit).count();
    if significant > digits {
        return None;
    }
    let decimal: f64 = rounded.parse().ok()?;
    (1e-4..1e6).contains(&decimal.abs()).then(|| decimal.to_string())
}

/// The word for a number too large to calculate with, or calculated from such a number.
pub const OVERFLOW: &str = "overflow";

/// `value` with `digits` significant digits: trailing zeros kept, scientific below 1e-4 and where the digits end
/// before the point, halves rounded away from 0, never a negative zero.
///
/// ```
/// use gradwalk::formula::digits::significant;
/// assert_eq!(significant(0.5, 4), "0.5000");
/// assert_eq!(significant(-0.00001, 4), "-1.000e-5");
/// assert_eq!(significant(123456.0, 4), "1.235e5");
/// assert_eq!(significant(-0.0, 4), "0");
/// ```
#[must_use]
pub fn significant(value: f64, digits: usize) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    if !value.is_finite() {
        return OVERFLOW.to_owned();
    }
    let value = with_halves_away_from_0(value, digits);
    let scientific = format!("{value:.*e}", digits - 1);
    without_exponent(&scientific).unwrap_or(scientific)
}

/// The same digits without an exponent, from 1e-4 up to numbers whose digits end at the decimal point.
fn without_exponent(scientific: &str) -> Option<String> {
    let (mantissa, exponent) = scientific.split_once('e')?;
    let exponent: i32 = exponent.parse().ok()?;
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |mantissa| ("-", mantissa));
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    match usize::try_from(exponent) {
        Ok(exponent) if exponent + 1 < digits.len() => {
            let (whole, fraction) = digits.split_at(exponent + 1);
            Some(format!("{sign}{whole}.{fraction}"))
        }
        Ok(exponent) if exponent + 1 == digits.len() => Some(format!("{sign}{digits}")),
        Err(_) if exponent >= -4 => {
            let zeros = &"000"[..usize::try_from(-1 - exponent).ok()?];
            Some(format!("{sign}0.{zeros}{digits}"))
        }
        _ => None,
    }
}

/// `value` with `decimals` digits after the decimal point, halves rounded away from 0.
///
/// ```
/// use gradwalk::formula::digits::to_decimals;
/// assert_eq!(to_decimals(0.125, 2), "0.13");
/// assert_eq!(to_decimals(-1.005, 2), "-1.01");
/// assert_eq!(to_decimals(2.0, 3), "2.000");
/// ```
#[must_use]
pub fn to_decimals(value: f64, decimals: usize) -> String {
    format!("{:.decimals$}", with_halves_away_from_0(value, decimals))
}

/// A number that rounds to `digits` digits with halves away from 0, even where its binary fraction is slightly less
/// than a half: 2.55 becomes 2.6.
fn with_halves_away_from_0(value: f64, digits: usize) -> f64 {
    if digits <= Digits::MOST.count() { value * (1.0 + HALVES) } else { value }
}

/// The share of a value that rounding may change where two ways lead to the same number.
const ROUNDING: f64 = 1e-11;

/// Whether two values are the same but for the rounding of two ways to one number.
///
/// ```
/// use gradwalk::formula::digits::are_same_but_for_rounding;
/// assert!(are_same_but_for_rounding(0.1 * 0.2, 0.02));
/// assert!(!are_same_but_for_rounding(1e-20, 2e-20));
/// ```
#[must_use]
pub fn are_same_but_for_rounding(left: f64, right: f64) -> bool {
    let equal = left == right || (left.is_nan() && right.is_nan());
    equal || (left - right).abs() <= ROUNDING * left.abs().min(right.abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_significant_digits() {
        for (value, digits, text) in [
            (0.2535361954283, 4, "0.2535"),
            (1.0, 4, "1.000"),
            (9.9996, 4, "10.00"),
            (9999.6, 4, "1.000e4"),
            (0.00012345, 4, "0.0001235"),
            (2.55, 2, "2.6"),
            (-0.654_500_000_000_000_1, 3, "-0.655"),
            (0.3485, 3, "0.349"),
            (0.99996, 4, "1.000"),
            (-2.5, 2, "-2.5"),
            (f64::NAN, 4, "overflow"),
            (f64::NEG_INFINITY, 4, "overflow"),
        ] {
            assert_eq!(significant(value, digits), text);
        }
    }

    #[test]
    fn only_two_to_ten_digits_are_shown() {
        assert!(Digits::new(2).is_ok() && Digits::new(10).is_ok());
        assert_eq!(Digits::new(11).unwrap_err().to_string(), "found 11, expected a whole number from 2 to 10");
        assert_eq!("x".parse::<Digits>().unwrap_err().to_string(), "found `x`, expected a whole number from 2 to 10");
        assert_eq!(Digits::MOST.more(), Digits::MOST);
        assert_eq!(Digits::FEWEST.fewer(), Digits::FEWEST);
    }
}
