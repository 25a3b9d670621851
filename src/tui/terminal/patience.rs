//! How long the main thread may be busy before it is left behind.
//!
//! It may be caught in long work, or in the middle of a drawing that a terminal does not read (a stalled connection). A
//! thread that tells it to end waits a moment, and otherwise gives the terminal back and ends the process in its place.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use super::screen;

/// The time in which the main thread has to react by itself.
const PATIENCE: Duration = Duration::from_millis(400);

/// The exit code that a shell reports for a process ended by a signal, minus the number of the signal.
const ENDED_BY_SIGNAL: i32 = 128;

/// Ends the process as a signal asks for, if the main thread has not done so meanwhile.
pub(super) fn leave_unless_left(signal: i32) -> ! {
    thread::sleep(PATIENCE);
    screen::end(ENDED_BY_SIGNAL + signal)
}

/// A message to the main thread, until it has heard it.
#[derive(Default)]
pub(super) struct Told {
    waiting: Mutex<bool>,
    heard: Condvar,
}

impl Told {
    /// A message is sent now.
    pub(super) fn tell(&self) {
        *self.waiting() = true;
    }

    /// The main thread has heard it.
    pub(super) fn hear(&self) {
        *self.waiting() = false;
        self.heard.notify_all();
    }

    /// Ends the process, like a signal, if the message is not heard within a moment.
    pub(super) fn leave_unless_heard(&self, signal: i32) {
        let waited = self.heard.wait_timeout_while(self.waiting(), PATIENCE, |waiting| *waiting);
        let still_waiting = *waited.unwrap_or_else(PoisonError::into_inner).0;
        if still_waiting {
            screen::end(ENDED_BY_SIGNAL + signal);
        }
    }

    fn waiting(&self) -> MutexGuard<'_, bool> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
