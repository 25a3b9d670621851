//! The numbers of edges that stand out: the step's result for each, beside the weight if both fit.

use super::{
    edge_label::{Before, EMPTY, EdgeLabel, EdgeResult, LabelledWeight, NUMBER, NewWeight},
    moment::{Moment, Room},
    node::{Light, NO_ROOM, Node},
    placement::{Edges, Placement},
    slots::Scene,
    wires::{Fan, Strength, Wire, fan},
};
use crate::quantity::{Layer, Quantity, Variable, Weight};

/// The numbers of the edges that stand out between two layers, each in a separate row.
pub(super) fn of_lit(
    scene: &Scene,
    placement: &Placement,
    wires: &[Wire],
    nodes: &[Node],
    layer: Layer,
) -> Vec<EdgeLabel> {
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

impl EdgeLabel {
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
}
