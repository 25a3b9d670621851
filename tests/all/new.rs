//! `gradwalk new`: which files it makes, and that it never destroys one.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::paper::{one_of_each_kind, parts};
use assert_cmd::assert::OutputAssertExt;
use gradwalk::{
    formula::Values,
    homework::asked::asked,
    quantity::Notation,
    reading::Resolver,
    scenario::{Scenario, presets},
};
use tempfile::TempDir;

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn new(folder: &Path, options: &[&str]) -> assert_cmd::assert::Assert {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gradwalk"));
    // The files must not depend on the environment.
    command.arg("new").args(options).current_dir(folder).env("TERM", "dumb").env("LC_ALL", "C");
    command.assert()
}

/// The lines that are printed, one for each file.
fn made(folder: &Path, options: &[&str]) -> Vec<String> {
    let assert = new(folder, options).success().stderr("");
    String::from_utf8(assert.get_output().stdout.clone()).unwrap().lines().map(str::to_owned).collect()
}

#[track_caller]
fn assert_refused(folder: &Path, options: &[&str], reason: &str) {
    let assert = new(folder, options).code(2).stdout("");
    let said = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
    assert!(said.contains(reason), "{options:?} says {said}");
}

fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    let mut files: Vec<_> = entries.map(|path| (path.file_name().unwrap().into(), fs::read(&path).unwrap())).collect();
    files.sort();
    files
}

fn names(folder: &Path) -> Vec<String> {
    files(folder).into_iter().map(|(path, _)| path.to_str().unwrap().to_owned()).collect()
}

#[test]
fn an_exercise_is_four_files_and_each_is_said() {
    let folder = folder();
    let said = made(folder.path(), &["--count", "2", "--out", "sheets"]);
    let own = |stem: &str| [".toml", "-worksheet.txt", "-answers.csv", "-key.txt"].map(|end| format!("{stem}{end}"));
    let expected: Vec<String> = own("01").into_iter().chain(own("02")).collect();
    let here: Vec<&str> = said.iter().map(|path| Path::new(path).file_name().unwrap().to_str().unwrap()).collect();
    assert_eq!(here, expected);
    let mut sorted = expected.clone();
    sorted.sort();
    assert_eq!(names(&folder.path().join("sheets")), sorted);
    let scenario = Scenario::load(folder.path().join("sheets/02.toml").to_str().unwrap()).unwrap();
    assert_eq!(scenario.title(), Some("Exercise 2"));
}

/// Every byte of an exercise stays the same for ever: teachers print the seed on the sheet.
#[test]
fn a_seed_gives_the_same_files_for_ever() {
    let [one, other, next] = [folder(), folder(), folder()];
    let small = ["--problem", "tanh", "--inputs", "1", "--hidden", "1", "--seed", "7"];
    made(one.path(), &small);
    made(other.path(), &small);
    assert_eq!(files(one.path()), files(other.path()));
    made(next.path(), &[&small[..6], &["--seed", "8"]].concat());
    assert_ne!(files(one.path()), files(next.path()));
    let text = |file: &str| fs::read_to_string(one.path().join(file)).unwrap();
    insta::assert_snapshot!("new_01.toml", text("01.toml"));
    insta::assert_snapshot!("new_01-answers.csv", text("01-answers.csv"));
    let key = text("01-key.txt");
    insta::assert_snapshot!("new_01-key.txt", key.split_once("All steps").unwrap().0.trim_end());
    // From the walk below, which is like any other, one step of each kind.
    let sheet = text("01-worksheet.txt");
    for part in parts(&sheet) {
        for (name, sheet) in one_of_each_kind(&part) {
            insta::assert_snapshot!(format!("new_01-worksheet.txt_{name}"), sheet);
        }
    }
}

#[test]
fn an_exercise_does_not_depend_on_how_many_are_made() {
    let [one, many] = [folder(), folder()];
    made(one.path(), &[]);
    made(many.path(), &["--count", "3"]);
    assert!(files(one.path()).iter().all(|file| files(many.path()).contains(file)));
}

