//! A formula in numbers, some of which are marked as new.

use super::{Formula, Statement};
use crate::quantity::Quantity;

impl Formula {
    /// Whether something in it is marked.
    fn has_mark(&self) -> bool {
        matches!(self, Self::Changed(_)) || self.children().into_iter().any(Self::has_mark)
    }

    /// Whether it consists of numbers only, so that it can be evaluated without a binding.
    pub(crate) fn is_in_numbers(&self) -> bool {
        match self {
            Self::Symbol(_) | Self::Bare(_) | Self::X | Self::Blank(_) | Self::Series(..) | Self::Largest(..) => false,
            _ => self.children().into_iter().all(Self::is_in_numbers),
        }
    }

    /// The formula with the numbers of some quantities as [`Formula::Changed`].
    fn marked(&self, is_changed: &impl Fn(Quantity) -> bool) -> Self {
        match self {
            Self::Value(value) if value.of.is_some_and(is_changed) => self.clone().changed(),
            // A part that is already marked keeps its one mark.
            Self::Changed(_) => self.clone(),
            _ => self.map_children(&mut |child| child.marked(is_changed)),
        }
    }
}

impl Statement {
    /// Whether something on its right sides is marked.
    #[must_use]
    pub fn has_mark(&self) -> bool {
        self.right.iter().any(|(_, formula)| formula.has_mark())
    }

    /// The same with its right sides marked as a whole.
    #[must_use]
    pub fn changed(mut self) -> Self {
        for (_, formula) in &mut self.right {
            *formula = std::mem::replace(formula, Formula::Constant(0)).changed();
        }
        self
    }

    /// The same with the numbers of some quantities marked, on its right sides.
    #[must_use]
    pub fn with_changed(mut self, is_changed: impl Fn(Quantity) -> bool) -> Self {
        self.right.iter_mut().for_each(|(_, formula)| *formula = formula.marked(&is_changed));
        self
    }
}
