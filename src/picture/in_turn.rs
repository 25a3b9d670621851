//! Units with little room: they show the output, and on the way back the derivative. Both are shown where they fit,
//! otherwise the one that the formula of the step needs, or else the newest.

use super::{
    moment::{Moment, Room},
    node::{EMPTY_MARK, LONGEST, Lettering, Mark, MarkKind, NO_ROOM, Node, width_in},
    slots::{Scene, derivative_of},
};
use crate::quantity::{Layer, Quantity, Unit};

/// A number that may stand at a unit.
#[derive(Debug, Clone, Copy)]
struct Number {
    kind: MarkKind,
    of: Quantity,
}

impl Number {
    /// The first number of a unit: its output, before that its net input.
    fn value(moment: &Moment, unit: Unit) -> Option<Self> {
        let known = |of: &Quantity| (moment.number)(*of, Room::Shortened(LONGEST)).is_some();
        let of = [Quantity::Activation(unit), Quantity::NetInput(unit)].into_iter().find(known)?;
        Some(Self { kind: MarkKind::Value, of })
    }

    /// The later number: the derivative, at the end the output after the update.
    fn later(moment: &Moment, unit: Unit) -> Option<Self> {
        let room = Room::Shortened(LONGEST);
        let (output, derivative) = (Quantity::Activation(unit), derivative_of(unit));
        if unit.layer == Layer::INPUT {
            None
        } else if (moment.after)(output, room).is_some() {
            Some(Self { kind: MarkKind::After, of: output })
        } else {
            let is_known = (moment.number)(derivative, room).is_some();
            is_known.then_some(Self { kind: MarkKind::Derivative, of: derivative })
        }
    }

    /// The number in this many columns; `None` where its digits do not fit.
    fn mark(self, moment: &Moment, lettering: Lettering, columns: usize, room: fn(usize) -> Room) -> Option<Mark> {
        let letters = match (self.kind, self.of) {
            (MarkKind::After, _) => Vec::new(),
            // The output carries the letters of the net input too.
            (_, Quantity::Activation(unit)) => {
                [moment.letters(self.of), moment.letters(Quantity::NetInput(unit))].concat()
            }
            _ => moment.letters(self.of),
        };
        let advice = match self.kind {
            MarkKind::Derivative => (moment.advice)(self.of),
            MarkKind::Value | MarkKind::After => EMPTY_MARK.advice,
        };
        let sign = usize::from(self.kind != MarkKind::Value);
        let around = sign + advice.width() + width_in(lettering, &letters);
        let room = room(columns.checked_sub(around).filter(|columns| *columns > 0)?.min(LONGEST));
        let text = match self.kind {
            MarkKind::After => (moment.after)(self.of, room),
            MarkKind::Value | MarkKind::Derivative => (moment.number)(self.of, room),
        }?;
        let freshness = (moment.freshness)(self.of);
        Some(Mark { kind: self.kind, text, letters, lettering, is_close: false, freshness, advice })
    }
}

/// A unit with its number or numbers; the node has its name and its columns.
pub(super) fn at_unit(scene: &Scene, unit: Unit, node: Node) -> Node {
    let moment = scene.moment;
    let value = Number::value(moment, unit);
    let (name, marks) = match (value, Number::later(moment, unit)) {
        (None, _) => return node,
        (Some(value), None) => {
            (name_of(value, unit), one(moment, value, Columns::behind_name(node.left(), moment, unit)))
        }
        (Some(value), Some(later)) => {
            let both = both(moment, value, later, node.left());
            both.map(|marks| (name_of(value, unit), marks)).unwrap_or_else(|| {
                let shown = needed(scene, value, later);
                (name_of(value, unit), one(moment, shown, Columns::behind_name(node.left(), moment, unit)))
            })
        }
    };
    Node { name, marks, ..node }
}

/// The derivative, or at the end the output after the update, in a separate row.
pub(super) fn derivative_below(moment: &Moment, unit: Unit, node: &Node) -> Option<Node> {
    const INDENT: u16 = 2;
    let later = Number::later(moment, unit)?;
    let width = node.width.saturating_sub(INDENT);
    let marks = one(moment, later, Columns::alone(width.into(), moment, unit));
    let marks = marks.into_iter().map(|mark| Mark { is_close: true, ..mark }).collect();
    Some(Node { of: later.of, x: node.x + INDENT, width, name: String::new(), marks, ..node.clone() })
}

