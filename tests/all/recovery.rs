//! Edits that were not saved: which are kept, in which file, and how they are offered and reopened.

use std::{
    fs,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use gradwalk::{
    reading::ReadingKind,
    scenario::{Problem, Scenario, presets},
    storage::recovery::{EditedExercise, Recorder, abandoned},
    tui::{
        keys::{Command, Place},
        state::{Overlay, RecoveryOffer, State},
        terminal::Outcome,
        update::{Effect, handle},
    },
    typeset::Glyphs,
};
use tempfile::tempdir;

use crate::screen::{ask, ask_all, event_of, jump, opened, opened_with, picture, settings, text};

/// Regression with one number changed, classification with another and two updates after it.
fn two_edited() -> State {
    let mut state = opened(Problem::Regression);
    jump(&mut state, "a12(0)");
    ask_all(&mut state, &[Command::Raise, Command::Networks, Command::RowDown, Command::Choose]);
    jump(&mut state, "a12(0)");
    ask_all(&mut state, &[Command::Lower, Command::Apply, Command::Apply]);
    state
}

fn presents(edits: &[EditedExercise]) -> Vec<String> {
    edits.iter().map(|edited| edited.present().to_toml()).collect()
}

#[test]
fn all_edited_networks_are_kept_also_those_that_wait_behind_a_hunt() {
    let mut state = two_edited();
    let edits = state.unsaved_edits();
    let problems: Vec<_> = edits.iter().map(|edited| edited.opened().problem()).collect();
    assert_eq!(problems, [Some(Problem::Classification), Some(Problem::Regression)]);
    assert_eq!(edits[0].later().len(), 2, "before the updates, and after them");
    assert!(state.has_unsaved(&edits));
    assert_eq!(edits[0].present(), state.walk().scenario());

    let xor = presets().iter().position(|preset| preset.name == "xor").unwrap();
    ask_all(&mut state, &[Command::Networks, Command::Top]);
    (0..xor).for_each(|_| {
        ask(&mut state, Command::NextItem);
    });
    ask(&mut state, Command::Choose);
    state.begin_hunt(1);
    assert!(state.hunting().is_some());
    assert_eq!(state.unsaved_edits().len(), 2);
    assert_eq!(ask(&mut state, Command::Quit), Outcome::Continue);
    assert_eq!(state.overlay, Overlay::Leaving, "it asks before it leaves");
}

#[test]
fn what_is_undone_or_saved_is_no_edit_any_more() {
    let mut state = opened(Problem::Regression);
    jump(&mut state, "a12(0)");
    assert!(state.has_unsaved(&[]));
    ask(&mut state, Command::Raise);
    let edits = state.unsaved_edits();
    assert!(!state.has_unsaved(&[]) && state.has_unsaved(&edits));
    ask(&mut state, Command::Raise);
    assert!(!state.has_unsaved(&edits), "it is another edit now");
    ask(&mut state, Command::Undo);
    assert!(state.has_unsaved(&[]));
    ask(&mut state, Command::Redo);
    state.saved_as("mine.toml");
    assert!(state.has_unsaved(&[]));
}

#[test]
fn they_are_opened_as_they_were_and_undone_down_to_the_exercise_as_it_was_opened() {
    let edits = two_edited().unsaved_edits();
    let mut state = opened(Problem::Regression);
    state.recover(&edits);
    assert_eq!(presents(&state.unsaved_edits()), presents(&edits));
    assert_eq!(ask(&mut state, Command::Quit), Outcome::Continue, "they are still not saved");
    ask(&mut state, Command::Close);
    ask_all(&mut state, &[Command::Undo, Command::Undo]);
    assert_eq!(*state.walk().scenario(), Scenario::load("classification").unwrap());
    assert_eq!(state.settings.reading, ReadingKind::Document, "it is the document's own network");
    ask_all(&mut state, &[Command::Networks, Command::Top, Command::Choose]);
    assert_eq!(state.walk().scenario().to_toml(), presents(&edits)[1]);
}

#[test]
fn a_network_with_edits_keeps_them_when_it_is_chosen_once_more() {
    let mut state = opened(Problem::Regression);
    jump(&mut state, "a12(0)");
    ask(&mut state, Command::Raise);
    let edited = state.walk().scenario().clone();
    ask_all(&mut state, &[Command::Networks, Command::Choose]);
    assert_eq!(*state.walk().scenario(), edited);
    assert!(state.notice.as_ref().unwrap().contains("z undoes"), "{:?}", state.notice);
}

fn offered() -> State {
    let mut state = opened(Problem::Regression);
    let exercises = two_edited().unsaved_edits();
    state.offer_recovery(RecoveryOffer { exercises, age: Duration::from_secs(300) });
    state
}

fn effect(state: &mut State, command: Command) -> Effect {
    let binding = gradwalk::tui::keys::binding(command).unwrap();
    handle(state, &event_of(binding.keys[0]))
}

#[test]
fn the_offer_has_three_answers() {
    let mut state = offered();
    assert_eq!(effect(&mut state, Command::Choose), Effect::Recovered);
    assert_eq!((state.overlay.place(), state.unsaved_edits().len()), (Place::Steps, 2));

    let mut state = offered();
    assert_eq!(effect(&mut state, Command::Forget), Effect::Forgotten);
    assert_eq!((state.overlay.place(), state.unsaved_edits().len()), (Place::Steps, 0));

    for later in [Command::Close, Command::Quit] {
        let mut state = offered();
        assert_eq!(effect(&mut state, later), Effect::Terminal(Outcome::Continue));
        assert_eq!((state.overlay.place(), state.unsaved_edits().len()), (Place::Steps, 0));
    }
}

#[test]
fn the_offer_says_what_was_found_and_which_keys_there_are_on_every_screen() {
    for (width, height) in [(60, 18), (80, 24), (120, 40)] {
        for glyphs in [Glyphs::Small, Glyphs::Ascii] {
            let mut state = opened_with(Problem::Regression, settings(glyphs, ReadingKind::Document));
            if let Overlay::Recovery(offer) = offered().overlay {
                state.offer_recovery(offer);
            }
            let shown = text(&picture(&state, width, height));
            let words: Vec<&str> = shown.split([' ', '\n', '│', '|']).filter(|word| !word.is_empty()).collect();
            let words = words.join(" ");
            for said in [
                "Your edits of classification 2-3-3 and regression 2-3-1 were not saved when gradwalk ended 5 minutes ago.",
                "Enter opens them. Esc leaves them for the next start. x forgets them for good.",
                "Enter open x forget Esc later",
            ] {
                assert!(words.contains(said), "{said}:\n{shown}");
            }
        }
    }
}

fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn a_file_is_offered_when_its_process_has_gone_and_not_before() {
    let home = tempdir().unwrap();
    let folder = home.path().join("a/recovery");
    let edits = two_edited().unsaved_edits();
    let mut recorder = Recorder::new(folder.clone(), || {});
    assert_eq!(names(home.path()), Vec::<String>::new(), "nothing is made before there is an edit");
    recorder.record(edits[..1].to_vec());
    recorder.record(edits.clone());
    while names(&folder).len() < 2 {
        std::thread::yield_now();
    }
    assert!(abandoned(&folder).is_empty(), "it is held");
    drop(recorder);
    let found = abandoned(&folder);
    assert_eq!(found.len(), 1);
    assert_eq!(presents(&found[0].exercises), presents(&edits), "what was recorded last is in it");
    assert!(abandoned(&folder).is_empty(), "it is held by whoever has found it");

    // The session that opens it continues with the same file.
    let before = names(&folder);
    let mut recorder = Recorder::new(folder.clone(), || {});
    recorder.adopt(found.into_iter().next().unwrap());
    assert_eq!(recorder.recorded(), abandoned_texts(&edits));
    recorder.record(edits[1..].to_vec());
    drop(recorder);
    assert_eq!(names(&folder), before);
    let found = abandoned(&folder);
    assert_eq!(presents(&found[0].exercises), presents(&edits[1..]));
    found.into_iter().for_each(gradwalk::storage::recovery::Abandoned::forget);
    assert_eq!(names(&folder), Vec::<String>::new());
}

/// The edits as they are read.
fn abandoned_texts(edits: &[EditedExercise]) -> Vec<EditedExercise> {
    let read = |scenario: &Scenario| Scenario::from_toml(&scenario.to_toml(), "recovery").unwrap();
    let again = |edited: &EditedExercise| {
        let later: Vec<Scenario> = edited.later().iter().map(read).collect();
        EditedExercise::new(&read(edited.opened()), &later.iter().collect::<Vec<_>>())
    };
    edits.iter().map(again).collect()
}

#[test]
fn no_edits_are_no_file() {
    let home = tempdir().unwrap();
    let mut recorder = Recorder::new(home.path().to_owned(), || {});
    recorder.record(two_edited().unsaved_edits());
    recorder.record(Vec::new());
    drop(recorder);
    assert_eq!(names(home.path()), Vec::<String>::new());
}

#[test]
fn the_newest_is_offered_first_and_what_cannot_be_read_stays() {
    let home = tempdir().unwrap();
    let edits = two_edited().unsaved_edits();
    for edited in &edits {
        let mut recorder = Recorder::new(home.path().to_owned(), || {});
        recorder.record(vec![edited.clone()]);
        drop(recorder);
        std::thread::sleep(Duration::from_millis(20));
    }
    fs::write(home.path().join("broken.toml"), "[[exercise").unwrap();
    fs::create_dir(home.path().join("folder.toml")).unwrap();
    let found = abandoned(home.path());
    let all: Vec<String> = found.iter().flat_map(|one| presents(&one.exercises)).collect();
    assert_eq!(all, presents(&edits), "the last of them is the newest");
    found.into_iter().for_each(gradwalk::storage::recovery::Abandoned::forget);
    assert_eq!(fs::read_to_string(home.path().join("broken.toml")).unwrap(), "[[exercise");
}

#[test]
fn where_edits_cannot_be_kept_it_is_told_once() {
    let home = tempdir().unwrap();
    let folder = home.path().join("recovery");
    fs::write(&folder, "no folder").unwrap();
    let told = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&told);
    let mut recorder = Recorder::new(folder, move || {
        counted.fetch_add(1, Ordering::SeqCst);
    });
    let edits = two_edited().unsaved_edits();
    recorder.record(edits.clone());
    while told.load(Ordering::SeqCst) == 0 {
        std::thread::yield_now();
    }
    assert!(recorder.error().unwrap().to_string().contains("recovery cannot be used: "));
    recorder.record(edits[..1].to_vec());
    drop(recorder);
    assert_eq!(told.load(Ordering::SeqCst), 1);
}
