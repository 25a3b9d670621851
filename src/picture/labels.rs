//! The numbers at edges: where an edge stands out, the step's result for it, beside the weight if both fit.
//!
//! Between layers where no edge stands out, all weights are shown if they fit: in the row of each unit, in the order of
//! the units they lead to. A number keeps its digits or is left out. All numbers between two layers have the same
//! position: in the middle of their lines, or before the rest of them.

use super::{
    moment::{Advice, Freshness, Moment, Room},
    node::{Light, Node, width_of},
    placement::{Edges, Placement},
    slots::Scene,
    wires::{Fan, Strength, Wire, fan},
};
use crate::{
    formula::FactorLabel,
    network::Bias,
    quantity::{Layer, Quantity, Variable, Weight},
};

/// The number of an edge.
#[derive(Debug, Clone, PartialEq)]
pub struct EdgeLabel {
    /// The weights that it belongs to, from left to right.
    pub weights: Vec<LabelledWeight>,
    /// The first of its columns.
    pub x: u16,
    /// Its row.
    pub y: u16,
    /// Its columns.
    pub columns: u16,
    /// What precedes the number in these columns.
    pub before: Before,
    /// Its position on the line.
    pub stand: Stand,
    /// The weight before the update; empty where there is no room for it.
    pub weight: String,
    /// The letters of the parts that contain it.
    pub letters: Vec<FactorLabel>,
    /// The step's result for it: the derivative of the loss, or the weight after the update.
    pub result: Option<EdgeResult>,
    /// Whether the result follows the weight without a blank: its sign tells them apart.
    pub is_close: bool,
    /// Whether it belongs to the selected part.
    pub light: Light,
    /// Whether all of its weights are unchanged since the last edit.
    pub freshness: Freshness,
}

/// A weight that the number of an edge belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LabelledWeight {
    /// The weight.
    pub weight: Weight,
    /// Its columns. A blank separates two weights.
    pub columns: usize,
}

/// What precedes the number in the columns of an edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    /// The blank beside a unit.
    Unit,
    /// The trunk, and a blank in the first of the columns.
    Trunk,
    /// A piece of the edge's line, and a blank in the first of the columns.
    Line,
    /// A piece of the edge's line, directly followed by the sign of the step's result.
    LineClose,
}

impl Before {
    /// The blanks in the first of the columns.
    #[must_use]
    pub fn blanks(self) -> u16 {
        match self {
            Self::Unit | Self::LineClose => 0,
            Self::Trunk | Self::Line => 1,
        }
    }
}

/// The position of an edge's number on its line; the rest of the line follows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// After a piece of the line and a blank.
    Middle,
    /// At the beginning of the line.
    Beginning,
}

/// A weight after the update.
#[derive(Debug, Clone, PartialEq)]
pub struct NewWeight {
    /// Its name without the layer, and a blank; empty where no name is needed.
    pub name: String,
    /// Its number.
    pub number: String,
}

impl NewWeight {
    /// Its columns, including a sign.
    fn width(&self) -> usize {
        self.name.len() + 1 + self.number.len()
    }
}

/// The result of a step for an edge.
#[derive(Debug, Clone, PartialEq)]
pub enum EdgeResult {
    /// The derivative of the loss, and whether its sign is right.
    Derivative(String, Advice),
    /// The weights after the update, at least one.
    After(Vec<NewWeight>),
}

impl EdgeResult {
    /// Its columns, each of its numbers including a sign.
    fn width(&self) -> usize {
        match self {
            Self::Derivative(number, advice) => 1 + number.len() + advice.width(),
            Self::After(weights) => {
                let widths = weights.iter().map(NewWeight::width);
                widths.reduce(|all, width| all + 1 + width).unwrap_or(0)
            }
        }
    }
}

impl EdgeLabel {
    /// The columns of its content, without the blanks around it.
    #[must_use]
    pub fn width(&self) -> usize {
        // A letter follows a blank, and so does a result.
        let lettered = self.weight.len() + width_of(&self.letters);
        let blanks = if self.weight.is_empty() && lettered > 0 { lettered - 1 } else { lettered };
        let result = self.result.as_ref().map_or(0, EdgeResult::width);
        let gap = usize::from(blanks > 0 && result > 0 && !self.is_close);
        blanks + gap + result
    }

    /// Whether it shows only a weight.
    pub(super) fn is_of(&self, weight: Quantity) -> bool {
        matches!(self.weights.as_slice(), [only] if Quantity::Weight(only.weight) == weight)
    }

    /// Whether it shows a weight with all digits of its number.
    pub(super) fn says(&self, weight: Quantity, number: &str) -> bool {
        self.is_of(weight) && self.weight == number
    }

