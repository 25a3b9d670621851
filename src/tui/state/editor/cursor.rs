//! How the cursor of the editor moves.

use super::{Editor, Entry};
use crate::tui::{state::State, turn::Turn};

/// A direction of the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// Along the row.
    Along(Turn),
    /// This many rows down, or up if negative.
    Rows(isize),
}

impl State {
    /// Moves the cursor to the next number or the previous one, whose curve is then shown.
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

    /// Moves the cursor; typed text is accepted first, and if it cannot be, the cursor stays.
    pub fn move_cursor(&mut self, by: Move) {
        if !self.take_typed() {
            return;
        }
        let rows = self.rows_to_edit();
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
}
