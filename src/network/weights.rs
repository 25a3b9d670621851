//! The two weight matrices, and what makes them a network.

use std::ops::{Index, IndexMut};

use nalgebra::DMatrix;
use thiserror::Error;

use super::{Bias, SizeError, Sizes, UndefinedLoss};

/// A number for every weight of a network: the weights themselves, or the derivatives by them.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// `a_ik^(0)`: row i = 0 (bias), 1 .. inputs; column k = 1 .. hidden. Shape (inputs + 1) × hidden, without bias
    /// units inputs × hidden.
    pub first: DMatrix<f64>,
    /// `a_kn^(1)`: row k = 0 (bias), 1 .. hidden; column n = 0 .. outputs − 1. Shape (hidden + 1) × outputs, without
    /// bias units hidden × outputs.
    pub second: DMatrix<f64>,
}

/// Where a weight stands: in the first table (0) or the second (1), in which row and column of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Entry {
    /// The table.
    pub table: usize,
    /// The row: the unit that the weight comes from, the bias first where there is one.
    pub row: usize,
    /// The column: the unit that the weight goes to.
    pub column: usize,
}

/// # Panics
/// Where there is no such table, row or column.
impl Index<Entry> for Weights {
    type Output = f64;

    fn index(&self, at: Entry) -> &f64 {
        &[&self.first, &self.second][at.table][(at.row, at.column)]
    }
}

/// # Panics
/// Where there is no such table, row or column.
impl IndexMut<Entry> for Weights {
    fn index_mut(&mut self, at: Entry) -> &mut f64 {
        let tables = [&mut self.first, &mut self.second];
        &mut tables.into_iter().nth(at.table).expect("a network has two tables")[(at.row, at.column)]
    }
}

/// Why an architecture and weights do not make a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ShapeError {
    /// A layer has too few or too many units.
    #[error(transparent)]
    Size(#[from] SizeError),
    /// A matrix has no row for the bias.
    #[error("the {matrix} weight matrix has no rows; its row 0 is the bias")]
    NoBias {
        /// "first" or "second".
        matrix: &'static str,
    },
    /// The second matrix does not follow on the first.
    #[error("the second weight matrix has {found} rows; {hidden} hidden units {} {expected}", bias_in_words(*expected, *hidden))]
    Mismatch {
        /// Columns of the first matrix.
        hidden: usize,
        /// The rows that they need.
        expected: usize,
        /// Rows of the second matrix.
        found: usize,
    },
    /// The loss is not defined on the outputs.
    #[error(transparent)]
    Loss(#[from] UndefinedLoss),
}

fn bias_in_words(rows: usize, hidden: usize) -> &'static str {
    if rows == hidden { "without a bias need" } else { "and a bias need" }
}

impl Weights {
    /// The same tables with a number worked out for each of their entries.
    #[must_use]
    pub fn of_entries(&self, mut number: impl FnMut(Entry) -> f64) -> Self {
        let mut table = |table: usize, like: &DMatrix<f64>| {
            DMatrix::from_fn(like.nrows(), like.ncols(), |row, column| number(Entry { table, row, column }))
        };
        Self { first: table(0, &self.first), second: table(1, &self.second) }
    }

    /// The sizes of the network that these are the weights of.
    pub(super) fn sizes(&self, bias: Bias) -> Result<Sizes, ShapeError> {
        let inputs = self.first.nrows().checked_sub(bias.units()).ok_or(ShapeError::NoBias { matrix: "first" })?;
        let hidden = self.first.ncols();
        let found = self.second.nrows();
        if found < bias.units() {
            return Err(ShapeError::NoBias { matrix: "second" });
        }
        let expected = hidden + bias.units();
        if found != expected {
            return Err(ShapeError::Mismatch { hidden, expected, found });
        }
        Ok(Sizes::new(inputs, hidden, self.second.ncols())?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights(first: (usize, usize), second: (usize, usize)) -> Weights {
        Weights { first: DMatrix::zeros(first.0, first.1), second: DMatrix::zeros(second.0, second.1) }
    }

    fn sizes(first: (usize, usize), second: (usize, usize)) -> Result<Sizes, ShapeError> {
        weights(first, second).sizes(Bias::Trained)
    }

    #[test]
    fn sizes_are_read_off_the_matrices() {
        assert_eq!(sizes((3, 4), (5, 2)), Ok(Sizes { inputs: 2, hidden: 4, outputs: 2 }));
    }

    #[test]
    fn without_bias_units_there_is_no_row_for_them() {
        assert_eq!(weights((2, 4), (4, 2)).sizes(Bias::None), Ok(Sizes { inputs: 2, hidden: 4, outputs: 2 }));
        let mismatch = weights((2, 4), (5, 2)).sizes(Bias::None).unwrap_err();
        assert_eq!(mismatch.to_string(), "the second weight matrix has 5 rows; 4 hidden units without a bias need 4");
    }

    #[test]
    fn matrices_that_make_no_network_are_refused() {
        assert_eq!(sizes((0, 4), (5, 2)), Err(ShapeError::NoBias { matrix: "first" }));
        assert_eq!(sizes((3, 4), (0, 2)), Err(ShapeError::NoBias { matrix: "second" }));
        let mismatch = sizes((3, 4), (4, 2)).unwrap_err();
        assert_eq!(mismatch, ShapeError::Mismatch { hidden: 4, expected: 5, found: 4 });
        assert_eq!(mismatch.to_string(), "the second weight matrix has 4 rows; 4 hidden units and a bias need 5");
        assert_eq!(sizes((18, 4), (5, 2)), Err(ShapeError::Size(SizeError { layer: "inputs", units: 17 })));
    }
}
