//! The text of a scenario, and the line of it that a message shows.

use std::ops::Range;

use super::display::{printable, visible, width};
use super::error::Fault;
use super::{FileName, ScenarioError};

/// The most columns of a line that a message shows.
const COLUMNS: usize = 72;

/// The most columns shown before the marked place.
const LEAD: usize = 40;

/// The text of a scenario and its name in messages.
pub(super) struct Source<'text> {
    file: FileName,
    pub(super) text: &'text str,
}

impl<'text> Source<'text> {
    pub(super) fn new(file: &str, text: &'text str) -> Self {
        Self { file: FileName::new(file), text }
    }

    /// The fault at a part of the text.
    pub(super) fn fault_at(
        &self,
        span: Range<usize>,
        key: &(impl ToString + ?Sized),
        found: impl Into<String>,
        expected: impl Into<String>,
    ) -> ScenarioError {
        self.at(span, key, Some(&found.into()), expected)
    }

    /// The fault of a key that is missing in a part of the text.
    pub(super) fn missing_at(
        &self,
        span: Range<usize>,
        key: &(impl ToString + ?Sized),
        expected: impl Into<String>,
    ) -> ScenarioError {
        self.at(span, key, None, expected)
    }

    fn at(
        &self,
        span: Range<usize>,
        key: &(impl ToString + ?Sized),
        found: Option<&str>,
        expected: impl Into<String>,
    ) -> ScenarioError {
        let start = floor(self.text, span.start);
        let (number, line_start) = self.line_of(start);
        let line = self.line_from(line_start);
        let column = self.text[line_start..start].chars().count() + 1;
        let marked =
            (start - line_start).min(line.len())..(floor(self.text, span.end).max(start) - line_start).min(line.len());
        Box::new(Fault {
            file: self.file.clone(),
            line: number,
            column: Some(column),
            key: key.to_string(),
            found: found.map(printable),
            expected: printable(&expected.into()),
            excerpt: Some(excerpt(number, line, marked)),
        })
        .into()
    }

    /// The fault of the text as a whole.
    pub(super) fn fault_of_all(
        &self,
        key: &(impl ToString + ?Sized),
        found: impl Into<String>,
        expected: impl Into<String>,
    ) -> ScenarioError {
        self.of_all(key, Some(&found.into()), expected)
    }

    /// The fault of a key that is missing in the whole text.
    pub(super) fn missing(&self, key: &(impl ToString + ?Sized), expected: impl Into<String>) -> ScenarioError {
        self.of_all(key, None, expected)
    }

    fn of_all(
        &self,
        key: &(impl ToString + ?Sized),
        found: Option<&str>,
        expected: impl Into<String>,
    ) -> ScenarioError {
        Box::new(Fault {
            file: self.file.clone(),
            line: 1,
            column: None,
            key: key.to_string(),
            found: found.map(printable),
            expected: printable(&expected.into()),
            excerpt: None,
        })
        .into()
    }

    /// The number of the line that an offset is in, counted from 1, and where it starts.
    fn line_of(&self, offset: usize) -> (usize, usize) {
        let before = &self.text[..offset];
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        (before.matches('\n').count() + 1, start)
    }

    /// The line that starts at an offset, without its end.
    pub(super) fn line_from(&self, start: usize) -> &'text str {
        let rest = &self.text[start..];
        let line = rest.split('\n').next().unwrap_or(rest);
        line.strip_suffix('\r').unwrap_or(line)
    }

    /// The line that an offset is in, and the offset within it.
    pub(super) fn line_around(&self, offset: usize) -> (&'text str, usize) {
        let offset = floor(self.text, offset);
        let (_, start) = self.line_of(offset);
        let line = self.line_from(start);
        (line, (offset - start).min(line.len()))
    }
}

/// The nearest character boundary at or before an offset.
fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// A line with its number, and carets under a part of it.
fn excerpt(number: usize, line: &str, marked: Range<usize>) -> String {
    let number = number.to_string();
    let gutter = " ".repeat(number.len());
    let mut shown = String::new();
    let mut indent = 0;
    let mut carets = 0;
    let start = window_start(line, marked.start);
    if start > 0 {
        shown.push('…');
        indent += 1;
    }
    let mut used = indent;
    let mut without_columns = 0;
    for (offset, character) in line[start..].char_indices().map(|(at, character)| (at + start, character)) {
        // The width of a tab is unknown here.
        let piece = if character == '\t' { " ".to_owned() } else { visible(character) };
        let columns: usize = piece.chars().map(width).sum();
        without_columns += usize::from(columns == 0);
        if used + columns > COLUMNS || without_columns > COLUMNS {
            shown.push('…');
            break;
        }
        used += columns;
        shown.push_str(&piece);
        if offset < marked.start {
            indent += columns;
        } else if offset < marked.end {
            carets += columns;
        }
    }
    let carets = "^".repeat(carets.max(1));
    format!("  {number} | {shown}\n  {gutter} | {}{carets}", " ".repeat(indent))
}

/// Where the shown part of a line starts, so that the place at `marked` is visible.
fn window_start(line: &str, marked: usize) -> usize {
    // Many combining marks over one letter take no columns, but must not all be shown.
    let columns = |character| visible(character).chars().map(width).sum::<usize>().max(1);
    let total: usize = line.chars().map(columns).sum();
    if total <= COLUMNS {
        return 0;
    }
    let mut lead = 0;
    for (offset, character) in line[..marked].char_indices().rev() {
        lead += columns(character);
        if lead > LEAD {
            return offset + character.len_utf8();
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_is_marked_under_its_line() {
        let source = Source::new("a.toml", "title = 'Ü'\r\nx = [1, nan]\r\n");
        let fault = source.fault_at(22..25, "x", "nan", "a number");
        let message = "a.toml:2: x: found nan; expected a number\n  2 | x = [1, nan]\n    |         ^^^";
        assert_eq!(fault.to_string(), message);
        let fault = source.fault_at(14..15, "x", "this", "that");
        assert!(fault.to_string().ends_with("  2 | x = [1, nan]\n    | ^"), "{fault}");
    }

    #[test]
    fn what_a_terminal_would_obey_is_written_out_and_still_marked_rightly() {
        let line = "a\u{1b}漢\tb";
        assert_eq!(excerpt(10, line, 6..7), "  10 | a\\u{1b}漢 b\n     |           ^");
    }

    #[test]
    fn long_lines_are_shown_around_the_place() {
        let line = "0123456789".repeat(100_000);
        let shown = excerpt(1, &line, 500_000..500_002);
        let lines: Vec<&str> = shown.lines().collect();
        assert_eq!(lines[1].trim_start_matches([' ', '|']), "^^");
        assert_eq!(lines[0].chars().count(), "  1 | ".len() + COLUMNS + 1);
        let at = lines[1].find('^').unwrap();
        assert_eq!(lines[0].chars().skip(at).take(2).collect::<String>(), "01");
    }

    #[test]
    fn a_heap_of_marks_that_take_no_columns_is_cut_too() {
        let line = format!("x = e{}1", "\u{301}".repeat(100_000));
        for marked in [4..5, 2_001..2_003, line.len() - 1..line.len()] {
            let shown = excerpt(1, &line, marked);
            assert!(shown.chars().count() < 4 * COLUMNS, "{} characters", shown.chars().count());
        }
    }

    #[test]
    fn an_offset_past_the_end_is_the_end() {
        let source = Source::new("a.toml", "x = [1");
        let fault = source.fault_at(99..120, "x", "the end", "a ]");
        assert!(fault.to_string().ends_with("  1 | x = [1\n    |       ^"), "{fault}");
    }
}
