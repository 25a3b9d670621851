//! JSON that is safe on a terminal: characters that a terminal would obey, or that reorder the text around them, are
//! escaped, so that the value stays the same.

use std::io;

use serde::Serialize;
use serde_json::ser::{Formatter, PrettyFormatter, Serializer};

use crate::scenario::display::is_printable;

/// The data as a text on several lines, ending in a newline.
pub(super) fn pretty(data: &impl Serialize) -> String {
    let mut plain = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut plain, Numbers(PrettyFormatter::new()));
    data.serialize(&mut serializer).expect("numbers, texts and lists of them are always JSON");
    let plain = String::from_utf8(plain).expect("JSON is UTF-8");
    let mut text = String::with_capacity(plain.len() + 1);
    for character in plain.chars() {
        // Outside strings, line ends are the only unprintable characters; inside strings they are escaped already.
        if character == '\n' || is_printable(character) {
            text.push(character);
        } else {
            // A character beyond 16 bits has two such escapes.
            text.extend(character.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    text.push('\n');
    text
}

/// The usual form, with zero unsigned.
struct Numbers<'indent>(PrettyFormatter<'indent>);

impl Formatter for Numbers<'_> {
    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        // -0 + 0 is 0, and adding 0 changes no other number.
        self.0.write_f64(writer, value + 0.0)
    }

    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn end_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }

    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_escaped_and_reads_back_as_it_was() {
        let texts = ["a\u{9b}2J\u{7f}\u{1b}", "\u{202e}lmth", "👩\u{200d}🏫 \u{e0041}", "\"Übung\"\\\n漢"];
        let json = pretty(&texts);
        assert!(json.chars().all(|character| character == '\n' || is_printable(character)), "{json:?}");
        assert!(json.contains(r"\u202elmth") && json.contains(r"\udb40\udc41"), "{json}");
        assert_eq!(serde_json::from_str::<Vec<String>>(&json).unwrap(), texts);
    }

    #[test]
    fn other_data_is_laid_out_as_ever() {
        assert_eq!(pretty(&[-0.0, 0.0, -1.5]), "[\n  0.0,\n  0.0,\n  -1.5\n]\n", "no zero has a sign");
        let data = serde_json::json!({"Übung": [1.5, null, {"a": []}], "b": {}, "c": "漢 ≈ \"\\"});
        assert_eq!(pretty(&data), format!("{data:#}\n"));
    }
}
