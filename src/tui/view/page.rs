//! A page to read over the walk; what does not fit is scrolled.

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Paragraph,
};

use super::{panel::panel, theme};
use crate::tui::state::State;

/// Columns of text on a page: its frame has two, and so is left free at the right.
pub(super) fn width(area: Rect) -> usize {
    usize::from(area.width).saturating_sub(4)
}

/// A framed page of lines.
pub(super) fn draw(state: &State, heading: &str, lines: Vec<Line<'static>>, frame: &mut Frame, area: Rect) {
    let inside = panel(state, frame, area, heading);
    let hidden = lines.len().saturating_sub(usize::from(inside.height));
    let scroll = state.scroll.min(hidden);
    let below = hidden - scroll;
    frame.render_widget(Paragraph::new(lines).scroll((u16::try_from(scroll).unwrap_or(u16::MAX), 0)), inside);
    if below > 0 {
        let row = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
        let words = format!(" {} more below: PgDn ", rows(below));
        // A line's style would be that of the whole row.
        frame.render_widget(Line::from(Span::styled(words, theme::CHOSEN)).right_aligned(), row);
    }
}

/// So many rows, in words.
pub(super) fn rows(count: usize) -> String {
    if count == 1 { "1 row".to_owned() } else { format!("{count} rows") }
}
