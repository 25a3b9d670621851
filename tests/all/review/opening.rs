//! How a file is opened, the message if it cannot be, how it is closed.

use std::path::PathBuf;

use gradwalk::{
    homework::Verdict,
    scenario::FileName,
    tui::{
        keys::key_of,
        review::{OpenError, Review, open as read},
        state::{Prompt, Question},
        terminal::Outcome,
        update::{Effect, answers_read, handle},
    },
};

use super::*;
use crate::screen::{ask_all, event_of, jump, picture, text, write};

fn complaint(state: &State) -> &str {
    match &state.overlay {
        Overlay::Prompt(Prompt { question: Question::AnswersFile, complaint: Some(complaint), .. }) => complaint,
        other => panic!("no complaint but {other:?}"),
    }
}

#[test]
fn it_opens_at_the_first_wrong_answer_in_the_exact_reading() {
    let state = reviewing("regression", TWICE);
    assert_eq!((place(&state).as_str(), state.settings.reading), ("dO2(1)/dX2(1)", ReadingKind::Exact));
    assert_eq!(state.activity().judged(state.position()).unwrap().verdict, Verdict::Wrong);
    let notice = state.notice.as_deref().unwrap();
    assert!(notice.starts_with("4 of 11 answers not right"), "{notice}");
    assert!(notice.contains("the line that could not be read"), "{notice}");
}

#[test]
fn where_no_answer_is_wrong_it_opens_at_the_first_step() {
    let state = reviewing("regression", "X1(1),1.0\nE,0.2986\n");
    assert_eq!(state.position(), 0);
    assert!(state.notice.as_deref().unwrap().starts_with("All 2 answers are right"));
}

#[test]
fn toml_spaces_and_quotes_are_fine() {
    let folder = Folder::new();
    let toml = folder.with("ada lovelace.toml", "scenario = \"regression\"\n\"X1(1)\" = 0.5\n");
    let path = toml.to_str().unwrap();
    for typed in [path.to_owned(), format!("  {path} "), format!("'{path}' "), format!("\"{path}\"")] {
        let mut state = load("classification");
        open(&mut state, &typed);
        assert_eq!(state.review().map(Review::file), Some("ada lovelace.toml"), "{typed}");
    }
}

#[test]
fn a_file_that_names_no_scenario_is_judged_by_the_one_on_the_screen() {
    let folder = Folder::new();
    let path = folder.with("ada.csv", "X1(1),1.0\n");
    for (name, verdict) in [("regression", Verdict::Right), ("tanh", Verdict::Wrong)] {
        let mut state = load(name);
        open(&mut state, path.to_str().unwrap());
        let step = state.walk().find(state.notation().parse("X1(1)").unwrap()).unwrap();
        assert_eq!(state.activity().judged(step).unwrap().verdict, verdict, "{name}");
    }
    assert_eq!(
        read(&path, None).unwrap_err().to_string(),
        format!(
            "{}: found no line that names a scenario; expected one such as \"# scenario: 07.toml\", or the exercise \
             opened first (gradwalk 07.toml) and the answers on its screen, with the key {}",
            path.to_str().unwrap(),
            key_of(Command::Review)
        )
    );
}

#[test]
fn what_is_wrong_with_the_path_or_the_file_is_the_prompts_complaint() {
    let folder = Folder::new();
    let missing = folder.0.path().join("none.csv");
    let junk = folder.with("junk.csv", "foo,1\nbar,2\n\nbaz,3\nqux,4\n");
    let empty = folder.with("empty.csv", "");
    let lost = folder.with("lost.csv", "# scenario: nowhere.toml\nE,1\n");
    for (path, expected) in [
        (&PathBuf::from(" "), vec!["nothing is typed yet"]),
        (&missing, vec!["file not found; expected an answers file in CSV or TOML"]),
        (&junk, vec!["line 1: found \"foo\"", "\nline 4: found \"baz\"", "\nand 1 more"]),
        (&empty, vec!["found no answers; expected lines such as X1(1), 0.25"]),
        (&lost, vec!["cannot use the scenario it names", "nowhere.toml: file not found"]),
    ] {
        let mut state = load("regression");
        let typed = path.to_str().unwrap();
        open(&mut state, typed);
        for words in expected {
            assert!(complaint(&state).contains(words), "{typed}: {}", complaint(&state));
        }
        assert!(state.review().is_none());
        write(&mut state, "x");
        let prompt = Prompt::new(Question::AnswersFile).with_text(format!("{typed}x"));
        assert_eq!(state.overlay, Overlay::Prompt(prompt), "typing goes on, without the complaint");
    }
}

