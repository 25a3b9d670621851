//! The state on a terminal, and the work done for it at the same time.

use std::{
    path::PathBuf,
    time::{Duration, Instant},
};

use crossterm::event::{Event, MouseEventKind};
use ratatui::{Frame, layout::Size};

use super::{
    effects::{Answers, asked_for, read_samples, read_scenario, write},
    state::{MouseOwner, Overlay, RecoveryOffer, State, Window},
    terminal::{Bell, Beside, Mouse, Outcome, Program},
    update::{self, Effect},
    view,
};
use crate::storage::{
    Kept,
    recovery::{Abandoned, Recorder, abandoned},
};

/// The state, its clock, and the files that are read and written for it.
pub(super) struct Running {
    pub(super) state: State,
    bell: Option<Bell>,
    /// A file of answers being read and judged: it may be large, on a slow disk, and full of slips.
    reading: Option<Beside<Answers>>,
    /// When a lecture that advances by itself does so next.
    due: Option<Instant>,
    /// The files that were opened in earlier runs.
    recent: Vec<PathBuf>,
    /// Those of them that still exist, checked in the background, as they may be on a network drive.
    still_there: Option<Beside<Vec<PathBuf>>>,
    /// The folder of unsaved edits.
    recovery: Option<PathBuf>,
    recorder: Option<Recorder>,
    /// Edits left behind by earlier runs, as long as they are offered; the last one is offered first.
    abandoned: Vec<Abandoned>,
}

impl Running {
    pub(super) fn new(state: State, kept: &Kept) -> Self {
        Self {
            state,
            bell: None,
            reading: None,
            due: None,
            recent: kept.preferences.recent.clone(),
            still_there: None,
            recovery: kept.recovery(),
            recorder: None,
            abandoned: Vec::new(),
        }
    }

    /// Looks for edits left behind by earlier runs, and offers them.
    pub(super) fn look_for_abandoned(&mut self) {
        self.abandoned = self.recovery.as_deref().map(abandoned).unwrap_or_default();
        self.offer();
    }

    fn offer(&mut self) {
        if let Some(Abandoned { exercises, age, .. }) = self.abandoned.last() {
            self.state.offer_recovery(RecoveryOffer { exercises: exercises.clone(), age: *age });
        }
    }

    /// Restarts the clock.
    fn wind(&mut self) {
        self.due = self.state.time_to_tick().map(|time| Instant::now() + time);
    }

    /// Takes in one event.
    fn take_in(&mut self, event: &Event) -> Outcome {
        let path = match update::handle(&mut self.state, event) {
            Effect::Terminal(outcome) => return outcome,
            Effect::ReadAnswers(path) => path,
            Effect::Write { path, text, overwriting } => return write(&mut self.state, &path, &text, overwriting),
            Effect::ReadScenario(path) => return read_scenario(&mut self.state, path),
            Effect::ReadSamples(path) => return read_samples(&mut self.state, &path),
            Effect::Recovered => {
                if let (Some(abandoned), Some(recorder)) = (self.abandoned.pop(), &mut self.recorder) {
                    recorder.adopt(abandoned);
                }
                return Outcome::Continue;
            }
            Effect::Forgotten => {
                if let Some(abandoned) = self.abandoned.pop() {
                    abandoned.forget();
                }
                self.offer();
                return Outcome::Continue;
            }
        };
        let read = asked_for(&self.state, path);
        // A file that was read but is no longer wanted is dropped.
        self.reading = self.bell.as_ref().and_then(|bell| Beside::start(bell, read.clone()).ok());
        if self.reading.is_none() {
            update::answers_read(&mut self.state, read());
        }
        Outcome::Continue
    }

    /// Records the unsaved edits, if they differ from those recorded.
    fn record(&mut self) {
        if let Some(recorder) = &mut self.recorder
            && !self.state.has_unsaved(recorder.recorded())
        {
            recorder.record(self.state.unsaved_edits());
        }
    }
}

