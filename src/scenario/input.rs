//! Opening and reading the files that the user names: which kinds of file may be opened, where they may be, and how
//! much of them is read.

#[cfg(not(unix))]
mod other;
#[cfg(unix)]
mod unix;

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::{Component, Path};

#[cfg(not(unix))]
use other as system;
use thiserror::Error;
#[cfg(unix)]
use unix as system;

/// The kinds of file that may be opened. Reading a pipe or a device may take forever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accepted {
    /// Regular files only. Opening anything else does not wait.
    RegularFiles,
    /// Regular files, and whatever this process was started with: standard input, or a pipe that the shell has put on
    /// its command line. A pipe in a folder may be there by accident, but not these.
    RegularFilesAndHandles,
    /// Whatever can be read, including pipes and devices.
    Anything,
}

/// Why nothing was read. Each is displayed as a statement that `; expected ...` can follow.
#[derive(Debug, Error)]
pub(crate) enum InputError {
    #[error("file not found")]
    NotFound,
    #[error("found a directory")]
    Directory,
    #[error("found a pipe or a device")]
    NotRegular,
    /// It is outside the folder where it has to be.
    #[error("found a file outside the folder")]
    Outside,
    #[error("found more than {0} bytes")]
    TooLong(u64),
    #[error("found a file that cannot be read ({0})")]
    Unreadable(#[source] io::Error),
}

impl From<io::Error> for InputError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::NotFound,
            io::ErrorKind::IsADirectory => Self::Directory,
            _ => Self::Unreadable(error),
        }
    }
}

/// Whether a path names something this process was started with, as `/dev/stdin` and bash's `<(...)` do.
pub(crate) fn is_handle(path: &Path) -> bool {
    let is_number = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit());
    let path = path.to_str().unwrap_or_default();
    let numbered = ["/dev/fd/", "/proc/self/fd/"].iter().filter_map(|folder| path.strip_prefix(folder)).any(is_number);
    cfg!(unix) && (numbered || path == "/dev/stdin")
}

/// The bytes of a file, up to a limit.
pub(crate) fn read(path: &Path, accepted: Accepted, limit: u64) -> Result<Vec<u8>, InputError> {
    let waits = match accepted {
        Accepted::RegularFiles => false,
        Accepted::RegularFilesAndHandles => is_handle(path),
        Accepted::Anything => true,
    };
    let opened = if waits { File::open(path) } else { system::open(path) };
    let file = opened.map_err(|error| not_opened(path, error))?;
    // This is checked on the open file: a name may refer to something else at any time.
    let kind = file.metadata()?;
    if !waits {
        check_regular(&kind)?;
    } else if kind.is_dir() {
        return Err(InputError::Directory);
    }
    read_to_end(file, limit)
}

/// The bytes of a regular file in a folder or below it, whatever its name and whichever links lead to it.
pub(crate) fn read_below(folder: &Path, name: &Path, limit: u64) -> Result<Vec<u8>, InputError> {
    let named = folder.join(name);
    // A path without folders is in the current folder.
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let folder = folder.canonicalize()?;
    let file = named.canonicalize().map_err(|error| match leads_out(name) {
        // Whether anything exists elsewhere is not revealed.
        true => InputError::Outside,
        false => InputError::from(error),
    })?;
    let below = file.strip_prefix(&folder).map_err(|_| InputError::Outside)?;
    let file = system::open_below(&folder, below).map_err(|error| not_opened(&file, error))?;
    check_regular(&file.metadata()?)?;
    read_to_end(file, limit)
}

/// Whether a name alone leads out of the folder that it is relative to.
fn leads_out(name: &Path) -> bool {
    let mut depth = 0_usize;
    name.components().any(|component| match component {
        Component::Prefix(_) | Component::RootDir => true,
        Component::CurDir => false,
        Component::Normal(_) => {
            depth += 1;
            false
        }
        Component::ParentDir => match depth.checked_sub(1) {
            Some(above) => {
                depth = above;
                false
            }
            None => true,
        },
    })
}

fn check_regular(kind: &Metadata) -> Result<(), InputError> {
    if kind.is_dir() {
        Err(InputError::Directory)
    } else if !kind.is_file() {
        Err(InputError::NotRegular)
    } else {
        Ok(())
    }
}

/// The error for a file that the system does not open: some systems cannot open directories, and none can open a
/// socket.
fn not_opened(path: &Path, error: io::Error) -> InputError {
    let kind = fs::metadata(path).ok().and_then(|kind| check_regular(&kind).err());
    kind.unwrap_or_else(|| error.into())
}

