//! Numbers changed on the screen: each change makes a new exercise, hence a new walk, and can be undone.

use super::{
    State,
    history::{Change, Moment},
    run::Run,
    trial::{Ends, Trial},
};
use crate::{
    formula::digits::significant,
    quantity::{Quantity, Variable},
    scenario::{Given, InvalidScenario, Number, Scenario},
    training::Update,
    tui::{
        keys::{Command, key_of},
        turn::Turn,
    },
    walk::Topic,
};

/// How far a key moves a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stride {
    /// By 0.1.
    Tenth,
    /// By one in the last digit that is shown.
    LastDigit,
}

impl State {
    /// The given number that the keys for changing act on: the one in the selected part, otherwise the weight that the
    /// step is about, at the result the learning rate.
    ///
    /// # Errors The message if there is none.
    pub fn number_to_change(&self) -> Result<Given, String> {
        let sample = self.step().sample.map_or(0, |sample| usize::from(sample) - 1);
        let given = |quantity| self.notation().given(quantity, sample);
        if let Some(chosen) = self.chosen() {
            let quantities = self.quantities_in_parts().into_iter().filter(|(label, _)| *label == chosen);
            let quantities: Vec<Quantity> = quantities.flat_map(|(_, quantities)| quantities).collect();
            let numbers: Vec<Given> = quantities.iter().filter_map(|quantity| given(*quantity)).collect();
            return match numbers.as_slice() {
                [only] => Ok(*only),
                [] => {
                    let (follow, edit) = (key_of(Command::Follow), key_of(Command::Edit));
                    Err(format!(
                        "Part {} was calculated in earlier steps: {follow} goes there. {edit} edits the given numbers.",
                        chosen.letters()
                    ))
                }
                _ => Err(format!(
                    "Part {} has several given numbers. {} edits them.",
                    chosen.letters(),
                    key_of(Command::Edit)
                )),
            };
        }
        self.own_number().ok_or_else(|| {
            let [part, edit] = [Command::NextFactor, Command::Edit].map(key_of);
            format!("No given number is chosen: {part} chooses a part of the formula, {edit} edits all numbers.")
        })
    }

    /// The given number that the step is about: its weight, at the result the learning rate.
    pub(super) fn own_number(&self) -> Option<Given> {
        let name = match self.step().topic {
            Topic::Outcome => Quantity::LearningRate,
            Topic::Quantity(
                Quantity::Updated(weight) | Quantity::Partial { of: Variable::Loss, by: Variable::Weight(weight) },
            ) => Quantity::Weight(weight),
            _ => return None,
        };
        self.notation().given(name, 0)
    }

    /// Moves the number that the keys for changing act on.
    pub fn nudge(&mut self, stride: Stride, turn: Turn) {
        match self.number_to_change() {
            Ok(given) => self.nudge_number(given, stride, turn),
            Err(reason) => self.notice = Some(reason),
        }
    }

    /// Moves a given number.
    pub(super) fn nudge_number(&mut self, given: Given, stride: Stride, turn: Turn) {
        let Some(number) = self.walk.scenario().number(given) else { return };
        let sign = match turn {
            Turn::On => 1.0,
            Turn::Back => -1.0,
        };
        let moved = match stride {
            Stride::Tenth => number.plus(sign * 0.1),
            Stride::LastDigit => {
                let shown = self.shown(number);
                let last = last_place(&shown);
                Number::read(&shown).map_or_else(|_| number.plus(sign * last), |shown| shown.plus(sign * last))
            }
        };
        if let Err(error) = self.put(given, moved) {
            self.notice = Some(error.to_string());
        }
    }

    /// A number as the screen shows it.
    fn shown(&self, number: &Number) -> String {
        match number.source() {
            Some(text) if !text.contains('/') => text.to_owned(),
            _ => significant(number.value, self.settings.digits.count()),
        }
    }

    /// Replaces a given number. Successive changes of the same number are one change, as long as nothing else is
    /// changed between them.
    ///
    /// # Errors Why such a number is not allowed.
    pub fn put(&mut self, given: Given, number: Number) -> Result<(), InvalidScenario> {
        let changed = self.walk.scenario().with(given, number)?;
        if changed == *self.walk.scenario() {
            return Ok(());
        }
        let continues = |trial: &Trial| trial.given == given && trial.ends == Ends::PutBack;
        let before = self.trial.take().filter(continues).map(|trial| trial.before);
        if before.is_none() {
            self.history.made(Change::Edit(self.moment()));
        }
        let before = before.unwrap_or_else(|| Box::new(self.walk.clone()));
        self.run = self.run.anew(&match self.run.sample_in_turn() {
            Some(sample) => self.whole().with_sample_of(sample, &changed),
            None => changed.clone(),
        });
        self.trial = Some(Trial { given, ends: Ends::PutBack, before, experiment: None });
        self.walk_again(changed);
        Ok(())
    }

    /// Replaces the whole exercise by another one, as one change.
    pub fn replace(&mut self, exercise: Scenario) {
        if exercise == self.whole() && self.run.count() == 0 {
            return;
        }
        let run = self.run.anew(&exercise);
        self.change_to(exercise, run);
    }

