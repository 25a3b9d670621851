//! `gradwalk train`: its CSV contract, its page, its errors, and how it is stopped.

use std::{fs, path::Path, process::Command};

use assert_cmd::assert::{Assert, OutputAssertExt};
use gradwalk::{
    reading::ReadingKind::{self, Document, Exact},
    scenario::{Scenario, presets},
    walk::Walk,
};
use nalgebra::DMatrix;

fn gradwalk(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gradwalk"));
    command.args(arguments).env("TERM", "xterm-256color").env("LC_ALL", "C.UTF-8");
    command
}

fn output(assert: &Assert) -> String {
    String::from_utf8(assert.get_output().stdout.clone()).unwrap()
}

fn error(assert: &Assert) -> String {
    String::from_utf8(assert.get_output().stderr.clone()).unwrap()
}

/// The output of the command, with nothing on standard error.
fn printed(arguments: &[&str]) -> String {
    output(&gradwalk(&[&["train"], arguments].concat()).assert().success().stderr(""))
}

#[track_caller]
fn assert_refused(arguments: &[&str], reason: &str) {
    let assert = gradwalk(&[&["train"], arguments].concat()).assert().code(2).stdout("");
    assert!(error(&assert).contains(reason), "{arguments:?} says {}", error(&assert));
}

/// The fields of each row, the header first.
fn rows(csv: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn numbers(row: &[String]) -> Vec<f64> {
    row[2..].iter().map(|field| field.parse().unwrap()).collect()
}

/// Loss and weights, step by step, as walks give them.
fn walked(scenario: Scenario, reading: ReadingKind, steps: usize) -> Vec<Vec<f64>> {
    let mut scenario = Some(scenario);
    (0..=steps)
        .map(|_| {
            let own = scenario.take().unwrap();
            let walk = Walk::new(own.clone());
            let loss = own.network().objective(&own.network_samples(), own.reduction()).loss();
            let weights = own.network().weights().clone();
            scenario = walk.stepped(reading);
            // Matrices are kept column by column.
            let tables: Vec<_> = weights.tables().iter().map(DMatrix::transpose).collect();
            [loss].into_iter().chain(tables.iter().flatten().copied()).collect()
        })
        .collect()
}

#[test]
fn the_csv_has_a_row_for_each_step_of_each_reading_and_a_column_for_each_weight() {
    for preset in presets() {
        let scenario = preset.scenario();
        let table = rows(&printed(&[preset.name, "--steps", "7", "--format", "csv"]));
        let names: Vec<String> = Walk::new(scenario.clone()).weights().map(|weight| weight.to_string()).collect();
        assert_eq!(table[0][..3], ["step", "reading", "loss"]);
        assert_eq!(table[0][3..], names);
        let readings: &[_] = match preset.name {
            "regression" | "classification" => &[("document", Document), ("exact", Exact)],
            _ => &[("exact", Exact)],
        };
        assert_eq!(table.len(), 1 + 8 * readings.len());
        for ((name, reading), rows) in readings.iter().zip(table[1..].chunks(8)) {
            for (step, (row, expected)) in rows.iter().zip(walked(scenario.clone(), *reading, 7)).enumerate() {
                assert_eq!(row[..2], [step.to_string(), (*name).to_owned()]);
                for (found, expected) in numbers(row).into_iter().zip(expected) {
                    assert!((found - expected).abs() <= 1e-11 * expected.abs().max(1.0), "{row:?}");
                }
            }
        }
    }
}

#[test]
fn a_hundred_steps_are_the_default() {
    assert_eq!(rows(&printed(&["tanh", "--format", "csv"])).len(), 102);
    assert_eq!(printed(&["--steps", "3"]), printed(&["regression", "--steps", "3"]));
}

#[test]
fn names_with_a_comma_are_quoted_and_zero_is_not_negative() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wide.toml");
    let csv_of = |weights: &str| {
        fs::write(&path, format!("problem = \"regression\"\nalpha = 0\nx = [0]\ntarget = 0\n{weights}\n")).unwrap();
        printed(&[path.to_str().unwrap(), "--steps", "1", "--format", "csv"])
    };
    let wide = csv_of("hidden_units = 12\nseed = 1");
    assert!(wide.starts_with("step,reading,loss,a01(0),"), "{wide}");
    assert!(wide.contains(",a09(0),\"a0,10(0)\",\"a0,11(0)\","), "{wide}");
    let zero = csv_of("first = [[-0.0], [1]]\nsecond = [[-0.0], [-0.0]]");
    assert!(zero.contains("\n0,exact,0,0,1,0,0\n1,exact,0,0,1,0,0\n"), "{zero}");
}

