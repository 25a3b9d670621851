//! Where in a scenario something is.

use std::fmt;

use crate::network::Bias;

/// A key of a scenario, or one number in the list or table there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Of several samples the one that the key belongs to, counted from 0.
    pub sample: Option<usize>,
    /// The key: "alpha", "x", "target", "first", "second", "sample" or "network.loss".
    pub key: &'static str,
    /// The row of a table.
    pub row: Option<Row>,
    /// The position in a list or in a row, counted from 0.
    pub column: Option<usize>,
}

/// A row of a table of weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// How many rows are before it.
    pub position: usize,
    /// The index of its unit in the document: 0 for the bias, and so 1 for the topmost row where there is none.
    pub index: usize,
}

impl Row {
    /// The row at a position of a table that has a row for the bias, or has none.
    pub(super) fn at(position: usize, bias: Bias) -> Self {
        Self { position, index: position + 1 - bias.units() }
    }
}

impl Place {
    pub(super) fn key(key: &'static str) -> Self {
        Self { sample: None, key, row: None, column: None }
    }

    pub(super) fn of_sample(self, sample: Option<usize>) -> Self {
        Self { sample, ..self }
    }

    pub(super) fn row(self, row: Row) -> Self {
        Self { row: Some(row), ..self }
    }

    pub(super) fn column(self, column: usize) -> Self {
        Self { column: Some(column), ..self }
    }
}

/// With the indices of the document: inputs and hidden units count from 1, outputs from 0. Samples count from 1.
impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (row_index, column_index, counted_from) = match self.key {
            "x" => ("", "i", 1),
            "first" => ("i", "k", 1),
            _ => ("k", "n", 0),
        };
        if let Some(sample) = self.sample {
            write!(formatter, "sample {}, ", sample + 1)?;
        }
        formatter.write_str(self.key)?;
        if let Some(Row { index, .. }) = self.row {
            write!(formatter, ", row {row_index} = {index}")?;
        }
        match self.column {
            Some(column) if self.row.is_some() => {
                write!(formatter, ", column {column_index} = {}", column + counted_from)
            }
            Some(column) => write!(formatter, ", {column_index} = {}", column + counted_from),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_named_by_the_indices_of_the_document() {
        let row = |position| Row::at(position, Bias::Trained);
        assert_eq!(Place::key("alpha").to_string(), "alpha");
        assert_eq!(Place::key("x").column(1).to_string(), "x, i = 2");
        assert_eq!(Place::key("target").column(1).to_string(), "target, n = 1");
        assert_eq!(Place::key("first").row(row(0)).to_string(), "first, row i = 0");
        assert_eq!(Place::key("first").row(row(2)).column(0).to_string(), "first, row i = 2, column k = 1");
        assert_eq!(Place::key("second").row(row(1)).column(0).to_string(), "second, row k = 1, column n = 0");
    }

    #[test]
    fn without_a_bias_rows_count_from_1() {
        let row = |position| Row::at(position, Bias::None);
        assert_eq!(Place::key("first").row(row(0)).column(1).to_string(), "first, row i = 1, column k = 2");
        assert_eq!(Place::key("second").row(row(1)).to_string(), "second, row k = 2");
    }

    #[test]
    fn samples_count_from_1() {
        assert_eq!(Place::key("x").of_sample(Some(1)).column(0).to_string(), "sample 2, x, i = 1");
    }
}
