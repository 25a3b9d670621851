//! A lecture in a real terminal: it is opened by an option, waits for keys, and plays by the clock.

use crate::terminal::{Key, Start};

#[test]
fn an_option_opens_it_and_keys_go_on() {
    let mut terminal = Start::gradwalk(&["--lecture", "--reading", "exact"]).size(18, 60).open();
    terminal.wait_for("1 of 12");
    terminal.press_many([Key::Right, Key::Right]);
    terminal.wait_for("X1(1) = ?   What comes out?");
    terminal.press(Key::Right);
    terminal.wait_for("1.000");
    terminal.press(Key::Character('L'));
    terminal.wait_for("step 1 of 52");
    terminal.press(Key::Character('q'));
    terminal.finish().assert_restored();
}

#[test]
fn it_plays_by_the_clock_and_pauses() {
    let mut terminal = Start::gradwalk(&["xor", "--lecture"]).open();
    terminal.wait_for("1 of");
    terminal.press_many([Key::Character('p'), Key::Character(')'), Key::Character(')')]);
    terminal.press_many([Key::Character(')'), Key::Character(')')]);
    terminal.wait_for("plays, 1 s");
    // Nobody presses a key.
    terminal.wait_for("What comes out?");
    terminal.press(Key::Character('p'));
    terminal.wait_for("Paused.");
    terminal.press(Key::Character('q'));
    terminal.finish().assert_restored();
}

#[test]
fn shift_and_an_arrow_point() {
    let mut terminal = Start::gradwalk(&["--lecture", "--glyphs", "ascii"]).open();
    terminal.wait_for("1 of 12");
    terminal.write(b"\x1b[1;2C");
    // It appears at the first unit, the bias.
    terminal.wait_for("1]");
    terminal.write(b"\x1b[1;2B");
    terminal.wait_for("O1 0.5]");
    terminal.press(Key::Control('c'));
    terminal.finish().assert_restored();
}
