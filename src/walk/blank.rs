//! The lines of a step for someone who works it out by hand: the formulas in symbols, with room for every number.

use super::{
    Formulas, Line, LineKind, Step, Topic, Walk, formula_lines::about_linear_unit, line::Content, pass::Pass,
    remarks::about_fixed_bias,
};
use crate::{
    formula::{Binding, Digits, FactorLabel, Formula, Relation, Statement},
    quantity::{Letter, Quantity},
    reading::Cell,
    typeset::room,
};

/// Room for a number.
const NUMBER: usize = 12;
/// Room for a number below its part of a formula.
const PART: usize = 8;
/// Room for a formula with its numbers put in.
const NUMBERS: usize = 48;

impl Walk {
    /// The lines of a step with the correct formulas and nothing worked out: given numbers, symbols, and a blank for
    /// everything to be filled in.
    #[must_use]
    pub fn blank(&self, step: &Step) -> Vec<Line> {
        match step.topic {
            Topic::Sample => self.sample_lines(step.sample, &self.pass(step).exact, Formulas::Correct),
            Topic::Samples => self.samples_lines(Formulas::Correct),
            Topic::Quantity(quantity) => blank_quantity(self.pass(step), quantity),
            Topic::Outcome => self.blank_outcome(),
            // Given weights, and laws in letters.
            Topic::Weights | Topic::ChainRule(_) | Topic::ActivationDerivation(_) | Topic::SoftmaxDerivation => {
                self.working(step, Formulas::Correct, Digits::default())
            }
        }
    }

    fn blank_outcome(&self) -> Vec<Line> {
        let Some(cell) = self.exact().reading().cell(Quantity::LossAfter) else { return Vec::new() };
        let statement =
            Statement { left: Some(cell.law.left.clone()), right: vec![(Relation::Equals, cell.law.last().clone())] };
        vec![
            Line::words("The loss again, calculated from the start with the new weights:"),
            Line::statement(LineKind::Law, statement),
            blank_line(LineKind::Numbers, Relation::Equals, NUMBERS),
            blank_line(LineKind::Value, Relation::Equals, NUMBER),
        ]
    }
}

fn blank_quantity(pass: &Pass, quantity: Quantity) -> Vec<Line> {
    let Some(cell) = pass.exact.reading().cell(quantity) else { return Vec::new() };
    let relation = if matches!(quantity, Quantity::Updated(_)) { Relation::Becomes } else { Relation::Equals };
    let law = cell.law.last();
    let bound = law.bind(cell.binding);
    let spelled = spelled_out(law, cell.binding);
    let parts: Vec<(FactorLabel, Formula)> =
        spelled.factors().into_iter().map(|(label, part)| (label, part.clone())).collect();
    let parts = if parts.len() > 1 { parts } else { Vec::new() };

    let mut lines = vec![bound_line(cell, relation, bound.clone())];
    if spelled != bound && !parts.is_empty() {
        let statement = Statement { left: None, right: vec![(Relation::Equals, spelled)] };
        lines.push(Line::statement(LineKind::Law, statement));
    }
    if let Some(Content::Statement(_, captions)) = lines.last_mut().map(|line| &mut line.content) {
        *captions = parts.iter().map(|(label, _)| (*label, format!("{} {}", label.letters(), room(PART)))).collect();
    }
    lines.extend(parts.into_iter().map(|(label, part)| {
        let right = vec![(Relation::Equals, part), (Relation::Equals, Formula::Blank(PART))];
        Line::statement(LineKind::Factor, Statement { left: None, right }).with_note(label.letters())
    }));
    lines.extend(about_fixed_bias(&pass.exact, quantity).map(Line::words));
    lines.extend(about_linear_unit(quantity, law, pass.exact.reading().shape().output()).map(Line::words));
    // Where a number is only passed on, there is nothing to fill in.
    if !matches!(bound, Formula::Symbol(_)) {
        lines.push(blank_line(LineKind::Numbers, Relation::Equals, NUMBERS));
    }
    lines.push(blank_line(LineKind::Value, Relation::Equals, NUMBER));
    lines
}

/// The law with its indices bound.
fn bound_line(cell: &Cell, relation: Relation, bound: Formula) -> Line {
    let statement = Statement { left: Some(cell.law.left.bind(cell.binding)), right: vec![(relation, bound)] };
    let letters: Vec<(Letter, u8)> = cell.binding.iter().collect();
    let kind = if letters.is_empty() { LineKind::Law } else { LineKind::Bound };
    let note: Vec<String> = letters.iter().map(|(letter, n)| format!("{} = {n}", letter.as_char())).collect();
    Line::statement(kind, statement).with_note(note.join(", "))
}

/// The law with its indices bound; a sum of parts is written out term by term, as it is with numbers.
fn spelled_out(formula: &Formula, binding: Binding) -> Formula {
    match formula {
        Formula::Series(range, body) => match body.as_ref() {
            Formula::Factor(_, term) => {
                let terms = (0..).zip(range.numbers(binding)).map(|(place, number)| {
                    Formula::Factor(FactorLabel(place), Box::new(term.bind(binding.with(range.letter, number))))
                });
                match terms.collect::<Vec<_>>() {
                    mut only if only.len() == 1 => only.remove(0),
                    terms => Formula::Sum(terms),
                }
            }
            _ => formula.bind(binding),
        },
        Formula::Quotient(..) | Formula::Negative(_) => formula.map_children(&mut |inner| spelled_out(inner, binding)),
        other => other.bind(binding),
    }
}

fn blank_line(kind: LineKind, relation: Relation, columns: usize) -> Line {
    Line::statement(kind, Statement { left: None, right: vec![(relation, Formula::Blank(columns))] })
}
