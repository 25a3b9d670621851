//! Writing to the terminal: one way for all threads, and one gate that shuts it.
//!
//! The screen may be given back by another thread than the one that draws: where a signal comes while that one works
//! or waits for a terminal that reads nothing. From then on not a byte of its drawing may come through, or it would
//! land on the shell's own screen. So everything is written here, behind a gate; and nothing is ever written while the
//! gate is held that could wait for the terminal.

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
    /// Nobody: the terminal is given back, and the process about to end.
    Ended,
}

static GATE: Mutex<Gate> = Mutex::new(Gate::Shut);
static CHANGED: Condvar = Condvar::new();

/// The terminal as something to write to.
///
/// While the terminal is lent, writing waits until it is taken again. Where it has been given back, writing fails; or,
/// where another thread is about to end the process, it waits for that.
pub(super) struct Output;

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        write_through(Gate::Open, bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writes as much as fits, as soon as the gate is as it must be and the terminal takes anything at all.
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

/// Whom the terminal is taken from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum TakenFrom {
    /// The shell, as the program starts.
    Shell,
    /// Whoever it was lent to; nobody, where it was not.
    Stop,
}

/// Opens the gate: `before` is done, then the first words are written, and only then everybody may write.
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

/// Turns the gate, if it is as it is thought to be; says whether it was.
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

/// Shuts the gate, and then writes the last words, unless it was shut already. `before` is done in between, while
/// nobody can write.
pub(super) fn shut(leaving: Leaving, before: impl FnOnce(), words: &[u8]) {
    let mut gate = gate();
    let was = *gate;
    *gate = match leaving {
        // What is given back for good cannot be lent.
        Leaving::ForNow if matches!(was, Gate::Shut | Gate::Ended) => was,
        Leaving::ForNow => Gate::Lent,
        Leaving::ForGood => Gate::Shut,
        Leaving::WithTheProcess => Gate::Ended,
    };
    CHANGED.notify_all();
    if matches!(was, Gate::Opening | Gate::Open) {
        before();
        // A terminal that is gone takes no words, and the place to tell it is the one that is gone.
        let _ = write_last(words);
    }
}

/// Whether the screen has the terminal.
pub(super) fn is_open() -> bool {
    *gate() == Gate::Open
}

/// Never held for long, and nothing in here panics: what a poisoned gate says is still so.
fn gate() -> MutexGuard<'static, Gate> {
    GATE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Writes all of it, even to a terminal that has stopped reading: what that has not read yet makes room for it.
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

    /// How long to wait for a terminal that takes nothing.
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub(super) enum Room {
        /// Until it does.
        AsLongAsItTakes,
        /// As long as one that works may take.
        ForAMoment,
    }

    /// A terminal that works takes a few bytes at once; a slow line may need this.
    const MOMENT: Duration = Duration::from_millis(100);

    /// The terminal of standard output, opened anew: what is asked of this opening, that a write never waits, is not
    /// asked of the shell's own. Where it cannot be opened, writing waits as usual.
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

    /// Waits until the terminal takes more; says whether it does.
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

    /// Forgets what has been written and not been read.
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
