//! The weights of all layers in one list.

use nalgebra::DMatrix;

use crate::network::{Bias, Network, Weights};

/// Where the weights of a network are in one list: table by table, each row by row, as they are written in a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Layers {
    tables: Vec<Table>,
    bias: Bias,
}

/// The place of one table in the list.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Table {
    start: usize,
    rows: usize,
    columns: usize,
}

impl Layers {
    /// The layers of a network.
    pub(super) fn of(network: &Network) -> Self {
        let mut start = 0;
        let tables = network.weights().tables().iter().map(|table| {
            let (rows, columns) = table.shape();
            let placed = Table { start, rows, columns };
            start += rows * columns;
            placed
        });
        Self { tables: tables.collect(), bias: network.architecture().bias }
    }

    /// The number of tables of weights: one more than hidden layers.
    pub fn tables(&self) -> usize {
        self.tables.len()
    }

    /// The rows of a table above those of the units: 1 for a bias, or 0.
    pub fn bias_rows(&self) -> usize {
        self.bias.units()
    }

    /// The rows of a table, one for each output before it and one for its bias.
    pub(super) fn rows_of(&self, table: usize) -> usize {
        self.tables[table].rows
    }

    /// The columns of a table: the units that it leads to.
    pub fn columns_of(&self, table: usize) -> usize {
        self.tables[table].columns
    }

    /// The numbers of one table in a list of all.
    pub(super) fn table<'list>(&self, table: usize, list: &'list [f64]) -> &'list [f64] {
        let Table { start, rows, columns } = self.tables[table];
        &list[start..start + rows * columns]
    }

    pub(super) fn table_mut<'list>(&self, table: usize, list: &'list mut [f64]) -> &'list mut [f64] {
        let Table { start, rows, columns } = self.tables[table];
        &mut list[start..start + rows * columns]
    }

    /// The weights out of a unit, counted from 0 without the bias: one for each unit that the table leads to.
    pub fn weights_out_of<'list>(&self, table: usize, unit: usize, list: &'list [f64]) -> &'list [f64] {
        let Table { start, columns, .. } = self.tables[table];
        let first = start + (unit + self.bias_rows()) * columns;
        &list[first..first + columns]
    }

    /// The rows at the top of each table that are never updated.
    pub(super) fn fixed_rows(&self) -> usize {
        usize::from(self.bias == Bias::Fixed)
    }

    /// The list of a network's weights.
    pub(super) fn list(network: &Network) -> Vec<f64> {
        // Matrices are kept column by column.
        network.weights().tables().iter().flat_map(|table| table.transpose().data.as_vec().clone()).collect()
    }

    /// The weights of a list as tables.
    pub(super) fn weights(&self, list: &[f64]) -> Weights {
        let table = |table: usize| {
            let Table { rows, columns, .. } = self.tables[table];
            DMatrix::from_row_slice(rows, columns, self.table(table, list))
        };
        (0..self.tables()).map(table).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::Architecture;

    #[test]
    fn the_list_is_in_the_order_of_a_file_and_leads_back_to_the_tables() {
        let weights = Weights::of([
            DMatrix::from_row_slice(2, 3, &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]),
            DMatrix::from_row_slice(4, 2, &[7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 14.0]),
        ]);
        let network = Network::new(Architecture::REGRESSION, weights.clone()).unwrap();
        let (layers, list) = (Layers::of(&network), Layers::list(&network));
        assert!(list.iter().copied().eq((1..=14).map(f64::from)));
        assert_eq!(layers.weights(&list), weights);
        assert_eq!(layers.weights_out_of(1, 0, &list), [9.0, 10.0]);
        assert_eq!((layers.rows_of(1), layers.columns_of(1), layers.tables()), (4, 2, 2));
    }
}
