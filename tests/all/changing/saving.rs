//! Edits saved, and not lost without a question.

use super::*;

/// Types a file's name at the prompt for saving and confirms it.
fn save_as(state: &mut State, file: &std::path::Path) {
    ask(state, Command::Save);
    press(state, Key::Control('u'));
    write(state, file.to_str().unwrap());
    press(state, Key::Plain(KeyCode::Enter));
}

#[test]
fn what_is_saved_reads_back_equal_and_no_other_file_is_lost_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.toml");
    let mut state = regression_at("a12(0)");
    ask(&mut state, Command::Raise);
    save_as(&mut state, &folder.path().join("mine"));
    assert!(state.notice.as_deref().unwrap().starts_with("Saved as "), "{:?}", state.notice);
    let read = |file: &std::path::Path| Scenario::load(file.to_str().unwrap()).unwrap();
    assert_eq!(&read(&file), state.walk().scenario());
    assert!(state.unsaved().is_none());

    std::fs::write(&file, "somebody else's").unwrap();
    ask(&mut state, Command::Raise);
    save_as(&mut state, &file);
    assert!(shown(&state, (60, 18)).contains("There is such a file already."), "{}", shown(&state, (60, 18)));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "somebody else's");
    press(&mut state, Key::Plain(KeyCode::Enter));
    assert_eq!(&read(&file), state.walk().scenario());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left");
}

#[test]
fn a_file_that_cannot_be_written_is_said_at_the_prompt() {
    let mut state = regression_at("a12(0)");
    save_as(&mut state, std::path::Path::new("/no/such/folder/mine.toml"));
    assert!(shown(&state, (80, 24)).contains("cannot be written"), "{}", shown(&state, (80, 24)));
}

#[test]
fn leaving_asks_while_edits_are_not_saved() {
    let quit = |state: &mut State| ask(state, Command::Quit);
    assert_eq!(quit(&mut regression_at("a12(0)")), Outcome::Quit, "nothing was edited");
    let mut state = regression_at("a12(0)");
    ask(&mut state, Command::Apply);
    assert_eq!(quit(&mut state), Outcome::Quit, "an update is no edit");
    let mut state = regression_at("a12(0)");
    ask(&mut state, Command::Raise);
    assert_eq!(quit(&mut state), Outcome::Continue);
    for size in SIZES {
        assert!(shown(&state, size).contains("not saved"), "{}", shown(&state, size));
    }
    ask(&mut state, Command::Close);
    assert_eq!(quit(&mut state), Outcome::Continue, "it asks again");
    assert_eq!(quit(&mut state), Outcome::Quit);
    ask(&mut state, Command::Close);
    ask(&mut state, Command::Undo);
    assert_eq!(quit(&mut state), Outcome::Quit, "all is undone");
}

#[test]
fn edits_of_a_network_that_waits_are_not_forgotten() {
    let mut state = regression_at("a12(0)");
    ask_all(&mut state, &[Command::Raise, Command::Networks]);
    press(&mut state, Key::Plain(KeyCode::End));
    ask(&mut state, Command::Choose);
    assert_ne!(state.origin(), &Scenario::load("regression").unwrap());
    assert_eq!(ask(&mut state, Command::Quit), Outcome::Continue);
    assert!(shown(&state, (80, 24)).contains("regression 2-3-1 are not saved"), "{}", shown(&state, (80, 24)));
}
