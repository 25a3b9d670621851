//! Editing all that is given: what the cursor is at is typed anew or turned, in a table or on a curve.

use super::{
    Overlay, State, Stride,
    editor::{Editor, Entry, Move, Property, REACH, REACHES, Sheet, rows},
};
use crate::{
    network::{Activation, Architecture, Bias, Loss, MAX_UNITS, OutputActivation, Sizes},
    quantity::Quantity,
    scenario::{Given, MAX_NUMBER_CHARACTERS, Number, Scenario},
    tui::{
        keys::{Command, key_of},
        turn::Turn,
    },
};

impl State {
    /// The editor, while it is open.
    #[must_use]
    pub fn editor(&self) -> Option<&Editor> {
        match &self.overlay {
            Overlay::Edit(editor) => Some(editor),
            _ => None,
        }
    }

    pub(super) fn editor_mut(&mut self) -> Option<&mut Editor> {
        match &mut self.overlay {
            Overlay::Edit(editor) => Some(editor),
            _ => None,
        }
    }

    /// Begins editing at the number that the step is about, or else at the first sample.
    pub fn begin_editing(&mut self) {
        let wanted = self.number_to_change().ok().or_else(|| self.own_number());
        let wanted = wanted.unwrap_or(Given::Input { sample: 0, input: 0 });
        let loss = self.walk.exact().get(Quantity::Loss).unwrap_or(f64::NAN);
        let mut editor = Editor { loss, ..Editor::default() };
        for (row, listed) in rows(self.walk.scenario()).iter().enumerate() {
            if let Some(column) = listed.entries.iter().position(|entry| *entry == Entry::Number(wanted)) {
                (editor.row, editor.column) = (row, column);
            }
        }
        self.overlay = Overlay::Edit(editor);
    }

    /// Looks at the curve of the number that is at the cursor, or at the table again.
    pub fn turn_sheet(&mut self) {
        if self.editor().is_none() {
            self.begin_editing();
        }
        let curve = match self.edited_entry() {
            Some(Entry::Number(given)) => self.around(given),
            Some(Entry::Network(_)) | None => {
                self.notice = Some("A curve is of a number: choose one.".to_owned());
                return;
            }
        };
        if let Some(editor) = self.editor_mut() {
            editor.sheet = match editor.sheet {
                Sheet::Table => curve,
                Sheet::Curve { .. } => Sheet::Table,
            };
        }
    }

    /// A curve around a number as it is.
    pub(super) fn around(&self, given: Given) -> Sheet {
        let middle = self.walk.scenario().number(given).map_or(0.0, |number| number.value);
        // No learning rate is negative, so that half of its curve would be empty.
        let (middle, reach) = match given {
            Given::LearningRate => (middle.max(REACH / 2.0), middle.max(REACH / 2.0)),
            Given::Input { .. } | Given::Target { .. } | Given::Weight { .. } => {
                (middle, REACH.max(middle.abs() / 4.0))
            }
        };
        Sheet::Curve { middle, reach }
    }

    /// Makes a curve reach twice or half as far.
    pub fn zoom(&mut self, turn: Turn) {
        let now = self.edited_entry().and_then(|entry| match entry {
            Entry::Number(given) => self.walk.scenario().number(given).map(|number| number.value),
            Entry::Network(_) => None,
        });
        let Some(Editor { sheet: Sheet::Curve { middle, reach }, .. }) = self.editor_mut() else { return };
        let factor = if turn == Turn::On { 2.0 } else { 0.5 };
        *reach = (*reach * factor).clamp(REACHES.0, REACHES.1);
        *middle = now.unwrap_or(*middle);
    }

    /// Takes care that the number at the cursor is in sight on its curve.
    fn follow_number(&mut self) {
        let Some(Entry::Number(given)) = self.edited_entry() else { return };
        let Some(value) = self.walk.scenario().number(given).map(|number| number.value) else { return };
        if let Some(Editor { sheet: Sheet::Curve { middle, reach }, .. }) = self.editor_mut()
            && (value - *middle).abs() > *reach
        {
            *middle = value;
        }
    }

    /// What the cursor is at.
    #[must_use]
    pub fn edited_entry(&self) -> Option<Entry> {
        let editor = self.editor()?;
        rows(self.walk.scenario()).get(editor.row)?.entries.get(editor.column).copied()
    }

    /// The number that the cursor is at, by its name.
    #[must_use]
    pub fn edited_number(&self) -> Option<Quantity> {
        match self.edited_entry()? {
            Entry::Number(given) => Some(self.notation().name_of(given)),
            Entry::Network(_) => None,
        }
    }

