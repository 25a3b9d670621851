//! What an event does to the state. No terminal is needed to test it.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

use super::{
    keys::{self, Command},
    state::{Overlay, Page, StartAt, State, Turn},
    terminal::Outcome,
};
use crate::scenario::{Problem, Scenario};

/// Names at the prompt are short; more than this is a slip of the hand.
const LONGEST_NAME: usize = 40;

/// Takes in one event.
pub fn handle(state: &mut State, event: &Event) -> Outcome {
    match event {
        Event::Key(key) => press(state, key),
        Event::Paste(text) => {
            let Some((typed, complaint)) = state.overlay.prompt() else { return Outcome::Unchanged };
            *complaint = None;
            let room = LONGEST_NAME.saturating_sub(typed.chars().count());
            typed.extend(text.chars().filter(|sign| !sign.is_control()).take(room));
            Outcome::Continue
        }
        Event::Resize(..) => Outcome::Continue,
        _ => Outcome::Unchanged,
    }
}

fn press(state: &mut State, key: &KeyEvent) -> Outcome {
    let command = keys::command(key);
    // These two work whatever is on the screen: raw mode leaves them to the program.
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    match command {
        Some(Command::Quit) if control => return Outcome::Quit,
        Some(Command::Suspend) => return Outcome::Suspend,
        _ => {}
    }
    if state.overlay.prompt().is_some() {
        type_at_prompt(state, key);
        return Outcome::Continue;
    }
    state.notice = None;
    if let (Overlay::None, Some(_), Some(sign)) = (&state.overlay, state.practice(), begins_number(key)) {
        state.ask_for_number(sign.encode_utf8(&mut [0; 4]));
        return Outcome::Continue;
    }
    let Some(command) = command else { return Outcome::Continue };
    if state.overlay == Overlay::None { walk(state, command) } else { read_overlay(state, command) }
}

/// The sign that a number begins with, where the key is one.
fn begins_number(key: &KeyEvent) -> Option<char> {
    match key.code {
        KeyCode::Char(sign @ ('0'..='9' | '-' | '.')) if types(key) => Some(sign),
        _ => None,
    }
}

/// Whether a command would change what is practised, or tell numbers that are hidden.
fn spoils_practice(command: Command) -> bool {
    use Command::{Apply, Errata, SwitchProblem, SwitchReading, Unapply};
    matches!(command, SwitchReading | SwitchProblem | Errata | Apply | Unapply)
}

fn walk(state: &mut State, command: Command) -> Outcome {
    if state.practice().is_some() && spoils_practice(command) {
        state.notice = Some("Not in practice: P ends it.".to_owned());
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
        Command::Jump => state.overlay = Overlay::Jump { text: String::new(), complaint: None },
        Command::NextFactor => state.choose(Turn::On),
        Command::PreviousFactor => state.choose(Turn::Back),
        Command::SwitchReading => state.switch_reading(),
        Command::SwitchProblem => {
            let problem = state.walk().scenario().problem();
            state.switch_problem(|| other_problem(problem));
        }
        Command::SwitchGlyphs => state.switch_glyphs(),
        Command::MoreDigits => state.set_digits(state.settings.digits.more()),
        Command::FewerDigits => state.set_digits(state.settings.digits.fewer()),
        Command::Errata => open_errata(state),
        Command::SwitchPage => {
            state.page = match state.page {
                Page::Formula => Page::Network,
                Page::Network => Page::Weights,
                Page::Weights => Page::Formula,
            }
        }
        Command::Practice if state.practice().is_some() => state.end_practice(),
        Command::Practice => state.begin_practice(),
        Command::Answer => state.ask_for_number(""),
        Command::Hint => state.look_up(),
        Command::Apply => state.apply(),
        Command::Unapply => state.unapply(),
        Command::ScrollDown => scroll(state, Turn::On),
        Command::ScrollUp => scroll(state, Turn::Back),
        Command::Help => {
            state.overlay = Overlay::Help;
            state.scroll = 0;
        }
        Command::Close => {}
        Command::Quit => return Outcome::Quit,
        Command::Suspend => return Outcome::Suspend,
    }
    Outcome::Continue
}

/// Rows that one key scrolls.
const ROWS: usize = 5;

/// Away from the anchor or back to it: from the top the way leads down, from the newest line up.
fn scroll(state: &mut State, turn: Turn) {
    let away = match state.anchor {
        StartAt::LastLine => Turn::On,
        StartAt::FirstLine => Turn::Back,
    };
    state.scroll = if turn == away { state.scroll + ROWS } else { state.scroll.saturating_sub(ROWS) };
}

