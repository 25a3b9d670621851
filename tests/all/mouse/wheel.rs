//! The wheel: from step to step on the steps, through rows in a box, and over lines that do not fit.

use super::*;
use crossterm::event::MouseEventKind::{Moved, ScrollDown, ScrollUp};

fn turn(state: &mut State, kind: crossterm::event::MouseEventKind, cell: (u16, u16)) {
    take_in(state, &mouse(kind, cell));
}

#[test]
fn it_goes_from_step_to_step() {
    let mut state = at("regression", (120, 40), "X1(1)");
    let step = state.position();
    for cell in [(5, 5), (5, 20), (5, 39)] {
        turn(&mut state, ScrollDown, cell);
        assert_eq!(state.position(), step + 1);
        assert!(state.is_complete());
        turn(&mut state, ScrollUp, cell);
        assert_eq!(state.position(), step);
    }
}

#[test]
fn over_a_formula_without_room_it_scrolls_and_elsewhere_it_goes_on() {
    let mut state = at("regression", (60, 18), "a12(0)");
    let (step, before) = (state.position(), text(&shown(&state)));
    turn(&mut state, ScrollUp, (5, 10));
    assert_eq!(state.position(), step);
    assert_ne!(text(&shown(&state)), before);
    turn(&mut state, ScrollDown, (5, 10));
    assert_eq!(text(&shown(&state)), before);
    turn(&mut state, ScrollDown, (5, 2));
    assert_eq!(state.position(), step + 1);
}

#[test]
fn in_a_box_it_scrolls_and_in_a_list_it_moves_the_chosen_row() {
    for size in SIZES {
        let mut state = opened("regression", size);
        ask(&mut state, Command::Help);
        turn(&mut state, ScrollDown, (5, 5));
        assert_eq!(state.scroll, 3);
        turn(&mut state, ScrollUp, (5, 5));
        turn(&mut state, ScrollUp, (5, 5));
        assert_eq!(state.scroll, 0, "there is nothing above the top");
        ask_all(&mut state, &[Command::Close, Command::Networks]);
        turn(&mut state, ScrollDown, (5, 5));
        assert_eq!(state.overlay, Overlay::Networks(1));
        assert_eq!(state.position(), 0);
    }
}

#[test]
fn in_the_editor_it_moves_the_cursor_and_zooms_the_curve() {
    let mut state = opened("regression", (80, 24));
    ask(&mut state, Command::Edit);
    let (row, _) = state.editor().unwrap().place();
    turn(&mut state, ScrollDown, (5, 15));
    assert_eq!(state.editor().unwrap().place().0, row + 1);
    ask(&mut state, Command::WhatIf);
    let before = text(&shown(&state));
    turn(&mut state, ScrollDown, (5, 15));
    assert_ne!(text(&shown(&state)), before);
    turn(&mut state, ScrollUp, (5, 15));
    assert_eq!(text(&shown(&state)), before);
}

#[test]
fn a_prompt_and_a_blank_screen_stay() {
    for command in [Command::Jump, Command::Blank] {
        let mut state = opened("regression", (80, 24));
        ask(&mut state, command);
        let overlay = state.overlay.clone();
        assert_eq!(take_in(&mut state, &mouse(ScrollDown, (5, 5))), Outcome::Unchanged);
        assert_eq!((&state.overlay, state.position()), (&overlay, 0));
    }
}

#[test]
fn in_a_lecture_it_asks_before_it_shows_and_moves_point() {
    let mut state = opened("regression", (120, 40));
    ask(&mut state, Command::Lecture);
    turn(&mut state, ScrollDown, (5, 5));
    assert!(state.question().is_some(), "{}", name(&state));
    turn(&mut state, Moved, (70, 8));
    let at = state.lecture().unwrap().pointer.unwrap().at;
    assert_eq!((at.x, at.y), (70, 8));
    // Elsewhere a move does not redraw the screen.
    let mut state = opened("regression", (120, 40));
    assert_eq!(take_in(&mut state, &mouse(Moved, (70, 8))), Outcome::Unchanged);
}
