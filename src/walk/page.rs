//! What is said of the published page that a built-in example is from, at the step whose number it prints.

use super::{Formulas, Line, Walk};
use crate::reading::{Erratum, errata::published};

impl Walk {
    /// That the page prints another loss after the update; and why, where errata are told.
    pub(super) fn page_lines(&self, formulas: Formulas) -> Vec<Line> {
        if !self.errata.contains(&Erratum::P1) {
            return Vec::new();
        }
        let [slip, correct] = published::losses(&self.scenario);
        let printed = published::PRINTED_LOSS;
        let words = match formulas.told(&[Erratum::P1]) {
            [] => {
                format!("The blog post this example is from has {printed} as this loss. The correct loss is {correct}.")
            }
            _ => format!(
                "The blog post this example is from prints {printed} (P1). Using the already updated weights in the \
                 backward pass gives {slip}; the correct loss is {correct}."
            ),
        };
        vec![Line::words(words)]
    }
}
