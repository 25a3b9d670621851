//! How edges run: each from its unit along a row to a trunk, along the trunk to the row of the next unit, and to it.
//!
//! ```text
//! 1       ────────────────┐
//! O1 0.5  ━━━━ 0.5 ━━━━━━━╋━━  O1      the edges that stand out run in their own strength
//! O2 -1.0 ╍╍╍╍ -0.7 ╍╍╍╍╍╍┻──  O2      a negative weight is dashed
//! ```
//!
//! All edges between two layers share the trunk. Where those that stand out spread from one unit over several, they
//! leave it at its own side, so that their numbers stand in the rows of the units that they lead to. Between layers
//! without an edge that stands out, all weights are shown where they have room: in the row of each unit, in the order
//! of the units that they lead to.

use super::{
    marks::Light,
    moment::{Freshness, LAYERS, Moment},
    placement::Placement,
};
use crate::{
    formula::FactorLabel,
    quantity::{Quantity, Variable, Weight, WeightLayer},
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

/// The number of an edge.
#[derive(Debug, Clone, PartialEq)]
pub struct EdgeLabel {
    /// The first of its columns.
    pub x: u16,
    /// Its row.
    pub y: u16,
    /// Its columns; it stands in their middle.
    pub columns: u16,
    /// What stands before them.
    pub before: Before,
    /// The weight before the update.
    pub weight: String,
    /// What the step says of it besides: the derivative of the loss, or the weight after the update.
    pub result: Option<EdgeResult>,
    /// The letters of the parts that it is in.
    pub letters: Vec<FactorLabel>,
    /// Whether it belongs to the chosen part.
    pub light: Light,
    /// Whether all of its weights are as they were before the last change.
    pub freshness: Freshness,
}

/// What stands before the columns of an edge's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    /// The blank beside a unit.
    Blank,
    /// The line of the edge.
    Line,
}

/// A weight after the update.
#[derive(Debug, Clone, PartialEq)]
pub struct NewWeight {
    /// Its name without its layer, and a blank; nothing where no name is needed.
    pub name: String,
    /// Its number.
    pub number: String,
}

/// What a step comes to at an edge.
#[derive(Debug, Clone, PartialEq)]
pub enum EdgeResult {
    /// The derivative of the loss.
    Derivative(String),
    /// The weights after the update, one at least.
    After(Vec<NewWeight>),
}

/// The edges of two layers that stand out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fan {
    /// They all end at one unit.
    In,
    /// They all begin at one.
    Out,
    /// Neither.
    Both,
}

fn fan(lit: &[Weight]) -> Fan {
    let all_same = |index: fn(&Weight) -> u8| lit.windows(2).all(|pair| index(&pair[0]) == index(&pair[1]));
    match (all_same(|weight| weight.to), all_same(|weight| weight.from)) {
        (true, _) => Fan::In,
        (false, true) => Fan::Out,
        (false, false) => Fan::Both,
    }
}

/// The place of the layer that a table of weights starts from.
fn source_place(layer: WeightLayer) -> usize {
    LAYERS.iter().position(|source| *source == layer.source()).unwrap_or(0)
}

fn lit_edges(path: &Path, layer: WeightLayer) -> Vec<Weight> {
    path.edges.iter().filter(|edge| edge.layer == layer).copied().collect()
}

