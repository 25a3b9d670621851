//! What an event does to the state. No terminal and no file is needed to test it: what has to be done outside the
//! state is returned as an [`Effect`].

mod boxes;
mod editing;
mod errata;
mod find;
mod mouse;
mod pointing;
mod scrolling;
mod training;

use std::path::{Path, PathBuf};

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

use super::{
    keys::{self, Command, Place, key_of, types},
    lecture::Pace,
    review::OpenError,
    state::{Overlay, Page, Prompt, PromptStage, Question, StartAt, State, Stride, Window},
    terminal::Outcome,
    turn::Turn,
    view,
};
use crate::{
    homework::CheckedFile,
    scenario::{
        Scenario, ScenarioError,
        display::printable,
        output::{OutputError, Overwriting},
    },
    settings::Origin,
};
use find::{Destination, destination};
use mouse::Asked;
use pointing::{Direction, move_to};
use scrolling::{page_of, scroll};

/// What has to be done outside the state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// What the terminal can do.
    Terminal(Outcome),
    /// Read this scenario file and hand it to [`scenario_read`].
    ReadScenario(PathBuf),
    /// The edits that were offered are open: their file is that of this run now.
    Recovered,
    /// The edits that were offered are not wanted: their file may go.
    Forgotten,
    /// Read this file of answers and hand it to [`answers_read`].
    ReadAnswers(PathBuf),
    /// Write this text into a file, whole or not at all, and hand what came of it to [`written`].
    Write {
        /// The file.
        path: PathBuf,
        /// The text.
        text: String,
        /// Whether a file that is there already may be replaced.
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
            Asked::Walk(command) => walk(state, command).into(),
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
            // What was scrolled to may not be there any more.
            scroll(state, 0);
            Outcome::Continue.into()
        }
        _ => Outcome::Unchanged.into(),
    }
}

/// Takes in the answers of a file, if they are still waited for; what is wrong with it is the prompt's complaint.
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

/// Takes in what came of writing the exercise; what was wrong is the prompt's complaint.
pub fn written(state: &mut State, path: &Path, result: Result<(), OutputError>) {
    match (result, state.overlay.prompt()) {
        (Ok(()), _) => {
            state.overlay = Overlay::None;
            let file = path.to_string_lossy().into_owned();
            state.saved_as(&printable(&file));
        }
        (Err(OutputError::Exists(_)), Some(prompt)) => {
            prompt.stage = PromptStage::Replacing;
            prompt.complaint = Some("There is such a file already. Enter replaces it, Esc cancels.".to_owned());
        }
        (Err(error), Some(prompt)) => prompt.complaint = Some(error.to_string()),
        (Err(error), None) => state.notice = Some(error.to_string()),
    }
}

/// Takes in that the time of a lecture that goes on by itself has passed ([`State::time_to_tick`]).
pub fn tick(state: &mut State) {
    if state.time_to_tick().is_some() {
        state.notice = None;
        state.forward();
    }
}

/// Takes in a recent file, or what is wrong with it.
pub fn scenario_read(state: &mut State, path: PathBuf, read: Result<Scenario, ScenarioError>) {
    match read {
        Ok(scenario) => {
            state.open_network(scenario, Origin::Elsewhere);
            state.recent.add(path);
        }
        Err(error) => state.notice = Some(error.to_string()),
    }
}

