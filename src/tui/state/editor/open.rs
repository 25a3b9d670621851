//! The editor while it is open, and the entry at its cursor.

use super::{Editor, Entry};
use crate::{
    quantity::Quantity,
    scenario::Given,
    tui::state::{Overlay, State},
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

    pub(in crate::tui::state) fn editor_mut(&mut self) -> Option<&mut Editor> {
        match &mut self.overlay {
            Overlay::Edit(editor) => Some(editor),
            _ => None,
        }
    }

    /// Begins editing at the number that the step is about, or otherwise at the first sample.
    pub fn begin_editing(&mut self) {
        let wanted = self.number_to_change().ok().or_else(|| self.own_number());
        let wanted = wanted.unwrap_or(Given::Input { sample: 0, input: 0 });
        let loss = self.walk.exact().get(Quantity::Loss).unwrap_or(f64::NAN);
        let mut editor = Editor { loss, ..Editor::default() };
        for (row, listed) in self.rows_to_edit().iter().enumerate() {
            if let Some(column) = listed.entries.iter().position(|entry| *entry == Entry::Number(wanted)) {
                (editor.row, editor.column) = (row, column);
            }
        }
        self.overlay = Overlay::Edit(editor);
    }

    /// The entry at the cursor.
    #[must_use]
    pub fn edited_entry(&self) -> Option<Entry> {
        let editor = self.editor()?;
        self.rows_to_edit().get(editor.row)?.entries.get(editor.column).copied()
    }

    /// The number at the cursor, by its name.
    #[must_use]
    pub fn edited_number(&self) -> Option<Quantity> {
        match self.edited_entry()? {
            Entry::Number(given) => Some(self.notation().name_of(given)),
            Entry::Network(_) => None,
        }
    }
}
