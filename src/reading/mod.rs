//! Readings: sheets of formulas, one for each quantity, over earlier quantities.
//!
//! The reading [`exact`] is right. The reading [`document`] is `exact` with the document's own rules, as printed, in
//! the place of the right ones. [`Resolver`] turns a reading and a scenario into numbers. The [`errata`] say where
//! and why the two readings part.
//!
//! A law looks like its equation: that of a hidden layer is in `exact/hidden.rs`, that of a layer's weights in
//! `exact/weights.rs`, equation (4) of the document in `document/regression.rs`.

pub mod derivation;
pub mod document;
pub mod errata;
mod erratum;
pub mod exact;
mod known;
mod law;
pub(crate) mod letters;
mod program;
mod resolver;
mod shape;
mod training;
mod written_out;

use std::{
    collections::{BTreeSet, HashMap},
    sync::{Arc, OnceLock},
};

pub use document::NoDocument;
pub use erratum::Erratum;
pub(crate) use known::Known;
pub use law::{Cell, Course, Equation, Law};
use program::Program;
pub use resolver::Resolver;
pub use shape::Shape;

use crate::{
    formula::{Binding, Formula, Slot},
    quantity::{Index, Letter, Quantity, Unit, Variable, Weight},
    scenario::{Problem, Scenario},
};

/// A value for each quantity. The keys are not chosen by anyone outside, so a fast hasher is safe.
pub type QuantityMap<V> = HashMap<Quantity, V, foldhash::fast::RandomState>;

/// Which sheet of formulas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReadingKind {
    /// As the document prints it.
    Document,
    /// As it is right.
    Exact,
}

/// A sheet of formulas for one network.
#[derive(Debug, Clone)]
pub struct Reading {
    kind: ReadingKind,
    shape: Shape,
    /// Its cells, but for those that others take the place of. Many sheets that differ in a few cells share these.
    cells: Arc<QuantityMap<Cell>>,
    /// The cells in the place of shared ones.
    replaced: QuantityMap<Cell>,
    /// Its formulas compiled, once one is asked for.
    program: OnceLock<Program>,
    /// The quantities whose laws are not the ones that the other laws of the sheet assume.
    departing: BTreeSet<Quantity>,
}

/// A quantity whose value may change when a law or a number changes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dependent {
    slot: Slot,
    pub(crate) quantity: Quantity,
}

impl Reading {
    /// The right formulas for the scenario's network and one sample.
    #[must_use]
    pub fn exact(scenario: &Scenario) -> Self {
        let shape = Shape::of_one_sample(scenario);
        Self::empty(ReadingKind::Exact, shape).with_laws(exact::laws(shape))
    }

    /// The document's formulas for the scenario's network, as printed.
    ///
    /// # Errors
    /// [`NoDocument`] where the document has no rules for such a network.
    pub fn document(scenario: &Scenario) -> Result<Self, NoDocument> {
        Self::document_over(&Self::exact(scenario), scenario)
    }

    /// The same, over the right formulas for the scenario's network, which remain where the document has none.
    pub(crate) fn document_over(exact: &Self, scenario: &Scenario) -> Result<Self, NoDocument> {
        let shape = Shape::of(scenario);
        let problem = document::problem_of(scenario)?;
        let mut reading = exact.clone();
        reading.kind = ReadingKind::Document;
        Ok(match problem {
            Problem::Regression => reading.with_laws(document::regression::laws(shape)),
            Problem::Classification => reading
                .without(document::classification::has_no_law_for)
                .with_laws(document::classification::laws(shape)),
        })
    }

    /// The right formulas for the reduced loss of several samples, its derivatives and the update.
    #[must_use]
    pub fn of_samples(scenario: &Scenario) -> Self {
        let count = u8::try_from(scenario.samples().len()).expect("a scenario has at most 100 samples");
        let shape = Shape::of(scenario);
        let laws = exact::laws_of_samples(shape, count, scenario.reduction());
        Self::empty(ReadingKind::Exact, shape).with_laws(laws)
    }

