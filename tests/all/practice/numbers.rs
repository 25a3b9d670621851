//! The numbers on a screen, for finding out whether a hidden one is among them.

/// A number as it is printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    value: f64,
    half_unit: f64,
}

/// So few figures are too common to identify a number.
const FIGURES: usize = 4;

impl Number {
    /// The numbers with a decimal point in a text that have enough figures to be identified.
    pub fn all(text: &str) -> Vec<Self> {
        let is_part = |sign: char| sign.is_ascii_digit() || sign == '.';
        let mut numbers = Vec::new();
        let mut before = ' ';
        let mut rest = text;
        while let Some(sign) = rest.chars().next() {
            if !is_part(sign) {
                before = sign;
                rest = &rest[sign.len_utf8()..];
                continue;
            }
            let end = rest.find(|sign| !is_part(sign)).unwrap_or(rest.len());
            numbers.extend(Self::read(rest[..end].trim_end_matches('.'), before));
            rest = &rest[end..];
        }
        numbers
    }

    fn read(text: &str, before: char) -> Option<Self> {
        let (_, decimals) = text.split_once('.')?;
        let figures = text.trim_start_matches(['0', '.']).chars().filter(char::is_ascii_digit).count();
        let value: f64 = text.parse().ok()?;
        let value = if before == '-' { -value } else { value };
        (figures >= FIGURES)
            .then(|| Self { value, half_unit: 0.5 * 10f64.powi(-i32::try_from(decimals.len()).unwrap()) })
    }

    /// Whether it is this value, rounded.
    pub fn is(&self, value: f64) -> bool {
        (self.value - value).abs() <= self.half_unit * (1.0 + 1e-9)
    }
}

#[test]
fn numbers_are_read_with_their_signs_and_short_ones_are_passed_over() {
    let numbers = Number::all("X2(1) = -0.7500, 2*(0.8 - 0.253536) 0.25.");
    let values: Vec<f64> = numbers.iter().map(|number| number.value).collect();
    assert_eq!(values, [-0.75, 0.253536]);
    assert!(numbers[1].is(0.253_536_3) && !numbers[1].is(0.253_537) && !numbers[0].is(0.75));
}
