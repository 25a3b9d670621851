//! Many training steps by the formulas of a reading.

use std::sync::Arc;

use super::{NoDocument, ReadingKind, document};
use crate::training::{GradientDescent, Rule, Run, Training};

impl ReadingKind {
    /// A training run of this number of steps by the rules of this reading, at its start.
    ///
    /// # Errors
    /// [`NoDocument`] where the document has no rules for such a network, or for one update after several samples.
    pub fn run(self, training: &Arc<Training>, steps: usize) -> Result<Run, NoDocument> {
        let rule: Arc<dyn Rule> = match self {
            Self::Exact => Arc::new(GradientDescent),
            Self::Document => document::rule_of(training)?,
        };
        Ok(Run::new(Arc::clone(training), rule, steps))
    }
}