    /// Switches to another exercise and its run, as one change.
    fn change_to(&mut self, exercise: Scenario, run: Run) {
        self.history.made(Change::Edit(self.moment()));
        self.trial = None;
        self.run = run;
        self.walk_again(self.run.cut(exercise));
    }

    /// The whole exercise with the present weights: if samples are taken in turn, only one of them is walked.
    #[must_use]
    pub fn whole(&self) -> Scenario {
        self.run.whole(self.walk.scenario())
    }

    /// The sample that is walked, counted from 1, and their number, if they are taken in turn.
    #[must_use]
    pub fn sample_in_turn(&self) -> Option<(usize, usize)> {
        Some((self.run.sample_in_turn()? + 1, self.run.updates_in_a_step()))
    }

    /// When the weights are updated.
    #[must_use]
    pub fn update(&self) -> Update {
        self.run.update()
    }

    /// Begins with the samples all at once or in turn; with a single sample there is no difference.
    pub fn begin_with(&mut self, update: Update) {
        let whole = self.whole();
        let run = Run::over(&whole, update, 0);
        if run.update() != self.update() {
            self.run = run;
            self.walk_again(self.run.cut(whole));
            self.step = 0;
        }
    }

    /// Takes the samples all at once or in turn from now on, as one change.
    pub fn set_update(&mut self, update: Update) {
        let whole = self.whole();
        let run = Run::over(&whole, update, 0);
        if run.update() != self.update() {
            self.change_to(whole, run);
        }
    }

    /// New random numbers for the whole exercise, from the next seed.
    pub fn draw_numbers(&mut self) {
        let seed = self.seed;
        self.replace(self.whole().redrawn(seed));
        self.seed += 1;
        let [new, undo] = [Command::NewNumbers, Command::Undo].map(key_of);
        self.notice = Some(format!("New numbers from seed {seed}. {new} draws others, {undo} undoes it."));
    }

    /// Whether there is a change to undo.
    #[must_use]
    pub fn may_undo(&self) -> bool {
        self.history.may_undo()
    }

    /// Whether there is a change to redo.
    #[must_use]
    pub fn may_redo(&self) -> bool {
        self.history.may_redo()
    }

    pub(super) fn moment(&self) -> Moment {
        Moment { scenario: self.walk.scenario().clone(), run: self.run.clone() }
    }

    /// Undoes the last change, be it an edit or an update.
    pub fn undo(&mut self) {
        let now = self.moment();
        let change = self.history.undo(|| now);
        self.cross(change, Turn::Back);
    }

    /// Redoes the change that was undone last.
    pub fn redo(&mut self) {
        let now = self.moment();
        let change = self.history.redo(|| now);
        self.cross(change, Turn::On);
    }

    fn cross(&mut self, change: Option<Change>, turn: Turn) {
        let (done, nothing) = match turn {
            Turn::Back => ("undone", "There is nothing to undo."),
            Turn::On => ("redone", "There is nothing to redo."),
        };
        let tried = self.trial.take().filter(|_| turn == Turn::Back);
        let what = match change {
            None => {
                self.notice = Some(nothing.to_owned());
                return;
            }
            Some(Change::Edit(moment) | Change::Training(moment)) => {
                self.run = moment.run;
                self.walk_again(moment.scenario);
                if let Some(name) = tried.and_then(|trial| self.name_and_number(trial.given)) {
                    let redo = key_of(Command::Redo);
                    self.notice = Some(format!("{name} again. {redo} makes the change once more."));
                    return;
                }
                "Change"
            }
            Some(Change::StepOfTraining) => {
                if let Some(scenario) = self.run.go_on_in_training() {
                    self.walk_again(scenario);
                }
                "Training step"
            }
            Some(Change::Update) => {
                let next = match turn {
                    Turn::Back => self.run.take_back(),
                    Turn::On => self.advanced(),
                };
                if let Some(scenario) = next {
                    self.walk_again(scenario);
                }
                "Update"
            }
        };
        let left = self.history.edits();
        let edits = if left == 1 { "1 edit".to_owned() } else { format!("{left} edits") };
        self.notice = Some(format!("{what} {done} ({edits} left to undo)."));
    }
}

/// One unit in the last place of a printed number: 0.01 for 0.25, 1 for 3, 0.00001 for 2e-5.
fn last_place(text: &str) -> f64 {
    let (number, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let places = number.split_once('.').map_or(0, |(_, behind)| behind.len());
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let power = exponent - i32::try_from(places).unwrap_or(0);
    // The power in its exact decimal form, as 0.1 cubed is not 0.001.
    format!("1e{power}").parse().unwrap_or(0.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_place_is_that_of_the_printed_number() {
        for (text, place) in [("0.25", 0.01), ("3", 1.0), ("-0.5", 0.1), ("2e-5", 1e-5), ("1.5e3", 100.0)] {
            assert_eq!(last_place(text), place, "{text}");
        }
    }
}
