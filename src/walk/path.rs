//! Which part of the network a quantity is about.

use std::collections::BTreeSet;

use crate::{
    network::Depth,
    quantity::{Notation, Quantity, Unit, Variable, Weight},
};

/// Units and edges of the network that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Path {
    /// The units.
    pub units: BTreeSet<Unit>,
    /// The edges.
    pub edges: BTreeSet<Weight>,
}

impl Path {
    /// The path of the formula of a quantity: for a derivative, from the weight to the loss.
    #[must_use]
    pub fn of(quantity: Quantity, notation: Notation) -> Self {
        let mut path = Self::default();
        match quantity {
            Quantity::NetInput(unit) => path.inputs_of(unit, notation),
            Quantity::Loss | Quantity::LossAfter => path.outputs(notation),
            Quantity::Partial { of: Variable::Loss, by } => path.back_to(by, notation),
            other => path.add(other),
        }
        path
    }

    /// From the loss back to a variable; with several hidden layers only from the first known derivative.
    fn back_to(&mut self, by: Variable, notation: Notation) {
        let goes_on_from_known = notation.depth() == Depth::SeveralHiddenLayers;
        match by {
            Variable::Weight(weight) => {
                self.edge(weight);
                if !goes_on_from_known {
                    self.out_of(weight.destination(), notation);
                }
            }
            Variable::NetInput(unit) if goes_on_from_known => {
                self.units.insert(unit);
            }
            Variable::NetInput(unit) | Variable::Activation(unit) => {
                self.units.insert(unit);
                self.out_of(unit, notation);
            }
            Variable::Loss | Variable::SampleLoss(_) => {}
        }
    }

    /// The path of the quantity of a step, and the quantities in its formula.
    #[must_use]
    pub fn of_step(quantity: Quantity, formula: &[Quantity], notation: Notation) -> Self {
        let mut path = Self::of(quantity, notation);
        formula.iter().for_each(|quantity| path.add(*quantity));
        path
    }

    fn add(&mut self, quantity: Quantity) {
        let mut variable = |variable: Variable| match variable {
            Variable::Loss | Variable::SampleLoss(_) => {}
            Variable::Activation(unit) | Variable::NetInput(unit) => {
                self.units.insert(unit);
            }
            Variable::Weight(weight) => {
                self.edges.insert(weight);
            }
        };
        match quantity {
            Quantity::Weight(weight) | Quantity::Updated(weight) => variable(Variable::Weight(weight)),
            Quantity::NetInput(unit) => variable(Variable::NetInput(unit)),
            Quantity::Activation(unit) => variable(Variable::Activation(unit)),
            Quantity::Partial { of, by } => {
                variable(of);
                variable(by);
            }
            Quantity::LearningRate
            | Quantity::Penalty
            | Quantity::Target(_)
            | Quantity::Loss
            | Quantity::SampleLoss(_)
            | Quantity::LossAfter => {}
        }
    }

    fn edge(&mut self, weight: Weight) {
        self.edges.insert(weight);
        self.units.insert(weight.source());
        self.units.insert(weight.destination());
    }

    fn inputs_of(&mut self, unit: Unit, notation: Notation) {
        let Some(layer) = unit.layer.previous() else { return };
        for from in notation.units(layer) {
            self.edge(Weight { layer, from, to: unit.index });
        }
    }

    fn out_of(&mut self, unit: Unit, notation: Notation) {
        if unit.layer != notation.output() {
            for to in notation.computing(unit.layer.next()) {
                self.edge(Weight { layer: unit.layer, from: unit.index, to });
            }
        }
    }

    fn outputs(&mut self, notation: Notation) {
        let layer = notation.output();
        self.units.extend(notation.units(layer).map(|index| Unit { layer, index }));
    }
}
