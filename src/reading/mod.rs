//! Readings: sheets of formulas, one for each quantity, over earlier quantities.
//!
//! The reading [`exact`] is right. The reading [`document`] is `exact` with the document's own rules, as printed, in
//! the place of the right ones. [`Resolver`] turns a reading and a scenario into numbers. The [`errata`] say where
//! and why the two readings part.

pub mod derivation;
pub mod document;
pub mod errata;
mod erratum;
pub mod exact;
mod letters;
mod resolver;

use std::{collections::HashMap, sync::Arc};

use thiserror::Error;

pub use erratum::Erratum;
pub use resolver::Resolver;

use crate::{
    formula::{Binding, Formula},
    network::{Loss, OutputActivation, Sizes},
    quantity::{Index, Layer, Letter, Notation, Quantity, Unit, Variable, Weight},
    scenario::{Problem, Scenario},
};

/// A value for each quantity. The keys are our own few names, so a quick hasher serves better than a guarded one.
pub(crate) type QuantityMap<V> = HashMap<Quantity, V, foldhash::fast::RandomState>;

/// Which sheet of formulas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReadingKind {
    /// As the document prints it.
    Document,
    /// As it is right.
    Exact,
}

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
    /// What it is a law of.
    pub of: Quantity<Index>,
    /// Its number in the document.
    pub equation: Option<Equation>,
    /// Its right side in the forms that a derivation goes through, all equal in this reading. The last is evaluated.
    pub forms: Vec<Formula>,
    /// Where the document's law is not right, or not as it should be printed.
    pub errata: Vec<Erratum>,
}

impl Law {
    /// A law with one or more forms of its right side.
    ///
    /// # Panics
    /// Without a form: there would be nothing to evaluate.
    #[must_use]
    pub fn new(of: Quantity<Index>, forms: Vec<Formula>) -> Self {
        assert!(!forms.is_empty(), "a law has a right side");
        Self { of, equation: None, forms, errata: Vec::new() }
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

    /// The errata that concern this law where it is the law of `quantity`: a misprinted index shows only in the
    /// rows in which the right one differs.
    #[must_use]
    pub fn errata_of(&self, quantity: Quantity) -> Vec<Erratum> {
        let shows = |erratum: &Erratum| *erratum != Erratum::R3 || document::regression::misprint_shows(quantity);
        self.errata.iter().copied().filter(shows).collect()
    }

    /// The form that is evaluated.
    #[must_use]
    pub fn last(&self) -> &Formula {
        &self.forms[self.forms.len() - 1]
    }
}

/// One quantity's formula: a law, and the numbers of its letters.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The law.
    pub law: Arc<Law>,
    /// The numbers of the law's letters that make it this quantity's formula.
    pub binding: Binding,
}

/// A sheet of formulas for one network.
#[derive(Debug, Clone)]
pub struct Reading {
    kind: ReadingKind,
    shape: Shape,
    cells: QuantityMap<Cell>,
}

/// What the laws of a network depend on: its sizes, its outputs, its loss.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Units a layer.
    pub sizes: Sizes,
    /// What the output units do.
    pub output: OutputActivation,
    /// How the error is measured.
    pub loss: Loss,
}

impl Shape {
    /// The shape of a scenario's network.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        let architecture = scenario.network().architecture();
        Self { sizes: scenario.sizes(), output: architecture.output, loss: architecture.loss }
    }

    /// The names that a network of this shape has.
    #[must_use]
    pub fn notation(self) -> Notation {
        Notation::new(self.sizes, self.output)
    }
}

/// Why the document says nothing of a network.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NoDocument {
    /// Its regression has one output.
    #[error("the document has no rules for regression with {outputs} outputs: its network has one")]
    SeveralOutputs {
        /// How many outputs the network has.
        outputs: usize,
    },
}

impl Reading {
    /// The right formulas for the scenario's network.
    #[must_use]
    pub fn exact(scenario: &Scenario) -> Self {
        Self::empty(ReadingKind::Exact, Shape::of(scenario)).with_laws(exact::laws(Shape::of(scenario)))
    }