fn read_to_end(file: File, limit: u64) -> Result<Vec<u8>, InputError> {
    let mut bytes = Vec::new();
    // Reading no further than needed also ends on devices that never end.
    file.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(InputError::TooLong(limit));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: u64 = 100;

    fn found(result: Result<Vec<u8>, InputError>) -> String {
        match result {
            Ok(bytes) => String::from_utf8(bytes).unwrap(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn no_more_is_read_than_the_limit() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("long");
        for (length, expected) in [(LIMIT, "#".repeat(100)), (LIMIT + 1, "found more than 100 bytes".to_owned())] {
            fs::write(&path, "#".repeat(usize::try_from(length).unwrap())).unwrap();
            for accepted in [Accepted::RegularFiles, Accepted::RegularFilesAndHandles, Accepted::Anything] {
                assert_eq!(found(read(&path, accepted, LIMIT)), expected);
            }
            assert_eq!(found(read_below(folder.path(), Path::new("long"), LIMIT)), expected);
        }
    }

    #[cfg(unix)]
    #[test]
    fn devices_are_read_only_where_anything_is() {
        let zero = Path::new("/dev/zero");
        assert_eq!(found(read(zero, Accepted::RegularFiles, LIMIT)), "found a pipe or a device");
        assert_eq!(found(read(zero, Accepted::RegularFilesAndHandles, LIMIT)), "found a pipe or a device");
        assert_eq!(found(read(zero, Accepted::Anything, LIMIT)), "found more than 100 bytes");
        assert_eq!(found(read(Path::new("/dev"), Accepted::Anything, LIMIT)), "found a directory");
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_that_nobody_writes_into_is_not_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pipe");
        nix::unistd::mkfifo(&path, nix::sys::stat::Mode::S_IRWXU).unwrap();
        assert_eq!(found(read(&path, Accepted::RegularFiles, LIMIT)), "found a pipe or a device");
        assert_eq!(found(read(&path, Accepted::RegularFilesAndHandles, LIMIT)), "found a pipe or a device");
        assert_eq!(found(read_below(folder.path(), Path::new("pipe"), LIMIT)), "found a pipe or a device");
        let socket = folder.path().join("socket");
        let _listening = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        assert_eq!(found(read(&socket, Accepted::RegularFiles, LIMIT)), "found a pipe or a device");
    }

    #[test]
    fn handles_are_known_by_their_names() {
        for handle in ["/dev/stdin", "/dev/fd/0", "/dev/fd/63", "/proc/self/fd/11"] {
            assert_eq!(is_handle(Path::new(handle)), cfg!(unix), "{handle}");
        }
        for other in ["/dev/tty", "/dev/fd/", "/dev/fd/../x", "/proc/self/fd/1/2", "stdin", "/proc/1/fd/0"] {
            assert!(!is_handle(Path::new(other)), "{other}");
        }
    }

    /// A folder with `in` in it, `out` beside it, and a file in each folder.
    fn two_folders() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in [("in/a", "in"), ("in/below/b", "below"), ("out/c", "out")] {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    #[test]
    fn a_file_is_read_that_is_in_the_folder_in_whatever_way_it_is_named() {
        let folders = two_folders();
        let folder = folders.path().join("in");
        let absolute = folder.join("below/b");
        for (name, text) in [
            (Path::new("a"), "in"),
            (Path::new("./below/b"), "below"),
            (Path::new("below/../a"), "in"),
            (Path::new("../in/a"), "in"),
            (&absolute, "below"),
        ] {
            assert_eq!(found(read_below(&folder, name, LIMIT)), text, "{name:?}");
        }
        for (name, expected) in [
            ("none", "file not found"),
            ("a/b", "file not found"),
            ("below", "found a directory"),
            (".", "found a directory"),
        ] {
            assert_eq!(found(read_below(&folder, Path::new(name), LIMIT)), expected, "{name}");
        }
    }

    #[test]
    fn nothing_outside_the_folder_is_read_and_nothing_is_said_of_it() {
        let folders = two_folders();
        let folder = folders.path().join("in");
        let absolute = folders.path().join("out/c");
        let missing = folders.path().join("out/none");
        for name in [
            Path::new("../out/c"),
            Path::new("../out/none"),
            Path::new("below/../../out/c"),
            Path::new("../none/a"),
            Path::new(".."),
            &absolute,
            &missing,
        ] {
            assert_eq!(found(read_below(&folder, name, LIMIT)), "found a file outside the folder", "{name:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_leads_no_further_than_its_target_lies() {
        use std::os::unix::fs::symlink;
        let folders = two_folders();
        let folder = folders.path().join("in");
        symlink("below/b", folder.join("inner")).unwrap();
        symlink("../out/c", folder.join("outer")).unwrap();
        symlink("../out", folder.join("door")).unwrap();
        symlink("in", folders.path().join("alias")).unwrap();
        assert_eq!(found(read_below(&folder, Path::new("inner"), LIMIT)), "below");
        assert_eq!(found(read_below(&folders.path().join("alias"), Path::new("a"), LIMIT)), "in");
        for name in ["outer", "door/c", "below/../door/c"] {
            assert_eq!(found(read_below(&folder, Path::new(name), LIMIT)), "found a file outside the folder", "{name}");
        }
    }
}
