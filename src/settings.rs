//! How a walk is shown, be it on the screen or printed: what the options of both mean.
//!
//! Plain values and nothing else. Where they come from is the business of `cli`, what they look
//! like that of `typeset`, `report` and `tui`.

use std::fmt;
use std::str::FromStr;

/// The signs that formulas are set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Glyphs {
    /// Indices and exponents on rows of their own, safe in every font.
    #[default]
    Tall,
    /// One row, with the small letters and digits of Unicode.
    Small,
    /// Nothing outside ASCII.
    Ascii,
}

/// How many significant digits a result is shown with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Digits(u8);

/// A number of digits that no result can be shown with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected a whole number from {} to {}", Digits::FEWEST, Digits::MOST)]
pub struct DigitsError;

impl Digits {
    /// Below it a result says next to nothing.
    pub const FEWEST: u8 = 2;
    /// Above it a result is longer than the formula it comes from.
    pub const MOST: u8 = 10;

    /// That many digits.
    ///
    /// # Errors
    /// When they are fewer than [`Digits::FEWEST`] or more than [`Digits::MOST`].
    pub fn new(count: u8) -> Result<Self, DigitsError> {
        if (Self::FEWEST..=Self::MOST).contains(&count) {
            Ok(Self(count))
        } else {
            Err(DigitsError)
        }
    }

    /// How many.
    #[must_use]
    pub fn count(self) -> u8 {
        self.0
    }
}

impl Default for Digits {
    fn default() -> Self {
        Self(4)
    }
}

impl FromStr for Digits {
    type Err = DigitsError;

    fn from_str(text: &str) -> Result<Self, DigitsError> {
        text.parse().map_err(|_| DigitsError).and_then(Self::new)
    }
}

impl fmt::Display for Digits {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// The one reading that the screen is in at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ScreenReading {
    /// As printed.
    #[default]
    Document,
    /// As right.
    Exact,
}

/// The readings that are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PrintReading {
    /// As printed.
    Document,
    /// As right.
    Exact,
    /// Side by side.
    #[default]
    Both,
}

/// How a walk is shown. The screen is in one reading at a time and print can show both, so the
/// kind of choice is left open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Settings<Reading> {
    /// What formulas are set in.
    pub glyphs: Glyphs,
    /// How long results are.
    pub digits: Digits,
    /// Whose formulas.
    pub reading: Reading,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_two_to_ten() {
        for count in ["2", "4", "10"] {
            assert_eq!(count.parse::<Digits>().unwrap().to_string(), count);
        }
        for wrong in ["1", "11", "-4", "four", "4.0", "300", ""] {
            assert_eq!(wrong.parse::<Digits>(), Err(DigitsError), "{wrong:?}");
        }
    }
}