impl Program for Running {
    fn opened(&mut self, bell: &Bell, size: Size) {
        self.bell = Some(bell.clone());
        self.state.window = Window { columns: size.width, rows: size.height };
        let failed = bell.clone();
        self.recorder = self.recovery.take().map(|folder| Recorder::new(folder, move || failed.ring()));
        let recent = std::mem::take(&mut self.recent);
        if !recent.is_empty() {
            let still_there = || recent.into_iter().filter(|file| file.is_file()).collect();
            self.still_there = Beside::start(bell, still_there).ok();
        }
    }

    fn draw(&self, frame: &mut Frame) {
        view::draw(&self.state, frame);
    }

    fn handle(&mut self, event: Event) -> Outcome {
        let is_asked = self.state.overlay == Overlay::Leaving;
        let outcome = self.take_in(&event);
        match (outcome, &mut self.recorder) {
            // Ctrl-C, which asks no question, may be a mistake: the edits are offered at the next start.
            (Outcome::Quit, Some(recorder)) if is_asked => recorder.record(Vec::new()),
            _ => self.record(),
        }
        if !matches!(self.state.overlay, Overlay::Recovery(_)) {
            // For the next start of this or another program.
            self.abandoned.clear();
        }
        // A key or a click restarts the time; moving the mouse or resizing the window does not delay it.
        let is_asked_for = match event {
            Event::Key(_) => true,
            Event::Mouse(mouse) => mouse.kind != MouseEventKind::Moved,
            _ => false,
        };
        if is_asked_for || self.due.is_none() {
            self.wind();
        }
        outcome
    }

    fn mouse(&self) -> Mouse {
        match (self.state.mouse.owner, self.state.lecture()) {
            (MouseOwner::Terminal, _) => Mouse::Terminal,
            (MouseOwner::Program, None) => Mouse::Clicks,
            // Its pointer follows the mouse.
            (MouseOwner::Program, Some(_)) => Mouse::Moves,
        }
    }

    fn deadline(&self) -> Option<Duration> {
        // Keys are taken in before each piece of a training run.
        if self.state.is_training() {
            return Some(Duration::ZERO);
        }
        self.due.map(|due| due.saturating_duration_since(Instant::now()))
    }

    fn tick(&mut self) {
        if self.state.is_training() {
            return train_for(&mut self.state, PIECE);
        }
        update::tick(&mut self.state);
        self.wind();
    }

    fn rung(&mut self) -> Outcome {
        let mut outcome = Outcome::Unchanged;
        if let Some(recent) = self.still_there.as_ref().and_then(Beside::result) {
            self.still_there = None;
            self.state.recent.set_before(recent);
            outcome = Outcome::Continue;
        }
        if let Some(error) = self.recorder.as_ref().and_then(Recorder::error) {
            self.state.notice = Some(format!("Save your edits, they are not kept otherwise: {error}"));
            outcome = Outcome::Continue;
        }
        if let Some(answers) = self.reading.as_ref().and_then(Beside::result) {
            self.reading = None;
            update::answers_read(&mut self.state, answers);
            outcome = Outcome::Continue;
        }
        outcome
    }
}

/// The duration of a piece of a training run: the screen is drawn more than 30 times a second.
const PIECE: Duration = Duration::from_millis(10);

/// Trains for about this long.
fn train_for(state: &mut State, time: Duration) {
    let begun = Instant::now();
    in_a_piece(
        time,
        || begun.elapsed(),
        |steps| {
            state.train_on(steps);
            state.is_training()
        },
    );
}

