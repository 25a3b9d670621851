//! Units with their numbers: outputs from the left, derivatives from the right, as the walk comes to them.

use super::{
    in_turn,
    moment::{Advice, Freshness, Moment, Room},
    placement::{Detail, Placement},
    slots::{Scene, Slot, derivative_of},
};
use crate::{
    formula::FactorLabel,
    quantity::{Layer, Quantity, Unit},
};

/// How much something stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Light {
    /// Not at all.
    Off,
    /// It belongs to the formula of the step.
    Path,
    /// It belongs to the chosen part.
    Chosen,
}

/// What a number at a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkKind {
    /// What was computed forward, or was given.
    Value,
    /// The derivative of the loss with respect to the net input, computed backward.
    Derivative,
    /// What comes out after the update.
    After,
}

/// How the letters of its parts stand behind a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lettering {
    /// Each behind a blank.
    Apart,
    /// Without blanks, where there is little room.
    Close,
}

/// A number at a unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// What it is.
    pub kind: MarkKind,
    /// The number, as long as there is room for.
    pub text: String,
    /// The letters of the parts that it is in.
    pub letters: Vec<FactorLabel>,
    /// How these stand behind it.
    pub lettering: Lettering,
    /// Whether it stands without a blank behind what is before it: its sign tells them apart.
    pub is_close: bool,
    /// Whether it is as it was before the last change.
    pub freshness: Freshness,
    /// Of a derivative, whether its sign says the right way.
    pub advice: Advice,
}

/// The columns of letters, each with the blank before it.
pub(super) fn width_of(letters: &[FactorLabel]) -> usize {
    letters.iter().map(|letter| 1 + letter.letters().len()).sum()
}

/// The columns of letters that stand in a manner.
pub(super) fn width_in(lettering: Lettering, letters: &[FactorLabel]) -> usize {
    let blanks = if lettering == Lettering::Close { letters.len() } else { 0 };
    width_of(letters) - blanks
}

impl Mark {
    /// Its columns, with the blanks in it and before it.
    pub(super) fn columns(&self) -> usize {
        let sign = usize::from(self.kind != MarkKind::Value);
        let blank = usize::from(!self.is_close && !self.text.is_empty());
        blank + sign + self.text.len() + self.advice.width() + width_in(self.lettering, &self.letters)
    }
}

/// A unit, or the target of one.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The output of the unit, or the target.
    pub of: Quantity,
    /// Its first column.
    pub x: u16,
    /// Its row.
    pub y: u16,
    /// Its columns.
    pub width: u16,
    /// What it is called here: `O2`, the 1 of a bias unit, `y`.
    pub name: String,
    /// Its numbers.
    pub marks: Vec<Mark>,
    /// Whether it stands out.
    pub light: Light,
    /// How many other units share its row.
    pub behind: usize,
}

impl Node {
    /// The columns of what it says.
    #[must_use]
    pub fn columns(&self) -> u16 {
        let marks: usize = self.marks.iter().map(Mark::columns).sum();
        let others = if self.behind > 0 { format!(" +{}", self.behind).len() } else { 0 };
        u16::try_from(self.name.len() + marks + others).unwrap_or(u16::MAX)
    }
}

/// One node for each row that has a unit, the derivatives below them and the targets where there are rows for them.
pub(super) fn nodes(scene: &Scene, placement: &Placement) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::new();
    for layer in scene.moment.notation().layers() {
        let (x, width) = placement.column(layer.place());
        for slot in scene.slots(layer) {
            let Slot { shown, row, light, count, .. } = *slot;
            let place = Node { x, y: row, width, light, behind: count - 1, ..EMPTY };
            let below = placement.row_of_derivative(layer.place(), shown.index);
            nodes.extend(in_slot(scene, shown, placement.detail, place, below));
        }
    }
    nodes.extend(targets(scene.moment, placement));
    nodes
}

/// A unit, and its derivative where that has a row of its own.
fn in_slot(scene: &Scene, unit: Unit, detail: Detail, place: Node, below: Option<u16>) -> Vec<Node> {
    let is_bias = unit.index == 0 && unit.layer != scene.moment.notation().output();
    match below.filter(|_| !is_bias) {
        None => vec![node(scene, unit, detail, place)],
        Some(y) => {
            let derivative = Node { y, behind: 0, ..place.clone() };
            let derivative = in_turn::derivative_below(scene.moment, unit, derivative);
            [node(scene, unit, Detail::Output, place)].into_iter().chain(derivative).collect()
        }
    }
}

/// A unit that says nothing, nowhere.
pub(super) const EMPTY: Node = Node {
    of: Quantity::Loss,
    x: 0,
    y: 0,
    width: 0,
    name: String::new(),
    marks: Vec::new(),
    light: Light::Off,
    behind: 0,
};

/// The columns of a number at a unit, at the most.
pub(super) const LONGEST: usize = 9;

/// A unit with its numbers; the place says how many columns these have.
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

/// A number that says nothing.
pub(super) const EMPTY_MARK: Mark = Mark {
    kind: MarkKind::Value,
    text: String::new(),
    letters: Vec::new(),
    lettering: Lettering::Apart,
    is_close: false,
    freshness: Freshness::Same,
    advice: Advice::Right,
};

impl Node {
    /// The columns that nothing is said in.
    pub(super) fn left(&self) -> usize {
        usize::from(self.width.saturating_sub(self.columns()))
    }
}

/// What comes out of a computed unit after the update; before that the derivative with respect to its net input.
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

/// The columns of a target, at the most.
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
        // A target has its digits or is left out.
        (free && node.columns() <= width).then_some(node)
    };
    notation.units(outputs).filter_map(target).collect()
}
