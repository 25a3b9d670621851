//! Units with their numbers: outputs from the left, derivatives from the right, as the walk comes to them.

use super::{
    moment::{Advice, Freshness, Moment, Room},
    placement::{Detail, Placement},
};
use crate::{
    formula::FactorLabel,
    quantity::{Layer, Quantity, Unit, Variable},
    walk::Path,
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

/// A number at a unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// What it is.
    pub kind: MarkKind,
    /// The number, as long as there is room for.
    pub text: String,
    /// The letters of the parts that it is in.
    pub letters: Vec<FactorLabel>,
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

impl Mark {
    /// Its columns, with the blanks in it and before it.
    fn columns(&self) -> usize {
        let sign = usize::from(self.kind != MarkKind::Value);
        let blank = usize::from(!self.is_close && !self.text.is_empty());
        blank + sign + self.text.len() + self.advice.width() + width_of(&self.letters)
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

/// One node for each row that has a unit, and the targets where there are rows for them.
pub(super) fn nodes(moment: &Moment, placement: &Placement) -> Vec<Node> {
    let path = moment.path();
    let mut nodes: Vec<Node> = Vec::new();
    for layer in moment.notation().layers() {
        let place = layer.place();
        let units: Vec<Unit> = moment.notation().units(layer).map(|index| Unit { layer, index }).collect();
        let mut rows: Vec<u16> = units.iter().map(|unit| placement.row(place, unit.index)).collect();
        rows.dedup();
        for row in rows {
            let sharing = || units.iter().filter(|unit| placement.row(place, unit.index) == row);
            // The unit that matters now stands for the row; else the first.
            let Some(unit) = sharing().rev().max_by_key(|unit| light_of(moment, &path, **unit)) else { continue };
            let (x, width) = placement.column(place);
            let place = Node { x, y: row, width, behind: sharing().count() - 1, ..EMPTY };
            let node = node(moment, *unit, placement.detail, place);
            nodes.push(Node { light: light_of(moment, &path, *unit), ..node });
        }
    }
    nodes.extend(targets(moment, placement));
    nodes
}

/// How much a unit stands out.
fn light_of(moment: &Moment, path: &Path, unit: Unit) -> Light {
    let own = [Quantity::Activation(unit), Quantity::NetInput(unit), derivative_of(unit)];
    let is_chosen = |label| own.iter().any(|quantity| moment.letters(*quantity).contains(&label));
    let is_pointed = moment.pointed.is_some_and(|pointed| own.contains(&pointed));
    if moment.chosen.is_some_and(is_chosen) || is_pointed {
        Light::Chosen
    } else if path.units.contains(&unit) {
        Light::Path
    } else {
        Light::Off
    }
}

fn derivative_of(unit: Unit) -> Quantity {
    Quantity::loss_by(Variable::NetInput(unit))
}

/// A unit that says nothing, nowhere.
const EMPTY: Node = Node {
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
const LONGEST: usize = 9;

/// A unit with its numbers; the place says how many columns these have.
fn node(moment: &Moment, unit: Unit, detail: Detail, place: Node) -> Node {
    let is_bias = unit.index == 0 && unit.layer != moment.notation().output();
    let (output, net_input) = (Quantity::Activation(unit), Quantity::NetInput(unit));
    let mut node = Node { of: output, name: format!("O{}", unit.index), ..place };
    let letters = [moment.letters(output), moment.letters(net_input)].concat();
    if is_bias {
        node.name = "1".to_owned();
        let letters = moment.letters(output);
        if !letters.is_empty() {
            node.marks.push(Mark {
                kind: MarkKind::Value,
                text: String::new(),
                letters,
                is_close: false,
                freshness: Freshness::Same,
                advice: Advice::Right,
            });
        }
        return node;
    }
    let columns = match detail {
        Detail::Full | Detail::Output => node.left().saturating_sub(1 + width_of(&letters)),
        Detail::Short => 4,
    };
    let value = |quantity| (moment.number)(quantity, Room::Shortened(columns.min(LONGEST)));
    let mark = |text, letters, of| {
        let freshness = (moment.freshness)(of);
        Mark { kind: MarkKind::Value, text, letters, is_close: false, freshness, advice: Advice::Right }
    };
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

impl Node {
    /// The columns that nothing is said in.
    fn left(&self) -> usize {
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
    let mark = Mark { kind, text, letters, is_close: false, freshness, advice };
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
        let free = y < placement.rows() && !rows.contains(&y) && placement.detail != Detail::Short;
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
        let advice = Advice::Right;
        let marks = vec![Mark { kind: MarkKind::Value, text, letters, is_close: false, freshness, advice }];
        let name = quantity.to_string();
        free.then_some(Node { of: quantity, x, y, width, name, marks, light, behind: 0 })
    };
    notation.units(outputs).filter_map(target).collect()
}