    /// Moves the cursor to the next number or the one before, whose curve is shown then.
    pub fn move_to_number(&mut self, turn: Turn) {
        let before = self.editor().map(Editor::place);
        self.move_cursor(Move::Along(turn));
        while matches!(self.edited_entry(), Some(Entry::Network(_))) && turn == Turn::On {
            self.move_cursor(Move::Along(turn));
        }
        match self.edited_entry() {
            Some(Entry::Number(given)) => {
                let curve = self.around(given);
                if let Some(editor) = self.editor_mut() {
                    editor.sheet = curve;
                }
            }
            Some(Entry::Network(_)) | None => {
                if let (Some((row, column)), Some(editor)) = (before, self.editor_mut()) {
                    (editor.row, editor.column) = (row, column);
                }
            }
        }
    }

    /// Moves the cursor; what is typed is taken first, and where it cannot be, the cursor stays.
    pub fn move_cursor(&mut self, by: Move) {
        if !self.take_typed() {
            return;
        }
        let rows = rows(self.walk.scenario());
        let Some(editor) = self.editor_mut() else { return };
        match by {
            Move::Along(Turn::On) if editor.column + 1 < rows[editor.row].entries.len() => editor.column += 1,
            Move::Along(Turn::On) if editor.row + 1 < rows.len() => (editor.row, editor.column) = (editor.row + 1, 0),
            Move::Along(Turn::Back) if editor.column > 0 => editor.column -= 1,
            Move::Along(Turn::Back) if editor.row > 0 => {
                editor.row -= 1;
                editor.column = rows[editor.row].entries.len() - 1;
            }
            Move::Along(_) => {}
            Move::Rows(by) => {
                editor.row = editor.row.saturating_add_signed(by).min(rows.len() - 1);
                editor.column = editor.column.min(rows[editor.row].entries.len() - 1);
            }
        }
    }

    /// Takes in a sign that is typed at the cursor.
    pub fn type_sign(&mut self, sign: char) {
        let longest = MAX_NUMBER_CHARACTERS + 1;
        if let Some(editor) = self.editor_mut() {
            let field = editor.field.get_or_insert_default();
            if field.chars().count() < longest && !sign.is_control() {
                field.push(sign);
            }
        }
    }

    /// Takes the last sign back that was typed.
    pub fn untype_sign(&mut self) {
        if let Some(field) = self.editor_mut().and_then(|editor| editor.field.as_mut()) {
            field.pop();
        }
    }

    /// Drops what is typed; nothing typed is no editing any more.
    pub fn leave_field(&mut self) {
        let was_typing = self.editor_mut().and_then(|editor| editor.field.take()).is_some();
        if !was_typing {
            self.overlay = Overlay::None;
        }
    }

    /// What is wrong with what is typed so far; nothing where it may be taken, or nothing is typed.
    #[must_use]
    pub fn complaint(&self) -> Option<String> {
        let typed = self.editor()?.typed()?;
        self.with_typed(typed).err()
    }

    /// The exercise with what is typed at the cursor.
    fn with_typed(&self, typed: &str) -> Result<Typed, String> {
        match self.edited_entry() {
            Some(Entry::Number(given)) => {
                let number = Number::read(typed).map_err(|error| error.to_string())?;
                // Only whether it fits is asked here; the walk is made when it is taken.
                self.walk.scenario().with(given, number.clone()).map_err(|error| error.to_string())?;
                Ok(Typed::Number(given, number))
            }
            Some(Entry::Network(property)) => {
                let units = typed.trim().parse().map_err(|_| format!("found {typed:?}; expected 1 to {MAX_UNITS}"))?;
                let exercise = self.with_units(property, units)?;
                Ok(Typed::Exercise(Box::new(exercise)))
            }
            None => Err("There is nothing to edit here.".to_owned()),
        }
    }

    fn with_units(&self, property: Property, units: usize) -> Result<Scenario, String> {
        let Sizes { inputs, hidden, outputs } = self.walk.scenario().sizes();
        let sizes = match property {
            Property::Inputs => Sizes::new(units, hidden, outputs),
            Property::HiddenUnits => Sizes::new(inputs, units, outputs),
            Property::Outputs => Sizes::new(inputs, hidden, units),
            Property::Hidden | Property::Output | Property::Loss | Property::Bias => {
                let [lower, raise] = [Command::Lower, Command::Raise].map(key_of);
                return Err(format!("{lower} {raise} choose another."));
            }
        };
        let sizes = sizes.map_err(|error| error.to_string())?;
        self.reshaped(self.walk.scenario().architecture(), sizes)
    }