    /// The document's formulas for the scenario's network, as printed.
    ///
    /// # Errors
    /// [`NoDocument`] where the document has no rules for such a network.
    pub fn document(scenario: &Scenario) -> Result<Self, NoDocument> {
        let shape = Shape::of(scenario);
        let outputs = shape.sizes.outputs;
        if scenario.problem() == Problem::Regression && outputs > 1 {
            return Err(NoDocument::SeveralOutputs { outputs });
        }
        let mut reading = Self::exact(scenario);
        reading.kind = ReadingKind::Document;
        Ok(match scenario.problem() {
            Problem::Regression => reading.with_laws(document::regression::laws(shape)),
            Problem::Classification => reading
                .without(document::classification::has_no_law_for)
                .with_laws(document::classification::laws(shape)),
        })
    }

    fn empty(kind: ReadingKind, shape: Shape) -> Self {
        Self { kind, shape, cells: QuantityMap::default() }
    }

    /// This reading with the cells of these laws in the place of its own.
    #[must_use]
    pub fn with_laws(mut self, laws: Vec<Law>) -> Self {
        for law in laws {
            let law = Arc::new(law);
            for binding in bindings(law.of, self.shape) {
                let quantity = law.of.try_map(|index| binding.number(index).ok_or(()));
                if let Ok(quantity) = quantity
                    && self.computes(quantity)
                {
                    self.cells.insert(quantity, Cell { law: Arc::clone(&law), binding });
                }
            }
        }
        self
    }

    fn without(mut self, absent: fn(Quantity) -> bool) -> Self {
        self.cells.retain(|quantity, _| !absent(*quantity));
        self
    }

    /// Which sheet this is.
    #[must_use]
    pub fn kind(&self) -> ReadingKind {
        self.kind
    }

    /// The formula of a quantity; `None` for given numbers and where this reading has no rule.
    #[must_use]
    pub fn cell(&self, quantity: Quantity) -> Option<&Cell> {
        self.cells.get(&quantity)
    }

    /// Bias units and inputs are given: no law computes them, though a law's letters could name them.
    fn computes(&self, quantity: Quantity) -> bool {
        let notation = self.shape.notation();
        let unit = |unit: Unit| unit.index >= notation.first(unit.layer);
        let weight = |weight: Weight| weight.to >= notation.first(weight.layer.destination());
        let variable = |variable: Variable| match variable {
            Variable::Loss => true,
            Variable::Activation(at) | Variable::NetInput(at) => unit(at),
            Variable::Weight(edge) => weight(edge),
        };
        match quantity {
            Quantity::Activation(at) | Quantity::NetInput(at) => unit(at),
            Quantity::Updated(edge) | Quantity::Weight(edge) => weight(edge),
            Quantity::Partial { of, by } => {
                let bias_output = matches!((of, by), (Variable::NetInput(_), Variable::Activation(_)));
                variable(of) && (bias_output || variable(by))
            }
            _ => true,
        }
    }
}

/// Every way to put numbers of the right layers in the place of a law's letters. A letter that only tells two
/// cases apart (`m ≠ n`) is left to the law: see [`Law::of`].
fn bindings(of: Quantity<Index>, shape: Shape) -> Vec<Binding> {
    let last = |letter: Letter| {
        shape.notation().last(match letter {
            Letter::I => Layer::Input,
            Letter::K => Layer::Hidden,
            Letter::N | Letter::M => Layer::Output,
        })
    };
    let mut found = vec![Binding::default()];
    for index in of.indices() {
        if let Index::Letter(letter) = index {
            found = found
                .into_iter()
                .flat_map(|binding| match binding.get(letter) {
                    Some(_) => vec![binding],
                    None => (0..=last(letter)).map(|number| binding.with(letter, number)).collect(),
                })
                .collect();
        }
    }
    found
}