    fn empty(kind: ReadingKind, shape: Shape) -> Self {
        Self {
            kind,
            shape,
            cells: Arc::default(),
            replaced: QuantityMap::default(),
            program: OnceLock::new(),
            departing: BTreeSet::new(),
        }
    }

    /// This reading with the cells of these laws in the place of its own. Of two laws of one quantity, the later one
    /// holds: that of a bias's weights comes after that of all weights of the layer.
    #[must_use]
    pub fn with_laws(mut self, laws: Vec<Law>) -> Self {
        for law in laws {
            let law = Arc::new(law);
            for binding in bindings(law.of, self.shape) {
                if let Some(quantity) = binding.quantity(law.of)
                    && self.computes(quantity)
                {
                    self.put(quantity, Cell::new(Arc::clone(&law), binding));
                }
            }
        }
        self
    }

    fn put(&mut self, quantity: Quantity, cell: Cell) {
        if let Some(program) = self.program.get_mut() {
            program.put(quantity, &cell);
        }
        match Arc::get_mut(&mut self.cells) {
            Some(own) if self.replaced.is_empty() => own.insert(quantity, cell),
            _ => self.replaced.insert(quantity, cell),
        };
    }

    /// This reading with another's formulas of these quantities.
    pub(crate) fn with_cells_of(mut self, other: &Self, quantities: &[Quantity]) -> Self {
        for quantity in quantities {
            if let Some(cell) = other.cell(*quantity) {
                self.put(*quantity, cell.clone());
            }
        }
        self.departing_at(quantities)
    }

    /// This reading, compiled: readings made from it that differ in a few laws share what is compiled, and values over
    /// them are worked out again only as far as those laws go. See [`Resolver::over_changed`].
    #[must_use]
    pub(crate) fn compiled(self) -> Self {
        self.program();
        self
    }

    /// Whether its formulas are compiled already.
    pub(crate) fn is_compiled(&self) -> bool {
        self.program.get().is_some()
    }

    fn program(&self) -> &Program {
        self.program.get_or_init(|| {
            let quantities = self.cells.keys().chain(self.replaced.keys());
            Program::of(quantities.filter_map(|quantity| Some((*quantity, self.cell(*quantity)?))))
        })
    }

    /// These quantities and all that comes from them.
    pub(crate) fn dependents_of(&self, quantities: &[Quantity]) -> Arc<[Dependent]> {
        self.program().closure(quantities)
    }

    /// The same, where these are all quantities whose laws took the place of others.
    pub(crate) fn dependents_of_replaced(&self, replaced: &[Quantity]) -> Arc<[Dependent]> {
        self.program().closure_of_replaced(replaced)
    }

    /// All quantities that this reading has a formula for.
    pub(crate) fn quantities(&self) -> BTreeSet<Quantity> {
        self.cells.keys().chain(self.replaced.keys()).copied().collect()
    }

    /// The quantities of this reading that a law of `of` would be the law of.
    pub(crate) fn quantities_of(&self, of: Quantity<Index>) -> Vec<Quantity> {
        bindings(of, self.shape)
            .into_iter()
            .filter_map(|binding| binding.quantity(of))
            .filter(|quantity| self.cell(*quantity).is_some())
            .collect()
    }

    /// This reading with `wrap` applied to the right sides of the laws of `of`.
    pub(crate) fn with_wrapped(mut self, of: Quantity<Index>, wrap: impl Fn(Formula) -> Formula) -> Self {
        for quantity in self.quantities_of(of) {
            if let Some(Cell { law, binding, .. }) = self.cell(quantity).cloned() {
                let forms = law.forms.iter().map(|form| wrap(form.clone())).collect();
                self.put(quantity, Cell::new(Arc::new(Law { forms, ..Law::clone(&law) }), binding));
            }
        }
        self
    }

    /// This reading, marked as departing at these quantities: their laws are not the ones that the other laws assume,
    /// so no value may be calculated around them, such as a loss straight from the net inputs.
    pub(crate) fn departing_at(mut self, quantities: &[Quantity]) -> Self {
        self.departing.extend(quantities);
        self
    }

    /// Whether it departs at any quantity.
    pub(crate) fn departs(&self) -> bool {
        !self.departing.is_empty()
    }

