//! A long training run shows its progress, and `Ctrl-C` ends it with what was done.

use crate::terminal::{Key, Start};

#[test]
fn a_long_run_shows_its_progress_and_is_stopped_by_ctrl_c() {
    let mut terminal = Start::gradwalk(&["train", "three-classes", "--steps", "1000000"]).size(60, 80).open();
    terminal.wait_for("of 1000000 steps  Ctrl-C stops");
    terminal.press(Key::Control('c'));
    let ended = terminal.finish();
    assert_eq!(ended.code, 130, "{}", ended.text);
    assert!(ended.text.contains("training was stopped after step"), "{}", ended.text);
    assert!(ended.text.contains("stopped after ") && ended.text.contains("of 1000000 steps"), "{}", ended.text);
    assert!(!ended.text.contains("Ctrl-C stops"), "the bar is still there:\n{}", ended.text);
    ended.assert_restored();
}

#[test]
fn a_short_run_shows_nothing_but_its_page() {
    let terminal = Start::gradwalk(&["train", "tanh", "--steps", "10"]).open();
    terminal.wait_for("step 10");
    assert!(!terminal.output().contains('\x1b'), "{:?}", terminal.output());
    assert_eq!(terminal.finish().code, 0);
}
