//! The one channel that everything worth waking up for arrives on.
//!
//! The main thread waits for it alone, without a clock. Events must not pile up while the program is busy for longer
//! than it takes to press a key: a key that repeats while it is being handled is dropped, and `Ctrl-C` goes before all
//! others.

use std::collections::VecDeque;
use std::io;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyModifiers};

/// A reason to wake up.
pub(super) enum Wake {
    /// A key, pasted text.
    Input(Event),
    /// The window has, or had for a moment, another size.
    Resized,
    /// The keyboard cannot be read.
    InputFailed(io::Error),
    /// Background work has ended.
    Rung,
    /// The process was stopped and is running again.
    #[cfg(unix)]
    Continued,
    /// A signal asks the process to end.
    #[cfg(unix)]
    Signal(i32),
    /// There is nobody to draw for any more.
    TerminalLost,
}

impl Wake {
    /// Whether it is `Ctrl-C`, which goes before all other keys.
    pub(super) fn is_interrupt(&self) -> bool {
        matches!(self, Self::Input(event) if is_interrupt(event))
    }
}

/// Whether an event is `Ctrl-C`.
pub(super) fn is_interrupt(event: &Event) -> bool {
    matches!(event, Event::Key(key) if key.code == KeyCode::Char('c') && key.modifiers == KeyModifiers::CONTROL)
}

/// The receiving end.
pub(super) struct Wakes {
    sender: Sender<Wake>,
    receiver: Receiver<Wake>,
    /// Wakes that have arrived and are not taken in yet.
    ahead: VecDeque<Wake>,
}

impl Wakes {
    pub(super) fn new() -> Self {
        let (sender, receiver) = mpsc::channel();
        Self { sender, receiver, ahead: VecDeque::new() }
    }

    /// An end to send with.
    pub(super) fn sender(&self) -> Sender<Wake> {
        self.sender.clone()
    }

    /// Sleeps until something happens; `None` when the time has passed without.
    pub(super) fn wait(&mut self, time: Option<Duration>) -> Option<Wake> {
        if let Some(wake) = self.queued() {
            return Some(wake);
        }
        let received = match time {
            Some(time) => self.receiver.recv_timeout(time),
            None => self.receiver.recv().map_err(RecvTimeoutError::from),
        };
        match received {
            Ok(wake) => Some(wake),
            Err(RecvTimeoutError::Timeout) => None,
            // This cannot happen while `self` holds a sender; if it did, nothing could ever arrive again.
            Err(RecvTimeoutError::Disconnected) => Some(Wake::TerminalLost),
        }
    }

    /// Wakes that have already arrived.
    pub(super) fn queued(&mut self) -> Option<Wake> {
        self.ahead.extend(self.receiver.try_iter());
        if self.ahead.iter().any(Wake::is_interrupt) {
            let mut interrupts = 0;
            // It is meant to end the keys typed ahead of it, and once is enough.
            self.ahead.retain(|wake| {
                interrupts += usize::from(wake.is_interrupt());
                !matches!(wake, Wake::Input(_)) || wake.is_interrupt() && interrupts == 1
            });
        }
        self.ahead.pop_front()
    }

    /// Drops an event that has come again and again meanwhile.
    pub(super) fn drop_repeated(&mut self, event: &Event) {
        self.ahead.extend(self.receiver.try_iter());
        while matches!(self.ahead.front(), Some(Wake::Input(next)) if next == event) {
            self.ahead.pop_front();
        }
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::KeyEvent;

    use super::*;

    fn key(letter: char) -> Event {
        Event::Key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE))
    }

    fn control(letter: char) -> Event {
        Event::Key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL))
    }

    /// Wakes that have arrived in this order.
    fn arrived(wakes: impl IntoIterator<Item = Wake>) -> Wakes {
        let channel = Wakes::new();
        wakes.into_iter().for_each(|wake| channel.sender().send(wake).unwrap());
        channel
    }

    /// The events that are taken in; wakes from elsewhere than the keyboard are `None`.
    fn taken(wakes: &mut Wakes) -> Vec<Option<Event>> {
        let event = |wake| match wake {
            Wake::Input(event) => Some(event),
            _ => None,
        };
        std::iter::from_fn(|| wakes.queued()).map(event).collect()
    }

    #[test]
    fn keys_are_taken_in_as_they_were_typed() {
        let mut wakes = arrived("uuxu".chars().map(|letter| Wake::Input(key(letter))));
        assert_eq!(taken(&mut wakes), "uuxu".chars().map(|letter| Some(key(letter))).collect::<Vec<_>>());
    }

    #[test]
    fn an_interrupt_goes_before_keys_that_were_typed_ahead_and_after_nothing_else() {
        let keys = || "uuu".chars().map(|letter| Wake::Input(key(letter)));
        let interrupt = || Wake::Input(control('c'));
        let mut wakes = arrived(keys().chain([Wake::Resized]).chain(keys()).chain([interrupt(), interrupt()]));
        assert_eq!(taken(&mut wakes), [None, Some(control('c'))]);
    }

    #[test]
    fn a_key_that_has_repeated_is_dropped_up_to_another() {
        let mut wakes = arrived("uuxu".chars().map(|letter| Wake::Input(key(letter))));
        wakes.drop_repeated(&key('u'));
        assert_eq!(taken(&mut wakes), [Some(key('x')), Some(key('u'))]);
    }
}
