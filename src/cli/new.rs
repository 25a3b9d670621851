//! `gradwalk new`: exercises as files, overwriting none unless asked to.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::arguments::New;
use super::choice::{self, ChoiceError};
use crate::homework::asked::{AnswersHead, blank_answers};
use crate::homework::exercise::{Exercises, Kind, OneClass};
use crate::homework::names::{NamesError, students};
use crate::network::{SizeError, Sizes};
use crate::report::{render_key, render_worksheet};
use crate::scenario::input::{self, InputError};
use crate::scenario::output::{self, OutputError, Overwriting};
use crate::scenario::{Accepted, FileName, Scenario};
use crate::typeset::{Glyphs, Letters};

/// The largest list of names that is read: many times the size of the longest real one.
const MAX_NAMES_BYTES: u64 = 1 << 20;

/// Why no exercises were created.
#[derive(Debug, thiserror::Error)]
pub(super) enum NewError {
    #[error(transparent)]
    Choice(#[from] ChoiceError),
    #[error(transparent)]
    Output(#[from] OutputError),
    #[error("{} already exists; nothing was written; use --force to overwrite", FileName::from(.0))]
    Exists(PathBuf),
    #[error("{} cannot be created: {error}", FileName::from(path))]
    Folder { path: PathBuf, error: io::Error },
    #[error("{error}{}", made(*.files))]
    Write { error: OutputError, files: usize },
    #[error("{}: {error}; expected a list of names in a regular file", FileName::from(path))]
    Read { path: PathBuf, error: InputError },
    #[error("{}: {error}", place(path, error))]
    Names { path: PathBuf, error: NamesError },
    #[error("--inputs, --hidden, --outputs: found {0}")]
    Sizes(#[from] SizeError),
    #[error("--outputs: {0}")]
    OneClass(#[from] OneClass),
}

/// The place of an error in a list of names: `class.txt:3`.
fn place(path: &Path, error: &NamesError) -> String {
    let line = error.line().map_or_else(String::new, |line| format!(":{line}"));
    format!("{}{line}", FileName::from(path))
}

/// What happened to the other files when one cannot be written.
fn made(files: usize) -> String {
    match files {
        0 => "; nothing was written".to_owned(),
        1 => "; 1 file had already been written and is listed on standard output".to_owned(),
        files => format!("; {files} files had already been written and are listed on standard output"),
    }
}

/// One exercise and the names of its files.
struct Order {
    number: u32,
    stem: String,
    name: Option<String>,
}

impl Order {
    /// The four files of an exercise.
    fn paths(&self, directory: &Path) -> [PathBuf; 4] {
        let endings = [".toml", "-worksheet.txt", "-answers.csv", "-key.txt"];
        endings.map(|ending| directory.join(format!("{}{ending}", self.stem)))
    }

    /// The contents of the files.
    fn texts(&self, scenario: &Scenario, glyphs: Glyphs) -> [String; 4] {
        let file = format!("{}.toml", self.stem);
        let head = AnswersHead { scenario: Some(&file), name: self.name.as_deref() };
        [
            scenario.to_toml(),
            render_worksheet(scenario, head, glyphs, Letters::Document),
            blank_answers(scenario, head),
            render_key(scenario, glyphs),
        ]
    }
}

/// Makes the exercises and says which files were written.
pub(super) fn make(new: &New) -> Result<(), NewError> {
    let exercises = Exercises::on(kind(new)?);
    let orders = orders(new)?;
    let overwriting = new.overwriting();
    let paths: Vec<[PathBuf; 4]> = orders.iter().map(|order| order.paths(&new.out)).collect();
    if overwriting == Overwriting::Never
        && let Some(path) = paths.iter().flatten().find(|path| path.symlink_metadata().is_ok())
    {
        return Err(NewError::Exists(path.clone()));
    }
    fs::create_dir_all(&new.out).map_err(|error| NewError::Folder { path: new.out.clone(), error })?;
    let numbers: Vec<u32> = orders.iter().map(|order| order.number).collect();
    let mut written = Vec::new();
    let mut write_all = || {
        for ((order, paths), drawn) in orders.iter().zip(&paths).zip(exercises.draw_each(new.seed, &numbers)) {
            let scenario = match &order.name {
                Some(name) => drawn.titled(name),
                None => drawn,
            };
            for (path, text) in paths.iter().zip(order.texts(&scenario, new.glyphs)) {
                output::write(&text, path, overwriting)?;
                written.push(path);
            }
        }
        Ok(())
    };
    let ended = write_all();
    let list: String = written.iter().map(|path| format!("{}\n", FileName::from(path.as_path()).in_full())).collect();
    let printed = output::print(&list);
    ended.map_err(|error| NewError::Write { error, files: written.len() })?;
    Ok(printed?)
}

fn kind(new: &New) -> Result<Kind, NewError> {
    let kind = Kind::of(&choice::built_in(&new.problem)?);
    let own = kind.sizes();
    let hidden = match new.hidden.as_deref() {
        Some([0]) => Vec::new(),
        Some(given) => given.to_vec(),
        None => own.hidden().iter().copied().map(usize::from).collect(),
    };
    let inputs = new.inputs.unwrap_or(own.inputs());
    let outputs = new.outputs.unwrap_or(own.outputs());
    let units: Vec<usize> = std::iter::once(inputs).chain(hidden).chain([outputs]).collect();
    let sizes = Sizes::new(&units)?.check_weights(kind.bias())?;
    Ok(kind.with_sizes(sizes)?)
}

/// One exercise for each name, or the requested number of them.
fn orders(new: &New) -> Result<Vec<Order>, NewError> {
    let Some(path) = &new.names else {
        let width = new.count.to_string().len().max(2);
        let numbered = |number| Order { number, stem: format!("{number:0width$}"), name: None };
        return Ok((1..=new.count).map(numbered).collect());
    };
    let list = input::read(path, Accepted::RegularFiles, MAX_NAMES_BYTES)
        .map_err(|error| NewError::Read { path: path.clone(), error })?;
    let students = students(&list).map_err(|error| NewError::Names { path: path.clone(), error })?;
    let named = (1..).zip(students);
    Ok(named.map(|(number, student)| Order { number, stem: student.stem, name: Some(student.name) }).collect())
}
