//! What kind a step is of: steps that differ in nothing but their indices are of one kind.

use super::{Phase, Step, Topic};
use crate::quantity::{Layer, Quantity, Unit, Variable, WeightLayer};

/// The kind of a step: its phase, and its topic with all indices taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Kind {
    phase: Phase,
    topic: Topic,
}

impl Step {
    /// The kind of this step.
    #[must_use]
    pub fn kind(&self) -> Kind {
        let topic = match self.topic {
            Topic::Quantity(quantity) => {
                let Ok(plain) = quantity.try_map(|_| Ok::<u8, std::convert::Infallible>(0));
                Topic::Quantity(plain)
            }
            other => other,
        };
        Kind { phase: self.phase, topic }
    }
}

impl Kind {
    /// What all steps of this kind are about, as a row of a list; nothing where there is only ever one, which has a
    /// title of its own.
    #[must_use]
    pub fn about_all(self) -> Option<String> {
        let Topic::Quantity(quantity) = self.topic else { return None };
        let over_samples = if self.phase == Phase::AllSamples { " over all samples" } else { "" };
        Some(match quantity {
            Quantity::NetInput(unit) => format!("net inputs of the {}", units(unit)),
            Quantity::Activation(Unit { layer: Layer::Output, .. }) => "outputs of the network".to_owned(),
            Quantity::Activation(unit) => format!("outputs of the {}", units(unit)),
            Quantity::Updated(weight) => format!("new {}", weights(weight.layer)),
            Quantity::Partial { of: Variable::Loss, by } => format!("{}{over_samples}", derivatives(by)?),
            Quantity::Partial { of: Variable::Activation(of), .. } => {
                format!("activation derivatives of the {}", units(of))
            }
            _ => return None,
        })
    }
}

fn units(unit: Unit) -> &'static str {
    match unit.layer {
        Layer::Input => "inputs",
        Layer::Hidden => "hidden units",
        Layer::Output => "outputs",
    }
}

fn weights(layer: WeightLayer) -> &'static str {
    match layer {
        WeightLayer::First => "first-layer weights",
        WeightLayer::Second => "second-layer weights",
    }
}

fn derivatives(by: Variable) -> Option<String> {
    Some(match by {
        Variable::Weight(weight) => format!("derivatives of the {}", weights(weight.layer)),
        Variable::NetInput(unit) => format!("derivatives w.r.t. net inputs of the {}", units(unit)),
        Variable::Activation(Unit { layer: Layer::Output, .. }) => "derivatives w.r.t. the outputs".to_owned(),
        Variable::Activation(unit) => format!("derivatives w.r.t. outputs of the {}", units(unit)),
        Variable::Loss | Variable::SampleLoss(_) => return None,
    })
}
