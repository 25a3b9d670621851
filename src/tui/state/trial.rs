//! A number being tried out: the change of the loss since it was touched.

use super::State;
use crate::{
    formula::digits::significant,
    quantity::Quantity,
    scenario::Given,
    tui::keys::{Command, key_of},
    walk::{Experiment, Walk},
};

/// A number being tried out, and the walk before it was touched.
#[derive(Debug, Clone)]
pub(super) struct Trial {
    pub(super) given: Given,
    pub(super) ends: Ends,
    pub(super) before: Box<Walk>,
    /// The effect on the loss; `None` where it is not finite.
    pub(super) experiment: Option<Experiment>,
}

/// What happens to a number being tried out when its line is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ends {
    /// It was moved on its step, and is restored.
    PutBack,
    /// It was changed in the editor or on its curve, and keeps its new value.
    Stays,
}

impl State {
    /// What happens to the number being tried out when its line is closed; `None` if there is none.
    #[must_use]
    pub fn trial_ends(&self) -> Option<Ends> {
        self.trial.as_ref().map(|trial| trial.ends)
    }

    /// Keeps the new value of the number that was changed last, and says so.
    pub(super) fn keep_change(&mut self) {
        let Some(trial) = self.trial.as_mut().filter(|trial| trial.ends == Ends::PutBack) else { return };
        trial.ends = Ends::Stays;
        let given = trial.given;
        let undo = key_of(Command::Undo);
        if let Some(name) = self.name_and_number(given) {
            self.notice = Some(format!("{name} now. {undo} undoes the change."));
        }
    }

    /// The name and the value of a given number, as in "a12(0) is 0.6".
    pub(super) fn name_and_number(&self, given: Given) -> Option<String> {
        let number = self.walk.scenario().number(given)?;
        let text =
            number.source().map_or_else(|| significant(number.value, self.settings.digits.count()), str::to_owned);
        Some(format!("{} is {text}", self.notation().name_of(given)))
    }

    /// The change of the loss since the number that was changed last was touched.
    #[must_use]
    pub fn experiment(&self) -> Option<&Experiment> {
        self.trial.as_ref()?.experiment.as_ref()
    }

    /// Whether a number has changed since before the last change, as far as its digits show.
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

    /// Whether a number is being tried out.
    #[must_use]
    pub fn is_trying(&self) -> bool {
        self.trial.is_some()
    }

    /// Closes the line of the number being tried out: restores it if it was moved on its step.
    pub fn end_trial(&mut self) {
        match self.trial.as_ref().map(|trial| (trial.ends, trial.given)) {
            Some((Ends::PutBack, _)) => self.undo(),
            Some((Ends::Stays, _)) => self.trial = None,
            None => {}
        }
    }

    /// Recomputes the trial for the formulas that are shown.
    pub(super) fn refresh_trial(&mut self) {
        let reading = self.settings.reading;
        if let Some(trial) = &mut self.trial {
            trial.experiment = trial.before.experiment(trial.given, &self.walk, reading);
        }
    }
}
