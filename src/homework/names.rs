//! A list of names, and a file name for each.

use std::collections::BTreeSet;

use thiserror::Error;
use unicode_normalization::UnicodeNormalization;
use unicode_width::UnicodeWidthChar;

use crate::scenario::display::is_printable;

/// The most names of a list, and the most exercises that are made at once.
pub const MOST_NAMES: usize = 999;

/// The longest file name without its ending, in bytes: with the longest ending it is within what file systems take.
const LONGEST: usize = 160;

/// Someone who gets an exercise of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Student {
    /// The name as it is written.
    pub name: String,
    /// The name as the beginning of file names, different for each of a list.
    pub stem: String,
}

/// Why a text is no list of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NamesError {
    /// It is no text.
    #[error("found bytes that are not UTF-8; expected a list of names saved as UTF-8 text")]
    NotText {
        /// The first line that is none, counted from 1.
        line: usize,
    },
    /// There is no name in it.
    #[error("found no names; expected one name per line")]
    None,
    /// There are too many.
    #[error("found {0} names; expected at most {MOST_NAMES}")]
    TooMany(usize),
}

impl NamesError {
    /// The line, counted from 1; nothing where it is about the whole list.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        match self {
            Self::NotText { line } => Some(*line),
            Self::None | Self::TooMany(_) => None,
        }
    }
}

/// Reads one name from each line that is neither empty nor a comment, which begins with `#`.
///
/// # Errors
/// [`NamesError`] where it is no text, and where there are no names or too many.
pub fn students(list: &[u8]) -> Result<Vec<Student>, NamesError> {
    let text = str::from_utf8(list).map_err(|error| {
        let line = list[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
        NamesError::NotText { line }
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let names: Vec<String> = text.lines().map(tidy).filter(|name| !name.is_empty() && !name.starts_with('#')).collect();
    match names.len() {
        0 => return Err(NamesError::None),
        count if count > MOST_NAMES => return Err(NamesError::TooMany(count)),
        _ => {}
    }
    let mut taken = BTreeSet::new();
    let students = names.into_iter().enumerate().map(|(place, name)| {
        let stem = free(&stem(&name).unwrap_or_else(|| format!("{:02}", place + 1)), &mut taken);
        Student { name, stem }
    });
    Ok(students.collect())
}

/// A name in one line: runs of white space as one space, nothing that a terminal would obey.
fn tidy(line: &str) -> String {
    let words: Vec<String> = line
        .split_whitespace()
        .map(|word| word.chars().filter(|sign| is_printable(*sign)).collect::<String>())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

/// The beginning of a file name: the letters and digits of any script, with a `-` where there are spaces and hyphens.
/// Nothing where a name has neither.
fn stem(name: &str) -> Option<String> {
    let mut stem = String::new();
    for sign in name.chars() {
        let piece = match sign {
            ' ' | '-' | '\u{2010}' | '\u{2011}' => '-',
            '_' => '_',
            sign if sign.is_alphanumeric() || is_mark(sign) => sign,
            _ => continue,
        };
        let is_second_hyphen = piece == '-' && (stem.is_empty() || stem.ends_with('-'));
        if stem.len() + piece.len_utf8() > LONGEST {
            break;
        }
        if !is_second_hyphen {
            stem.push(piece);
        }
    }
    let stem = stem.trim_end_matches('-');
    let stem = if is_device(stem) { format!("{stem}_") } else { stem.to_owned() };
    stem.chars().any(char::is_alphanumeric).then_some(stem)
}

/// Whether some systems take a file of this name for a device, whatever its ending.
fn is_device(stem: &str) -> bool {
    let stem = stem.to_ascii_uppercase();
    let numbered = ["COM", "LPT"].iter().any(|port| {
        let number = stem.strip_prefix(port);
        number.is_some_and(|number| number.len() == 1 && number.bytes().all(|digit| digit.is_ascii_digit()))
    });
    numbered || ["CON", "PRN", "AUX", "NUL"].contains(&&*stem)
}

/// A sign above, below or around the letter before it.
fn is_mark(sign: char) -> bool {
    sign.width() == Some(0) && is_printable(sign)
}

/// The stem, numbered where it is taken.
fn free(stem: &str, taken: &mut BTreeSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{stem}-{number}"));
    let mut choices = std::iter::once(stem.to_owned()).chain(numbered);
    choices.find(|choice| taken.insert(place(choice))).expect("there is always a number that is free")
}

/// What some systems take names for when they compare them: in one case, and with marks on letters in one way of
/// writing them.
fn place(stem: &str) -> String {
    // Other cases may be written in other ways themselves.
    stem.nfd().flat_map(char::to_lowercase).nfd().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(text: &str) -> Vec<String> {
        students(text.as_bytes()).unwrap().into_iter().map(|student| student.stem).collect()
    }

    #[test]
    fn letters_of_any_script_are_kept() {
        assert_eq!(
            stems("Ünal Öz\nЖанна\n李 小龍\nहिन्दी\ne\u{301}mile"),
            ["Ünal-Öz", "Жанна", "李-小龍", "हिन्दी", "e\u{301}mile"]
        );
        assert_eq!(stems("Anne-Marie O'Neill\n  Jo \t  Doe  "), ["Anne-Marie-ONeill", "Jo-Doe"]);
    }

    #[test]
    fn no_name_is_a_device() {
        assert_eq!(stems("Con\nNul\nCom1\nConny\nCom12"), ["Con_", "Nul_", "Com1_", "Conny", "Com12"]);
    }

    #[test]
    fn no_name_leads_out_of_the_folder() {
        assert_eq!(stems("../x\n/etc/passwd\nC:\\x y\n-rf"), ["x", "etcpasswd", "Cx-y", "rf"]);
        assert_eq!(stems("a\n../..\n\u{202e}\u{1b}[2J"), ["a", "02", "2J"]);
    }

    #[test]
    fn empty_lines_and_comments_are_nobody_and_the_name_itself_is_kept() {
        let all = students("\u{feff}# Class 4b\n\n Ünal  Öz \n\n\t\r\n  # ill\n../x\n".as_bytes()).unwrap();
        let names: Vec<&str> = all.iter().map(|student| student.name.as_str()).collect();
        assert_eq!(names, ["Ünal Öz", "../x"]);
    }

    #[test]
    fn equal_names_are_numbered_and_so_are_those_that_become_equal() {
        assert_eq!(stems("Li\nLi\nLi-2\nli"), ["Li", "Li-2", "Li-2-2", "li-3"]);
    }

    #[test]
    fn names_that_are_the_same_on_some_systems_are_numbered_however_their_marks_are_written() {
        assert_eq!(stems("Zo\u{eb}\nZoe\u{308}\nZO\u{cb}\nZoe"), ["Zo\u{eb}", "Zoe\u{308}-2", "ZO\u{cb}-3", "Zoe"]);
        // One syllable in one sign, and in three.
        assert_eq!(stems("\u{d55c}\n\u{1112}\u{1161}\u{11ab}"), ["\u{d55c}", "\u{1112}\u{1161}\u{11ab}-2"]);
    }

    #[test]
    fn a_long_name_is_cut_between_letters() {
        let stem = &stems(&"ü".repeat(500))[0];
        assert_eq!(stem.len(), LONGEST);
    }

    #[test]
    fn a_list_has_names_and_not_too_many() {
        assert_eq!(students(b"\n \n# x").unwrap_err().to_string(), "found no names; expected one name per line");
        let crowd = "x\n".repeat(MOST_NAMES + 1);
        assert_eq!(students(crowd.as_bytes()).unwrap_err().to_string(), "found 1000 names; expected at most 999");
    }
}
