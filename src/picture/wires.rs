//! How edges run: each from its unit along a row to a trunk, along the trunk to the row of the next unit, and to it.
//!
//! ```text
//! 1       ────────────────┐
//! O1 0.5  ━━━━ 0.5 ━━━━━━━╋━━  O1      the edges that stand out are drawn heavier
//! O2 -1.0 ╍╍╍╍ -0.7 ╍╍╍╍╍╍┻──  O2      a negative weight is dashed
//! ```
//!
//! All edges between two layers share the trunk. Where those that stand out spread from one unit over several, they
//! leave it at its own side, so that their numbers stand in the rows of the units that they lead to.

use std::collections::HashMap;

use super::{
    placement::Placement,
    slots::{Scene, Slot},
};
use crate::quantity::{Layer, Weight};

/// How much an edge stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Not at all.
    Thin,
    /// It belongs to the formula of the step.
    Thick,
}

/// How the sign of a weight is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// Positive, or not drawn: only an edge that stands out shows the sign.
    Solid,
    /// Negative.
    Dashed,
}

/// An edge in cells.
#[derive(Debug, Clone, PartialEq)]
pub struct Wire {
    /// The weight.
    pub weight: Weight,
    /// Where it begins.
    pub from: (u16, u16),
    /// The column in which it changes rows.
    pub trunk: u16,
    /// Where it ends.
    pub to: (u16, u16),
    /// How much it stands out.
    pub strength: Strength,
    /// The sign of its weight.
    pub line: Line,
}

impl Wire {
    /// Whether it runs through a cell.
    pub(super) fn runs_through(&self, (x, y): (u16, u16)) -> bool {
        let (from, to) = (self.from, self.to);
        let is_along =
            y == from.1 && (from.0..=self.trunk).contains(&x) || y == to.1 && (self.trunk..=to.0).contains(&x);
        let is_across = x == self.trunk && (from.1.min(to.1)..=from.1.max(to.1)).contains(&y);
        is_along || is_across
    }
}

/// The edges between two layers that stand out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fan {
    /// They all end at one unit.
    In,
    /// They all begin at one unit.
    Out,
    /// Neither.
    Mixed,
}

/// The route of these edges between two layers.
pub(super) fn fan(lit: &[Weight]) -> Fan {
    let all_same = |index: fn(&Weight) -> u8| lit.windows(2).all(|pair| index(&pair[0]) == index(&pair[1]));
    match (all_same(|weight| weight.to), all_same(|weight| weight.from)) {
        (true, _) => Fan::In,
        (false, true) => Fan::Out,
        (false, false) => Fan::Mixed,
    }
}

/// The edges between the units that are shown, those that stand out last. Where several edges run between the same two
/// slots, only one is drawn, if possible one that stands out.
pub(super) fn wires(scene: &Scene, placement: &Placement) -> Vec<Wire> {
    let mut wires: Vec<Wire> =
        scene.moment.notation().layers_of_weights().flat_map(|layer| between(scene, placement, layer)).collect();
    wires.sort_by_key(|wire| wire.strength);
    wires
}

/// The edges from a layer to the next.
fn between(scene: &Scene, placement: &Placement, layer: Layer) -> Vec<Wire> {
    let place = layer.place();
    let (first, last) = placement.gap(place);
    let middle = first + (last - first) / 2;
    let rows = |weight: &Weight| (placement.row(place, weight.from), placement.row(place + 1, weight.to));
    let lit: Vec<Weight> = scene.lit(layer).collect();
    let spreads = fan(&lit) == Fan::Out;
    let mut lit_between: HashMap<(u16, u16), Vec<Weight>> = HashMap::new();
    lit.into_iter().for_each(|weight| lit_between.entry(rows(&weight)).or_default().push(weight));
    let wire = |from: &Slot, to: &Slot| {
        let first_computing = scene.moment.notation().first(layer.next()).max(to.first);
        let to_unit = if to.shown.index < first_computing { first_computing } else { to.shown.index };
        let own = Weight { layer, from: from.shown.index, to: to_unit };
        let is_bias_alone = usize::from(to_unit - to.first) >= to.count;
        let lit = lit_between.get(&(from.row, to.row));
        let lit = lit.and_then(|lit| lit.iter().find(|weight| **weight == own).or(lit.first()));
        let weight = lit.copied().or((!is_bias_alone).then_some(own))?;
        let stands_out = lit.is_some();
        Some(Wire {
            weight,
            // The line starts with a blank: if it touched a number, it would be read as part of it.
            from: (first + 1, from.row),
            trunk: if stands_out && spreads { (first + 1).min(middle) } else { (last - 1).max(middle) },
            to: (last, to.row),
            strength: if stands_out { Strength::Thick } else { Strength::Thin },
            line: if stands_out && scene.moment.weight(weight) < 0.0 { Line::Dashed } else { Line::Solid },
        })
    };
    let pairs = scene.slots(layer).iter().flat_map(|from| scene.slots(layer.next()).iter().map(move |to| (from, to)));
    pairs.filter_map(|(from, to)| wire(from, to)).collect()
}
