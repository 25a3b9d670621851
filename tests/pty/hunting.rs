//! A hunt from the command line, to its end and back.

use crate::terminal::{Key, Start};

#[test]
fn a_hunt_is_opened_gone_through_found_and_ended() {
    let mut terminal = Start::gradwalk(&["regression", "--hunt", "1"]).open();
    terminal.wait_for("Hunt 1, level 1: one mistake was made here, in one formula or in several alike.");
    terminal.press(Key::Character('H'));
    terminal.wait_for("Hint: The first wrong number is in the phase Forward.");
    terminal.press(Key::Character('n'));
    terminal.press(Key::Character('n'));
    terminal.press(Key::Character('n'));
    terminal.wait_for("step 4 of 49");
    terminal.press(Key::Character('m'));
    terminal.wait_for("You marked O1(1).");
    terminal.press(Key::Character('k'));
    terminal.press(Key::Character('m'));
    terminal.wait_for("X1(1) = 2.150 is the first wrong number: it should be 1.750.");
    terminal.press(Key::Character('D'));
    terminal.wait_for("Hunt 2, level 2");
    terminal.press(Key::Character('U'));
    terminal.wait_for("The hunt has ended; this is regression 2-3-1 again.");
    terminal.press(Key::Character('q'));
    terminal.finish().assert_restored();
}
