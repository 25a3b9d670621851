//! Typing at a prompt, and confirming the text.

use std::path::PathBuf;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::{
    Effect, errata,
    find::{self, Destination, destination},
};
use crate::{
    scenario::output::Overwriting,
    tui::{
        keys::{Command, types},
        state::{Overlay, PromptStage, Question, State},
        terminal::Outcome,
    },
};

/// Takes in a key pressed at a prompt, with its command there, if it has one.
pub(super) fn press(state: &mut State, key: &KeyEvent, command: Option<Command>) -> Effect {
    let Some(prompt) = state.overlay.prompt() else { return Outcome::Unchanged.into() };
    if prompt.stage == PromptStage::Reading && command != Some(Command::Close) {
        return Outcome::Unchanged.into();
    }
    prompt.complaint = None;
    if command != Some(Command::Choose) {
        prompt.stage = PromptStage::Typing;
    }
    match (command, key.code) {
        (Some(Command::Close), _) => state.overlay = Overlay::None,
        (Some(Command::Choose), _) => return confirm(state),
        (_, KeyCode::Backspace) => {
            prompt.text.pop();
        }
        (_, KeyCode::Char('u')) if key.modifiers.contains(KeyModifiers::CONTROL) => prompt.text.clear(),
        (_, KeyCode::Char(sign)) if types(key) => prompt.write([sign]),
        _ => {}
    }
    Outcome::Continue.into()
}

fn confirm(state: &mut State) -> Effect {
    let Some(prompt) = state.overlay.prompt() else { return Outcome::Unchanged.into() };
    let text = prompt.text.clone();
    let done = match prompt.question {
        Question::Place => match destination(state, &text) {
            Ok(Destination::Step(step)) => {
                state.go_to(step, state.whole_or_asked());
                Ok(())
            }
            Ok(Destination::Found(found, words)) => {
                state.go_to(found.step, state.whole_or_asked());
                state.notice = Some(find::in_words(&found, &words));
                state.last_search = Some(words);
                Ok(())
            }
            Ok(Destination::Erratum(listed)) => {
                errata::show(state, listed);
                return Outcome::Continue.into();
            }
            Err(complaint) => Err(complaint),
        },
        Question::Number => state.answer(&text).map_err(|error| error.to_string()),
        // The chart replaces the prompt.
        Question::Steps => match state.begin_training(&text) {
            Ok(None) => return Outcome::Continue.into(),
            Ok(Some(file)) => return Effect::ReadSamples(file),
            Err(complaint) => Err(complaint),
        },
        // The prompt stays until it is known whether there is such a file.
        Question::AnswersFile => match path(&text) {
            Some(path) => {
                prompt.stage = PromptStage::Reading;
                return Effect::ReadAnswers(path);
            }
            None => Err("nothing is typed yet".to_owned()),
        },
        Question::SaveAs => match path(&text) {
            Some(path) => {
                let overwriting = match prompt.stage {
                    PromptStage::Replacing => Overwriting::Forced,
                    PromptStage::Typing | PromptStage::Reading => Overwriting::Never,
                };
                // Without its extension a file would be taken for the name of a built-in network.
                let path = if path.extension().is_none() { path.with_extension("toml") } else { path };
                return Effect::Write { path, text: state.whole().to_toml(), overwriting };
            }
            None => Err("nothing is typed yet".to_owned()),
        },
    };
    match (done, state.overlay.prompt()) {
        (Err(complaint), Some(prompt)) => prompt.complaint = Some(complaint),
        _ => state.overlay = Overlay::None,
    }
    Outcome::Continue.into()
}

/// The typed path, without the quotes around a file name dragged into the terminal.
fn path(typed: &str) -> Option<PathBuf> {
    let typed = typed.trim();
    let unquoted = ['\'', '"'].into_iter().find_map(|quote| typed.strip_prefix(quote)?.strip_suffix(quote));
    let path = unquoted.unwrap_or(typed);
    (!path.is_empty()).then(|| PathBuf::from(path))
}
