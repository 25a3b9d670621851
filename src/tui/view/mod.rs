//! What the state looks like. Everything here reads the state and changes nothing.
//!
//! ```text
//! header    what is walked, the reading, the phases, how far
//! picture   the network at this moment; on the smallest screens its path
//! formula | weights    side by side where there is room, else one page at a time
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
mod picture;
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

/// Rows of the picture: of the size of the screen alone, so that it stands where it stands.
fn picture_rows(screen: Rect) -> u16 {
    match (screen.width, screen.height) {
        (80.., 40..) => 13,
        (80.., 32..) => 9,
        (76.., 22..) => 6,
        _ => strip::ROWS,
    }
}

fn walk(state: &State, frame: &mut Frame, area: Rect) {
    let screen = frame.area();
    let is_wide = screen.width >= WIDE.0 && screen.height >= WIDE.1;
    if state.page == Page::Network && !is_wide {
        let inside = panel(state, frame, area, "network (v: weights)");
        network::draw(state, frame, inside);
        return;
    }
    let upper = picture_rows(screen);
    let [top, body] = Layout::vertical([Constraint::Length(upper), Constraint::Min(1)]).areas(area);
    if upper > strip::ROWS {
        network::draw(state, frame, top);
    } else {
        strip::draw(state, frame, top);
    }
    if is_wide {
        let beside = weights::width(state, body.height).min(body.width / 2);
        let [left, right] = Layout::horizontal([Constraint::Min(1), Constraint::Length(beside)]).areas(body);
        formula::draw(state, frame, left);
        let inside = panel(state, frame, right, "weights");
        weights::draw(state, frame, inside);
        return;
    }
    if state.page == Page::Weights {
        let inside = panel(state, frame, body, "weights (v: formula)");
        weights::draw(state, frame, inside);
    } else {
        formula::draw(state, frame, body);
    }
}