    /// Whether it shows a result of the step.
    pub(super) fn comes_to(&self, number: &str) -> bool {
        match &self.result {
            Some(EdgeResult::Derivative(text, _)) => text == number,
            Some(EdgeResult::After(weights)) => weights.iter().any(|weight| weight.number == number),
            None => false,
        }
    }

    /// The columns it needs, including the blank after it and the one before it.
    fn needed(&self) -> u16 {
        u16::try_from(self.width() + 1).unwrap_or(u16::MAX).saturating_add(self.before.blanks())
    }

    /// The same label after a blank, unless it begins with its own sign or stands beside a unit without a line, where
    /// nobody takes it for the unit's number.
    fn spaced(self, beside: Beside) -> impl Iterator<Item = Self> {
        let has_weight = !self.weight.is_empty();
        let begins_with_sign = !has_weight && self.letters.is_empty() && self.result.is_some();
        let close =
            (begins_with_sign && beside != Beside::Trunk).then(|| Self { before: Before::LineClose, ..self.clone() });
        let without_line = (has_weight && beside == Beside::UnitWithNumber).then(|| Self {
            before: Before::Unit,
            x: self.x - 1,
            columns: self.columns + 1,
            ..self.clone()
        });
        [Some(self), close, without_line].into_iter().flatten()
    }

    /// The same label, starting this many columns further left.
    fn stretched(self) -> Self {
        let more = self.needed().saturating_sub(self.columns);
        Self { x: self.x - more, columns: self.columns + more, ..self }
    }
}

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

