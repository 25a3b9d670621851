//! Writing to the terminal: one way for all threads, and one gate that shuts it.
//!
//! The screen may be given back by another thread than the one that draws: if a signal comes while that one is busy or
//! waits for a terminal that does not read. From then on not a byte of its drawing may come through, or it would land
//! on the shell's own screen. So everything is written here, behind a gate; and while the gate is held, no write may
//! wait for the terminal.

use std::io::{self, Write};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use platform::{Room, write_what_fits};

#[cfg(not(unix))]
use elsewhere as platform;
#[cfg(unix)]
use unix as platform;

/// Who may write.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gate {
    /// Whoever takes the terminal over, and nobody else yet.
    Opening,
    /// The screen.
    Open,
    /// Nobody, until the screen takes the terminal again: the job is stopped.
    Lent,
    /// Nobody: the terminal is given back.
    Shut,
    /// Nobody: the terminal is given back, and the process is about to end.
    Ended,
}

static GATE: Mutex<Gate> = Mutex::new(Gate::Shut);
static CHANGED: Condvar = Condvar::new();

/// The terminal as a writer.
///
/// While the terminal is lent, writing waits until it is taken again. Once it has been given back, writing fails; or,
/// if another thread is about to end the process, it waits for that.
pub(super) struct Output;

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        write_through(Gate::Open, bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writes as much as fits, as soon as the gate allows it and the terminal accepts anything at all.
fn write_through(wanted: Gate, bytes: &[u8]) -> io::Result<usize> {
    loop {
        let mut gate = gate();
        while *gate != wanted && *gate != Gate::Shut {
            // At `Gate::Ended` too: another thread is about to end the process, and nothing more may be written.
            gate = CHANGED.wait(gate).unwrap_or_else(PoisonError::into_inner);
        }
        if *gate == Gate::Shut {
            return Err(io::Error::new(io::ErrorKind::BrokenPipe, "the terminal has been given back"));
        }
        match write_what_fits(bytes) {
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
            written => return written,
        }
        drop(gate);
        platform::await_room(Room::AsLongAsItTakes)?;
    }
}

/// From whom the terminal is taken.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum TakenFrom {
    /// The shell, as the program starts.
    Shell,
    /// Whoever it was lent to; nobody, if it was not.
    Stop,
}

/// Opens the gate: `before` runs, then the first bytes are written, and only then everybody may write.
pub(super) fn open(from: TakenFrom, before: impl FnOnce() -> io::Result<()>, mut words: &[u8]) -> io::Result<()> {
    let closed = match from {
        TakenFrom::Shell => Gate::Shut,
        TakenFrom::Stop => Gate::Lent,
    };
    if !turn(closed, Gate::Opening) {
        return Ok(());
    }
    before()?;
    while !words.is_empty() {
        words = &words[write_through(Gate::Opening, words)?..];
    }
    turn(Gate::Opening, Gate::Open);
    Ok(())
}

/// Turns the gate, if it is in the expected state; returns whether it was.
fn turn(from: Gate, to: Gate) -> bool {
    let mut gate = gate();
    let turned = *gate == from;
    if turned {
        *gate = to;
        CHANGED.notify_all();
    }
    turned
}

/// For how long the terminal is given back.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Leaving {
    /// Until the process continues.
    ForNow,
    /// For good.
    ForGood,
    /// For good, by a thread that ends the process now.
    WithTheProcess,
}

/// Shuts the gate and writes the last bytes, unless it was already shut. `before` runs in between, while nobody can
/// write.
pub(super) fn shut(leaving: Leaving, before: impl FnOnce(), words: &[u8]) {
    let mut gate = gate();
    let was = *gate;
    *gate = match leaving {
        // A terminal given back for good cannot be lent.
        Leaving::ForNow if matches!(was, Gate::Shut | Gate::Ended) => was,
        Leaving::ForNow => Gate::Lent,
        Leaving::ForGood => Gate::Shut,
        Leaving::WithTheProcess => Gate::Ended,
    };
    CHANGED.notify_all();
    if matches!(was, Gate::Opening | Gate::Open) {
        before();
        // A terminal that is gone accepts no bytes, and the error could only be reported there.
        let _ = write_last(words);
    }
}

