//! A screen that is only looked at costs no processor time.

use std::thread;
use std::time::Duration;

use crate::activity::Activity;
use crate::expect::FIRST;
use crate::terminal::{Key, Start};

#[test]
fn looking_costs_no_processor_time() {
    let mut terminal = Start::gradwalk(&[]).open();
    terminal.wait_for(FIRST);
    // The drawing has just been seen; let the thread that made it fall asleep.
    thread::sleep(Duration::from_millis(100));
    let before = Activity::of(terminal.pid());
    thread::sleep(Duration::from_secs(1));
    assert_eq!(Activity::of(terminal.pid()), before);
    terminal.press(Key::Character('q'));
    terminal.finish().assert_restored();
}
