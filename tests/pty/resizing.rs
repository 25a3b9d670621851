//! Windows of every shape are survived.

use crate::expect::{FIRST, SECOND};
use crate::terminal::{Key, Start};

const SHAPES: [(u16, u16); 5] = [(10, 40), (1, 1), (2, 5), (1, 200), (200, 1)];

#[test]
fn a_window_dragged_through_every_shape_comes_back_complete() {
    let mut terminal = Start::gradwalk(&[]).open();
    terminal.wait_for(FIRST);
    for (rows, columns) in SHAPES {
        terminal.resize(rows, columns);
    }
    terminal.resize(24, 80);
    terminal.press(Key::Right);
    terminal.wait_for(SECOND);
    terminal.press(Key::Character('q'));
    let ended = terminal.finish();
    assert_eq!(ended.code, 0);
    ended.assert_restored();
}

#[test]
fn every_shape_can_be_lived_in() {
    for (rows, columns) in SHAPES {
        let mut terminal = Start::gradwalk(&[]).size(rows, columns).open();
        terminal.wait_until("the screen", vt100::Screen::hide_cursor);
        terminal.press(Key::Right);
        terminal.press(Key::Character('q'));
        let ended = terminal.finish();
        assert_eq!(ended.code, 0, "{rows} rows, {columns} columns");
        ended.assert_restored();
    }
}
