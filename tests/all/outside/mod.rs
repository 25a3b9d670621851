//! Text written by somebody else: no text from a file, its name, an argument or a paste steers a terminal, begins a
//! formula in a spreadsheet or fills a screen.
//!
//! | file | its one subject |
//! |---|---|
//! | `printable` | any name or text is safe when printed or shown |
//! | `honest` | ordinary text in any script is unchanged |
//! | `spreadsheets` | no cell begins a formula, and numbers stay numbers |
//! | `endless` | a number has at most 100 characters, and a message is short whatever it repeats |

mod endless;
#[cfg(unix)]
mod honest;
#[cfg(unix)]
mod printable;
mod spreadsheets;

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

const SCENARIO: &str = "problem = \"regression\"\nalpha = 0.1\nx = [0.5, -1.0]\ntarget = 0.8\n\
    first = [[0.1, -0.2, 0.3], [0.4, 0.5, -0.6], [-0.7, 0.8, 0.9]]\nsecond = [[0.2], [-0.3], [0.4], [0.5]]\n";

/// The output of the program, run in a folder.
fn run<Word: AsRef<std::ffi::OsStr>>(folder: &Path, arguments: &[Word]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gradwalk"));
    command.args(arguments).current_dir(folder).env("LC_ALL", "C.UTF-8").env_remove("NO_COLOR");
    command.output().unwrap()
}

/// All of it.
fn both(output: &Output) -> String {
    [&output.stdout, &output.stderr].map(|bytes| str::from_utf8(bytes).unwrap()).concat()
}

fn write(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join(name), text).unwrap();
}
