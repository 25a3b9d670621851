//! Numbers as people type them, and how exactly they typed them.

use std::fmt;

use thiserror::Error;

use super::fault::Wrong;
use super::shape::is_space;
use crate::{
    formula::Digits,
    scenario::{Found, MAX_NUMBER_CHARACTERS, number::is_too_long},
};

/// The figures of a fraction: as many as any number here is computed with.
const FIGURES_OF_A_FRACTION: usize = 17;

/// A number as it was typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Typed {
    /// The text, without the spaces around it. It is short and safe to print.
    pub text: String,
    /// The number that it stands for; always finite.
    pub value: f64,
    /// Half a unit of the last digit given: 0.005 for `0.70`, 0.5 for `12`, 0.00005 for `1.2e-3`. 0 for a fraction,
    /// which is exact.
    pub half_unit: f64,
    /// The significant figures given: 2 for `0.70`, 3 for `-0.0476` and for `0.000`, 1 for `0`, 17 for a fraction.
    pub figures: usize,
}

/// What is wrong with a text that should be a number.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub struct NoNumber(Wrong);

impl fmt::Display for NoNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Typed {
    /// Reads a number as an answers file has it; a blank text is none.
    ///
    /// ```
    /// use gradwalk::homework::answers::Typed;
    /// assert_eq!(Typed::read("-0,0476").unwrap().unwrap().value, -0.0476);
    /// assert_eq!(Typed::read(" "), Ok(None));
    /// let error = Typed::read("0.5x").unwrap_err();
    /// assert_eq!(error.to_string(), "found \"0.5x\"; expected a number such as 0.25, -1.2e-3 or 3/8");
    /// ```
    ///
    /// # Errors
    /// What is there in place of a number.
    pub fn read(text: &str) -> Result<Option<Self>, NoNumber> {
        read(text).map_err(NoNumber)
    }

    /// The digits given behind the point: 2 for `0.70`, 4 for `1.2e-3`, 0 for `12`. For a fraction as many as its
    /// figures.
    #[must_use]
    pub fn decimals(&self) -> usize {
        let places = -(2.0 * self.half_unit).log10().round();
        match self.half_unit {
            0.0 => self.figures,
            // A number of more places than it can have characters is 0 with a power of ten.
            _ => places.clamp(0.0, MAX_NUMBER_CHARACTERS as f64) as usize,
        }
    }

    /// The digits of a number to stand beside this one: a figure more than this has, and at least so many. Of a
    /// fraction that is no more than those.
    #[must_use]
    pub fn digits_beside(&self, least: Digits) -> Digits {
        let figures = if self.half_unit > 0.0 { self.figures + 1 } else { 0 };
        Digits::nearest_to(figures).max(least)
    }

    /// Whether another text says the same number just as exactly: `0.5` and `0,5` do, `0.5` and `0.50` do not.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        (self.value, self.half_unit, self.figures) == (other.value, other.half_unit, other.figures)
    }
}

/// Reads a number; a blank text is none.
pub(super) fn read(text: &str) -> Result<Option<Typed>, Wrong> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if is_too_long(text) {
        return Err(too_long(text));
    }
    let (sign, unsigned) = signed(text);
    // An end of line in a TOML string, for one, would be printed with the text.
    if text.chars().any(|sign| sign.is_whitespace() && !is_space(sign)) {
        return Err(no_number(text, unsigned));
    }
    if let Some(ratio) = Ratio::read(unsigned) {
        return ratio.typed(text, sign).map(Some);
    }
    match Decimal::read(unsigned) {
        Some(decimal) => decimal.typed(text, sign).map(Some),
        None => Err(no_number(text, unsigned)),
    }
}

/// What to say of a text that has more characters than a number may have.
pub(super) fn too_long(text: &str) -> Wrong {
    let found = format!("a value of more than {MAX_NUMBER_CHARACTERS} characters, {}", Found::new(text).quoted());
    Wrong::new(found, "a number such as 0.25")
}