fn press(state: &mut State, key: &KeyEvent) -> Effect {
    let place = if state.overlay.is_box() { Place::Box } else { Place::Steps };
    let command = keys::command(key, place);
    // These two work whatever is on the screen: raw mode leaves them to the program.
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    match command {
        Some(Command::Quit) if control => return Outcome::Quit.into(),
        Some(Command::Suspend) => return Outcome::Suspend.into(),
        _ => {}
    }
    if state.overlay.prompt().is_some() {
        return type_at_prompt(state, key);
    }
    state.notice = None;
    if state.overlay == Overlay::Blank {
        state.overlay = Overlay::None;
        return Outcome::Continue.into();
    }
    if let (Overlay::None, Some(_), Some(sign)) = (&state.overlay, state.practice(), begins_number(key)) {
        state.ask_for_number(sign.encode_utf8(&mut [0; 4]));
        return Outcome::Continue.into();
    }
    if state.editor().is_some() {
        return editing::press(state, key, command).into();
    }
    if let (Some(_), Some(command)) = (state.chart(), command) {
        return training::run(state, command).into();
    }
    let Some(command) = command else { return Outcome::Continue.into() };
    if state.overlay == Overlay::None { walk(state, command).into() } else { boxes::read(state, command) }
}

/// The sign that a number begins with, where the key is one.
fn begins_number(key: &KeyEvent) -> Option<char> {
    match key.code {
        KeyCode::Char(sign @ ('0'..='9' | '-' | '.' | ',')) if types(key) => Some(sign),
        _ => None,
    }
}

fn walk(state: &mut State, command: Command) -> Outcome {
    if let Some(reason) = state.activity().refusal(command) {
        state.notice = Some(reason);
        return Outcome::Continue;
    }
    match command {
        Command::NextLine => state.forward(),
        Command::PreviousLine => state.backward(),
        Command::NextStep => state.go_to(state.position() + 1, StartAt::LastLine),
        Command::PreviousStep => state.go_to(state.position().saturating_sub(1), StartAt::LastLine),
        Command::NextPhase => state.next_phase(),
        Command::PreviousPhase => state.previous_phase(),
        Command::First => state.go_to(0, StartAt::LastLine),
        Command::Last => state.go_to(usize::MAX, StartAt::LastLine),
        Command::Jump => state.overlay = Overlay::Prompt(Prompt::new(Question::Place)),
        Command::NextFactor => state.choose(Turn::On),
        Command::PreviousFactor => state.choose(Turn::Back),
        Command::SwitchReading => state.switch_reading(),
        Command::Explain
        | Command::Why
        | Command::Help
        | Command::Errata
        | Command::Networks
        | Command::Contents
        | Command::Edit => {
            boxes::open(state, command);
        }
        Command::Lecture if state.lecture().is_some() => state.end_lecture(),
        Command::Lecture => state.begin_lecture(),
        Command::Blank => state.overlay = Overlay::Blank,
        Command::Play => state.play(),
        Command::Faster => state.set_pace(Pace::faster),
        Command::Slower => state.set_pace(Pace::slower),
        Command::PointLeft => move_to(state, Direction::Left),
        Command::PointRight => move_to(state, Direction::Right),
        Command::PointUp => move_to(state, Direction::Up),
        Command::PointDown => move_to(state, Direction::Down),
        Command::SwitchTheme => state.switch_theme(),
        Command::SwitchGlyphs => state.switch_glyphs(),
        Command::MoreDigits => state.set_digits(state.settings.digits.more()),
        Command::FewerDigits => state.set_digits(state.settings.digits.fewer()),
        Command::SwitchPage if view::shows_all(state) => {
            state.notice = Some("Formula, network and weights are all on the screen.".to_owned());
        }
        Command::SwitchPage => {
            state.page = match state.page {
                Page::Formula => Page::Network,
                Page::Network => Page::Weights,
                Page::Weights => Page::Formula,
            };
            state.scroll = 0;
        }
        Command::Practice if state.practice().is_some() => state.end_practice(),
        Command::Practice => state.begin_practice(),
        Command::Answer => state.ask_for_number(""),
        Command::Hint if state.hunting().is_some() => state.look_up_in_hunt(),
        Command::Hint => state.look_up(),
        Command::Review if state.review().is_some() => state.end_review(),
        Command::Review => state.overlay = Overlay::Prompt(Prompt::new(Question::AnswersFile)),
        Command::NextNotRight => state.go_to_not_right(Turn::On),
        Command::PreviousNotRight => state.go_to_not_right(Turn::Back),
        Command::Overview => state.show_overview(),
        Command::Follow => state.follow(),
        Command::Return => state.go_back(),
        Command::Raise => state.nudge(Stride::Tenth, Turn::On),
        Command::Lower => state.nudge(Stride::Tenth, Turn::Back),
        Command::RaiseFinely => state.nudge(Stride::LastDigit, Turn::On),
        Command::LowerFinely => state.nudge(Stride::LastDigit, Turn::Back),
        Command::WhatIf => state.turn_sheet(),
        Command::NewNumbers => state.draw_numbers(),
        Command::Undo => state.undo(),
        Command::Redo => state.redo(),
        Command::Hunt if state.hunting().is_some() => state.end_hunt(),
        Command::Hunt => state.begin_offered_hunt(),
        Command::MarkWrong => state.mark_wrong(),
        Command::NextHunt => state.next_hunt(),
        Command::HarderHunt => state.harder_hunt(),
        Command::Apply => state.apply(),
        Command::Unapply => state.unapply(),
        Command::Train => state.ask_for_steps(),
        Command::ScrollDown => scroll(state, page_of(state)),
        Command::ScrollUp => scroll(state, -page_of(state)),
        Command::Close if state.stop_pointing() => {}
        Command::Close if view::covers_formula(state) => {
            state.page = Page::Formula;
            state.scroll = 0;
        }
        Command::Close if state.is_trying() => state.end_trial(),
        Command::Close => {
            let ending = state.activity().ending();
            state.notice = ending.map(|(command, does)| format!("{} {does}.", key_of(command)));
        }
        Command::Save => state.ask_for_file(),
        Command::Quit if state.unsaved().is_some() => state.overlay = Overlay::Leaving,
        Command::Quit => return Outcome::Quit,
        Command::Suspend => return Outcome::Suspend,
        Command::SwitchMouse => state.switch_mouse(),
        // These are of boxes: the table finds none of them on the steps.
        Command::SwitchChart
        | Command::SwitchScale
        | Command::PageDown
        | Command::PageUp
        | Command::Top
        | Command::Bottom
        | Command::RowDown
        | Command::RowUp
        | Command::NextItem
        | Command::PreviousItem
        | Command::Forget
        | Command::Choose => {}
    }
    Outcome::Continue
}

