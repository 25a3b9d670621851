//! A panic is read on the shell's own screen, in a terminal that works.
//!
//! The program has no key to make it panic, and should have none. This test starts itself again instead, and runs a
//! program that does nothing else on the same terminal code.

use std::env;

use crossterm::event::Event;
use gradwalk::tui::terminal::{Mouse, Outcome, Program, run};
use ratatui::Frame;

use crate::terminal::{Key, Start};

struct Fragile;

impl Program for Fragile {
    fn draw(&self, frame: &mut Frame) {
        frame.render_widget("handle with care", frame.area());
    }

    fn mouse(&self) -> Mouse {
        Mouse::Moves
    }

    fn handle(&mut self, _: Event) -> Outcome {
        panic!("it broke");
    }
}

#[test]
#[ignore = "started in a terminal by the test below"]
fn fragile() {
    run(&mut Fragile).unwrap();
}

#[test]
fn a_panic_leaves_the_screen_before_its_message() {
    let this = env::current_exe().unwrap();
    let only = ["--ignored", "--exact", "--nocapture", "panicking::fragile"];
    let mut terminal = Start::program(this.to_str().unwrap(), &only).open();
    terminal.wait_for("handle with care");
    terminal.press(Key::Right);
    let ended = terminal.finish();
    assert_ne!(ended.code, 0);
    assert!(ended.ever_alternate);
    assert!(ended.text.contains("it broke"), "{}", ended.text);
    ended.assert_restored();
}
