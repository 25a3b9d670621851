//! Signals, as wake-ups and with the effects they must have whatever the program is doing. Unix only.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;

use signal_hook::consts::{
    SIGABRT, SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGIO, SIGPROF, SIGQUIT, SIGTERM, SIGTSTP, SIGUSR1, SIGUSR2, SIGVTALRM,
    SIGWINCH, SIGXCPU, SIGXFSZ,
};
use signal_hook::iterator::Signals;

use super::patience;
use super::screen;
use super::wake::Wake;

/// The signals that end a process, except those caused by a fault of the process and those that no thread can wait for.
const ENDING: [i32; 13] =
    [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU, SIGXFSZ, SIGIO, SIGABRT];

/// Starts the thread that waits for signals.
pub(super) fn listen(sender: Sender<Wake>) -> io::Result<()> {
    let signals = Signals::new(ENDING.into_iter().chain([SIGTSTP, SIGCONT, SIGWINCH]))?;
    thread::Builder::new().name("signals".into()).spawn(move || forward(signals, &sender))?;
    Ok(())
}

fn forward(mut signals: Signals, sender: &Sender<Wake>) {
    for signal in signals.forever() {
        match signal {
            SIGTSTP => screen::stop(),
            SIGCONT => {
                // The terminal is taken here and not by the main thread, which may be busy for a while or wait to draw.
                let taken = screen::take_again();
                let _ = sender.send(if taken.is_ok() { Wake::Continued } else { Wake::TerminalLost });
            }
            SIGWINCH => drop(sender.send(Wake::Resized)),
            _ => {
                let _ = sender.send(Wake::Signal(signal));
                patience::leave_unless_left(signal);
            }
        }
    }
}
