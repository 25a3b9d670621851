//! The lines of a step: law, indices bound, numbers put in, factors, value.

use super::{
    Content, Formulas, Line, LineKind, Step, Topic, Walk,
    formula_lines::{about_linear_unit, formula_lines},
    formulas::Checks,
    pass::Pass,
    remarks::remarks,
    sentence::with_capital,
    steps,
};
use crate::{
    formula::{
        Binding, Context, Digits, Formula,
        digits::{are_same_but_for_rounding, significant},
    },
    quantity::{Layer, Notation, Quantity, Unit, Variable},
    reading::{Cell, Course, Erratum, ReadingKind, Resolver, Shape, derivation},
};

impl Walk {
    /// The lines of a step, with the given number of digits.
    #[must_use]
    pub fn lines(&self, step: &Step, formulas: Formulas, digits: Digits) -> Vec<Line> {
        let mut lines = self.working(step, formulas, digits);
        lines.extend(self.witness(step, formulas, digits));
        lines
    }

    /// The lines of a step up to its value: all but the closing ones.
    #[must_use]
    pub fn working(&self, step: &Step, formulas: Formulas, digits: Digits) -> Vec<Line> {
        let pass = self.pass(step);
        match step.topic {
            Topic::Sample => self.sample_lines(step.sample, &pass.exact, formulas),
            Topic::Samples => self.samples_lines(formulas),
            Topic::Weights => self.weight_lines(digits),
            Topic::Quantity(quantity) => self.quantity_lines(pass, quantity, formulas.reading(), digits),
            Topic::ChainRule(layer) => self.chain_rule_lines(pass, layer, formulas.reading()),
            Topic::ActivationDerivation(activation) => derivation_lines(derivation::activation(activation)),
            Topic::SoftmaxDerivation => {
                let asked = formulas.reading();
                let reading = pass.values(asked).map_or(ReadingKind::Exact, |_| asked);
                derivation_lines(derivation::softmax(Shape::of(&self.scenario), reading))
            }
            Topic::Outcome => {
                let mut lines = self.outcome_lines(formulas, digits);
                lines.extend(self.page_lines(Quantity::LossAfter, formulas));
                lines
            }
        }
    }

    /// The number of a quantity as it is printed: as typed if it was given.
    #[must_use]
    pub fn printed(&self, values: &Resolver, quantity: Quantity, digits: Digits) -> String {
        use crate::formula::Values;
        if let Some(source) = values.source(quantity) {
            return source.to_owned();
        }
        // A weight that the update leaves unchanged is still the given weight.
        if let Quantity::Updated(weight) = quantity
            && values.value(quantity).to_bits() == values.value(Quantity::Weight(weight)).to_bits()
        {
            return self.printed(values, Quantity::Weight(weight), digits);
        }
        if values.is_cancelled(quantity) { "0".to_owned() } else { significant(values.value(quantity), digits.count()) }
    }

    fn quantity_lines(&self, pass: &Pass, quantity: Quantity, reading: ReadingKind, digits: Digits) -> Vec<Line> {
        let mut lines = Vec::new();
        let asked = pass.values(reading).and_then(|values| Some((values, values.reading().cell(quantity)?)));
        let (values, cell, reading) = match (asked, pass.exact.reading().cell(quantity)) {
            (Some((values, cell)), _) => (values, cell, reading),
            (None, Some(cell)) => {
                if self.no_document().is_none() {
                    let because = Erratum::comma_separated(&steps::missing_law(quantity));
                    let words = format!("The document has no formula for this ({because}). The correct one is:");
                    lines.push(Line::about_errata(words));
                    if is_behind_the_outputs(quantity, self.output()) && self.printed_differ_at_outputs() {
                        lines.push(Line::about_errata(
                            "It uses the correct dE/dX of the outputs, not the printed ones.",
                        ));
                    }
                }
                (&pass.exact, cell, ReadingKind::Exact)
            }
            (None, None) => return vec![Line::words(format!("There is no formula for {quantity}."))],
        };
        let remarks = match self.checks {
            Checks::Shown => {
                let mut remarks = self.remarks(values, quantity, cell);
                remarks.extend(penalty_in_words(values, quantity, cell, digits));
                remarks.extend(self.short_form(quantity).filter(|_| reading == ReadingKind::Document));
                remarks
            }
            Checks::Withheld => Vec::new(),
        };
        lines.extend(formula_lines(quantity, cell, values, remarks, digits).into_iter().map(|line| line.of(reading)));
        lines
    }

    /// A note that the correct formula of a quantity has a short form, which the printed one lacks.
    #[must_use]
    pub fn short_form(&self, quantity: Quantity) -> Option<String> {
        let cell = self.exact().reading().cell(quantity).filter(|cell| cell.law.course == Course::Cancelling)?;
        let names = cell.law.last().in_letters().bind(cell.binding);
        let Formula::Sum(terms) = names else { return None };
        let [Formula::Symbol(output), Formula::Negative(target)] = terms.as_slice() else { return None };
        let Formula::Symbol(target) = **target else { return None };
        let [output, target] = [*output, target].map(|name| Binding::default().quantity(name));
        let (output, target) = (output?, target?);
        Some(format!(
            "Correct is the short form {quantity} = {output} - {target}, which equals the long sum over all outputs."
        ))
    }

