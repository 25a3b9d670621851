//! Signals, and the loss of the terminal, as wake-ups. Unix only.

use std::io;
use std::process;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use crossterm::terminal::disable_raw_mode;
use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGWINCH};
use signal_hook::iterator::Signals;

use super::wake::Wake;

/// How long the main thread has to leave by itself once it was told to.
const PATIENCE: Duration = Duration::from_millis(400);

/// Starts the threads that wait for signals and for the terminal to go away.
pub(super) fn listen(sender: &Sender<Wake>) -> io::Result<()> {
    let signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGCONT, SIGWINCH])?;
    let wakes = sender.clone();
    spawn("signals", move || forward_signals(signals, &wakes))?;
    let wakes = sender.clone();
    spawn("hang-up", move || await_hang_up(&wakes))
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.into()).spawn(work)?;
    Ok(())
}

fn forward_signals(mut signals: Signals, sender: &Sender<Wake>) {
    for signal in signals.forever() {
        match signal {
            SIGCONT => drop(sender.send(Wake::Continued)),
            SIGWINCH => drop(sender.send(Wake::Resized)),
            _ => {
                let _ = sender.send(Wake::Signal(signal));
                leave_anyway(signal);
            }
        }
    }
}

/// A hang-up need not come with a signal: a shell that ignores SIGHUP hands that on to its jobs,
/// and over some connections none is ever sent.
fn await_hang_up(sender: &Sender<Wake>) {
    let input = io::stdin();
    loop {
        // Asks for no event at all; a hang-up is reported unasked.
        let mut watched = [PollFd::new(&input, PollFlags::empty())];
        match poll(&mut watched, None) {
            Err(rustix::io::Errno::INTR) => {}
            Ok(_) if watched[0].revents().intersects(HANG_UP) => {
                let _ = sender.send(Wake::TerminalLost);
                leave_anyway(SIGHUP);
            }
            // A system that cannot poll a terminal (as some versions of macOS): signals remain.
            _ => return,
        }
    }
}

const HANG_UP: PollFlags = PollFlags::HUP.union(PollFlags::ERR);

/// The main thread may be caught in the middle of a drawing that a terminal does not read (a
/// stalled connection); it never gets to hear the news then. This waits for it to leave by itself,
/// which ends the process and this thread with it, and otherwise leaves in its place.
fn leave_anyway(signal: i32) -> ! {
    thread::sleep(PATIENCE);
    let _ = disable_raw_mode();
    process::exit(128 + signal)
}
