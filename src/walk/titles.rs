//! What the steps of a walk are called, worked out when it is asked for: a screen shows one of them.

use super::{Phase, Step, Topic};
use crate::quantity::{Layer, Quantity, Unit, Variable, Weight, WeightLayer};

impl Step {
    /// The name of the quantity that the step is about, where it is about one: of several samples, a loss and its
    /// derivatives are named with the sample.
    #[must_use]
    pub fn named(&self) -> Option<Quantity> {
        self.quantity().map(|quantity| match (self.sample, quantity) {
            (Some(sample), Quantity::Loss) => Quantity::SampleLoss(sample),
            (Some(sample), Quantity::Partial { of: Variable::Loss, by }) => {
                Quantity::Partial { of: Variable::SampleLoss(sample), by }
            }
            _ => quantity,
        })
    }

    /// The name of the step's quantity; what the step is about, where it is about none.
    #[must_use]
    pub fn name(&self) -> String {
        self.named().map_or_else(|| self.about(), |quantity| quantity.to_string())
    }

    /// The name, and of several samples whose it is.
    #[must_use]
    pub fn full_name(&self) -> String {
        match (self.sample, self.named()) {
            // A loss and its derivatives have it in their names.
            (None, _) | (_, Some(Quantity::SampleLoss(_) | Quantity::Partial { of: Variable::SampleLoss(_), .. })) => {
                self.name()
            }
            (Some(sample), _) => format!("{} of sample {sample}", self.name()),
        }
    }

    /// What the step is about, in words.
    #[must_use]
    pub fn about(&self) -> String {
        let words = match self.topic {
            Topic::Sample if self.sample.is_some() => "Sample",
            Topic::Sample => "Sample and learning rate",
            Topic::Samples => "Samples and learning rate",
            Topic::Weights => "Weights before the update",
            Topic::ChainRule(WeightLayer::First) => "Chain rule for the first layer",
            Topic::ChainRule(WeightLayer::Second) => "Chain rule for the second layer",
            Topic::SoftmaxDerivation => "Derivative of the softmax",
            Topic::Outcome => "Result of the update",
            Topic::ActivationDerivation(activation) => {
                // A single letter is no word: σ is the sigmoid.
                let article = if activation.title() == activation.sign() { "" } else { "the " };
                return format!("Derivative of {article}{}", activation.title());
            }
            Topic::Quantity(Quantity::Loss) if self.phase == Phase::AllSamples => "loss over all samples",
            Topic::Quantity(quantity) => return about(quantity),
        };
        words.to_owned()
    }

    /// The same in fewer words, where there is little room.
    #[must_use]
    pub fn about_briefly(&self) -> String {
        match self.topic {
            Topic::Quantity(quantity) if quantity != Quantity::Loss => about_briefly(quantity),
            _ => self.about(),
        }
    }

    /// A heading: of a quantity its name, two blanks, and what it is.
    #[must_use]
    pub fn title(&self) -> String {
        match self.named() {
            Some(name) => format!("{name}  {}", self.about()),
            None => self.about(),
        }
    }
}

/// The name of a unit in words.
fn in_words(unit: Unit) -> String {
    match unit {
        Unit { layer: Layer::Input, index } => format!("input {index}"),
        Unit { layer: Layer::Hidden, index } => format!("hidden unit {index}"),
        Unit { layer: Layer::Output, index } => format!("output {index}"),
    }
}

/// A weight in words; that of a bias unit is the bias of the unit that it leads to.
fn weight_in_words(weight: Weight) -> String {
    match weight.from {
        0 => format!("bias of {}", in_words(weight.destination())),
        _ => format!("weight from {}", ends_in_words(weight)),
    }
}

/// The units that a weight connects.
fn ends_in_words(weight: Weight) -> String {
    format!("{} to {}", in_words(weight.source()), in_words(weight.destination()))
}

/// The output of a unit in words.
fn output_in_words(unit: Unit) -> String {
    match unit.layer {
        Layer::Output => format!("{} of the network", in_words(unit)),
        Layer::Input | Layer::Hidden => format!("output of {}", in_words(unit)),
    }
}

/// What a quantity is.
fn about(quantity: Quantity) -> String {
    match quantity {
        Quantity::NetInput(unit) => format!("net input of {}", in_words(unit)),
        Quantity::Activation(unit) => output_in_words(unit),
        Quantity::Loss => "the loss".to_owned(),
        Quantity::Updated(weight) => format!("new {}", weight_in_words(weight)),
        Quantity::Partial { by: Variable::Weight(weight), .. } => weight_in_words(weight),
        Quantity::Partial { of: Variable::Loss, by } => format!("loss derivative {}", with_respect_to(by)),
        Quantity::Partial { of: Variable::Activation(of), by: Variable::NetInput(by) } if of == by => {
            format!("activation derivative of {}", in_words(of))
        }
        Quantity::Partial { of: Variable::Activation(of), by } => format!("{} {}", in_words(of), with_respect_to(by)),
        _ => String::new(),
    }
}

/// The same where there is little room.
fn about_briefly(quantity: Quantity) -> String {
    match quantity {
        Quantity::Updated(weight) if weight.from > 0 => format!("new, {}", ends_in_words(weight)),
        Quantity::Partial { by: Variable::Weight(weight), .. } if weight.from > 0 => ends_in_words(weight),
        Quantity::Partial { of: Variable::Loss, by: by @ (Variable::NetInput(_) | Variable::Activation(_)) } => {
            format!("loss {}", with_respect_to(by))
        }
        other => about(other),
    }
}

fn with_respect_to(by: Variable) -> String {
    match by {
        Variable::NetInput(unit) => format!("w.r.t. net input of {}", in_words(unit)),
        Variable::Activation(unit @ Unit { layer: Layer::Output, .. }) => format!("w.r.t. {}", in_words(unit)),
        Variable::Activation(unit) => format!("w.r.t. {}", output_in_words(unit)),
        other => format!("w.r.t. {other}"),
    }
}
