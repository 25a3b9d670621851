//! The cells of a table for spreadsheets: no text from outside can begin a formula.

/// What begins a formula, or makes a spreadsheet look for one.
const BEGINNINGS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// What some spreadsheets, in some countries, treat as the end of a cell.
const SEPARATORS: [char; 4] = [',', ';', '\t', '"'];

/// What marks a cell as text.
const TEXT: char = '\'';

/// The content of a cell: text that would begin a formula gets an apostrophe in front. Numbers stay numbers.
pub(super) fn cell(text: &str) -> String {
    if is_number(text) {
        return text.to_owned();
    }
    let mut cell = String::with_capacity(text.len() + 1);
    let mut is_beginning = true;
    for sign in text.chars() {
        if is_beginning && BEGINNINGS.contains(&sign) {
            cell.push(TEXT);
        }
        // Some spreadsheets skip blanks before a formula.
        is_beginning = SEPARATORS.contains(&sign) || is_beginning && sign.is_whitespace();
        cell.push(sign);
    }
    cell
}

/// Whether a spreadsheet reads this as a number, without evaluating anything: `-0.05`, `+1`, `-0,05`, `1e-5`.
fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (digits, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, part) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let exponent = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
    let has_digits = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    [digits, exponent].into_iter().all(has_digits) && [whole, part, exponent].into_iter().all(are_digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_numbers() {
        for text in ["-0.05", "0.5", "-5", "+1", "-0,0476", "1e-5", "-1.2E+3", "-.5", "5.", "1000"] {
            assert_eq!(cell(text), text);
        }
    }

    #[test]
    fn what_a_spreadsheet_would_work_out_is_a_text() {
        for text in ["=1+1", "=cmd|' /C calc'!A0.csv", "+A1", "-2+3", "-3/8", "-1.2·10^-3", "-", "-e", "+", "@SUM(A1)"]
        {
            assert_eq!(cell(text), format!("'{text}"));
        }
        for text in ["\t=1", "\r=1", "＝1+1", "＋1", "－1", "＠A1", "= -0.5"] {
            assert!(cell(text).starts_with('\''), "{text}");
        }
        assert_eq!(cell("  =1"), "  '=1", "blanks before it do not hide it");
    }

    #[test]
    fn no_formula_begins_behind_what_is_a_separator_elsewhere() {
        assert_eq!(cell("ada;=1+1.csv"), "ada;'=1+1.csv");
        assert_eq!(cell("ada,@A1"), "ada,'@A1");
        assert_eq!(cell("a \"=1\""), "a \"'=1\"");
        assert_eq!(cell("a; \u{a0}-A1"), "a; \u{a0}'-A1");
    }

    #[test]
    fn other_text_stays_as_it_is() {
        for text in
            ["", "class/ada.csv", "dE/da12(0)", "3/8", "0.5-1", "a=b", "≈ -0.5", "'quoted'", "a10(0)'", "E@home"]
        {
            assert_eq!(cell(text), text);
        }
    }
}
