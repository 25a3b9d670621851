//! The quantities in a formula.

use std::collections::HashSet;

use super::{Binding, Formula, Value, bind};
use crate::quantity::Quantity;

impl Formula {
    /// The quantities in this formula under a binding, each once, in reading order.
    #[must_use]
    pub fn quantities(&self, binding: Binding) -> Vec<Quantity> {
        self.collected(binding, Face::Shown)
    }

    /// The same, with those of the computed forms of [`Formula::Stable`] parts: all that the value may depend on.
    #[must_use]
    pub fn operands(&self, binding: Binding) -> Vec<Quantity> {
        self.collected(binding, Face::Computed)
    }

    /// The number of symbols in this formula under a binding; one that occurs twice counts twice.
    pub(crate) fn numbers(&self, binding: Binding) -> usize {
        match self {
            Self::Symbol(_) | Self::Bare(_) | Self::Value(_) => 1,
            // All terms of a sum have the same number.
            Self::Series(range, body) | Self::Largest(range, body) => {
                let mut numbers = range.numbers(binding);
                let of_first = numbers.next().map_or(0, |number| body.numbers(binding.with(range.letter, number)));
                of_first * (1 + numbers.count())
            }
            Self::Stable { shown, computed } => shown.numbers(binding) + computed.numbers(binding),
            _ => self.children().into_iter().map(|child| child.numbers(binding)).sum(),
        }
    }

    fn collected(&self, binding: Binding, face: Face) -> Vec<Quantity> {
        let mut found = Found::default();
        self.collect_quantities(binding, face, &mut found);
        found.in_order
    }

    fn collect_quantities(&self, binding: Binding, face: Face, found: &mut Found) {
        match self {
            Self::Symbol(symbol) | Self::Bare(symbol) => {
                if let Ok(quantity) = bind::resolve(*symbol, binding) {
                    found.add(quantity);
                }
            }
            Self::Value(Value { of: Some(quantity), .. }) => found.add(*quantity),
            Self::Series(range, body) | Self::Largest(range, body) => {
                for number in range.numbers(binding) {
                    body.collect_quantities(binding.with(range.letter, number), face, found);
                }
            }
            _ => {
                for child in self.children() {
                    child.collect_quantities(binding, face, found);
                }
                if let (Self::Stable { computed, .. }, Face::Computed) = (self, face) {
                    computed.collect_quantities(binding, face, found);
                }
            }
        }
    }
}

/// Quantities in the order in which they were found, each once.
#[derive(Default)]
struct Found {
    in_order: Vec<Quantity>,
    all: HashSet<Quantity, foldhash::fast::RandomState>,
}

impl Found {
    fn add(&mut self, quantity: Quantity) {
        if self.all.insert(quantity) {
            self.in_order.push(quantity);
        }
    }
}

/// Which form of a [`Formula::Stable`] part is searched.
#[derive(Clone, Copy)]
enum Face {
    /// The shown form.
    Shown,
    /// The shown and the computed form.
    Computed,
}
