//! The history of the exercise, one change after another, to be undone and redone without limit.

use super::run::Run;
use crate::scenario::Scenario;

/// The changes so far, and those that were undone.
#[derive(Debug, Clone, Default)]
pub(super) struct History {
    done: Vec<Change>,
    undone: Vec<Change>,
}

/// A change, with what it takes to get to its other side.
#[derive(Debug, Clone)]
pub(super) enum Change {
    /// An update was applied: a run knows its own way back and forth.
    Update,
    /// Numbers were edited: the exercise and its run on the other side.
    Edit(Moment),
    /// Many training steps were made at once: the exercise and its run on the other side.
    Training(Moment),
    /// A step of such a training was undone by itself. It only ever occurs among the undone changes.
    StepOfTraining,
}

/// An exercise and its run.
#[derive(Debug, Clone)]
pub(super) struct Moment {
    pub(super) scenario: Scenario,
    pub(super) run: Run,
}

impl History {
    /// Records a change; changes undone before it cannot be redone.
    pub(super) fn made(&mut self, change: Change) {
        self.undone.clear();
        self.done.push(change);
    }

    /// The last change, to be undone; `here` is stored as its other side.
    pub(super) fn undo(&mut self, now: impl FnOnce() -> Moment) -> Option<Change> {
        Self::over(&mut self.done, &mut self.undone, now)
    }

    /// The change that was undone last, to be redone.
    pub(super) fn redo(&mut self, now: impl FnOnce() -> Moment) -> Option<Change> {
        Self::over(&mut self.undone, &mut self.done, now)
    }

    fn over(from: &mut Vec<Change>, to: &mut Vec<Change>, now: impl FnOnce() -> Moment) -> Option<Change> {
        let change = from.pop()?;
        match &change {
            Change::Update => to.push(Change::Update),
            Change::Edit(_) => to.push(Change::Edit(now())),
            Change::Training(_) => to.push(Change::Training(now())),
            // The training run that the step belongs to is among the changes done.
            Change::StepOfTraining => {}
        }
        Some(change)
    }

    /// Records that a step of the last change, a training run, was undone.
    pub(super) fn took_step_back(&mut self) {
        self.undone.push(Change::StepOfTraining);
    }

    /// Whether there is a change to undo.
    pub(super) fn may_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is a change to redo.
    pub(super) fn may_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Whether the last change was an update.
    pub(super) fn ends_with_update(&self) -> bool {
        matches!(self.done.last(), Some(Change::Update))
    }

    /// Whether the last change was a training run.
    pub(super) fn ends_with_training(&self) -> bool {
        matches!(self.done.last(), Some(Change::Training(_)))
    }

    /// The number of edits to undo.
    pub(super) fn edits(&self) -> usize {
        self.done.iter().filter(|change| matches!(change, Change::Edit(_) | Change::Training(_))).count()
    }
}
