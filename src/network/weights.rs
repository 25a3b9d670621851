//! The tables of weights of a network.

use std::ops::{Index, IndexMut};

use nalgebra::DMatrix;
use thiserror::Error;

use super::{Bias, SizeError, Sizes, UndefinedLoss};

/// A number for every weight of a network: the weights themselves, or the derivatives with respect to them.
///
/// Table l holds `a_jk^(l)`: row j = 0 (bias), 1 .. the units of layer l; column k for each unit of layer l + 1. There
/// is no row 0 without bias units.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights(Vec<DMatrix<f64>>);

/// The place of a weight: its table, counted from 0 for the weights out of the inputs, and its row and column.
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
        &self.0[at.table][(at.row, at.column)]
    }
}

/// # Panics
/// Where there is no such table, row or column.
impl IndexMut<Entry> for Weights {
    fn index_mut(&mut self, at: Entry) -> &mut f64 {
        &mut self.0[at.table][(at.row, at.column)]
    }
}

/// # Panics
/// Where there is no such table.
impl Index<usize> for Weights {
    type Output = DMatrix<f64>;

    fn index(&self, table: usize) -> &DMatrix<f64> {
        &self.0[table]
    }
}

/// # Panics
/// Where there is no such table.
impl IndexMut<usize> for Weights {
    fn index_mut(&mut self, table: usize) -> &mut DMatrix<f64> {
        &mut self.0[table]
    }
}

impl FromIterator<DMatrix<f64>> for Weights {
    fn from_iter<T: IntoIterator<Item = DMatrix<f64>>>(tables: T) -> Self {
        Self(tables.into_iter().collect())
    }
}

/// Why an architecture and weights do not make a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ShapeError {
    /// A layer has too few or too many units, or there are too many layers or weights.
    #[error(transparent)]
    Size(#[from] SizeError),
    /// There is no table at all.
    #[error("a network has at least one table of weights")]
    NoTable,
    /// A table has no row for the bias.
    #[error("table {table} of the weights has no rows; its row 0 is the bias")]
    NoBias {
        /// The table, from 0.
        table: usize,
    },
    /// A table does not fit the one before it.
    #[error("table {table} of the weights has {found} rows; {units} units {} {expected}", bias_in_words(*expected, *units))]
    Mismatch {
        /// The table, from 0.
        table: usize,
        /// Columns of the table before it.
        units: usize,
        /// The rows that they need.
        expected: usize,
        /// Its rows.
        found: usize,
    },
    /// The loss is not defined on the outputs.
    #[error(transparent)]
    Loss(#[from] UndefinedLoss),
}

fn bias_in_words(rows: usize, units: usize) -> &'static str {
    if rows == units { "without a bias need" } else { "and a bias need" }
}

impl Weights {
    /// Tables from the weights out of the inputs to those into the outputs.
    pub fn of(tables: impl IntoIterator<Item = DMatrix<f64>>) -> Self {
        tables.into_iter().collect()
    }

    /// The tables, from the weights out of the inputs to those into the outputs.
    pub fn tables(&self) -> &[DMatrix<f64>] {
        &self.0
    }

    /// The same tables with something done to each.
    #[must_use]
    pub fn map(&self, of_table: impl FnMut(&DMatrix<f64>) -> DMatrix<f64>) -> Self {
        self.0.iter().map(of_table).collect()
    }

    /// These tables, each put together with the same table of the others.
    ///
    /// # Panics
    /// If the others are fewer or more.
    #[must_use]
    pub fn zip(&self, others: &Self, mut of_both: impl FnMut(&DMatrix<f64>, &DMatrix<f64>) -> DMatrix<f64>) -> Self {
        assert_eq!(self.0.len(), others.0.len(), "as many tables here as there");
        self.0.iter().zip(&others.0).map(|(own, other)| of_both(own, other)).collect()
    }

