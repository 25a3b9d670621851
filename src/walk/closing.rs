//! The lines that a step closes with: its value as printed, correct and numeric, and why they differ.

use super::{
    Formulas, Line, LineKind, Step, Topic, Walk,
    formulas::Checks,
    labels::{despite_label_0, label_of},
    pass::Pass,
    steps,
};
use crate::{
    formula::{
        Digits,
        digits::{are_same_but_for_rounding, significant},
    },
    quantity::{Quantity, Variable},
    reading::{Erratum, ReadingKind, Resolver, errata},
};

impl Walk {
    /// The closing lines of a step: the printed value where the document is in view, the correct one and the numeric
    /// one, then in words why they differ. Last comes the number on the page that the exercise is from.
    #[must_use]
    pub fn witness(&self, step: &Step, formulas: Formulas, digits: Digits) -> Vec<Line> {
        let Some(quantity) = step.quantity() else { return Vec::new() };
        if self.checks == Checks::Withheld {
            return Vec::new();
        }
        let mut lines = self.values_beside(step, quantity, formulas, digits);
        lines.extend(self.page_lines(quantity, formulas));
        lines
    }

    fn values_beside(&self, step: &Step, quantity: Quantity, formulas: Formulas, digits: Digits) -> Vec<Line> {
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
        lines.extend(
            document.and_then(|values| self.why_wrong(values, quantity, correct, formulas)).map(Line::about_errata),
        );
        lines.extend(document.and_then(|values| self.why_right(values, quantity, correct)).map(Line::about_errata));
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

    /// At the first derivative only: what a numeric check is.
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

    /// The errata that make the printed value wrong, or leave it without one.
    fn why_wrong(&self, document: &Resolver, quantity: Quantity, correct: f64, formulas: Formulas) -> Option<String> {
        let Some(printed) = document.get(quantity) else {
            // With the printed formulas this was said already, wherever the correct formula stands in for a missing
            // one.
            return (formulas == Formulas::Compared).then(|| {
                format!(
                    "The document has no formula for this ({}).",
                    Erratum::comma_separated(&steps::missing_law(quantity))
                )
            });
        };
        let errata: Vec<Erratum> = errata::between(document.reading(), quantity)
            .into_iter()
            .filter(|erratum| !are_same_but_for_rounding(printed, correct) && self.idle(*erratum, quantity).is_none())
            .collect();
        (!errata.is_empty())
            .then(|| format!("The printed value is wrong because of {}.", Erratum::comma_separated(&errata)))
    }

    /// Why the errata make no difference where the printed value is correct.
    fn why_right(&self, document: &Resolver, quantity: Quantity, correct: f64) -> Option<String> {
        let printed = document.get(quantity).filter(|printed| are_same_but_for_rounding(*printed, correct))?;
        let between = errata::between(document.reading(), quantity).into_iter();
        let idle: Vec<(Erratum, String)> =
            between.filter_map(|erratum| Some((erratum, self.idle(erratum, quantity)?))).collect();
        let sentences = idle.chunk_by(|one, next| one.1 == next.1).map(|alike| {
            let errata: Vec<Erratum> = alike.iter().map(|(erratum, _)| *erratum).collect();
            let make = if errata.len() == 1 { "makes" } else { "make" };
            format!("{} {make} no difference here: {}.", Erratum::comma_separated(&errata), alike[0].1)
        });
        let sentences = sentences.collect::<Vec<_>>().join(" ");
        (printed.is_finite() && !sentences.is_empty()).then_some(sentences)
    }

    /// The numbers that keep an erratum in the law of a quantity from making a difference: C2 makes none for the true
    /// class of a one-hot label, C4 none at a learning rate of 1, the others none where another factor is 0.
    fn idle(&self, erratum: Erratum, quantity: Quantity) -> Option<String> {
        let is = |of: Quantity, number: f64| self.exact().get(of) == Some(number);
        let (weight, unit) = match quantity {
            Quantity::Updated(weight) | Quantity::Partial { of: Variable::Loss, by: Variable::Weight(weight) } => {
                (Some(weight), weight.destination())
            }
            Quantity::Partial { of: Variable::Loss, by: Variable::NetInput(unit) | Variable::Activation(unit) } => {
                (None, unit)
            }
            _ => return None,
        };
        let source = weight.map(|weight| Quantity::Activation(weight.source()));
        let first_zero = |factors: &[Option<Quantity>]| {
            factors.iter().flatten().find(|factor| is(**factor, 0.0)).map(|factor| format!("{factor} = 0"))
        };
        match erratum {
            Erratum::C2 if !self.differs(Quantity::loss_by(Variable::NetInput(unit))) => {
                let label = label_of(self.exact(), unit);
                Some(match is(label, 1.0) {
                    true => format!("{label} = 1 and the other labels are 0"),
                    false => format!("{} is almost 0", Quantity::Activation(unit)),
                })
            }
            Erratum::C2 => first_zero(&[source]),
            Erratum::C4 => is(Quantity::LearningRate, 1.0).then(|| format!("{} = 1", Quantity::LearningRate)),
            Erratum::R1 | Erratum::R2 | Erratum::C6 => first_zero(&[
                source,
                Some(Quantity::loss_by(Variable::Activation(unit))),
                matches!(quantity, Quantity::Updated(_)).then_some(Quantity::LearningRate),
                weight.map(|weight| Quantity::loss_by(Variable::Weight(weight))),
            ]),
            _ => None,
        }
    }

    /// Whether the printed formulas give a different value from the correct ones.
    fn differs(&self, quantity: Quantity) -> bool {
        let printed = self.values(ReadingKind::Document).and_then(|values| values.get(quantity));
        let exact = self.exact().get(quantity);
        printed.zip(exact).is_none_or(|(printed, exact)| !are_same_but_for_rounding(printed, exact))
    }
}

fn numeric_value(
    pass: &Pass,
    (of, by): (Variable, Variable),
    correct: f64,
    correct_text: &str,
    digits: Digits,
) -> Line {
    let Some(numeric) = pass.numeric_derivative(of, by) else {
        let why = pass.why_no_numeric_derivative(by);
        return Line::witness(LineKind::Numeric, None, f64::NAN, &format!("not available: {why}"));
    };
    // Far below the precision of the numeric derivative, noise counts as 0.
    if (numeric - correct).abs() < 1e-9 && correct_text == "0" && !pass.is_on_kink(by) {
        return Line::witness(LineKind::Numeric, None, numeric, "0");
    }
    let text = significant(numeric, digits.count());
    // A small derivative can agree on the absolute scale and still differ in its digits.
    let has_its_digits = (numeric - correct).abs() <= 1e-3 * correct.abs() || text == correct_text;
    let doubt = match (Walk::bears_out(numeric, correct) && has_its_digits, pass.is_on_kink(by)) {
        (_, true) => " (from the left)",
        (true, false) => "",
        (false, false) => " (not accurate here)",
    };
    Line::witness(LineKind::Numeric, None, numeric, &format!("{text}{doubt}"))
}
