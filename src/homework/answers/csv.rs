//! Answers in lines such as `dE/da12(0),-0.0476`, typed or saved by a spreadsheet.
//!
//! This is not quite CSV: a name may have a comma in it, so it is read first, by its shape, and the sign after it is
//! the separator of that line. A general CSV reader would have split the name already.

use std::borrow::Cow;

use super::blank::number_if_any;
use super::fault::Wrong;
use super::number::{self, Typed};
use super::shape::{self, EXAMPLES};
use super::{AnswersFile, Entry};
use crate::scenario::Found;

const SEPARATORS: [char; 3] = [',', ';', '\t'];

/// Reads all lines of a text.
pub(super) fn read(text: &str, answers: &mut AnswersFile) {
    for (line, text) in lines(text) {
        if let Some(scenario) = comment(text).and_then(scenario) {
            answers.name_scenario(line, scenario);
        }
    }
    let mut rows = lines(text).filter(|(_, text)| comment(text).is_none() && !is_blank(text)).peekable();
    rows.next_if(|(_, text)| is_separator_line(text));
    rows.next_if(|(_, text)| is_header(text));
    for (line, text) in rows {
        match row(text) {
            Ok((name, value)) => answers.entries.push(Entry { line, name, value }),
            Err(wrong) => answers.fault(line, wrong),
        }
    }
}

/// The lines with their numbers. Some spreadsheets still end them with a carriage return alone.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = Some(text);
    let lines = std::iter::from_fn(move || {
        let text = rest?;
        let (line, after) = match text.find(['\n', '\r']) {
            Some(end) => {
                let length = if text[end..].starts_with("\r\n") { 2 } else { 1 };
                (&text[..end], Some(&text[end + length..]))
            }
            None => (text, None),
        };
        rest = after;
        Some(line)
    });
    (1..).zip(lines)
}

/// What a comment line says. A spreadsheet may have put it in quotes and other columns after it.
fn comment(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let said = line.strip_prefix('#').or_else(|| line.strip_prefix("\"#"))?;
    Some(said.trim_end_matches(|end: char| end == '"' || is_filling(end)))
}

/// The scenario that a comment names, if it does.
fn scenario(comment: &str) -> Option<&str> {
    const KEY: &str = "scenario";
    let comment = comment.trim_start();
    let key = comment.get(..KEY.len()).filter(|key| key.eq_ignore_ascii_case(KEY))?;
    let named = comment[key.len()..].trim_start().strip_prefix([':', '='])?;
    Some(named.trim().trim_matches('"'))
}

/// Whether a line has nothing in its columns.
fn is_blank(line: &str) -> bool {
    line.chars().all(|sign| sign == '"' || is_filling(sign))
}

fn is_filling(sign: char) -> bool {
    sign.is_whitespace() || SEPARATORS.contains(&sign)
}

/// Whether a line only tells a spreadsheet the separator: `sep=;`.
fn is_separator_line(line: &str) -> bool {
    let key = line.get(..4).is_some_and(|key| key.eq_ignore_ascii_case("sep="));
    key && line[4..].chars().all(is_filling)
}

/// Whether a first line is the titles of the columns: neither a name nor a number in it.
fn is_header(line: &str) -> bool {
    let cells = match Name::read(line) {
        Name::None { rest, .. } => rest.strip_prefix(SEPARATORS).unwrap_or(rest),
        Name::Cell { .. } | Name::Unseparated { .. } | Name::Unclosed => return false,
    };
    let value = cells.split(SEPARATORS).next().unwrap_or(cells).trim_matches(|sign: char| sign == '"' || sign == ' ');
    !value.starts_with(|first: char| first.is_ascii_digit()) && !matches!(number::read(value), Ok(Some(_)))
}

/// The quantity and the value in a line.
fn row(line: &str) -> Result<(String, Option<Typed>), Wrong> {
    let (name, rest) = match Name::read(line) {
        Name::Cell { name, rest } => (name, rest),
        Name::Unseparated { name, rest } => {
            let found = format!("{} after {}", Found::new(rest.trim()).quoted(), Found::new(name));
            return Err(Wrong::new(found, "a comma, a semicolon or a tab between the quantity and its value"));
        }
        Name::Unclosed => return Err(unclosed(line)),
        Name::None { cell, .. } if cell.trim().is_empty() => {
            return Err(Wrong::new("a value without a quantity", format!("a quantity before it: {EXAMPLES}")));
        }
        Name::None { cell, .. } => return Err(no_name(&cell)),
    };
    Ok((name.into_owned(), value(rest)?))
}

/// What to say of a text that is no name.
pub(super) fn no_name(text: &str) -> Wrong {
    Wrong::new(Found::new(text.trim()).quoted(), format!("a quantity such as {EXAMPLES}"))
}

/// What to say of a line that has an odd number of quotes.
fn unclosed(text: &str) -> Wrong {
    Wrong::new(
        format!("{} with an unclosed quote", Found::new(text.trim()).quoted()),
        "quotes on both sides, on one line",
    )
}

/// What a line begins with.
enum Name<'text> {
    /// A name with its column to itself; `rest` begins with the separator, with a comment, or is empty.
    Cell { name: Cow<'text, str>, rest: &'text str },
    /// A name and something else before the separator.
    Unseparated { name: &'text str, rest: &'text str },
    /// Something else; `cell` is the column without its quotes.
    None { cell: Cow<'text, str>, rest: &'text str },
    /// A quote without another.
    Unclosed,
}

