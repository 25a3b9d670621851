//! Reading a scenario from TOML.
//!
//! `syntax` explains what is not valid TOML, `keys` knows the keys, `values` reads one value of a known kind, `network`
//! finds out the problem and its network, `samples` the samples, `tables` the weights, given or drawn. They are
//! combined here. `Parts::check` decides whether numbers are within limits and tables fit together; its errors are
//! mapped to a place in the text here.

mod activation;
mod keys;
mod network;
mod samples;
mod syntax;
mod tables;
mod values;

use std::ops::Range;

use toml::de::DeTable;

use super::error::InvalidScenario;
use super::excerpt::Source;
use super::{Place, Scenario, ScenarioError};

impl Scenario {
    /// Reads a scenario; `file` is what messages call the text by.
    ///
    /// # Errors
    /// [`ScenarioError::Fault`] naming the first thing that is wrong, where, and what is expected.
    pub fn from_toml(text: &str, file: &str) -> Result<Self, ScenarioError> {
        let source = Source::new(file, text.strip_prefix('\u{feff}').unwrap_or(text));
        let document = DeTable::parse(source.text).map_err(|error| syntax::explain(&source, &error))?;
        let entries = Entries { source: &source, table: document.get_ref() };
        if entries.table.is_empty() {
            let expected = "the keys problem, alpha, x, target, first and second";
            return Err(source.fault_of_all("scenario", "no keys at all", expected));
        }
        keys::check(&entries)?;
        let parts = tables::read(&entries)?;
        Self::new(parts).map_err(|invalid| entries.locate(&invalid))
    }
}

/// A table of the text.
#[derive(Clone, Copy)]
struct Entries<'text> {
    source: &'text Source<'text>,
    table: &'text DeTable<'text>,
}

impl Entries<'_> {
    /// A part that does not fit, as a fault at its place in the text.
    fn locate(&self, invalid: &InvalidScenario) -> ScenarioError {
        let place = self.as_written(invalid.place());
        let x = self.as_written(Place::key("x").of_sample(place.sample));
        let span = self.span(place);
        let has_decimal_comma = |span: Range<usize>| syntax::decimal_comma(&self.source.text[span]).is_some();
        let hint = if invalid.is_of_shape() && [span.clone(), self.span(x)].into_iter().flatten().any(has_decimal_comma)
        {
            Some(" (write decimals with a point: 0.5 instead of 0,5)")
        } else {
            invalid.hint()
        };
        let expected = format!("{}{}", invalid.expected(), hint.unwrap_or_default());
        match span {
            Some(span) => self.source.fault_at(span, &place, invalid.found(), expected),
            None => self.source.fault_of_all(&place, invalid.found(), expected),
        }
    }

    /// A place within this text: a sample has a number if it has its own table.
    fn as_written(&self, place: Place) -> Place {
        match (place.key, place.sample, self.get("sample")) {
            ("x" | "target", None, Some(_)) => place.of_sample(Some(0)),
            ("first" | "second", ..) if self.get("weights").is_some() => Place { key: "weights", ..place },
            _ => place,
        }
    }

    /// The part of the text at a place, or the nearest existing one around it.
    fn span(&self, place: Place) -> Option<Range<usize>> {
        let mut value = match place.sample {
            Some(sample) => self.table.get("sample")?.get_ref().get(sample)?.get_ref().get(place.key)?,
            None => self.table.get(place.key)?,
        };
        let table = place.table.filter(|_| place.key == "weights").map(|table| table.position);
        for index in [table, place.row.map(|row| row.position), place.column].into_iter().flatten() {
            match value.get_ref().get(index) {
                Some(inner) => value = inner,
                None => break,
            }
        }
        Some(value.span())
    }
}

#[cfg(test)]
mod tests;
