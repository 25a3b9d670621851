//! Something on the screen that can be clicked, and where it stands.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use crate::{
    formula::FactorLabel,
    quantity::{Quantity, Unit},
    tui::keys::Key,
    walk::Phase,
};

/// Something on the screen that a click does something to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A unit of the network.
    Unit(Unit),
    /// A number: a weight, a target, a derivative.
    Quantity(Quantity),
    /// A part of the formula.
    Part(FactorLabel),
    /// A phase in the header.
    Phase(Phase),
    /// A key in the footer.
    Key(Key),
    /// An item of a list, counted from 0.
    Item(usize),
    /// A number or a property in the editor.
    Entry {
        /// Its row.
        row: usize,
        /// Its place in the row.
        column: usize,
    },
}

/// Where something stands that can be clicked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Its cells.
    pub area: Rect,
    /// What it is.
    pub target: Target,
}

/// The places of the words of a row that begins at a cell, each with what it is, if it is anything.
pub(super) fn along<'a>(
    words: impl IntoIterator<Item = (&'a str, Option<Target>)>,
    row: Rect,
) -> impl Iterator<Item = Place> {
    let mut x = row.x;
    words.into_iter().filter_map(move |(words, target)| {
        let width = u16::try_from(words.width()).unwrap_or(u16::MAX);
        let area = Rect { x, width, height: 1, ..row }.intersection(row);
        x = x.saturating_add(width);
        target.filter(|_| !area.is_empty()).map(|target| Place { area, target })
    })
}
