//! Writing to standard output or a file: a file is written completely or not at all, and an existing one is overwritten
//! only with `--force`.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use crate::scenario::{FileName, display::printable_rows, input::is_handle};

/// Why a text could not be written.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    #[error("{} already exists and was not overwritten; use --force to overwrite", FileName::from(.0))]
    Exists(PathBuf),
    #[error("{} cannot be written: {error}", FileName::from(file))]
    File { file: PathBuf, error: io::Error },
    #[error("standard output cannot be written: {0}")]
    StandardOutput(#[source] io::Error),
}

/// Whether existing files are overwritten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overwriting {
    Never,
    Forced,
}

/// A function that writes the text piece by piece. If it returns an error, a file stays as it was.
pub(crate) trait Fill: FnOnce(&mut dyn Write) -> io::Result<()> {}

impl<F: FnOnce(&mut dyn Write) -> io::Result<()>> Fill for F {}

/// Writes the whole text to standard output.
pub(crate) fn print(text: &str) -> Result<(), OutputError> {
    print_filled(|output| output.write_all(text.as_bytes()))
}

fn print_filled(fill: impl Fill) -> Result<(), OutputError> {
    match filled(io::stdout().lock(), fill) {
        // The reader has stopped reading (`| head -1`): that is not a failure of this program.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(OutputError::StandardOutput),
    }
}

/// Prints a remark on standard error, safe for a terminal whatever it repeats.
pub(crate) fn remark(words: &str) {
    let _ = writeln!(io::stderr(), "{}", printable_rows(words));
}

/// Writes the whole text to the target of a path, or to standard output if there is none.
pub(crate) fn deliver(text: &str, path: Option<&Path>, overwriting: Overwriting) -> Result<(), OutputError> {
    deliver_filled(path, overwriting, |output| output.write_all(text.as_bytes()))
}

/// The same with a text that is too long for memory.
pub(crate) fn deliver_filled(
    path: Option<&Path>,
    overwriting: Overwriting,
    fill: impl Fill,
) -> Result<(), OutputError> {
    match path {
        Some(path) => write_filled(path, overwriting, fill),
        None => print_filled(fill),
    }
}

/// Writes the whole text to the target of a path. A pipe, a device or standard output under its name is written to
/// directly; a file has either the whole text afterwards or its old content.
pub(crate) fn write(text: &str, path: &Path, overwriting: Overwriting) -> Result<(), OutputError> {
    write_filled(path, overwriting, |output| output.write_all(text.as_bytes()))
}

fn write_filled(path: &Path, overwriting: Overwriting, fill: impl Fill) -> Result<(), OutputError> {
    let written = match place(path) {
        Place::StandardOutput => return print_filled(fill),
        Place::Open => write_into(path, fill),
        Place::Folder => Err(ErrorKind::IsADirectory.into()),
        Place::Free => put(path, fill, Overwriting::Never, None),
        Place::Taken(_) if overwriting == Overwriting::Never => Err(ErrorKind::AlreadyExists.into()),
        Place::Taken(kind) => put(path, fill, Overwriting::Forced, kind),
    };
    written.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => OutputError::Exists(path.to_owned()),
        _ => OutputError::File { file: path.to_owned(), error },
    })
}

/// Writes through a buffer, as many small writes are slow.
fn filled(output: impl Write, fill: impl Fill) -> io::Result<()> {
    let mut output = BufWriter::new(output);
    fill(&mut output)?;
    output.flush()
}

/// The target of a path.
enum Place {
    StandardOutput,
    /// A pipe, a device, or a file that the process was started with: writing to it destroys nothing.
    Open,
    Folder,
    /// Nothing yet.
    Free,
    /// A file, or a broken link; nothing else is known about it.
    Taken(Option<Metadata>),
}

fn place(path: &Path) -> Place {
    let name = path.to_str().unwrap_or_default();
    if cfg!(unix) && ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].contains(&name) {
        return Place::StandardOutput;
    }
    if is_handle(path) || (cfg!(unix) && name == "/dev/stderr") {
        return Place::Open;
    }
    match fs::metadata(path) {
        Ok(kind) if kind.is_dir() => Place::Folder,
        Ok(kind) if kind.is_file() => Place::Taken(Some(kind)),
        Ok(_) => Place::Open,
        Err(_) if path.symlink_metadata().is_ok() => Place::Taken(None),
        Err(_) => Place::Free,
    }
}