/// Whether the screen has the terminal.
pub(super) fn is_open() -> bool {
    *gate() == Gate::Open
}

/// Never held for long, and nothing in here panics: the value in a poisoned gate is still valid.
fn gate() -> MutexGuard<'static, Gate> {
    GATE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Writes all of it, even to a terminal that has stopped reading: its unread input is discarded to make room.
fn write_last(mut words: &[u8]) -> io::Result<()> {
    while !words.is_empty() {
        match write_what_fits(words) {
            Ok(count) => words = &words[count..],
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                if !platform::await_room(Room::ForAMoment)? {
                    platform::drop_unread()?;
                    if !platform::await_room(Room::ForAMoment)? {
                        return Err(error);
                    }
                }
            }
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

#[cfg(unix)]
mod unix {
    use std::fs::File;
    use std::io::{self, Write, stdout};
    use std::os::unix::ffi::OsStrExt;
    use std::sync::OnceLock;
    use std::time::Duration;
    use std::{ffi::OsStr, fs::OpenOptions, os::unix::fs::OpenOptionsExt};

    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::fs::OFlags;
    use rustix::termios::{QueueSelector, tcflush, ttyname};

    /// How long to wait for a terminal that accepts nothing.
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub(super) enum Room {
        /// Until it does.
        AsLongAsItTakes,
        /// As long as a working one may take.
        ForAMoment,
    }

    /// A working terminal accepts a few bytes at once; a slow line may need this long.
    const MOMENT: Duration = Duration::from_millis(100);

    /// The terminal of standard output, opened again: setting this handle to non-blocking does not affect the shell's
    /// own. If it cannot be opened, writing blocks as usual.
    fn terminal() -> Option<&'static File> {
        static TERMINAL: OnceLock<Option<File>> = OnceLock::new();
        TERMINAL.get_or_init(|| reopened().ok()).as_ref()
    }

    fn reopened() -> io::Result<File> {
        let name = ttyname(stdout(), Vec::new())?;
        let never_wait = (OFlags::NONBLOCK | OFlags::NOCTTY).bits().cast_signed();
        OpenOptions::new().write(true).custom_flags(never_wait).open(OsStr::from_bytes(name.to_bytes()))
    }

    pub(super) fn write_what_fits(bytes: &[u8]) -> io::Result<usize> {
        match terminal() {
            Some(mut terminal) => terminal.write(bytes),
            None => {
                let mut stdout = stdout().lock();
                stdout.write_all(bytes)?;
                stdout.flush()?;
                Ok(bytes.len())
            }
        }
    }

    /// Waits until the terminal accepts more; returns whether it does.
    pub(super) fn await_room(room: Room) -> io::Result<bool> {
        let Some(terminal) = terminal() else { return Ok(true) };
        let time = match room {
            Room::AsLongAsItTakes => None,
            Room::ForAMoment => Timespec::try_from(MOMENT).ok(),
        };
        let mut watched = [PollFd::new(terminal, PollFlags::OUT)];
        match poll(&mut watched, time.as_ref()) {
            Ok(ready) => Ok(ready > 0),
            Err(rustix::io::Errno::INTR) => Ok(true),
            Err(error) => Err(error.into()),
        }
    }

    /// Discards bytes that have been written but not read.
    pub(super) fn drop_unread() -> io::Result<()> {
        match terminal() {
            Some(terminal) => Ok(tcflush(terminal, QueueSelector::OFlush)?),
            None => Ok(()),
        }
    }
}

#[cfg(not(unix))]
mod elsewhere {
    use std::io::{self, Write, stdout};

    #[derive(Clone, Copy, PartialEq, Eq)]
    pub(super) enum Room {
        AsLongAsItTakes,
        ForAMoment,
    }

    pub(super) fn write_what_fits(bytes: &[u8]) -> io::Result<usize> {
        let mut stdout = stdout().lock();
        stdout.write_all(bytes)?;
        stdout.flush()?;
        Ok(bytes.len())
    }

    pub(super) fn await_room(_: Room) -> io::Result<bool> {
        Ok(true)
    }

    pub(super) fn drop_unread() -> io::Result<()> {
        Ok(())
    }
}
