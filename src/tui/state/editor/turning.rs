//! Moving the entry at the cursor: a number by a stride, a size by one, another property to its next choice.

use super::{Entry, Property};
use crate::{
    network::{Activation, Architecture, Bias, LayerPlace, Loss, OutputActivation, Sizes},
    scenario::Scenario,
    training::Update,
    tui::{
        keys::{Command, key_of},
        state::{State, Stride},
        turn::Turn,
    },
};

impl State {
    /// Moves the entry at the cursor: a number by a stride, a size by one, another property to its next choice.
    pub fn turn_entry(&mut self, stride: Stride, turn: Turn) {
        if !self.take_typed() {
            return;
        }
        match self.edited_entry() {
            Some(Entry::Number(given)) => {
                self.nudge_number(given, stride, turn);
                self.follow_number();
            }
            Some(Entry::Network(Property::Update)) => self.set_update(match self.update() {
                Update::All => Update::Each,
                Update::Each => Update::All,
            }),
            Some(Entry::Network(property)) => match self.turned(property, turn) {
                Ok(exercise) => self.reshape_to(exercise),
                Err(reason) => self.notice = Some(reason),
            },
            None => {}
        }
    }

    fn turned(&self, property: Property, turn: Turn) -> Result<Scenario, String> {
        let scenario = self.whole();
        let (sizes, own) = (scenario.sizes(), scenario.architecture());
        let by_one = |units: usize| match turn {
            Turn::On => units + 1,
            Turn::Back => units.saturating_sub(1),
        };
        let architecture = match property {
            Property::HiddenLayers => return self.with_count(property, by_one(sizes.hidden().len())),
            Property::Units(place) => return self.with_count(property, by_one(sizes.units(place.layer))),
            Property::Hidden(LayerPlace { layer, last }) => {
                let activation = next(&Activation::ALL, own.hidden.in_layer(layer), turn);
                Architecture { hidden: own.hidden.with(layer, last - 1, activation), ..own }
            }
            Property::Bias => Architecture { bias: next(&Bias::ALL, own.bias, turn), ..own },
            Property::Loss => {
                let defined: Vec<Loss> = Loss::ALL.into_iter().filter(|loss| loss.check(own.output).is_ok()).collect();
                Architecture { loss: next(&defined, own.loss, turn), ..own }
            }
            // There is no other choice of it in any network.
            Property::Update => own,
            Property::Output => {
                let output = next(&OutputActivation::ALL, own.output, turn);
                let is_defined = own.loss.check(output).is_ok();
                Architecture { output, loss: if is_defined { own.loss } else { Loss::HalfSquared }, ..own }
            }
        };
        self.reshaped(architecture, sizes)
    }

    /// The exercise with this many units in a layer, or this many hidden layers.
    pub(super) fn with_count(&self, property: Property, count: usize) -> Result<Scenario, String> {
        let sizes = self.whole().sizes();
        let sizes = match property {
            Property::Units(place) => sizes.with_units(place.layer, count),
            Property::HiddenLayers => sizes.with_hidden_layers(count),
            Property::Hidden(_) | Property::Output | Property::Loss | Property::Bias | Property::Update => {
                let [lower, raise] = [Command::Lower, Command::Raise].map(key_of);
                return Err(format!("{lower} {raise} choose another."));
            }
        };
        let bias = self.whole().architecture().bias;
        let sizes = sizes.and_then(|sizes| sizes.check_weights(bias)).map_err(|error| error.to_string())?;
        self.reshaped(self.whole().architecture(), sizes)
    }

    fn reshaped(&self, architecture: Architecture, sizes: Sizes) -> Result<Scenario, String> {
        let reshaped = self.whole().reshaped(architecture, sizes, self.seed);
        reshaped.map_err(|error| error.to_string())
    }

    /// Replaces the exercise by one on another network, and says where its new numbers come from, and why the printed
    /// formulas are gone.
    pub(super) fn reshape_to(&mut self, exercise: Scenario) {
        let seed = self.seed;
        // A number that is the same with another seed was not drawn.
        let from_another = self.whole().reshaped(exercise.architecture(), exercise.sizes(), seed + 1);
        let is_drawn = from_another.ok().as_ref() != Some(&exercise);
        let had_document = self.walk.no_document().is_none();
        self.replace(exercise);
        let undo = key_of(Command::Undo);
        let mut said = match is_drawn {
            true => format!("New numbers are from seed {seed}. {undo} undoes the change."),
            false => format!("All numbers stay as they were. {undo} undoes the change."),
        };
        if is_drawn {
            self.seed += 1;
        }
        if let Some(reason) = self.walk.no_document().filter(|_| had_document) {
            said = format!("{said} {}", reason.in_a_sentence());
        }
        self.notice = Some(said);
        let last = self.rows_to_edit();
        if let Some(editor) = self.editor_mut() {
            editor.row = editor.row.min(last.len() - 1);
            editor.column = editor.column.min(last[editor.row].entries.len() - 1);
        }
    }
}

/// The next or previous choice, wrapping around.
fn next<T: Copy + PartialEq>(all: &[T], of: T, turn: Turn) -> T {
    let at = all.iter().position(|other| *other == of).unwrap_or(0);
    let step = match turn {
        Turn::On => 1,
        Turn::Back => all.len() - 1,
    };
    all[(at + step) % all.len()]
}
