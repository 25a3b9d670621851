//! The screen without a terminal: keys go in, the picture comes out.

pub mod any_keys;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
pub use gradwalk::tui::take_in;
use gradwalk::{
    formula::Digits,
    network::Sizes,
    reading::ReadingKind,
    scenario::{Problem, Scenario},
    settings::Settings,
    tui::{
        keys::{Command, Key, bindings},
        state::State,
        terminal::Outcome,
        view,
    },
    typeset::{Glyphs, Letters},
};
use ratatui::{
    Terminal,
    backend::TestBackend,
    buffer::{Buffer, Cell},
};
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

pub fn settings(glyphs: Glyphs, reading: ReadingKind) -> Settings<ReadingKind> {
    Settings { glyphs, letters: Letters::Document, digits: Digits::default(), reading }
}

/// A built-in problem at its first step, opened without any option.
pub fn opened(problem: Problem) -> State {
    opened_with(problem, settings(Glyphs::Small, ReadingKind::Document))
}

pub fn opened_with(problem: Problem, settings: Settings<ReadingKind>) -> State {
    State::new(Scenario::load(problem.name()).unwrap(), settings)
}

/// A drawn exercise with as many inputs as hidden units and outputs.
pub fn drawn(problem: Problem, units: usize) -> State {
    let sizes = Sizes::new(&[units, units, units]).unwrap();
    State::new(Scenario::random(problem.architecture(), sizes, 7), settings(Glyphs::Small, ReadingKind::Document))
}

pub fn event_of(key: Key) -> Event {
    match key {
        Key::Plain(code) => Event::Key(KeyEvent::new(code, KeyModifiers::NONE)),
        Key::Shift(code) => Event::Key(KeyEvent::new(code, KeyModifiers::SHIFT)),
        Key::Control(letter) => Event::Key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL)),
    }
}

pub fn press(state: &mut State, key: Key) -> Outcome {
    take_in(state, &event_of(key))
}

/// Presses the first key of a command.
pub fn ask(state: &mut State, command: Command) -> Outcome {
    let binding = bindings().find(|binding| binding.command == command).unwrap();
    press(state, binding.keys[0])
}

pub fn ask_all(state: &mut State, commands: &[Command]) {
    for command in commands {
        ask(state, *command);
    }
}

/// Types at the open prompt.
pub fn write(state: &mut State, text: &str) {
    for sign in text.chars() {
        press(state, Key::Plain(KeyCode::Char(sign)));
    }
}

/// Opens the prompt, types, and confirms.
pub fn jump(state: &mut State, name: &str) {
    ask(state, Command::Jump);
    write(state, name);
    press(state, Key::Plain(KeyCode::Enter));
}

pub fn picture(state: &State, width: u16, height: u16) -> Buffer {
    let mut state = state.clone();
    take_in(&mut state, &Event::Resize(width, height));
    let state = &state;
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| view::draw(state, frame)).unwrap();
    terminal.backend().buffer().clone()
}

pub fn rows(buffer: &Buffer) -> impl Iterator<Item = &[Cell]> {
    buffer.content.chunks(usize::from(buffer.area.width).max(1))
}

pub fn text_of(cells: &[Cell]) -> String {
    cells.iter().map(Cell::symbol).collect()
}

/// The picture as text, without the blanks at the ends of the rows.
pub fn text(buffer: &Buffer) -> String {
    rows(buffer).map(|row| text_of(row).trim_end().to_owned() + "\n").collect()
}

/// The first character that controls the terminal, changes the direction of writing, or is invisible.
pub fn stranger(text: &str) -> Option<char> {
    use GeneralCategory::{Control, Format, LineSeparator, ParagraphSeparator, PrivateUse, Unassigned};
    let is_strange = |sign: char| {
        let category = sign.general_category();
        matches!(category, Control | Format | LineSeparator | ParagraphSeparator | PrivateUse | Unassigned)
    };
    text.chars().find(|sign| *sign != '\n' && is_strange(*sign))
}
