use crossterm::event::{Event, KeyCode};
use gradwalk::{
    reading::ReadingKind,
    scenario::{Problem, Scenario},
    tui::{
        keys::{Command as Does, Key},
        state::{Overlay, State},
    },
    typeset::Glyphs,
};

use super::*;
use crate::screen::{ask, opened, picture, press, settings, stranger, take_in, text};

/// A sequence that clears the screen, in its two forms; a change of direction; an invisible character; a line end.
const HOSTILE: [&str; 10] = [
    "\u{1b}[2J",
    "\u{9b}2J",
    "\u{202e}lmot",
    "\u{2066}a",
    "a\u{200b}b",
    "\u{7f}",
    "a\nb",
    "a\u{2028}b",
    "\u{e000}",
    "\u{e0041}",
];

#[track_caller]
fn assert_safe(text: &str, what: &str) {
    assert_eq!(stranger(text), None, "{what}: {text:?}");
}

#[track_caller]
fn assert_all_safe(folder: &Path, commands: &[&[&str]]) {
    for arguments in commands {
        let output = run(folder, arguments);
        assert_safe(&both(&output), &format!("{arguments:?}"));
        assert!(!both(&output).is_empty(), "{arguments:?} says nothing");
    }
}

#[test]
fn whatever_an_answers_file_is_called() {
    let folder = tempfile::tempdir().unwrap();
    for hostile in HOSTILE {
        let [named, other] = ["", "2"].map(|end| format!("{hostile}{end}.csv"));
        write(folder.path(), &named, "# scenario: regression\nX1(1),1.0\nO1(1),0.9\n\u{9b}2J,5\nE,\u{202e}1\n");
        write(folder.path(), &other, &format!("# scenario: {hostile}\u{1b}.toml\nX1(1),1\n"));
        let toml = format!("{hostile}.toml");
        write(folder.path(), &toml, "\"X1(1)\" = \"\\u202e\"\n\"\\u009b\" = 1\n\u{7f} = [\n");
        for format in ["text", "csv", "json"] {
            assert_all_safe(
                folder.path(),
                &[
                    &["check", &named, "--format", format],
                    &["check", &named, &other, &toml, "none\u{202e}.csv", "--format", format],
                    &["check", &named, "--scenario", &format!("{hostile}.csv"), "--format", format],
                ],
            );
        }
        assert_all_safe(folder.path(), &[&[&named], &[&format!("none{hostile}.csv")], &[&named, "--seed", "3"]]);
    }
}

/// Programs get the name itself.
#[test]
fn json_has_names_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    for hostile in HOSTILE {
        let name = format!("{hostile}.csv");
        write(folder.path(), &name, "# scenario: regression\nX1(1),1.0\n");
        let output = run(folder.path(), &["check", &name, "--format", "json"]);
        let files: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(files[0]["file"], *name);
    }
}

#[test]
fn whatever_a_scenario_is_called_and_has_in_it() {
    let folder = tempfile::tempdir().unwrap();
    for hostile in HOSTILE {
        let [good, bad, gone] = ["", "bad", "gone"].map(|start| format!("{start}{hostile}.toml"));
        let title = serde_json::to_string(hostile).unwrap().replace('\u{7f}', "\\u007f");
        write(folder.path(), &good, &format!("title = {title}\n{SCENARIO}"));
        write(folder.path(), &bad, &format!("{SCENARIO}title = '{hostile}'\n\u{202e} = \u{9b}\n"));
        write(folder.path(), "ada.csv", "X1(1),1.0\nO1(1),0.9\n");
        let missing = format!("none/{hostile}.txt");
        assert_all_safe(
            folder.path(),
            &[
                &["print", &good],
                &["print", &good, "--format", "json"],
                &["print", &good, "--blank"],
                &["print", &bad],
                &["print", &gone],
                &["print", &good, "--seed", "3"],
                &["print", "-o", &missing],
                &["check", "ada.csv", "--scenario", &good],
            ],
        );
    }
}

