//! Messages about invalid TOML for readers who do not know TOML.

use toml::de::Error;

use crate::scenario::excerpt::Source;
use crate::scenario::number::fraction;
use crate::scenario::{Found, ScenarioError};

/// Explains the first place in a text that is not valid TOML.
pub(super) fn explain(source: &Source, error: &Error) -> ScenarioError {
    let span = error.span().unwrap_or_default();
    let (line, offset) = source.line_around(span.start);
    let message = error.message();
    let (found, expected) = words(message, token(line, offset), around_comma(line, offset));
    let key = if message.starts_with("duplicate key") {
        Found::new(&source.text[span.clone()]).to_string()
    } else if message.contains("cannot be empty") {
        "scenario".to_owned()
    } else if message.contains("no value")
        || message.contains("unclosed table")
        || message.contains("unclosed array table")
    {
        Found::new(first_word(line)).to_string()
    } else {
        key_before(source, line, offset, span.start)
    };
    source.fault_at(span, &key, found, expected)
}

/// The text that was found and the text that was expected, from the parser's message and the surroundings.
fn words(message: &str, token: &str, number: &str) -> (String, String) {
    let shown = if token.is_empty() { "nothing".to_owned() } else { Found::new(token).to_string() };
    if let Some(number) = decimal_comma(number) {
        let (number, point) = (Found::new(number), Found::new(&number.replace(',', ".")));
        return (format!("{number} with a decimal comma"), format!("a decimal point: {point}"));
    }
    let (found, expected) = if message.starts_with("duplicate key") && token == "sample" {
        ("sample a second time", "double brackets around each: [[sample]]")
    } else if message.starts_with("duplicate key") {
        ("the key a second time", "each key only once")
    } else if message.contains("no value") {
        ("a line without a value", "a line such as alpha = 0.1")
    } else if message.contains("cannot be empty") {
        ("a line without a key", "a line such as alpha = 0.1")
    } else if message.contains("extra `=`") {
        ("a second =", "a line such as alpha = 0.1")
    } else if message.contains("unclosed array table") {
        ("an unclosed [[", "a line such as [[sample]]")
    } else if message.contains("unclosed table") {
        ("an unclosed [", "a line such as [network]")
    } else if message.contains("unclosed array") || message.contains("missing comma") {
        ("an incomplete list", "a comma between two values, and a ] for every [")
    } else if message.contains("invalid") && message.contains("string") {
        let expected = "text between two quotes on one line, without control characters";
        ("an incomplete text", expected)
    } else if message.contains("escape") {
        (&*shown, "only \\\\, \\\", \\n, \\t and \\u0000 after a backslash")
    } else if message.contains("recurs") {
        ("lists within lists within lists", "a list of numbers, or of rows of numbers")
    } else if token.contains(['−', '–']) {
        (&*shown, "the minus sign of the keyboard: -")
    } else if token.contains(['“', '”', '„', '‘', '’']) {
        (&*shown, "the straight quotes of the keyboard: \"")
    } else if fraction(token).is_some() {
        (&*shown, "a fraction in quotes, such as \"3/8\"")
    } else if token.starts_with('(') {
        (&*shown, "a list in square brackets, such as [0.5, -1.0]")
    } else if message.contains("must be quoted") && token.parse::<f64>().is_ok() {
        ("values without a comma between them", "one value, or a list such as [0.5, -1.0]")
    } else if token.starts_with(|first: char| first.is_ascii_digit() || "+-._".contains(first)) {
        (&*shown, "one number such as 0.5, with digits on both sides of the point and no zeros before")
    } else if message.contains("must be quoted") {
        (&*shown, "a number, a list in [ ], or a text in quotes")
    } else {
        (&*shown, "one line for each key, such as alpha = 0.1")
    };
    (found.to_owned(), expected.to_owned())
}

/// A number with a decimal comma, "0,5", somewhere in a text.
///
/// `[0,1]` looks the same: if a list is meant, this guess is wrong.
pub(super) fn decimal_comma(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    let is_digit = |index: usize| bytes.get(index).is_some_and(u8::is_ascii_digit);
    let comma = (1..bytes.len()).find(|at| bytes[*at] == b',' && is_digit(at - 1) && is_digit(at + 1))?;
    let start = (0..comma).rev().take_while(|at| is_digit(*at)).last()?;
    let end = (comma + 1..bytes.len()).take_while(|at| is_digit(*at)).last()?;
    Some(&text[start..=end])
}

/// The text around an offset, from the last space or bracket before it to the next.
fn token(line: &str, offset: usize) -> &str {
    let ends = |character: char| character.is_whitespace() || "[]{}=#".contains(character);
    let last = line[..offset].char_indices().rev().find(|(_, character)| ends(*character));
    let start = last.map_or(0, |(at, character)| at + character.len_utf8());
    let end = line[offset..].find(ends).map_or(line.len(), |at| at + offset);
    line[start..end].trim_end_matches(',')
}

/// The text around an offset, if there is a comma there or directly before it.
fn around_comma(line: &str, offset: usize) -> &str {
    let ends = |character: char| !(character.is_ascii_digit() || character == ',');
    let is_comma = |at: &usize| line.as_bytes().get(*at) == Some(&b',');
    let Some(comma) = [Some(offset), offset.checked_sub(1)].into_iter().flatten().find(is_comma) else {
        return "";
    };
    // No further back than one comma: in "1,2,05" the number is "2,05".
    let start = line[..comma].rfind(',').map_or(0, |at| at + 1);
    let end = line[comma + 1..].find(ends).map_or(line.len(), |at| comma + 1 + at);
    &line[start..end]
}

/// The word at the beginning of a line, after brackets.
fn first_word(line: &str) -> &str {
    let line = line.trim_start_matches(|start: char| start.is_whitespace() || start == '[');
    let end = line.find(|next: char| !(next.is_alphanumeric() || "_-.".contains(next)));
    &line[..end.unwrap_or(line.len())]
}

/// The key whose value contains an offset: the one in its line, or else in the last line before that begins with one.
fn key_before(source: &Source, line: &str, offset_in_line: usize, offset: usize) -> String {
    let own = &line[..offset_in_line];
    let before = &source.text[..offset.min(source.text.len()) - offset_in_line];
    let key = std::iter::once(own).chain(before.lines().rev()).find_map(|line| {
        let word = first_word(line);
        let rest = line.trim_start().strip_prefix(word)?;
        (!word.is_empty() && rest.trim_start().starts_with('=')).then_some(word)
    });
    key.map_or_else(|| "scenario".to_owned(), |key| Found::new(key).to_string())
}
