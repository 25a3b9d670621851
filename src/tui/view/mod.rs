//! What the state looks like. Everything here reads the state and changes nothing.
//!
//! ```text
//! header    which network, whose formulas, the phases, how far
//! picture   the network at this moment; on the smallest screens its path
//! trial     what a number that is tried out does to the loss
//! formula | weights    side by side where there is room, else one page at a time
//! footer    the keys that work now
//! ```

mod answers;
mod composed;
mod contents;
mod editor;
mod errata;
mod footer;
mod formula;
mod header;
mod help;
mod hunt;
mod leaving;
mod losses;
mod network;
mod networks;
mod offered;
mod opening;
mod page;
mod panel;
mod paths;
mod picture;
mod plane;
mod plot;
mod pointer;
mod recovery;
mod rows;
mod size;
mod step_rows;
mod strip;
mod summary;
mod symbols;
mod target;
mod targets;
mod theme;
mod title;
mod training;
mod trial;
mod verdict;
mod weights;
mod what_if;
mod why;
mod wires;

use ratatui::{
    Frame,
    layout::Rect,
    widgets::{Paragraph, Wrap},
};

use super::{
    keys::{Command, key_of},
    state::{Overlay, State, Window},
};
use network::of_picture;
pub use page::Extent;
use page::Page;
use panel::panel;
pub use pointer::{Concern, Spot};
pub use size::{SMALLEST, covers_formula, is_wide, shows_all};
pub use target::{Place, Target};
pub use targets::{places, scrolls_at, target_at};

/// The parts of the screen, from top to bottom.
struct Parts {
    header: Rect,
    body: Rect,
    footer: Rect,
}

impl Parts {
    fn new(state: &State, area: Rect) -> Self {
        let [header, rest] = size::from_top(area, header::height(state));
        let [body, footer] = size::from_bottom(rest, footer::height(state, area));
        Self { header, body, footer }
    }
}

/// Draws the whole screen in the colours of its theme.
pub fn draw(state: &State, frame: &mut Frame) {
    if state.overlay != Overlay::Blank {
        draw_in_plain_colours(state, frame);
    }
    theme::paint(state.theme, frame.buffer_mut());
}

fn draw_in_plain_colours(state: &State, frame: &mut Frame) {
    let area = size::middle(frame.area());
    let (columns, rows) = SMALLEST;
    if area.width < columns || area.height < rows {
        let words = format!(
            "The window is too small: {}x{}, at least {columns}x{rows} is needed. Ctrl-C quits.",
            area.width, area.height
        );
        frame.render_widget(Paragraph::new(words).wrap(Wrap { trim: true }), area);
        return;
    }
    let parts = Parts::new(state, area);
    header::draw(state, frame, parts.header);
    let extent = match the_box(state, parts.body) {
        Some(page) => page::draw(state, page, frame, parts.body),
        None => {
            let extent = step(state, frame, area, parts.body);
            pointer::draw(state, || spots_of(state, area, parts.body), frame.buffer_mut());
            extent
        }
    };
    footer::draw(state, extent, frame, parts.footer);
}

/// The amount of text in the open box or otherwise of the step, and how much of it is visible at a time.
#[must_use]
pub fn extent(state: &State) -> Extent {
    let area = screen(state);
    let body = Parts::new(state, area).body;
    match the_box(state, body) {
        Some(page) => page.extent(body),
        None => match Stage::new(state, area, body) {
            Stage::Network(_) | Stage::Editor { .. } | Stage::Chart { .. } => Extent::default(),
            Stage::Weights { weights, .. } => weights::extent(state, weights),
            Stage::Formula { formula, .. } | Stage::Both { formula, .. } => formula::extent(state, formula),
        },
    }
}

/// The screen, or the smallest one.
fn screen(state: &State) -> Rect {
    let Window { columns, rows } = state.window;
    size::middle(Rect { x: 0, y: 0, width: columns.max(SMALLEST.0), height: rows.max(SMALLEST.1) })
}

/// The targets for the pointer in the step, the network first.
#[must_use]
pub fn spots(state: &State) -> Vec<Spot> {
    let area = screen(state);
    spots_of(state, area, Parts::new(state, area).body)
}

fn spots_of(state: &State, screen: Rect, body: Rect) -> Vec<Spot> {
    match Stage::new(state, screen, body) {
        Stage::Network(area) => network::spots(state, panel::inside(area)),
        Stage::Editor { picture, .. } | Stage::Chart { picture, .. } | Stage::Weights { picture, .. } => {
            spots_of_picture(state, picture)
        }
        Stage::Formula { picture, formula, .. } | Stage::Both { picture, formula, .. } => {
            let mut spots = spots_of_picture(state, picture);
            spots.extend(formula::spots(state, formula));
            spots
        }
    }
}

fn spots_of_picture(state: &State, picture: Rect) -> Vec<Spot> {
    network_in(state, picture).map(|area| network::spots(state, area)).unwrap_or_default()
}

/// The area of the network within the picture; `None` if there is only room for a strip.
fn network_in(state: &State, picture: Rect) -> Option<Rect> {
    (picture.height != strip::ROWS).then(|| of_picture(state, picture)[0])
}

