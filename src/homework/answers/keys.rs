//! Answers in TOML: `"dE/da12(0)" = -0.0476`.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::blank::number_if_any;
use super::csv::no_name;
use super::fault::Wrong;
use super::number::{self, Typed};
use super::shape;
use super::{AnswersFile, Entry};
use crate::scenario::{Found, number::is_too_long};

/// A line as it should be.
const EXAMPLE: &str = "a line such as \"dE/da12(0)\" = -0.0476";

/// Reads all keys of a text.
///
/// One line that is no TOML makes the whole text none, and so does a key given twice. Then every line is read for
/// itself, so that the others still count.
pub(super) fn read(text: &str, answers: &mut AnswersFile) {
    if let Ok(table) = DeTable::parse(text) {
        take(text, 1, table.get_ref(), answers);
        return;
    }
    for (number, line) in (1..).zip(text.lines()) {
        match DeTable::parse(line) {
            Ok(table) => take(line, number, table.get_ref(), answers),
            Err(_) => answers.fault(number, no_toml(line)),
        }
        // What follows belongs to the table that begins here, as it would in a text without faults.
        if line.trim_start().starts_with('[') {
            break;
        }
    }
}

/// Takes the keys of a text whose first line has this number.
fn take(text: &str, first_line: usize, table: &DeTable, answers: &mut AnswersFile) {
    let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
    let mut keys: Vec<_> = table.iter().collect();
    // Tables are in the order of the alphabet.
    keys.sort_by_key(|(key, _)| key.span().start);
    for (key, value) in keys {
        let line = first_line + ends.partition_point(|end| *end < key.span().start);
        let name = key.get_ref().trim();
        match (name, value.get_ref()) {
            ("scenario", DeValue::String(path)) => answers.name_scenario(line, path.trim()),
            ("scenario", _) => {
                let found = format!("the scenario {}", described(text, value));
                answers.fault(line, Wrong::new(found, "its file or built-in name in quotes"));
            }
            // Said of the table and not of its name, which is no name of a quantity either.
            (_, DeValue::Table(_)) => answers.fault(line, no_number(text, value)),
            _ if !shape::is_name(name) => answers.fault(line, no_name(name)),
            _ => match number(text, value) {
                Ok(value) => answers.entries.push(Entry { line, name: name.to_owned(), value }),
                Err(wrong) => answers.fault(line, wrong),
            },
        }
    }
}

/// The number that a value is or holds.
fn number(text: &str, value: &Spanned<DeValue>) -> Result<Option<Typed>, Wrong> {
    match value.get_ref() {
        DeValue::String(inner) => number_if_any(inner),
        DeValue::Integer(integer) if integer.radix() != 10 => {
            Err(Wrong::new(described(text, value), "a number in decimal digits"))
        }
        DeValue::Integer(_) | DeValue::Float(_) => {
            let typed = &text[value.span()];
            if is_too_long(typed) {
                return Err(number::too_long(typed));
            }
            // TOML lets digits be set apart, and that says nothing.
            let typed_number = number::read(&typed.replace('_', ""))?;
            Ok(typed_number.map(|number| Typed { text: typed.to_owned(), ..number }))
        }
        _ => Err(no_number(text, value)),
    }
}

fn no_number(text: &str, value: &Spanned<DeValue>) -> Wrong {
    let expected = match value.get_ref() {
        DeValue::Table(_) => "every answer on its own, above any line in [ ]: \"dE/da12(0)\" = -0.0476",
        _ => "one number such as 0.25, a text such as \"3/8\", or \"\" where there is no answer",
    };
    Wrong::new(described(text, value), expected)
}

/// A value in words.
fn described(text: &str, value: &Spanned<DeValue>) -> String {
    let written = || Found::new(&text[value.span()]);
    match value.get_ref() {
        DeValue::String(inner) => Found::new(inner).quoted(),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) => written().to_string(),
        DeValue::Datetime(_) => format!("the date or time {}", written()),
        DeValue::Array(_) => format!("the list {}", written()),
        DeValue::Table(_) => "a table".to_owned(),
    }
}

/// What to say of a line that is no TOML.
fn no_toml(line: &str) -> Wrong {
    let Some((key, value)) = line.split_once('=') else {
        return Wrong::new(format!("{} without a =", Found::new(line.trim()).quoted()), EXAMPLE);
    };
    let (key, value) = (key.trim(), value.split('#').next().unwrap_or(value).trim());
    if key.is_empty() {
        return Wrong::new("a = without a quantity before it", EXAMPLE);
    }
    if value.starts_with('=') {
        return Wrong::new(format!("a second = after {}", Found::new(key)), EXAMPLE);
    }
    let is_bare = |sign: char| sign.is_ascii_alphanumeric() || sign == '_' || sign == '-';
    if shape::is_name(key) && !key.chars().all(is_bare) {
        return Wrong::new(
            format!("the quantity {} without quotes", Found::new(key)),
            format!("it in quotes: {} = ...", Found::new(key).quoted()),
        );
    }
    // The value would do, so that it must be what stands before it.
    if DeTable::parse(&format!("E = {value}")).is_ok() {
        return Wrong::new(
            format!("{} before the =", Found::new(key).quoted()),
            format!("a quantity in quotes, in {EXAMPLE}"),
        );
    }
    match number_if_any(value) {
        Ok(None) => {
            Wrong::new(format!("no value for {}", Found::new(key)), "a number, or \"\" where there is no answer")
        }
        Ok(Some(_)) => {
            let point = value.replace(',', ".");
            let expected = match value.contains(',') && point.parse::<f64>().is_ok() {
                true => format!("a decimal point ({}), or quotes around it", Found::new(&point)),
                false => format!("it in quotes: {}", Found::new(value).quoted()),
            };
            Wrong::new(format!("the number {}, which is not valid in TOML", Found::new(value)), expected)
        }
        Err(wrong) if !value.contains(['"', '\'', '[', '{', '=']) => wrong,
        Err(_) => Wrong::new(Found::new(line.trim()).quoted(), EXAMPLE),
    }
}
