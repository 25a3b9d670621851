//! JSON in which nothing stands that a terminal would obey, or that turns what is around it: such characters are escaped,
//! so that the value is what it is.

use serde::Serialize;

use crate::scenario::display::is_printable;

/// The data as a text on several lines, ending in a newline.
pub(super) fn pretty(data: &impl Serialize) -> String {
    let plain = serde_json::to_string_pretty(data).expect("numbers, texts and lists of them are always JSON");
    let mut text = String::with_capacity(plain.len() + 1);
    for character in plain.chars() {
        // Around texts there are ends of lines, and nothing else that is not printable; in texts those are escaped already.
        if character == '\n' || is_printable(character) {
            text.push(character);
        } else {
            // Beyond 16 bits a character has two such escapes.
            text.extend(character.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    text.push('\n');
    text
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
        let data = serde_json::json!({"Übung": [1.5, null, {"a": []}], "b": {}, "c": "漢 ≈ \"\\"});
        assert_eq!(pretty(&data), format!("{data:#}\n"));
    }
}
