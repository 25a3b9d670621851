//! The curve over the number at the cursor: its position and its range.

use super::{Editor, Entry, Sheet};
use crate::{
    scenario::Given,
    tui::{state::State, turn::Turn},
};

/// The initial range of a curve to both sides.
const REACH: f64 = 2.0;

/// The smallest and the largest range.
const REACHES: (f64, f64) = (1e-6, 1e5);

impl State {
    /// Shows the curve of the number at the cursor, or the table again.
    pub fn turn_sheet(&mut self) {
        if self.editor().is_none() {
            self.begin_editing();
        }
        let curve = match self.edited_entry() {
            Some(Entry::Number(given)) => self.around(given),
            Some(Entry::Network(_)) | None => {
                self.notice = Some("A curve needs a number: choose one.".to_owned());
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

    /// A curve around the current value of a number.
    pub(in crate::tui::state) fn around(&self, given: Given) -> Sheet {
        let middle = self.walk.scenario().number(given).map_or(0.0, |number| number.value);
        // No learning rate and no penalty is negative, so that half of its curve would be empty.
        let (middle, reach) = match given {
            Given::LearningRate | Given::Penalty => (middle.max(REACH / 2.0), middle.max(REACH / 2.0)),
            Given::Input { .. } | Given::Target { .. } | Given::Weight { .. } => {
                (middle, REACH.max(middle.abs() / 4.0))
            }
        };
        Sheet::Curve { middle, reach }
    }

    /// Doubles or halves the range of a curve.
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

    /// Keeps the number at the cursor visible on its curve.
    pub(super) fn follow_number(&mut self) {
        let Some(Entry::Number(given)) = self.edited_entry() else { return };
        let Some(value) = self.walk.scenario().number(given).map(|number| number.value) else { return };
        if let Some(Editor { sheet: Sheet::Curve { middle, reach }, .. }) = self.editor_mut()
            && (value - *middle).abs() > *reach
        {
            *middle = value;
        }
    }
}
