//! `print --update each`: one walk after another, each with the weights after the previous update.

use assert_cmd::Command;
use gradwalk::{scenario::Scenario, training::Update};
use serde_json::Value;
use std::sync::Arc;

use super::{TWO, two};

fn printed(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_gradwalk")).arg("print").args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn there_is_a_walk_for_each_sample_with_its_heading() {
    let text = printed(&["xor", "--update", "each"]);
    let headings: Vec<&str> = text.lines().filter(|line| line.starts_with("Sample ")).collect();
    assert_eq!(
        headings,
        [
            "Sample 1 of 4, with an update after each sample",
            "Sample 2 of 4, with the weights after the update of sample 1",
            "Sample 3 of 4, with the weights after the update of sample 2",
            "Sample 4 of 4, with the weights after the update of sample 3",
        ]
    );
    assert_eq!(text.matches("\nstep 1 of ").count(), 4);
    assert_eq!(printed(&["xor", "--update", "all"]), printed(&["xor"]));
    assert_eq!(printed(&["regression", "--update", "each"]), printed(&["regression"]));
}

#[test]
fn as_data_it_is_a_list_whose_last_weights_are_those_of_the_training() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("two.toml");
    std::fs::write(&file, TWO).unwrap();
    let file = file.to_str().unwrap();
    for (reading, key) in [("exact", "exact"), ("document", "document"), ("both", "exact")] {
        let text = printed(&[file, "--update", "each", "--format", "json", "--reading", reading]);
        let walks: Vec<Value> = serde_json::from_str(&text).unwrap();
        assert_eq!(walks.len(), 2);
        assert_eq!(walks[1]["scenario"]["first"], walks[0][key]["first_after"], "{reading}");
        let scenario: Scenario = two();
        let kind = if key == "document" {
            gradwalk::reading::ReadingKind::Document
        } else {
            gradwalk::reading::ReadingKind::Exact
        };
        let mut run = kind.run(&Arc::new(scenario.training(Update::Each)), 1).unwrap();
        run.advance(1);
        let expected = run.weights_at(1).unwrap()[0].clone();
        for (row, numbers) in walks[1][key]["first_after"].as_array().unwrap().iter().enumerate() {
            for (column, number) in numbers.as_array().unwrap().iter().enumerate() {
                let number = number.as_f64().unwrap();
                assert!((number - expected[(row, column)]).abs() < 1e-12, "{reading}");
            }
        }
    }
}
