//! How files are written: without overwriting any, and completely or not at all.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use assert_cmd::assert::{Assert, OutputAssertExt};
use tempfile::TempDir;

fn run(folder: &Path, arguments: &[&str]) -> Assert {
    Command::new(env!("CARGO_BIN_EXE_gradwalk")).args(arguments).current_dir(folder).assert()
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = entries.collect();
    names.sort();
    names
}

fn stdout(assert: &Assert) -> String {
    String::from_utf8(assert.get_output().stdout.clone()).unwrap()
}

fn stderr(assert: &Assert) -> String {
    String::from_utf8(assert.get_output().stderr.clone()).unwrap()
}

/// A scenario in a file.
fn own(folder: &Path) -> (PathBuf, String) {
    let text =
        "problem = \"regression\"\nalpha = 0.2\nx = [1]\ntarget = 1\nfirst = [[0], [0.5]]\nsecond = [[0.5], [2]]\n";
    let path = folder.join("own.toml");
    fs::write(&path, text).unwrap();
    (path, text.to_owned())
}

#[test]
fn print_overwrites_no_file_not_even_the_one_it_reads() {
    let folder = folder();
    let (path, text) = own(folder.path());
    for options in [&[][..], &["--blank"], &["--format", "json"]] {
        let assert =
            run(folder.path(), &[&["print", "own.toml", "-o", "own.toml"], options].concat()).code(2).stdout("");
        assert_eq!(
            stderr(&assert),
            "error: own.toml already exists and was not overwritten; use --force to overwrite\n"
        );
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
    run(folder.path(), &["print", "own.toml", "-o", "own.toml", "--force"]).success().stdout("");
    let printed = fs::read_to_string(&path).unwrap();
    assert!(printed.starts_with("regression 1-1-1"), "{printed}");
    assert_eq!(names(folder.path()), ["own.toml"]);
}

#[test]
fn force_without_a_file_has_nothing_to_overwrite() {
    let assert = run(folder().path(), &["print", "--force"]).code(2);
    assert!(stderr(&assert).contains("--output"), "{}", stderr(&assert));
}

#[test]
fn a_folder_is_no_file_whatever_is_forced() {
    let folder = folder();
    for options in [&[][..], &["--force"]] {
        let assert = run(folder.path(), &[&["print", "-o", "."], options].concat()).code(2).stdout("");
        assert_eq!(stderr(&assert), "error: . cannot be written: is a directory\n");
    }
    let assert = run(folder.path(), &["print", "-o", "none/walk.txt"]).code(2);
    assert!(stderr(&assert).starts_with("error: none/walk.txt cannot be written: No such file"), "{}", stderr(&assert));
}

#[cfg(unix)]
mod unix {
    use std::{
        fs::{File, Permissions},
        io::Read,
        os::unix::fs::{PermissionsExt, symlink},
        thread,
    };

    use nix::{sys::stat::Mode, unistd::mkfifo};

    use super::*;

    /// Runs the program where files are limited to this many blocks of 512 bytes.
    fn run_in_little_room(folder: &Path, blocks: u32, arguments: &[&str]) -> Assert {
        let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
        let mut command = Command::new("sh");
        command.args(["-c", &script, env!("CARGO_BIN_EXE_gradwalk")]).args(arguments).current_dir(folder).assert()
    }

    #[test]
    fn a_file_that_has_no_room_is_not_there_and_one_that_was_there_is_as_it_was() {
        let folder = folder();
        let print = ["print", "-o", "walk.txt"];
        let assert = run_in_little_room(folder.path(), 4, &print).code(2).stdout("");
        assert!(
            stderr(&assert).starts_with("error: walk.txt cannot be written: File too large"),
            "{}",
            stderr(&assert)
        );
        assert_eq!(names(folder.path()), Vec::<String>::new());
        fs::write(folder.path().join("walk.txt"), "mine").unwrap();
        run_in_little_room(folder.path(), 4, &[&print[..], &["--force"]].concat()).code(2).stdout("");
        assert_eq!(names(folder.path()), ["walk.txt"]);
        assert_eq!(fs::read_to_string(folder.path().join("walk.txt")).unwrap(), "mine");
    }

    #[test]
    fn wherever_a_write_ends_the_file_is_the_old_one_or_the_new_one_whole() {
        let folder = folder();
        let file = folder.path().join("walk.txt");
        let print = ["print", "-o", "walk.txt", "--force"];
        run_in_little_room(folder.path(), 100_000, &print).code(0);
        let new = fs::read_to_string(&file).unwrap();
        let blocks = u32::try_from(new.len() / 512 + 1).unwrap();
        let (mut old_ones, mut new_ones) = (0, 0);
        for room in (0..=blocks + 8).step_by(3) {
            fs::write(&file, "mine").unwrap();
            run_in_little_room(folder.path(), room, &print);
            assert_eq!(names(folder.path()), ["walk.txt"], "nothing is left beside it");
            match fs::read_to_string(&file).unwrap() {
                text if text == "mine" => old_ones += 1,
                text if text == new => new_ones += 1,
                text => panic!("{room} blocks: {} of {} bytes", text.len(), new.len()),
            }
        }
        assert!(old_ones > 2 && new_ones > 0, "{old_ones} and {new_ones}");
    }

    #[test]
    fn new_says_what_it_has_made_where_it_cannot_go_on() {
        let folder = folder();
        // There is room for the scenario and not for the worksheet.
        let assert = run_in_little_room(folder.path(), 4, &["new"]).code(2).stdout("./01.toml\n");
        let said = stderr(&assert);
        assert!(said.starts_with("error: ./01-worksheet.txt cannot be written: File too large"), "{said}");
        assert!(said.ends_with("; 1 file had already been written and is listed on standard output\n"), "{said}");
        assert_eq!(names(folder.path()), ["01.toml"]);
        let assert = run_in_little_room(folder.path(), 0, &["new", "--seed", "2", "--out", "none"]).code(2).stdout("");
        assert!(stderr(&assert).ends_with("; nothing was written\n"), "{}", stderr(&assert));
        assert_eq!(names(&folder.path().join("none")), Vec::<String>::new());
    }

    fn mode(path: &Path) -> u32 {
        path.metadata().unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn a_new_file_has_the_permissions_of_any_other_and_one_that_was_there_keeps_its_own() {
        let folder = folder();
        let [plain, walk] = ["plain", "walk.txt"].map(|name| folder.path().join(name));
        fs::write(&plain, "").unwrap();
        run(folder.path(), &["print", "-o", "walk.txt"]).success();
        assert_eq!(mode(&walk), mode(&plain));
        for own in [0o600, 0o640, 0o666] {
            fs::set_permissions(&walk, Permissions::from_mode(own)).unwrap();
            run(folder.path(), &["print", "-o", "walk.txt", "--force"]).success();
            assert_eq!(mode(&walk), own);
        }
    }

    #[test]
    fn a_link_stays_one_and_what_it_leads_to_is_overwritten_only_by_force() {
        let folder = folder();
        fs::create_dir(folder.path().join("below")).unwrap();
        let target = folder.path().join("below/walk.txt");
        fs::write(&target, "mine").unwrap();
        symlink("below/walk.txt", folder.path().join("link")).unwrap();
        run(folder.path(), &["print", "-o", "link"]).code(2);
        assert_eq!(fs::read_to_string(&target).unwrap(), "mine");
        run(folder.path(), &["print", "-o", "link", "--force"]).success();
        assert!(folder.path().join("link").is_symlink());
        assert_ne!(fs::read_to_string(&target).unwrap(), "mine");
        symlink("nowhere", folder.path().join("lost")).unwrap();
        run(folder.path(), &["print", "-o", "lost"]).code(2);
        assert!(!folder.path().join("nowhere").exists());
    }

    #[test]
    fn pipes_devices_and_standard_output_are_written_into() {
        let folder = folder();
        let printed = stdout(&run(folder.path(), &["print"]).success());
        run(folder.path(), &["print", "-o", "/dev/null"]).success().stdout("");
        for name in ["/dev/stdout", "/dev/fd/1"] {
            assert_eq!(stdout(&run(folder.path(), &["print", "-o", name]).success()), printed, "{name}");
        }
        run(folder.path(), &["print", "-o", "/dev/stderr"]).success().stdout("").stderr(printed.clone());
        // A file behind standard output belongs to the shell, and its existing content stays.
        for name in ["/dev/stdout", "/dev/fd/3"] {
            let script = format!("(echo mine; \"$0\" print -o {name}) >shared 3>&1");
            let mut command = Command::new("sh");
            command.args(["-c", &script, env!("CARGO_BIN_EXE_gradwalk")]).current_dir(folder.path()).assert().success();
            let shared = fs::read_to_string(folder.path().join("shared")).unwrap();
            assert!(shared == format!("mine\n{printed}"), "{name}: {shared}");
        }
        let pipe = folder.path().join("pipe");
        mkfifo(&pipe, Mode::S_IRWXU).unwrap();
        let path = pipe.clone();
        let reader = thread::spawn(move || {
            let mut text = String::new();
            File::open(path).unwrap().read_to_string(&mut text).unwrap();
            text
        });
        run(folder.path(), &["print", "-o", "pipe"]).success().stdout("");
        assert!(reader.join().unwrap() == printed);
        assert_eq!(names(folder.path()), ["pipe", "shared"]);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_device_that_is_full_is_a_failure() {
        let assert = run(folder().path(), &["print", "-o", "/dev/full"]).code(2).stdout("");
        assert!(
            stderr(&assert).starts_with("error: /dev/full cannot be written: No space left"),
            "{}",
            stderr(&assert)
        );
    }
}
