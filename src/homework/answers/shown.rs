//! Text of an answers file in a message: as short and safe as that of a scenario.

use crate::scenario::display;

/// The most columns of a text that a message repeats, the ellipsis among them.
const LONGEST: usize = 41;

/// The text as it may be printed, cut with an ellipsis to 41 columns.
pub(super) fn shortened(text: &str) -> String {
    display::shortened(text, LONGEST)
}

/// The shortened text between quotes.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", shortened(text))
}
