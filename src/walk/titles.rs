//! The titles of the steps of a walk, composed on demand: a screen shows one at a time.

use super::{Phase, Step, Topic};
use crate::{
    network::Depth,
    quantity::{Layer, Quantity, Unit, Variable, Weight},
};

impl Step {
    /// The name of the quantity that the step is about, if any; with several samples, the names of a loss and its
    /// derivatives carry the number of the sample.
    #[must_use]
    pub fn named(&self) -> Option<Quantity> {
        let quantity = self.quantity()?;
        Some(self.sample.map_or(quantity, |sample| quantity.of_sample(sample)))
    }

    /// The name of the step's quantity; the subject of the step where it is not about one.
    #[must_use]
    pub fn name(&self) -> String {
        self.named().map_or_else(|| self.about(), |quantity| quantity.to_string())
    }

    /// The name, and with several samples the sample it belongs to.
    #[must_use]
    pub fn full_name(&self) -> String {
        match (self.sample, self.named()) {
            // The names of a loss and its derivatives already include it.
            (None, _) | (_, Some(Quantity::SampleLoss(_) | Quantity::Partial { of: Variable::SampleLoss(_), .. })) => {
                self.name()
            }
            (Some(sample), _) => format!("{} of sample {sample}", self.name()),
        }
    }

    /// The subject of the step in words.
    #[must_use]
    pub fn about(&self) -> String {
        let words = match self.topic {
            Topic::Sample if self.sample.is_some() => "Sample",
            Topic::Sample => "Sample and learning rate",
            Topic::Samples => "Samples and learning rate",
            Topic::Weights => "Weights before the update",
            Topic::ChainRule(layer) => return chain_rule_in_words(layer, self.output),
            Topic::SoftmaxDerivation => "Derivative of the softmax",
            Topic::Outcome => "Result of the update",
            Topic::ActivationDerivation(activation) => {
                // A single letter is no word: σ is the sigmoid.
                let article = if activation.title() == activation.sign().unicode { "" } else { "the " };
                return format!("Derivative of {article}{}", activation.title());
            }
            Topic::Quantity(Quantity::Loss) if self.phase == Phase::AllSamples => "loss over all samples",
            Topic::Quantity(quantity) => return about(quantity, self.output),
        };
        words.to_owned()
    }

    /// A shorter version for where there is little room.
    #[must_use]
    pub fn about_briefly(&self) -> String {
        match self.topic {
            Topic::Quantity(quantity) if quantity != Quantity::Loss => about_briefly(quantity, self.output),
            _ => self.about(),
        }
    }

    /// A heading: of a quantity its name, two blanks, and its title.
    #[must_use]
    pub fn title(&self) -> String {
        match self.named() {
            Some(name) => format!("{name}  {}", self.about()),
            None => self.about(),
        }
    }
}

fn chain_rule_in_words(layer: Layer, output: Layer) -> String {
    match (output.depth(), layer) {
        (Depth::NoHiddenLayer, _) => "Chain rule".to_owned(),
        (Depth::OneHiddenLayer, Layer::INPUT) => "Chain rule for the first layer".to_owned(),
        (Depth::OneHiddenLayer, _) => "Chain rule for the second layer".to_owned(),
        (Depth::SeveralHiddenLayers, layer) => {
            let (from, to) = (layer.number(), layer.next().number());
            format!("Chain rule for the weights of layer ({from}), into layer ({to})")
        }
    }
}

/// A weight in words; that of a bias unit is the bias of the unit it leads to.
fn weight_in_words(weight: Weight, output: Layer) -> String {
    match weight.from {
        0 => format!("bias of {}", weight.destination().in_words(output)),
        _ => format!("weight from {}", weight.ends_in_words(output)),
    }
}

/// The output of a unit in words.
fn output_in_words(unit: Unit, output: Layer) -> String {
    match unit.layer {
        layer if layer == output => format!("{} of the network", unit.in_words(output)),
        _ => format!("output of {}", unit.in_words(output)),
    }
}

/// A quantity in words.
fn about(quantity: Quantity, output: Layer) -> String {
    match quantity {
        Quantity::NetInput(unit) => format!("net input of {}", unit.in_words(output)),
        Quantity::Activation(unit) => output_in_words(unit, output),
        Quantity::Loss => "the loss".to_owned(),
        Quantity::Updated(weight) => format!("new {}", weight_in_words(weight, output)),
        Quantity::Partial { by: Variable::Weight(weight), .. } => weight_in_words(weight, output),
        Quantity::Partial { of: Variable::Loss, by } => format!("loss derivative {}", with_respect_to(by, output)),
        Quantity::Partial { of: Variable::Activation(of), by: Variable::NetInput(by) } if of == by => {
            format!("activation derivative of {}", of.in_words(output))
        }
        Quantity::Partial { of: Variable::Activation(of), by } => {
            format!("derivative of {} {}", of.in_words(output), with_respect_to(by, output))
        }
        _ => String::new(),
    }
}

/// A shorter version for where there is little room.
fn about_briefly(quantity: Quantity, output: Layer) -> String {
    match quantity {
        Quantity::Updated(weight) if weight.from > 0 => format!("new {}", weight_briefly(weight, output)),
        Quantity::Partial { by: Variable::Weight(weight), .. } if weight.from > 0 => weight_briefly(weight, output),
        // The name before it already says that it is a derivative of the loss.
        Quantity::Partial { of: Variable::Loss, by: by @ (Variable::NetInput(_) | Variable::Activation(_)) } => {
            with_respect_to(by, output)
        }
        Quantity::Partial { of: Variable::Activation(of), by: by @ Variable::NetInput(unit) } if of != unit => {
            format!("{} {}", of.in_words(output), with_respect_to(by, output))
        }
        other => about(other, output),
    }
}

/// A weight by the unit it leads to: its name says where it comes from.
fn weight_briefly(weight: Weight, output: Layer) -> String {
    format!("weight into {}", weight.destination().in_words(output))
}

fn with_respect_to(by: Variable, output: Layer) -> String {
    match by {
        Variable::NetInput(unit) => format!("w.r.t. net input of {}", unit.in_words(output)),
        Variable::Activation(unit) if unit.layer == output => format!("w.r.t. {}", unit.in_words(output)),
        Variable::Activation(unit) => format!("w.r.t. {}", output_in_words(unit, output)),
        other => format!("w.r.t. {other}"),
    }
}
