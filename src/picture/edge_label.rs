//! The number of an edge: its content and its place.

use super::{
    moment::{Advice, Freshness},
    node::{Light, width_of},
};
use crate::{
    formula::FactorLabel,
    quantity::{Quantity, Weight},
};

/// The number of an edge.
#[derive(Debug, Clone, PartialEq)]
pub struct EdgeLabel {
    /// The weights that it belongs to, from left to right.
    pub weights: Vec<LabelledWeight>,
    /// The first of its columns.
    pub x: u16,
    /// Its row.
    pub y: u16,
    /// Its columns.
    pub columns: u16,
    /// What precedes the number in these columns.
    pub before: Before,
    /// Its position on the line.
    pub stand: Stand,
    /// The weight before the update; empty where there is no room for it.
    pub weight: String,
    /// The letters of the parts that contain it.
    pub letters: Vec<FactorLabel>,
    /// The step's result for it: the derivative of the loss, or the weight after the update.
    pub result: Option<EdgeResult>,
    /// Whether the result follows the weight without a blank: its sign tells them apart.
    pub is_close: bool,
    /// Whether it belongs to the selected part.
    pub light: Light,
    /// Whether all of its weights are unchanged since the last edit.
    pub freshness: Freshness,
}

/// A weight that the number of an edge belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LabelledWeight {
    /// The weight.
    pub weight: Weight,
    /// Its columns. A blank separates two weights.
    pub columns: usize,
}

/// What precedes the number in the columns of an edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    /// The blank beside a unit.
    Unit,
    /// The trunk, and a blank in the first of the columns.
    Trunk,
    /// A piece of the edge's line, and a blank in the first of the columns.
    Line,
    /// A piece of the edge's line, directly followed by the sign of the step's result.
    LineClose,
}

impl Before {
    /// The blanks in the first of the columns.
    #[must_use]
    pub fn blanks(self) -> u16 {
        match self {
            Self::Unit | Self::LineClose => 0,
            Self::Trunk | Self::Line => 1,
        }
    }
}

/// The position of an edge's number on its line; the rest of the line follows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// After a piece of the line and a blank.
    Middle,
    /// At the beginning of the line.
    Beginning,
}

/// A weight after the update.
#[derive(Debug, Clone, PartialEq)]
pub struct NewWeight {
    /// Its name without the layer, and a blank; empty where no name is needed.
    pub name: String,
    /// Its number.
    pub number: String,
}

impl NewWeight {
    /// Its columns, including a sign.
    pub(super) fn width(&self) -> usize {
        self.name.len() + 1 + self.number.len()
    }
}

/// The result of a step for an edge.
#[derive(Debug, Clone, PartialEq)]
pub enum EdgeResult {
    /// The derivative of the loss, and whether its sign is right.
    Derivative(String, Advice),
    /// The weights after the update, at least one.
    After(Vec<NewWeight>),
}

impl EdgeResult {
    /// Its columns, each of its numbers including a sign.
    fn width(&self) -> usize {
        match self {
            Self::Derivative(number, advice) => 1 + number.len() + advice.width(),
            Self::After(weights) => {
                let widths = weights.iter().map(NewWeight::width);
                widths.reduce(|all, width| all + 1 + width).unwrap_or(0)
            }
        }
    }
}

impl EdgeLabel {
    /// The columns of its content, without the blanks around it.
    #[must_use]
    pub fn width(&self) -> usize {
        // A letter follows a blank, and so does a result.
        let lettered = self.weight.len() + width_of(&self.letters);
        let blanks = if self.weight.is_empty() && lettered > 0 { lettered - 1 } else { lettered };
        let result = self.result.as_ref().map_or(0, EdgeResult::width);
        let gap = usize::from(blanks > 0 && result > 0 && !self.is_close);
        blanks + gap + result
    }

    /// Whether it shows only a weight.
    pub(super) fn is_of(&self, weight: Quantity) -> bool {
        matches!(self.weights.as_slice(), [only] if Quantity::Weight(only.weight) == weight)
    }

    /// Whether it shows a weight with all digits of its number.
    pub(super) fn says(&self, weight: Quantity, number: &str) -> bool {
        self.is_of(weight) && self.weight == number
    }

    /// Whether it shows a result of the step.
    pub(super) fn comes_to(&self, number: &str) -> bool {
        match &self.result {
            Some(EdgeResult::Derivative(text, _)) => text == number,
            Some(EdgeResult::After(weights)) => weights.iter().any(|weight| weight.number == number),
            None => false,
        }
    }

    /// The columns it needs, including the blank after it and the one before it.
    pub(super) fn needed(&self) -> u16 {
        u16::try_from(self.width() + 1).unwrap_or(u16::MAX).saturating_add(self.before.blanks())
    }

    /// The same label, starting this many columns further left.
    pub(super) fn stretched(self) -> Self {
        let more = self.needed().saturating_sub(self.columns);
        Self { x: self.x - more, columns: self.columns + more, ..self }
    }
}

/// An empty label, not placed yet.
pub(super) const EMPTY: EdgeLabel = EdgeLabel {
    weights: Vec::new(),
    x: 0,
    y: 0,
    columns: 0,
    before: Before::Unit,
    stand: Stand::Middle,
    weight: String::new(),
    letters: Vec::new(),
    result: None,
    is_close: false,
    light: Light::Off,
    freshness: Freshness::Same,
};

/// The columns a number may take, widest first: a number requested with many digits takes all there are.
pub(super) const NUMBER: [usize; 3] = [9, 8, 7];
