//! Values of the kinds that a scenario consists of.

use toml::Spanned;
use toml::de::{DeInteger, DeValue};

use super::Entries;
use crate::network::{Bias, MAX_HIDDEN_LAYERS, MAX_UNITS};
use crate::scenario::listing::listed;
use crate::scenario::number::{Fraction, MAX_NUMBER_CHARACTERS, fraction, is_too_long, tidy};
use crate::scenario::suggest::{nearest, question};
use crate::scenario::{Found, Number, Place, Row, ScenarioError};

/// A value and its place.
pub(super) type Value<'text> = Spanned<DeValue<'text>>;

impl<'text> Entries<'text> {
    /// The value of a key, if given.
    pub(super) fn get(&self, key: &str) -> Option<&'text Value<'text>> {
        self.table.get(key)
    }

    /// The value of a required key.
    pub(super) fn require(&self, key: &str, expected: &str) -> Result<&'text Value<'text>, ScenarioError> {
        self.get(key).ok_or_else(|| self.source.missing(key, expected))
    }

    /// The fault of a value of the wrong kind.
    pub(super) fn wrong(
        &self,
        key: &(impl ToString + ?Sized),
        value: &Value,
        expected: impl Into<String>,
    ) -> ScenarioError {
        self.source.fault_at(value.span(), key, self.describe(value), expected)
    }

    /// A value in words.
    pub(super) fn describe(&self, value: &Value) -> String {
        let written = || Found::new(&self.source.text[value.span()]);
        match value.get_ref() {
            DeValue::String(text) => Found::new(text).quoted(),
            DeValue::Integer(_) | DeValue::Float(_) => format!("the number {}", written()),
            DeValue::Boolean(_) => written().to_string(),
            DeValue::Datetime(_) => format!("the date or time {}", written()),
            DeValue::Array(array) if array.is_empty() => "an empty list".to_owned(),
            DeValue::Array(_) => format!("the list {}", written()),
            DeValue::Table(_) => "a table".to_owned(),
        }
    }

