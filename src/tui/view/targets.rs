//! The content of a cell of the screen, for the mouse: the target of a click there, and whether the wheel scrolls
//! there.

use ratatui::layout::{Position, Rect};

use super::{
    Parts, Stage, editor, footer, header, network, network_in, page, panel, screen,
    size::SMALLEST,
    spots_of, strip,
    target::{Place, Target},
    the_box, weights,
};
use crate::{
    quantity::{Quantity, Weight},
    tui::{
        lecture::Cell,
        state::{Overlay, State, Window},
    },
};

/// All targets of clicks, except edges without a number.
#[must_use]
pub fn places(state: &State) -> Vec<Place> {
    if is_nothing_shown(state) {
        return Vec::new();
    }
    let area = screen(state);
    let parts = Parts::new(state, area);
    let mut places = footer::places(state, super::extent(state), parts.footer);
    if matches!(state.overlay, Overlay::Prompt(_)) {
        return places;
    }
    match the_box(state, parts.body) {
        Some(page) => places.extend(page::places(state, &page, parts.body)),
        None => {
            // Nothing else is possible before editing has ended.
            if state.editor().is_none() {
                places.extend(header::places(state, parts.header));
            }
            places.extend(of_step(state, area, parts.body));
        }
    }
    places
}

/// The target of a click on a cell. If a unit or an edge shows nothing, its reserved place counts.
#[must_use]
pub fn target_at(state: &State, cell: Cell) -> Option<Target> {
    let position = Position { x: cell.x, y: cell.y };
    let shown = places(state).into_iter().find(|place| place.area.contains(position));
    shown.map(|place| place.target).or_else(|| in_picture(state, cell))
}

/// Whether the window has no targets at all.
fn is_nothing_shown(state: &State) -> bool {
    let Window { columns, rows } = state.window;
    state.overlay == Overlay::Blank || columns < SMALLEST.0 || rows < SMALLEST.1
}

fn of_step(state: &State, area: Rect, body: Rect) -> Vec<Place> {
    let spots = spots_of(state, area, body).into_iter();
    let mut places: Vec<Place> =
        spots.filter_map(|spot| spot.target.map(|target| Place { area: spot.shown, target })).collect();
    match Stage::new(state, area, body) {
        Stage::Network(_) | Stage::Formula { .. } | Stage::Chart { .. } => {}
        Stage::Weights { weights, .. } | Stage::Both { weights, .. } => {
            places.extend(weights::places(state, panel::inside(weights)));
        }
        Stage::Editor { editor, .. } => {
            places.extend(state.editor().map(|open| editor::places(state, open, editor)).unwrap_or_default());
        }
    }
    places.extend(picture(state, area, body).map(|picture| strip::places(state, picture)).unwrap_or_default());
    places
}

/// The area of the picture, if it is not the only thing.
fn picture(state: &State, area: Rect, body: Rect) -> Option<Rect> {
    match Stage::new(state, area, body) {
        Stage::Network(_) => None,
        Stage::Weights { picture, .. }
        | Stage::Formula { picture, .. }
        | Stage::Editor { picture, .. }
        | Stage::Chart { picture, .. }
        | Stage::Both { picture, .. } => Some(picture),
    }
}

/// The part of the network that an empty cell belongs to: an edge, or the reserved place of a number.
fn in_picture(state: &State, cell: Cell) -> Option<Target> {
    if is_nothing_shown(state) || !(state.overlay == Overlay::None || state.editor().is_some()) {
        return None;
    }
    let area = screen(state);
    let body = Parts::new(state, area).body;
    let network = match Stage::new(state, area, body) {
        Stage::Network(area) => panel::inside(area),
        _ => network_in(state, picture(state, area, body)?)?,
    };
    if !network.contains(Position { x: cell.x, y: cell.y }) {
        return None;
    }
    let edge = network::edge_at(state, network, cell);
    let of_edge = |weight: Weight| Target::Quantity(Quantity::Weight(weight));
    let spots = spots_of(state, area, body);
    edge.map(of_edge).or_else(|| spots.iter().find(|spot| spot.holds(cell))?.target)
}

/// Whether the wheel scrolls the content of a cell: lines, or a table, that do not fit.
#[must_use]
pub fn scrolls_at(state: &State, cell: Cell) -> bool {
    let area = screen(state);
    let body = Parts::new(state, area).body;
    let scrolled = match Stage::new(state, area, body) {
        Stage::Network(_) | Stage::Editor { .. } | Stage::Chart { .. } => return false,
        Stage::Weights { weights, .. } => weights,
        Stage::Formula { formula, .. } | Stage::Both { formula, .. } => formula,
    };
    scrolled.contains(Position { x: cell.x, y: cell.y }) && super::extent(state).hidden() > 0
}
