//! The order in which a training step is worked out by hand.

use std::cmp::Reverse;

use crate::quantity::{Layer, Quantity, Variable};

/// Where a quantity stands in the order of the work: no quantity is needed for one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// It is there from the start.
    Given,
    /// Forward, layer by layer.
    Forward(Layer, Forth),
    /// The loss.
    Loss,
    /// Back, from the last layer on, at the units and the weights into them.
    Backward(Reverse<Layer>, Back),
    /// The new weights, from the last layer on.
    Updated(Reverse<Layer>),
    /// The loss with them.
    After,
}

/// What is worked out at a unit on the way forward, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Forth {
    /// What enters it.
    NetInput,
    /// What comes out of it.
    Output,
}

/// The derivatives at a unit in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Back {
    /// By its output.
    Output,
    /// Of its output by its net input.
    Slope,
    /// By its net input.
    NetInput,
    /// By a weight that leads to it.
    Weight,
}

/// Where a quantity stands.
#[must_use]
pub fn rank(quantity: Quantity) -> Rank {
    match quantity {
        Quantity::LearningRate | Quantity::Penalty | Quantity::Target(_) | Quantity::Weight(_) => Rank::Given,
        Quantity::Activation(unit) if unit.layer == Layer::INPUT => Rank::Given,
        Quantity::NetInput(unit) => Rank::Forward(unit.layer, Forth::NetInput),
        Quantity::Activation(unit) => Rank::Forward(unit.layer, Forth::Output),
        Quantity::Loss | Quantity::SampleLoss(_) => Rank::Loss,
        Quantity::Partial { of, by } => derivative(of, by),
        Quantity::Updated(weight) => Rank::Updated(Reverse(weight.layer)),
        Quantity::LossAfter => Rank::After,
    }
}

fn derivative(of: Variable, by: Variable) -> Rank {
    let at = |layer, back| Rank::Backward(Reverse(layer), back);
    match (of, by) {
        (Variable::Activation(unit), _) => at(unit.layer, Back::Slope),
        (Variable::NetInput(unit), _) => at(unit.layer, Back::Output),
        (_, Variable::Activation(unit)) => at(unit.layer, Back::Output),
        (_, Variable::NetInput(unit)) => at(unit.layer, Back::NetInput),
        (_, Variable::Weight(weight)) => at(weight.layer.next(), Back::Weight),
        (_, Variable::Loss | Variable::SampleLoss(_)) => Rank::Loss,
    }
}
