//! Work in the background: keys are answered meanwhile, and a bell rings when it is done.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use super::wake::Wake;

/// Wakes the main thread.
#[derive(Debug, Clone)]
pub struct Bell(pub(super) Sender<Wake>);

impl Bell {
    /// Rings once.
    pub fn ring(&self) {
        // If nobody waits any more, nobody needs to be woken.
        let _ = self.0.send(Wake::Rung);
    }
}

/// Work on a separate thread. If dropped, it runs to its end, but its result is dropped too.
#[derive(Debug)]
pub struct Beside<T>(Receiver<thread::Result<T>>);

impl<T: Send + 'static> Beside<T> {
    /// Starts it; the bell rings when it has ended.
    ///
    /// # Errors If the system cannot start a thread.
    pub fn start(bell: &Bell, work: impl FnOnce() -> T + Send + 'static) -> io::Result<Self> {
        let (sender, receiver) = mpsc::channel();
        let Bell(bell) = bell.clone();
        // A panic has already left the screen through its hook; it is passed on where the result is taken.
        let work = move || {
            let _ = sender.send(catch_unwind(AssertUnwindSafe(work)));
            let _ = bell.send(Wake::Rung);
        };
        thread::Builder::new().name("beside".into()).spawn(work)?;
        Ok(Self(receiver))
    }

    /// Its result, once it has ended.
    ///
    /// # Panics With the panic of the work.
    #[must_use]
    pub fn result(&self) -> Option<T> {
        let result = self.0.try_recv().ok()?;
        Some(result.unwrap_or_else(|panic| resume_unwind(panic)))
    }
}
