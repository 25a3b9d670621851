//! Weights and their derivatives as rows of numbers, in the shapes of the scenario file.

use std::ops::RangeInclusive;

use nalgebra::DMatrix;

use crate::{
    quantity::{Layer, Notation, Quantity, Unit, Weight},
    reading::Resolver,
};

/// A table row by row.
pub(super) type Table = Vec<Vec<f64>>;

/// The quantity of every weight of a layer: row `from`, column `to`. `None` where the reading has no formula for them.
pub(super) fn of_weights(
    values: &Resolver,
    notation: Notation,
    layer: Layer,
    quantity: impl Fn(Weight) -> Quantity,
) -> Option<Table> {
    let columns = notation.computing(layer.next());
    let row = |from| columns.clone().map(|to| values.get(quantity(Weight { layer, from, to }))).collect();
    notation.units(layer).map(row).collect()
}

/// The quantity of every unit of a range of indices; NaN where the reading has no formula.
pub(super) fn of_units(
    values: &Resolver,
    layer: Layer,
    indices: RangeInclusive<u8>,
    quantity: impl Fn(Unit) -> Quantity,
) -> Vec<f64> {
    let value = |index| values.get(quantity(Unit { layer, index })).unwrap_or(f64::NAN);
    indices.map(value).collect()
}

/// A matrix.
pub(super) fn of_matrix(matrix: &DMatrix<f64>) -> Table {
    matrix.row_iter().map(|row| row.iter().copied().collect()).collect()
}
