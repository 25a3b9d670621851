//! The weights between two layers where no edge stands out: in the row of each unit, in the order of the units they
//! lead to. A number keeps its digits or is left out.

use super::{
    edge_label::{EMPTY, EdgeLabel, EdgeResult, LabelledWeight, NUMBER, NewWeight},
    moment::{Freshness, Moment, Room},
    placement::Placement,
    wires::Wire,
};
use crate::{
    network::Bias,
    quantity::{Layer, Quantity, Weight},
};

/// How the weights in one row are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Naming {
    /// Each has its name, without the layer.
    Named,
    /// The same, each in a separate row.
    Stacked,
    /// By their order alone: a single weight, or new weights, whose names are in the table of weights.
    InOrder,
}

/// How the weights of a layer are written: their naming, and the most columns of a number, widest first; narrower
/// columns are tried only down to the width that the widest number needs.
pub(super) fn ways(widest: usize) -> impl Iterator<Item = (Naming, usize)> {
    let with_columns = move |naming| NUMBER.map(|columns| (naming, columns));
    let all = [Naming::Named, Naming::Stacked, Naming::InOrder].into_iter().flat_map(with_columns);
    all.filter(move |(_, columns)| *columns == NUMBER[0] || *columns < widest)
}

/// The columns of the widest number at the edges between two layers.
pub(super) fn widest_number(moment: &Moment, wires: &[Wire], layers: &[Layer]) -> usize {
    let room = Room::WithItsDigits(NUMBER[0]);
    let number = |weight| {
        let after = (moment.after)(Quantity::Updated(weight), room);
        after.or_else(|| (moment.number)(Quantity::Weight(weight), room))
    };
    let weights = wires.iter().map(|wire| wire.weight).filter(|weight| layers.contains(&weight.layer));
    weights.filter_map(number).map(|text| text.len()).max().unwrap_or(NUMBER[0])
}

/// All weights between two layers, after the update if it is done: a row for each unit; none at all if one row does not
/// fit.
pub(super) fn all_weights(
    moment: &Moment,
    placement: &Placement,
    wires: &[Wire],
    layer: Layer,
    way: (Naming, usize),
) -> Option<Vec<EdgeLabel>> {
    let place = layer.place();
    let of_layer: Vec<&Wire> = wires.iter().filter(|wire| wire.weight.layer == layer).collect();
    let trunk = of_layer.first()?.trunk;
    let x = placement.gap(place).0 + 1;
    if trunk <= x {
        return None;
    }
    let from: Vec<u8> = moment.notation().units(layer).collect();
    let in_row = |weights: &[Weight], y: u16| {
        let label = EdgeLabel { x, y, columns: trunk - x, ..EMPTY };
        row_of_weights(moment, weights, way, label).filter(|label| label.needed() <= label.columns)
    };
    let rows = from.into_iter().map(|from| {
        let mut weights: Vec<Weight> =
            of_layer.iter().map(|wire| wire.weight).filter(|weight| weight.from == from).collect();
        weights.sort_by_key(|weight| weight.to);
        match way.0 {
            Naming::Named | Naming::InOrder => Some(vec![in_row(&weights, placement.row(place, from))?]),
            Naming::Stacked => {
                let rows = placement.rows_around(place, from, weights.len())?;
                weights.chunks(1).zip(rows).map(|(weight, y)| in_row(weight, y)).collect()
            }
        }
    });
    Some(rows.collect::<Option<Vec<_>>>()?.concat())
}

/// The weights of one unit in order; `None` where they could not be told apart.
fn row_of_weights(
    moment: &Moment,
    weights: &[Weight],
    (naming, most): (Naming, usize),
    place: EdgeLabel,
) -> Option<EdgeLabel> {
    let name = |weight: &Weight| match naming {
        Naming::Named | Naming::Stacked => format!("{} ", weight.to_string().split('(').next().unwrap_or_default()),
        Naming::InOrder => String::new(),
    };
    let numbers = |number: &dyn Fn(Weight) -> Option<String>| {
        let named = weights.iter().map(|weight| Some(NewWeight { name: name(weight), number: number(*weight)? }));
        named.collect::<Option<Vec<NewWeight>>>()
    };
    let room = Room::WithItsDigits(most);
    let place = EdgeLabel { freshness: any_changed(moment, weights), ..place };
    let labelled = |widths: &mut dyn Iterator<Item = usize>| {
        weights.iter().zip(widths).map(|(weight, columns)| LabelledWeight { weight: *weight, columns }).collect()
    };
    // The weight of a fixed bias never has a new number.
    let is_fixed =
        moment.walk.scenario().architecture().bias == Bias::Fixed && weights.iter().all(|weight| weight.from == 0);
    let is_after = numbers(&|weight| (moment.after)(Quantity::Updated(weight), room));
    let is_over = is_after.is_some();
    match is_after.filter(|_| !is_fixed) {
        Some(after) => {
            let weights = labelled(&mut after.iter().map(NewWeight::width));
            Some(EdgeLabel { weights, result: Some(EdgeResult::After(after)), ..place })
        }
        None if naming == Naming::InOrder && weights.len() > 1 && !is_over => None,
        None => {
            let before = numbers(&|weight| (moment.number)(Quantity::Weight(weight), room))?;
            let texts: Vec<String> = before.iter().map(|text| format!("{}{}", text.name, text.number)).collect();
            let weights = labelled(&mut texts.iter().map(String::len));
            Some(EdgeLabel { weights, weight: texts.join(" "), ..place })
        }
    }
}

/// Whether any of several weights has changed.
fn any_changed(moment: &Moment, weights: &[Weight]) -> Freshness {
    let is_changed = |weight: &Weight| (moment.freshness)(Quantity::Weight(*weight)) == Freshness::Changed;
    if weights.iter().any(is_changed) { Freshness::Changed } else { Freshness::Same }
}
