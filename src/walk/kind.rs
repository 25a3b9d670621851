//! The kind of a step: steps that differ only in their indices are of one kind.

use super::{Phase, Step, Topic};
use crate::quantity::{Layer, Quantity, Variable};

/// The kind of a step: its phase, and its topic without indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Kind {
    phase: Phase,
    topic: Topic,
    output: Layer,
}

impl Step {
    /// The kind of this step.
    #[must_use]
    pub fn kind(&self) -> Kind {
        let topic = match self.topic {
            Topic::Quantity(quantity) => Topic::Quantity(quantity.map(|_| 0)),
            other => other,
        };
        Kind { phase: self.phase, topic, output: self.output }
    }
}

impl Kind {
    /// The common subject of all steps of this kind, as a row of a list; `None` for a kind with a single step, which
    /// has its own title.
    #[must_use]
    pub fn about_all(self) -> Option<String> {
        let Topic::Quantity(quantity) = self.topic else { return None };
        let over_samples = if self.phase == Phase::AllSamples { " over all samples" } else { "" };
        let output = self.output;
        let units = |layer: Layer| layer.units_in_words(output);
        Some(match quantity {
            Quantity::NetInput(unit) => format!("net inputs of the {}", units(unit.layer)),
            Quantity::Activation(unit) if unit.layer == output => "outputs of the network".to_owned(),
            Quantity::Activation(unit) => format!("outputs of the {}", units(unit.layer)),
            Quantity::Updated(weight) => format!("new {}", weight.layer.weights_in_words(output)),
            Quantity::Partial { of: Variable::Loss, by } => format!("{}{over_samples}", derivatives(by, output)?),
            Quantity::Partial { of: Variable::Activation(of), .. } => {
                format!("activation derivatives of the {}", units(of.layer))
            }
            _ => return None,
        })
    }
}

fn derivatives(by: Variable, output: Layer) -> Option<String> {
    let units = |layer: Layer| layer.units_in_words(output);
    Some(match by {
        Variable::Weight(weight) => format!("derivatives of the {}", weight.layer.weights_in_words(output)),
        Variable::NetInput(unit) => format!("derivatives w.r.t. net inputs of the {}", units(unit.layer)),
        Variable::Activation(unit) if unit.layer == output => "derivatives w.r.t. the outputs".to_owned(),
        Variable::Activation(unit) => format!("derivatives w.r.t. outputs of the {}", units(unit.layer)),
        Variable::Loss | Variable::SampleLoss(_) => return None,
    })
}
