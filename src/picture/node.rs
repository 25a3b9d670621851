//! The content of a unit: its name and its numbers.

use super::moment::{Advice, Freshness};
use crate::{formula::FactorLabel, quantity::Quantity};

/// How much something stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Light {
    /// Not at all.
    Off,
    /// It belongs to the formula of the step.
    Path,
    /// It belongs to the selected part.
    Chosen,
}

/// The kind of a number at a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkKind {
    /// A given number, or one computed in the forward pass.
    Value,
    /// The derivative of the loss with respect to the net input, computed in the backward pass.
    Derivative,
    /// The output after the update.
    After,
}

/// How the letters of its parts follow a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lettering {
    /// Each after a blank.
    Apart,
    /// Without blanks, where there is little room.
    Close,
}

/// A number at a unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Its kind.
    pub kind: MarkKind,
    /// The number, as many digits as fit.
    pub text: String,
    /// The letters of the parts that contain it.
    pub letters: Vec<FactorLabel>,
    /// How the letters follow it.
    pub lettering: Lettering,
    /// Whether it follows without a blank: its sign separates it from what is before it.
    pub is_close: bool,
    /// Whether it is unchanged since the last edit.
    pub freshness: Freshness,
    /// Whether the sign is right, if it is a derivative.
    pub advice: Advice,
}

/// The columns of letters, each with the blank before it.
pub(super) fn width_of(letters: &[FactorLabel]) -> usize {
    letters.iter().map(|letter| 1 + letter.letters().len()).sum()
}

/// The columns of letters in this style.
pub(super) fn width_in(lettering: Lettering, letters: &[FactorLabel]) -> usize {
    let blanks = if lettering == Lettering::Close { letters.len() } else { 0 };
    width_of(letters) - blanks
}

impl Mark {
    /// Its columns, including the blanks in it and before it.
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
    /// Its name: `O2`, the 1 of a bias unit, `y`.
    pub name: String,
    /// Its numbers.
    pub marks: Vec<Mark>,
    /// Whether it stands out.
    pub light: Light,
    /// The number of other units that share its row.
    pub behind: usize,
}

impl Node {
    /// The columns of its content.
    #[must_use]
    pub fn columns(&self) -> u16 {
        let marks: usize = self.marks.iter().map(Mark::columns).sum();
        let others = if self.behind > 0 { format!(" +{}", self.behind).len() } else { 0 };
        u16::try_from(self.name.len() + marks + others).unwrap_or(u16::MAX)
    }
}

/// An empty unit, not placed yet.
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

/// The most columns of a number at a unit.
pub(super) const LONGEST: usize = 9;

/// Stands in for a number that does not fit.
pub(super) const NO_ROOM: &str = "~";

/// An empty number.
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
    /// The columns left empty.
    pub(super) fn left(&self) -> usize {
        usize::from(self.width.saturating_sub(self.columns()))
    }
}