/// Takes away what may stand before the digits: `≈` and its like, and the sign, which is returned.
fn signed(text: &str) -> (&'static str, &str) {
    let text = text.trim_start_matches(|lead: char| "≈≃≅~=".contains(lead) || lead.is_whitespace());
    match text.strip_prefix(['-', '−', '–']) {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", text.strip_prefix('+').unwrap_or(text).trim_start()),
    }
}

/// The digits that a text begins with, and the rest.
fn digits(text: &str) -> (&str, &str) {
    text.split_at(text.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(text.len()))
}

/// A fraction of two whole numbers.
struct Ratio<'text> {
    above: &'text str,
    below: &'text str,
}

impl<'text> Ratio<'text> {
    fn read(unsigned: &'text str) -> Option<Self> {
        let (above, below) = unsigned.split_once('/')?;
        let (above, below) = (above.trim_end(), below.trim_start());
        let whole = |text: &str| !text.is_empty() && digits(text).1.is_empty();
        (whole(above) && whole(below)).then_some(Self { above, below })
    }

    fn typed(&self, text: &str, sign: &str) -> Result<Typed, Wrong> {
        let number = |digits: &str| digits.parse::<f64>().unwrap_or(f64::NAN);
        let below = number(self.below);
        if below == 0.0 {
            return Err(Wrong::new(Found::new(text).quoted(), "a fraction with a denominator other than 0"));
        }
        let size = number(self.above) / below;
        let value = if sign.is_empty() { size } else { -size };
        Ok(Typed { text: text.to_owned(), value, half_unit: 0.0, figures: FIGURES_OF_A_FRACTION })
    }
}

/// A number of digits, with or without a power of ten.
struct Decimal<'text> {
    whole: &'text str,
    part: &'text str,
    exponent: i64,
}

impl<'text> Decimal<'text> {
    fn read(unsigned: &'text str) -> Option<Self> {
        let (whole, rest) = digits(unsigned);
        let (part, rest) = rest.strip_prefix(['.', ',']).map_or(("", rest), digits);
        let has_digits = !whole.is_empty() || !part.is_empty();
        let exponent = exponent(rest)?;
        has_digits.then_some(Self { whole, part, exponent })
    }

    fn typed(&self, text: &str, sign: &str) -> Result<Typed, Wrong> {
        let Self { whole, part, exponent } = self;
        let parsed = |text: String| text.parse::<f64>().unwrap_or(f64::INFINITY);
        let value = parsed(format!("{sign}{whole}.{part}e{exponent}"));
        let places = i64::try_from(part.len()).unwrap_or(i64::MAX);
        let half_unit = parsed(format!("5e{}", exponent.saturating_sub(places).saturating_sub(1)));
        if !value.is_finite() || !half_unit.is_finite() {
            return Err(Wrong::new(Found::new(text).quoted(), "a number between -1e308 and 1e308"));
        }
        Ok(Typed { text: text.to_owned(), value, half_unit, figures: self.figures() })
    }

    /// Zeros before the first other digit only say where it stands. In a zero all those after the point were meant.
    fn figures(&self) -> usize {
        let digits = self.whole.len() + self.part.len();
        let zeros = self.whole.bytes().chain(self.part.bytes()).take_while(|digit| *digit == b'0').count();
        if zeros == digits { self.part.len().max(1) } else { digits - zeros }
    }
}

/// Reads `e-3`, `·10^-3` or nothing, which is 0.
fn exponent(text: &str) -> Option<i64> {
    if text.is_empty() {
        return Some(0);
    }
    if let Some(power) = text.strip_prefix(['e', 'E']) {
        return integer(power);
    }
    let power =
        text.trim_start().strip_prefix(['·', '⋅', '*', '×', 'x'])?.trim_start().strip_prefix("10")?.trim_start();
    match power.strip_prefix('^') {
        Some(power) => {
            let power = power.trim_start();
            let inner = [('(', ')'), ('{', '}')]
                .into_iter()
                .find_map(|(open, close)| power.strip_prefix(open)?.strip_suffix(close));
            integer(inner.unwrap_or(power).trim())
        }
        None => integer(&lowered(power)?),
    }
}

