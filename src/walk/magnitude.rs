//! The meaning of a part of a step's formula, and why it is as large as it is, in one sentence.

mod kind;

use super::{Step, Walk};
use crate::{
    formula::{Context, Digits, FactorLabel, Formula, PutIn, digits::significant},
    network::Penalty,
    quantity::{Layer, Quantity, Unit, Variable},
    reading::{ReadingKind, Resolver, Shape},
};
use kind::Kind;

/// A part of a step's formula on its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// How it is written in symbols, its sums written out.
    pub letters: Formula,
    /// Its value.
    pub value: f64,
    /// Its meaning and why it is as large as it is; `None` where its symbols say it all.
    pub words: Option<String>,
}

impl Walk {
    /// A part of the formula of a step, with the numbers of a reading.
    #[must_use]
    pub fn part(&self, step: &Step, reading: ReadingKind, label: FactorLabel, digits: Digits) -> Option<Part> {
        let quantity = step.quantity()?;
        let own = self.values_at(step, reading).filter(|values| values.reading().cell(quantity).is_some());
        let values = own.unwrap_or(&self.pass(step).exact);
        let cell = values.reading().cell(quantity)?;
        let context = Context::new(values, cell.binding);
        // In a product one factor is replaced by its number; the terms of a sum are parts only once it is written out.
        let law = cell.law.last();
        let factor = match law {
            Formula::Product(factors) => {
                factors.iter().find(|factor| matches!(factor, Formula::Factor(own, _) if *own == label))
            }
            _ => None,
        };
        let in_numbers = factor.unwrap_or(law).substitute(&context, digits.count(), PutIn::Shown);
        let (_, part) = in_numbers.factors().into_iter().find(|(own, _)| *own == label)?;
        let (letters, value) = (part.in_letters(), part.evaluate(&context));
        let words = Kind::of(&letters, quantity, Shape::of(self.scenario()))
            .and_then(|kind| self.kind_in_words(kind, quantity, values, digits));
        Some(Part { letters, value, words })
    }

    fn kind_in_words(&self, kind: Kind, of: Quantity, values: &Resolver, digits: Digits) -> Option<String> {
        let unit_in_words = |unit: Unit| unit.in_words(self.output());
        Some(match kind {
            Kind::Penalty(weight) => {
                format!("from the penalty on large weights: lambda times {}", Quantity::Weight(weight))
            }
            Kind::LearningRate => "the learning rate: it scales every update alike".to_owned(),
            Kind::WeightBefore => "the weight before the update".to_owned(),
            Kind::WayBack(weight) => format!(
                "how strongly {} acts on {}, and so how much is passed back",
                unit_in_words(weight.source()),
                unit_in_words(weight.destination())
            ),
            Kind::Term(unit) if unit.index == 0 => "the bias: it is multiplied by 1".to_owned(),
            Kind::Term(unit) => format!("what {} adds: its output times its weight", unit_in_words(unit)),
            Kind::Multiplied(unit) => self.multiplied_in_words(unit),
            Kind::LossBy(by) if matches!(of, Quantity::Updated(_)) => {
                format!("how fast the loss grows with {by}; the update goes the other way")
            }
            Kind::LossBy(by) => format!("how fast the loss grows with {by}"),
            Kind::OfSample(sample) => format!("the share of sample {sample}"),
            Kind::SharedBack(unit) => {
                let by = Quantity::loss_by(Variable::NetInput(unit));
                format!("what {} passes back: {by} times the weight", unit_in_words(unit))
            }
            Kind::Through(unit) => format!("how fast the loss grows through output {} alone", unit.index),
            Kind::AllBack(unit) => {
                let by = Quantity::loss_by(Variable::Activation(unit));
                let units = unit.layer.next().units_in_words(self.output());
                format!("{by}: what all {units} together pass back")
            }
            Kind::Error { target, output } => {
                let words = error_in_words(values, target, output, digits)?;
                if self.is_turned(of, values) { format!("{words}; printed without the factor -1 (R1)") } else { words }
            }
            Kind::Label(target) => format!("the target {target} with a minus, from the logarithm in the loss"),
            Kind::Slope(unit) => self.slope_in_words(unit, values, digits)?,
            Kind::SlopeOfLinear => "the slope of a linear unit is 1".to_owned(),
            Kind::FactorOfSlope(unit) => self.factors_of_slope_in_words(of, unit, values)?,
            Kind::FactorOfOther { of, by } => {
                format!("A times B, how fast output {} changes with the net input of output {}", of.index, by.index)
            }
            Kind::RestOfSlope(unit) => {
                let output = Quantity::Activation(unit);
                format!("the slope of the softmax, {output}(1 - {output}), after {output} cancels with 1/{output}")
            }
            Kind::SigmoidTwice { unit, input } => self.sigmoid_twice_in_words(unit, input, values, digits)?,
            Kind::ChangeWithoutRate => "the printed change of the weight; it has no learning rate".to_owned(),
            Kind::PrintedDerivative => "the derivative of the loss as it is printed".to_owned(),
        })
    }

