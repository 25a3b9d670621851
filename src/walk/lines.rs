//! The lines of a step: law, indices bound, numbers put in, factors, value, witness.

use super::{
    Content, Line, LineKind, Step, Topic, Walk, formula_lines::formula_lines, pass::Pass, remarks::remarks, steps,
};
use crate::{
    formula::{Context, Digits, Relation, Statement, digits::significant, printed_result},
    network::OutputActivation,
    quantity::{Notation, Quantity, Variable, WeightLayer},
    reading::{
        Erratum, ReadingKind, Resolver, Shape, derivation,
        errata::{self, published},
    },
};

impl Walk {
    /// The lines of a step in a reading, numbers with so many digits.
    #[must_use]
    pub fn lines(&self, step: &Step, reading: ReadingKind, digits: Digits) -> Vec<Line> {
        let mut lines = self.working(step, reading, digits);
        lines.extend(self.witness(step, digits));
        lines
    }

    /// The lines of a step that lead to its value: all but the witness.
    #[must_use]
    pub fn working(&self, step: &Step, reading: ReadingKind, digits: Digits) -> Vec<Line> {
        let pass = self.pass(step);
        match step.topic {
            Topic::Sample => self.sample_lines(step.sample, &pass.exact),
            Topic::Samples => self.samples_lines(),
            Topic::Weights => self.weight_lines(digits),
            Topic::Quantity(quantity) => self.quantity_lines(pass, quantity, reading, digits),
            Topic::ChainRule(layer) => self.chain_rule_lines(pass, layer, reading),
            Topic::ActivationDerivation(activation) => derivation_lines(derivation::activation(activation)),
            Topic::SoftmaxDerivation => derivation_lines(derivation::softmax(Shape::of(&self.scenario), reading)),
            Topic::Outcome => self.outcome_lines(reading, digits),
        }
    }

    /// The lines that a step closes with, the same in every reading: as printed, exact, numeric, and the errata
    /// where they part.
    #[must_use]
    pub fn witness(&self, step: &Step, digits: Digits) -> Vec<Line> {
        step.quantity().map_or_else(Vec::new, |quantity| self.witness_lines(self.pass(step), quantity, digits))
    }

    /// A quantity's number as it is printed: as typed where it was given.
    #[must_use]
    pub fn printed(&self, values: &Resolver, quantity: Quantity, digits: Digits) -> String {
        use crate::formula::Values;
        if let Some(source) = values.source(quantity) {
            return source.to_owned();
        }
        // A weight that the update leaves alone is still the weight that was given.
        if let Quantity::Updated(weight) = quantity
            && values.value(quantity).to_bits() == values.value(Quantity::Weight(weight)).to_bits()
        {
            return self.printed(values, Quantity::Weight(weight), digits);
        }
        match values.reading().cell(quantity) {
            Some(cell) => printed_result(cell.law.last(), &Context::new(values, cell.binding), digits),
            None => significant(values.value(quantity), digits.count()),
        }
    }

    fn quantity_lines(&self, pass: &Pass, quantity: Quantity, reading: ReadingKind, digits: Digits) -> Vec<Line> {
        let mut lines = Vec::new();
        let asked = pass.values(reading).and_then(|values| Some((values, values.reading().cell(quantity)?)));
        let (values, cell, reading) = match (asked, pass.exact.reading().cell(quantity)) {
            (Some((values, cell)), _) => (values, cell, reading),
            (None, Some(cell)) => {
                if self.no_document().is_none() {
                    lines.push(Line::words("The document has no rule for this. The exact one is:"));
                }
                (&pass.exact, cell, ReadingKind::Exact)
            }
            (None, None) => return vec![Line::words(format!("there is no rule for {quantity}"))],
        };
        let remarks = remarks(values, quantity);
        lines.extend(formula_lines(quantity, cell, values, remarks, digits).into_iter().map(|line| line.of(reading)));
        lines
    }

