//! The place of something in a scenario.

use std::fmt;

use crate::network::{Bias, Depth};

/// A key of a scenario, or one number in its list or table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The sample that the key belongs to if there are several, counted from 0.
    pub sample: Option<usize>,
    /// The key: "alpha", "x", "target", "first", "second", "weights", "sample" or "network.loss".
    pub key: &'static str,
    /// The table of weights that it is in.
    pub table: Option<Table>,
    /// The row of a table.
    pub row: Option<Row>,
    /// The position in a list or in a row, counted from 0.
    pub column: Option<usize>,
}

/// A table of weights among all those of a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Table {
    /// The number of tables before it.
    pub position: usize,
    /// The number of tables.
    pub of: usize,
}

impl Table {
    /// The letters of its rows and columns, and the index of its first column: outputs count from 0.
    fn letters(self) -> (char, char, usize) {
        let last = self.position + 1 == self.of;
        (letter(self.position, self.of), letter(self.position + 1, self.of), usize::from(!last))
    }
}

/// The letter of a layer's units, given its distance from the inputs.
fn letter(layer: usize, last: usize) -> char {
    match layer {
        0 => 'i',
        _ if layer == last => 'n',
        _ if Depth::of_tables(last) == Depth::OneHiddenLayer => 'k',
        _ => ['j', 'k', 'p', 'r', 't'][layer - 1],
    }
}

/// A row of a table of weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The number of rows before it.
    pub position: usize,
    /// The index of its unit in the document: 0 for the bias, and so 1 for the top row if there is none.
    pub index: usize,
}

impl Row {
    /// The row at a position of a table with or without a row for the bias.
    pub(super) fn at(position: usize, bias: Bias) -> Self {
        Self { position, index: position + 1 - bias.units() }
    }
}

impl Place {
    pub(super) fn key(key: &'static str) -> Self {
        Self { sample: None, key, table: None, row: None, column: None }
    }

    /// A table of weights, under its key in a file: if there are two, each has a key.
    pub(super) fn table(position: usize, of: usize) -> Self {
        let key = match (position, of) {
            (0, 2) => "first",
            (1, 2) => "second",
            _ => "weights",
        };
        Self { table: Some(Table { position, of }), ..Self::key(key) }
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
        if let Some(sample) = self.sample {
            write!(formatter, "sample {}, ", sample + 1)?;
        }
        formatter.write_str(self.key)?;
        let (row_letter, column_letter, counted_from) = match (self.table, self.key) {
            (Some(table), _) => table.letters(),
            (None, "x") => ('i', 'i', 1),
            (None, _) => ('n', 'n', 0),
        };
        if let (Some(Table { position, .. }), "weights") = (self.table, self.key) {
            write!(formatter, ", a^({position})")?;
        }
        if let Some(Row { index, .. }) = self.row {
            write!(formatter, ", row {row_letter} = {index}")?;
        }
        match self.column {
            Some(column) if self.row.is_some() => {
                write!(formatter, ", column {column_letter} = {}", column + counted_from)
            }
            Some(column) => write!(formatter, ", {column_letter} = {}", column + counted_from),
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
        assert_eq!(Place::table(0, 2).row(row(0)).to_string(), "first, row i = 0");
        assert_eq!(Place::table(0, 2).row(row(2)).column(0).to_string(), "first, row i = 2, column k = 1");
        assert_eq!(Place::table(1, 2).row(row(1)).column(0).to_string(), "second, row k = 1, column n = 0");
    }

    #[test]
    fn any_number_of_tables_has_its_letters() {
        let place = |table, of| Place::table(table, of).row(Row::at(1, Bias::Trained)).column(0).to_string();
        assert_eq!(place(0, 1), "weights, a^(0), row i = 1, column n = 0");
        assert_eq!(place(0, 3), "weights, a^(0), row i = 1, column j = 1");
        assert_eq!(place(1, 3), "weights, a^(1), row j = 1, column k = 1");
        assert_eq!(place(4, 6), "weights, a^(4), row r = 1, column t = 1");
    }

    #[test]
    fn without_a_bias_rows_count_from_1() {
        let row = |position| Row::at(position, Bias::None);
        assert_eq!(Place::table(0, 2).row(row(0)).column(1).to_string(), "first, row i = 1, column k = 2");
        assert_eq!(Place::table(1, 2).row(row(1)).to_string(), "second, row k = 2");
    }

    #[test]
    fn samples_count_from_1() {
        assert_eq!(Place::key("x").of_sample(Some(1)).column(0).to_string(), "sample 2, x, i = 1");
    }
}