#[test]
fn nothing_is_overwritten_and_nothing_half_written() {
    let folder = folder();
    fs::write(folder.path().join("02-answers.csv"), "my own").unwrap();
    assert_refused(folder.path(), &["--count", "3"], "02-answers.csv already exists");
    assert_refused(folder.path(), &["--count", "3"], "--force");
    assert_eq!(names(folder.path()), ["02-answers.csv"]);
    assert_eq!(fs::read(folder.path().join("02-answers.csv")).unwrap(), b"my own");
    made(folder.path(), &["--count", "3", "--force"]);
    assert_eq!(names(folder.path()).len(), 12);
    assert_ne!(fs::read(folder.path().join("02-answers.csv")).unwrap(), b"my own");
}

#[test]
fn everyone_on_a_list_gets_an_exercise_of_their_own() {
    let folder = folder();
    fs::write(folder.path().join("class.txt"), "# Class 4b\nÜnal Öz\n\n../x\n  \nAda\n# ill\nAda\n").unwrap();
    made(folder.path(), &["--names", "class.txt", "--out", "out"]);
    let out = folder.path().join("out");
    let scenarios: Vec<String> = names(&out).into_iter().filter(|name| name.ends_with(".toml")).collect();
    assert_eq!(scenarios, ["Ada-2.toml", "Ada.toml", "x.toml", "Ünal-Öz.toml"]);
    // Nothing was written outside the folder.
    assert_eq!(names(folder.path()), ["class.txt"]);
    let answers = fs::read_to_string(out.join("Ünal-Öz-answers.csv")).unwrap();
    assert!(answers.starts_with("# scenario: Ünal-Öz.toml\n# name: Ünal Öz\n"), "{answers}");
    assert!(fs::read_to_string(out.join("x-worksheet.txt")).unwrap().contains("Name: ../x\n"));
    let scenario = |stem: &str| Scenario::load(out.join(stem).to_str().unwrap()).unwrap();
    assert_ne!(scenario("Ada.toml").network(), scenario("Ada-2.toml").network());
    assert_eq!(scenario("Ünal-Öz.toml").title(), Some("Ünal Öz"));

    assert_refused(
        folder.path(),
        &["--names", "class.txt", "--count", "2"],
        "'--names <FILE>' cannot be used with '--count <N>'",
    );
    assert_refused(folder.path(), &["--names", "none.txt"], "none.txt: file not found; expected a list of names");
    fs::write(folder.path().join("empty.txt"), "\n\n").unwrap();
    assert_refused(folder.path(), &["--names", "empty.txt"], "empty.txt: found no names; expected one name per line");
    fs::write(folder.path().join("latin.txt"), b"Ada\nM\xfcller\n").unwrap();
    let reason = "latin.txt:2: found bytes that are not UTF-8; expected a list of names saved as UTF-8 text";
    assert_refused(folder.path(), &["--names", "latin.txt"], reason);
}

/// Some systems take both ways of writing a letter with a mark for the same name, and one file would replace the other.
#[test]
fn names_that_differ_only_in_how_a_letter_is_put_together_get_a_file_each() {
    let folder = folder();
    fs::write(folder.path().join("class.txt"), "Ren\u{e9}\nRene\u{301}\n").unwrap();
    made(folder.path(), &["--names", "class.txt", "--out", "out"]);
    let scenarios = names(&folder.path().join("out")).into_iter().filter(|name| name.ends_with(".toml"));
    assert_eq!(scenarios.collect::<Vec<_>>(), ["Rene\u{301}-2.toml", "Ren\u{e9}.toml"]);
}

#[test]
fn names_are_written_as_they_are_in_every_kind_of_signs() {
    let folder = folder();
    fs::write(folder.path().join("class.txt"), "Ünal Öz\n").unwrap();
    made(folder.path(), &["--names", "class.txt", "--glyphs", "ascii"]);
    for paper in ["worksheet", "key"] {
        let text = fs::read_to_string(folder.path().join(format!("Ünal-Öz-{paper}.txt"))).unwrap();
        assert!(text.starts_with("regression 2-3-1: Ünal Öz\n"), "{text}");
    }
}

