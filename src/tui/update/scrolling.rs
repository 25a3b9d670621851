//! How far keys scroll.

use crate::tui::{state::State, view};

/// The rows that one key scrolls: a page minus one row, for orientation.
pub(super) fn page_of(state: &State) -> isize {
    isize::try_from(view::extent(state).visible.saturating_sub(1).max(1)).unwrap_or(1)
}

/// This many rows down, or up, as far as there are rows.
pub(super) fn scroll(state: &mut State, rows: isize) {
    // Text that was never scrolled is in its place at every size.
    if (state.scroll, rows) == (0, 0) {
        return;
    }
    state.scroll = view::extent(state).within(state.scroll.saturating_add(rows));
}
