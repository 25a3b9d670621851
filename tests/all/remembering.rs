//! Memory of the last run: a small file, read with care and written as a whole; recent files in the list.

use std::{
    fs,
    path::{Path, PathBuf},
};

use gradwalk::{
    formula::Digits,
    scenario::{Problem, Scenario, presets},
    settings::Theme,
    storage::{Folders, Kept, Preferences, RecentFiles},
    tui::{
        keys::Command,
        state::{Overlay, State},
    },
    typeset::{Glyphs, Letters},
};
use tempfile::{TempDir, tempdir};

use crate::screen::{ask, ask_all, opened, picture, text};

fn folders(home: &TempDir) -> Folders {
    Folders { preferences: home.path().join("a/b/config.toml"), recovery: home.path().join("recovery") }
}

fn written(home: &TempDir, text: impl AsRef<[u8]>) -> PathBuf {
    let Folders { preferences, .. } = folders(home);
    fs::create_dir_all(preferences.parent().unwrap()).unwrap();
    fs::write(&preferences, text).unwrap();
    preferences
}

fn refusal(path: &Path) -> String {
    Preferences::read(path).unwrap_err().to_string().replace(path.to_str().unwrap(), "FILE")
}

#[test]
fn they_are_read_as_they_were_written() {
    let home = tempdir().unwrap();
    let path = folders(&home).preferences;
    assert_eq!(Preferences::read(&path).unwrap(), Preferences::default(), "no file yet");
    let recent = vec![home.path().join("ä \"b\".toml"), home.path().join("c.toml")];
    for theme in Theme::ALL {
        for (glyphs, letters) in [
            (None, None),
            (Some(Glyphs::Tall), Some(Letters::Document)),
            (Some(Glyphs::Ascii), Some(Letters::Textbook)),
        ] {
            let preferences = Preferences { theme, glyphs, letters, digits: Digits::MOST, recent: recent.clone() };
            preferences.write(&path).unwrap();
            assert_eq!(Preferences::read(&path).unwrap(), preferences);
        }
    }
}

#[test]
fn a_file_of_another_form_is_refused_with_its_line_or_key() {
    let home = tempdir().unwrap();
    for (text, words) in [
        ("theme = \"dark\"\ncolour = 3", "FILE:2: unknown field `colour`"),
        ("theme = \"dark\"\ntheme = ", "FILE:2: "),
        ("theme = 3", "FILE:1: "),
        ("theme = \"pink\"", "FILE: theme: found \"pink\", expected dark, light, high contrast"),
        ("glyphs = \"\\u001B[2J\"", "FILE: glyphs: found \"\\u{1b}[2J\", expected tall, small, ascii"),
        ("notation = \"greek\"", "FILE: notation: found \"greek\", expected document, textbook"),
        ("digits = 11", "FILE: digits: found \"11\", expected a whole number from 2 to 10"),
        ("digits = -1", "FILE: digits: found \"-1\""),
        ("recent = \"a\"", "FILE:1: "),
    ] {
        let said = refusal(&written(&home, text));
        assert!(said.starts_with(words) && said.lines().count() == 1, "{text}: {said}");
    }
    assert_eq!(refusal(&written(&home, b"theme = \"\xff\"")), "FILE: found bytes that are not UTF-8");
    assert_eq!(refusal(&written(&home, "#".repeat(100_000))), "FILE: found more than 65536 bytes");
    assert_eq!(refusal(home.path()), "FILE: found a directory");
    #[cfg(unix)]
    {
        let pipe = home.path().join("pipe");
        nix::unistd::mkfifo(&pipe, nix::sys::stat::Mode::S_IRWXU).unwrap();
        assert_eq!(refusal(&pipe), "FILE: found a pipe or a device");
    }
}

#[test]
fn a_broken_file_stays_as_it_is() {
    let home = tempdir().unwrap();
    let path = written(&home, "theme = 3");
    let kept = Kept::read(folders(&home));
    assert!(kept.error().is_some());
    let look = Preferences { theme: Theme::Light, ..Preferences::default() };
    kept.write(&look, RecentFiles::default()).unwrap();
    assert_eq!(fs::read_to_string(path).unwrap(), "theme = 3");
}

