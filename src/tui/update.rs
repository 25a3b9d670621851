//! The effect of an event on the state. It can be tested without a terminal or files: work outside the state is
//! returned as an [`Effect`].

mod anywhere;
mod boxes;
mod editing;
mod errata;
mod find;
mod mouse;
mod pointing;
mod prompt;
mod scrolling;
mod steps;
mod training;

use std::path::{Path, PathBuf};

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

use super::{
    keys::{self, Command, Place, key_of, types},
    review::OpenError,
    state::{Overlay, PromptStage, State, Window},
    terminal::Outcome,
};
use crate::{
    homework::CheckedFile,
    network::Sample,
    scenario::{
        SamplesError, Scenario, ScenarioError,
        display::printable,
        output::{OutputError, Overwriting},
    },
    settings::Origin,
};
use mouse::Asked;
use scrolling::scroll;

/// Work to be done outside the state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Work for the terminal.
    Terminal(Outcome),
    /// Read this scenario file and hand it to [`scenario_read`].
    ReadScenario(PathBuf),
    /// Read the samples of this file and hand them to [`samples_read`].
    ReadSamples(PathBuf),
    /// The offered edits are open: their file now belongs to this run.
    Recovered,
    /// The offered edits are not wanted: their file may be deleted.
    Forgotten,
    /// Read this file of answers and hand it to [`answers_read`].
    ReadAnswers(PathBuf),
    /// Write this text into a file, completely or not at all, and hand the result to [`written`].
    Write {
        /// The file.
        path: PathBuf,
        /// The text.
        text: String,
        /// Whether an existing file may be replaced.
        overwriting: Overwriting,
    },
}

impl From<Outcome> for Effect {
    fn from(outcome: Outcome) -> Self {
        Self::Terminal(outcome)
    }
}

/// Takes in one event.
pub fn handle(state: &mut State, event: &Event) -> Effect {
    match event {
        Event::Key(key) => press(state, key),
        Event::Mouse(event) => match mouse::handle(state, *event) {
            Asked::Nothing(effect) => effect,
            Asked::Press(key) => press(state, &key),
            Asked::Do(command) => run(state, command),
        },
        Event::Paste(text) => {
            if state.editor().is_some() {
                text.trim().chars().for_each(|sign| state.type_sign(sign));
                return Outcome::Continue.into();
            }
            let Some(prompt) = state.overlay.prompt() else { return Outcome::Unchanged.into() };
            if prompt.stage == PromptStage::Reading {
                return Outcome::Unchanged.into();
            }
            prompt.complaint = None;
            prompt.write(text.chars());
            Outcome::Continue.into()
        }
        Event::Resize(columns, rows) => {
            state.window = Window { columns: *columns, rows: *rows };
            // Rows scrolled to may no longer exist.
            scroll(state, 0);
            Outcome::Continue.into()
        }
        _ => Outcome::Unchanged.into(),
    }
}

/// Takes in the answers of a file, if they are still waited for; a fault in it becomes the error of the prompt.
pub fn answers_read(state: &mut State, read: Result<(Scenario, CheckedFile), OpenError>) {
    let prompt = state.overlay.prompt().filter(|prompt| prompt.stage == PromptStage::Reading);
    let Some(prompt) = prompt else { return };
    match read {
        Ok((exercise, file)) => {
            state.overlay = Overlay::None;
            state.begin_review(exercise, file);
        }
        Err(error) => {
            prompt.stage = PromptStage::Typing;
            prompt.complaint = Some(error.in_the_file());
        }
    }
}

/// Takes in the result of writing the exercise; a failure becomes the error of the prompt.
pub fn written(state: &mut State, path: &Path, result: Result<(), OutputError>) {
    match (result, state.overlay.prompt()) {
        (Ok(()), _) => {
            state.overlay = Overlay::None;
            let file = path.to_string_lossy().into_owned();
            state.saved_as(&printable(&file));
        }
        (Err(OutputError::Exists(_)), Some(prompt)) => {
            prompt.stage = PromptStage::Replacing;
            let [replace, cancel] = [Command::Choose, Command::Close].map(key_of);
            prompt.complaint = Some(format!("There is such a file already. {replace} replaces it, {cancel} cancels."));
        }
        (Err(error), Some(prompt)) => prompt.complaint = Some(error.to_string()),
        (Err(error), None) => state.notice = Some(error.to_string()),
    }
}

/// Takes in that the time of a lecture that advances by itself has passed ([`State::time_to_tick`]).
pub fn tick(state: &mut State) {
    if state.time_to_tick().is_some() {
        state.notice = None;
        state.forward();
    }
}

/// Takes in a recent file, or the error in it.
pub fn scenario_read(state: &mut State, path: PathBuf, read: Result<Scenario, ScenarioError>) {
    match read {
        Ok(scenario) => {
            state.open_network(scenario, Origin::Elsewhere);
            state.recent.add(path);
        }
        Err(error) => state.notice = Some(error.to_string()),
    }
}

/// Takes in the samples of a file for training, or the error in it, which becomes that of the prompt.
pub fn samples_read(state: &mut State, read: Result<Vec<Sample>, SamplesError>) {
    let Some(text) = state.overlay.prompt().map(|prompt| prompt.text.clone()) else { return };
    let begun = state.begin_training_on(&text, read);
    if let (Err(complaint), Some(prompt)) = (begun, state.overlay.prompt()) {
        prompt.complaint = Some(complaint);
    }
}

fn press(state: &mut State, key: &KeyEvent) -> Effect {
    let place = state.overlay.place();
    let command = keys::command(key, place);
    // These two work whatever is on the screen: raw mode leaves them to the program.
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    match command {
        Some(Command::Quit) if control => return Outcome::Quit.into(),
        Some(Command::Suspend) => return Outcome::Suspend.into(),
        _ => {}
    }
    if place == Place::Prompt {
        return prompt::press(state, key, command);
    }
    state.notice = None;
    let is_taken = match place {
        Place::Blank => {
            state.overlay = Overlay::None;
            true
        }
        Place::Steps => begin_answer(state, key),
        Place::Editor | Place::Curve => editing::write(state, key),
        _ => false,
    };
    match command.filter(|_| !is_taken) {
        Some(command) => run(state, command),
        None => Outcome::Continue.into(),
    }
}

/// Begins typing the answer in practice with the first character of a number; returns whether the key is such a
/// character there.
fn begin_answer(state: &mut State, key: &KeyEvent) -> bool {
    match key.code {
        KeyCode::Char(sign @ ('0'..='9' | '-' | '.' | ',')) if types(key) && state.practice().is_some() => {
            state.ask_for_number(sign.encode_utf8(&mut [0; 4]));
            true
        }
        _ => false,
    }
}

/// Performs a command at the current place.
fn run(state: &mut State, command: Command) -> Effect {
    match state.overlay.place() {
        Place::Steps => steps::run(state, command),
        Place::Page => boxes::on_page(state, command),
        Place::Summary => boxes::on_summary(state, command),
        Place::Errata => boxes::on_errata(state, command),
        Place::List => boxes::in_list(state, command),
        Place::Leaving => boxes::when_leaving(state, command),
        Place::Recovery => boxes::on_recovery(state, command),
        Place::Editor => editing::in_table(state, command),
        Place::Curve => editing::on_curve(state, command),
        Place::Chart => training::on_chart(state, command),
        // There keys are typed as text, or just end it.
        Place::Prompt | Place::Blank => Outcome::Unchanged.into(),
    }
}
