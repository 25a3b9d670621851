//! The numbers at all edges. Those between two layers have the same position: in the middle of their lines, or before
//! the rest of them.

use super::{
    all_weights::{all_weights, ways, widest_number},
    edge_label::{Before, EdgeLabel, Stand},
    lit_edges::of_lit,
    node::Node,
    placement::Placement,
    slots::Scene,
    wires::{Strength, Wire},
};
use crate::quantity::{Layer, Weight};

/// The numbers of the edges that stand out, if they run in separate rows; for layers without any such edge, all
/// numbers.
pub(super) fn labels(scene: &Scene, placement: &Placement, wires: &[Wire], nodes: &[Node]) -> Vec<EdgeLabel> {
    let moment = scene.moment;
    let layers = moment.notation().layers_of_weights();
    let (lit, unlit): (Vec<_>, Vec<_>) = layers.partition(|layer| scene.lit(*layer).next().is_some());
    let mut labels: Vec<Vec<EdgeLabel>> =
        lit.iter().map(|layer| of_lit(scene, placement, wires, nodes, *layer)).collect();
    // Where units share rows, not every number has a row.
    let is_crowded = |layer: &Layer| placement.crowded(layer.place()) + placement.crowded(layer.place() + 1) > 0;
    let unlit: Vec<Layer> = unlit.into_iter().filter(|layer| !is_crowded(layer)).collect();
    let of_layer = |layer, way| all_weights(moment, placement, wires, layer, way);
    let widest = widest_number(moment, wires, &unlit);
    // The same position in all layers, if one fits everywhere.
    let in_one = |way| unlit.iter().map(|layer| of_layer(*layer, way)).collect::<Option<Vec<_>>>();
    let each = || unlit.iter().filter_map(|layer| ways(widest).find_map(|way| of_layer(*layer, way))).collect();
    labels.extend(ways(widest).find_map(in_one).unwrap_or_else(each));
    labels.into_iter().flat_map(alike).collect()
}

/// Lets the edges that stand out begin right after what their units say: where a number is still to come, its columns
/// are part of the line. No line stands right before a number that has none.
pub(super) fn begin_at_units(nodes: &[Node], labels: &[EdgeLabel], wires: &mut [Wire]) {
    let has_line = |weight: Weight| {
        let own = |label: &&EdgeLabel| matches!(label.weights.as_slice(), [only] if only.weight == weight);
        labels.iter().find(own).is_none_or(|label| label.before != Before::Unit)
    };
    for wire in wires.iter_mut().filter(|wire| wire.strength == Strength::Thick && has_line(wire.weight)) {
        let of_row = nodes.iter().filter(|node| node.y == wire.from.1 && node.x < wire.from.0);
        if let Some(unit) = of_row.max_by_key(|node| node.x) {
            wire.from.0 = wire.from.0.min(unit.x + unit.columns() + 1);
        }
    }
}

/// The labels between two layers, which all have the same position.
fn alike(mut labels: Vec<EdgeLabel>) -> Vec<EdgeLabel> {
    // A piece of the line and a blank on both sides.
    let has_pieces = |label: &EdgeLabel| label.width() + 4 <= usize::from(label.columns);
    let widest = labels.iter().map(EdgeLabel::width).max().and_then(|width| u16::try_from(width).ok()).unwrap_or(0);
    let is_middle = labels.iter().all(has_pieces);
    for label in &mut labels {
        label.stand = if is_middle { Stand::Middle } else { Stand::Beginning };
        // In the middle of the whole line.
        let piece = u16::from(is_middle && matches!(label.before, Before::Line | Before::LineClose));
        label.x -= piece;
        label.columns += piece;
        // Numbers below each other begin in the same column.
        let before = if is_middle { label.columns.saturating_sub(widest + 2) / 2 } else { 0 };
        label.x += before;
        label.columns -= before;
    }
    labels
}
