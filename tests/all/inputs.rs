//! Which files are opened: those that the user names, and among those that a file names only the ones that belong to
//! it.

#![cfg(unix)]

use std::{
    fs::{self, File},
    io::{self, PipeReader, Read, Write},
    os::{fd::AsRawFd, unix::fs::symlink},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    thread,
    time::{Duration, Instant},
};

use nix::{sys::stat::Mode, unistd::mkfifo};
use serde_json::Value;
use tempfile::TempDir;

/// The longest time that anything takes without waiting.
const PATIENCE: Duration = Duration::from_secs(60);

const EXERCISE: &str =
    "problem = \"regression\"\nalpha = 0.2\nx = [1]\ntarget = 1\nfirst = [[0], [0.5]]\nsecond = [[0.5], [2]]\n";

/// A class in a folder, with an exercise inside and one beside it.
struct Class(TempDir);

impl Class {
    fn new() -> Self {
        let class = Self(tempfile::tempdir().unwrap());
        fs::create_dir_all(class.path("class/below")).unwrap();
        for exercise in ["class/07.toml", "class/below/08.toml", "outside.toml"] {
            class.write(exercise, EXERCISE);
        }
        class
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    /// A pipe that nobody ever writes into.
    fn pipe(&self, name: &str) {
        mkfifo(&self.path(name), Mode::S_IRWXU).unwrap();
    }

    /// Answers to a scenario, the first of which is right.
    fn answers(&self, name: &str, scenario: &str) {
        self.write(name, &format!("# scenario: {scenario}\nX1(1),0.5\n"));
    }

    /// Runs the program in the folder above the class, with a standard input that never sends anything.
    fn run(&self, arguments: &[&str]) -> Output {
        let (silent, _open) = io::pipe().unwrap();
        self.run_on(silent.into(), arguments)
    }

    fn run_on(&self, input: Stdio, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gradwalk"));
        command.args(arguments).current_dir(self.0.path()).stdin(input).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.env("TERM", "xterm-256color").spawn().unwrap();
        let said =
            [Box::new(child.stdout.take().unwrap()) as Box<dyn Read + Send>, Box::new(child.stderr.take().unwrap())]
                .map(|mut pipe| {
                    thread::spawn(move || {
                        let mut bytes = Vec::new();
                        pipe.read_to_end(&mut bytes).unwrap();
                        bytes
                    })
                });
        let begun = Instant::now();
        let status = loop {
            if let Some(status) = child.try_wait().unwrap() {
                break status;
            }
            if begun.elapsed() > PATIENCE {
                child.kill().unwrap();
                panic!("{arguments:?} waits");
            }
            thread::sleep(Duration::from_millis(5));
        };
        let [stdout, stderr] = said.map(|said| said.join().unwrap());
        Output { status, stdout, stderr }
    }

    #[track_caller]
    fn assert_refused(&self, arguments: &[&str], reason: &str) {
        let output = self.run(arguments);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(said.contains(reason), "{arguments:?} says {said}");
    }
}

/// The output for a pipe that holds a text.
fn saying(text: &str) -> PipeReader {
    let (reader, mut writer) = io::pipe().unwrap();
    writer.write_all(text.as_bytes()).unwrap();
    reader
}

fn right_of(output: &Output) -> Vec<u64> {
    let files: Value = serde_json::from_slice(&output.stdout).unwrap();
    files.as_array().unwrap().iter().map(|file| file["score"]["right"].as_u64().unwrap()).collect()
}

#[test]
fn answers_lead_to_no_pipe_and_no_device_and_stop_no_other() {
    let class = Class::new();
    class.pipe("class/pipe.toml");
    symlink("/dev/tty", class.path("class/tty.toml")).unwrap();
    symlink("/dev/stdin", class.path("class/stdin.toml")).unwrap();
    class.answers("class/ada.csv", "07.toml");
    for (named, reason) in [
        ("pipe.toml", "class/pipe.toml: found a pipe or a device"),
        ("./pipe.toml", "found a pipe or a device"),
        ("tty.toml", "found a place outside the folder"),
        ("stdin.toml", "file not found"),
        ("/dev/stdin", "/dev/stdin: found a place outside the folder"),
        ("/dev/tty", "found a place outside the folder"),
        ("/dev/zero", "found a place outside the folder"),
        ("/proc/self/fd/0", "found a place outside the folder"),
    ] {
        class.answers("class/ben.csv", named);
        class.write("class/cem.toml", &format!("scenario = \"{named}\"\n\"X1(1)\" = 0.5\n"));
        let arguments = ["check", "class/ben.csv", "class/cem.toml", "class/ada.csv", "--format", "json"];
        let output = class.run(&arguments);
        assert_eq!(right_of(&output), [0, 0, 1], "{named}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(said.matches(reason).count(), 2, "{named}: {said}");
    }
}

#[test]
fn answers_lead_to_files_in_their_folder_and_below_only() {
    let class = Class::new();
    symlink("below/08.toml", class.path("class/inner.toml")).unwrap();
    symlink("../outside.toml", class.path("class/outer.toml")).unwrap();
    symlink("..", class.path("class/door")).unwrap();
    let inside = class.path("class/07.toml");
    for named in
        ["07.toml", "below/08.toml", "below/../07.toml", "../class/07.toml", "inner.toml", inside.to_str().unwrap()]
    {
        class.answers("class/ada.csv", named);
        let output = class.run(&["check", "class/ada.csv"]);
        assert_eq!(output.status.code(), Some(0), "{named}: {}", String::from_utf8_lossy(&output.stderr));
    }
    let outside = class.path("outside.toml");
    let expected = "expected a scenario in that folder or below, or a built-in name";
    for named in ["../outside.toml", "../nowhere.toml", "outer.toml", "door/outside.toml", outside.to_str().unwrap()] {
        class.answers("class/ada.csv", named);
        class.assert_refused(&["check", "class/ada.csv"], "found a place outside the folder of the file that names it");
        class.assert_refused(&["check", "class/ada.csv"], expected);
        class.assert_refused(&["class/ada.csv"], expected);
    }
    class.answers("ada.csv", "outside.toml");
    assert_eq!(class.run(&["check", "ada.csv"]).status.code(), Some(0), "the current folder is a folder, too");
}

#[test]
fn of_what_is_no_scenario_not_a_word_is_repeated() {
    let class = Class::new();
    for secret in ["root:$6$secret:19000:0:99999:7:::\n", "\nsecret = 7\n", "alpha = 'secret'\n"] {
        class.write("class/diary.toml", secret);
        class.write("outside.toml", secret);
        for named in ["diary.toml", "../outside.toml", "/etc/passwd"] {
            class.answers("class/ada.csv", named);
            for format in ["text", "json", "csv"] {
                let output = class.run(&["check", "class/ada.csv", "--format", format]);
                assert_eq!(output.status.code(), Some(2));
                let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
                assert!(!said.contains("secret") && !said.contains("root:"), "{said}");
            }
            let screen = class.run(&["class/ada.csv"]);
            let said = String::from_utf8([screen.stdout, screen.stderr].concat()).unwrap();
            assert!(!said.contains("secret") && !said.contains("root:"), "{said}");
        }
    }
    class.answers("class/ada.csv", "diary.toml");
    class.assert_refused(&["check", "class/ada.csv"], "class/diary.toml:1: found no scenario");
    class.assert_refused(&["check", "class/ada.csv"], "`gradwalk print class/diary.toml` shows what is wrong");
    class.write("class/diary.toml", "secret = 7\n");
    class.assert_refused(&["print", "class/diary.toml"], "secret: found an unknown key");
}

#[test]
fn a_pipe_in_a_folder_is_not_waited_for_wherever_regular_files_are_meant() {
    let class = Class::new();
    class.answers("class/ada.csv", "07.toml");
    for pipe in ["class/ben.csv", "class/list", "class/09.toml"] {
        class.pipe(pipe);
    }
    let output = class.run(&["check", "class/ben.csv", "class/ada.csv", "--format", "json"]);
    assert_eq!((output.status.code(), right_of(&output)), (Some(2), vec![0, 1]));
    class
        .assert_refused(&["check", "class/ben.csv"], "ben.csv: found a pipe or a device; expected a file with answers");
    class.assert_refused(&["class/ben.csv"], "ben.csv: found a pipe or a device; expected a file with answers");
    class.assert_refused(&["class/09.toml"], "09.toml: found a pipe or a device; expected a regular file");
    class.assert_refused(
        &["new", "--names", "class/list"],
        "class/list: found a pipe or a device; expected a list of names",
    );
    class.assert_refused(
        &["new", "--names", "/dev/stdin"],
        "/dev/stdin: found a pipe or a device; expected a list of names",
    );
    class.assert_refused(&["new", "--names", "class"], "class: found a directory; expected a list of names");
}

/// `<(...)` or `/dev/stdin` puts the pipe there on purpose; no `class/*` can have found it.
#[test]
fn answers_come_through_standard_input_and_a_pipe_of_the_shell() {
    let class = Class::new();
    let text = "# scenario: class/07.toml\nX1(1),0.5\n";
    let output = class.run_on(saying(text).into(), &["check", "/dev/stdin", "--format", "json"]);
    assert_eq!((output.status.code(), right_of(&output)), (Some(0), vec![1]));
    let pipe = saying(text);
    nix::fcntl::fcntl(pipe.as_raw_fd(), nix::fcntl::FcntlArg::F_SETFD(nix::fcntl::FdFlag::empty())).unwrap();
    let output = class.run(&["check", &format!("/dev/fd/{}", pipe.as_raw_fd()), "--format", "json"]);
    assert_eq!((output.status.code(), right_of(&output)), (Some(0), vec![1]));
    // The files they name are in the current folder or below, as they are in no folder themselves.
    let outside = saying("# scenario: ../07.toml\nX1(1),0.5\n");
    let output = class.run_on(outside.into(), &["check", "/dev/stdin"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("found a place outside the folder"), "{said}");
}

#[test]
fn the_scenario_of_print_and_check_may_be_whatever_the_user_says() {
    let class = Class::new();
    class.answers("class/ada.csv", "07.toml");
    let print = ["print", "/dev/stdin", "--format", "json"];
    assert_eq!(class.run_on(saying(EXERCISE).into(), &print).status.code(), Some(0));
    let check = ["check", "class/ada.csv", "--scenario", "/dev/stdin"];
    assert_eq!(class.run_on(saying(EXERCISE).into(), &check).status.code(), Some(0));
    class.pipe("pipe.toml");
    for arguments in [&["print", "pipe.toml"][..], &["check", "class/ada.csv", "--scenario", "pipe.toml"]] {
        let path = class.path("pipe.toml");
        let writer =
            thread::spawn(move || File::options().write(true).open(path).unwrap().write_all(EXERCISE.as_bytes()));
        assert_eq!(class.run(arguments).status.code(), Some(0), "{arguments:?}");
        writer.join().unwrap().unwrap();
    }
}

#[test]
fn what_has_no_end_is_read_no_further_than_the_limit() {
    let class = Class::new();
    let bound = "/dev/zero: found more than 1048576 bytes; expected a scenario";
    class.assert_refused(&["print", "/dev/zero"], bound);
    let long = "#".repeat((1 << 20) + 1);
    for name in ["class/long.csv", "class/long.toml", "class/list"] {
        class.write(name, &long);
    }
    class.assert_refused(&["check", "class/long.csv"], "found more than 1048576 bytes; expected an answers file");
    class.assert_refused(&["class/long.toml"], "found more than 1048576 bytes; expected a scenario");
    class.answers("class/ada.csv", "long.toml");
    class.assert_refused(&["check", "class/ada.csv"], "long.toml: found more than 1048576 bytes; expected a scenario");
    class.assert_refused(&["new", "--names", "class/list"], "found more than 1048576 bytes; expected a list of names");
    assert!(!Path::new("01.toml").exists());
}