    /// A text.
    pub(super) fn text(&self, key: &str, value: &'text Value<'text>) -> Result<&'text str, ScenarioError> {
        match value.get_ref() {
            DeValue::String(text) => Ok(text),
            _ => Err(self.wrong(key, value, "a text in quotes")),
        }
    }

    /// A number, or a fraction in quotes.
    pub(super) fn number(&self, place: Place, value: &Value) -> Result<Number, ScenarioError> {
        let written = &self.source.text[value.span()];
        let is_too_long = match value.get_ref() {
            DeValue::String(text) => is_too_long(text),
            DeValue::Integer(_) | DeValue::Float(_) => is_too_long(written),
            _ => false,
        };
        if is_too_long {
            return Err(self.wrong(&place, value, format!("a number of at most {MAX_NUMBER_CHARACTERS} characters")));
        }
        let typed = || tidy(written);
        match value.get_ref() {
            DeValue::Float(float) => {
                let value = float.as_str().parse().unwrap_or(f64::NAN);
                Ok(Number::typed(value, typed()))
            }
            DeValue::Integer(integer) if integer.radix() == 10 => {
                let value = integer.as_str().parse().unwrap_or(f64::NAN);
                Ok(Number::typed(value, typed()))
            }
            // Nobody writes a weight as 0x1F.
            DeValue::Integer(integer) => match whole(integer) {
                Some(value) => Ok(Number::typed(value as f64, value.to_string())),
                None => Err(self.wrong(&place, value, "a decimal number")),
            },
            DeValue::String(text) => match fraction(text) {
                Some(Fraction::Number(number)) => Ok(number),
                Some(Fraction::OverZero) => {
                    Err(self.wrong(&place, value, "a fraction with a denominator other than 0"))
                }
                None if text.parse::<f64>().is_ok() => {
                    Err(self.wrong(&place, value, "the number without quotes; quotes are for fractions"))
                }
                None if super::syntax::decimal_comma(text).is_some() => {
                    Err(self.wrong(&place, value, "a number without quotes, with a decimal point instead of a comma"))
                }
                None => Err(self.wrong(&place, value, "a number such as 0.5, or a fraction such as \"3/8\"")),
            },
            _ => Err(self.wrong(&place, value, "a number")),
        }
    }

    /// A list of numbers.
    pub(super) fn numbers(&self, place: Place, value: &Value) -> Result<Vec<Number>, ScenarioError> {
        let expected = if place.row.is_some() {
            "a row: a list of numbers such as [0.5, -1.0]"
        } else {
            "a list of numbers such as [0.5, -1.0]"
        };
        let DeValue::Array(items) = value.get_ref() else {
            return Err(self.wrong(&place, value, expected));
        };
        let numbers = items.iter().enumerate();
        numbers.map(|(column, item)| self.number(place.column(column), item)).collect()
    }

    /// A list of rows of numbers.
    pub(super) fn rows(&self, table: Place, bias: Bias, value: &Value) -> Result<Vec<Vec<Number>>, ScenarioError> {
        let DeValue::Array(rows) = value.get_ref() else {
            return Err(self.wrong(&table, value, "a list of rows such as [[0.1, 0.2], [0.3, 0.4]]"));
        };
        rows.iter().enumerate().map(|(row, item)| self.numbers(table.row(Row::at(row, bias)), item)).collect()
    }

    /// A number of units, if given.
    pub(super) fn units(&self, key: &str) -> Result<Option<usize>, ScenarioError> {
        let Some(value) = self.get(key) else {
            return Ok(None);
        };
        let units = units_of(value);
        units.map(Some).ok_or_else(|| self.wrong(key, value, format!("a whole number from 1 to {MAX_UNITS}")))
    }

    /// The numbers of units of hidden layers, if given: a number for one layer, or a list for any number of layers.
    pub(super) fn hidden_units(&self) -> Result<Option<Vec<usize>>, ScenarioError> {
        let key = "hidden_units";
        let Some(value) = self.get(key) else {
            return Ok(None);
        };
        let listed = match value.get_ref() {
            DeValue::Array(items) if items.len() > MAX_HIDDEN_LAYERS => None,
            DeValue::Array(items) => items.iter().map(units_of).collect(),
            _ => units_of(value).map(|units| vec![units]),
        };
        listed.map(Some).ok_or_else(|| {
            let expected = format!(
                "a whole number from 1 to {MAX_UNITS}, or a list of at most {MAX_HIDDEN_LAYERS} of them such as [4, 3]"
            );
            self.wrong(key, value, expected)
        })
    }
}

/// A number of units within the limits for a layer.
fn units_of(value: &Value) -> Option<usize> {
    let DeValue::Integer(integer) = value.get_ref() else { return None };
    let units = whole(integer).and_then(|units| usize::try_from(units).ok());
    units.filter(|units| (1..=MAX_UNITS).contains(units))
}

/// One of several known words, and its place.
#[derive(Clone, Copy)]
pub(super) struct Word<'text, Meaning> {
    pub(super) value: &'text Value<'text>,
    pub(super) meaning: Meaning,
}

impl<'text> Entries<'text> {
    /// One of the known words, each with its meaning, if a key is given; `name` is the name of the key in messages.
    pub(super) fn word<Meaning: Copy, const WORDS: usize>(
        &self,
        key: &str,
        name: &str,
        known: [(&'static str, Meaning); WORDS],
    ) -> Result<Option<Word<'text, Meaning>>, ScenarioError> {
        let Some(value) = self.get(key) else {
            return Ok(None);
        };
        let word = self.text(name, value)?;
        if let Some((_, meaning)) = known.into_iter().find(|(known, _)| *known == word) {
            return Ok(Some(Word { value, meaning }));
        }
        let words = known.map(|(known, _)| known);
        let question = question(nearest(word, words));
        Err(self.wrong(name, value, format!("{}{question}", one_of(&words))))
    }
}

/// `"a", "b" or "c"`.
pub(super) fn one_of(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
    listed(&words, "or")
}

/// A word of the notation in quotes.
pub(super) fn quoted(word: &str) -> String {
    format!("\"{word}\"")
}

/// A whole number that is not negative, of any radix.
pub(super) fn whole(integer: &DeInteger) -> Option<u64> {
    let digits = integer.as_str();
    u64::from_str_radix(digits.strip_prefix('+').unwrap_or(digits), integer.radix()).ok()
}