    /// The same tables with a number calculated for each of their entries.
    #[must_use]
    pub fn of_entries(&self, mut number: impl FnMut(Entry) -> f64) -> Self {
        let tables = self.0.iter().enumerate();
        tables
            .map(|(table, like)| {
                DMatrix::from_fn(like.nrows(), like.ncols(), |row, column| number(Entry { table, row, column }))
            })
            .collect()
    }

    /// All numbers, table by table.
    pub fn numbers(&self) -> impl Iterator<Item = f64> {
        self.0.iter().flat_map(|table| table.iter().copied())
    }

    /// The sizes of the network that these are the weights of.
    pub(super) fn sizes(&self, bias: Bias) -> Result<Sizes, ShapeError> {
        let first = self.0.first().ok_or(ShapeError::NoTable)?;
        let mut units = vec![first.nrows().checked_sub(bias.units()).ok_or(ShapeError::NoBias { table: 0 })?];
        for (table, weights) in self.0.iter().enumerate() {
            if let Some(before) = table.checked_sub(1) {
                let (units, found) = (self.0[before].ncols(), weights.nrows());
                if found < bias.units() {
                    return Err(ShapeError::NoBias { table });
                }
                let expected = units + bias.units();
                if found != expected {
                    return Err(ShapeError::Mismatch { table, units, expected, found });
                }
            }
            units.push(weights.ncols());
        }
        Ok(Sizes::new(&units)?.check_weights(bias)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights(shapes: &[(usize, usize)]) -> Weights {
        shapes.iter().map(|(rows, columns)| DMatrix::zeros(*rows, *columns)).collect()
    }

    fn sizes(shapes: &[(usize, usize)]) -> Result<String, ShapeError> {
        weights(shapes).sizes(Bias::Trained).map(|sizes| sizes.to_string())
    }

    #[test]
    fn sizes_are_read_off_the_tables() {
        assert_eq!(sizes(&[(3, 4), (5, 2)]), Ok("2-4-2".to_owned()));
        assert_eq!(sizes(&[(3, 4)]), Ok("2-4".to_owned()));
        assert_eq!(sizes(&[(3, 4), (5, 2), (3, 64), (65, 1)]), Ok("2-4-2-64-1".to_owned()));
    }

    #[test]
    fn without_bias_units_there_is_no_row_for_them() {
        assert_eq!(weights(&[(2, 4), (4, 2)]).sizes(Bias::None).unwrap().to_string(), "2-4-2");
        let mismatch = weights(&[(2, 4), (5, 2)]).sizes(Bias::None).unwrap_err();
        assert_eq!(mismatch.to_string(), "table 1 of the weights has 5 rows; 4 units without a bias need 4");
    }

    #[test]
    fn tables_that_make_no_network_are_refused() {
        assert_eq!(sizes(&[]), Err(ShapeError::NoTable));
        assert_eq!(sizes(&[(0, 4), (5, 2)]), Err(ShapeError::NoBias { table: 0 }));
        assert_eq!(sizes(&[(3, 4), (0, 2)]), Err(ShapeError::NoBias { table: 1 }));
        let mismatch = sizes(&[(3, 4), (4, 2)]).unwrap_err();
        assert_eq!(mismatch, ShapeError::Mismatch { table: 1, units: 4, expected: 5, found: 4 });
        assert_eq!(mismatch.to_string(), "table 1 of the weights has 4 rows; 4 units and a bias need 5");
        assert_eq!(sizes(&[(66, 4), (5, 2)]).unwrap_err().to_string(), "65 inputs; a layer has 1 to 64");
        assert_eq!(
            sizes(&[(1, 1); 7]).unwrap_err().to_string(),
            "table 1 of the weights has 1 rows; 1 units and a bias need 2"
        );
        assert_eq!(sizes(&[(2, 1); 7]).unwrap_err().to_string(), "6 hidden layers; a network has 0 to 5");
        assert_eq!(sizes(&[(65, 64), (65, 64)]).unwrap_err().to_string(), "8320 weights; a network has at most 5000");
    }
}
