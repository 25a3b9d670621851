//! Where in a scenario something is.

use std::fmt;

/// A key of a scenario, or one number in the list or table there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The key: "alpha", "x", "target", "first" or "second".
    pub key: &'static str,
    /// The row of a table, counted from 0.
    pub row: Option<usize>,
    /// The position in a list or in a row, counted from 0.
    pub column: Option<usize>,
}

impl Place {
    pub(super) fn key(key: &'static str) -> Self {
        Self { key, row: None, column: None }
    }

    pub(super) fn row(self, row: usize) -> Self {
        Self { row: Some(row), ..self }
    }

    pub(super) fn column(self, column: usize) -> Self {
        Self { column: Some(column), ..self }
    }
}

/// With the indices of the document: inputs and hidden units count from 1, outputs from 0.
impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (row_index, column_index, counted_from) = match self.key {
            "x" => ("", "i", 1),
            "first" => ("i", "k", 1),
            _ => ("k", "n", 0),
        };
        formatter.write_str(self.key)?;
        if let Some(row) = self.row {
            write!(formatter, ", row {row_index} = {row}")?;
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
        assert_eq!(Place::key("alpha").to_string(), "alpha");
        assert_eq!(Place::key("x").column(1).to_string(), "x, i = 2");
        assert_eq!(Place::key("target").column(1).to_string(), "target, n = 1");
        assert_eq!(Place::key("first").row(0).to_string(), "first, row i = 0");
        assert_eq!(Place::key("first").row(2).column(0).to_string(), "first, row i = 2, column k = 1");
        assert_eq!(Place::key("second").row(1).column(0).to_string(), "second, row k = 1, column n = 0");
    }
}
