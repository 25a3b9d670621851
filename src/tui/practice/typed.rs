//! Reading the number that a student types.

use crate::homework::answers::Typed;

/// Digits that a number of the computer has.
const ALL_FIGURES: usize = 15;

/// The number that was typed: `-0.0476`, `0,5`, `3/8`.
///
/// A decimal number stands for all that round to it. A whole number, a fraction and 0 mean just themselves: otherwise a
/// 0 would be right for everything that is small.
pub(super) fn typed(text: &str) -> Option<Typed> {
    let text = text.trim().replace(['\u{2212}', '\u{2013}'], "-");
    let typed = match text.split_once('/') {
        Some((over, under)) => {
            let value = plain(over.trim())? / plain(under.trim())?;
            Typed { text: text.clone(), value, half_unit: 0.0, figures: ALL_FIGURES }
        }
        None => decimal(&text)?,
    };
    typed.value.is_finite().then_some(typed)
}

fn decimal(text: &str) -> Option<Typed> {
    let value = plain(text)?;
    let (digits, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let power: i32 = power.parse().ok()?;
    let behind = digits.split_once(['.', ',']).map_or("", |(_, behind)| behind);
    let places = i32::try_from(behind.len()).ok()?;
    let significant = digits.trim_start_matches(['-', '+', '0', '.', ',']);
    let figures = significant.chars().filter(char::is_ascii_digit).count();
    let is_exact = behind.is_empty() || value == 0.0;
    let half_unit = if is_exact { 0.0 } else { 0.5 * 10_f64.powi(power.saturating_sub(places)) };
    Some(Typed { text: text.to_owned(), value, half_unit, figures: figures.max(1) })
}

/// A number with a point or a comma, and no word for one that has no end.
fn plain(text: &str) -> Option<f64> {
    let is_sign_of_number = |sign: char| sign.is_ascii_digit() || "+-.,eE".contains(sign);
    let text = text.replacen(',', ".", 1);
    text.chars().all(is_sign_of_number).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_number_stands_for_all_that_round_to_it() {
        for (text, value, half_unit, figures) in [
            ("-0.0476", -0.0476, 0.00005, 3),
            ("0,5", 0.5, 0.05, 1),
            (".25", 0.25, 0.005, 2),
            ("1.50e-3", 0.0015, 0.000_005, 3),
            ("\u{2212}2.0", -2.0, 0.05, 2),
        ] {
            let read = typed(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((read.value, read.figures), (value, figures), "{text}");
            assert!((read.half_unit - half_unit).abs() <= 1e-12 * half_unit, "{text}: {}", read.half_unit);
        }
    }

    #[test]
    fn a_fraction_a_whole_number_and_0_mean_just_themselves() {
        for (text, value) in [("3/8", 0.375), ("-1 / 4", -0.25), ("2", 2.0), ("0.00", 0.0)] {
            let read = typed(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((read.value, read.half_unit), (value, 0.0), "{text}");
        }
    }

    #[test]
    fn anything_else_is_no_number() {
        for text in ["", "-", ".", "0.5x", "1/0", "1,000.5", "inf", "NaN", "1e999", "1/2/3", "0.5 0.6"] {
            assert!(typed(text).is_none(), "{text}");
        }
    }
}
