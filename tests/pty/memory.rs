//! A sequence of training steps uses hardly any additional memory.

use std::fs;

use nix::unistd::Pid;

use crate::terminal::{Key, Start};

/// The largest network that the program accepts.
const LARGEST: &str = r#"
problem = "classification"
alpha = 0.01
seed = 7
hidden_units = 16
x = [1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8]
target = 3
classes = 16
"#;

/// The number of training steps.
const STEPS: usize = 12;

/// The memory of one walk of the largest network, and a little more.
const MOST: u64 = 60 * 1024;

#[test]
fn a_training_step_keeps_its_weights_and_no_walk() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("largest.toml");
    fs::write(&file, LARGEST).unwrap();
    let mut terminal = Start::gradwalk(&[file.to_str().unwrap()]).open();
    terminal.wait_for("step 1 of");
    let before = most_memory(terminal.pid());
    for step in 1..=STEPS {
        terminal.press(Key::Character('u'));
        terminal.wait_for(&format!("Update applied ({step} so far)"));
    }
    let grown = most_memory(terminal.pid()) - before;
    assert!(grown < MOST, "{STEPS} steps took {grown} kB more");
    terminal.press(Key::Character('q'));
    assert_eq!(terminal.finish().code, 0);
}

/// The peak memory of a process so far, in kB.
fn most_memory(process: Pid) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches("kB").trim().parse().unwrap()
}