/// With the printed rules the loss of the regression grows without bound.
#[test]
fn where_a_reading_leaves_the_finite_numbers_its_row_is_empty_and_its_last() {
    let table = rows(&printed(&["regression", "--steps", "5000", "--format", "csv"]));
    let (document, exact): (Vec<_>, Vec<_>) = table[1..].iter().partition(|row| row[1] == "document");
    assert_eq!(exact.len(), 5001);
    let (last, before) = document.split_last().unwrap();
    assert!(before.len() < 5000 && last[0] == before.len().to_string(), "{last:?}");
    assert!(last[2..].iter().all(String::is_empty) && last.len() == table[0].len(), "{last:?}");
    assert!(before.iter().all(|row| numbers(row).into_iter().all(f64::is_finite)));
    assert!(table.iter().position(|row| row[1] == "exact") > table.iter().rposition(|row| row[1] == "document"));
    let page = printed(&["regression", "--steps", "5000"]);
    let words = format!("With the printed formulas, a number is not finite at step {}.", before.len());
    assert!(page.contains(&words), "{page}");
}

#[test]
fn one_reading_can_be_asked_for() {
    for (word, expected) in [("document", &["document"][..]), ("exact", &["exact"]), ("both", &["document", "exact"])] {
        let table = rows(&printed(&["regression", "--steps", "1", "--reading", word, "--format", "csv"]));
        let mut readings: Vec<&str> = table[1..].iter().map(|row| &*row[1]).collect();
        readings.dedup();
        assert_eq!(readings, expected);
    }
    let exact = printed(&["regression", "--reading", "exact"]);
    assert!(!exact.contains("printed") && !exact.contains("document"), "{exact}");
}

#[test]
fn why_there_are_no_printed_formulas_is_said_where_they_are_asked_for() {
    let words = "Only the correct formulas are shown: the homework document does not cover updates on 2 samples.";
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("two.csv"), "x1,x2,y\n0,0,1\n1,1,0\n").unwrap();
    let train = |options: &[&str]| {
        let arguments = [&["train", "regression", "--samples", "two.csv", "--steps", "2"], options].concat();
        gradwalk(&arguments).current_dir(folder.path()).assert().success()
    };
    for reading in ["document", "both"] {
        let page = output(&train(&["--reading", reading]).stderr(""));
        assert!(page.replace('\n', " ").contains(words), "{page}");
        let csv = train(&["--reading", reading, "--format", "csv"]);
        assert_eq!((rows(&output(&csv)).len(), error(&csv)), (4, format!("{words}\n")));
    }
    assert!(!output(&train(&[]).stderr("")).contains("document"));
    assert_eq!(rows(&output(&train(&["--format", "csv"]).stderr(""))).len(), 4);
}

#[test]
fn samples_are_read_from_a_file_and_are_used_in_place_of_the_scenarios() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("xor.csv");
    fs::write(&path, "x1,x2,y\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n").unwrap();
    let own = printed(&["xor", "--format", "csv"]);
    let path = path.to_str().unwrap();
    assert_eq!(printed(&["xor", "--samples", path, "--format", "csv"]), own);
    let each = printed(&["xor", "--update", "each", "--format", "csv"]);
    assert_ne!(each, own);
    assert_eq!(printed(&["xor", "--samples", path, "--update", "each", "--format", "csv"]), each);
    assert_eq!(rows(&each)[1], rows(&own)[1], "they start alike");
}

#[test]
fn built_in_samples_have_a_name_and_a_network_of_their_own() {
    let page = printed(&["three-classes", "--steps", "20"]);
    assert_eq!(page, printed(&["three-classes", "--samples", "three-classes", "--steps", "20"]));
    assert!(page.starts_with("classification 2-4-3: Three classes\n20 training steps on 90 samples"), "{page}");
    assert!(printed(&["classification", "--samples", "three-classes"]).contains("100 training steps on 90 samples"));
    assert!(printed(&["curve"]).starts_with("regression 1-5-1: Curve\n100 training steps on 40 samples"));
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.csv");
    fs::write(&path, "x1,x2,y\n0,0,a\n").unwrap();
    let own = path.to_str().unwrap();
    assert_refused(&["regression", "--samples", own], "own.csv:2: y: found \"a\"; expected a number such as 0.5");
    assert_refused(&["regression", "--samples", own], "2 | 0,0,a\n    |     ^");
    assert_refused(
        &["regression", "--samples", "none.csv"],
        "none.csv: file not found; expected a CSV file of samples",
    );
    assert_refused(&["regression", "--samples", "curv"], "found the name \"curv\"; expected built-in samples");
    assert_refused(&["classification", "--samples", own], "expected the names of the columns, x1,x2,class or x1,x2,y0");
    fs::write(&path, b"x1,x2,y\n0,0,\xff\n").unwrap();
    assert_refused(&["regression", "--samples", own], "own.csv:2: found bytes that are not UTF-8");
    assert_refused(&["curve", "--seed", "1"], "--seed works only with built-in scenarios");
    assert_refused(
        &["own.csv"],
        "'own.csv' is no scenario; to train on the samples in it: gradwalk train SCENARIO --samples",
    );
    assert_refused(&["regresion"], "unknown scenario 'regresion' (did you mean regression?)");
    for steps in ["0", "1000001", "-5", "many"] {
        assert_refused(&["--steps", steps], steps);
    }
    assert_refused(&["--force"], "--output");
}