impl<'text> Name<'text> {
    fn read(line: &'text str) -> Self {
        let line = line.trim_start_matches(shape::is_space);
        if line.starts_with('"') {
            return Self::in_quotes(line);
        }
        let none = || {
            let end = line.find(SEPARATORS).unwrap_or(line.len());
            Self::None { cell: Cow::Borrowed(&line[..end]), rest: &line[end..] }
        };
        let Some(length) = shape::prefix(line) else {
            return none();
        };
        let (name, rest) = line.split_at(length);
        if ends_column(rest) {
            let rest = rest.trim_start_matches(shape::is_space);
            Self::Cell { name: Cow::Borrowed(name), rest }
        } else if rest.starts_with(char::is_alphabetic) {
            // A word that happens to begin like a name: `Ergebnis`, `label`.
            none()
        } else {
            Self::Unseparated { name, rest }
        }
    }

    fn in_quotes(line: &'text str) -> Self {
        let Some((cell, rest)) = unquoted(line) else {
            return Self::Unclosed;
        };
        let name = cell.trim();
        if shape::is_name(name) && ends_column(rest) {
            Self::Cell { name: Cow::Owned(name.to_owned()), rest: rest.trim_start_matches(shape::is_space) }
        } else {
            Self::None { cell: Cow::Owned(cell), rest }
        }
    }
}

/// Whether a column ends before this text.
fn ends_column(rest: &str) -> bool {
    let next = rest.trim_start_matches(shape::is_space).chars().next();
    next.is_none_or(|next| next == '#' || SEPARATORS.contains(&next))
}

/// The text between the quotes that another begins with, in which two stand for one, and what is after them.
fn unquoted(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut cell = String::new();
    loop {
        let (piece, after) = rest.split_once('"')?;
        cell.push_str(piece);
        match after.strip_prefix('"') {
            Some(after) => {
                cell.push('"');
                rest = after;
            }
            None => return Some((cell, after)),
        }
    }
}

/// One column after the first.
enum Cell<'text> {
    Bare(&'text str),
    Quoted(String),
}

impl Cell<'_> {
    fn text(&self) -> &str {
        match self {
            Self::Bare(text) => text,
            Self::Quoted(text) => text,
        }
    }

    fn is_blank(&self) -> bool {
        self.text().trim().is_empty()
    }
}

/// The value in what follows a name.
fn value(rest: &str) -> Result<Option<Typed>, Wrong> {
    let Some(separator) = rest.chars().next().filter(|next| SEPARATORS.contains(next)) else {
        return Ok(None);
    };
    let cells = cells(&rest[1..], separator)?;
    // Several tabs are how columns are lined up in a text editor.
    let lead = if separator == '\t' { cells.iter().take_while(|cell| cell.is_blank()).count() } else { 0 };
    let Some((first, more)) = cells[lead..].split_first() else {
        return Ok(None);
    };
    if let Some(surplus) = more.iter().find(|cell| !cell.is_blank()) {
        return Err(decimal_comma(separator, first, &more[0]).unwrap_or_else(|| {
            Wrong::new(
                format!("{} in a third column", Found::new(surplus.text().trim()).quoted()),
                "a quantity and a value; comments begin with #",
            )
        }));
    }
    number_if_any(first.text())
}

/// What to say where two columns are one number, split at its decimal comma.
fn decimal_comma(separator: char, first: &Cell, second: &Cell) -> Option<Wrong> {
    let (',', Cell::Bare(whole), Cell::Bare(part)) = (separator, first, second) else {
        return None;
    };
    let typed = format!("{},{}", whole.trim(), part.trim_end());
    let is_whole = whole.trim().ends_with(|last: char| last.is_ascii_digit()) && !whole.contains('.');
    let is_number = matches!(number::read(&typed), Ok(Some(_)));
    (is_whole && part.starts_with(|first: char| first.is_ascii_digit()) && is_number).then(|| {
        let point = Found::new(&typed.replace(',', "."));
        Wrong::new(
            format!("{} with a decimal comma after a comma", Found::new(&typed).quoted()),
            format!(
                "a decimal point ({point}); a decimal comma needs ; or a tab before the value, or quotes around it"
            ),
        )
    })
}

/// The columns up to the end or a comment.
fn cells(text: &str, separator: char) -> Result<Vec<Cell<'_>>, Wrong> {
    let mut cells = Vec::new();
    let mut rest = text;
    loop {
        let inner = rest.trim_start_matches(shape::is_space);
        let (cell, after) = if inner.starts_with('"') {
            let (cell, after) = unquoted(inner).ok_or_else(|| unclosed(inner))?;
            let after = after.trim_start_matches(shape::is_space);
            if !(after.is_empty() || after.starts_with([separator, '#'])) {
                let found = format!("{} after {}", Found::new(after).quoted(), Found::new(&cell).quoted());
                return Err(Wrong::new(found, "nothing after the quotes of a value"));
            }
            (Cell::Quoted(cell), after)
        } else if let Some(error) = spreadsheet_error(inner) {
            return Err(Wrong::new(
                format!("the spreadsheet error {}", Found::new(error).quoted()),
                "a number, or an empty cell",
            ));
        } else {
            let end = rest.find([separator, '#']).unwrap_or(rest.len());
            (Cell::Bare(&rest[..end]), &rest[end..])
        };
        cells.push(cell);
        match after.strip_prefix(separator) {
            Some(after) => rest = after,
            None => return Ok(cells),
        }
    }
}

/// `#DIV/0!`, which is not to be taken for a comment on a value that was left blank.
fn spreadsheet_error(text: &str) -> Option<&str> {
    let end = text.find(is_filling).unwrap_or(text.len());
    let word = &text[..end];
    let is_error = matches!(word, "#N/A" | "#NV") || word.ends_with(['!', '?']);
    (word.starts_with('#') && word.len() > 2 && is_error).then_some(word)
}
