//! What the state looks like. Everything here reads the state and changes nothing.
//!
//! ```text
//! header    what is walked, the reading, the phases, how far
//! network | formula        side by side where there is room,
//! weights |                else one page at a time, the path in a strip above
//! footer    the keys that work now
//! ```

mod answers;
mod errata;
mod footer;
mod formula;
mod header;
mod help;
mod network;
mod page;
mod panel;
mod rows;
mod strip;
mod summary;
mod theme;
mod verdict;
mod weights;

use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
    widgets::{Paragraph, Wrap},
};

use super::state::{Overlay, Page, State};
use panel::panel;

/// The smallest screen that a step can be read on.
pub const SMALLEST: (u16, u16) = (60, 18);

/// From here on everything is side by side.
const WIDE: (u16, u16) = (112, 32);

/// Draws the whole screen.
pub fn draw(state: &State, frame: &mut Frame) {
    let area = frame.area();
    let (columns, rows) = SMALLEST;
    if area.width < columns || area.height < rows {
        let words = format!("gradwalk needs {columns}x{rows}; this is {}x{}. Ctrl-C quits.", area.width, area.height);
        frame.render_widget(Paragraph::new(words).wrap(Wrap { trim: true }), area);
        return;
    }
    let [header, body, footer] = Layout::vertical([
        Constraint::Length(header::height(area)),
        Constraint::Min(1),
        Constraint::Length(footer::height(state, area)),
    ])
    .areas(area);
    header::draw(state, frame, header);
    match &state.overlay {
        Overlay::Help => help::draw(state, frame, body),
        Overlay::Errata { of, at } => errata::draw(state, of, *at, frame, body),
        Overlay::Summary(summary) => summary::draw(state, summary, frame, body),
        Overlay::None | Overlay::Prompt(_) => walk(state, frame, body),
    }
    footer::draw(state, frame, footer);
}

fn is_wide(area: Rect) -> bool {
    area.width >= WIDE.0 && area.height + 5 >= WIDE.1
}

fn walk(state: &State, frame: &mut Frame, area: Rect) {
    if is_wide(area) {
        let left = (area.width * 42 / 100).min(84);
        let [left, right] = Layout::horizontal([Constraint::Length(left), Constraint::Min(1)]).areas(area);
        let frame_rows = 2;
        let drawing = (network::heights(state).0 + frame_rows).min(left.height * 2 / 3);
        let weights = weights::height(state, left.width).min(left.height - drawing);
        let [top, bottom] = Layout::vertical([Constraint::Min(1), Constraint::Length(weights)]).areas(left);
        let inside = panel(state, frame, top, "network");
        network::draw(state, frame, inside);
        let inside = panel(state, frame, bottom, "weights");
        weights::draw(state, frame, inside);
        let inside = panel(state, frame, right, state.step().phase.title());
        formula::draw(state, frame, inside);
        return;
    }
    match state.page {
        Page::Formula => {
            let (least, most) = network::heights(state);
            let spare = area.height.saturating_sub(formula::height(state, area.width, area.height));
            let upper = if spare < least { 1 } else { spare.min(most) };
            let [top, bottom] = Layout::vertical([Constraint::Length(upper), Constraint::Min(1)]).areas(area);
            if upper > 1 {
                network::draw(state, frame, top);
            } else {
                strip::draw(state, frame, top);
            }
            formula::draw(state, frame, bottom);
        }
        Page::Network => {
            let inside = panel(state, frame, area, "network (v: weights)");
            network::draw(state, frame, inside);
        }
        Page::Weights => {
            let inside = panel(state, frame, area, "weights (v: formula)");
            weights::draw(state, frame, inside);
        }
    }
}
