//! A page to read over the steps; text that does not fit is scrolled.

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Paragraph,
};

use super::{
    panel::{inside, panel},
    target::{Place, Target},
    theme,
};
use crate::tui::{
    keys::{Command, key_of},
    state::State,
};

/// A page: a heading, and rows made for a given width.
#[derive(Debug, Clone)]
pub(super) struct Page {
    /// The text in its frame.
    pub(super) heading: String,
    /// All of its rows.
    pub(super) rows: Vec<Line<'static>>,
    /// The row that has to be visible, in a list.
    pub(super) chosen: Option<usize>,
    /// Rows that stand for an item of a list, each with the item's position.
    pub(super) items: Vec<(usize, usize)>,
}

impl Page {
    /// A page that is read from the top.
    pub(super) fn new(heading: impl Into<String>, rows: Vec<Line<'static>>) -> Self {
        Self { heading: heading.into(), rows, chosen: None, items: Vec::new() }
    }

    /// How much of it is visible in an area, including its frame.
    pub(super) fn extent(&self, area: Rect) -> Extent {
        let visible = usize::from(area.height.saturating_sub(2));
        let hidden = self.rows.len().saturating_sub(visible);
        let natural = self.chosen.map_or(0, |row| row.saturating_sub(visible / 2)).min(hidden);
        Extent { rows: self.rows.len(), visible, natural }
    }
}

/// The amount of text, and how much of it is visible at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Extent {
    /// All rows.
    pub rows: usize,
    /// The rows that fit.
    pub visible: usize,
    /// The first visible row before anything is scrolled.
    pub natural: usize,
}

impl Extent {
    /// The number of rows that do not fit.
    #[must_use]
    pub fn hidden(self) -> usize {
        self.rows.saturating_sub(self.visible)
    }

    /// The scroll position after this many rows, within the text.
    #[must_use]
    pub fn within(self, scroll: isize) -> isize {
        let up = isize::try_from(self.natural).unwrap_or(isize::MAX);
        let down = isize::try_from(self.hidden().saturating_sub(self.natural)).unwrap_or(isize::MAX);
        scroll.clamp(-up, down)
    }

    /// The first visible row.
    #[must_use]
    pub fn first(self, scroll: isize) -> usize {
        self.natural.saturating_add_signed(self.within(scroll))
    }
}

/// The columns of text on a page: its frame takes two, and two stay free at the right.
pub(super) fn width(area: Rect) -> usize {
    usize::from(area.width).saturating_sub(4)
}

/// Draws a page in its frame.
pub(super) fn draw(state: &State, page: Page, frame: &mut Frame, area: Rect) -> Extent {
    let extent = page.extent(area);
    let inside = panel(state, frame, area, &page.heading);
    let first = extent.first(state.scroll);
    frame.render_widget(Paragraph::new(page.rows).scroll((u16::try_from(first).unwrap_or(u16::MAX), 0)), inside);
    let words = beyond(first, extent.hidden() - first, [Command::PageUp, Command::PageDown]);
    if !words.is_empty() {
        let row = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
        // The style of a line would apply to the whole row.
        frame.render_widget(Line::from(Span::styled(format!(" {words} "), theme::CHOSEN)).right_aligned(), row);
    }
    extent
}

/// The places of the visible items of a list.
pub(super) fn places(state: &State, page: &Page, area: Rect) -> Vec<Place> {
    let inside = inside(area);
    let first = page.extent(area).first(state.scroll);
    let place = |(row, item): &(usize, usize)| {
        let below = u16::try_from(row.checked_sub(first)?).ok().filter(|row| *row < inside.height)?;
        Some(Place { area: Rect { y: inside.y + below, height: 1, ..inside }, target: Target::Item(*item) })
    };
    page.items.iter().filter_map(place).collect()
}

/// The rows above and below the visible ones, and the keys that lead there.
pub(super) fn beyond(above: usize, below: usize, [up, down]: [Command; 2]) -> String {
    let [up, down] = [up, down].map(key_of);
    match (above, below) {
        (0, 0) => String::new(),
        (0, below) => format!("{} more below: {down}", rows(below)),
        (above, 0) => format!("{} more above: {up}", rows(above)),
        (above, below) => format!("{} above: {up}, {} below: {down}", rows(above), rows(below)),
    }
}

/// A number of rows, in words.
fn rows(count: usize) -> String {
    if count == 1 { "1 row".to_owned() } else { format!("{count} rows") }
}
