//! The pointer of a lecture: its targets, and the mark around them.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};
use unicode_width::UnicodeWidthStr;

use super::{rows::Row, target::Target, theme};
use crate::{
    formula::FactorLabel,
    tui::{
        lecture::{Cell, Lasts},
        state::State,
    },
};

/// A target of the pointer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// Its place.
    pub(super) shown: Rect,
    /// The place reserved for it: it remains the target while its number appears.
    pub slot: Rect,
    /// How close it is to the subject of the step.
    pub concern: Concern,
    /// How long it stays there.
    pub lasts: Lasts,
    /// What it is, if a click on it has an effect.
    pub target: Option<Target>,
}

/// How close a target is to the subject of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Concern {
    /// It has nothing to do with it.
    Other,
    /// It is on the path of the formula.
    Path,
    /// The step is about it.
    Subject,
}

impl Spot {
    /// The cell in its middle.
    #[must_use]
    pub fn centre(&self) -> Cell {
        let Rect { x, y, width, height } = self.shown;
        Cell { x: x + width.saturating_sub(1) / 2, y: y + height.saturating_sub(1) / 2 }
    }

    /// Whether a cell is in its place.
    #[must_use]
    pub fn holds(&self, Cell { x, y }: Cell) -> bool {
        self.slot.contains(Position { x, y })
    }
}

/// The targets in a line of a step, whose rows begin at a column: its parts, each in all of its rows; or else the whole
/// line.
pub(super) fn of_line<'a>(rows: impl Iterator<Item = (u16, &'a Row)> + Clone, x: u16) -> Vec<Spot> {
    let mut parts: Vec<(FactorLabel, Rect)> = Vec::new();
    for (y, row) in rows.clone() {
        for (label, range) in &row.parts {
            let [first, width] = [range.start, range.len()].map(|columns| u16::try_from(columns).unwrap_or(u16::MAX));
            add(&mut parts, *label, Rect { x: x.saturating_add(first), y, width, height: 1 });
        }
    }
    let whole = || rows.filter_map(|(y, row)| of_text(&row.line.to_string(), x, y)).reduce(Rect::union);
    let places: Vec<(Option<FactorLabel>, Rect)> = if parts.is_empty() {
        whole().map(|line| (None, line)).into_iter().collect()
    } else {
        parts.into_iter().map(|(label, part)| (Some(label), part)).collect()
    };
    let spot = |(label, shown): (Option<FactorLabel>, Rect)| {
        let target = label.map(Target::Part);
        Spot { shown, slot: shown, concern: Concern::Other, lasts: Lasts::WhileLinesStay, target }
    };
    places.into_iter().map(spot).collect()
}

/// Adds a piece of a part: to a piece of the same part directly above it, or else as the beginning of another.
fn add(parts: &mut Vec<(FactorLabel, Rect)>, label: FactorLabel, piece: Rect) {
    let is_above = |(of, part): &&mut (FactorLabel, Rect)| {
        let is_beside = part.x < piece.right() && piece.x < part.right();
        *of == label && part.bottom() == piece.y && is_beside
    };
    match parts.iter_mut().find(is_above) {
        Some((_, part)) => *part = part.union(piece),
        None => parts.push((label, piece)),
    }
}

/// A text without the blanks around it, if there is any.
fn of_text(text: &str, x: u16, y: u16) -> Option<Rect> {
    let before = columns(text) - columns(text.trim_start());
    let width = columns(text.trim());
    (width > 0).then_some(Rect { x: x.saturating_add(before), y, width, height: 1 })
}

fn columns(text: &str) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}

/// Draws the pointer around the target at its cell, or on the cell if there is none.
pub(super) fn draw(state: &State, spots: impl FnOnce() -> Vec<Spot>, buffer: &mut Buffer) {
    let Some(pointer) = state.lecture().and_then(|lecture| lecture.pointer) else { return };
    match spots().iter().find(|spot| spot.holds(pointer.at)) {
        Some(spot) => around(*spot, buffer),
        None => cross(pointer.at, buffer),
    }
}

/// Brackets in the cells beside it, if these are free, and all of it in reverse.
fn around(Spot { shown, lasts, .. }: Spot, buffer: &mut Buffer) {
    // A line of the network may be covered, but not a sign of a formula.
    let is_free = |symbol: &str| match lasts {
        Lasts::Always => !symbol.contains(char::is_alphanumeric),
        Lasts::WhileLinesStay => symbol == " ",
    };
    buffer.set_style(shown, theme::POINTED);
    let beside = [(shown.x.checked_sub(1), "["), (Some(shown.right()), "]")];
    for (y, (x, sign)) in shown.rows().flat_map(|row| beside.map(|side| (row.y, side))) {
        let cell = x.and_then(|x| buffer.cell_mut((x, y)));
        if let Some(cell) = cell.filter(|cell| is_free(cell.symbol())) {
            cell.set_symbol(sign).set_style(Style::reset()).set_style(theme::POINTED);
        }
    }
}

fn cross(Cell { x, y }: Cell, buffer: &mut Buffer) {
    if let Some(cell) = buffer.cell_mut((x, y)) {
        if cell.symbol() == " " {
            cell.set_symbol("+");
        }
        cell.set_style(theme::POINTED);
    }
}
