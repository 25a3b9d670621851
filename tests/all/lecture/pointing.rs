//! The pointer: on units, weights and parts of the formula, moved by keys and by the mouse.

use super::*;
use crate::screen::take_in;
use crossterm::event::Event;
use gradwalk::settings::Theme;
use ratatui::{buffer::Buffer, style::Modifier};

/// A lecture with signs that are never brackets.
fn lecture() -> State {
    let mut state = super::lecture("regression", ReadingKind::Exact);
    state.settings.glyphs = Glyphs::Small;
    state
}

/// The texts that are pointed at.
fn pointed(buffer: &Buffer) -> Vec<String> {
    let rows = crate::screen::rows(buffer).map(crate::screen::text_of);
    let between = |row: String| {
        let (before, end) = row.split_once(']')?;
        assert!(!end.contains(['[', ']']), "{row}");
        Some(before.split_once('[').map_or(before, |(_, pointed)| pointed).trim().to_owned())
    };
    rows.filter_map(between).collect()
}

fn shown(state: &State) -> Vec<String> {
    let mut state = state.clone();
    state.notice = None;
    pointed(&picture(&state, 80, 24))
}

/// At the numbers of the derivative by a12(0).
fn at_a_derivative() -> State {
    let mut state = lecture();
    jump(&mut state, "dE/dX2(1)");
    ask(&mut state, Command::NextLine);
    state
}

#[test]
fn it_appears_at_what_the_step_is_about_and_moves_to_what_is_beside() {
    let mut state = at_a_derivative();
    assert_eq!(shown(&state), Vec::<String>::new());
    ask(&mut state, Command::PointUp);
    let first = shown(&state);
    assert_eq!(first, ["O2 0.3208 C ◂?"]);
    let mut visited = Vec::new();
    for command in [Command::PointUp, Command::PointLeft, Command::PointDown, Command::PointRight, Command::PointRight]
    {
        ask(&mut state, command);
        visited.extend(shown(&state));
    }
    assert_eq!(visited, ["O1 0.7311 ▼0.06446", "O1 0.5", "O2 -1.0", "O2 0.3208 C ◂?", "0.4 B"]);
}

#[test]
fn parts_of_the_formula_are_reached_and_left_again() {
    let mut state = at_a_derivative();
    let mut visited = Vec::new();
    for command in [Command::PointDown; 9].into_iter().chain([Command::PointUp, Command::PointLeft, Command::PointLeft])
    {
        ask(&mut state, command);
        visited.push(shown(&state));
    }
    // With everything below it: its brace and its value.
    let is_part = |rows: &Vec<String>| matches!(&rows[..], [number, _, value] if number.contains("0.253536") && value.starts_with("A "));
    assert!(visited.iter().any(is_part), "{visited:?}");
    for _ in 0..12 {
        ask(&mut state, Command::PointUp);
    }
    assert!(shown(&state).iter().any(|text| text.starts_with(['O', '1', 'X'])), "{:?}", shown(&state));
}

#[test]
fn it_stays_on_its_unit_from_step_to_step() {
    let mut state = lecture();
    // The last hidden unit, before and after its number appears.
    let before = text(&picture(&state, 80, 24));
    let row = before.lines().position(|row| row.contains("O3")).unwrap();
    let column = before.lines().nth(row).unwrap().find("O3").unwrap();
    state.point_at(u16::try_from(column).unwrap() + 1, u16::try_from(row).unwrap());
    assert_eq!(shown(&state), ["O3"]);
    for _ in 0..9 {
        ask(&mut state, Command::NextLine);
        let shown = shown(&state);
        assert!(shown.len() == 1 && (shown[0].starts_with("O3") || shown[0].starts_with("X3")), "{shown:?}");
    }
}

#[test]
fn it_is_seen_in_every_theme_without_colour_and_gone_with_escape() {
    for theme in Theme::ALL {
        for (width, height) in SIZES {
            let mut state = at_a_derivative();
            take_in(&mut state, &Event::Resize(width, height));
            state.theme = theme;
            let reversed = |state: &State| {
                let cells = picture(state, width, height).content;
                cells.iter().filter(|cell| cell.modifier.contains(Modifier::REVERSED)).count()
            };
            let before = reversed(&state);
            ask(&mut state, Command::PointUp);
            assert!(reversed(&state) > before, "{theme:?} at {width}x{height}");
            ask(&mut state, Command::Close);
            assert_eq!(reversed(&state), before);
        }
    }
}

#[test]
fn a_cell_where_nothing_stands_can_be_pointed_at() {
    let mut state = at_a_derivative();
    state.point_at(40, 21);
    let shown = picture(&state, 80, 24);
    assert_eq!(shown[(40, 21)].symbol(), "+");
    state.point_at(u16::MAX, u16::MAX);
    picture(&state, 80, 24);
    let mut state = load("regression", ReadingKind::Exact);
    state.point_at(40, 21);
    assert!(state.lecture().is_none());
}

#[test]
fn what_is_pointed_at_in_a_formula_is_left_with_its_lines() {
    let mut state = at_a_derivative();
    ask_all(&mut state, &[Command::PointDown, Command::PointDown, Command::PointDown]);
    let at = state.lecture().unwrap().pointer.unwrap().at;
    assert!(at.y > 9, "it is in the formula: {at:?}");
    // Nothing of the formula is covered.
    let signs = |state: &State| text(&picture(state, 80, 24)).replace(['[', ']', ' '], "");
    let mut without = state.clone();
    without.stop_pointing();
    assert_eq!(signs(&state), signs(&without));
    ask(&mut state, Command::NextLine);
    assert_eq!(state.lecture().unwrap().pointer, None);
}
