//! A key and its name.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key, for naming it in texts.
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
    /// Whether a key press is this key.
    pub(super) fn matches(self, event: &KeyEvent) -> bool {
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

    /// The key's name; arrows are drawn as signs where the terminal has them.
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

/// Whether a key is one of the four arrows, which differ from the same ones with Shift.
fn is_arrow(code: KeyCode) -> bool {
    matches!(code, KeyCode::Left | KeyCode::Right | KeyCode::Up | KeyCode::Down)
}

/// The plain key of a letter or another character.
pub(super) const fn letter(letter: char) -> Key {
    Key::Plain(KeyCode::Char(letter))
}

/// A plain key that is not a character.
pub(super) const fn key(code: KeyCode) -> Key {
    Key::Plain(code)
}
