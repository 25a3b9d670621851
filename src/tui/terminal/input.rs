//! The keyboard, read by a separate thread: a reader may wait forever, and `Ctrl-C` has to be heard even while the main
//! thread is busy.

use std::io::{self, IsTerminal};
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;

use crossterm::event::Event;

use super::patience::Told;
use super::wake::{Wake, is_interrupt};

#[cfg(not(unix))]
use elsewhere::Keyboard;
#[cfg(unix)]
use unix::Keyboard;

/// `Ctrl-C` where nobody reads it as a key.
const INTERRUPT: i32 = 2;

/// Starts reading the keyboard. `Ctrl-C` is reported as well as sent, and if it is not heard, it ends the process.
pub(super) fn listen(sender: Sender<Wake>, interrupt: Arc<Told>) -> io::Result<()> {
    thread::Builder::new().name("input".into()).spawn(move || forward(&sender, &interrupt))?;
    Ok(())
}

fn forward(sender: &Sender<Wake>, interrupt: &Told) {
    let mut keyboard = Keyboard::default();
    loop {
        let events = match keyboard.read() {
            Ok(Some(events)) => events,
            Ok(None) => return drop(sender.send(Wake::TerminalLost)),
            // After it has been closed, it is no longer a terminal.
            Err(_) if !io::stdin().is_terminal() => return drop(sender.send(Wake::TerminalLost)),
            Err(error) => return drop(sender.send(Wake::InputFailed(error))),
        };
        for event in events {
            let interrupts = is_interrupt(&event);
            if interrupts {
                interrupt.tell();
            }
            let wake = if matches!(event, Event::Resize(..)) { Wake::Resized } else { Wake::Input(event) };
            if sender.send(wake).is_err() {
                return;
            }
            if interrupts {
                interrupt.leave_unless_heard(INTERRUPT);
            }
        }
    }
}

#[cfg(unix)]
mod unix {
    use std::io::{self, IsTerminal};
    use std::time::Duration;

    use crossterm::event::Event;
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::io::{Errno, read};

    use super::super::decode::Decoder;

    /// Standard input, decoded.
    #[derive(Default)]
    pub(super) struct Keyboard {
        decoder: Decoder,
    }

    impl Keyboard {
        /// Waits for the next input; `None` if the terminal is gone.
        ///
        /// crossterm's own reader never returns from a terminal that has gone away, nor from a paste that does not end.
        pub(super) fn read(&mut self) -> io::Result<Option<Vec<Event>>> {
            loop {
                let stdin = io::stdin();
                match ready(&stdin, self.decoder.patience()) {
                    Ready::Typed => {
                        let mut bytes = [0; 4096];
                        match read(&stdin, &mut bytes) {
                            Ok(0) | Err(Errno::IO) => return Ok(None),
                            Ok(count) => return Ok(Some(self.decoder.take_in(&bytes[..count]))),
                            Err(Errno::INTR | Errno::AGAIN) => {}
                            Err(error) => return Err(error.into()),
                        }
                    }
                    Ready::Silence => return Ok(Some(self.decoder.silence())),
                    Ready::Gone => return Ok(None),
                }
            }
        }
    }

    /// The result of waiting for the keyboard.
    enum Ready {
        /// There is something to read.
        Typed,
        /// Nothing in the given time.
        Silence,
        /// The terminal is gone. This need not come with a signal: a shell that ignores SIGHUP passes that on to its
        /// jobs, and over some connections none is ever sent.
        Gone,
    }

    fn ready(stdin: &io::Stdin, patience: Option<Duration>) -> Ready {
        let patience = patience.and_then(|time| Timespec::try_from(time).ok());
        let mut watched = [PollFd::new(stdin, PollFlags::IN)];
        let polled = poll(&mut watched, patience.as_ref());
        let events = watched[0].revents();
        match polled {
            Ok(0) => Ready::Silence,
            Ok(_) if events.contains(PollFlags::IN) => Ready::Typed,
            Ok(_) if events.intersects(PollFlags::HUP | PollFlags::ERR) => Ready::Gone,
            // A system that cannot poll a terminal (like some versions of macOS) can still read it.
            _ if stdin.is_terminal() => Ready::Typed,
            _ => Ready::Gone,
        }
    }
}

#[cfg(not(unix))]
mod elsewhere {
    use std::io;

    use crossterm::event::{self, Event};

    /// The console, read by crossterm.
    #[derive(Default)]
    pub(super) struct Keyboard;

    impl Keyboard {
        pub(super) fn read(&mut self) -> io::Result<Option<Vec<Event>>> {
            let event = event::read()?;
            Ok(Some(if is_release(&event) { Vec::new() } else { vec![event] }))
        }
    }

    /// Windows reports each key twice, when pressed and when released. Repeats are kept: holding a key walks.
    fn is_release(event: &Event) -> bool {
        matches!(event, Event::Key(key) if key.is_release())
    }
}
