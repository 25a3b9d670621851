//! How the pointer of a lecture moves: from one target to the nearest in a direction.

use ratatui::layout::Rect;

use crate::tui::{lecture::Pointer, state::State, view};

/// A direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Left,
    Right,
    Up,
    Down,
}

/// Moves the pointer; at first it appears at the subject of the step. If there is no target in a direction, it stays.
pub(super) fn move_to(state: &mut State, direction: Direction) {
    let Some(lecture) = state.lecture() else { return state.say_that_it_is_for_lectures() };
    let spots = view::spots(state);
    let target = match lecture.pointer {
        None => spots.iter().rev().max_by_key(|spot| spot.concern),
        Some(Pointer { at, .. }) => {
            let own = spots.iter().find(|spot| spot.holds(at)).map(|spot| spot.slot);
            let from = own.unwrap_or(Rect { x: at.x, y: at.y, width: 1, height: 1 });
            let reached = spots.iter().filter_map(|spot| Some((distance(from, spot.slot, direction)?, spot)));
            reached.min_by_key(|(far, _)| *far).map(|(_, spot)| spot)
        }
    };
    if let Some(spot) = target {
        state.point(Pointer { at: spot.centre(), lasts: spot.lasts });
    }
}

/// The distance of a place in a direction; `None` if it is not in that direction. Distance to the side counts more, so
/// that the pointer prefers the same row or column.
fn distance(from: Rect, to: Rect, direction: Direction) -> Option<u32> {
    // Rows are few and columns many.
    let ahead = |end: u16, beginning: u16| beginning.checked_sub(end).map(u32::from);
    let across = || gap((from.x, from.right()), (to.x, to.right()));
    let along = || 4 * gap((from.y, from.bottom()), (to.y, to.bottom()));
    let (ahead, aside) = match direction {
        Direction::Left => (ahead(to.right(), from.x)?, along()),
        Direction::Right => (ahead(from.right(), to.x)?, along()),
        Direction::Up => (2 * ahead(to.bottom(), from.y)?, across()),
        Direction::Down => (2 * ahead(from.bottom(), to.y)?, across()),
    };
    Some(ahead + 3 * aside)
}

/// The gap between two ranges; `None` if they overlap.
fn gap(one: (u16, u16), other: (u16, u16)) -> u32 {
    u32::from(one.0.max(other.0).saturating_sub(one.1.min(other.1)))
}
