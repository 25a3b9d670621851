//! Writing to standard output or a file.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Why a text could not be written.
#[derive(Debug, thiserror::Error)]
pub(super) enum OutputError {
    #[error("{} cannot be written: {error}", file.display())]
    File { file: PathBuf, error: io::Error },
    #[error("standard output cannot be written: {0}")]
    StandardOutput(#[source] io::Error),
}

/// Writes the whole text to the file, or to standard output where there is none.
pub(super) fn write(text: &str, file: Option<&Path>) -> Result<(), OutputError> {
    match file {
        Some(file) => fs::write(file, text).map_err(|error| OutputError::File { file: file.to_owned(), error }),
        None => write_standard(text),
    }
}

fn write_standard(text: &str) -> Result<(), OutputError> {
    let mut output = io::stdout().lock();
    match output.write_all(text.as_bytes()).and_then(|()| output.flush()) {
        // The reader has had enough (`| head -1`): that is no failure of ours.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(OutputError::StandardOutput),
    }
}