/// Runs steps until the time has passed or none are left: as many at a time as have been done before, so that the total
/// takes at most twice the time, or a single step if that takes longer.
fn in_a_piece(time: Duration, elapsed: impl Fn() -> Duration, mut goes_on: impl FnMut(usize) -> bool) {
    let (mut steps, mut done) = (1, 0);
    while goes_on(steps) && elapsed() < time {
        done += steps;
        steps = done;
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    use super::*;
    use crate::{
        formula::Digits,
        reading::ReadingKind,
        scenario::Scenario,
        settings::Settings,
        tui::long_run::MOST_STEPS,
        typeset::{Glyphs, Letters},
    };

    /// The duration of a piece by a clock on which a step takes this long, with this many steps left, and the number of
    /// its steps.
    fn piece(of_a_step: Duration, left: u32) -> (Duration, u32) {
        let done = Cell::new(0);
        let elapsed = || of_a_step * done.get();
        in_a_piece(PIECE, elapsed, |steps| {
            done.set((done.get() + u32::try_from(steps).unwrap()).min(left));
            done.get() < left
        });
        (elapsed(), done.get())
    }

    /// So that the screen is drawn 30 times a second, however fast a step is.
    #[test]
    fn a_piece_of_training_ends_within_twice_its_time_and_uses_it() {
        for nanoseconds in [50, 700, 4_321, 99_999, 1_000_000, 4_000_000, 9_999_999] {
            let of_a_step = Duration::from_nanos(nanoseconds);
            let (took, _) = piece(of_a_step, u32::MAX);
            assert!((PIECE..=2 * PIECE).contains(&took), "{of_a_step:?}: {took:?}");
        }
        assert!(2 * PIECE < Duration::from_secs(1) / 30);
    }

    #[test]
    fn a_step_that_takes_longer_is_done_alone_and_the_last_piece_is_as_short_as_it_is() {
        let long = Duration::from_millis(300);
        assert_eq!(piece(long, u32::MAX), (long, 1));
        let short = Duration::from_micros(1);
        assert_eq!(piece(short, 70), (short * 70, 70));
    }

    fn key(code: KeyCode) -> Event {
        Event::Key(KeyEvent::new(code, KeyModifiers::NONE))
    }

    /// The screen with a training run too long to wait for.
    fn in_training() -> Running {
        let settings = Settings {
            glyphs: Glyphs::Small,
            letters: Letters::Document,
            digits: Digits::default(),
            reading: ReadingKind::Exact,
        };
        let state = State::new(Scenario::load("xor").unwrap(), settings);
        let mut running = Running::new(state, &Kept::nothing());
        running.handle(key(KeyCode::Char('t')));
        MOST_STEPS.to_string().chars().for_each(|digit| {
            running.handle(key(KeyCode::Char(digit)));
        });
        running.handle(key(KeyCode::Enter));
        assert!(running.state.is_training());
        running
    }

    fn last(running: &Running) -> usize {
        running.state.long_run().unwrap().last()
    }

    #[test]
    fn what_is_typed_is_taken_in_between_two_pieces() {
        let mut running = in_training();
        assert_eq!(last(&running), 0, "no step is done before the chart is drawn");
        for _ in 0..2 {
            // Waiting keys are taken in before the next piece, which is due at once.
            assert_eq!(running.deadline(), Some(Duration::ZERO));
            let before = last(&running);
            train_for(&mut running.state, Duration::ZERO);
            assert_eq!(last(&running), before + 1, "a piece ends and returns to what is typed");
            assert!(running.state.is_training());
            running.handle(key(KeyCode::Char('v')));
            assert_eq!(last(&running), before + 1, "to take in a key is no piece");
        }
        running.handle(key(KeyCode::Esc));
        assert!(!running.state.is_training());
        assert_eq!(running.deadline(), None, "there is nothing to wait for but keys");
        let stopped = last(&running);
        running.tick();
        assert_eq!((stopped, last(&running)), (2, 2));
    }

    #[test]
    fn a_piece_is_what_the_program_does_when_no_key_waits() {
        let mut running = in_training();
        running.tick();
        assert!(last(&running) > 0);
    }
}
