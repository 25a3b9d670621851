//! The screen: what is shown, what a key does to it, how it is drawn, and the terminal below.
//!
//! `update` changes the `state` and needs no terminal; `view` reads it and changes nothing; `keys` is the one table
//! that the keys, the footer and the help come from; `running` and `effects` do the work outside the state that it asks
//! for. The activity on the screen is a walk, `practice`, the `review` of a file of answers, a `lecture`, or a `hunt`;
//! practice and review have a `summary`.

mod effects;
pub mod hunt;
pub mod keys;
pub mod lecture;
pub mod long_run;
pub mod practice;
pub mod review;
mod running;
pub mod state;
pub mod summary;
pub mod terminal;
pub mod turn;
pub mod update;
pub mod view;

use std::path::PathBuf;

use crossterm::event::Event;

use crate::{
    homework::CheckedFile,
    reading::ReadingKind,
    scenario::{Scenario, output},
    settings::Settings,
    storage::{Kept, Preferences},
    training::Update,
    typeset::Glyphs,
};
use running::Running;
use state::State;
use terminal::{Outcome, TerminalError};
use update::Effect;

/// Where the screen begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beginning {
    /// The first step.
    Steps,
    /// A lecture.
    Lecture,
    /// The hunt of a seed.
    Hunt(u64),
}

/// One session of the screen: its initial settings, and the memory of earlier sessions.
#[derive(Debug)]
pub struct Session {
    /// How formulas and numbers are shown.
    pub settings: Settings<ReadingKind>,
    /// The formula style, if the user has asked for one.
    pub chosen: Option<Glyphs>,
    /// The scenario file that is opened.
    pub file: Option<PathBuf>,
    /// The memory of earlier sessions.
    pub kept: Kept,
}

/// Opens the screen on a scenario, whose weights are updated after all samples or after each; returns when it is left.
///
/// # Errors
/// If there is no terminal, or it goes away.
pub fn open(scenario: Scenario, update: Update, beginning: Beginning, session: &Session) -> Result<(), TerminalError> {
    let mut state = session.state(scenario);
    state.begin_with(update);
    match beginning {
        Beginning::Steps => {}
        Beginning::Lecture => state.begin_lecture(),
        Beginning::Hunt(seed) => state.begin_hunt(seed),
    }
    let mut running = Running::new(state, &session.kept);
    if beginning == Beginning::Steps {
        running.look_for_abandoned();
    }
    session.run(running)
}

/// Opens the screen on judged answers and their scenario; returns when it is left.
///
/// # Errors
/// If there is no terminal, or it goes away.
pub fn open_answers(scenario: Scenario, file: CheckedFile, session: &Session) -> Result<(), TerminalError> {
    let mut state = session.state(scenario.clone());
    state.begin_review(scenario, file);
    session.run(Running::new(state, &session.kept))
}

impl Session {
    fn state(&self, scenario: Scenario) -> State {
        let mut state = State::new(scenario, self.settings);
        state.theme = self.kept.preferences.theme;
        if let Some(file) = &self.file {
            state.recent.add(file.clone());
        }
        state
    }

    fn run(&self, mut running: Running) -> Result<(), TerminalError> {
        if let Some(error) = self.kept.error() {
            running.state.notice = Some(format!("Ignored: {error}"));
        }
        let ended = terminal::run(&mut running);
        if matches!(ended, Err(TerminalError::Refused(_) | TerminalError::Preparation(_))) {
            return ended;
        }
        let kept = self.keep(&running.state);
        // After a signal there is nobody to tell.
        if let (Ok(()), Err(error)) = (&ended, kept) {
            output::remark(&format!("note: preferences were not kept: {error}"));
        }
        ended
    }

    /// Stores the settings as they are at the end of a session.
    fn keep(&self, left: &State) -> Result<(), crate::storage::PreferencesError> {
        let is_switched = left.settings.glyphs != self.settings.glyphs;
        let switched = is_switched.then_some(left.settings.glyphs);
        let letters = left.settings.letters;
        let were_chosen = letters != self.kept.preferences.letters.unwrap_or_default();
        let look = Preferences {
            theme: left.theme,
            glyphs: switched.or(self.chosen).or(self.kept.preferences.glyphs),
            letters: were_chosen.then_some(letters).or(self.kept.preferences.letters),
            digits: left.settings.digits,
            recent: Vec::new(),
        };
        self.kept.write(&look, left.recent.clone())
    }
}

/// Takes in an event and performs its effects at once: for callers without a terminal to wait at.
pub fn take_in(state: &mut State, event: &Event) -> Outcome {
    let is_begun_before = state.is_training();
    let effect = update::handle(state, event);
    let outcome = do_for(state, effect);
    while state.is_training() && !is_begun_before {
        state.train_on(STEPS_AT_A_TIME);
    }
    outcome
}

/// Performs the effects outside the state.
fn do_for(state: &mut State, effect: Effect) -> Outcome {
    match effect {
        Effect::Terminal(outcome) => outcome,
        Effect::Write { path, text, overwriting } => effects::write(state, &path, &text, overwriting),
        Effect::ReadScenario(path) => effects::read_scenario(state, path),
        Effect::ReadSamples(path) => effects::read_samples(state, &path),
        // No file is kept where there is no terminal.
        Effect::Recovered | Effect::Forgotten => Outcome::Continue,
        Effect::ReadAnswers(path) => {
            let read = effects::asked_for(state, path)();
            update::answers_read(state, read);
            Outcome::Continue
        }
    }
}

/// The steps trained at a time, for callers without a terminal.
const STEPS_AT_A_TIME: usize = 1000;