/// `⁻³` as `-3`.
fn lowered(raised: &str) -> Option<String> {
    const DIGITS: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    let lower = |sign: char| match sign {
        '⁻' => Some('-'),
        '⁺' => Some('+'),
        _ => DIGITS.chars().zip('0'..='9').find_map(|(raised, digit)| (raised == sign).then_some(digit)),
    };
    raised.chars().map(lower).collect()
}

/// A whole number with or without a sign. One too large to be kept is as good as any other that is too large.
fn integer(text: &str) -> Option<i64> {
    let (sign, size) = match text.strip_prefix(['-', '−', '–']) {
        Some(size) => (-1, size),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let (size, rest) = digits(size);
    // Beyond nine digits it is the same to a number that has at most a hundred.
    let kept = || size.parse::<i64>().unwrap_or(i64::MAX).min(999_999_999);
    (!size.is_empty() && rest.is_empty()).then(|| sign * kept())
}

/// What to say of a text that is no number.
fn no_number(text: &str, unsigned: &str) -> Wrong {
    let word = unsigned.to_lowercase();
    if word.ends_with(['%', '‰']) {
        Wrong::new(format!("the percentage {}", Found::new(text).quoted()), "a plain number: 0.25 instead of 25%")
    } else if matches!(&*word, "nan" | "inf" | "infinity" | "∞") {
        Wrong::new(Found::new(text).quoted(), "a finite number")
    } else if let Some(plain) = ungrouped(unsigned) {
        let found = format!("{} with thousands separators", Found::new(text).quoted());
        Wrong::new(found, format!("the digits without them: {}", Found::new(&plain)))
    } else {
        Wrong::new(Found::new(text).quoted(), "a number such as 0.25, -1.2e-3 or 3/8")
    }
}

/// `1'234,5` as `1234.5`: a number whose thousands are marked off, without the marks.
fn ungrouped(unsigned: &str) -> Option<String> {
    let (first, mut rest) = digits(unsigned);
    let mark = rest.chars().next().filter(|mark| " \u{a0}\u{2009}\u{202f}.,'’_".contains(*mark))?;
    if !(1..=3).contains(&first.len()) {
        return None;
    }
    let mut plain = first.to_owned();
    while let Some((group, after)) = rest.strip_prefix(mark).map(digits) {
        if group.len() != 3 {
            return None;
        }
        plain.push_str(group);
        rest = after;
    }
    if let Some((part, after)) = rest.strip_prefix(['.', ',']).map(digits) {
        plain.push('.');
        plain.push_str(part);
        rest = after;
    }
    rest.is_empty().then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> (f64, f64, usize) {
        let typed = read(text).unwrap().unwrap();
        assert_eq!(typed.text, text.trim());
        (typed.value, typed.half_unit, typed.figures)
    }

    fn wrong(text: &str) -> String {
        let Wrong { statement, expected } = read(text).unwrap_err();
        format!("{}; {expected}", statement.strip_prefix("found ").unwrap())
    }

    #[test]
    fn the_last_digit_says_how_exact_a_number_is() {
        assert_eq!(typed("0.70"), (0.7, 0.005, 2));
        assert_eq!(typed("12"), (12.0, 0.5, 2));
        assert_eq!(typed("1.2e-3"), (0.0012, 0.00005, 2));
        assert_eq!(typed("-0.0476"), (-0.0476, 0.00005, 3));
        assert_eq!(typed("1.20e3"), (1200.0, 5.0, 3));
        assert_eq!(typed("120"), (120.0, 0.5, 3));
        assert_eq!(typed("0"), (0.0, 0.5, 1));
        assert_eq!(typed("0.000"), (0.0, 0.0005, 3));
        assert_eq!(typed("5."), (5.0, 0.5, 1));
        assert_eq!(typed(".5"), (0.5, 0.05, 1));
    }

    #[test]
    fn digits_behind_the_point_are_counted() {
        for (text, decimals) in [("0.70", 2), ("12", 0), ("1.2e-3", 4), ("1.20e3", 0), ("0.000", 3), ("0e-300", 100)] {
            assert_eq!(read(text).unwrap().unwrap().decimals(), decimals, "{text}");
        }
    }

    #[test]
    fn a_fraction_is_exact() {
        assert_eq!(typed("3/8"), (0.375, 0.0, 17));
        assert_eq!(typed(" −1 / 4 "), (-0.25, 0.0, 17));
        assert_eq!(wrong("1/00"), "\"1/00\"; a fraction with a denominator other than 0");
        assert_eq!(wrong("1/2/3"), "\"1/2/3\"; a number such as 0.25, -1.2e-3 or 3/8");
    }

    #[test]
    fn signs_and_powers_of_ten_are_read_in_every_common_form() {
        for text in ["-0.5", "−0.5", "–0.5", "- 0,5", "≈ -0.5", "~−0.5", "= -0.5", "-.5", "-5e-1", "−5E−1"]
        {
            assert_eq!(typed(text).0, -0.5, "{text}");
        }
        for text in
            ["1.2e-3", "+1,2e-03", "1.2·10^-3", "1.2*10^−3", "1.2x10^-3", "1.2 × 10^{-3}", "1.2⋅10^(-3)", "1.2·10⁻³"]
        {
            assert_eq!(typed(text), (0.0012, 0.00005, 2), "{text}");
        }
    }

    #[test]
    fn a_blank_text_is_no_number_and_no_fault() {
        assert_eq!(read(""), Ok(None));
        assert_eq!(read(" \u{a0} "), Ok(None));
    }

    #[test]
    fn what_is_no_number_is_answered_with_what_would_be_one() {
        let any = "a number such as 0.25, -1.2e-3 or 3/8";
        for text in ["abc", "-", "e5", ".", "1e", "1e5.5", "0.5x", "0.5 0.6", "1.2.3", "--5", "0x1F", "1 3/8", "½"] {
            assert_eq!(wrong(text), format!("\"{text}\"; {any}"));
        }
        assert_eq!(wrong("25 %"), "the percentage \"25 %\"; a plain number: 0.25 instead of 25%");
        assert_eq!(wrong("-inf"), "\"-inf\"; a finite number");
        assert_eq!(wrong("NaN"), "\"NaN\"; a finite number");
        assert_eq!(wrong("1e309"), "\"1e309\"; a number between -1e308 and 1e308");
        assert_eq!(wrong("0e400"), "\"0e400\"; a number between -1e308 and 1e308");
        assert_eq!(wrong("≈\n5"), format!("\"≈\\n5\"; {any}"));
        assert_eq!(wrong("\u{1b}[2J"), format!("\"\\u{{1b}}[2J\"; {any}"));
        let long = wrong(&"1".repeat(101));
        assert_eq!(
            long,
            format!("a value of more than 100 characters, \"{}…\"; a number such as 0.25", "1".repeat(40))
        );
    }

    #[test]
    fn marks_between_thousands_are_not_read() {
        for text in ["1,234.5", "1.234,5", "1'234.5", "1 234,5", "1_234.5"] {
            let said = format!("\"{text}\" with thousands separators; the digits without them: 1234.5");
            assert_eq!(wrong(text), said);
        }
        assert!(wrong("1,234,567").ends_with("without them: 1234567"));
        // With one comma only it is a decimal comma.
        assert_eq!(typed("1,234").0, 1.234);
    }

    #[test]
    fn numbers_that_say_the_same_are_told_from_those_that_are_more_exact() {
        let read = |text| read(text).unwrap().unwrap();
        assert!(read("0.5").says_the_same(&read("+0,5")));
        assert!(!read("0.5").says_the_same(&read("0.50")));
        assert!(!read("0.5").says_the_same(&read("0.6")));
    }
}
