//! One training step as a list of steps to look at, each with its lines.
//!
//! A [`Walk`] is made from a scenario and never changes: all values are computed when it is made, lines when they are
//! asked for. Nothing here knows of a screen.

mod formula_lines;
mod line;
mod lines;
mod outcome;
mod path;
mod steps;
mod witness;

use std::{collections::HashMap, sync::Arc};

pub use line::{Content, Line, LineKind};
pub use outcome::{Direction, Outcome};
pub use path::Path;

use crate::{
    network::Weights,
    quantity::{Notation, Quantity, Weight, WeightLayer},
    reading::{Equation, Erratum, NoDocument, Reading, ReadingKind, Resolver},
    scenario::Scenario,
};

/// A part of the training step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Phase {
    /// The network, the sample, the learning rate.
    Given,
    /// From the inputs to the outputs.
    Forward,
    /// How wrong the outputs are.
    Loss,
    /// The derivatives of the weights into the outputs.
    BackwardOutput,
    /// The derivatives of the weights into the hidden units.
    BackwardHidden,
    /// The new weights.
    Update,
    /// What the step did.
    After,
}

impl Phase {
    /// All phases in their order.
    pub const ALL: [Self; 7] =
        [Self::Given, Self::Forward, Self::Loss, Self::BackwardOutput, Self::BackwardHidden, Self::Update, Self::After];

    /// Its name on the screen.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Given => "Given",
            Self::Forward => "Forward",
            Self::Loss => "Loss",
            Self::BackwardOutput => "Backward (1)",
            Self::BackwardHidden => "Backward (0)",
            Self::Update => "Update",
            Self::After => "After",
        }
    }
}

/// What a step is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Topic {
    /// The sizes, the inputs, the target, the learning rate.
    Sample,
    /// The weights before the step.
    Weights,
    /// One quantity and its formula.
    Quantity(Quantity),
    /// The chain rule for a layer of weights, in letters.
    ChainRule(WeightLayer),
    /// The derivative of the sigmoid, line by line.
    SigmoidDerivation,
    /// The derivative of the softmax, line by line.
    SoftmaxDerivation,
    /// What the update did to the loss.
    Outcome,
}

/// One step of the walk.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The part of the training step that it belongs to.
    pub phase: Phase,
    /// What it is about.
    pub topic: Topic,
    /// A heading.
    pub title: String,
    /// The document's number of its law.
    pub equation: Option<Equation>,
    /// The errata that concern it, in the document reading.
    pub errata: Vec<Erratum>,
}

impl Step {
    /// The quantity that the step is about, where it is about one.
    #[must_use]
    pub fn quantity(&self) -> Option<Quantity> {
        match self.topic {
            Topic::Quantity(quantity) => Some(quantity),
            _ => None,
        }
    }
}

/// The whole training step of one scenario.
#[derive(Debug, Clone)]
pub struct Walk {
    scenario: Scenario,
    exact: Resolver,
    document: Result<Resolver, NoDocument>,
    numeric: Weights,
    steps: Vec<Step>,
    /// The first step about each topic.
    places: HashMap<Topic, usize>,
}

impl Walk {
    /// Computes every value of the scenario's training step, in both readings.
    #[must_use]
    pub fn new(scenario: Scenario) -> Self {
        let exact = Resolver::new(Arc::new(Reading::exact(&scenario)), &scenario);
        let document = Reading::document(&scenario).map(|reading| Resolver::new(Arc::new(reading), &scenario));
        let numeric = scenario.network().numeric_derivative(&scenario.sample());
        let steps = steps::steps(&scenario, document.as_ref().ok());
        let places = steps.iter().enumerate().rev().map(|(place, step)| (step.topic, place)).collect();
        Self { scenario, exact, document, numeric, steps, places }
    }

    /// The scenario that is walked.
    #[must_use]
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// All steps, in their order.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Why there is no document reading, where there is none.
    #[must_use]
    pub fn no_document(&self) -> Option<&NoDocument> {
        self.document.as_ref().err()
    }

    /// The values of a reading; `None` for the document where it has no rules for such a network.
    #[must_use]
    pub fn values(&self, reading: ReadingKind) -> Option<&Resolver> {
        match reading {
            ReadingKind::Exact => Some(&self.exact),
            ReadingKind::Document => self.document.as_ref().ok(),
        }
    }

    /// The values of the right formulas.
    #[must_use]
    pub fn exact(&self) -> &Resolver {
        &self.exact
    }

    /// The numeric derivatives of the loss, a witness that knows no formula.
    #[must_use]
    pub fn numeric(&self) -> &Weights {
        &self.numeric
    }

    /// The first step about a quantity: a weight's name leads to its derivative, its name with a prime to its update.
    #[must_use]
    pub fn find(&self, quantity: Quantity) -> Option<usize> {
        let wanted = match quantity {
            Quantity::Weight(weight) => Quantity::loss_by(crate::quantity::Variable::Weight(weight)),
            other => other,
        };
        let topic = match wanted {
            Quantity::LossAfter => Topic::Outcome,
            Quantity::LearningRate | Quantity::Target(_) => Topic::Sample,
            Quantity::Activation(unit) if unit.layer == crate::quantity::Layer::Input => Topic::Sample,
            other => Topic::Quantity(other),
        };
        // The bias unit of the hidden layer has no step of its own: its output is given.
        let given = matches!(wanted, Quantity::Activation(_)).then_some(Topic::Sample);
        self.places.get(&topic).or_else(|| self.places.get(&given?)).copied()
    }

    /// The scenario after the update of a reading; `None` where a new weight is not a finite number.
    #[must_use]
    pub fn stepped(&self, reading: ReadingKind) -> Option<Scenario> {
        let values = self.values(reading)?;
        let mut weights = self.scenario.network().weights().clone();
        for weight in self.weights() {
            let value = values.get(Quantity::Updated(weight)).filter(|value| value.is_finite())?;
            let (table, row, column) = match weight.layer {
                WeightLayer::First => (&mut weights.first, weight.from, weight.to - 1),
                WeightLayer::Second => (&mut weights.second, weight.from, weight.to),
            };
            table[(usize::from(row), usize::from(column))] = value;
        }
        Some(self.scenario.with_weights(&weights))
    }

    /// All weights, first layer first, row by row.
    pub fn weights(&self) -> impl Iterator<Item = Weight> + use<> {
        steps::weights(Notation::of(&self.scenario), WeightLayer::First)
            .chain(steps::weights(Notation::of(&self.scenario), WeightLayer::Second))
    }
}
