//! Why a factor of a formula is as large as it is, in one sentence.

use super::{Step, Walk};
use crate::{
    formula::{Digits, digits::significant},
    network::{Activation, OutputActivation},
    quantity::{Layer, Quantity, Target, Unit, Variable},
    reading::{ReadingKind, Resolver},
};

impl Walk {
    /// Why a part of a step's formula is as large as it is, by the quantities in it and its value; nothing where there is
    /// no more to say than these.
    #[must_use]
    pub fn why_so_large(
        &self,
        step: &Step,
        reading: ReadingKind,
        (quantities, value): (&[Quantity], f64),
        digits: Digits,
    ) -> Option<String> {
        let values = self.values_at(step, reading)?;
        let shown = |number: f64| significant(number, digits.count());
        match quantities {
            [Quantity::LearningRate] => Some("the learning rate: it scales every update alike".to_owned()),
            [Quantity::Weight(weight)] if weight.from == 0 => Some("a bias: it acts on its unit alone".to_owned()),
            [Quantity::Weight(weight)] => Some(format!(
                "how strongly {} acts on {}, and so how much flows back",
                unit_in_words(weight.source()),
                unit_in_words(weight.destination())
            )),
            [Quantity::Activation(unit)] if unit.layer == Layer::Input => {
                Some("the input itself: a weight from an input of 0 does not learn".to_owned())
            }
            [Quantity::Partial { of: Variable::Loss, by }] => Some(format!("what flows back to {by} from the outputs")),
            _ => self
                .slope_in_words(values, quantities, value, digits)
                .or_else(|| error_in_words(values, quantities, &shown))
                .or_else(|| match quantities {
                    [Quantity::Activation(unit)] => {
                        Some(format!("how active {} is: what it passes on", unit_in_words(*unit)))
                    }
                    _ => None,
                }),
        }
    }

    /// Of the slope of an activation function, how steep it is here, beside the steepest.
    fn slope_in_words(&self, values: &Resolver, quantities: &[Quantity], value: f64, digits: Digits) -> Option<String> {
        let unit = match quantities {
            [Quantity::Activation(unit) | Quantity::NetInput(unit)] => *unit,
            _ => return None,
        };
        let slope = values.get(Quantity::Partial { of: Variable::Activation(unit), by: Variable::NetInput(unit) })?;
        let architecture = self.scenario().architecture();
        let activation = match (unit.layer, architecture.output) {
            (Layer::Hidden, _) => architecture.hidden,
            (Layer::Output, OutputActivation::Each(activation)) => activation,
            (Layer::Input, _) | (Layer::Output, OutputActivation::Linear | OutputActivation::Softmax) => return None,
        };
        // The part may be in numbers as they are printed.
        if (slope - value).abs() > 1e-3 * slope.abs() {
            return None;
        }
        let net_input = Quantity::NetInput(unit);
        let at = significant(values.get(net_input)?, digits.count());
        let here = significant(slope, digits.count());
        Some(match activation {
            Activation::Relu => format!("the slope of ReLU: 1 above 0, else 0; {net_input} is {at}"),
            Activation::Sigmoid | Activation::Tanh => {
                let steepest = if activation == Activation::Sigmoid { "0.25" } else { "1" };
                format!("the {} is steepest at 0, {steepest}; here, at {net_input} = {at}, {here}", activation.title())
            }
        })
    }
}

/// How far an output is from its target, where the part is made of these two.
fn error_in_words(values: &Resolver, quantities: &[Quantity], shown: &dyn Fn(f64) -> String) -> Option<String> {
    let (target, output) = match quantities {
        [target @ Quantity::Target(of), Quantity::Activation(unit)]
        | [Quantity::Activation(unit), target @ Quantity::Target(of)] => {
            let index = match of {
                Target::Only => 0,
                Target::Value(n) | Target::Label(n) => *n,
            };
            (unit.layer == Layer::Output && unit.index == index).then_some((*target, Quantity::Activation(*unit)))?
        }
        _ => return None,
    };
    let distance = values.get(output)? - values.get(target)?;
    let side = match distance {
        0.0 => return Some(format!("the error: {output} is exactly {target}")),
        above if above > 0.0 => "above",
        _ => "below",
    };
    Some(format!("the error: {output} is {} {side} {target}", shown(distance.abs())))
}

fn unit_in_words(unit: Unit) -> String {
    match unit.layer {
        Layer::Input => format!("input {}", unit.index),
        Layer::Hidden => format!("hidden unit {}", unit.index),
        Layer::Output => format!("output {}", unit.index),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{quantity::Notation, scenario::Scenario};

    /// What is said of each part of a derivative, with the correct formulas.
    fn said(preset: &str, name: &str) -> Vec<Option<String>> {
        let walk = Walk::new(Scenario::load(preset).unwrap());
        let quantity = Notation::of(walk.scenario()).parse(name).unwrap();
        let step = walk.steps()[walk.find(quantity).unwrap()].clone();
        let cell = walk.exact().reading().cell(quantity).unwrap();
        let context = crate::formula::Context::new(walk.exact(), cell.binding);
        let parts = cell.law.last().factors().into_iter();
        let digits = Digits::default();
        parts
            .map(|(_, part)| {
                let quantities = part.quantities(cell.binding);
                walk.why_so_large(&step, ReadingKind::Exact, (&quantities, part.evaluate(&context)), digits)
            })
            .collect()
    }

    #[test]
    fn a_derivative_of_the_first_layer_says_why_each_factor_is_as_large_as_it_is() {
        let said: Vec<String> = said("regression", "dE/da12(0)").into_iter().map(Option::unwrap_or_default).collect();
        assert_eq!(
            said,
            [
                "the error: O0(2) is 0.5465 below y",
                "how strongly hidden unit 2 acts on output 0, and so how much flows back",
                "the sigmoid is steepest at 0, 0.25; here, at X2(1) = -0.7500, 0.2179",
                "the input itself: a weight from an input of 0 does not learn",
            ]
        );
    }
}
