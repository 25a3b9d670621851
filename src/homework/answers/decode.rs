//! From the bytes of an answers file to text, as far as they are one.

use std::collections::BTreeSet;

/// A text, and where it is not what the bytes say.
pub(super) struct Decoded {
    pub(super) text: String,
    /// The lines, counted from 1, in which something stands for bytes that are not UTF-8.
    pub(super) replaced: BTreeSet<usize>,
}

impl Decoded {
    /// Bytes that are not UTF-8 are taken for Latin-1 in comments: names are most often saved so, those of files among
    /// them. Elsewhere a sign that is in no answer stands for them.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut decoded = Self { text: String::with_capacity(bytes.len()), replaced: BTreeSet::new() };
        for (number, line) in (1..).zip(lines(bytes)) {
            decoded.push(number, line);
        }
        decoded
    }

    fn push(&mut self, number: usize, line: &[u8]) {
        if let Ok(line) = str::from_utf8(line) {
            self.text.push_str(line);
            return;
        }
        let (before, comment) = line.split_at(comment(line).unwrap_or(line.len()));
        self.text.push_str(&String::from_utf8_lossy(before));
        self.text.extend(comment.iter().map(|byte| char::from(*byte)));
        self.replaced.insert(number);
    }
}

/// The lines with their ends, of which a carriage return alone is one.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
        let length = if rest[end..].starts_with(b"\r\n") { 2 } else { 1 };
        let line;
        (line, rest) = rest.split_at((end + length).min(rest.len()));
        (!line.is_empty()).then_some(line)
    })
}

/// Where the comment of a line begins, in either form of the file: at a `#` outside of quotes, or at the first quote
/// where a spreadsheet has put a comment in them.
fn comment(line: &[u8]) -> Option<usize> {
    let start = line.iter().position(|byte| !byte.is_ascii_whitespace())?;
    if line[start..].starts_with(b"\"#") {
        return Some(start);
    }
    let mut is_quoted = false;
    line.iter().position(|byte| {
        is_quoted ^= *byte == b'"';
        *byte == b'#' && !is_quoted
    })
}

/// Whether a file is text of two bytes a sign, with or without the mark at its beginning.
pub(super) fn is_utf16(bytes: &[u8]) -> bool {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return true;
    }
    // Answers are nearly all ASCII, of which every second byte is 0, and no other.
    let (pairs, _) = bytes.as_chunks::<2>();
    let zeros = |place: usize| pairs.iter().filter(|pair| pair[place] == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    first.min(second) == 0 && first.max(second) * 2 > pairs.len()
}
