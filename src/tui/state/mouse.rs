//! The mouse: who has it, and where a click leads.

use super::{
    State,
    editor::{Entry, Sheet},
};
use crate::{
    formula::FactorLabel,
    quantity::{Quantity, Unit, Variable},
    tui::{
        keys::{Command, key_of},
        lecture::Cell,
    },
    walk::Phase,
};

/// Who has the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MouseOwner {
    /// The program: clicks and the wheel go to it, and the terminal selects no text by itself.
    #[default]
    Program,
    /// The terminal, for selecting text.
    Terminal,
}

/// The state of the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MouseState {
    /// Who has it.
    pub owner: MouseOwner,
    /// Where its left button was pressed, until it is released.
    pub pressed: Option<Cell>,
}

impl State {
    /// Gives the mouse to the terminal, or takes it again.
    pub fn switch_mouse(&mut self) {
        let key = key_of(Command::SwitchMouse);
        let (owner, words) = match self.mouse.owner {
            MouseOwner::Program => {
                (MouseOwner::Terminal, format!("Mouse off: it selects text in the terminal. {key} turns it on again."))
            }
            MouseOwner::Terminal => (
                MouseOwner::Program,
                format!(
                    "Mouse on: click units, weights, parts and keys; the wheel goes from step to step. {key} turns it off."
                ),
            ),
        };
        self.mouse = MouseState { owner, pressed: None };
        self.notice = Some(words);
    }

    /// Explains how to select text, to somebody who tries to.
    pub fn say_how_to_select(&mut self) {
        self.notice = Some(format!(
            "To select text, press {}: it gives the mouse back to the terminal. In most terminals Shift does so too.",
            key_of(Command::SwitchMouse)
        ));
    }

    /// Goes to the nearest step about a unit: on the way back about its derivatives, before that about its net input
    /// and output.
    pub fn visit_unit(&mut self, unit: Unit) {
        let forward = [Quantity::NetInput(unit), Quantity::Activation(unit)];
        let back = [Variable::Activation(unit), Variable::NetInput(unit)].map(Quantity::loss_by);
        let is_back = match self.step().phase {
            Phase::Backward(_) | Phase::AllSamples | Phase::Update => true,
            Phase::Given | Phase::Forward | Phase::Loss | Phase::After => false,
        };
        if !(is_back && self.visit_any(&back)) {
            self.visit_any(&forward);
        }
    }

    /// Goes to the step about a quantity. For a weight that is its derivative, or from the update on its update; a
    /// further click switches between the two.
    pub fn visit(&mut self, quantity: Quantity) {
        let Quantity::Weight(weight) = quantity else {
            self.visit_any(&[quantity]);
            return;
        };
        let both = [quantity, Quantity::Updated(weight)];
        let is_at_one = both.iter().any(|of| self.walk.find_near(self.step(), *of) == Some(self.step));
        let [derivative, update] = both.map(|of| [of]);
        match self.step().phase {
            _ if is_at_one => self.visit_any(&both),
            Phase::Update | Phase::After => self.visit_any(&update) || self.visit_any(&derivative),
            _ => self.visit_any(&derivative) || self.visit_any(&update),
        };
    }

    /// Goes to the nearest step about any of some quantities, or from such a step to the next one; returns whether
    /// there is one.
    fn visit_any(&mut self, quantities: &[Quantity]) -> bool {
        let steps = quantities.iter().filter_map(|quantity| self.walk.find_near(self.step(), *quantity));
        let steps: Vec<usize> = steps.collect();
        let here = self.position();
        let target = match steps.iter().position(|step| *step == here) {
            Some(own) => Some(steps[(own + 1) % steps.len()]),
            None => steps.iter().copied().min_by_key(|step| step.abs_diff(here)),
        };
        // The current step stays as it is.
        if let Some(step) = target.filter(|step| *step != here) {
            self.go_to(step, self.whole_or_asked());
        }
        target.is_some()
    }

    /// Goes to the first step of a phase: with several samples, in the present one or in the next that has it.
    pub fn visit_phase(&mut self, phase: Phase) {
        let sample = self.step().sample;
        let steps = || self.walk.steps().iter().enumerate().filter(|(_, step)| step.phase == phase);
        let own = steps().find(|(_, step)| step.sample == sample);
        if let Some((place, _)) = own.or_else(|| steps().next()) {
            self.go_to(place, self.whole_or_asked());
        }
    }

    /// Selects a part of the formula; returns whether it was already selected. Anything else than a part of the newest
    /// formula is ignored.
    pub fn choose_part(&mut self, part: FactorLabel) -> bool {
        let is_chosen = self.chosen() == Some(part);
        if let Some(place) = self.parts().iter().position(|label| *label == part) {
            self.factor = Some(place);
        }
        is_chosen
    }

    /// Moves the editor's cursor to an entry; typed text is accepted first, and if it cannot be, the cursor stays.
    pub fn move_cursor_to(&mut self, row: usize, column: usize) {
        if !self.take_typed() {
            return;
        }
        // Accepting the text may change the entries.
        let entry = self.rows_to_edit().get(row).and_then(|row| row.entries.get(column).copied());
        let curve = match entry {
            None => return,
            Some(Entry::Network(_)) => Sheet::Table,
            Some(Entry::Number(given)) => self.around(given),
        };
        if let Some(editor) = self.editor_mut() {
            (editor.row, editor.column) = (row, column);
            if editor.is_curve() {
                editor.sheet = curve;
            }
        }
    }

    /// Moves the editor's cursor to a number of the picture, if that is given.
    pub fn move_cursor_to_number(&mut self, quantity: Quantity) {
        let sample = self.step().sample.map_or(0, |sample| usize::from(sample) - 1);
        let Some(given) = self.notation().given(quantity, sample) else { return };
        let rows = self.rows_to_edit();
        let in_row = |entries: &[Entry]| entries.iter().position(|entry| *entry == Entry::Number(given));
        let place = rows.iter().enumerate().find_map(|(row, listed)| Some((row, in_row(&listed.entries)?)));
        if let Some((row, column)) = place {
            self.move_cursor_to(row, column);
        }
    }
}
