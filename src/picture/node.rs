//! What stands at a unit: its name and its numbers.

use super::moment::{Advice, Freshness};
use crate::{formula::FactorLabel, quantity::Quantity};

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