#[test]
fn the_answers_file_names_its_scenario_and_asks_for_all_that_the_worksheet_does() {
    for problem in presets().iter().map(|preset| preset.name) {
        let folder = folder();
        made(folder.path(), &["--problem", problem]);
        let answers = fs::read_to_string(folder.path().join("01-answers.csv")).unwrap();
        let file = answers.lines().find_map(|line| line.strip_prefix("# scenario: ")).unwrap();
        let scenario = Scenario::load(folder.path().join(file).to_str().unwrap()).unwrap();
        let rows = answers.lines().filter(|line| !line.starts_with('#')).skip(1);
        let quantities = rows.map(|row| Notation::of(&scenario).parse(row.strip_suffix(',').unwrap()).unwrap());
        assert_eq!(quantities.collect::<Vec<_>>(), asked(&scenario), "{problem}");
        // The sheet that goes with it ends in the same file.
        let sheet = fs::read_to_string(folder.path().join("01-worksheet.txt")).unwrap();
        assert!(sheet.ends_with(&answers), "{problem}");
    }
}

/// The papers for networks of any depth: the requested sizes, layers by their names, and every number to be worked out
/// in the key.
#[test]
fn an_exercise_has_as_many_hidden_layers_as_are_asked_for() {
    const NONE: &str = "2 inputs, no hidden layer, ";
    for (problem, hidden, heading, layers, backward, example) in [
        (
            "regression",
            "4,3",
            "regression 2-4-3-1",
            "2 inputs, hidden layers of 4 and 3 units, 1 output.",
            &["Back: output", "Back: hidden 2", "Back: hidden 1"][..],
            "X1(1),0.3775",
        ),
        ("classification", "0", "classification 2-3", NONE, &["Back"], "X0(1),0.3775"),
        ("logistic", "0", "network 2-1", NONE, &["Back"], "X0(1),0.3775"),
        (
            "deep-softmax",
            "2,2,2",
            "classification 3-2-2-2-3",
            "3 inputs, hidden layers of 2, 2 and 2 units, 3 outputs.",
            &["Back: output", "Back: hidden 3", "Back: hidden 2", "Back: hidden 1"],
            "X1(1),0.3775",
        ),
    ] {
        let folder = folder();
        made(folder.path(), &["--problem", problem, "--hidden", hidden, "--seed", "3"]);
        let [sheet, answers, key] = ["01-worksheet.txt", "01-answers.csv", "01-key.txt"]
            .map(|file| fs::read_to_string(folder.path().join(file)).unwrap());
        for text in [&sheet, &key] {
            assert!(text.starts_with(&format!("{heading}: Exercise 1\n")), "{text}");
            let phases = text.lines().map(str::trim).filter(|row| row.starts_with("Back"));
            // The key has them in its table and in its walk.
            let phases: Vec<&str> = phases.take(backward.len()).collect();
            assert_eq!(phases, backward, "{text}");
        }
        assert!(sheet.contains(layers), "{sheet}");
        assert!(answers.contains(&format!(" significant digits: {example}\n")), "{answers}");
        let scenario = Scenario::load(folder.path().join("01.toml").to_str().unwrap()).unwrap();
        let values = Resolver::exact(&scenario);
        for quantity in asked(&scenario) {
            assert!(
                answers.contains(&format!("\n{quantity},\n")) && key.contains(&format!(" {quantity} ")),
                "{quantity}"
            );
            assert!(values.value(quantity).abs() > 1e-4, "{quantity} of {problem} is no number to work with");
        }
    }
}

#[test]
fn what_is_no_kind_of_network_is_refused() {
    let folder = folder();
    assert_refused(folder.path(), &["--problem", "regresion"], "(did you mean regression?)");
    assert_refused(folder.path(), &["--hidden", "65"], "65 hidden units; a layer has 1 to 64");
    assert_refused(folder.path(), &["--hidden", "2,2,2,2,2,2"], "6 hidden layers; a network has 0 to 5");
    assert_refused(folder.path(), &["--problem", "classification", "--outputs", "1"], "expected 2 or more");
    assert_refused(folder.path(), &["--count", "0"], "1..=999");
    assert_eq!(names(folder.path()), Vec::<String>::new());
}
