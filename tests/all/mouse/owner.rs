//! Who has the mouse, and how the screen says so.

use super::*;
use crossterm::event::{MouseButton, MouseEventKind};
use gradwalk::tui::state::MouseOwner;

#[test]
fn a_key_gives_it_to_the_terminal_and_takes_it_again() {
    let mut state = at("regression", (80, 24), "X1(1)");
    ask(&mut state, Command::SwitchMouse);
    assert_eq!(state.mouse.owner, MouseOwner::Terminal);
    assert!(state.notice.as_deref().unwrap().contains("selects text"));
    let step = state.position();
    assert_eq!(click_on(&mut state, "O0"), Outcome::Unchanged, "what was sent before is not taken in");
    take_in(&mut state, &mouse(MouseEventKind::ScrollDown, (5, 5)));
    assert_eq!(state.position(), step);
    ask(&mut state, Command::SwitchMouse);
    assert_eq!(state.mouse.owner, MouseOwner::Program);
    click_on(&mut state, "O0");
    assert_ne!(state.position(), step);
}

#[test]
fn it_works_in_boxes_too_and_stays_from_network_to_network() {
    let mut state = opened("regression", (80, 24));
    for command in [Command::Help, Command::Networks, Command::Edit] {
        ask(&mut state, command);
        ask(&mut state, Command::SwitchMouse);
        assert_eq!(state.mouse.owner, MouseOwner::Terminal, "{command:?}");
        ask_all(&mut state, &[Command::SwitchMouse, Command::Close]);
    }
    ask(&mut state, Command::SwitchMouse);
    ask_all(&mut state, &[Command::Networks, Command::RowDown, Command::Choose]);
    assert_eq!(state.mouse.owner, MouseOwner::Terminal);
    ask(&mut state, Command::Last);
    ask_all(&mut state, &[Command::Hunt]);
    assert!(state.hunting().is_some());
    assert_eq!(state.mouse.owner, MouseOwner::Terminal);
    ask_all(&mut state, &[Command::SwitchMouse, Command::Hunt]);
    assert!(state.hunting().is_none());
    assert_eq!(state.mouse.owner, MouseOwner::Program, "as it was left in the hunt");
}

#[test]
fn the_opening_page_names_the_key_at_every_size() {
    for size in SIZES {
        let mut state = opened("regression", size);
        ask(&mut state, Command::ScrollDown);
        assert!(text(&shown(&state)).contains("M select text"), "at {size:?}\n{}", text(&shown(&state)));
        state.switch_mouse();
        state.notice = None;
        assert!(text(&shown(&state)).contains("M use mouse"));
    }
}

#[test]
fn who_tries_to_select_text_is_told_how() {
    let mut state = at("regression", (80, 24), "X1(1)");
    let before = (state.position(), state.chosen());
    let from = cell_of(&state, "net input");
    take_in(&mut state, &mouse(MouseEventKind::Down(MouseButton::Left), from));
    take_in(&mut state, &mouse(MouseEventKind::Drag(MouseButton::Left), (from.0 + 3, from.1)));
    take_in(&mut state, &mouse(MouseEventKind::Up(MouseButton::Left), (from.0 + 9, from.1)));
    assert_eq!((state.position(), state.chosen()), before);
    let notice = state.notice.clone().unwrap();
    assert!(notice.contains("press M") && notice.contains("Shift"), "{notice}");
}

#[test]
fn a_hand_that_trembles_by_a_cell_still_clicks() {
    let mut state = at("regression", (80, 24), "X1(1)");
    let step = state.position();
    let (x, y) = cell_of(&state, "↓ step");
    take_in(&mut state, &mouse(MouseEventKind::Down(MouseButton::Left), (x, y)));
    take_in(&mut state, &mouse(MouseEventKind::Up(MouseButton::Left), (x + 1, y)));
    assert_eq!(state.position(), step + 1);
}
