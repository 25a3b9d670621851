//! A number that is tried out: what became of the loss since it was touched.

use super::State;
use crate::{
    formula::digits::significant,
    quantity::Quantity,
    scenario::Given,
    walk::{Experiment, Walk},
};

/// A number that is being tried out, and the walk before it was touched.
#[derive(Debug, Clone)]
pub(super) struct Trial {
    pub(super) given: Given,
    pub(super) before: Box<Walk>,
    /// What became of the loss; nothing where it is not finite.
    pub(super) experiment: Option<Experiment>,
}

impl State {
    /// What became of the loss since the number that was changed last was touched.
    #[must_use]
    pub fn experiment(&self) -> Option<&Experiment> {
        self.trial.as_ref()?.experiment.as_ref()
    }

    /// Whether a number is another one than before the last change, as far as its digits show.
    #[must_use]
    pub fn has_changed(&self, quantity: Quantity) -> bool {
        let Some(trial) = &self.trial else { return false };
        let digits = self.settings.digits.count();
        let shown = |walk: &Walk| {
            let step = walk.steps().get(self.step)?;
            let own = walk.values_at(step, self.settings.reading).and_then(|values| values.get(quantity));
            own.or_else(|| walk.values(self.settings.reading)?.get(quantity)).map(|value| significant(value, digits))
        };
        shown(&trial.before) != shown(&self.walk)
    }

    /// Whether a number is tried out.
    #[must_use]
    pub fn is_trying(&self) -> bool {
        self.trial.is_some()
    }

    /// Puts the number that is tried out back as it was.
    pub fn end_trial(&mut self) {
        if self.trial.is_some() {
            self.undo();
            self.notice = None;
        }
    }

    /// Works the trial out anew, for the formulas that are shown.
    pub(super) fn refresh_trial(&mut self) {
        let reading = self.settings.reading;
        if let Some(trial) = &mut self.trial {
            trial.experiment = trial.before.experiment(trial.given, &self.walk, reading);
        }
    }
}
