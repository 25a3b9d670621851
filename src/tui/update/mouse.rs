//! The mouse: a click has the effect of keys on whatever stands at its cell, the wheel advances or scrolls.

use crossterm::event::{KeyEvent, MouseButton, MouseEvent, MouseEventKind};

use super::{Effect, boxes, scrolling::scroll};
use crate::{
    quantity::Quantity,
    tui::{
        keys::{Command, Place},
        lecture::Cell,
        state::{MouseOwner, Overlay, State},
        terminal::Outcome,
        turn::Turn,
        view::{self, Target},
    },
};

/// The rows that a notch of the wheel scrolls.
const NOTCH: isize = 3;

/// The effect of a mouse event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asked {
    /// Nothing more than this outside the state.
    Nothing(Effect),
    /// The effect of a key.
    Press(KeyEvent),
    /// The effect of a command at the current place.
    Do(Command),
}

impl From<Outcome> for Asked {
    fn from(outcome: Outcome) -> Self {
        Self::Nothing(outcome.into())
    }
}

/// Takes in a mouse event.
pub(super) fn handle(state: &mut State, event: MouseEvent) -> Asked {
    // The terminal may have sent it before it was given the mouse.
    if state.mouse.owner == MouseOwner::Terminal {
        return Outcome::Unchanged.into();
    }
    let cell = Cell { x: event.column, y: event.row };
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => {
            state.mouse.pressed = Some(cell);
            Outcome::Unchanged.into()
        }
        // A click is complete when the button is released: if it were handled before, the program might have ended by
        // then, and the shell would receive the release.
        MouseEventKind::Up(MouseButton::Left) => match state.mouse.pressed.take() {
            Some(pressed) if is_click(state, pressed, cell) => click(state, pressed),
            Some(_) => {
                state.say_how_to_select();
                Outcome::Continue.into()
            }
            None => Outcome::Unchanged.into(),
        },
        MouseEventKind::ScrollDown => wheel(state, cell, Turn::On),
        MouseEventKind::ScrollUp => wheel(state, cell, Turn::Back),
        MouseEventKind::Moved if state.lecture().is_some() && state.overlay == Overlay::None => {
            state.point_at(cell.x, cell.y);
            Outcome::Continue.into()
        }
        MouseEventKind::Down(MouseButton::Right | MouseButton::Middle)
        | MouseEventKind::Up(MouseButton::Right | MouseButton::Middle)
        | MouseEventKind::Drag(_)
        | MouseEventKind::Moved
        | MouseEventKind::ScrollLeft
        | MouseEventKind::ScrollRight => Outcome::Unchanged.into(),
    }
}

/// Whether a press and a release are a click: a hand may tremble by a cell, as long as it stays on the same target.
fn is_click(state: &State, from: Cell, to: Cell) -> bool {
    let is_near = from.y == to.y && from.x.abs_diff(to.x) <= 1;
    from == to || is_near && view::target_at(state, from).is_some_and(|of| view::target_at(state, to) == Some(of))
}

fn click(state: &mut State, cell: Cell) -> Asked {
    if state.overlay == Overlay::Blank {
        state.overlay = Overlay::None;
        return Outcome::Continue.into();
    }
    let Some(target) = view::target_at(state, cell) else { return Outcome::Unchanged.into() };
    if let Target::Key(key) = target {
        return Asked::Press(key.into());
    }
    state.notice = None;
    if state.editor().is_some() {
        edit(state, target);
        return Outcome::Continue.into();
    }
    match target {
        Target::Unit(unit) => state.visit_unit(unit),
        Target::Quantity(quantity) => state.visit(quantity),
        Target::Phase(phase) => state.visit_phase(phase),
        Target::Part(part) => {
            if state.choose_part(part) {
                state.follow();
            }
        }
        // The first click selects it, and another one opens it.
        Target::Item(item) => {
            if !boxes::choose_item(state, item) {
                return Asked::Do(Command::Choose);
            }
        }
        // The first ones belong to the editor, and a key has already been pressed.
        Target::Entry { .. } | Target::Key(_) => {}
    }
    Outcome::Continue.into()
}

/// Moves the cursor to a given number in it.
fn edit(state: &mut State, target: Target) {
    match target {
        Target::Unit(unit) => state.move_cursor_to_number(Quantity::Activation(unit)),
        Target::Quantity(quantity) => state.move_cursor_to_number(quantity),
        Target::Entry { row, column } => state.move_cursor_to(row, column),
        Target::Part(_) | Target::Phase(_) | Target::Key(_) | Target::Item(_) => {}
    }
}

/// One notch of the wheel, down or up.
fn wheel(state: &mut State, cell: Cell, turn: Turn) -> Asked {
    let [on, back] = match state.overlay.place() {
        Place::Prompt | Place::Blank => return Outcome::Unchanged.into(),
        Place::Editor | Place::List => [Command::RowDown, Command::RowUp],
        Place::Curve => [Command::PageDown, Command::PageUp],
        Place::Chart => [Command::NextItem, Command::PreviousItem],
        Place::Steps if !view::scrolls_at(state, cell) => {
            state.notice = None;
            return Asked::Do(onwards(state, turn));
        }
        Place::Steps | Place::Page | Place::Summary | Place::Errata | Place::Leaving | Place::Recovery => {
            scroll(state, if turn == Turn::On { NOTCH } else { -NOTCH });
            return Outcome::Continue.into();
        }
    };
    Asked::Do(if turn == Turn::On { on } else { back })
}

/// The command for the next step, or the previous one; in a lecture, which asks for a number before it shows it, for
/// the next reveal.
fn onwards(state: &State, turn: Turn) -> Command {
    match (turn, state.lecture()) {
        (Turn::On, None) => Command::NextStep,
        (Turn::On, Some(_)) => Command::NextLine,
        (Turn::Back, None) => Command::PreviousStep,
        (Turn::Back, Some(_)) => Command::PreviousLine,
    }
}