/// The document's other network; from a network that is of neither kind, the first.
fn other_problem(problem: Option<Problem>) -> Scenario {
    let name = match problem {
        Some(Problem::Regression) => Problem::Classification,
        Some(Problem::Classification) | None => Problem::Regression,
    }
    .name();
    Scenario::load(name).expect("the document's two problems are built in")
}

/// The errata of this step; where it has none, all that are printed where the exercise is from.
fn open_errata(state: &mut State) {
    let own = state.step().errata.clone();
    let of = if own.is_empty() { state.walk().errata().to_vec() } else { own };
    if of.is_empty() {
        let reason = state.walk().no_document().map_or_else(String::new, |reason| format!(": {reason}"));
        state.notice = Some(format!("There are no errata here{reason}."));
        return;
    }
    state.scroll = 0;
    state.overlay = Overlay::Errata { of, at: 0 };
}

fn read_overlay(state: &mut State, command: Command) -> Outcome {
    let turned = |at: usize, count: usize, turn: Turn| match turn {
        Turn::On => (at + 1) % count,
        Turn::Back => (at + count - 1) % count,
    };
    match (&mut state.overlay, command) {
        (_, Command::ScrollDown | Command::NextStep) => state.scroll += 3,
        (_, Command::ScrollUp | Command::PreviousStep) => state.scroll = state.scroll.saturating_sub(3),
        (Overlay::Errata { of, at }, Command::NextLine | Command::NextFactor) => {
            *at = turned(*at, of.len(), Turn::On);
            state.scroll = 0;
        }
        (Overlay::Errata { of, at }, Command::PreviousLine | Command::PreviousFactor) => {
            *at = turned(*at, of.len(), Turn::Back);
            state.scroll = 0;
        }
        (_, Command::SwitchGlyphs) => state.switch_glyphs(),
        (Overlay::Score(_), Command::NextLine | Command::Practice) => state.overlay = Overlay::None,
        (_, Command::Close | Command::Quit | Command::Help | Command::Errata) => {
            state.overlay = Overlay::None;
            state.scroll = 0;
        }
        _ => {}
    }
    Outcome::Continue
}

fn type_at_prompt(state: &mut State, key: &KeyEvent) {
    let Some((text, complaint)) = state.overlay.prompt() else { return };
    *complaint = None;
    match key.code {
        KeyCode::Esc => state.overlay = Overlay::None,
        KeyCode::Enter => confirm(state),
        KeyCode::Backspace => {
            text.pop();
        }
        KeyCode::Char('u') if key.modifiers.contains(KeyModifiers::CONTROL) => text.clear(),
        KeyCode::Char(sign) if types(key) && text.chars().count() < LONGEST_NAME && !sign.is_control() => {
            text.push(sign);
        }
        _ => {}
    }
}

/// Whether the key is a sign to write: with Ctrl or Alt it is none, with both it is (they are AltGr on Windows).
fn types(key: &KeyEvent) -> bool {
    key.modifiers.contains(KeyModifiers::CONTROL) == key.modifiers.contains(KeyModifiers::ALT)
}

fn confirm(state: &mut State) {
    match std::mem::replace(&mut state.overlay, Overlay::None) {
        Overlay::Jump { text, .. } => jump(state, text),
        Overlay::Answer { text, .. } => {
            if let Err(error) = state.answer(&text) {
                state.overlay = Overlay::Answer { text, complaint: Some(error.to_string()) };
            }
        }
        other => state.overlay = other,
    }
}

fn jump(state: &mut State, typed: String) {
    match destination(state, &typed) {
        Ok(step) => state.go_to(step, StartAt::LastLine),
        Err(complaint) => state.overlay = Overlay::Jump { text: typed, complaint: Some(complaint) },
    }
}

/// The step that a number or a name leads to.
fn destination(state: &State, typed: &str) -> Result<usize, String> {
    let count = state.walk().steps().len();
    if let Ok(number) = typed.trim().parse::<usize>() {
        let step = number.checked_sub(1).filter(|step| *step < count);
        return step.ok_or_else(|| format!("there is no step {number}: they run from 1 to {count}"));
    }
    let quantity = state.notation().parse(typed).map_err(|error| error.to_string())?;
    state.walk().find_near(state.step(), quantity).ok_or_else(|| format!("no step is about {quantity}"))
}