#[test]
fn no_file_is_overwritten_unless_that_is_asked_for() {
    for format in ["text", "csv"] {
        let folder = tempfile::tempdir().unwrap();
        let train = |more: &[&str]| {
            let arguments = [&["train", "--format", format, "--steps", "3", "-o", "run"], more].concat();
            gradwalk(&arguments).current_dir(folder.path()).assert().stdout("")
        };
        train(&[]).success();
        let written = fs::read_to_string(folder.path().join("run")).unwrap();
        assert_eq!(written, printed(&["--format", format, "--steps", "3"]));
        fs::write(folder.path().join("run"), "mine").unwrap();
        let refused = train(&[]).code(2);
        assert_eq!(error(&refused), "error: run already exists and was not overwritten; use --force to overwrite\n");
        assert_eq!(fs::read_to_string(folder.path().join("run")).unwrap(), "mine");
        train(&["--force"]).success();
        assert_eq!(fs::read_to_string(folder.path().join("run")).unwrap(), written);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}

#[test]
fn the_page_of_both_readings() {
    insta::assert_snapshot!("train_regression", printed(&["regression", "--steps", "100"]));
}

#[test]
fn in_ascii_the_page_has_no_other_sign() {
    for arguments in [&["classification", "--steps", "50"][..], &["curve", "--update", "each"]] {
        let page = printed(&[arguments, &["--glyphs", "ascii"]].concat());
        assert!(page.is_ascii(), "{page}");
        let usual = gradwalk(&[&["train"], arguments].concat()).env("LC_ALL", "C").assert().success();
        assert_eq!(output(&usual), page);
    }
}

#[test]
fn no_row_of_a_page_is_wider_than_a_terminal() {
    for name in ["regression", "classification", "xor", "curve", "three-classes"] {
        for digits in ["4", "10"] {
            let page = printed(&[name, "--digits", digits, "--reading", "both"]);
            assert!(page.lines().all(|row| row.chars().count() <= 80), "{page}");
        }
    }
}

#[test]
fn a_reader_that_has_had_enough_is_no_failure() {
    use std::{
        io::{BufRead, BufReader},
        process::Stdio,
    };
    let mut child = gradwalk(&["train", "xor", "--steps", "200000", "--format", "csv"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    assert!(first.starts_with("step,reading,loss,"));
    let ended = child.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), String::from_utf8(ended.stderr).unwrap()), (Some(0), String::new()));
}

#[cfg(unix)]
#[test]
fn a_run_that_is_stopped_leaves_no_file_behind_and_tells_how_far_it_was() {
    use nix::{
        sys::signal::{Signal, kill},
        unistd::Pid,
    };
    use std::{process::Stdio, thread::sleep, time::Duration};
    let is_empty = |folder: &Path| fs::read_dir(folder).unwrap().count() == 0;
    for (signal, code) in [(Signal::SIGINT, 130), (Signal::SIGTERM, 143)] {
        let folder = tempfile::tempdir().unwrap();
        let arguments = ["train", "three-classes", "--steps", "1000000", "--format", "csv", "-o", "run.csv"];
        let mut command = gradwalk(&arguments);
        let child = command.current_dir(folder.path()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // The signals are watched before writing begins.
        while is_empty(folder.path()) {
            sleep(Duration::from_millis(5));
        }
        kill(Pid::from_raw(child.id().try_into().unwrap()), signal).unwrap();
        let ended = child.wait_with_output().unwrap();
        let told = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(ended.status.code(), Some(code), "{told}");
        assert!(
            told.starts_with("stopped after ") && told.contains(" of 1000000 steps with the correct formulas"),
            "{told}"
        );
        assert!(told.ends_with("; run.csv was not written\n"), "{told}");
        assert!(ended.stdout.is_empty() && is_empty(folder.path()));
    }
}
