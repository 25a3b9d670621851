//! From training step to training step, and from network to network.

use super::{Activity, State, history::Change, run::RunLosses};
use crate::{
    reading::ReadingKind,
    scenario::Scenario,
    settings::{Origin, Settings},
    tui::keys::{Command, key_of},
};

impl State {
    /// The number of updates applied before this training step.
    #[must_use]
    pub fn updates_applied(&self) -> usize {
        self.run.count()
    }

    /// The number of the training step that is walked, from 1. A reading whose numbers are no longer finite stays at
    /// its last.
    #[must_use]
    pub fn training_step(&self) -> usize {
        self.run.step()
    }

    /// The losses of a reading over the training steps so far; `None` where there is no such reading.
    #[must_use]
    pub fn losses(&self, reading: ReadingKind) -> Option<RunLosses> {
        self.run.losses(&self.walk, reading)
    }

    /// The losses of a reading at the start and after each update so far, as far as they are known without a gap up to
    /// the present; `None` where there is no such reading.
    #[must_use]
    pub fn losses_so_far(&self, reading: ReadingKind) -> Option<Vec<f64>> {
        Some(self.run.so_far(&self.walk, reading)?.losses)
    }

    /// Those of the reading whose weights are walked: in practice and in a review, those of the plain walk.
    #[must_use]
    pub fn losses_of_walk(&self) -> Option<Vec<f64>> {
        self.losses_so_far(self.reading_walked())
    }

    /// Whether there are losses earlier than those that are known.
    #[must_use]
    pub fn has_gap_in_losses(&self) -> bool {
        self.run.so_far(&self.walk, self.reading_walked()).is_some_and(|known| known.has_gap)
    }

    /// Whether each loss so far follows one more update, and not a training step with several.
    #[must_use]
    pub fn has_loss_of_each_update(&self) -> bool {
        self.run.has_loss_of_each_update()
    }

    /// The reading whose weights are walked.
    fn reading_walked(&self) -> ReadingKind {
        self.run.walked().unwrap_or(self.settings.reading)
    }

    /// Opens a network where it was left, or at its first step with the formulas of its origin; this one waits as it
    /// is. If the document covers both, the formulas chosen here are kept.
    pub fn open_network(&mut self, network: Scenario, origin: Origin) {
        if network == *self.origin() && self.is_edited() {
            // Opened again, it would lose its edits.
            let [undo, save] = [Command::Undo, Command::Save].map(key_of);
            self.notice =
                Some(format!("This network is open already, with your edits: {undo} undoes them, {save} saves them."));
            return;
        }
        let is_lecture = self.lecture().is_some();
        self.end_lecture();
        let left_before = self.parked.iter().position(|state| state.origin() == &network);
        let mut other = match left_before {
            Some(place) => self.parked.remove(place),
            None => self.fresh(network, origin),
        };
        other.parked = std::mem::take(&mut self.parked);
        other.hunt_offer = self.hunt_offer;
        self.hand_over(&mut other);
        // The settings stay as they are now; the kind of formulas belongs to the network.
        other.settings = Settings { reading: other.settings.reading, ..self.settings };
        let left = std::mem::replace(self, other);
        if left.origin() != self.origin() {
            self.parked.push(left);
        }
        self.refresh();
        if is_lecture {
            self.begin_lecture();
        }
    }

    /// The exercise as it was opened, before any change.
    #[must_use]
    pub fn origin(&self) -> &Scenario {
        &self.opened
    }

    /// The whole exercise before the updates of the present run.
    #[must_use]
    pub fn exercise(&self) -> Scenario {
        self.run.start().cloned().unwrap_or_else(|| self.whole())
    }

    /// Walks the weights of the reading shown after the same updates. Practice and a review keep the weights that they
    /// began with.
    pub(super) fn follow_reading(&mut self) {
        if matches!(self.activity, Activity::Walking | Activity::Lecturing { .. })
            && let Some(scenario) = self.run.turn_to(self.settings.reading)
        {
            self.walk = self.walk.with_numbers_of(scenario);
        }
    }

