//! Hints: the numbers that a value depends on, the formula with them, the value of each part, and the value last.

use super::{Hint, Mark, Practice};
use crate::{
    formula::{Formula, Value},
    quantity::Quantity,
    walk::{Content, Line, LineKind, Walk},
};

/// A number that a value depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operand {
    /// Its name.
    pub quantity: Quantity,
    /// The number as the formula contains it; `None` while it is hidden.
    pub number: Option<String>,
}

impl Practice {
    /// The next hint at a step, given all of its lines. The value comes last, and never first.
    #[must_use]
    pub fn next_hint(&self, walk: &Walk, step: usize, lines: &[Line]) -> Hint {
        let has_numbers = !self.hides_numbers(walk, step) && !is_value_already(lines);
        let has_factors = lines.iter().any(|line| line.kind == LineKind::Factor);
        let before_the_value: &[Hint] = match (has_numbers, has_factors) {
            (false, _) => &[Hint::Operands],
            (true, false) => &[Hint::Operands, Hint::Numbers],
            (true, true) => &[Hint::Operands, Hint::Numbers, Hint::Factors],
        };
        let so_far = self.shown_so_far(step, lines);
        before_the_value.iter().copied().find(|hint| Some(*hint) > so_far).unwrap_or(Hint::Value)
    }

    /// Looks up the next hint of a waiting step, given all of its lines. Once the value is known, the answers to other
    /// steps are judged again.
    pub fn look_up(&mut self, walk: &Walk, step: usize, lines: &[Line]) -> Hint {
        let next = self.next_hint(walk, step, lines);
        self.marks.entry(step).or_default().look_up(next);
        if next == Hint::Value {
            self.judge_again(walk, walk.steps()[step].sample);
        }
        next
    }

    /// The numbers that the value of a step depends on, as far as they are shown: once they are looked up, and from the
    /// start where practice began, since all of them are given there.
    #[must_use]
    pub fn operands(&self, walk: &Walk, step: usize, lines: &[Line]) -> Vec<Operand> {
        if self.shown_so_far(step, lines) != Some(Hint::Operands) || is_value_already(lines) {
            return Vec::new();
        }
        let mut operands: Vec<Operand> = Vec::new();
        for value in lines.iter().filter(|line| line.kind == LineKind::Numbers).flat_map(values) {
            let Some(quantity) = value.of else { continue };
            if operands.iter().all(|operand| operand.quantity != quantity) {
                let is_open = self.is_open(walk, step, quantity);
                operands.push(Operand { quantity, number: is_open.then(|| value.text.clone()) });
            }
        }
        operands
    }

    /// How much of a step is shown beside its formula in letters.
    fn shown_so_far(&self, step: usize, lines: &[Line]) -> Option<Hint> {
        let given = (step == self.started_at && !is_value_already(lines)).then_some(Hint::Operands);
        self.mark(step).and_then(Mark::hint).max(given)
    }
}

/// Whether the formula of a step, given all of its lines, is a single number.
#[must_use]
pub fn is_value_already(lines: &[Line]) -> bool {
    let numbers = lines.iter().filter(|line| line.kind == LineKind::Numbers);
    numbers.flat_map(formulas).any(is_one_number)
}

fn is_one_number(formula: &Formula) -> bool {
    match formula {
        Formula::Value(_) | Formula::Constant(_) => true,
        Formula::Sum(_) | Formula::Product(_) => matches!(formula.children()[..], [only] if is_one_number(only)),
        Formula::Factor(_, inner) => is_one_number(inner),
        _ => false,
    }
}

fn formulas(line: &Line) -> Vec<&Formula> {
    match &line.content {
        Content::Statement(statement, _) => statement.right.iter().map(|(_, formula)| formula).collect(),
        Content::Words(_) => Vec::new(),
    }
}

/// The numbers in the formula of a line, in order.
fn values(line: &Line) -> Vec<&Value> {
    fn collect<'a>(formula: &'a Formula, values: &mut Vec<&'a Value>) {
        match formula {
            Formula::Value(value) => values.push(value),
            _ => formula.children().into_iter().for_each(|child| collect(child, values)),
        }
    }
    let mut values = Vec::new();
    formulas(line).into_iter().for_each(|formula| collect(formula, &mut values));
    values
}