    /// As printed, exact, numeric; and the errata where they part.
    fn witness_lines(&self, pass: &Pass, quantity: Quantity, digits: Digits) -> Vec<Line> {
        let is_derivative = Self::derivative(quantity);
        if is_derivative.is_none() && !matches!(quantity, Quantity::Updated(_)) {
            return Vec::new();
        }
        let mut lines = Vec::new();
        let document = pass.values(ReadingKind::Document);
        if let Some(values) = document {
            let line = match values.get(quantity) {
                Some(value) => {
                    let text = self.printed(values, quantity, digits);
                    Line::witness(LineKind::Printed, Some(ReadingKind::Document), value, &text)
                }
                None => Line::witness(LineKind::Printed, Some(ReadingKind::Document), f64::NAN, "(no rule)"),
            };
            lines.push(line);
        }
        let exact = pass.exact.get(quantity).unwrap_or(f64::NAN);
        let text = self.printed(&pass.exact, quantity, digits);
        lines.push(Line::witness(LineKind::Exact, Some(ReadingKind::Exact), exact, &text));
        if let Some((of, by)) = is_derivative {
            lines.push(match pass.numeric_derivative(of, by) {
                // Noise far below the digits that the witness has is no derivative.
                Some(numeric) if (numeric - exact).abs() < 1e-9 && text == "0" && !pass.is_on_kink(by) => {
                    Line::witness(LineKind::Numeric, None, numeric, "0")
                }
                Some(numeric) => {
                    let text = significant(numeric, digits.count());
                    let doubt = match (Self::bears_out(numeric, exact), pass.is_on_kink(by)) {
                        (_, true) => " (of the left side)",
                        (true, false) => "",
                        (false, false) => " (too coarse here)",
                    };
                    Line::witness(LineKind::Numeric, None, numeric, &format!("{text}{doubt}"))
                }
                None => Line::witness(LineKind::Numeric, None, f64::NAN, "cannot be taken: the output has vanished"),
            });
        }
        if let Some(values) = document {
            if values.get(quantity).is_none() {
                let named: Vec<String> = steps::missing_law(quantity).iter().map(Erratum::to_string).collect();
                lines.push(Line::words(format!("The document leaves this out: {}.", named.join(", "))));
                return lines;
            }
            let parted = values.get(quantity).is_none_or(|value| !Self::same(value, exact));
            if parted {
                let named: Vec<String> = errata::between(values.reading(), quantity)
                    .into_iter()
                    .filter(|erratum| self.acts(*erratum, quantity))
                    .map(|erratum| erratum.to_string())
                    .collect();
                if !named.is_empty() {
                    lines.push(Line::words(format!("They part because of {}.", named.join(", "))));
                }
            }
        }
        lines
    }

    /// Whether a slip in the law of a quantity makes a difference on these numbers: C2 makes none for the true class
    /// of a one-hot label, C4 none at a learning rate of 1, R2 none where the input is 0.
    fn acts(&self, erratum: Erratum, quantity: Quantity) -> bool {
        let parts = |quantity: Quantity| {
            let printed = self.values(ReadingKind::Document).and_then(|values| values.get(quantity));
            let exact = self.exact().get(quantity);
            printed.zip(exact).is_none_or(|(printed, exact)| !Self::same(printed, exact))
        };
        let weight = match quantity {
            Quantity::Updated(weight) | Quantity::Partial { by: Variable::Weight(weight), .. } => Some(weight),
            _ => None,
        };
        match (erratum, weight) {
            (Erratum::C2, Some(weight)) => parts(Quantity::loss_by(Variable::NetInput(weight.destination()))),
            (Erratum::C4, _) => self.exact().get(Quantity::LearningRate) != Some(1.0),
            (Erratum::R2, Some(weight)) => self.exact().get(Quantity::Activation(weight.source())) != Some(0.0),
            _ => true,
        }
    }

    fn same(left: f64, right: f64) -> bool {
        (left - right).abs() <= 1e-11 * right.abs().max(1.0)
    }

