//! The one table of keys. What a key does, the footer, the help, the README's table and every text that names a key are
//! taken from it.

mod command;
mod key;
mod place;
mod table;
mod touches;

pub use command::Command;
pub use key::Key;
pub use place::Place;
pub use table::bindings;
pub use touches::Touches;

use crossterm::event::{KeyEvent, KeyModifiers};

/// The subject of a key: the help is in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// The ten keys to start with.
    Start,
    /// Going from step to step.
    Steps,
    /// The meaning of the numbers and symbols.
    Meaning,
    /// Changes of given numbers.
    Changing,
    /// Training step after training step, network after network.
    Training,
    /// Lectures.
    Lecture,
    /// Settings of the screen.
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
    /// The commands of the keys.
    pub command: Command,
    /// Where they work.
    pub places: &'static [Place],
    /// Where the footer names them, if they have an effect. Keys that work somewhere without being named there are in
    /// the help: they are rarely needed, or are the opposite of a key that is named.
    pub footer: &'static [Place],
    /// What they would change or reveal.
    pub touches: Touches,
    /// Their subject.
    pub subject: Subject,
    /// The keys; the first is the one that the footer shows.
    pub keys: &'static [Key],
    /// One or two words for the footer.
    pub short: &'static str,
    /// A sentence for the help.
    pub help: &'static str,
}

/// The command that a key press asks for at a place. A key with Ctrl works at all of them, for raw mode leaves it to
/// the program.
#[must_use]
pub fn command(event: &KeyEvent, place: Place) -> Option<Command> {
    let works = |binding: &Binding, key: &Key| matches!(key, Key::Control(_)) || binding.places.contains(&place);
    let asked = |binding: &Binding| binding.keys.iter().any(|key| key.matches(event) && works(binding, key));
    bindings().find(|binding| asked(binding)).map(|binding| binding.command)
}

/// Whether a key types a character: not with Ctrl or Alt alone, but with both (which is AltGr on Windows).
#[must_use]
pub fn types(key: &KeyEvent) -> bool {
    key.modifiers.contains(KeyModifiers::CONTROL) == key.modifiers.contains(KeyModifiers::ALT)
}

/// The table's row of a command.
#[must_use]
pub fn binding(command: Command) -> Option<&'static Binding> {
    bindings().find(|binding| binding.command == command)
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
        .flat_map(|subject| bindings().filter(move |binding| binding.subject == subject))
        .map(row)
        .collect();
    format!("| keys | what they do |\n|---|---|\n{rows}")
}
