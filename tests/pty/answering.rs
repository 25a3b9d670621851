//! A file of answers on the command line is opened on the screen.

use std::fs;

use crate::terminal::{Key, Start};

#[test]
fn it_opens_at_the_first_wrong_answer_and_closes_to_the_walk() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("07.toml"), include_str!("../../assets/scenarios/regression.toml")).unwrap();
    let path = folder.path().join("ada lovelace.csv");
    fs::write(&path, "# scenario: 07.toml\nX1(1),1.0\nX2(1),-0.55\n").unwrap();
    let mut terminal = Start::gradwalk(&[path.to_str().unwrap()]).open();
    terminal.wait_for("X2(1) = -0.55 is wrong: it should be -0.7500");
    terminal.wait_for("ada lovelace.csv ");
    terminal.press(Key::Character('O'));
    terminal.wait_for("The answers are closed.");
    terminal.press(Key::Character('q'));
    terminal.finish().assert_restored();
}
