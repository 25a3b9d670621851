//! Getting at the text of an answers file.

use std::path::Path;

use super::decode::{Decoded, is_utf16};
use super::fault::{Fault, Wrong};
use super::{AnswersFile, parse};
use crate::scenario::input::{self, InputError};
use crate::scenario::{Accepted, MAX_FILE_BYTES};

const EXPECTED: &str = "an answers file in CSV or TOML";

/// Reads an answers file, which is a regular file. Whatever is wrong with it, up to there being none, is told among its
/// faults.
///
/// A line with an answer that is not UTF-8 is a fault, and the others are read all the same. In comments and titles any
/// bytes may stand. A file without a line for an answer is a fault, even if that is blank.
///
/// ```
/// use gradwalk::homework::answers::load;
/// let answers = load("no-such.csv".as_ref());
/// assert_eq!(
///     answers.faults[0].to_string(),
///     "no-such.csv: file not found; expected an answers file in CSV or TOML"
/// );
/// ```
#[must_use]
pub fn load(path: &Path) -> AnswersFile {
    load_accepting(path, Accepted::RegularFiles)
}

/// Reads answers as [`load`] does, from these kinds of file.
#[must_use]
pub fn load_accepting(path: &Path, accepted: Accepted) -> AnswersFile {
    let file = path.to_string_lossy();
    match input::read(path, accepted, MAX_FILE_BYTES) {
        Ok(bytes) => decode(&bytes, &file),
        Err(error) => AnswersFile::unreadable(&file, Wrong::stating(&error.to_string(), expected(&error))),
    }
}

/// What would have been read.
fn expected(error: &InputError) -> String {
    match error {
        InputError::TooLong(_) => format!("{EXPECTED}, which needs a few thousand"),
        InputError::NotRegular => "a file with answers".to_owned(),
        _ => EXPECTED.to_owned(),
    }
}

fn decode(bytes: &[u8], file: &str) -> AnswersFile {
    if is_utf16(bytes) {
        return AnswersFile::unreadable(file, Wrong::new("text in UTF-16", format!("{EXPECTED}, saved as UTF-8")));
    }
    if bytes.contains(&0) {
        let found = "a file that is not text, such as a spreadsheet's own format";
        return AnswersFile::unreadable(file, Wrong::new(found, EXPECTED));
    }
    let Decoded { text, replaced } = Decoded::of(bytes);
    let mut answers = parse(&text, file);
    for fault in &mut answers.faults {
        if let Some(line) = fault.line().filter(|line| replaced.contains(line)) {
            let expected = format!("{EXPECTED}, saved as UTF-8 text");
            *fault = Fault::new(&answers.file, Some(line), Wrong::new("bytes that are not UTF-8", expected));
        }
    }
    // Any first line may be titles, and so may the whole of a file that has no other.
    if answers.entries.is_empty() && answers.faults.is_empty() {
        answers.faults.push(Fault::new(&answers.file, None, Wrong::new("no answers", "lines such as X1(1), 0.25")));
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
        let folder = format!("{}/", directory.path().to_str().unwrap());
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
            "a.csv: found a file that is not text, such as a spreadsheet's own format; expected an answers file in CSV or TOML"
        );
        assert_eq!(
            said("#".repeat(MAX_FILE_BYTES as usize + 1).as_bytes()),
            "a.csv: found more than 1048576 bytes; expected an answers file in CSV or TOML, which needs a few thousand"
        );
    }

    #[test]
    fn a_file_without_a_line_for_an_answer_is_none_and_a_blank_sheet_is_one() {
        let none = |name: &str| vec![format!("{name}: found no answers; expected lines such as X1(1), 0.25")];
        let one_line = [b'\xff'; 1_000_000];
        for garbage in [&b""[..], b"\n\n", b"# scenario: regression\n", b"quantity,value\n", b"hello\n", &one_line] {
            assert_eq!(faults("a.csv", garbage), (0, none("a.csv")));
        }
        for garbage in [&b""[..], b"# nothing\n", b"scenario = \"regression\"\n"] {
            assert_eq!(faults("a.toml", garbage), (0, none("a.toml")));
        }
        assert_eq!(faults("a.csv", b"quantity,value\nX1(1),\nE,\n"), (2, Vec::new()));
        assert_eq!(faults("a.toml", b"E = \"\"\n"), (1, Vec::new()));
    }
}
