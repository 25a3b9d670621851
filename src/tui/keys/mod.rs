//! The one table of keys: what a key does, the footer, the help, the README's table and every text that names a key
//! come from it.

mod command;
mod table;

pub use command::Command;
pub use table::BINDINGS;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// Where a key works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// On the steps.
    Steps,
    /// In a box that lies over them.
    Box,
    /// On the steps, and in a box as well.
    Both,
}

/// What a key is about: the help is in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// The ten keys to start with.
    Start,
    /// Going from step to step.
    Steps,
    /// What the numbers and symbols mean.
    Meaning,
    /// Given numbers that are changed.
    Changing,
    /// Training step after training step, network after network.
    Training,
    /// Lectures.
    Lecture,
    /// How it looks.
    Looks,
    /// Practice.
    Practice,
    /// Answers files.
    Answers,
    /// Hunts for a mistake.
    Hunt,
    /// Boxes such as the help.
    Boxes,
    /// The program itself.
    Program,
}

impl Subject {
    /// All subjects, in the order of the help.
    pub const ALL: [Self; 12] = [
        Self::Start,
        Self::Steps,
        Self::Meaning,
        Self::Changing,
        Self::Training,
        Self::Lecture,
        Self::Looks,
        Self::Practice,
        Self::Answers,
        Self::Hunt,
        Self::Boxes,
        Self::Program,
    ];

    /// Its heading in the help.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Start => "Ten keys to start with",
            Self::Steps => "From step to step",
            Self::Meaning => "What things mean",
            Self::Changing => "Changing numbers",
            Self::Training => "Training steps and networks",
            Self::Lecture => "A lecture",
            Self::Looks => "How it looks",
            Self::Practice => "Practice",
            Self::Answers => "An answers file",
            Self::Hunt => "A hunt for a mistake",
            Self::Boxes => "In a box such as this one",
            Self::Program => "The program",
        }
    }
}

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Binding {
    /// What the keys ask for.
    pub command: Command,
    /// Where they work.
    pub place: Place,
    /// What they are about.
    pub subject: Subject,
    /// The keys; the first is the one that the footer shows.
    pub keys: &'static [Key],
    /// One or two words for the footer.
    pub short: &'static str,
    /// A sentence for the help.
    pub help: &'static str,
}

/// A key as it is named to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// A plain key.
    Plain(KeyCode),
    /// A key with Ctrl.
    Control(char),
    /// An arrow with Shift.
    Shift(KeyCode),
}

impl Key {
    fn matches(self, event: &KeyEvent) -> bool {
        let control = event.modifiers.contains(KeyModifiers::CONTROL);
        match self {
            Self::Plain(code) => {
                let is_shifted = is_arrow(code) && event.modifiers.contains(KeyModifiers::SHIFT);
                event.code == code && !control && !is_shifted && !event.modifiers.contains(KeyModifiers::ALT)
            }
            Self::Shift(code) => event.code == code && event.modifiers == KeyModifiers::SHIFT,
            Self::Control(letter) => control && event.code == KeyCode::Char(letter),
        }
    }

    /// The key's name; arrows are signs where the terminal has them.
    #[must_use]
    pub fn name(self, ascii: bool) -> String {
        match self {
            Self::Control(letter) => format!("Ctrl-{}", letter.to_ascii_uppercase()),
            Self::Shift(code) => format!("Shift-{}", Self::Plain(code).name(ascii)),
            Self::Plain(code) => match code {
                KeyCode::Right if !ascii => "→".to_owned(),
                KeyCode::Left if !ascii => "←".to_owned(),
                KeyCode::Down if !ascii => "↓".to_owned(),
                KeyCode::Up if !ascii => "↑".to_owned(),
                KeyCode::Char(' ') => "Space".to_owned(),
                KeyCode::Char(letter) => letter.to_string(),
                KeyCode::BackTab => "Shift-Tab".to_owned(),
                KeyCode::PageDown => "PgDn".to_owned(),
                KeyCode::PageUp => "PgUp".to_owned(),
                other => other.to_string(),
            },
        }
    }
}

/// The press of a key.
impl From<Key> for KeyEvent {
    fn from(key: Key) -> Self {
        match key {
            Key::Plain(code) => Self::new(code, KeyModifiers::NONE),
            Key::Control(letter) => Self::new(KeyCode::Char(letter), KeyModifiers::CONTROL),
            Key::Shift(code) => Self::new(code, KeyModifiers::SHIFT),
        }
    }
}

/// Whether a key is one of the four arrows, which are others with Shift.
fn is_arrow(code: KeyCode) -> bool {
    matches!(code, KeyCode::Left | KeyCode::Right | KeyCode::Up | KeyCode::Down)
}

impl Place {
    /// Whether a row of this place is looked up at another.
    fn holds(self, at: Self) -> bool {
        self == at || self == Self::Both
    }
}

/// The command that a key press asks for, on the steps or in a box.
#[must_use]
pub fn command(event: &KeyEvent, place: Place) -> Option<Command> {
    let mut here = BINDINGS.iter().filter(|binding| binding.place.holds(place));
    here.find(|binding| binding.keys.iter().any(|key| key.matches(event))).map(|binding| binding.command)
}

/// Whether a key is a sign to write: with Ctrl or Alt it is none, with both it is (they are AltGr on Windows).
#[must_use]
pub fn types(key: &KeyEvent) -> bool {
    key.modifiers.contains(KeyModifiers::CONTROL) == key.modifiers.contains(KeyModifiers::ALT)
}

/// The table's row of a command.
#[must_use]
pub fn binding(command: Command) -> Option<&'static Binding> {
    BINDINGS.iter().find(|binding| binding.command == command)
}

/// The key to name for a command, in sentences.
#[must_use]
pub fn key_of(command: Command) -> String {
    binding(command).and_then(|binding| binding.keys.first()).map(|key| key.name(true)).unwrap_or_default()
}

/// The table as Markdown, for the README.
#[must_use]
pub fn markdown_table() -> String {
    let row = |binding: &Binding| {
        let keys: Vec<String> = binding.keys.iter().map(|key| format!("`{}`", key.name(false))).collect();
        format!("| {} | {} |\n", keys.join(" "), binding.help)
    };
    let rows: String = Subject::ALL
        .into_iter()
        .flat_map(|subject| BINDINGS.iter().filter(move |binding| binding.subject == subject))
        .map(row)
        .collect();
    format!("| keys | what they do |\n|---|---|\n{rows}")
}
