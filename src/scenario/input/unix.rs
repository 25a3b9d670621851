//! Opening files on systems with pipes in folders, and with links that may change at any time.

use std::fs::{File, OpenOptions};
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use rustix::fs::{CWD, Mode, OFlags, openat};
use rustix::io::retry_on_intr;

/// These flags avoid waiting for a writer of a pipe, and taking a terminal as the controlling one.
const WITHOUT_WAITING: OFlags = OFlags::NONBLOCK.union(OFlags::NOCTTY);

/// A folder on the way need not be readable.
#[cfg(target_os = "linux")]
const GONE_THROUGH: OFlags = OFlags::PATH.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC);
#[cfg(not(target_os = "linux"))]
const GONE_THROUGH: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC);

/// Opens a file of any kind for reading, without waiting.
pub(super) fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).custom_flags(WITHOUT_WAITING.bits() as i32).open(path)
}

/// Opens a file below a folder for reading, without waiting. Both paths are free of links; one that has become a link
/// in the meantime is not followed, so that the opened file is below the folder whatever happens at the same time.
pub(super) fn open_below(folder: &Path, below: &Path) -> io::Result<File> {
    let step = |from: Option<&OwnedFd>, name: &Path, flags: OFlags| match from {
        Some(from) => retry_on_intr(|| openat(from, name, flags, Mode::empty())),
        None => retry_on_intr(|| openat(CWD, name, flags, Mode::empty())),
    };
    let mut place = step(None, folder, GONE_THROUGH)?;
    let (Some(parent), Some(name)) = (below.parent(), below.file_name()) else {
        return Ok(File::from(place));
    };
    for inner in parent {
        place = step(Some(&place), inner.as_ref(), GONE_THROUGH | OFlags::NOFOLLOW)?;
    }
    let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NOFOLLOW | WITHOUT_WAITING;
    Ok(File::from(step(Some(&place), name.as_ref(), flags)?))
}
