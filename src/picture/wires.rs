//! How edges run: each from its unit along a row to a trunk, along the trunk to the row of the next unit, and to it.
//!
//! ```text
//! 1       ────────────────┐
//! O1 0.5  ━━━━ 0.5 ━━━━━━━╋━━  O1      the edges that stand out run in their own strength
//! O2 -1.0 ╍╍╍╍ -0.7 ╍╍╍╍╍╍┻──  O2      a negative weight is dashed
//! ```
//!
//! All edges between two layers share the trunk. Where those that stand out spread from one unit over several, they
//! leave it at its own side, so that their numbers stand in the rows of the units that they lead to.

use super::{moment::Moment, placement::Placement};
use crate::{
    quantity::{Layer, Weight},
    walk::Path,
};

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
    /// Positive, or of no sign: of an edge that does not stand out the sign is not drawn.
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

/// The edges of two layers that stand out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fan {
    /// They all end at one unit.
    In,
    /// They all begin at one.
    Out,
    /// Neither.
    Both,
}

/// How these edges of two layers run.
pub(super) fn fan(lit: &[Weight]) -> Fan {
    let all_same = |index: fn(&Weight) -> u8| lit.windows(2).all(|pair| index(&pair[0]) == index(&pair[1]));
    match (all_same(|weight| weight.to), all_same(|weight| weight.from)) {
        (true, _) => Fan::In,
        (false, true) => Fan::Out,
        (false, false) => Fan::Both,
    }
}

/// The edges of two layers that stand out.
pub(super) fn lit_edges(path: &Path, layer: Layer) -> Vec<Weight> {
    path.edges.iter().filter(|edge| edge.layer == layer).copied().collect()
}

/// All edges, those that stand out last.
pub(super) fn wires(moment: &Moment, placement: &Placement) -> Vec<Wire> {
    let path = moment.path();
    let wire = |weight: Weight| {
        let place = weight.layer.place();
        let (first, last) = placement.gap(place);
        let stands_out = path.edges.contains(&weight);
        let spreads = stands_out && fan(&lit_edges(&path, weight.layer)) == Fan::Out;
        let middle = first + (last - first) / 2;
        Wire {
            weight,
            // A blank first: a line that touches a number would be read as part of it.
            from: (first + 1, placement.row(place, weight.from)),
            trunk: if spreads { (first + 1).min(middle) } else { (last - 1).max(middle) },
            to: (last, placement.row(place + 1, weight.to)),
            strength: if stands_out { Strength::Thick } else { Strength::Thin },
            line: if stands_out && moment.weight(weight) < 0.0 { Line::Dashed } else { Line::Solid },
        }
    };
    let mut wires: Vec<Wire> = moment.walk.weights().map(wire).collect();
    wires.sort_by_key(|wire| wire.strength);
    wires
}
