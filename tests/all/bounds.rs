//! A sheet for the largest network that is wrong throughout: the search for slips stops, and every report says so.

use std::{fs, process::Command};

use assert_cmd::assert::OutputAssertExt;
use gradwalk::{
    homework::asked::asked,
    network::{Architecture, Sizes},
    scenario::Scenario,
};
use serde_json::Value;

/// The output of `check` for a sheet on which every number is the same.
fn checked(format: &str) -> String {
    let scenario = Scenario::random(Architecture::REGRESSION, Sizes::new(&[16, 16, 16]).unwrap(), 5);
    let directory = tempfile::tempdir().unwrap();
    fs::write(directory.path().join("16.toml"), scenario.to_toml()).unwrap();
    let rows = asked(&scenario).into_iter().map(|quantity| format!("\"{quantity}\",0.3721\n"));
    let sheet: String = std::iter::once("# scenario: 16.toml\n".to_owned()).chain(rows).collect();
    let answers = directory.path().join("answers.csv");
    fs::write(&answers, sheet).unwrap();
    let mut check = Command::new(assert_cmd::cargo::cargo_bin!());
    let output = check.args(["check", "--format", format]).arg(answers).assert().code(1);
    String::from_utf8(output.get_output().stdout.clone()).unwrap()
}

/// The two numbers of `stopped after 36 of 270`.
fn stopped_after(text: &str) -> (usize, usize) {
    let (_, rest) = text.split_once("The search for slips stopped after ").expect("it says so");
    let words: Vec<&str> = rest.split_whitespace().collect();
    (words[0].parse().unwrap(), words[2].parse().unwrap())
}

#[test]
fn the_text_says_where_the_search_stopped_and_which_answers_it_left_out() {
    let text = checked("text");
    let (looked_at, wrong) = stopped_after(&text);
    assert!(0 < looked_at && looked_at < wrong, "{text}");
    assert!(text.contains(&format!(" {wrong} wrong")), "{text}");
    assert!(text.contains("wrong, not reached by the search for slips"), "{text}");
}

#[test]
fn the_json_says_it_in_a_key_of_its_own_and_judges_every_answer() {
    let files: Value = serde_json::from_str(&checked("json")).unwrap();
    let stopped = &files[0]["search_stopped"];
    let [wrong, looked_at] = ["wrong", "looked_at"].map(|key| stopped[key].as_u64().unwrap());
    assert!(0 < looked_at && looked_at < wrong, "{stopped}");
    assert!(["all", "some"].contains(&stopped["rarer_slips"].as_str().unwrap()), "{stopped}");
    assert_eq!(files[0]["score"]["wrong"].as_u64(), Some(wrong));
    let answers = files[0]["answers"].as_array().unwrap();
    assert_eq!(answers.iter().filter(|answer| answer["verdict"] == "wrong").count() as u64, wrong);
}

#[test]
fn the_csv_says_it_in_the_remark_on_the_file() {
    let csv = checked("csv");
    let summary = csv.lines().find(|line| line.starts_with('#') && line.contains("The search for slips")).unwrap();
    let (looked_at, wrong) = stopped_after(summary);
    assert!(looked_at < wrong, "{summary}");
    let is_wrong = |line: &&str| !line.starts_with('#') && line.contains(",wrong,");
    assert_eq!(csv.lines().filter(is_wrong).count(), wrong);
}