    fn reshaped(&self, architecture: Architecture, sizes: Sizes) -> Result<Scenario, String> {
        let reshaped = self.walk.scenario().reshaped(architecture, sizes, self.seed);
        reshaped.map_err(|error| error.to_string())
    }

    /// Takes what is typed, if anything is: whether it could be taken.
    pub fn take_typed(&mut self) -> bool {
        let Some(typed) = self.editor().and_then(|editor| editor.typed().map(str::to_owned)) else { return true };
        let Ok(taken) = self.with_typed(&typed) else { return false };
        if let Some(editor) = self.editor_mut() {
            editor.field = None;
        }
        match taken {
            // Checked as it was typed.
            Typed::Number(given, number) => {
                drop(self.put(given, number));
                self.follow_number();
            }
            Typed::Exercise(exercise) => self.reshape_to(*exercise),
        }
        true
    }

    /// Moves what the cursor is at: a number by a stride, a size by one, another property to its next choice.
    pub fn turn_entry(&mut self, stride: Stride, turn: Turn) {
        if !self.take_typed() {
            return;
        }
        match self.edited_entry() {
            Some(Entry::Number(given)) => {
                self.nudge_number(given, stride, turn);
                self.follow_number();
            }
            Some(Entry::Network(property)) => match self.turned(property, turn) {
                Ok(exercise) => self.reshape_to(exercise),
                Err(reason) => self.notice = Some(reason),
            },
            None => {}
        }
    }

    fn turned(&self, property: Property, turn: Turn) -> Result<Scenario, String> {
        let scenario = self.walk.scenario();
        let (sizes, own) = (scenario.sizes(), scenario.architecture());
        let by_one = |units: usize| match turn {
            Turn::On => units + 1,
            Turn::Back => units.saturating_sub(1),
        };
        let architecture = match property {
            Property::Inputs => return self.with_units(property, by_one(sizes.inputs)),
            Property::HiddenUnits => return self.with_units(property, by_one(sizes.hidden)),
            Property::Outputs => return self.with_units(property, by_one(sizes.outputs)),
            Property::Hidden => Architecture { hidden: next(&Activation::ALL, own.hidden, turn), ..own },
            Property::Bias => Architecture { bias: next(&Bias::ALL, own.bias, turn), ..own },
            Property::Loss => {
                let defined: Vec<Loss> = Loss::ALL.into_iter().filter(|loss| loss.check(own.output).is_ok()).collect();
                Architecture { loss: next(&defined, own.loss, turn), ..own }
            }
            Property::Output => {
                let output = next(&OutputActivation::ALL, own.output, turn);
                let is_defined = own.loss.check(output).is_ok();
                Architecture { output, loss: if is_defined { own.loss } else { Loss::HalfSquared }, ..own }
            }
        };
        self.reshaped(architecture, sizes)
    }

    /// Puts an exercise on another network in the place of this one, and says where its new numbers are from.
    fn reshape_to(&mut self, exercise: Scenario) {
        let seed = self.seed;
        self.replace(exercise);
        self.seed += 1;
        self.notice = Some(format!("New numbers are from seed {seed}."));
        let last = rows(self.walk.scenario());
        if let Some(editor) = self.editor_mut() {
            editor.row = editor.row.min(last.len() - 1);
            editor.column = editor.column.min(last[editor.row].entries.len() - 1);
        }
    }

    /// Other numbers for the whole exercise, from the next seed.
    pub fn draw_numbers(&mut self) {
        let seed = self.seed;
        self.replace(self.walk.scenario().redrawn(seed));
        self.seed += 1;
        let [new, undo] = [Command::NewNumbers, Command::Undo].map(key_of);
        self.notice = Some(format!("New numbers from seed {seed}. {new} draws others, {undo} undoes it."));
    }
}

/// What was typed, where it may be taken.
enum Typed {
    Number(Given, Number),
    Exercise(Box<Scenario>),
}

/// The choice after or before one, around the end.
fn next<T: Copy + PartialEq>(all: &[T], of: T, turn: Turn) -> T {
    let at = all.iter().position(|other| *other == of).unwrap_or(0);
    let step = match turn {
        Turn::On => 1,
        Turn::Back => all.len() - 1,
    };
    all[(at + step) % all.len()]
}
