//! Units with their numbers: outputs from the left, derivatives from the right, as the walk comes to them.

use super::{
    in_turn,
    moment::{Advice, Freshness, Moment, Room},
    node::{EMPTY, EMPTY_MARK, LONGEST, Lettering, Light, Mark, MarkKind, Node, width_of},
    placement::{Detail, Others, Placement},
    slots::{Scene, Slot, derivative_of},
};
use crate::quantity::{Layer, Quantity, Unit};

/// One node for each row with a unit; where there are rows for them, the derivatives stand below the hidden units and
/// the targets below the outputs.
pub(super) fn nodes(scene: &Scene, placement: &Placement) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::new();
    for layer in scene.moment.notation().layers() {
        let (x, width) = placement.column(layer.place());
        // The blank before the lines belongs to the unit: a letter of a number may take it, but not the number itself.
        let blank = u16::from(layer != scene.moment.notation().output());
        for slot in scene.slots(layer) {
            let Slot { shown, row, light, count, .. } = *slot;
            let behind = if placement.others == Others::Counted { count - 1 } else { 0 };
            let place = Node { x, y: row, width, light, behind, ..EMPTY };
            let below = placement.row_of_derivative(layer.place(), shown.index);
            nodes.extend(in_slot(scene, shown, placement.detail, place, below).into_iter().map(|node| {
                let counted = Node { behind: count - 1, ..node.clone() };
                let is_free = node.marks.is_empty() && counted.columns() <= width;
                let node = if is_free { counted } else { node };
                Node { width: node.width + blank, ..node }
            }));
        }
    }
    nodes.extend(targets(scene.moment, placement));
    nodes
}

/// A unit, and its derivative if that has a separate row.
fn in_slot(scene: &Scene, unit: Unit, detail: Detail, place: Node, below: Option<u16>) -> Vec<Node> {
    let is_bias = unit.index == 0 && unit.layer != scene.moment.notation().output();
    match below.filter(|_| !is_bias) {
        None => vec![node(scene, unit, detail, place)],
        Some(y) => {
            let derivative = Node { y, behind: 0, ..place.clone() };
            let derivative = in_turn::derivative_below(scene.moment, unit, &derivative);
            [node(scene, unit, Detail::Output, place)].into_iter().chain(derivative).collect()
        }
    }
}

/// A unit with its numbers; the place gives the columns available for them.
fn node(scene: &Scene, unit: Unit, detail: Detail, place: Node) -> Node {
    let moment = scene.moment;
    let is_bias = unit.index == 0 && unit.layer != moment.notation().output();
    let (output, net_input) = (Quantity::Activation(unit), Quantity::NetInput(unit));
    let mut node = Node { of: output, name: format!("O{}", unit.index), ..place };
    let letters = [moment.letters(output), moment.letters(net_input)].concat();
    if is_bias {
        node.name = "1".to_owned();
        let letters = moment.letters(output);
        if !letters.is_empty() {
            node.marks.push(Mark { letters, ..EMPTY_MARK });
        }
        return node;
    }
    if detail == Detail::InTurn {
        return in_turn::at_unit(scene, unit, node);
    }
    let columns = node.left().saturating_sub(1 + width_of(&letters));
    let value = |quantity| (moment.number)(quantity, Room::Shortened(columns.min(LONGEST)));
    let mark = |text, letters, of| Mark { text, letters, freshness: (moment.freshness)(of), ..EMPTY_MARK };
    if let Some(text) = value(output) {
        node.marks.push(mark(text, letters, output));
    } else if let Some(text) = value(net_input) {
        node.name = format!("X{}", unit.index);
        node.marks.push(mark(text, moment.letters(net_input), net_input));
    }
    if detail == Detail::Full && unit.layer != Layer::INPUT {
        let second = second_number(moment, unit, &node);
        node.marks.extend(second);
    }
    node
}

/// The output of a computed unit after the update; before that the derivative with respect to its net input.
fn second_number(moment: &Moment, unit: Unit, node: &Node) -> Option<Mark> {
    let (output, derivative) = (Quantity::Activation(unit), derivative_of(unit));
    let sign = 1;
    let room = Room::Shortened(node.left().saturating_sub(sign).min(LONGEST));
    let (kind, text, letters, freshness, advice) = match (moment.after)(output, room) {
        Some(text) => (MarkKind::After, text, Vec::new(), Freshness::Same, Advice::Right),
        None => {
            let letters = moment.letters(derivative);
            let advice = (moment.advice)(derivative);
            let columns = node.left().saturating_sub(sign + advice.width() + width_of(&letters));
            let text = (moment.number)(derivative, Room::Shortened(columns.min(LONGEST)))?;
            (MarkKind::Derivative, text, letters, (moment.freshness)(derivative), advice)
        }
    };
    let mark = Mark { kind, text, letters, freshness, advice, ..EMPTY_MARK };
    let is_close = mark.columns() > node.left();
    Some(Mark { is_close, ..mark })
}

/// The most columns of a target.
const TARGET: usize = 7;

/// The targets, each below its output, where that row is free.
fn targets(moment: &Moment, placement: &Placement) -> Vec<Node> {
    let notation = moment.notation();
    let outputs = notation.output();
    let last = outputs.place();
    let rows: Vec<u16> = notation.units(outputs).map(|unit| placement.row(last, unit)).collect();
    let (x, width) = placement.column(last);
    let target = |index: u8| {
        let y = placement.row(last, index) + 1;
        let quantity = Quantity::Target(notation.target(index));
        let text = (moment.number)(quantity, Room::Shortened(TARGET))?;
        let free = y < placement.rows() && !rows.contains(&y);
        let letters = moment.letters(quantity);
        let is_pointed = moment.pointed == Some(quantity);
        let light = if moment.chosen.is_some_and(|chosen| letters.contains(&chosen)) || is_pointed {
            Light::Chosen
        } else if letters.is_empty() {
            Light::Off
        } else {
            Light::Path
        };
        let freshness = (moment.freshness)(quantity);
        let name = quantity.to_string();
        let letters_fit = name.len() + 1 + text.len() + width_of(&letters) <= usize::from(width);
        let lettering = if letters_fit { Lettering::Apart } else { Lettering::Close };
        let marks = vec![Mark { text, letters, lettering, freshness, ..EMPTY_MARK }];
        let node = Node { of: quantity, x, y, width, name, marks, light, behind: 0 };
        // A target keeps its digits or is left out.
        (free && node.columns() <= width).then_some(node)
    };
    notation.units(outputs).filter_map(target).collect()
}
