//! Targets of clicks on the screen, and their places.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use crate::{
    formula::FactorLabel,
    quantity::{Quantity, Unit},
    tui::keys::Key,
    walk::Phase,
};

/// A target of a click on the screen.
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
        /// Its position in the row.
        column: usize,
    },
}

/// The place of a target of clicks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Its cells.
    pub area: Rect,
    /// What it is.
    pub target: Target,
}

/// The places of the words of a row that begins at a cell, each with its target, if it has one.
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
