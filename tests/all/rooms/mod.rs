//! The modules of the crate use each other in one direction only, and so do the files of each module. The uses are read
//! from the source.

mod source;
mod uses;

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use source::{Source, parsed};
use syn::{Attribute, Expr, ExprLit, Lit, Meta, MetaNameValue};
use uses::{Use, circles, is_of_a_type_above, uses};

/// Modules whose files still use each other in circles.
const TO_BE_UNTIED: [&str; 1] = ["src/homework"];

static SOURCE: LazyLock<Source> = LazyLock::new(|| Source::read(Path::new("src")));
static USES: LazyLock<Vec<Use>> = LazyLock::new(|| uses(&SOURCE));

fn list<'a>(uses: impl IntoIterator<Item = &'a Use>) -> String {
    let mut lines: Vec<String> = uses.into_iter().map(|one| format!("{one}\n")).collect();
    lines.dedup();
    lines.concat()
}

/// The Rust files in a folder and below.
fn files(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let all = paths.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] });
    all.filter(|path| path.extension().is_some_and(|ending| ending == "rs")).collect()
}

/// The names in the first column of the table at the beginning of a file.
fn table(file: &Path) -> Vec<String> {
    let line = |attribute: &Attribute| match &attribute.meta {
        Meta::NameValue(MetaNameValue { value: Expr::Lit(ExprLit { lit: Lit::Str(line), .. }), .. }) => {
            Some(line.value())
        }
        _ => None,
    };
    let name = |line: String| Some(line.trim().strip_prefix("| `")?.split_once('`')?.0.to_owned());
    parsed(file).attrs.iter().filter_map(line).filter_map(name).collect()
}

#[test]
fn the_rooms_stand_in_the_order_in_which_the_library_describes_them() {
    assert_eq!(SOURCE.rooms, table(Path::new("src/lib.rs")));
}

#[test]
fn every_file_is_in_a_room() {
    let known: HashSet<&Path> = SOURCE.modules.values().map(|module| &*module.file).collect();
    let all = files(Path::new("src"));
    let unknown: Vec<&PathBuf> = all.iter().filter(|file| !known.contains(file.as_path())).collect();
    assert_eq!(unknown, [Path::new("src/main.rs")]);
}

#[test]
fn a_room_uses_only_rooms_before_it_and_so_do_its_tests() {
    let place = |module: &[String]| SOURCE.rooms.iter().position(|room| Some(room) == module.first());
    let wrong = list(USES.iter().filter(|one| place(&one.user) < place(&one.of)));
    assert!(wrong.is_empty(), "used, though it stands in a later room:\n{wrong}");
}

#[test]
fn files_use_each_other_in_no_circle() {
    let circles = circles(USES.iter().filter(|one| !is_of_a_type_above(one, &SOURCE)));
    let is_known = |one: &&Use| TO_BE_UNTIED.iter().any(|place| one.file.starts_with(place));
    let (known, wrong): (Vec<_>, Vec<_>) = circles.into_iter().partition(|circle| circle.iter().all(is_known));
    let wrong: String = wrong.into_iter().map(|circle| format!("{}\n", list(circle))).collect();
    assert!(wrong.is_empty(), "files that use each other, each the next and the last the first:\n{wrong}");
    for place in TO_BE_UNTIED {
        let is_tied = known.iter().flatten().any(|one| one.file.starts_with(place));
        assert!(is_tied, "no files of {place} use each other in a circle any more, and none may again");
    }
}

/// The columns of a line, as in `rustfmt.toml`, which leaves comments and texts as they are.
const COLUMNS: usize = 120;

#[test]
fn no_line_without_a_long_text_is_wider_than_the_format() {
    let is_wide = |line: &str| {
        let has_text = line.contains('"') && !line.trim_start().starts_with("//");
        line.chars().count() > COLUMNS && !has_text
    };
    let mut wide: Vec<(PathBuf, usize)> = Vec::new();
    for file in [files(Path::new("src")), files(Path::new("tests"))].concat() {
        let text = fs::read_to_string(&file).unwrap();
        let lines = text.lines().enumerate().filter(|(_, line)| is_wide(line));
        wide.extend(lines.map(|(line, _)| (file.clone(), line + 1)));
    }
    assert_eq!(wide, [], "wider than {COLUMNS} columns");
}
