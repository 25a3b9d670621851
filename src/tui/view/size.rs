//! From which size on a screen shows what.

use crate::tui::state::Window;

/// The smallest screen that a step can be read on, in columns and rows.
pub const SMALLEST: (u16, u16) = (60, 18);

/// From here on everything is side by side.
const WIDE: (u16, u16) = (112, 32);

/// Whether formula, network and weights are all on a screen of this size.
#[must_use]
pub fn is_wide(window: Window) -> bool {
    window.columns >= WIDE.0 && window.rows >= WIDE.1
}
