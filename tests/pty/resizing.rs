//! Windows of every shape are survived.

use nix::sys::signal::Signal;

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

/// The effect of a terminal on its content on the way to a small size and back; the program may notice only the end of
/// it.
#[test]
fn a_size_that_is_the_old_one_again_is_drawn_again() {
    let mut terminal = Start::gradwalk(&[]).open();
    terminal.wait_for(FIRST);
    terminal.scribble("\x1b[2Jmangled");
    terminal.wait_for("mangled");
    terminal.signal(Signal::SIGWINCH);
    terminal.wait_until("the screen without the scribble", |screen| {
        screen.contents().contains(FIRST) && !screen.contents().contains("mangled")
    });
    terminal.press(Key::Character('q'));
    terminal.finish().assert_restored();
}

#[test]
fn a_window_of_impossible_size_does_not_end_it() {
    let mut terminal = Start::gradwalk(&[]).open();
    terminal.wait_for(FIRST);
    terminal.claim_size(u16::MAX, u16::MAX);
    // As far down as it draws at all.
    terminal.wait_for_output("\x1b[500;1H");
    terminal.claim_size(24, 80);
    terminal.press(Key::Right);
    terminal.wait_for(SECOND);
    terminal.press(Key::Character('q'));
    let ended = terminal.finish();
    assert_eq!(ended.code, 0);
    ended.assert_restored();
}