/// All edges, those that stand out last.
pub(super) fn wires(moment: &Moment, placement: &Placement) -> Vec<Wire> {
    let path = moment.path();
    let wire = |weight: Weight| {
        let place = source_place(weight.layer);
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

/// The numbers of the edges that stand out, where they run in rows of their own; of layers without any, all numbers.
pub(super) fn labels(moment: &Moment, placement: &Placement, wires: &[Wire]) -> Vec<EdgeLabel> {
    let path = moment.path();
    let mut labels: Vec<EdgeLabel> = Vec::new();
    for wire in wires.iter().filter(|wire| wire.strength == Strength::Thick) {
        let place = source_place(wire.weight.layer);
        let (first, last) = placement.gap(place);
        let (x, y, end, before) = match fan(&lit_edges(&path, wire.weight.layer)) {
            Fan::In => (first + 1, wire.from.1, wire.trunk - 1, Before::Blank),
            Fan::Out => (wire.trunk + 1, wire.to.1, last - 1, Before::Line),
            Fan::Both => continue,
        };
        let is_taken = labels.iter().any(|label| (label.x, label.y) == (x, y));
        if end <= x || is_taken {
            continue;
        }
        labels.push(EdgeLabel { x, y, before, ..label(moment, wire.weight, end - x + 1) });
    }
    let layers = [WeightLayer::First, WeightLayer::Second].into_iter();
    let unlit: Vec<WeightLayer> = layers.filter(|layer| lit_edges(&path, *layer).is_empty()).collect();
    let of_layer = |layer, way| all_weights(moment, placement, wires, layer, way);
    // All layers in one way, where there is one for all of them.
    let in_one = |way| unlit.iter().map(|layer| of_layer(*layer, way)).collect::<Option<Vec<_>>>();
    let each = || unlit.iter().filter_map(|layer| WAYS.into_iter().find_map(|way| of_layer(*layer, way))).collect();
    labels.extend(WAYS.into_iter().find_map(in_one).unwrap_or_else(each).into_iter().flatten());
    labels
}

fn label(moment: &Moment, weight: Weight, columns: u16) -> EdgeLabel {
    let quantity = Quantity::Weight(weight);
    let letters = moment.letters(quantity);
    // A blank on either side, and the letters.
    let room = usize::from(columns).saturating_sub(2 + 2 * letters.len());
    let own = |of| moment.subject == Some(of);
    let (derivative, after) = (Quantity::loss_by(Variable::Weight(weight)), Quantity::Updated(weight));
    let result = if own(derivative) {
        (moment.number)(derivative, room.saturating_sub(1).min(NUMBER)).map(EdgeResult::Derivative)
    } else if own(after) {
        let number = (moment.number)(after, room.saturating_sub(1).min(NUMBER));
        number.map(|number| EdgeResult::After(vec![NewWeight { name: String::new(), number }]))
    } else {
        None
    };
    let is_pointed = moment.pointed == Some(quantity);
    let is_chosen = moment.chosen.is_some_and(|chosen| letters.contains(&chosen)) || is_pointed;
    let light = if is_chosen { Light::Chosen } else { Light::Path };
    let weight = (moment.number)(quantity, room.min(NUMBER)).unwrap_or_default();
    let freshness = (moment.freshness)(quantity);
    EdgeLabel { x: 0, y: 0, columns, before: Before::Blank, weight, result, letters, light, freshness }
}

/// The most columns of an edge's number.
const NUMBER: usize = 8;

/// The fewest columns of a number among others: below that, digits would be lost that tell a weight from the updated one.
const FEWEST: usize = 6;

/// How the weights in one row are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Naming {
    /// Each has its name, without its layer.
    Named,
    /// By their order alone: one by itself, or new ones that have names in the table of weights.
    InOrder,
}

/// How the weights of a layer are written: their naming, and the most columns of a number, from the most to the least.
const WAYS: [(Naming, usize); 4] =
    [(Naming::Named, NUMBER), (Naming::Named, FEWEST), (Naming::InOrder, NUMBER), (Naming::InOrder, FEWEST)];

/// All weights between two layers, after the update once that is made: a row for each unit; none of them where one row
/// has no room.
fn all_weights(
    moment: &Moment,
    placement: &Placement,
    wires: &[Wire],
    layer: WeightLayer,
    way: (Naming, usize),
) -> Option<Vec<EdgeLabel>> {
    let place = source_place(layer);
    let of_layer: Vec<&Wire> = wires.iter().filter(|wire| wire.weight.layer == layer).collect();
    let trunk = of_layer.first()?.trunk;
    let x = placement.gap(place).0 + 1;
    if placement.crowded(place) > 0 || trunk <= x {
        return None;
    }
    let from = moment.notation().units(layer.source());
    let rows = from.map(|from| {
        let mut weights: Vec<Weight> =
            of_layer.iter().map(|wire| wire.weight).filter(|weight| weight.from == from).collect();
        weights.sort_by_key(|weight| weight.to);
        let label = row_of_weights(moment, &weights, way, trunk - x)?;
        Some(EdgeLabel { x, y: placement.row(place, from), ..label })
    });
    rows.collect()
}

/// The weights of one unit in their order; `None` where they have no room or could not be told apart.
fn row_of_weights(
    moment: &Moment,
    weights: &[Weight],
    (naming, most): (Naming, usize),
    columns: u16,
) -> Option<EdgeLabel> {
    let name = |weight: &Weight| match naming {
        Naming::Named => format!("{} ", weight.to_string().split('(').next().unwrap_or_default()),
        Naming::InOrder => String::new(),
    };
    let numbers = |number: &dyn Fn(Weight) -> Option<String>| {
        let named = weights.iter().map(|weight| Some(NewWeight { name: name(weight), number: number(*weight)? }));
        named.collect::<Option<Vec<NewWeight>>>()
    };
    let width = |texts: &[NewWeight], mark: usize| {
        let texts = texts.iter().map(|text| text.name.len() + mark + text.number.len());
        texts.reduce(|all, text| all + 1 + text).unwrap_or(0)
    };
    let (weight, result, width) = match numbers(&|weight| (moment.after)(Quantity::Updated(weight), most)) {
        Some(after) => {
            let width = width(&after, 1);
            (String::new(), Some(EdgeResult::After(after)), width)
        }
        None if naming == Naming::InOrder && weights.len() > 1 => return None,
        None => {
            let before = numbers(&|weight| (moment.number)(Quantity::Weight(weight), most))?;
            let texts: Vec<String> = before.iter().map(|text| format!("{}{}", text.name, text.number)).collect();
            (texts.join(" "), None, width(&before, 0))
        }
    };
    // A blank on either side.
    (width + 2 <= usize::from(columns)).then_some(EdgeLabel {
        x: 0,
        y: 0,
        columns,
        before: Before::Blank,
        weight,
        result,
        letters: Vec::new(),
        light: Light::Off,
        freshness: any_changed(moment, weights),
    })
}

/// Whether one of several weights is another than before.
fn any_changed(moment: &Moment, weights: &[Weight]) -> Freshness {
    let is_changed = |weight: &Weight| (moment.freshness)(Quantity::Weight(*weight)) == Freshness::Changed;
    if weights.iter().any(is_changed) { Freshness::Changed } else { Freshness::Same }
}
