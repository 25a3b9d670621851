//! Many training steps in a real terminal: they run while keys are answered, can be stopped, and one of them is opened.

use crate::terminal::{Key, Start};

#[test]
fn a_long_run_is_stopped_and_its_last_update_opened_and_taken_back() {
    // Over so many samples that the run cannot be over before it is stopped.
    let mut terminal = Start::gradwalk(&["classification"]).open();
    terminal.wait_for("step 1 of");
    terminal.press(Key::Character('t'));
    terminal.wait_for("train how many steps?");
    terminal.write(b"100000 three-classes\r");
    terminal.wait_for("of 100000, Esc stops");
    terminal.write(b"\x1b");
    terminal.wait_for("Stopped after step");
    terminal.write(b"\r");
    terminal.wait_for("steps on");
    terminal.wait_for("z takes the");
    terminal.press(Key::Character('z'));
    terminal.wait_for("Change undone");
    terminal.press(Key::Character('q'));
    terminal.finish().assert_restored();
}

#[test]
fn a_run_comes_to_its_end_without_a_key() {
    let mut terminal = Start::gradwalk(&["regression"]).open();
    terminal.wait_for("step 1 of");
    terminal.press(Key::Character('t'));
    terminal.write(b"20000\r");
    terminal.wait_for("step 20000 of 20000");
    terminal.press(Key::Control('c'));
    terminal.finish().assert_restored();
}
