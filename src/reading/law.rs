//! A law, and the formula of one quantity that it gives.

use std::{
    collections::HashSet,
    sync::{Arc, OnceLock},
};

use super::Erratum;
use crate::{
    formula::{Binding, Formula},
    quantity::{Index, Quantity},
};

/// The number that the document gives an equation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Equation(pub u8);

impl std::fmt::Display for Equation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "({})", self.0)
    }
}

/// A formula for every quantity of one family, in letters.
#[derive(Debug, Clone, PartialEq)]
pub struct Law {
    /// The quantities that it is the law of.
    pub of: Quantity<Index>,
    /// The left side: the symbol, but the loss of all samples has no `(x)`.
    pub left: Formula,
    /// Its number in the document.
    pub equation: Option<Equation>,
    /// Its right side in the forms that a derivation goes through, all equal in this reading. The last is evaluated.
    pub forms: Vec<Formula>,
    /// What happens between the first form and the last.
    pub course: Course,
    /// Where the document's law is not right, or not as it should be printed.
    pub errata: Vec<Erratum>,
}

/// What happens between the first form of a law and its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Course {
    /// Names are replaced by their formulas.
    Plain,
    /// Factors cancel: the long form has numbers that the short form lacks, and both are worth seeing.
    Cancelling,
}

impl Law {
    /// A law with one or more forms of its right side.
    ///
    /// # Panics
    /// Without a form: there would be nothing to evaluate.
    #[must_use]
    pub fn new(of: Quantity<Index>, forms: Vec<Formula>) -> Self {
        assert!(!forms.is_empty(), "a law has a right side");
        Self { of, left: Formula::Symbol(of), equation: None, forms, course: Course::Plain, errata: Vec::new() }
    }

    /// This law, between whose first form and last factors cancel.
    #[must_use]
    pub fn cancelling(self) -> Self {
        Self { course: Course::Cancelling, ..self }
    }

    /// This law as one of the loss of all samples: `E`, and not `E(x)`.
    #[must_use]
    pub fn of_all_samples(self) -> Self {
        Self { left: Formula::Bare(self.of), ..self }
    }

    /// This law under its number in the document.
    #[must_use]
    pub fn numbered(self, equation: u8) -> Self {
        Self { equation: Some(Equation(equation)), ..self }
    }

    /// This law with the errata that concern it.
    #[must_use]
    pub fn with_errata(self, errata: &[Erratum]) -> Self {
        Self { errata: errata.to_vec(), ..self }
    }

    /// The errata that concern this law where it is the law of `quantity`.
    #[must_use]
    pub fn errata_of(&self, quantity: Quantity) -> Vec<Erratum> {
        self.errata.iter().copied().filter(|erratum| erratum.shows_in(quantity)).collect()
    }

    /// The form that is evaluated.
    #[must_use]
    pub fn last(&self) -> &Formula {
        &self.forms[self.forms.len() - 1]
    }
}

/// One quantity's formula: a law, and the numbers of its letters.
#[derive(Debug, Clone)]
pub struct Cell {
    /// The law.
    pub law: Arc<Law>,
    /// The numbers of the law's letters that make it this quantity's formula.
    pub binding: Binding,
    /// The quantities in all of its forms, once they were asked for.
    needed: OnceLock<Arc<[Quantity]>>,
    /// The quantities in the form that is evaluated, once they were asked for.
    shown: OnceLock<Arc<[Quantity]>>,
}

impl Cell {
    /// A law with numbers for its letters.
    #[must_use]
    pub fn new(law: Arc<Law>, binding: Binding) -> Self {
        Self { law, binding, needed: OnceLock::new(), shown: OnceLock::new() }
    }

    /// The quantities that go into one of its forms or another.
    #[must_use]
    pub fn quantities(&self) -> &[Quantity] {
        self.needed.get_or_init(|| {
            let mut known = HashSet::<Quantity, foldhash::fast::RandomState>::default();
            let of_forms = self.law.forms.iter().flat_map(|form| form.quantities(self.binding));
            of_forms.filter(|quantity| known.insert(*quantity)).collect()
        })
    }

    /// The quantities that go into the form that is evaluated, each once, in reading order.
    #[must_use]
    pub fn quantities_of_last(&self) -> &[Quantity] {
        match self.law.forms.len() {
            1 => self.quantities(),
            _ => self.shown.get_or_init(|| self.law.last().quantities(self.binding).into()),
        }
    }
}
