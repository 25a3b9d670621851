//! Keys move through the walk.

use crate::expect::{FIRST, SECOND, THIRD};
use crate::terminal::{Key, Start};

#[test]
fn arrows_step_there_and_back() {
    let mut terminal = Start::gradwalk(&[]).open();
    terminal.wait_for(FIRST);
    terminal.press(Key::Right);
    terminal.wait_for(SECOND);
    terminal.press(Key::Left);
    terminal.wait_for(FIRST);
    terminal.press(Key::Character('q'));
    terminal.finish().assert_restored();
}

#[test]
fn keys_that_queue_up_are_all_taken_in() {
    let mut terminal = Start::gradwalk(&[]).open();
    terminal.wait_for(FIRST);
    terminal.press_many([Key::Right, Key::Right, Key::Left, Key::Right]);
    terminal.wait_for(THIRD);
    terminal.press_many([Key::Right, Key::Left, Key::Character('q')]);
    terminal.finish().assert_restored();
}
