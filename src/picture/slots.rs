//! Which unit is shown where: each slot shows one unit, in a crowded layer the one that matters most at the moment.

use std::collections::{BTreeSet, HashSet};

use super::{moment::Moment, node::Light, placement::Placement};
use crate::{
    quantity::{Layer, Quantity, Unit, Variable, Weight},
    walk::Path,
};

/// A row of a layer, and the units that share it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slot {
    /// The row.
    pub(super) row: u16,
    /// The unit that is shown.
    pub(super) shown: Unit,
    /// How much that unit stands out.
    pub(super) light: Light,
    /// The first unit in the row, and their number.
    pub(super) first: u8,
    pub(super) count: usize,
}

/// The path of the step, worked out once for a picture.
pub(super) struct Scene<'a> {
    /// The moment.
    pub(super) moment: &'a Moment<'a>,
    /// The units and edges that the formula of the step runs through.
    path: Path,
    /// The quantities in it, except weights.
    formula: HashSet<Quantity>,
    /// For each layer its slots.
    slots: Vec<Vec<Slot>>,
}

impl<'a> Scene<'a> {
    /// The slots at a moment in these places.
    pub(super) fn new(moment: &'a Moment<'a>, placement: &Placement) -> Self {
        let of_units = moment.formula.iter().filter(|quantity| !matches!(quantity, Quantity::Weight(_)));
        let mut scene = Self { moment, path: moment.path(), formula: of_units.copied().collect(), slots: Vec::new() };
        let ends: BTreeSet<Unit> =
            scene.path.edges.iter().flat_map(|edge| [edge.source(), edge.destination()]).collect();
        let of_layer = |layer: Layer| scene.slots_of(layer, placement, &ends);
        scene.slots = moment.notation().layers().map(of_layer).collect();
        scene
    }

    fn slots_of(&self, layer: Layer, placement: &Placement, ends: &BTreeSet<Unit>) -> Vec<Slot> {
        let units: Vec<u8> = self.moment.notation().units(layer).collect();
        let row = |index: &u8| placement.row(layer.place(), *index);
        let sharing = units.chunk_by(|one, next| row(one) == row(next));
        let slot = |sharing: &[u8]| {
            let units = || sharing.iter().map(|index| Unit { layer, index: *index });
            // The unit that matters at the moment represents the row; otherwise the first.
            let weight = |unit: &Unit| (self.light_of(*unit), self.is_subject(*unit), ends.contains(unit));
            let shown = units().rev().max_by_key(weight)?;
            let light = self.light_of(shown);
            Some(Slot { row: row(&shown.index), shown, light, first: *sharing.first()?, count: sharing.len() })
        };
        sharing.filter_map(slot).collect()
    }

    /// The slots of a layer, from top to bottom.
    pub(super) fn slots(&self, layer: Layer) -> &[Slot] {
        &self.slots[layer.place()]
    }

    /// The edges of a layer that stand out.
    pub(super) fn lit(&self, layer: Layer) -> impl Iterator<Item = Weight> {
        let first = |layer| Weight { layer, from: 0, to: 0 };
        self.path.edges.range(first(layer)..first(layer.next())).copied()
    }

    /// Whether a quantity other than a weight is in the formula of the step.
    pub(super) fn is_in_formula(&self, quantity: Quantity) -> bool {
        self.formula.contains(&quantity)
    }

    /// Whether the step is about a unit.
    fn is_subject(&self, unit: Unit) -> bool {
        match self.moment.subject {
            Some(Quantity::Partial { by: Variable::NetInput(own) | Variable::Activation(own), .. }) => own == unit,
            Some(Quantity::Activation(own) | Quantity::NetInput(own)) => own == unit,
            _ => false,
        }
    }

    /// How much a unit stands out.
    fn light_of(&self, unit: Unit) -> Light {
        let moment = self.moment;
        let own = [Quantity::Activation(unit), Quantity::NetInput(unit), derivative_of(unit)];
        let is_chosen = |label| own.iter().any(|quantity| moment.letters(*quantity).contains(&label));
        let is_pointed = moment.pointed.is_some_and(|pointed| own.contains(&pointed));
        if moment.chosen.is_some_and(is_chosen) || is_pointed {
            Light::Chosen
        } else if self.path.units.contains(&unit) {
            Light::Path
        } else {
            Light::Off
        }
    }
}

/// The derivative of the loss with respect to the net input of a unit.
pub(super) fn derivative_of(unit: Unit) -> Quantity {
    Quantity::loss_by(Variable::NetInput(unit))
}
