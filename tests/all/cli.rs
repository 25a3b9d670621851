//! The command line without a terminal: exit codes, and which words go to which stream.

use std::fs;
use std::io::Read;
use std::process::{Command, Stdio};

use assert_cmd::assert::{Assert, OutputAssertExt};

fn gradwalk(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gradwalk"));
    command.args(arguments);
    command.env("TERM", "xterm-256color").env("LC_ALL", "C.UTF-8");
    command.env_remove("NO_COLOR");
    command
}

/// Exit code 2, nothing on standard output, and the reason on standard error.
#[track_caller]
fn assert_refused(arguments: &[&str], reason: &str) {
    let assert = gradwalk(arguments).assert().code(2).stdout("");
    let said = error(&assert);
    assert!(said.contains(reason), "{arguments:?} says {said}");
    assert!(!said.contains('\x1b'), "{arguments:?} escapes {said:?}");
}

fn output(assert: &Assert) -> String {
    String::from_utf8(assert.get_output().stdout.clone()).unwrap()
}

fn error(assert: &Assert) -> String {
    String::from_utf8(assert.get_output().stderr.clone()).unwrap()
}

#[test]
fn without_a_terminal_the_message_says_what_to_run_instead() {
    assert_refused(&[], "gradwalk print");
    assert_refused(&["classification"], "gradwalk print");
}

#[test]
fn print_writes_every_built_in_scenario() {
    for name in ["regression", "classification"] {
        let assert = gradwalk(&["print", name]).assert().success().stderr("");
        assert!(!output(&assert).is_empty());
    }
    let default = output(&gradwalk(&["print"]).assert().success());
    let named = output(&gradwalk(&["print", "regression"]).assert().success());
    assert_eq!(default, named);
}

#[test]
fn json_is_json() {
    let assert = gradwalk(&["print", "--format", "json"]).assert().success();
    let value: serde_json::Value = serde_json::from_str(&output(&assert)).unwrap();
    assert!(value.get("scenario").is_some());
}

#[test]
fn list_has_a_line_for_each_built_in_scenario() {
    let assert = gradwalk(&["list"]).assert().success().stderr("");
    let list = output(&assert);
    let first_words: Vec<&str> = list.lines().filter_map(|line| line.split(' ').next()).collect();
    let one_hidden_layer = ["regression", "classification", "textbook", "softmax", "tanh", "bipolar", "relu", "xor"];
    let other_depths = ["logistic", "softmax-regression", "deep", "deep-softmax"];
    assert_eq!(first_words, [&one_hidden_layer[..], &other_depths[..]].concat());
}

#[test]
fn a_word_that_names_nothing_gets_the_nearest_one_that_does() {
    assert_refused(&["prnt"], "unknown scenario or command 'prnt' (did you mean print?)");
    assert_refused(&["regresion"], "(did you mean regression?)");
    assert_refused(&["print", "regresion"], "unknown scenario 'regresion' (did you mean regression?)");
}

#[test]
fn commands_that_do_not_exist_yet_are_words_like_any_other() {
    let help = output(&gradwalk(&["--help"]).assert().success());
    for command in ["figure", "record", "completions", "man"] {
        assert_refused(&[command], "unknown scenario or command");
        let listed = help.lines().any(|line| line.trim_start().starts_with(command));
        assert!(!listed, "{command} is in --help");
    }
}

