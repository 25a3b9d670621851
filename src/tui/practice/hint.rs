//! Hints: one line more of a step at a time, the value last.

use super::{Hint, Mark, Practice};
use crate::{
    formula::Formula,
    walk::{Content, Line, LineKind, Walk},
};

impl Practice {
    /// What the next hint at a step is, all of whose lines are given. Its value comes last, and never first.
    #[must_use]
    pub fn next_hint(&self, walk: &Walk, step: usize, lines: &[Line]) -> Hint {
        let has_numbers = !self.hides_numbers(walk, step) && !lines.iter().any(is_value_already);
        let has_factors = lines.iter().any(|line| line.kind == LineKind::Factor);
        let before_the_value: &[Hint] = match (has_numbers, has_factors) {
            (false, _) => &[Hint::Operands],
            (true, false) => &[Hint::Numbers],
            (true, true) => &[Hint::Numbers, Hint::Factors],
        };
        let so_far = self.mark(step).and_then(Mark::hint);
        before_the_value.iter().copied().find(|hint| Some(*hint) > so_far).unwrap_or(Hint::Value)
    }

    /// Looks up one line more of a step that waits, all of whose lines are given.
    pub fn look_up(&mut self, walk: &Walk, step: usize, lines: &[Line]) -> Hint {
        let next = self.next_hint(walk, step, lines);
        self.marks.insert(step, Mark::LookedUp(next));
        next
    }
}

/// Whether the numbers put in are one number.
fn is_value_already(line: &Line) -> bool {
    let Content::Statement(statement, _) = &line.content else { return false };
    line.kind == LineKind::Numbers && statement.right.iter().any(|(_, formula)| is_one_number(formula))
}

fn is_one_number(formula: &Formula) -> bool {
    match formula {
        Formula::Value(_) | Formula::Constant(_) => true,
        Formula::Sum(_) | Formula::Product(_) => matches!(formula.children()[..], [only] if is_one_number(only)),
        Formula::Factor(_, inner) => is_one_number(inner),
        _ => false,
    }
}