    fn chain_rule_lines(&self, pass: &Pass, layer: WeightLayer, reading: ReadingKind) -> Vec<Line> {
        let notation = Notation::of(&self.scenario);
        let Some(weight) = steps::weights(notation, layer).last() else { return Vec::new() };
        let quantity = Quantity::loss_by(Variable::Weight(weight));
        let mut lines = Vec::new();
        let asked = pass.values(reading).and_then(|values| values.reading().cell(quantity));
        let (cell, shown) = match (asked, pass.exact.reading().cell(quantity)) {
            (Some(cell), _) => (cell, reading),
            (None, Some(cell)) => {
                lines.push(Line::words("The document ends before the first layer. The exact rule is:"));
                (cell, ReadingKind::Exact)
            }
            (None, None) => return lines,
        };
        lines.push(Line::words("The loss depends on the weight through the units in between; one factor for each."));
        let is_linear = self.scenario.architecture().output == OutputActivation::Linear;
        if layer == WeightLayer::Second && is_linear && shown == ReadingKind::Exact {
            lines.push(Line::words("The output is linear: it grows as its net input does, and that factor is 1."));
        }
        let left = cell.law.left.clone();
        for (place, form) in cell.law.forms.iter().enumerate() {
            let left = (place == 0).then(|| left.clone());
            let statement = Statement { left, right: vec![(Relation::Equals, form.clone())] };
            lines.push(Line::statement(LineKind::Law, statement).of(shown));
        }
        lines
    }

    /// The loss with the new weights and its formula, then what the update of each reading does to the loss.
    fn outcome_lines(&self, reading: ReadingKind, digits: Digits) -> Vec<Line> {
        let (values, reading) = match self.values(reading) {
            Some(values) => (values, reading),
            None => (self.exact(), ReadingKind::Exact),
        };
        let mut lines: Vec<Line> = self.loss_after_lines(values, digits).map(|line| line.of(reading)).collect();
        let mut is_predicted = false;
        for kind in [ReadingKind::Document, ReadingKind::Exact] {
            let Some(outcome) = self.outcome(kind) else { continue };
            let clause = outcome.in_words(digits);
            let sentence = match kind {
                ReadingKind::Document => format!("With the printed formulas, {clause}."),
                ReadingKind::Exact if self.no_document().is_none() => format!("With the correct formulas, {clause}."),
                // There are no other formulas that these could be told from.
                ReadingKind::Exact => format!("{}.", with_capital(&clause)),
            };
            let prediction = outcome.prediction(digits);
            is_predicted |= prediction.is_some();
            let words = [Some(sentence), prediction].into_iter().flatten().collect::<Vec<_>>().join(" ");
            lines.push(Line { value: Some(outcome.after), ..Line::words(words) }.of(kind));
        }
        if is_predicted {
            let derivative = if self.no_document().is_none() { "the correct dE/da" } else { "dE/da" };
            let words = format!("The predicted change adds up {derivative} times the change of a. {CLOSE}");
            lines.push(Line::words(words).of(reading));
        }
        if self.errata.contains(&Erratum::P1) {
            let [slip, right] = published::losses(&self.scenario);
            let words = format!(
                "The page this example is from prints {} as this loss (P1). Using the already updated weights in the \
                 backward pass gives {slip}; the correct loss is {right}.",
                published::PRINTED_LOSS
            );
            lines.push(Line::words(words).of(ReadingKind::Exact));
        }
        lines
    }

    /// The formula of the loss with the new weights, its numbers, its value. Its terms are not parts to point at: the
    /// picture shows where the new numbers are from.
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

/// What the predicted change of the loss is worth.
const CLOSE: &str = "It is close for small updates.";

/// A clause at the beginning of a sentence.
fn with_capital(clause: &str) -> String {
    let mut signs = clause.chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}

fn derivation_lines(lines: Vec<derivation::DerivationLine>) -> Vec<Line> {
    lines
        .into_iter()
        .map(|line| Line::statement(LineKind::Law, line.statement).with_note(line.words.unwrap_or_default()))
        .collect()
}
