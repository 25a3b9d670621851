//! The parts of the formula: which there are, which is selected, and what each contains.

use super::State;
use crate::{
    formula::{Binding, FactorLabel, Statement},
    quantity::Quantity,
    walk::{Content, LineKind, Topic},
};

impl State {
    /// The statement whose parts can be selected: the newest with numbers, before that the newest in letters.
    #[must_use]
    pub fn statement_in_parts(&self) -> Option<&Statement> {
        // The numbers of the result are those with the new weights, which are in no other place.
        if self.step().topic == Topic::Outcome {
            return None;
        }
        let shown = &self.lines[..self.lines_shown()];
        let of_kind = |kinds: &[LineKind]| {
            shown.iter().rev().filter(|line| kinds.contains(&line.kind)).find_map(|line| match &line.content {
                Content::Statement(statement, _) if !parts_of(statement).is_empty() => Some(statement),
                _ => None,
            })
        };
        // The numbers of a single term are no parts; in letters that one term stands for a whole sum.
        of_kind(&[LineKind::Numbers])
            .filter(|statement| parts_of(statement).len() > 1)
            .or_else(|| of_kind(&[LineKind::Bound]))
            .or_else(|| of_kind(&[LineKind::Law]))
    }

    /// The parts of the formula that can be selected.
    #[must_use]
    pub fn parts(&self) -> Vec<FactorLabel> {
        self.statement_in_parts().map(parts_of).unwrap_or_default()
    }

    /// The chosen part.
    #[must_use]
    pub fn chosen(&self) -> Option<FactorLabel> {
        self.parts().get(self.factor?).copied()
    }

    /// The parts of the formula with the quantities in each.
    #[must_use]
    pub fn quantities_in_parts(&self) -> Vec<(FactorLabel, Vec<Quantity>)> {
        let Some(statement) = self.statement_in_parts() else { return Vec::new() };
        let binding = self.binding().unwrap_or_default();
        statement.right.iter().flat_map(|(_, formula)| formula.quantities_of_parts(binding)).collect()
    }

    /// The meaning of the letters of the step's law: as long as only the law is shown, its parts contain these numbers.
    fn binding(&self) -> Option<Binding> {
        let values = self.walk().values_at(self.step(), self.settings.reading)?;
        Some(values.reading().cell(self.step().quantity()?)?.binding)
    }
}

/// The parts of a statement, each once.
fn parts_of(statement: &Statement) -> Vec<FactorLabel> {
    let mut labels: Vec<FactorLabel> = Vec::new();
    for (label, _) in statement.right.iter().flat_map(|(_, formula)| formula.factors()) {
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    labels
}
