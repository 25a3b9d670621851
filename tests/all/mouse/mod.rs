//! The mouse: the effect of a click on a cell, the effect of the wheel, and who has the mouse.

mod any_clicks;
mod boxes;
mod owner;
mod steps;
mod wheel;

pub use crate::screen::{ask, ask_all, jump, picture, settings, take_in, text};
use crossterm::event::{Event, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
pub use gradwalk::{
    reading::ReadingKind,
    scenario::Scenario,
    tui::{
        keys::Command,
        state::{Overlay, State},
        terminal::Outcome,
    },
    typeset::Glyphs,
};
use ratatui::buffer::Buffer;

pub const SIZES: [(u16, u16); 3] = [(60, 18), (80, 24), (120, 40)];

/// A built-in network with its correct formulas on a screen of this size.
pub fn opened(name: &str, (columns, rows): (u16, u16)) -> State {
    let mut state = State::new(Scenario::load(name).unwrap(), settings(Glyphs::Small, ReadingKind::Exact));
    take_in(&mut state, &Event::Resize(columns, rows));
    state
}

/// The same at a step.
pub fn at(name: &str, size: (u16, u16), place: &str) -> State {
    let mut state = opened(name, size);
    jump(&mut state, place);
    assert_eq!(state.overlay, Overlay::None, "{place} is a name");
    state
}

pub fn shown(state: &State) -> Buffer {
    picture(state, state.window.columns, state.window.rows)
}

pub fn mouse(kind: MouseEventKind, (column, row): (u16, u16)) -> Event {
    Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE })
}

/// Presses the left button on a cell and releases it there.
pub fn click(state: &mut State, cell: (u16, u16)) -> Outcome {
    let outcome = take_in(state, &mouse(MouseEventKind::Down(MouseButton::Left), cell));
    assert_eq!(outcome, Outcome::Unchanged, "nothing is done before the button is released");
    take_in(state, &mouse(MouseEventKind::Up(MouseButton::Left), cell))
}

/// The first cell of the first occurrence of a text on the screen.
#[track_caller]
pub fn cell_of(state: &State, wanted: &str) -> (u16, u16) {
    let shown = text(&shown(state));
    let place = shown.lines().enumerate().find_map(|(row, line)| Some((row, line.find(wanted)?, line)));
    let (row, byte, line) = place.unwrap_or_else(|| panic!("no {wanted:?} on\n{shown}"));
    (u16::try_from(line[..byte].chars().count()).unwrap(), u16::try_from(row).unwrap())
}

/// Clicks on a text in the footer.
#[track_caller]
pub fn click_below(state: &mut State, wanted: &str) -> Outcome {
    let shown = text(&shown(state));
    let below = shown.lines().enumerate().skip(usize::from(state.window.rows) - 2);
    let place = below.filter_map(|(row, line)| Some((row, line[..line.find(wanted)?].chars().count()))).next();
    let (row, column) = place.unwrap_or_else(|| panic!("no {wanted:?} below\n{shown}"));
    click(state, (u16::try_from(column).unwrap(), u16::try_from(row).unwrap()))
}

#[track_caller]
pub fn click_on(state: &mut State, wanted: &str) -> Outcome {
    let cell = cell_of(state, wanted);
    click(state, cell)
}

/// The name of the step's quantity.
pub fn name(state: &State) -> String {
    state.step().named().map(|name| name.to_string()).unwrap_or_else(|| state.step().name())
}
