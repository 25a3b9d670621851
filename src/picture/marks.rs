//! Units with their numbers: outputs from the left, derivatives from the right, as the walk comes to them.

use super::{
    moment::{Freshness, LAYERS, Moment},
    placement::{DERIVATIVE, Detail, LETTER, NUMBER, Placement},
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
    /// Whether it is as it was before the last change.
    pub freshness: Freshness,
}

/// A unit, or the target of one.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
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

/// One node for each row that has a unit, and the targets where there are rows for them.
pub(super) fn nodes(moment: &Moment, placement: &Placement) -> Vec<Node> {
    let path = moment.path();
    let mut nodes: Vec<Node> = Vec::new();
    for (place, layer) in LAYERS.into_iter().enumerate() {
        let units: Vec<Unit> = moment.notation().units(layer).map(|index| Unit { layer, index }).collect();
        let mut rows: Vec<u16> = units.iter().map(|unit| placement.row(place, unit.index)).collect();
        rows.dedup();
        for row in rows {
            let sharing = || units.iter().filter(|unit| placement.row(place, unit.index) == row);
            // The unit that matters now stands for the row; else the first.
            let Some(unit) = sharing().rev().max_by_key(|unit| light_of(moment, &path, **unit)) else { continue };
            let (x, width) = placement.column(place);
            nodes.push(Node {
                x,
                y: row,
                width,
                behind: sharing().count() - 1,
                light: light_of(moment, &path, *unit),
                ..node(moment, *unit, placement.detail)
            });
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

fn node(moment: &Moment, unit: Unit, detail: Detail) -> Node {
    let is_bias = unit.index == 0 && unit.layer != Layer::Output;
    let columns = match detail {
        Detail::Full | Detail::Output => NUMBER,
        Detail::Short => 4,
    };
    let mark = |kind, quantity, columns: u16| {
        let text = (moment.number)(quantity, usize::from(columns))?;
        Some(Mark { kind, text, letters: moment.letters(quantity), freshness: (moment.freshness)(quantity) })
    };
    let (output, net_input) = (Quantity::Activation(unit), Quantity::NetInput(unit));
    let mut marks = Vec::new();
    let mut name = format!("O{}", unit.index);
    if is_bias {
        name = "1".to_owned();
        let letters = moment.letters(output);
        if !letters.is_empty() {
            let freshness = Freshness::Same;
            marks.push(Mark { kind: MarkKind::Value, text: String::new(), letters, freshness });
        }
    } else if let Some(output) = mark(MarkKind::Value, output, columns) {
        marks.push(Mark { letters: [output.letters, moment.letters(net_input)].concat(), ..output });
    } else if let Some(net_input) = mark(MarkKind::Value, net_input, columns) {
        name = format!("X{}", unit.index);
        marks.push(net_input);
    }
    if detail == Detail::Full {
        let is_computed = unit.layer != Layer::Input && !is_bias;
        let after = is_computed.then(|| (moment.after)(output, usize::from(DERIVATIVE - LETTER)));
        match after.flatten() {
            Some(text) => {
                let freshness = Freshness::Same;
                marks.push(Mark { kind: MarkKind::After, text, letters: Vec::new(), freshness });
            }
            None => marks.extend(mark(MarkKind::Derivative, derivative_of(unit), DERIVATIVE - LETTER)),
        }
    }
    Node { x: 0, y: 0, width: 0, name, marks, light: Light::Off, behind: 0 }
}

/// The targets, each below its output, where that row is free.
fn targets(moment: &Moment, placement: &Placement) -> Vec<Node> {
    let last = LAYERS.len() - 1;
    let notation = moment.notation();
    let rows: Vec<u16> = notation.units(Layer::Output).map(|unit| placement.row(last, unit)).collect();
    let (x, width) = placement.column(last);
    let target = |index: u8| {
        let y = placement.row(last, index) + 1;
        let quantity = Quantity::Target(notation.target(index));
        let text = (moment.number)(quantity, usize::from(NUMBER))?;
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
        let marks = vec![Mark { kind: MarkKind::Value, text, letters, freshness }];
        let name = quantity.to_string();
        free.then_some(Node { x, y, width, name, marks, light, behind: 0 })
    };
    notation.units(Layer::Output).filter_map(target).collect()
}