    /// Whether a printed derivative with respect to an output's net input differs from the correct one.
    fn printed_differ_at_outputs(&self) -> bool {
        let layer = self.output();
        let outputs = Notation::of(&self.scenario).units(layer);
        outputs.map(|index| Unit { layer, index }).any(|unit| {
            let quantity = Quantity::loss_by(Variable::NetInput(unit));
            let printed = self.values(ReadingKind::Document).and_then(|values| values.get(quantity));
            printed
                .zip(self.exact().get(quantity))
                .is_some_and(|(printed, correct)| !are_same_but_for_rounding(printed, correct))
        })
    }

    /// The sentences that belong to a formula.
    fn remarks(&self, values: &Resolver, quantity: Quantity, cell: &Cell) -> Vec<String> {
        let mut remarks = remarks(values, quantity);
        remarks.extend(about_linear_unit(quantity, cell.law.last(), self.output()).map(str::to_owned));
        remarks
    }

    /// The loss with the new weights and its formula, then the effect of each reading's update on the loss.
    fn outcome_lines(&self, formulas: Formulas, digits: Digits) -> Vec<Line> {
        let (values, reading) = match self.values(formulas.reading()) {
            Some(values) => (values, formulas.reading()),
            None => (self.exact(), ReadingKind::Exact),
        };
        let mut lines: Vec<Line> = self.loss_after_lines(values, digits).map(|line| line.of(reading)).collect();
        if self.checks == Checks::Withheld {
            return lines;
        }
        let is_compared = formulas != Formulas::Correct && self.no_document().is_none();
        let mut is_predicted = false;
        for kind in formulas.readings() {
            let Some(outcome) = self.outcome(*kind) else { continue };
            let clause = outcome.in_words(digits, &self.turned_by(*kind, &outcome));
            let sentence = match kind {
                ReadingKind::Document => format!("With the printed formulas, {clause}."),
                // By now, a run of the correct formulas from the start has other weights.
                ReadingKind::Exact if is_compared => {
                    format!("With the correct formulas and the same weights, {clause}.")
                }
                // There are no other formulas to distinguish these from.
                ReadingKind::Exact => format!("{}.", with_capital(&clause)),
            };
            let prediction = outcome.prediction(digits);
            is_predicted |= prediction.is_some();
            let words = [Some(sentence), prediction].into_iter().flatten().collect::<Vec<_>>().join(" ");
            lines.push(Line { value: Some(outcome.after), ..Line::words(words) }.of(*kind));
        }
        if is_predicted {
            let derivative = if is_compared { "the correct dE/da" } else { "dE/da" };
            let words = format!("The predicted change adds up {derivative} times the change of a. {CLOSE}");
            lines.push(Line::words(words).of(reading));
        }

        lines
    }

    /// The formula of the loss with the new weights, its numbers, its value. Its terms cannot be selected as parts: the
    /// picture shows where the new numbers come from.
    fn loss_after_lines(&self, values: &Resolver, digits: Digits) -> impl Iterator<Item = Line> {
        let quantity = Quantity::LossAfter;
        let cell = values.reading().cell(quantity);
        let lines = cell.map(|cell| formula_lines(quantity, cell, values, Vec::new(), digits)).unwrap_or_default();
        lines.into_iter().filter(|line| line.kind != LineKind::Factor).map(|line| match (line.kind, line.content) {
            (LineKind::Numbers, Content::Statement(statement, _)) => {
                let content = Content::Statement(statement, Vec::new());
                Line { content, ..line }.with_note("with the new weights")
            }
            (_, content) => Line { content, ..line },
        })
    }
}

/// The share of the penalty on large weights in the loss, if there is one.
fn penalty_in_words(values: &Resolver, quantity: Quantity, cell: &Cell, digits: Digits) -> Option<String> {
    let (Quantity::Loss, Formula::Sum(terms)) = (quantity, cell.law.last()) else { return None };
    let penalty = terms.iter().find(|term| term.quantities(cell.binding).first() == Some(&Quantity::Penalty))?;
    let value = penalty.evaluate(&Context::new(values, cell.binding));
    value.is_finite().then(|| format!("The penalty is {} of this loss.", significant(value, digits.count())))
}

/// Whether a derivative is worked out from those at the outputs.
fn is_behind_the_outputs(quantity: Quantity, output: Layer) -> bool {
    match quantity {
        Quantity::Partial { of: Variable::Loss, by } => match by {
            Variable::NetInput(unit) | Variable::Activation(unit) => unit.layer != output,
            Variable::Weight(weight) => weight.layer.next() != output,
            Variable::Loss | Variable::SampleLoss(_) => false,
        },
        _ => false,
    }
}

/// How reliable the predicted change of the loss is.
const CLOSE: &str = "It is close for small updates.";

fn derivation_lines(lines: Vec<derivation::DerivationLine>) -> Vec<Line> {
    lines.into_iter().map(|line| Line::statement(LineKind::Law, line.statement).with_note(line.words)).collect()
}
