//! Screens of answers.

use super::*;
use crate::screen::{picture, text, write};

const SIZES: [(u16, u16); 3] = [(60, 18), (80, 24), (120, 40)];

fn snapshot(name: &str, state: &State, (width, height): (u16, u16)) {
    insta::assert_snapshot!(format!("{name}_{width}x{height}"), text(&picture(state, width, height)));
}

fn in_signs(glyphs: Glyphs) -> State {
    let mut state = reviewing("regression", TWICE);
    state.settings.glyphs = glyphs;
    state
}

#[test]
fn a_wrong_answer() {
    SIZES.into_iter().for_each(|size| snapshot("wrong", &in_signs(Glyphs::Tall), size));
    snapshot("wrong_small", &in_signs(Glyphs::Small), (80, 24));
    snapshot("wrong_ascii", &in_signs(Glyphs::Ascii), (80, 24));
}

#[test]
fn a_carried_answer() {
    let mut state = in_signs(Glyphs::Tall);
    ask(&mut state, Command::NextNotRight);
    SIZES.into_iter().for_each(|size| snapshot("carried", &state, size));
}

#[test]
fn the_overview() {
    let mut state = in_signs(Glyphs::Tall);
    ask(&mut state, Command::Overview);
    SIZES.into_iter().for_each(|size| snapshot("overview", &state, size));
}

#[test]
fn the_prompt_shows_the_end_of_a_long_path_and_all_of_the_complaint() {
    let mut state = load("regression");
    ask(&mut state, Command::Review);
    snapshot("prompt", &state, (80, 24));
    let path = format!("{}the end.csv", "folder/".repeat(20));
    write(&mut state, &path);
    let seen = text(&picture(&state, 60, 18));
    assert!(seen.contains("answers file: …") && seen.contains("folder/the end.csv\n"), "{seen}");
    press(&mut state, ENTER);
    snapshot("complaint", &state, (60, 18));
    state.settings.glyphs = Glyphs::Ascii;
    assert!(text(&picture(&state, 60, 18)).contains("answers file: ..."));
}

#[test]
fn a_long_file_name_gives_way_to_the_heading() {
    let folder = Folder::new();
    let path = folder.with(&format!("{}.csv", "homework ".repeat(8)), "X1(1),0.5\n");
    let mut state = load("classification");
    open(&mut state, path.to_str().unwrap());
    let seen = text(&picture(&state, 60, 18));
    assert!(seen.starts_with("gradwalk classification 2-3-3"), "{seen}");
    assert!(seen.lines().next().unwrap().ends_with("…, CORRECT FORMULAS"), "{seen}");
}

/// A path may be longer than the screen is wide.
#[test]
fn of_a_long_word_nothing_is_cut_off() {
    let folder = Folder::new();
    let path = folder.with("lost.csv", &format!("# scenario: {}nowhere.toml\nE,1\n", "folder/".repeat(20)));
    let mut state = load("regression");
    open(&mut state, path.to_str().unwrap());
    let seen = text(&picture(&state, 60, 30)).replace('\n', "");
    assert!(seen.contains(&format!("{}nowhere.toml:file not found", "folder/".repeat(20))), "{seen}");
}
