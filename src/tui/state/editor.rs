//! The editor: a cursor over everything given. The entry at the cursor is typed or moved, in a table or on a curve.

mod cursor;
mod curve;
mod entries;
mod open;
mod turning;
mod typing;

pub use cursor::Move;
pub use entries::{Entry, Property, Row};

/// The view of the exercise while it is edited.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Sheet {
    /// All that is given, in a table.
    #[default]
    Table,
    /// The loss over the number at the cursor: around a centre, with this range to both sides.
    Curve {
        /// The centre.
        middle: f64,
        /// The range.
        reach: f64,
    },
}

/// The cursor, and the text typed at it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Editor {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) sheet: Sheet,
    /// The text typed for the number at the cursor.
    pub(super) field: Option<String>,
    /// The loss when editing began.
    pub(super) loss: f64,
}

impl Editor {
    /// The row and the position in it.
    #[must_use]
    pub fn place(&self) -> (usize, usize) {
        (self.row, self.column)
    }

    /// The view.
    #[must_use]
    pub fn sheet(&self) -> Sheet {
        self.sheet
    }

    /// Whether the curve is shown.
    #[must_use]
    pub fn is_curve(&self) -> bool {
        matches!(self.sheet, Sheet::Curve { .. })
    }

    /// The text typed so far.
    #[must_use]
    pub fn typed(&self) -> Option<&str> {
        self.field.as_deref()
    }

    /// The loss when editing began.
    #[must_use]
    pub fn loss_before(&self) -> f64 {
        self.loss
    }
}
