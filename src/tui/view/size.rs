//! The sizes from which on a screen shows certain things.

use ratatui::layout::Rect;

use crate::tui::state::{Page, State, Window};

/// The smallest screen that a step can be read on, in columns and rows.
pub const SMALLEST: (u16, u16) = (60, 18);

/// From here on everything is side by side.
const WIDE: (u16, u16) = (112, 32);

/// The most columns that are used: on a wider screen related things would be far apart.
const MOST_COLUMNS: u16 = 160;

/// The columns of a screen that are used: those in its middle.
pub(super) fn middle(screen: Rect) -> Rect {
    let width = screen.width.min(MOST_COLUMNS);
    Rect { x: screen.x + (screen.width - width) / 2, width, ..screen }
}

/// Whether formula, network and weights are all on a screen of this size.
#[must_use]
pub fn is_wide(window: Window) -> bool {
    window.columns >= WIDE.0 && window.rows >= WIDE.1
}

/// This many rows from the top of an area, and the rest.
pub(super) fn from_top(area: Rect, rows: u16) -> [Rect; 2] {
    let rows = rows.min(area.height);
    [Rect { height: rows, ..area }, Rect { y: area.y + rows, height: area.height - rows, ..area }]
}

/// The rest of an area, and this many rows from its bottom.
pub(super) fn from_bottom(area: Rect, rows: u16) -> [Rect; 2] {
    from_top(area, area.height.saturating_sub(rows))
}

/// The rest of an area, and this many columns from its right.
pub(super) fn from_right(area: Rect, columns: u16) -> [Rect; 2] {
    let left = area.width.saturating_sub(columns);
    [Rect { width: left, ..area }, Rect { x: area.x + left, width: area.width - left, ..area }]
}

/// Whether formula, network and weights are all on the screen; a lecture shows one of them at a time, enlarged.
#[must_use]
pub fn shows_all(state: &State) -> bool {
    is_wide(state.window) && state.lecture().is_none()
}

/// Whether a page of the step replaces its formula.
#[must_use]
pub fn covers_formula(state: &State) -> bool {
    state.page != Page::Formula && !shows_all(state)
}