/// A fault in a file of answers is reported before a terminal is needed.
#[test]
fn a_file_of_answers_that_cannot_be_opened_is_refused_with_the_reason() {
    let directory = tempfile::tempdir().unwrap();
    let written = |name: &str, text: &str| {
        let path = directory.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    assert_refused(&["no-such.csv"], "no-such.csv: file not found; expected an answers file");
    let nameless = written("nameless.csv", "X1(1),1.0\n");
    assert_refused(&[&nameless], "nameless.csv: found no line that names a scenario");
    assert_refused(
        &[&nameless],
        "the exercise opened first (gradwalk 07.toml) and the answers on its screen, with the key O",
    );
    let junk = written("junk.csv", "# scenario: regression\nfoo,1\nX1(1),many\n");
    assert_refused(&[&junk], "junk.csv:2: found \"foo\"");
    assert_refused(&[&junk], "junk.csv:3: found \"many\"");
    assert_refused(&[&written("empty.csv", "")], "empty.csv: found no answers");
    let lost = written("lost.csv", "# scenario: nowhere.toml\nX1(1),1.0\n");
    assert_refused(&[&lost], "nowhere.toml: file not found; expected a scenario in TOML");
    let fine = written("fine.csv", "# scenario: regression\nX1(1),1.0\nfoo,1\n");
    assert_refused(&[&fine], "the screen needs a terminal");
    assert_refused(&[&fine], "`gradwalk check` prints");
    assert_refused(&[&fine, "--seed", "7"], "an answers file");
    assert_refused(&[&fine, "--hunt", "7"], "an answers file");
    assert_refused(&["--hunt", "7"], "a hunt needs the screen");
    assert_refused(&["--hunt", "seven"], "--hunt");
    assert_refused(&["print", &fine], "gradwalk check");
}

#[test]
fn a_missing_file_is_named() {
    assert_refused(&["print", "no/such.toml"], "no/such.toml");
}

#[test]
fn options_out_of_range_are_refused() {
    assert_refused(&["print", "--digits", "1"], "from 2 to 10");
    assert_refused(&["print", "--digits", "11"], "from 2 to 10");
    assert_refused(&["print", "--glyphs", "large"], "[possible values: tall, small, ascii]");
    assert_refused(&["print", "--notation", "greek"], "[possible values: document, textbook]");
    assert_refused(&["list", "--notation", "textbook"], "--notation");
    assert_refused(&["print", "--seed", "-1"], "--seed");
    assert_refused(&["--reading", "both"], "[possible values: document, exact]");
    assert_refused(&["list", "--digits", "4"], "--digits");
}

#[test]
fn options_in_front_of_a_command_are_not_silently_dropped() {
    assert_refused(&["--digits", "5", "print"], "gradwalk print ...");
    assert_refused(&["classification", "print"], "gradwalk print ...");
    gradwalk(&["--color", "never", "print"]).assert().success();
    gradwalk(&["print", "--color", "never"]).assert().success();
}

#[test]
fn colors_are_as_wished_in_messages_too() {
    let escapes = |wish: &str| {
        let assert = gradwalk(&["--color", wish, "--glyphs", "large"]).assert();
        error(&assert.code(2)).contains('\x1b')
    };
    assert!(escapes("always"));
    assert!(!escapes("never"));
    assert!(!escapes("auto"));
}

#[test]
fn the_same_seed_is_the_same_exercise() {
    let printed = |seed| output(&gradwalk(&["print", "--seed", seed]).assert().success());
    assert_eq!(printed("7"), printed("7"));
    assert_ne!(printed("7"), printed("8"));
    assert_refused(&["print", "own.toml", "--seed", "7"], "in 'own.toml', write seed = 7 instead");
}

#[test]
fn a_file_takes_what_standard_output_would() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("walk.txt");
    let file = file.to_str().unwrap();
    gradwalk(&["print", "-o", file]).assert().success().stdout("");
    let printed = output(&gradwalk(&["print"]).assert().success());
    assert_eq!(fs::read_to_string(file).unwrap(), printed);
    let nowhere = format!("{file}/walk.txt");
    assert_refused(&["print", "-o", &nowhere], "cannot be written");
}

#[test]
fn a_reader_that_has_had_enough_is_no_failure() {
    for arguments in [&["print"][..], &["list"], &["--help"], &["--version"]] {
        let mut command = gradwalk(arguments);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        // Only the writing end of the pipe is left before a byte is written.
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut child = command.stdout(writer).spawn().unwrap();
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(0), "{arguments:?}");
        assert_eq!(said, "", "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_failure() {
    for arguments in [&["print"][..], &["list"], &["--help"], &["print", "-h"], &["--version"]] {
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let mut command = gradwalk(arguments);
        let output = command.stdout(full).stderr(Stdio::piped()).spawn().unwrap();
        let output = output.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.starts_with("error: standard output cannot be written: No space left"), "{arguments:?}: {said}");
    }
}
