//! From the bytes that a terminal sends to keys, the mouse and pasted text. Unix only.
//!
//! Sequences are understood by `terminput`. What it cannot know is time: whether an escape is the key of that name or
//! the first byte of another's, and whether a paste that stopped will go on.

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use terminput_crossterm::to_crossterm;

const ESCAPE: u8 = 0x1b;

/// The byte of `Ctrl-C`.
const INTERRUPT: u8 = 0x03;

const PASTE: &[u8] = b"\x1b[200~";

/// A report of the mouse, which no key begins like.
const REPORT: &[u8] = b"\x1b[<";

/// The longest text that is pasted in one piece.
const LONGEST_PASTE: usize = 64 * 1024;

/// The bytes of one key arrive together, or nearly so over a slow line.
const BETWEEN_BYTES_OF_A_KEY: Duration = Duration::from_millis(50);

/// If the rest of a report came late, it would be taken for typed digits.
const BETWEEN_BYTES_OF_A_REPORT: Duration = Duration::from_millis(500);

/// A paste that has been silent for this long is over, with or without its end marker.
const BETWEEN_BYTES_OF_A_PASTE: Duration = Duration::from_millis(500);

/// Takes in bytes as they arrive and returns events once they are complete.
#[derive(Default)]
pub(super) struct Decoder {
    /// The bytes of an event that is not complete.
    begun: Vec<u8>,
}

impl Decoder {
    /// How long to wait for more bytes before calling [`Decoder::silence`]; `None` if no event has begun.
    pub(super) fn patience(&self) -> Option<Duration> {
        match &*self.begun {
            [] => None,
            begun if begun.starts_with(PASTE) => Some(BETWEEN_BYTES_OF_A_PASTE),
            begun if begun.starts_with(REPORT) => Some(BETWEEN_BYTES_OF_A_REPORT),
            _ => Some(BETWEEN_BYTES_OF_A_KEY),
        }
    }

    /// The events that these bytes complete.
    pub(super) fn take_in(&mut self, bytes: &[u8]) -> Vec<Event> {
        bytes.iter().filter_map(|byte| self.take_in_byte(*byte)).collect()
    }

