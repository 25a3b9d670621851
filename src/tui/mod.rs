//! The screen: what is shown, what a key does to it, how it is drawn, and the terminal below.
//!
//! `update` changes the `state` and needs no terminal; `view` reads it and changes nothing; `keys` is the one table
//! that the keys, the footer and the help come from. What is done on the screen is a walk, `practice`, the
//! `review` of a file of answers, or a `hunt`; practice and review have a `summary`.

pub mod hunt;
pub mod keys;
pub mod lecture;
pub mod long_run;
pub mod practice;
pub mod review;
pub mod state;
pub mod summary;
pub mod terminal;
pub mod turn;
pub mod update;
pub mod view;

use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use crossterm::event::{Event, MouseEventKind};
use ratatui::{Frame, layout::Size};

use crate::{
    homework::CheckedFile,
    reading::ReadingKind,
    scenario::{
        Scenario,
        output::{self, Overwriting},
    },
    settings::Settings,
};
use review::OpenError;
use state::{MouseOwner, State, Window};
use terminal::{Bell, Beside, Mouse, Outcome, Program, TerminalError};
use update::Effect;

/// What the screen begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beginning {
    /// The first step.
    Steps,
    /// A lecture.
    Lecture,
    /// The hunt of a seed.
    Hunt(u64),
}

/// Opens the screen on a scenario; returns when it is left.
///
/// # Errors
/// Where there is no terminal, or not any more.
pub fn open(scenario: Scenario, settings: Settings<ReadingKind>, beginning: Beginning) -> Result<(), TerminalError> {
    let mut state = State::new(scenario, settings);
    match beginning {
        Beginning::Steps => {}
        Beginning::Lecture => state.begin_lecture(),
        Beginning::Hunt(seed) => state.begin_hunt(seed),
    }
    terminal::run(&mut Running::new(state))
}

/// Opens the screen on judged answers and the scenario that they are to; returns when it is left.
///
/// # Errors
/// Where there is no terminal, or not any more.
pub fn open_answers(
    scenario: Scenario,
    file: CheckedFile,
    settings: Settings<ReadingKind>,
) -> Result<(), TerminalError> {
    let mut state = State::new(scenario.clone(), settings);
    state.begin_review(scenario, file);
    terminal::run(&mut Running::new(state))
}

/// Takes in an event, and at once what has to be done for it: for whoever has no terminal to wait at.
pub fn take_in(state: &mut State, event: &Event) -> Outcome {
    let is_begun_before = state.is_training();
    let effect = update::handle(state, event);
    while state.is_training() && !is_begun_before {
        state.train_on(STEPS_AT_A_TIME);
    }
    match effect {
        Effect::Terminal(outcome) => outcome,
        Effect::Write { path, text, overwriting } => write(state, &path, &text, overwriting),
        Effect::ReadAnswers(path) => {
            let read = asked_for(state, path)();
            update::answers_read(state, read);
            Outcome::Continue
        }
    }
}

/// How long a piece of a training run takes: it is drawn more than 30 times a second.
const PIECE: Duration = Duration::from_millis(10);

/// Trains on for about so long.
fn train_for(state: &mut State, time: Duration) {
    let begun = Instant::now();
    let mut steps = 1;
    while state.is_training() && begun.elapsed() < time {
        state.train_on(steps);
        // As many again as so far, so that the last piece takes no longer than all before it.
        steps *= 2;
    }
}

/// The steps that are trained at a time for whoever has no terminal.
const STEPS_AT_A_TIME: usize = 1000;

/// Writes a text into a file, whole or not at all.
fn write(state: &mut State, path: &Path, text: &str, overwriting: Overwriting) -> Outcome {
    let result = output::write(text, path, overwriting);
    update::written(state, path, result);
    Outcome::Continue
}

/// The answers of a file and the exercise that they are to, or why there are none.
type Answers = Result<(Scenario, CheckedFile), OpenError>;

/// Reads and judges the answers that are asked for on the screen.
fn asked_for(state: &State, path: PathBuf) -> impl FnOnce() -> Answers + Send + Clone + 'static {
    let on_screen = state.walk().scenario().clone();
    move || review::open(&path, Some(&on_screen))
}

/// The state on a terminal, and what is done for it meanwhile.
struct Running {
    state: State,
    bell: Option<Bell>,
    /// A file of answers that is read and judged: it may be large, on a slow disk, and full of slips.
    reading: Option<Beside<Answers>>,
    /// When a lecture that goes on by itself does so next.
    due: Option<Instant>,
}

impl Running {
    fn new(state: State) -> Self {
        Self { state, bell: None, reading: None, due: None }
    }

    /// Sets the clock anew.
    fn wind(&mut self) {
        self.due = self.state.time_to_tick().map(|time| Instant::now() + time);
    }

    /// Takes in one event.
    fn take_in(&mut self, event: &Event) -> Outcome {
        let path = match update::handle(&mut self.state, event) {
            Effect::Terminal(outcome) => return outcome,
            Effect::ReadAnswers(path) => path,
            Effect::Write { path, text, overwriting } => return write(&mut self.state, &path, &text, overwriting),
        };
        let read = asked_for(&self.state, path);
        // What was read before, and is not wanted any more, is dropped.
        self.reading = self.bell.as_ref().and_then(|bell| Beside::start(bell, read.clone()).ok());
        if self.reading.is_none() {
            update::answers_read(&mut self.state, read());
        }
        Outcome::Continue
    }
}

impl Program for Running {
    fn opened(&mut self, bell: &Bell, size: Size) {
        self.bell = Some(bell.clone());
        self.state.window = Window { columns: size.width, rows: size.height };
    }

    fn draw(&self, frame: &mut Frame) {
        view::draw(&self.state, frame);
    }

    fn handle(&mut self, event: Event) -> Outcome {
        let outcome = self.take_in(&event);
        // A key or a click begins the time anew; a mouse that is moved, or a window, does not hold it up.
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
            // Its pointer goes with the mouse.
            (MouseOwner::Program, Some(_)) => Mouse::Moves,
        }
    }

    fn deadline(&self) -> Option<Duration> {
        // What is typed is taken in before each piece of a training run.
        let is_at_once = self.state.is_training();
        if is_at_once {
            Some(Duration::ZERO)
        } else {
            self.due.map(|due| due.saturating_duration_since(Instant::now()))
        }
    }

    fn tick(&mut self) {
        if self.state.is_training() {
            return train_for(&mut self.state, PIECE);
        }
        update::tick(&mut self.state);
        self.wind();
    }

    fn rung(&mut self) -> Outcome {
        let Some(answers) = self.reading.as_ref().and_then(Beside::result) else { return Outcome::Unchanged };
        self.reading = None;
        update::answers_read(&mut self.state, answers);
        Outcome::Continue
    }
}
