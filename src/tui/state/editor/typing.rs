//! Typing at the cursor, and accepting the text.

use super::Entry;
use crate::tui::state::{Overlay, State};
use crate::{
    network::MAX_UNITS,
    scenario::{Given, MAX_NUMBER_CHARACTERS, Number, Scenario},
};

impl State {
    /// Types a character at the cursor.
    pub fn type_sign(&mut self, sign: char) {
        let longest = MAX_NUMBER_CHARACTERS + 1;
        if let Some(editor) = self.editor_mut() {
            let field = editor.field.get_or_insert_default();
            if field.chars().count() < longest && !sign.is_control() {
                field.push(sign);
            }
        }
    }

    /// Deletes the last typed character.
    pub fn untype_sign(&mut self) {
        if let Some(field) = self.editor_mut().and_then(|editor| editor.field.as_mut()) {
            field.pop();
        }
    }

    /// Discards the typed text; without any, editing ends.
    pub fn leave_field(&mut self) {
        let was_typing = self.editor_mut().and_then(|editor| editor.field.take()).is_some();
        if !was_typing {
            self.end_editing();
        }
    }

    /// Closes the editor or the curve; changes made there stay.
    pub fn end_editing(&mut self) {
        self.overlay = Overlay::None;
        self.keep_change();
    }

    /// The error in the text typed so far; `None` if it is acceptable or empty.
    #[must_use]
    pub fn complaint(&self) -> Option<String> {
        let typed = self.editor()?.typed()?;
        self.with_typed(typed).err()
    }

    /// The exercise with the typed text at the cursor.
    fn with_typed(&self, typed: &str) -> Result<Typed, String> {
        match self.edited_entry() {
            Some(Entry::Number(given)) => {
                let number = Number::read(typed).map_err(|error| error.to_string())?;
                // Only the check is made here; the walk is made when the text is accepted.
                self.walk.scenario().with(given, number.clone()).map_err(|error| error.to_string())?;
                Ok(Typed::Number(given, number))
            }
            Some(Entry::Network(property)) => {
                let units = typed.trim().parse().map_err(|_| format!("found {typed:?}; expected 1 to {MAX_UNITS}"))?;
                let exercise = self.with_count(property, units)?;
                Ok(Typed::Exercise(Box::new(exercise)))
            }
            None => Err("There is nothing to edit here.".to_owned()),
        }
    }

    /// Accepts the typed text, if there is any. Returns whether it was acceptable.
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
}

/// The typed text, if it is acceptable.
enum Typed {
    Number(Given, Number),
    Exercise(Box<Scenario>),
}
