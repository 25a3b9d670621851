//! The order in which a training step is worked out by hand.

use crate::quantity::{Layer, Quantity, Variable, WeightLayer};

/// Where a quantity stands in the order of the work: no quantity is needed for one before it.
#[must_use]
pub fn rank(quantity: Quantity) -> u8 {
    match quantity {
        Quantity::LearningRate | Quantity::Target(_) | Quantity::Weight(_) => 0,
        Quantity::NetInput(unit) => {
            if unit.layer == Layer::Hidden {
                1
            } else {
                3
            }
        }
        Quantity::Activation(unit) => match unit.layer {
            Layer::Input => 0,
            Layer::Hidden => 2,
            Layer::Output => 4,
        },
        Quantity::Loss | Quantity::SampleLoss(_) => 5,
        Quantity::Partial { of, by } => derivative(of, by),
        Quantity::Updated(weight) => {
            if weight.layer == WeightLayer::Second {
                14
            } else {
                15
            }
        }
        Quantity::LossAfter => 16,
    }
}

fn derivative(of: Variable, by: Variable) -> u8 {
    match (of, by) {
        (Variable::Activation(unit), _) => {
            if unit.layer == Layer::Output {
                7
            } else {
                11
            }
        }
        (Variable::NetInput(_), _) => 6,
        (_, Variable::Activation(unit)) => {
            if unit.layer == Layer::Output {
                6
            } else {
                10
            }
        }
        (_, Variable::NetInput(unit)) => {
            if unit.layer == Layer::Output {
                8
            } else {
                12
            }
        }
        (_, Variable::Weight(weight)) => {
            if weight.layer == WeightLayer::Second {
                9
            } else {
                13
            }
        }
        (_, Variable::Loss | Variable::SampleLoss(_)) => 6,
    }
}