/// Appends the text to the existing content.
fn write_into(path: &Path, fill: impl Fill) -> io::Result<()> {
    match filled(OpenOptions::new().append(true).open(path)?, fill) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// Writes the text into a new file in the same folder, and then renames it. An existing file keeps its permissions.
fn put(path: &Path, fill: impl Fill, overwriting: Overwriting, there: Option<Metadata>) -> io::Result<()> {
    // A link stays a link, and its target is overwritten.
    let target = there.as_ref().map_or_else(|| Ok(path.to_owned()), |_| path.canonicalize())?;
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    // With the permissions of any other new file. It is removed if it does not get its name.
    let create = |path: &Path| File::options().write(true).create_new(true).open(path);
    let mut new = Builder::new().prefix(".gradwalk-").make_in(folder, create)?;
    if let Some(kind) = there {
        new.as_file().set_permissions(kind.permissions())?;
    }
    filled(new.as_file_mut(), fill)?;
    // On some systems a full disk is reported only now.
    new.as_file().sync_all()?;
    match overwriting {
        Overwriting::Never => keep(new, &target),
        Overwriting::Forced => new.persist(&target).map(drop).map_err(|error| error.error),
    }
}

/// Gives a file its name, unless the name is taken.
fn keep(new: NamedTempFile, target: &Path) -> io::Result<()> {
    let Err(refused) = new.persist_noclobber(target) else { return Ok(()) };
    if refused.error.kind() == ErrorKind::AlreadyExists {
        return Err(refused.error);
    }
    // Some file systems cannot do this in one step. There the name is reserved first, and the file then replaces it.
    take_and_keep(refused.file, target)
}

fn take_and_keep(new: NamedTempFile, target: &Path) -> io::Result<()> {
    drop(File::options().write(true).create_new(true).open(target)?);
    new.persist(target).map(drop).map_err(|refused| {
        let _ = fs::remove_file(target);
        refused.error
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Wherever it fails or is interrupted, either the old text or the new one is there.
    #[test]
    fn a_write_that_is_interrupted_anywhere_leaves_the_old_text_whole() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("exercise.toml");
        // More than the buffer holds.
        let new = "alpha = 0.1\n".repeat(2000);
        for old in [None, Some("alpha = 0.5\n")] {
            for written in (0..=new.len()).step_by(997) {
                old.map_or_else(|| drop(fs::remove_file(&target)), |old| fs::write(&target, old).unwrap());
                let there = || fs::read_to_string(&target).ok();
                let result = write_filled(&target, Overwriting::Forced, |output| {
                    output.write_all(&new.as_bytes()[..written])?;
                    assert_eq!(there().as_deref(), old, "while it is written the old text is there");
                    Err(ErrorKind::StorageFull.into())
                });
                assert!(matches!(result, Err(OutputError::File { .. })));
                assert_eq!(there().as_deref(), old, "after {written} bytes");
                let left = fs::read_dir(folder.path()).unwrap().count();
                assert_eq!(left, usize::from(old.is_some()), "nothing else is left");
            }
            write(&new, &target, Overwriting::Forced).unwrap();
            assert_eq!(fs::read_to_string(&target).unwrap(), new);
        }
    }

    #[test]
    fn a_name_that_is_taken_while_a_file_is_written_keeps_what_it_has() {
        for give_name in [keep, take_and_keep] {
            let folder = tempfile::tempdir().unwrap();
            let target = folder.path().join("walk.txt");
            let new = || {
                let mut new = NamedTempFile::new_in(folder.path()).unwrap();
                new.write_all(b"new").unwrap();
                new
            };
            give_name(new(), &target).unwrap();
            assert_eq!(fs::read(&target).unwrap(), b"new");
            fs::write(&target, "mine").unwrap();
            assert_eq!(give_name(new(), &target).unwrap_err().kind(), ErrorKind::AlreadyExists);
            assert_eq!(fs::read(&target).unwrap(), b"mine");
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left");
        }
    }
}