    /// The output that the weight of a derivative multiplies.
    fn multiplied_in_words(&self, unit: Unit) -> String {
        if unit.index == 0 {
            return "the output of the bias unit, always 1".to_owned();
        }
        if unit.layer != Layer::INPUT {
            return format!("the output of {}, which this weight multiplies", unit.in_words(self.output()));
        }
        match self.scenario().penalty() {
            Penalty::None => "the input itself: a weight from an input of 0 does not learn",
            Penalty::Squares => "the input itself: at an input of 0, only the penalty changes the weight",
        }
        .to_owned()
    }

    /// The factors whose product is the slope of a unit, by their letters.
    fn factors_of_slope_in_words(&self, of: Quantity, unit: Unit, values: &Resolver) -> Option<String> {
        let law = &values.reading().cell(of)?.law;
        let letters = law.last().factors().into_iter().map(|(label, _)| label.letters());
        let letters = letters.collect::<Vec<_>>().join(" times ");
        Some(format!("{letters} is the slope of {}", unit.in_words(self.output())))
    }

    /// The document's derivative of the sigmoid (R2), times an input if one stands beside it.
    fn sigmoid_twice_in_words(
        &self,
        unit: Unit,
        input: Option<Unit>,
        values: &Resolver,
        digits: Digits,
    ) -> Option<String> {
        let shown = |number: f64| significant(number, digits.count());
        let slope = values.get(Quantity::slope_of(unit))?;
        let twice = "the slope, with sigma taken twice (R2)";
        Some(match input {
            None => format!("meant as {twice}"),
            Some(input) => {
                let value = values.get(Quantity::Activation(input))?;
                let named = match input.index {
                    0 => "the bias unit's".to_owned(),
                    _ => input.in_words(self.output()),
                };
                format!("{twice}, {}, times {named} {}", shown(slope), shown(value))
            }
        })
    }

    /// Whether a derivative has the wrong sign.
    fn is_turned(&self, of: Quantity, values: &Resolver) -> bool {
        let signs = [values.get(of), self.exact().get(of)];
        matches!(signs, [Some(printed), Some(correct)] if printed * correct < 0.0)
    }

    /// How steep an activation function is here, compared with its steepest slope.
    fn slope_in_words(&self, unit: Unit, values: &Resolver, digits: Digits) -> Option<String> {
        let activation = Shape::of(self.scenario()).activation_in(unit.layer)?;
        let net_input = Quantity::NetInput(unit);
        let at = significant(values.get(net_input)?, digits.count());
        let (title, slope) = (activation.title(), activation.slope_in_words());
        Some(match activation.kink() {
            Some(_) => format!("the slope of {title}: {slope}; {net_input} is {at}"),
            None => format!("the slope of the {title} at {net_input} = {at}; it is {slope}"),
        })
    }
}

/// The distance of an output from its target.
fn error_in_words(values: &Resolver, target: Quantity, output: Quantity, digits: Digits) -> Option<String> {
    let distance = values.get(output)? - values.get(target)?;
    let side = match distance {
        0.0 => return Some(format!("the error: {output} is exactly {target}")),
        above if above > 0.0 => "above",
        _ => "below",
    };
    Some(format!("the error: {output} is {} {side} {target}", significant(distance.abs(), digits.count())))
}

#[cfg(test)]
mod tests;