fn type_at_prompt(state: &mut State, key: &KeyEvent) -> Effect {
    let Some(prompt) = state.overlay.prompt() else { return Outcome::Unchanged.into() };
    if prompt.stage == PromptStage::Reading && key.code != KeyCode::Esc {
        return Outcome::Unchanged.into();
    }
    prompt.complaint = None;
    if key.code != KeyCode::Enter {
        prompt.stage = PromptStage::Typing;
    }
    match key.code {
        KeyCode::Esc => state.overlay = Overlay::None,
        KeyCode::Enter => return confirm(state),
        KeyCode::Backspace => {
            prompt.text.pop();
        }
        KeyCode::Char('u') if key.modifiers.contains(KeyModifiers::CONTROL) => prompt.text.clear(),
        KeyCode::Char(sign) if types(key) => prompt.write([sign]),
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
        // The chart takes the place of the prompt.
        Question::Steps => match state.begin_training(&text) {
            Ok(()) => return Outcome::Continue.into(),
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
                // Without its ending a file would be taken for the name of a built-in network.
                let path = if path.extension().is_none() { path.with_extension("toml") } else { path };
                return Effect::Write { path, text: state.walk().scenario().to_toml(), overwriting };
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

/// The path that is typed, without the quotes that a file dragged into the terminal comes in.
fn path(typed: &str) -> Option<PathBuf> {
    let typed = typed.trim();
    let unquoted = ['\'', '"'].into_iter().find_map(|quote| typed.strip_prefix(quote)?.strip_suffix(quote));
    let path = unquoted.unwrap_or(typed);
    (!path.is_empty()).then(|| PathBuf::from(path))
}