fn name_of(value: Number, unit: Unit) -> String {
    let letter = if matches!(value.of, Quantity::NetInput(_)) { "X" } else { "O" };
    format!("{letter}{}", unit.index)
}

/// Both numbers with their digits; the second may follow without a blank, as its sign tells them apart.
fn both(moment: &Moment, value: Number, later: Number, columns: usize) -> Option<Vec<Mark>> {
    const FEWEST: usize = 3;
    let in_columns = |of_value: usize| {
        let first = value.mark(moment, Lettering::Apart, of_value, Room::WithItsDigits)?;
        let left = columns.checked_sub(first.columns())?;
        let second = |blank: usize| {
            let mark = later.mark(moment, Lettering::Apart, left.checked_sub(blank)?, Room::WithItsDigits)?;
            Some(Mark { is_close: blank == 0, ..mark })
        };
        let second = second(1).or_else(|| second(0))?;
        Some(vec![first, second])
    };
    (FEWEST..columns).rev().find_map(in_columns)
}

/// The columns available for a number.
#[derive(Debug, Clone, Copy)]
struct Columns {
    /// With a blank before it.
    apart: usize,
    /// Without one.
    close: usize,
    /// With the blank after the column, which a letter may take: a number used in the calculation keeps its digits.
    to_the_line: usize,
}

impl Columns {
    /// The columns after the name of a unit.
    fn behind_name(left: usize, moment: &Moment, unit: Unit) -> Self {
        Self { apart: left.saturating_sub(1), ..Self::alone(left, moment, unit) }
    }

    /// The columns of a row with no other number.
    fn alone(left: usize, moment: &Moment, unit: Unit) -> Self {
        let is_line_after = unit.layer != moment.notation().output();
        Self { apart: left, close: left, to_the_line: left + usize::from(is_line_after) }
    }
}

/// One number: with its digits where they fit, otherwise with fewer, and its letters close to it.
fn one(moment: &Moment, number: Number, columns: Columns) -> Vec<Mark> {
    let is_derivative = number.kind != MarkKind::Value;
    let whole = number.mark(moment, Lettering::Apart, columns.apart, Room::WithItsDigits);
    let close = || number.mark(moment, Lettering::Close, columns.apart, Room::WithItsDigits);
    // The sign of a derivative separates it from the name.
    let closest_in = |columns: usize| {
        let mark = number.mark(moment, Lettering::Close, columns, Room::WithItsDigits);
        mark.filter(|_| is_derivative).map(|mark| Mark { is_close: true, ..mark })
    };
    let closest = || closest_in(columns.close);
    let to_the_line = || closest_in(columns.to_the_line).filter(|mark| !mark.letters.is_empty());
    let shortened = || {
        let own = if is_derivative { columns.close } else { columns.apart };
        let mark = number.mark(moment, Lettering::Close, own, Room::Shortened)?;
        let mark = Mark { is_close: is_derivative, ..mark };
        // A letter right after fewer digits would be read as one more of them; the formula has the number.
        if mark.letters.is_empty() {
            return Some(mark);
        }
        let sign = if is_derivative && mark.text.starts_with('-') { "-" } else { "" };
        Some(Mark { text: format!("{sign}{NO_ROOM}"), lettering: Lettering::Apart, ..mark })
    };
    whole.or_else(close).or_else(closest).or_else(to_the_line).or_else(shortened).into_iter().collect()
}

/// Which of two numbers the step needs: the one in its formula, otherwise the newer one.
fn needed(scene: &Scene, value: Number, later: Number) -> Number {
    let is_in_formula = |quantity| scene.is_in_formula(quantity);
    let has_letters = |quantity| !scene.moment.letters(quantity).is_empty();
    let is_value_needed = match value.of {
        Quantity::Activation(unit) => is_in_formula(value.of) || is_in_formula(Quantity::NetInput(unit)),
        other => is_in_formula(other),
    };
    match later.kind {
        MarkKind::Derivative if is_value_needed && !is_in_formula(later.of) => value,
        MarkKind::Derivative if has_letters(value.of) && !has_letters(later.of) => value,
        _ => later,
    }
}