#[test]
fn the_update_reads_no_file_itself() {
    let mut state = load("regression");
    ask(&mut state, Command::Review);
    write(&mut state, "some where/ada.csv");
    let effect = handle(&mut state, &event_of(ENTER));
    assert_eq!(effect, Effect::ReadAnswers(PathBuf::from("some where/ada.csv")));
    let prompt = Prompt::new(Question::AnswersFile).with_text("some where/ada.csv");
    assert_eq!(state.overlay, Overlay::Prompt(prompt.clone().reading()), "it waits for what is read");
    write(&mut state, "x");
    assert_eq!(state.overlay, Overlay::Prompt(prompt.clone().reading()), "and takes nothing else meanwhile");
    let error = OpenError::NoScenario { file: FileName::new("ada.csv") };
    let complaint = error.in_the_file();
    answers_read(&mut state, Err(error));
    assert_eq!(state.overlay, Overlay::Prompt(Prompt { complaint: Some(complaint), ..prompt }));
    assert_eq!(handle(&mut state, &event_of(Key::Control('c'))), Effect::Terminal(Outcome::Quit));
}

#[test]
fn what_is_read_when_it_is_not_waited_for_any_more_is_dropped() {
    let mut state = load("regression");
    ask(&mut state, Command::Review);
    write(&mut state, "ada.csv");
    handle(&mut state, &event_of(ENTER));
    assert!(text(&picture(&state, 80, 24)).contains("reading: ada.csv   Esc stops"));
    ask(&mut state, Command::Close);
    assert_eq!(state.overlay, Overlay::None);
    answers_read(&mut state, Err(OpenError::NoScenario { file: FileName::new("ada.csv") }));
    assert_eq!(state.overlay, Overlay::None);
    // Nor is there a complaint about another name.
    ask(&mut state, Command::Review);
    write(&mut state, "bob.csv");
    answers_read(&mut state, Err(OpenError::NoScenario { file: FileName::new("ada.csv") }));
    assert_eq!(state.overlay, Overlay::Prompt(Prompt::new(Question::AnswersFile).with_text("bob.csv")));
}

#[test]
fn closed_the_walk_goes_on_from_this_step_as_it_was_before() {
    let mut state = reviewing("regression", TWICE);
    let step = state.position();
    ask(&mut state, Command::Review);
    assert!(state.review().is_none());
    assert_eq!((state.position(), state.settings.reading), (step, ReadingKind::Document));
    let mut plain = load("regression");
    jump(&mut plain, &(step + 1).to_string());
    assert_eq!(state.lines(), plain.lines());
}

#[test]
fn another_exercise_waits_until_the_answers_are_closed() {
    let mut state = load("classification");
    ask(&mut state, Command::Apply);
    jump(&mut state, "X2(1)");
    let (step, scenario) = (state.position(), state.walk().scenario().clone());
    let folder = Folder::new();
    open(&mut state, folder.with("ada.csv", TWICE).to_str().unwrap());
    assert_eq!(state.walk().scenario().heading(), "regression 2-3-1");
    ask_all(&mut state, &[Command::SwitchGlyphs, Command::Review]);
    assert_eq!((state.position(), state.updates_applied()), (step, 1));
    assert_eq!(*state.walk().scenario(), scenario);
    assert_eq!(state.settings.reading, ReadingKind::Document);
    assert_eq!(state.settings.glyphs, Glyphs::Small, "how it is shown is kept");
    ask(&mut state, Command::Unapply);
    assert_eq!(state.updates_applied(), 0);
}

#[cfg(unix)]
#[test]
fn a_device_is_refused_before_it_is_read() {
    let refused = read(std::path::Path::new("/dev/zero"), None).unwrap_err();
    assert_eq!(refused.to_string(), "/dev/zero: found a pipe or a device; expected a file with answers");
}
