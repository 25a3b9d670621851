//! The one channel that everything worth waking up for arrives on.
//!
//! Reading the keyboard blocks, and on a terminal that has gone away it may never return at all
//! (crossterm 0.29 tries again for ever). So it has a thread of its own, and whatever else may
//! happen has another: the main thread waits for the channel alone, without a clock.

use std::io::{self, IsTerminal};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use crossterm::event::{self, Event};

/// A reason to wake up.
pub(super) enum Wake {
    /// A key, pasted text.
    Input(Event),
    /// The window has, or had for a moment, another size.
    Resized,
    /// The keyboard cannot be read.
    InputFailed(io::Error),
    /// The process was stopped and runs again.
    #[cfg(unix)]
    Continued,
    /// A signal asks the process to end.
    #[cfg(unix)]
    Signal(i32),
    /// There is nobody to draw for any more.
    TerminalLost,
}

/// The receiving end.
pub(super) struct Wakes {
    sender: Sender<Wake>,
    receiver: Receiver<Wake>,
}

impl Wakes {
    /// Starts to listen to everything but the keyboard.
    pub(super) fn open() -> io::Result<Self> {
        let (sender, receiver) = mpsc::channel();
        #[cfg(unix)]
        super::signals::listen(&sender)?;
        Ok(Self { sender, receiver })
    }

    /// Starts to read the keyboard.
    pub(super) fn read_input(&self) -> io::Result<()> {
        let sender = self.sender.clone();
        thread::Builder::new().name("input".into()).spawn(move || forward_input(&sender))?;
        Ok(())
    }

    /// Sleeps until something happens; `None` when the time has passed without.
    pub(super) fn wait(&self, time: Option<Duration>) -> Option<Wake> {
        let received = match time {
            Some(time) => self.receiver.recv_timeout(time),
            None => self.receiver.recv().map_err(RecvTimeoutError::from),
        };
        match received {
            Ok(wake) => Some(wake),
            Err(RecvTimeoutError::Timeout) => None,
            // Cannot be while `self` holds a sender; if it were, nothing could ever arrive again.
            Err(RecvTimeoutError::Disconnected) => Some(Wake::TerminalLost),
        }
    }

    /// What has arrived already.
    pub(super) fn queued(&self) -> impl Iterator<Item = Wake> {
        self.receiver.try_iter()
    }
}

fn forward_input(sender: &Sender<Wake>) {
    loop {
        let wake = match event::read() {
            Ok(event) if is_release(&event) => continue,
            // On Unix it arrives as a signal, which is listened to from before the first drawing.
            // crossterm begins to listen only here: a window resized in between would keep a
            // picture of the wrong size.
            Ok(Event::Resize(..)) if cfg!(unix) => continue,
            Ok(Event::Resize(..)) => Wake::Resized,
            Ok(event) => Wake::Input(event),
            // What used to be a terminal is none any more once it has been closed.
            Err(_) if !io::stdin().is_terminal() => Wake::TerminalLost,
            Err(error) => Wake::InputFailed(error),
        };
        let last = !matches!(wake, Wake::Input(_) | Wake::Resized);
        if sender.send(wake).is_err() || last {
            return;
        }
    }
}

/// Windows reports each key twice, going down and going up. Repeats are kept: holding a key walks.
fn is_release(event: &Event) -> bool {
    matches!(event, Event::Key(key) if key.is_release())
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

    use super::*;

    fn key(kind: KeyEventKind) -> Event {
        let modifiers = KeyModifiers::NONE;
        Event::Key(KeyEvent::new_with_kind(KeyCode::Right, modifiers, kind))
    }

    #[test]
    fn only_the_release_of_a_key_is_left_out() {
        assert!(is_release(&key(KeyEventKind::Release)));
        assert!(!is_release(&key(KeyEventKind::Press)));
        assert!(!is_release(&key(KeyEventKind::Repeat)));
        assert!(!is_release(&Event::Resize(80, 24)));
    }
}
