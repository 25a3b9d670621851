//! Ctrl-C and the signals like it, as something to look at between two pieces of work: what was begun can be told or
//! taken back before the process ends.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

/// The signals that ended the process before, and now only leave a mark.
#[derive(Debug)]
pub(super) struct Interrupt(Arc<AtomicUsize>);

impl Interrupt {
    /// Watches from now on.
    pub(super) fn watch() -> Self {
        let mark = Arc::new(AtomicUsize::new(0));
        mark_signals(&mark);
        Self(mark)
    }

    /// The number of a signal that has come.
    pub(super) fn signal(&self) -> Option<i32> {
        i32::try_from(self.0.load(Ordering::Relaxed)).ok().filter(|signal| *signal != 0)
    }
}

#[cfg(unix)]
fn mark_signals(mark: &Arc<AtomicUsize>) {
    use signal_hook::consts::{SIGINT, SIGTERM};
    // Not the one of a terminal that goes away: `nohup` is to go on then.
    for signal in [SIGINT, SIGTERM] {
        // Where it is not to be had, the signal ends the process as it always did.
        let _ = signal_hook::flag::register_usize(signal, Arc::clone(mark), signal.unsigned_abs() as usize);
    }
}

#[cfg(not(unix))]
fn mark_signals(_: &Arc<AtomicUsize>) {}