    /// Whether it departs at a quantity.
    pub(crate) fn departs_at(&self, quantity: Quantity) -> bool {
        self.departing.contains(&quantity)
    }

    fn without(mut self, absent: fn(Quantity) -> bool) -> Self {
        self.program.take();
        Arc::make_mut(&mut self.cells).retain(|quantity, _| !absent(*quantity));
        self.replaced.retain(|quantity, _| !absent(*quantity));
        self
    }

    /// The shape of the network that it is for.
    #[must_use]
    pub fn shape(&self) -> Shape {
        self.shape
    }

    /// Which sheet this is.
    #[must_use]
    pub fn kind(&self) -> ReadingKind {
        self.kind
    }

    /// The formula of a quantity; `None` for given numbers and where this reading has no rule.
    #[must_use]
    pub fn cell(&self, quantity: Quantity) -> Option<&Cell> {
        let replaced = if self.replaced.is_empty() { None } else { self.replaced.get(&quantity) };
        replaced.or_else(|| self.cells.get(&quantity))
    }

    /// Bias units and inputs are given: no law computes them, though a law's letters could name them.
    fn computes(&self, quantity: Quantity) -> bool {
        let notation = self.shape.notation();
        let unit = |unit: Unit| unit.index >= notation.first(unit.layer);
        let weight = |weight: Weight| {
            notation.units(weight.layer).contains(&weight.from) && weight.to >= notation.first(weight.layer.next())
        };
        let variable = |variable: Variable| match variable {
            Variable::Loss | Variable::SampleLoss(_) => true,
            Variable::Activation(at) | Variable::NetInput(at) => unit(at),
            Variable::Weight(edge) => weight(edge),
        };
        match quantity {
            Quantity::Activation(at) | Quantity::NetInput(at) => unit(at),
            Quantity::Updated(edge) | Quantity::Weight(edge) => weight(edge),
            Quantity::Partial { of, by } => {
                // A net input depends on the outputs of bias units too.
                let by_output = match (of, by) {
                    (Variable::NetInput(_), Variable::Activation(at)) => notation.units(at.layer).contains(&at.index),
                    _ => false,
                };
                variable(of) && (by_output || variable(by))
            }
            _ => true,
        }
    }
}

/// Every way to put numbers of the right layers in the place of a law's letters. Where `m` and `n` both run over the
/// outputs, they stand for different ones: the law of `∂O_m/∂X_n` does not apply to `∂O_n/∂X_n`.
fn bindings(of: Quantity<Index>, shape: Shape) -> Vec<Binding> {
    let notation = shape.notation();
    let units = |letter: Letter| {
        let layer = notation.layer_of(letter).expect("only sums run over samples, and no law is of one alone");
        notation.units(layer)
    };
    let mut found = vec![Binding::default()];
    for index in of.indices() {
        if let Index::Letter(letter) = index {
            // A letter that stands twice is bound once: in all of them or in none.
            if found.iter().all(|binding| binding.get(letter).is_none()) {
                let bound = |binding: Binding| units(letter).map(move |number| binding.with(letter, number));
                found = found.into_iter().flat_map(bound).collect();
            }
        }
    }
    found.retain(|binding| binding.get(Letter::M).is_none_or(|m| binding.get(Letter::N) != Some(m)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `∂O_m/∂X_n` and `∂O_n/∂X_n` of the softmax are two laws, whichever comes first.
    #[test]
    fn the_laws_of_softmax_hold_in_any_order() {
        let shape = Shape::of(&Scenario::load("classification").unwrap());
        let laws: Vec<Law> = exact::laws(shape);
        let mut turned = laws.clone();
        turned.reverse();
        let [sheet, turned] = [laws, turned].map(|laws| Reading::empty(ReadingKind::Exact, shape).with_laws(laws));
        assert!(sheet.quantities().len() > 50);
        for quantity in sheet.quantities() {
            let [law, other] = [&sheet, &turned].map(|sheet| &sheet.cell(quantity).unwrap().law);
            assert_eq!(law, other, "{quantity}");
        }
    }
}