#[test]
fn nothing_new_is_not_written_and_what_another_run_has_written_stays() {
    let home = tempdir().unwrap();
    let path = folders(&home).preferences;
    let [first, second] = [(); 2].map(|()| Kept::read(folders(&home)));
    first.write(&Preferences::default(), RecentFiles::default()).unwrap();
    assert!(!path.exists());
    let opened = |name: &str| {
        let mut recent = RecentFiles::default();
        recent.add(home.path().join(name));
        recent
    };
    first.write(&Preferences { theme: Theme::Light, ..Preferences::default() }, opened("a.toml")).unwrap();
    second.write(&Preferences { digits: Digits::MOST, ..Preferences::default() }, opened("b.toml")).unwrap();
    let recent = ["b.toml", "a.toml"].map(|name| home.path().join(name)).to_vec();
    let both = Preferences { theme: Theme::Light, glyphs: None, letters: None, digits: Digits::MOST, recent };
    assert_eq!(Preferences::read(&path).unwrap(), both);
    Kept::nothing().write(&Preferences::default(), opened("c.toml")).unwrap();
    assert_eq!(Preferences::read(&path).unwrap(), both);
}

#[test]
fn the_newest_eight_files_are_kept_each_once() {
    let mut recent = RecentFiles::default();
    recent.set_before(["/a", "/b", "/c"].map(PathBuf::from).to_vec());
    recent.add("/x".into());
    recent.add("/b".into());
    assert_eq!(recent.list(), ["/b", "/x", "/a", "/c"].map(Path::new));
    (0..9).for_each(|number| recent.add(format!("/{number}").into()));
    assert_eq!(
        recent.list(),
        (1..9).rev().map(|number| format!("/{number}")).collect::<Vec<_>>().iter().map(Path::new).collect::<Vec<_>>()
    );
}

fn with_recent(files: &[PathBuf]) -> State {
    let mut state = opened(Problem::Regression);
    state.recent.set_before(files.to_vec());
    state
}

#[test]
fn recent_files_are_in_the_list_below_the_built_in_networks_and_are_opened_from_it() {
    let home = tempdir().unwrap();
    let file = home.path().join("own.toml");
    let own = Scenario::load("tanh").unwrap().redrawn(5);
    fs::write(&file, own.to_toml()).unwrap();
    let mut state = with_recent(&[home.path().join("gone.toml"), file.clone()]);
    ask_all(&mut state, &[Command::Networks, Command::Bottom]);
    assert_eq!(state.overlay, Overlay::Networks(presets().len() + 1));
    for (width, height) in [(60, 18), (80, 24), (120, 40)] {
        let shown = text(&picture(&state, width, height));
        let row = shown.lines().find(|row| row.contains("> ")).unwrap();
        assert!(row.contains("own.toml"), "{shown}");
        assert!(shown.contains("gone.toml") && shown.contains("Recent files"), "{shown}");
    }
    ask(&mut state, Command::Choose);
    assert_eq!(state.walk().scenario().to_toml(), own.to_toml());
    assert_eq!(state.recent.list()[0], file, "it is the newest now");
    ask_all(&mut state, &[Command::Networks, Command::Bottom, Command::Choose]);
    assert!(state.notice.as_ref().unwrap().contains("gone.toml: file not found"), "{:?}", state.notice);
    assert_eq!(state.walk().scenario().to_toml(), own.to_toml(), "where it cannot be opened nothing changes");
}

#[test]
fn a_file_that_is_saved_is_a_recent_one_and_stays_so_with_other_networks_and_hunts() {
    let home = tempdir().unwrap();
    let file = home.path().join("mine.toml");
    let mut state = opened(Problem::Regression);
    state.theme = Theme::Light;
    ask(&mut state, Command::Save);
    crate::screen::press(&mut state, gradwalk::tui::keys::Key::Control('u'));
    crate::screen::write(&mut state, file.to_str().unwrap());
    ask(&mut state, Command::Choose);
    assert_eq!(state.recent.list(), [file.as_path()]);
    ask_all(&mut state, &[Command::Networks, Command::RowDown, Command::Choose]);
    state.begin_hunt(1);
    assert_eq!((state.recent.list(), state.theme), (vec![file.as_path()], Theme::Light));
    state.end_hunt();
    assert_eq!((state.recent.list(), state.theme), (vec![file.as_path()], Theme::Light));
}