#[test]
fn whatever_a_word_of_the_command_line_is() {
    let folder = tempfile::tempdir().unwrap();
    for hostile in HOSTILE {
        let option = format!("--{hostile}");
        assert_all_safe(
            folder.path(),
            &[
                &[hostile],
                &["print", hostile],
                &["print", &option],
                &["print", "--format", hostile],
                &["print", "--digits", hostile],
                &["print", "--seed", hostile],
                &["print", "regression", hostile],
                &["new", "--problem", hostile],
                &["new", "--count", hostile],
                &["check", "a.csv", "--scenario", hostile],
                &["print", "--color", hostile],
            ],
        );
    }
}

#[test]
fn whoever_is_on_a_list_of_names_and_wherever_files_are_made() {
    let folder = tempfile::tempdir().unwrap();
    for hostile in HOSTILE {
        let names = format!("names{hostile}.txt");
        write(folder.path(), &names, &format!("Ada {hostile} Lovelace\n"));
        let (missing, out) = (format!("none{hostile}.txt"), format!("out{hostile}"));
        assert_all_safe(
            folder.path(),
            &[
                &["new", "--names", &names, "--out", &out],
                &["new", "--names", &names, "--out", &out],
                &["new", "--names", &names, "--out", &format!("{names}/{hostile}")],
                &["new", "--names", &missing],
            ],
        );
        for made in fs::read_dir(folder.path().join(&out)).unwrap() {
            let path = made.unwrap().path();
            assert_safe(&fs::read_to_string(&path).unwrap(), &format!("{path:?}"));
            assert_safe(path.file_name().unwrap().to_str().unwrap(), "a file's name");
        }
    }
}

#[test]
fn whatever_is_pasted_into_a_prompt() {
    for (question, hostile) in [Does::Jump, Does::Review].into_iter().flat_map(|does| HOSTILE.map(|text| (does, text)))
    {
        let mut state = opened(Problem::Regression);
        ask(&mut state, question);
        take_in(&mut state, &Event::Paste(hostile.to_owned()));
        assert_shown_safely(&state);
        press(&mut state, Key::Plain(KeyCode::Enter));
        assert_shown_safely(&state);
    }
    for hostile in HOSTILE {
        let mut state = opened(Problem::Regression);
        ask(&mut state, Does::Practice);
        crate::screen::jump(&mut state, "X1(1)");
        ask(&mut state, Does::Answer);
        take_in(&mut state, &Event::Paste(format!("1{hostile}")));
        assert_shown_safely(&state);
        press(&mut state, Key::Plain(KeyCode::Enter));
        assert_shown_safely(&state);
    }
}

/// Pasting it opens it all the same.
#[test]
fn a_file_whose_name_is_shown_written_out_is_opened_by_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let name = "👩\u{200d}🏫\u{202e}.csv";
    write(folder.path(), name, "# scenario: regression\nX1(1),1.0\nO1(1),0.9\n\u{9b},1\n");
    let mut state = opened(Problem::Regression);
    ask(&mut state, Does::Review);
    take_in(&mut state, &Event::Paste(folder.path().join(name).to_str().unwrap().to_owned()));
    assert_shown_safely(&state);
    press(&mut state, Key::Plain(KeyCode::Enter));
    assert_eq!(state.overlay, Overlay::None, "the answers are open");
    assert_shown_safely(&state);
    ask(&mut state, Does::Overview);
    assert_shown_safely(&state);
}

#[test]
fn whatever_the_title_on_the_screen_is() {
    for hostile in HOSTILE {
        let scenario = Scenario::load("regression").unwrap().titled(hostile);
        assert_shown_safely(&State::new(scenario, settings(Glyphs::Tall, ReadingKind::Exact)));
    }
}

#[track_caller]
fn assert_shown_safely(state: &State) {
    for (width, height) in [(60, 18), (120, 40)] {
        assert_safe(&text(&picture(state, width, height)), "the screen");
    }
}
