//! Opening files on systems whose folders contain neither pipes nor devices.

use std::fs::File;
use std::io;
use std::path::Path;

/// Opens a file for reading.
pub(super) fn open(path: &Path) -> io::Result<File> {
    File::open(path)
}

/// Opens a file below a folder for reading. Both paths are free of links.
pub(super) fn open_below(folder: &Path, below: &Path) -> io::Result<File> {
    File::open(folder.join(below))
}