    /// Applies the update of each reading to its own weights and walks the next training step, at the same step.
    pub fn apply(&mut self) {
        let Some(scenario) = self.advanced() else {
            self.notice = Some("A new weight is not a finite number: the update cannot be applied.".to_owned());
            return;
        };
        self.history.made(Change::Update);
        self.trial = None;
        self.walk_again(scenario);
        let undo = key_of(Command::Unapply);
        let applied = match (self.run.counts_updates(), self.sample_in_turn()) {
            (true, None) => format!("Update applied ({} so far). {undo} undoes it.", self.run.count()),
            (false, None) => {
                format!("Update applied: this is training step {}. {undo} undoes it.", self.training_step())
            }
            (_, Some((sample, of))) => format!("Update applied: on to sample {sample} of {of}. {undo} undoes it."),
        };
        self.notice = Some(self.with_those_that_stay(applied, self.run.count() - 1));
    }

    /// A sentence, followed by the visible readings that did not come through this many updates.
    pub(super) fn with_those_that_stay(&self, sentence: String, since: usize) -> String {
        let all = self.run.count();
        let stays = self.formulas().readings().iter().filter_map(|reading| {
            let formulas = match reading {
                ReadingKind::Document => "printed",
                ReadingKind::Exact => "correct",
            };
            let last = self.run.updates_of(*reading)?;
            let step = self.run.step_of(*reading)?;
            (last >= since && last < all).then(|| {
                format!(" The {formulas} formulas stay at training step {step}: a new weight is not a finite number.")
            })
        });
        stays.fold(sentence, |words, more| words + &more)
    }

    /// Applies the update of each reading, and returns the exercise to walk then.
    pub(super) fn advanced(&mut self) -> Option<Scenario> {
        self.follow_reading();
        self.run.advance(&self.walk, self.settings.reading)
    }

    /// Undoes the last update of all readings, at the same step.
    pub fn unapply(&mut self) {
        if self.run.count() > 0 && self.history.ends_with_update() {
            self.undo();
            self.notice = Some("Last update undone.".to_owned());
        } else if self.history.ends_with_training() && self.run.step_of_training().is_some() {
            self.take_step_of_training_back();
        } else if self.history.edits() > 0 {
            let undo = key_of(Command::Undo);
            self.notice = Some(format!("No update since the last edit. {undo} undoes the edit."));
        } else {
            self.notice = Some("No update has been applied yet.".to_owned());
        }
    }

    /// Undoes the last step of a training run by itself; with the first step, the whole run.
    fn take_step_of_training_back(&mut self) {
        if self.run.step_of_training() == Some(1) {
            self.undo();
            self.notice = Some("First step of the training undone: this is where it began.".to_owned());
        } else if let Some(scenario) = self.run.take_back() {
            self.history.took_step_back();
            self.trial = None;
            self.walk_again(scenario);
            let [undo, redo] = [Command::Undo, Command::Redo].map(key_of);
            self.notice = Some(format!(
                "One step of the training undone: training step {}. {redo} redoes it, {undo} takes the training back.",
                self.training_step()
            ));
        }
    }

    /// Another training step, at the same step of the walk, with as much of it shown as before and the same part
    /// selected.
    pub(super) fn walk_again(&mut self, scenario: Scenario) {
        let scroll = self.scroll;
        let walk = self.walk.with_numbers_of(scenario);
        if walk.steps().len() != self.walk.steps().len() {
            // In a network of another size the same step, or the last one if there are fewer.
            let place = self.step().quantity().and_then(|quantity| walk.find_near(self.step(), quantity));
            let phase = || walk.steps().iter().position(|step| step.phase == self.step().phase);
            self.step = place.or_else(phase).unwrap_or(0);
            self.trail.clear();
        }
        self.walk = walk;
        self.settings.reading = self.possible(self.settings.reading);
        self.refresh_as_far();
        self.scroll = scroll;
    }
}