/// Starts the line of an edge before its number, if its unit leaves enough columns free.
pub(super) fn lead_to(labels: &[EdgeLabel], wires: &mut [Wire]) {
    for label in labels.iter().filter(|label| matches!(label.before, Before::Line | Before::LineClose)) {
        let led = wires.iter_mut().filter(|wire| label.y == wire.from.1 && label.x <= wire.from.0);
        for wire in led.filter(|wire| matches!(label.weights.as_slice(), [only] if only.weight == wire.weight)) {
            wire.from.0 = label.x - 1;
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

/// The numbers of the edges that stand out between two layers, each in a separate row.
fn of_lit(scene: &Scene, placement: &Placement, wires: &[Wire], nodes: &[Node], layer: Layer) -> Vec<EdgeLabel> {
    let place = layer.place();
    let (first, last) = placement.gap(place);
    let lit: Vec<&Wire> =
        wires.iter().filter(|wire| wire.weight.layer == layer && wire.strength == Strength::Thick).collect();
    let fan = fan(&scene.lit(layer).collect::<Vec<_>>());
    let mut labels: Vec<EdgeLabel> = Vec::new();
    for wire in lit {
        let (x, y, end, side) = match fan {
            Fan::In => (first + 2, wire.from.1, wire.trunk - 1, Side::Unit),
            Fan::Out => (wire.trunk + 1, wire.to.1, last - 1, Side::Trunk),
            Fan::Mixed => continue,
        };
        let is_taken = labels.iter().any(|label| label.y == y);
        if end <= x || is_taken {
            continue;
        }
        // The columns that the unit's own numbers leave free.
        let beside = nodes.iter().find(|node| (node.x, node.y) == (placement.column(place).0, y));
        let (free, beside) = match (side, beside) {
            (Side::Trunk, _) => (0, Beside::Trunk),
            (Side::Unit, None) => (0, Beside::Unit),
            (Side::Unit, Some(node)) => {
                let has_number = node.marks.iter().any(|mark| !mark.text.is_empty());
                let beside = if has_number { Beside::UnitWithNumber } else { Beside::Unit };
                (node.width.saturating_sub(node.columns() + BLANK), beside)
            }
        };
        let before = if side == Side::Trunk { Before::Trunk } else { Before::Line };
        let place = EdgeLabel { x, y, columns: end - x + 1, before, ..EMPTY };
        labels.extend(label(scene.moment, wire.weight, place, (free, beside, placement.edges)));
    }
    labels
}

/// Where the number of an edge that stands out begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    /// At the unit that the edge leaves, after a piece of its line.
    Unit,
    /// At the trunk.
    Trunk,
}

/// What the number of an edge stands beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Beside {
    /// The trunk.
    Trunk,
    /// A unit that shows only its name: a number directly after it would be read as the unit's.
    Unit,
    /// A unit that shows a number.
    UnitWithNumber,
}

/// The blank before the lines, which is in the columns of a unit.
const BLANK: u16 = 1;

/// An empty label, not placed yet.
const EMPTY: EdgeLabel = EdgeLabel {
    weights: Vec::new(),
    x: 0,
    y: 0,
    columns: 0,
    before: Before::Unit,
    stand: Stand::Middle,
    weight: String::new(),
    letters: Vec::new(),
    result: None,
    is_close: false,
    light: Light::Off,
    freshness: Freshness::Same,
};

/// The columns a number may take, widest first: a number requested with many digits takes all there are.
const NUMBER: [usize; 3] = [9, 8, 7];

/// What fits at an edge that stands out: the weight and the step's result, otherwise only the result; nothing where not
/// even its digits fit.
fn label(
    moment: &Moment,
    weight: Weight,
    place: EdgeLabel,
    (free, beside, edges): (u16, Beside, Edges),
) -> Option<EdgeLabel> {
    let quantity = Quantity::Weight(weight);
    let letters = moment.letters(quantity);
    let is_pointed = moment.pointed == Some(quantity);
    let is_chosen = moment.chosen.is_some_and(|chosen| letters.contains(&chosen)) || is_pointed;
    let light = if is_chosen { Light::Chosen } else { Light::Path };
    let place = EdgeLabel { light, freshness: (moment.freshness)(quantity), ..place };
    let own = |of| moment.subject == Some(of);
    let (derivative, after) = (Quantity::loss_by(Variable::Weight(weight)), Quantity::Updated(weight));
    let number = |of, columns| (moment.number)(of, Room::WithItsDigits(columns));
    let result = |columns| {
        if own(derivative) {
            number(derivative, columns).map(|number| EdgeResult::Derivative(number, (moment.advice)(derivative)))
        } else if own(after) {
            let new = |number| EdgeResult::After(vec![NewWeight { name: String::new(), number }]);
            number(after, columns).map(new)
        } else {
            None
        }
    };
    let is_result = NUMBER.into_iter().any(|columns| result(columns).is_some());
    let in_words = |form: Form, columns| {
        let weight = match form {
            Form::Whole | Form::Close => number(quantity, columns)?,
            // A sign marks the weight where its number does not fit.
            Form::Letters | Form::LettersClose | Form::Marked => NO_ROOM.to_owned(),
            Form::Bare => String::new(),
        };
        let result = if is_result { Some(result(columns)?) } else { None };
        let letters = if matches!(form, Form::Marked | Form::Bare) { Vec::new() } else { letters.clone() };
        let is_close = matches!(form, Form::Close | Form::LettersClose | Form::Marked);
        Some(EdgeLabel { weight, letters, result, is_close, ..place.clone() })
    };
    let all =
        Form::where_edges_are(edges).iter().flat_map(|form| NUMBER.map(|columns| in_words(*form, columns))).flatten();
    let mut fitting = all
        .flat_map(|label| label.spaced(beside))
        .filter(|label| label.width() > 0 && label.needed() <= label.columns + free);
    let label = fitting.next()?.stretched();
    Some(EdgeLabel { weights: vec![LabelledWeight { weight, columns: label.width() }], ..label })
}

/// How much an edge shows, from the most to the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// The weight, its letters, and after a blank the step's result.
    Whole,
    /// The same without the blank.
    Close,
    /// The letters in place of the weight, which is in the formula.
    Letters,
    /// The same without the blank.
    LettersClose,
    /// A sign for the weight, and the step's result.
    Marked,
    /// Only the step's result.
    Bare,
}

impl Form {
    /// The levels that make sense here: a row below the picture shows whatever does not fit at its edge.
    fn where_edges_are(edges: Edges) -> &'static [Self] {
        match edges {
            Edges::Numbered => &[Self::Whole, Self::Close, Self::Letters, Self::LettersClose, Self::Marked, Self::Bare],
            Edges::Bare => &[Self::Whole, Self::Close, Self::Bare],
        }
    }
}

/// Stands in for a weight that does not fit.
const NO_ROOM: &str = "~";

/// How the weights in one row are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Naming {
    /// Each has its name, without the layer.
    Named,
    /// The same, each in a separate row.
    Stacked,
    /// By their order alone: a single weight, or new weights, whose names are in the table of weights.
    InOrder,
}

/// How the weights of a layer are written: their naming, and the most columns of a number, widest first; narrower
/// columns are tried only down to the width that the widest number needs.
fn ways(widest: usize) -> impl Iterator<Item = (Naming, usize)> {
    let with_columns = move |naming| NUMBER.map(|columns| (naming, columns));
    let all = [Naming::Named, Naming::Stacked, Naming::InOrder].into_iter().flat_map(with_columns);
    all.filter(move |(_, columns)| *columns == NUMBER[0] || *columns < widest)
}

/// The columns of the widest number at the edges between two layers.
fn widest_number(moment: &Moment, wires: &[Wire], layers: &[Layer]) -> usize {
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
fn all_weights(
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
