//! The lines that a step closes with: its value as printed, correct and numeric, and why they differ.

use super::{Formulas, Line, LineKind, Step, Topic, Walk, labels::despite_label_0, pass::Pass, steps};
use crate::{
    formula::{Digits, digits::significant},
    quantity::{Quantity, Variable},
    reading::{Erratum, ReadingKind, Resolver, errata},
};

impl Walk {
    /// The lines that a step closes with: the printed value where the document is in view, the correct and the numeric
    /// one; and in words why they differ.
    #[must_use]
    pub fn witness(&self, step: &Step, formulas: Formulas, digits: Digits) -> Vec<Line> {
        let Some(quantity) = step.quantity() else { return Vec::new() };
        let is_derivative = Self::derivative(quantity);
        if is_derivative.is_none() && !matches!(quantity, Quantity::Updated(_)) {
            return Vec::new();
        }
        let pass = self.pass(step);
        let document = match formulas {
            Formulas::Printed | Formulas::Compared => pass.values(ReadingKind::Document),
            Formulas::Correct => None,
        };
        let mut lines = Vec::new();
        lines.extend(document.map(|values| self.printed_value(values, quantity, digits)));
        let correct = pass.exact.get(quantity).unwrap_or(f64::NAN);
        let text = self.printed(&pass.exact, quantity, digits);
        lines.push(Line::witness(LineKind::Exact, Some(ReadingKind::Exact), correct, &text));
        if let Some((of, by)) = is_derivative {
            lines.push(numeric_value(pass, (of, by), correct, &text, digits));
        }
        lines.extend(document.and_then(|values| self.why_wrong(values, quantity, correct, formulas)).map(Line::words));
        lines.extend(despite_label_0(&pass.exact, quantity).map(Line::words));
        lines.extend(is_derivative.and_then(|(_, by)| self.what_numeric_means(step, by)).map(Line::words));
        lines
    }

    fn printed_value(&self, document: &Resolver, quantity: Quantity, digits: Digits) -> Line {
        let (value, text) = match document.get(quantity) {
            Some(value) => (value, self.printed(document, quantity, digits)),
            None => (f64::NAN, "(no formula)".to_owned()),
        };
        Line::witness(LineKind::Printed, Some(ReadingKind::Document), value, &text)
    }

    /// What a numeric check is, said once: at the first derivative.
    fn what_numeric_means(&self, step: &Step, by: Variable) -> Option<String> {
        let is_derivative = |step: &&Step| step.quantity().and_then(Self::derivative).is_some();
        let place = |step: &Step| -> (Option<u8>, Topic) { (step.sample, step.topic) };
        let is_first = self.steps().iter().find(is_derivative).is_some_and(|first| place(first) == place(step));
        is_first.then(|| {
            format!(
                "The numeric check uses no derivative formula: it changes {by} a little and measures how the loss \
                 changes."
            )
        })
    }

    /// The errata because of which the printed value is wrong, or because of which there is none.
    fn why_wrong(&self, document: &Resolver, quantity: Quantity, correct: f64, formulas: Formulas) -> Option<String> {
        let Some(printed) = document.get(quantity) else {
            // In the printed formulas it was said already, where the correct one takes the place of none.
            return (formulas == Formulas::Compared)
                .then(|| format!("The document has no formula for this ({}).", listed(&steps::missing_law(quantity))));
        };
        let errata: Vec<Erratum> = errata::between(document.reading(), quantity)
            .into_iter()
            .filter(|erratum| !Self::same(printed, correct) && self.acts(*erratum, quantity))
            .collect();
        (!errata.is_empty()).then(|| format!("The printed value is wrong because of {}.", listed(&errata)))
    }

    /// Whether an erratum in the law of a quantity makes a difference on these numbers: C2 makes none for the true
    /// class of a one-hot label, C4 none at a learning rate of 1, R2 none where the input is 0.
    fn acts(&self, erratum: Erratum, quantity: Quantity) -> bool {
        let differ = |quantity: Quantity| {
            let printed = self.values(ReadingKind::Document).and_then(|values| values.get(quantity));
            let exact = self.exact().get(quantity);
            printed.zip(exact).is_none_or(|(printed, exact)| !Self::same(printed, exact))
        };
        let weight = match quantity {
            Quantity::Updated(weight) | Quantity::Partial { by: Variable::Weight(weight), .. } => Some(weight),
            _ => None,
        };
        match (erratum, weight) {
            (Erratum::C2, Some(weight)) => differ(Quantity::loss_by(Variable::NetInput(weight.destination()))),
            (Erratum::C4, _) => self.exact().get(Quantity::LearningRate) != Some(1.0),
            (Erratum::R2, Some(weight)) => self.exact().get(Quantity::Activation(weight.source())) != Some(0.0),
            _ => true,
        }
    }

    fn same(left: f64, right: f64) -> bool {
        (left - right).abs() <= 1e-11 * right.abs().max(1.0)
    }
}

/// `R1, R2`.
pub(super) fn listed(errata: &[Erratum]) -> String {
    errata.iter().map(Erratum::to_string).collect::<Vec<_>>().join(", ")
}

fn numeric_value(
    pass: &Pass,
    (of, by): (Variable, Variable),
    correct: f64,
    correct_text: &str,
    digits: Digits,
) -> Line {
    let Some(numeric) = pass.numeric_derivative(of, by) else {
        return Line::witness(LineKind::Numeric, None, f64::NAN, "not available: the output is too close to 0");
    };
    // Noise far below the digits that the numeric derivative has is no derivative.
    if (numeric - correct).abs() < 1e-9 && correct_text == "0" && !pass.is_on_kink(by) {
        return Line::witness(LineKind::Numeric, None, numeric, "0");
    }
    let text = significant(numeric, digits.count());
    let doubt = match (Walk::bears_out(numeric, correct), pass.is_on_kink(by)) {
        (_, true) => " (from the left)",
        (true, false) => "",
        (false, false) => " (not accurate here)",
    };
    Line::witness(LineKind::Numeric, None, numeric, &format!("{text}{doubt}"))
}
