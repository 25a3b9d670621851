//! The next start looks as the last session ended.

use std::fs;

use tempfile::tempdir;

use crate::expect::FIRST;
use crate::terminal::{Key, Start};

#[test]
fn what_was_chosen_is_there_at_the_next_start_but_an_option_goes_before_it() {
    let home = tempdir().unwrap();
    let file = home.path().join("own.toml");
    fs::write(&file, gradwalk::scenario::Scenario::load("tanh").unwrap().to_toml()).unwrap();
    let preferences = home.path().join("config/gradwalk/config.toml");

    let mut terminal = Start::gradwalk(&[]).home(home.path()).open();
    terminal.wait_for(FIRST);
    terminal.press(Key::Character('q'));
    terminal.finish();
    assert!(!preferences.exists(), "nothing was chosen");

    let mut terminal = Start::gradwalk(&[file.to_str().unwrap(), "--digits", "7"]).home(home.path()).open();
    terminal.wait_for("step 1 of");
    terminal.write(b"Tq");
    terminal.finish().assert_restored();
    let written = fs::read_to_string(&preferences).unwrap();
    assert_eq!(
        written,
        format!("theme = \"light\"\ndigits = 7\nrecent = [{:?}]\n", file.to_str().unwrap()),
        "no formula style was chosen"
    );

    let mut terminal = Start::gradwalk(&["--digits", "3"]).home(home.path()).open();
    terminal.wait_for(FIRST);
    terminal.press(Key::Character('+'));
    terminal.wait_for("4 significant digits");
    terminal.press(Key::Character('T'));
    terminal.wait_for("Theme: high contrast");
    terminal.press(Key::Character('o'));
    terminal.wait_for("networks");
    terminal.press(Key::Character('G'));
    terminal.wait_for("Recent files");
    terminal.write(b"\r");
    terminal.wait_for("tanh");
    terminal.press(Key::Character('q'));
    terminal.finish();
    assert!(fs::read_to_string(&preferences).unwrap().contains("high contrast"));
}

#[test]
fn a_broken_file_is_ignored_with_a_word_and_stays_as_it_is() {
    let home = tempdir().unwrap();
    let preferences = home.path().join("config/gradwalk/config.toml");
    fs::create_dir_all(preferences.parent().unwrap()).unwrap();
    fs::write(&preferences, "theme = 3").unwrap();
    let mut terminal = Start::gradwalk(&[]).home(home.path()).open();
    terminal.wait_for("Ignored: ");
    terminal.write(b"Tq");
    let ended = terminal.finish();
    assert_eq!((ended.code, ended.text.trim()), (0, ""));
    assert_eq!(fs::read_to_string(&preferences).unwrap(), "theme = 3");
}

#[test]
fn where_nothing_can_be_kept_it_ends_all_the_same_with_a_word() {
    let home = tempdir().unwrap();
    fs::write(home.path().join("config"), "a file where a folder is needed").unwrap();
    fs::write(home.path().join("state"), "here too").unwrap();
    let mut terminal = Start::gradwalk(&[]).home(home.path()).open();
    terminal.wait_for(FIRST);
    terminal.write(b"i9\rq");
    terminal.wait_for("Save your edits");
    terminal.write(b"T");
    terminal.wait_for("Theme: light");
    terminal.press(Key::Control('c'));
    let ended = terminal.finish();
    assert_eq!(ended.code, 0);
    assert!(ended.text.contains("note: preferences were not kept"), "{}", ended.text);
    ended.assert_restored();
}
