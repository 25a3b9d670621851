//! Getting at the text of an answers file.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::decode::{Decoded, is_utf16};
use super::fault::{Fault, Wrong};
use super::{AnswersFile, parse};
use crate::scenario::MAX_FILE_BYTES;
use crate::scenario::display::printable;

const EXPECTED: &str = "an answers file in CSV or TOML";

/// Reads an answers file. Whatever is wrong with it, up to there being none, is told among its faults.
///
/// A line with an answer that is not UTF-8 is a fault, and the others are read all the same. In comments and titles any
/// bytes may stand.
///
/// ```
/// use gradwalk::homework::answers::load;
/// let answers = load("no-such.csv".as_ref());
/// assert_eq!(
///     answers.faults[0].to_string(),
///     "no-such.csv: found no such file; expected an answers file in CSV or TOML"
/// );
/// ```
#[must_use]
pub fn load(path: &Path) -> AnswersFile {
    let file = path.to_string_lossy();
    match bytes(path) {
        Ok(bytes) => decode(&bytes, &file),
        Err(wrong) => AnswersFile::unreadable(&file, wrong),
    }
}

fn bytes(path: &Path) -> Result<Vec<u8>, Wrong> {
    let unreadable = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Wrong::new("no such file", EXPECTED),
        _ => Wrong::new(format!("a file that cannot be read ({})", printable(&error.to_string())), EXPECTED),
    };
    // Asked before opening, as some systems do not open a directory and others do not read it.
    if path.is_dir() {
        return Err(Wrong::new("a directory", EXPECTED));
    }
    let mut bytes = Vec::new();
    let opened = File::open(path).map_err(unreadable)?;
    // Reading no further than needed also ends the reading of devices that have no end.
    opened.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        let found = format!("more than {MAX_FILE_BYTES} bytes");
        return Err(Wrong::new(found, format!("{EXPECTED}, which takes a few thousand")));
    }
    Ok(bytes)
}

fn decode(bytes: &[u8], file: &str) -> AnswersFile {
    if is_utf16(bytes) {
        return AnswersFile::unreadable(file, Wrong::new("text in UTF-16", format!("{EXPECTED}, saved as UTF-8")));
    }
    if bytes.contains(&0) {
        let found = "a file that is no text, perhaps a spreadsheet's own";
        return AnswersFile::unreadable(file, Wrong::new(found, EXPECTED));
    }
    let Decoded { text, replaced } = Decoded::of(bytes);
    let mut answers = parse(&text, file);
    for fault in &mut answers.faults {
        if let Some(line) = fault.line().filter(|line| replaced.contains(line)) {
            let expected = format!("{EXPECTED}, saved as UTF-8 text");
            *fault = Fault::new(file, Some(line), Wrong::new("bytes that are not UTF-8", expected));
        }
    }
    answers
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn faults(name: &str, bytes: &[u8]) -> (usize, Vec<String>) {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join(name);
        fs::write(&path, bytes).unwrap();
        let answers = load(&path);
        let folder = format!("{}/", directory.path().display());
        (answers.entries.len(), answers.faults.iter().map(|fault| fault.to_string().replace(&folder, "")).collect())
    }

    #[test]
    fn a_byte_order_mark_and_either_end_of_line_are_read() {
        for end in ["\n", "\r\n"] {
            let csv = ["\u{feff}quantity,value", "E,0.3", "E',0.2", ""].join(end);
            assert_eq!(faults("a.csv", csv.as_bytes()), (2, Vec::new()));
            let toml = ["\u{feff}E = 0.3", "\"E'\" = 0.2", ""].join(end);
            assert_eq!(faults("a.toml", toml.as_bytes()), (2, Vec::new()));
        }
    }

    fn not_text(name: &str, line: usize) -> String {
        format!(
            "{name}:{line}: found bytes that are not UTF-8; expected an answers file in CSV or TOML, saved as UTF-8 text"
        )
    }

    #[test]
    fn an_answer_that_is_not_utf8_does_not_stop_the_others() {
        let (entries, said) = faults("a.csv", b"E;0,3\nfoo;1\nX1(1);0,\xb3\nO\xb9(1);1\nX2(1);1;\xe4\nE';0,2");
        assert_eq!(entries, 2);
        assert!(said[0].starts_with("a.csv:2: found \"foo\""), "{said:?}");
        assert_eq!(said[1..], [3, 4, 5].map(|line| not_text("a.csv", line)));
        let (entries, said) = faults("a.toml", b"E = 0.3\n\"X1(1)\" = \"\xbd\"\n\"E'\" = 0.2");
        assert_eq!((entries, said), (2, vec![not_text("a.toml", 2)]));
        let (entries, said) = faults("a.toml", b"E = 0.3\n\xe4 = 1\n\"E'\" = 0.2");
        assert_eq!((entries, said), (2, vec![not_text("a.toml", 2)]));
    }

    #[test]
    fn bytes_of_comments_and_titles_do_not_matter() {
        let csv = b"# M\xfcller\nGr\xf6\xdfe;Wert\nE;0,3 # gesch\xe4tzt\n\"# \xe4\";\nE';0,2";
        assert_eq!(faults("a.csv", csv), (2, Vec::new()));
        assert_eq!(faults("a.csv", b"# M\xfcller\rE;0,3\rE';0,2\r"), (2, Vec::new()));
        assert_eq!(faults("a.toml", b"# M\xfcller\r\nE = 0.3 # \xe4\r\n\"E'\" = 0.2"), (2, Vec::new()));
    }

    #[test]
    fn a_scenario_is_found_though_its_name_is_not_in_utf8() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("a.csv");
        fs::write(&path, b"# scenario: M\xfcller.toml\nE,1\n").unwrap();
        assert_eq!(load(&path).scenario.map(|named| named.path).as_deref(), Some("Müller.toml"));
    }

    #[test]
    fn what_is_no_answers_file_is_said_to_be_none() {
        let directory = tempfile::tempdir().unwrap();
        let folder = load(directory.path());
        assert!(folder.faults[0].to_string().ends_with(": found a directory; expected an answers file in CSV or TOML"));
        assert_eq!(folder.faults[0].line(), None);
        let said = |bytes: &[u8]| faults("a.csv", bytes).1.join("\n");
        assert_eq!(
            said(b"\xff\xfeE\0,\0"),
            "a.csv: found text in UTF-16; expected an answers file in CSV or TOML, saved as UTF-8"
        );
        let unmarked: Vec<u8> = "E;0,3\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(said(&unmarked), said(b"\xff\xfeE\0,\0"));
        assert_eq!(
            said(b"PK\x03\x04\0\0"),
            "a.csv: found a file that is no text, perhaps a spreadsheet's own; expected an answers file in CSV or TOML"
        );
        assert_eq!(
            said("#".repeat(MAX_FILE_BYTES as usize + 1).as_bytes()),
            "a.csv: found more than 1048576 bytes; expected an answers file in CSV or TOML, which takes a few thousand"
        );
    }
}
