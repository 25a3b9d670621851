use std::time::{Duration, Instant};

use crossterm::event::{Event, KeyCode};
use gradwalk::tui::{
    keys::{Command as Does, Key},
    state::{Overlay, Prompt},
};

use super::*;
use crate::screen::{ask, jump, opened, press, take_in};

/// The most bytes of a message, including the line it shows and the names in it.
const SHORT: usize = 800;

/// Far more time than it takes, far less than it used to.
const SOON: Duration = Duration::from_secs(2);

#[track_caller]
fn assert_refused_shortly<Word: AsRef<std::ffi::OsStr>>(folder: &Path, arguments: &[Word]) -> String {
    let begun = Instant::now();
    let output = run(folder, arguments);
    assert_eq!(output.status.code(), Some(2));
    assert!(begun.elapsed() < SOON, "{:?}", begun.elapsed());
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(errors.len() < SHORT && output.stdout.len() < SHORT, "{} bytes: {:.300}", errors.len(), errors);
    errors
}

#[test]
fn a_number_of_a_million_digits_is_refused_shortly() {
    let folder = tempfile::tempdir().unwrap();
    let digits = "1".repeat(1_000_000);
    for alpha in [format!("0.{digits}"), digits.clone(), format!("\"1/{digits}\""), format!("0.5e{digits}")] {
        write(folder.path(), "long.toml", &SCENARIO.replace("alpha = 0.1", &format!("alpha = {alpha}")));
        let errors = assert_refused_shortly(folder.path(), &["print", "./long.toml"]);
        assert!(errors.contains("long.toml:2: alpha: found") && errors.contains("at most 100 characters"), "{errors}");
        assert!(errors.lines().nth(1).is_some_and(|line| line.starts_with("  2 | alpha = ")), "{errors}");
    }
    for answer in [format!("E,0.{digits}"), format!("E;1/{digits}"), format!("E,\"{digits}"), format!("{digits},1")] {
        write(folder.path(), "ada.csv", &answer);
        assert_refused_shortly(folder.path(), &["check", "ada.csv", "--scenario", "regression"]);
    }
    let underscores = "1_".repeat(60);
    for answer in [format!("E = 0.{digits}"), format!("E = \"{digits}/3\""), format!("E = {underscores}1")] {
        write(folder.path(), "ada.toml", &answer);
        let errors = assert_refused_shortly(folder.path(), &["check", "ada.toml", "--scenario", "regression"]);
        assert!(errors.contains("ada.toml:1: found a value of more than 100 characters"), "{errors}");
    }
}

#[test]
fn a_message_is_short_whatever_text_it_repeats() {
    let folder = tempfile::tempdir().unwrap();
    let long = "k".repeat(100_000);
    for arguments in [
        vec![long.as_str()],
        vec!["print", &long],
        vec!["print", "--digits", &long],
        vec!["print", "--format", &long],
        vec!["new", "--problem", &long],
        vec!["new", "--count", &long],
    ] {
        assert_refused_shortly(folder.path(), &arguments);
    }
    let option = format!("--{long}");
    assert_refused_shortly(folder.path(), &["print", &option]);
    let named = "k".repeat(990);
    write(folder.path(), "ada.csv", &format!("# scenario: {named}/07.toml\nE,1\n"));
    let errors = assert_refused_shortly(folder.path(), &["check", "ada.csv"]);
    assert!(errors.contains("kkk/07.toml: found"), "the end of a name is what tells it from others: {errors}");
}

/// A number cut to the room in the line would be another number.
#[test]
fn a_long_number_pasted_in_practice_is_refused_and_not_cut() {
    let mut state = opened(gradwalk::scenario::Problem::Regression);
    ask(&mut state, Does::Practice);
    jump(&mut state, "X1(1)");
    for (pasted, said) in [(100, None), (101, Some("more than 100 characters")), (100_000, Some("more than 100"))] {
        ask(&mut state, Does::Answer);
        take_in(&mut state, &Event::Paste(format!("1.{}", "0".repeat(pasted - 2))));
        press(&mut state, Key::Plain(KeyCode::Enter));
        match (&state.overlay, said) {
            (Overlay::None, None) => assert!(state.mark().is_some()),
            (Overlay::Prompt(Prompt { complaint: Some(complaint), .. }), Some(said)) => {
                assert!(complaint.contains(said) && complaint.chars().count() < 150, "{complaint}");
                press(&mut state, Key::Plain(KeyCode::Esc));
            }
            (overlay, _) => panic!("{pasted}: {overlay:?}"),
        }
    }
}
