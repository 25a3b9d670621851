//! Numbers are changed in a real terminal: moved by a key, typed, undone, saved, and not lost unasked.

use crate::expect::FIRST;
use crate::terminal::{Key, Start};

#[test]
fn a_number_is_moved_typed_undone_and_saved() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.toml");
    let mut terminal = Start::gradwalk(&[]).open();
    terminal.wait_for(FIRST);
    let type_text = |terminal: &mut crate::terminal::Terminal, text: &str| {
        terminal.press_many(text.chars().map(Key::Character));
    };
    type_text(&mut terminal, "/a12(0)");
    terminal.press(Key::Character('\r'));
    terminal.wait_for("step 34 of 52");
    terminal.press(Key::Character('>'));
    terminal.wait_for("a12(0) 0.5 → 0.6");
    terminal.wait_for("= -0.004763");
    terminal.press(Key::Character('i'));
    terminal.wait_for("a12(0) = 0.6");
    type_text(&mut terminal, "3/8");
    terminal.press(Key::Character('\r'));
    terminal.wait_for("a12(0) 0.5 → 3/8");
    terminal.press(Key::Character('\u{1b}'));
    terminal.wait_for("dE/da12(0)  weight from input 1");
    terminal.press(Key::Character('q'));
    terminal.wait_for("not saved");
    terminal.press(Key::Character('S'));
    terminal.wait_for("save as:");
    terminal.press(Key::Control('u'));
    type_text(&mut terminal, file.to_str().unwrap());
    terminal.press(Key::Character('\r'));
    terminal.wait_for("Saved as");
    assert!(std::fs::read_to_string(&file).unwrap().contains("\"3/8\""));
    terminal.press(Key::Character('z'));
    terminal.wait_for("a12(0) is 0.5 again");
    // The original is built in, and the edited version is saved.
    terminal.press(Key::Character('q'));
    let ended = terminal.finish();
    assert_eq!(ended.code, 0);
    ended.assert_restored();
}