/// The box that lies over the step.
fn the_box(state: &State, area: Rect) -> Option<Page> {
    let width = page::width(area);
    match &state.overlay {
        Overlay::Help => Some(help::page(state, width)),
        Overlay::Symbols => Some(symbols::page(state, width)),
        Overlay::Why => Some(why::page(state, width)),
        Overlay::Paths => Some(paths::page(state, area)),
        Overlay::Networks(chosen) => Some(networks::page(state, *chosen, width)),
        Overlay::Contents(chosen) => Some(contents::page(state, *chosen, width)),
        Overlay::Errata { of, at } => errata::page(state, of, *at, area),
        Overlay::Summary(summary) => Some(summary::page(state, summary, width)),
        Overlay::Leaving => Some(leaving::page(state, width)),
        Overlay::Recovery(offer) => Some(recovery::page(offer, width)),
        Overlay::None | Overlay::Prompt(_) | Overlay::Edit(_) | Overlay::Training(_) | Overlay::Blank => None,
    }
}

/// The rows of the picture: they depend only on the size of the screen, so that it stays in its place.
fn picture_rows(state: &State, screen: Rect) -> u16 {
    if state.lecture().is_some() {
        return picture_rows_of_lecture(state, screen);
    }
    match (screen.width, screen.height) {
        (80.., 40..) => 13,
        (80.., 32..) => 9,
        (76.., 22..) => 6,
        _ => strip::ROWS,
    }
}

/// The same in a lecture, which draws the network even on the smallest screens, if it fits there.
fn picture_rows_of_lecture(state: &State, screen: Rect) -> u16 {
    let rows = match screen.height {
        40.. => 16,
        32.. => 12,
        22.. => 8,
        _ => 7,
    };
    let [network, _] = of_picture(state, Rect { height: rows, ..screen });
    if network::has_room(state, network) { rows } else { strip::ROWS }
}

/// The visible parts of a step, and their places.
enum Stage {
    /// The network alone.
    Network(Rect),
    /// The weights in place of the formula.
    Weights { picture: Rect, weights: Rect },
    /// The formula, and below it the losses.
    Formula { picture: Rect, formula: Rect, losses: Rect },
    /// The editor, in place of formula and weights.
    Editor { picture: Rect, editor: Rect },
    /// A training run, in place of formula and weights.
    Chart { picture: Rect, chart: Rect },
    /// All of it.
    Both { picture: Rect, formula: Rect, losses: Rect, weights: Rect },
}

impl Stage {
    fn new(state: &State, screen: Rect, area: Rect) -> Self {
        use super::state::Page::{Formula, Network, Weights};
        let is_wide = is_wide(Window { columns: screen.width, rows: screen.height }) && state.lecture().is_none();
        let [picture, body] = size::from_top(area, picture_rows(state, screen));
        let [_, body] = size::from_top(body, trial::height(state, body.width));
        let with_losses = |area: Rect| size::from_bottom(area, losses::rows(state, screen));
        match state.page {
            _ if state.editor().is_some() => Self::Editor { picture, editor: body },
            _ if state.chart().is_some() => Self::Chart { picture, chart: body },
            _ if is_wide => {
                let beside = weights::width(state, body).min(body.width / 2);
                let [left, weights] = size::from_right(body, beside);
                let [formula, losses] = with_losses(left);
                Self::Both { picture, formula, losses, weights }
            }
            Network => Self::Network(area),
            Weights => Self::Weights { picture, weights: body },
            Formula => {
                let [formula, losses] = with_losses(body);
                Self::Formula { picture, formula, losses }
            }
        }
    }
}

fn step(state: &State, frame: &mut Frame, screen: Rect, area: Rect) -> Extent {
    let draw_picture = |frame: &mut Frame, picture: Rect| match picture.height {
        strip::ROWS => strip::draw(state, frame, picture),
        _ => {
            let [network, below] = of_picture(state, picture);
            network::draw(state, frame, network);
            strip::draw_below(state, frame, network, below);
        }
    };
    let draw_picture = |frame: &mut Frame, picture: Rect| {
        draw_picture(frame, picture);
        let below = Rect { y: picture.bottom(), height: trial::height(state, picture.width), ..picture };
        trial::draw(state, frame, below);
    };
    match Stage::new(state, screen, area) {
        Stage::Network(area) => {
            let inside = panel(state, frame, area, &titled("network", "weights"));
            network::draw(state, frame, inside);
            Extent::default()
        }
        Stage::Weights { picture, weights } => {
            draw_picture(frame, picture);
            let inside = panel(state, frame, weights, &titled("weights", "formula"));
            weights::draw(state, frame, inside);
            weights::extent(state, weights)
        }
        Stage::Editor { picture, editor } => {
            draw_picture(frame, picture);
            if let Some(open) = state.editor() {
                editor::draw(state, open, frame, editor);
            }
            Extent::default()
        }
        Stage::Chart { picture, chart } => {
            draw_picture(frame, picture);
            training::draw(state, frame, chart);
            Extent::default()
        }
        Stage::Formula { picture, formula, losses } => {
            draw_picture(frame, picture);
            losses::draw(state, frame, losses);
            formula::draw(state, frame, formula)
        }
        Stage::Both { picture, formula, losses, weights } => {
            draw_picture(frame, picture);
            losses::draw(state, frame, losses);
            let extent = formula::draw(state, frame, formula);
            let inside = panel(state, frame, weights, "weights");
            weights::draw(state, frame, inside);
            extent
        }
    }
}

/// The heading of a page of a step, and the key that leads to the next page.
fn titled(page: &str, next: &str) -> String {
    let [switch, close] = [Command::SwitchPage, Command::Close].map(key_of);
    match next {
        "formula" => format!("{page} ({switch} or {close}: {next})"),
        _ => format!("{page} ({switch}: {next}, {close}: formula)"),
    }
}