    fn take_in_byte(&mut self, byte: u8) -> Option<Event> {
        let pasting = self.begun.starts_with(PASTE);
        if pasting && byte == INTERRUPT {
            // No text contains it; it is the key, and has to be heard.
            self.begun.clear();
            return Some(Event::Key(KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL)));
        }
        self.begun.push(byte);
        if self.begun == [ESCAPE] {
            return None;
        }
        match terminput::Event::parse_from(&self.begun) {
            Ok(None) if pasting && self.begun.len() >= LONGEST_PASTE => self.pasted(),
            Ok(None) => None,
            Ok(Some(event)) => {
                self.begun.clear();
                to_crossterm(event).ok()
            }
            // Not a known key; another may begin with its next byte.
            Err(_) => {
                self.begun.clear();
                None
            }
        }
    }

    /// The events that are complete now that nothing has followed for a while.
    pub(super) fn silence(&mut self) -> Vec<Event> {
        if self.begun.starts_with(PASTE) {
            return self.pasted().into_iter().collect();
        }
        let begun = std::mem::take(&mut self.begun);
        match &*begun {
            [ESCAPE] => vec![Event::Key(KeyCode::Esc.into())],
            _ => Vec::new(),
        }
    }

    /// What has been pasted so far.
    fn pasted(&mut self) -> Option<Event> {
        let begun = std::mem::take(&mut self.begun);
        let text = String::from_utf8_lossy(begun.strip_prefix(PASTE)?).into_owned();
        (!text.is_empty()).then_some(Event::Paste(text))
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

    use super::*;

    /// The events from bytes at once, and those when nothing follows.
    fn decoded(bytes: &[u8]) -> (Vec<Event>, Vec<Event>) {
        let mut decoder = Decoder::default();
        let at_once = decoder.take_in(bytes);
        let later = decoder.silence();
        assert_eq!(decoder.patience(), None, "after a silence nothing is waited for");
        (at_once, later)
    }

    fn key(code: KeyCode) -> Event {
        Event::Key(code.into())
    }

    fn control(letter: char) -> Event {
        Event::Key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL))
    }

    #[test]
    fn keys_are_known_by_their_bytes() {
        let cases: [(&[u8], Event); 9] = [
            (b"u", key(KeyCode::Char('u'))),
            ("é".as_bytes(), key(KeyCode::Char('é'))),
            (b"\r", key(KeyCode::Enter)),
            (b"\x7f", key(KeyCode::Backspace)),
            (b"\x03", control('c')),
            (b"\x1b[C", key(KeyCode::Right)),
            (b"\x1bOC", key(KeyCode::Right)),
            (b"\x1b[6~", key(KeyCode::PageDown)),
            (b"\x1b[Z", Event::Key(KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT))),
        ];
        for (bytes, event) in cases {
            assert_eq!(decoded(bytes), (vec![event], Vec::new()), "{bytes:?}");
        }
    }

    #[test]
    fn an_escape_is_the_key_where_nothing_follows() {
        assert_eq!(decoded(b"\x1b"), (Vec::new(), vec![key(KeyCode::Esc)]));
        let mut decoder = Decoder::default();
        assert_eq!(decoder.take_in(b"\x1b"), []);
        assert_eq!(decoder.take_in(b"[D"), [key(KeyCode::Left)]);
    }

    #[test]
    fn a_key_that_is_not_complete_is_none() {
        assert_eq!(decoded(b"\x1b["), (Vec::new(), Vec::new()));
        let mut decoder = Decoder::default();
        decoder.take_in(b"\x1b[1;");
        decoder.silence();
        assert_eq!(decoder.take_in(b"q"), [key(KeyCode::Char('q'))]);
    }

    #[test]
    fn the_mouse_is_known_by_its_reports() {
        let mouse = |kind, column, row| Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE });
        let left = MouseButton::Left;
        let cases: [(&[u8], Event); 6] = [
            (b"\x1b[<0;10;5M", mouse(MouseEventKind::Down(left), 9, 4)),
            (b"\x1b[<0;10;5m", mouse(MouseEventKind::Up(left), 9, 4)),
            (b"\x1b[<2;300;1M", mouse(MouseEventKind::Down(MouseButton::Right), 299, 0)),
            (b"\x1b[<64;1;1M", mouse(MouseEventKind::ScrollUp, 0, 0)),
            (b"\x1b[<65;1;1M", mouse(MouseEventKind::ScrollDown, 0, 0)),
            (b"\x1b[<35;80;24M", mouse(MouseEventKind::Moved, 79, 23)),
        ];
        for (bytes, event) in cases {
            assert_eq!(decoded(bytes), (vec![event], Vec::new()), "{bytes:?}");
        }
    }

    #[test]
    fn a_report_that_comes_in_pieces_is_one_event_and_types_no_digits() {
        let report = b"\x1b[<0;10;5M";
        for split in 1..report.len() {
            let mut decoder = Decoder::default();
            let (first, rest) = report.split_at(split);
            assert_eq!(decoder.take_in(first), []);
            let patience = decoder.patience().unwrap();
            assert_eq!(patience == BETWEEN_BYTES_OF_A_REPORT, first.starts_with(REPORT), "{first:?}");
            assert!(matches!(&*decoder.take_in(rest), [Event::Mouse(_)]), "{first:?}");
        }
        // Several at once, and keys between them.
        let at_once = decoded(b"\x1b[<0;1;1M\x1b[<0;1;1mq\x1b[<65;1;1M").0;
        assert!(matches!(&*at_once, [Event::Mouse(_), Event::Mouse(_), Event::Key(_), Event::Mouse(_)]), "{at_once:?}");
    }

    #[test]
    fn a_paste_is_one_event() {
        let pasted = || Event::Paste("0.5\nq".to_owned());
        assert_eq!(decoded(b"\x1b[200~0.5\nq\x1b[201~"), (vec![pasted()], Vec::new()));
        // Its end marker has not come.
        assert_eq!(decoded(b"\x1b[200~0.5\nq"), (Vec::new(), vec![pasted()]));
    }

    #[test]
    fn control_c_is_heard_in_a_paste_that_does_not_end() {
        assert_eq!(decoded(b"\x1b[200~0.5\x03"), (vec![control('c')], Vec::new()));
    }

    #[test]
    fn a_paste_without_end_does_not_grow_without_end() {
        let mut bytes = PASTE.to_vec();
        bytes.resize(3 * LONGEST_PASTE, b'1');
        let mut decoder = Decoder::default();
        let events = decoder.take_in(&bytes);
        assert!(matches!(&events[0], Event::Paste(text) if text.len() < LONGEST_PASTE), "one piece first");
        assert!(events.len() > 1, "the rest is typed");
        assert!(decoder.begun.is_empty());
    }
}
