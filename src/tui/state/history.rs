//! What was done to the exercise, one change after the other, to be undone and done again without limit.

use super::run::Run;
use crate::scenario::Scenario;

/// The changes so far, and those that were undone.
#[derive(Debug, Clone, Default)]
pub(super) struct History {
    done: Vec<Change>,
    undone: Vec<Change>,
}

/// A change, with what it takes to go to its other side.
#[derive(Debug, Clone)]
pub(super) enum Change {
    /// An update was applied: a run of them knows its own way back and on.
    Update,
    /// Numbers were edited: the exercise and its run on the other side.
    Edit(Moment),
    /// Many training steps were gone through at once: the exercise and its run on the other side.
    Training(Moment),
    /// A step of such a training was taken back by itself. It is only ever among those that were undone.
    StepOfTraining,
}

/// An exercise and the run that it is in.
#[derive(Debug, Clone)]
pub(super) struct Moment {
    pub(super) scenario: Scenario,
    pub(super) run: Run,
}

impl History {
    /// A change was made; what was undone before it cannot be done again.
    pub(super) fn made(&mut self, change: Change) {
        self.undone.clear();
        self.done.push(change);
    }

    /// The last change, to be undone; what is handed in goes to the other side of it.
    pub(super) fn undo(&mut self, now: impl FnOnce() -> Moment) -> Option<Change> {
        Self::over(&mut self.done, &mut self.undone, now)
    }

    /// The change that was undone last, to be done again.
    pub(super) fn redo(&mut self, now: impl FnOnce() -> Moment) -> Option<Change> {
        Self::over(&mut self.undone, &mut self.done, now)
    }

    fn over(from: &mut Vec<Change>, to: &mut Vec<Change>, now: impl FnOnce() -> Moment) -> Option<Change> {
        let change = from.pop()?;
        match &change {
            Change::Update => to.push(Change::Update),
            Change::Edit(_) => to.push(Change::Edit(now())),
            Change::Training(_) => to.push(Change::Training(now())),
            // The training that it is a step of is among those done.
            Change::StepOfTraining => {}
        }
        Some(change)
    }

    /// A step of the last change, a training, was taken back.
    pub(super) fn took_step_back(&mut self) {
        self.undone.push(Change::StepOfTraining);
    }

    /// Whether there is a change to undo.
    pub(super) fn may_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is a change that was undone.
    pub(super) fn may_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Whether the last change was an update.
    pub(super) fn ends_with_update(&self) -> bool {
        matches!(self.done.last(), Some(Change::Update))
    }

    /// Whether the last change was a training.
    pub(super) fn ends_with_training(&self) -> bool {
        matches!(self.done.last(), Some(Change::Training(_)))
    }

    /// How many edits there are to undo.
    pub(super) fn edits(&self) -> usize {
        self.done.iter().filter(|change| matches!(change, Change::Edit(_) | Change::Training(_))).count()
    }
}
