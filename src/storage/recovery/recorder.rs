//! Writing edits on a thread of its own: a key that is held down does not wait for a disk.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        mpsc::{self, Receiver, Sender},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use super::{Abandoned, EditedExercise, RecoveryError, slot::Slot};

/// Two writes are at least so far apart; the first edit is written at once.
const BETWEEN_WRITES: Duration = Duration::from_millis(250);

/// Keeps the edits of this process in a file, as long as there are any.
///
/// Dropped, it writes what is still to be written and leaves the file, whatever the reason was.
pub struct Recorder {
    folder: PathBuf,
    /// Told that there is an error.
    failed: Arc<dyn Fn() + Send + Sync>,
    /// What is in the file, or soon will be.
    recorded: Vec<EditedExercise>,
    thread: Option<Writing>,
}

/// The thread that writes.
#[derive(Debug)]
struct Writing {
    edits: Sender<Vec<EditedExercise>>,
    errors: Receiver<RecoveryError>,
    thread: JoinHandle<()>,
}

impl Recorder {
    /// One that will write into a folder, and that tells of it when it cannot ([`Recorder::error`]). Before the first
    /// edit it makes nothing there.
    #[must_use]
    pub fn new(folder: PathBuf, failed: impl Fn() + Send + Sync + 'static) -> Self {
        Self { folder, failed: Arc::new(failed), recorded: Vec::new(), thread: None }
    }

    /// Goes on with the file that edits were found in, so that they are in a file all the time.
    pub fn adopt(&mut self, abandoned: Abandoned) {
        let Abandoned { slot, exercises, .. } = abandoned;
        self.recorded = exercises;
        self.thread = self.start(Some(slot));
    }

    /// What is recorded.
    #[must_use]
    pub fn recorded(&self) -> &[EditedExercise] {
        &self.recorded
    }

    /// Records these exercises in place of those before; none are no file.
    pub fn record(&mut self, edits: Vec<EditedExercise>) {
        if self.thread.is_none() {
            self.thread = self.start(None);
        }
        if let Some(writing) = &self.thread {
            let _ = writing.edits.send(edits.clone());
        }
        self.recorded = edits;
    }

    /// Why edits could not be written, told once.
    #[must_use]
    pub fn error(&self) -> Option<RecoveryError> {
        self.thread.as_ref()?.errors.try_recv().ok()
    }

    /// Starts the thread; without one edits are not kept, as little as with a full disk.
    fn start(&self, slot: Option<Slot>) -> Option<Writing> {
        let (edits, to_write) = mpsc::channel();
        let (tell, errors) = mpsc::channel();
        let (folder, failed) = (self.folder.clone(), Arc::clone(&self.failed));
        let work = move || {
            let mut is_told = false;
            write_all(&to_write, slot, &folder, |error| {
                // A disk that is full stays full for a while, and once said is enough.
                if !is_told && tell.send(error).is_ok() {
                    is_told = true;
                    failed();
                }
            });
        };
        let thread = thread::Builder::new().name("recovery".into()).spawn(work).ok()?;
        Some(Writing { edits, errors, thread })
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        if let Some(Writing { edits, thread, .. }) = self.thread.take() {
            drop(edits);
            let _ = thread.join();
        }
    }
}

/// Writes what arrives until nothing can arrive any more, and one thing for all that arrives between two writes.
fn write_all(
    edits: &Receiver<Vec<EditedExercise>>,
    mut slot: Option<Slot>,
    folder: &Path,
    mut fail: impl FnMut(RecoveryError),
) {
    let mut next = edits.recv().ok();
    while let Some(newest) = next {
        write(&newest, &mut slot, folder).unwrap_or_else(&mut fail);
        next = newest_until(edits, Instant::now() + BETWEEN_WRITES).or_else(|| edits.recv().ok());
    }
}

/// The last that arrives up to a time, or to the end of the program.
fn newest_until(edits: &Receiver<Vec<EditedExercise>>, end: Instant) -> Option<Vec<EditedExercise>> {
    let mut newest = None;
    while let Ok(newer) = edits.recv_timeout(end.saturating_duration_since(Instant::now())) {
        newest = Some(newer);
    }
    newest
}

fn write(edits: &[EditedExercise], slot: &mut Option<Slot>, folder: &Path) -> Result<(), RecoveryError> {
    if edits.is_empty() {
        if let Some(slot) = slot {
            slot.clear();
        }
        return Ok(());
    }
    let kept = match slot.take() {
        Some(kept) => kept,
        None => Slot::create(folder)?,
    };
    let written = kept.write(&EditedExercise::write_all(edits));
    *slot = Some(kept);
    written
}
