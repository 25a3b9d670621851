//! Ctrl-C and similar signals as a flag to check between two pieces of work: unfinished work can be reported or undone
//! before the process ends.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

/// The signals that used to end the process and now only set the flag.
#[derive(Debug)]
pub(super) struct Interrupt(Arc<AtomicUsize>);

impl Interrupt {
    /// Starts watching.
    pub(super) fn watch() -> Self {
        let mark = Arc::new(AtomicUsize::new(0));
        mark_signals(&mark);
        Self(mark)
    }

    /// The number of a signal that has arrived.
    pub(super) fn signal(&self) -> Option<i32> {
        i32::try_from(self.0.load(Ordering::Relaxed)).ok().filter(|signal| *signal != 0)
    }
}

#[cfg(unix)]
fn mark_signals(mark: &Arc<AtomicUsize>) {
    use signal_hook::consts::{SIGINT, SIGTERM};
    // Not the hangup of a terminal: `nohup` is meant to survive it.
    for signal in [SIGINT, SIGTERM] {
        // Where it cannot be installed, the signal ends the process as before.
        let _ = signal_hook::flag::register_usize(signal, Arc::clone(mark), signal.unsigned_abs() as usize);
    }
}

#[cfg(not(unix))]
fn mark_signals(_: &Arc<AtomicUsize>) {}
