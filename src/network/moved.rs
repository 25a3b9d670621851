//! The loss when one number of a hidden unit is moved and all later values follow from it, for the numeric derivative
//! with respect to that number.

use super::{Forward, Network, Sample};

/// A hidden unit by its place: the table of weights into its layer, and its column there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HiddenUnit {
    /// The table of weights into its layer.
    pub table: usize,
    /// The unit's column in that table.
    pub column: usize,
}

/// Which number of a unit is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    /// `X`.
    NetInput,
    /// `O`.
    Output,
}

impl Network {
    /// `E(x)` when a number of a hidden unit is `off` more than in `base`, the forward pass of this sample. Each unit
    /// keeps the rule of the side of its kink that it is on in `base`; at the kink, that of the side below.
    ///
    /// # Panics
    /// As [`Network::forward`], and if `base` is from a network with other layers.
    pub fn loss_with_moved(&self, sample: &Sample, base: &Forward, unit: HiddenUnit, moved: Moved, off: f64) -> f64 {
        let own = |table: usize, column: usize, activation: super::Activation, net_input: f64| {
            let side = base.layers[table].net_input[column];
            match (HiddenUnit { table, column } == unit).then_some(moved) {
                Some(Moved::NetInput) => activation.apply_as_at(side, net_input + off),
                Some(Moved::Output) => activation.apply_as_at(side, net_input) + off,
                None => activation.apply_as_at(side, net_input),
            }
        };
        self.forward_by(sample, own).loss
    }
}
