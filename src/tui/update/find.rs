//! The target of a text typed at the jump prompt: a number, an erratum, a name, or else words.

use super::errata;
use crate::{
    quantity::NameError,
    reading::Erratum,
    scenario::display::printable,
    tui::{
        keys::{Command, key_of},
        state::{Found, Search, State},
    },
};

/// The target of a typed text.
pub(super) enum Destination {
    /// A step.
    Step(usize),
    /// One of the steps with these words.
    Found(Found, String),
    /// The page of an erratum.
    Erratum(errata::Listed),
}

/// The target of a number, an erratum, a name or words, tried in this order. An empty text repeats the last search.
///
/// # Errors The message if nothing is found.
pub(super) fn destination(state: &State, typed: &str) -> Result<Destination, String> {
    let typed = match (typed.trim(), &state.last_search) {
        ("", Some(last)) => {
            let found = with_words(state, last, Search::Again);
            return found.ok_or_else(|| format!("no step has \"{}\"", printable(last)));
        }
        (typed, _) => typed,
    };
    let count = state.walk().steps().len();
    if let Ok(number) = typed.parse::<usize>() {
        let step = number.checked_sub(1).filter(|step| *step < count);
        let step = step.ok_or_else(|| format!("there is no step {number}: they run from 1 to {count}"))?;
        return Ok(Destination::Step(step));
    }
    if Erratum::is_written_like(typed) {
        return errata::named(state, typed).map(Destination::Erratum);
    }
    match state.notation().parse(typed) {
        Ok(quantity) => {
            let step = state.walk().find_near(state.step(), quantity);
            step.map(Destination::Step).ok_or_else(|| format!("no step is about {quantity}"))
        }
        Err(error) => with_words(state, typed, Search::Anew).ok_or_else(|| match error {
            NameError::Unreadable { .. } => nothing_found(state, typed),
            NameError::Empty | NameError::Absent { .. } | NameError::Ambiguous { .. } => error.to_string(),
        }),
    }
}

fn with_words(state: &State, typed: &str, search: Search) -> Option<Destination> {
    state.find_words(typed, search).map(|found| Destination::Found(found, typed.to_owned()))
}

/// The message if neither a name nor words are found: a similar word, or else what may be typed.
fn nothing_found(state: &State, typed: &str) -> String {
    let typed_words = printable(typed);
    match state.near_word(typed) {
        Some(word) => format!("no step has \"{typed_words}\"; did you mean {word}?"),
        None => format!(
            "no step has \"{typed_words}\"; type a name (X1(1), dE/da12(0), a12(0)'), words of a title, the number of a \
             step{}",
            if state.errata_to_tell().is_ok() { " or an erratum (R1)" } else { "" }
        ),
    }
}

/// The message about one of several steps that were found.
pub(super) fn in_words(found: &Found, typed: &str) -> String {
    let Found { place, count, .. } = found;
    let typed = printable(typed);
    match count {
        1 => format!("The only step with \"{typed}\"."),
        _ => {
            let (find, next) = (key_of(Command::Jump), key_of(Command::Choose));
            format!("{place} of {count} steps with \"{typed}\". {find} {next} goes to the next.")
        }
    }
}
