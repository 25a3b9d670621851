//! The texts of a hunt: about a marked step, about the slip once it is known, and the hint.

use ratatui::text::Line;

use super::{rows::wrapped, theme, verdict::formulas};
use crate::{
    formula::digits::significant,
    homework::{
        hunt::{Guess, Level},
        words::DONE_AND_RIGHT,
    },
    tui::{
        hunt::{Hunting, Progress, said_of},
        keys::{Command, key_of},
        state::State,
    },
};

/// The text above the lines of a step.
pub(super) fn above(state: &State, hunting: &Hunting, width: usize) -> Vec<Line<'static>> {
    let is_known = hunting.progress() != Progress::Open;
    match hunting.marked(state.position()) {
        _ if is_known && state.position() == hunting.hunt().first() => explanation(state, hunting, width),
        Some(guess @ (Guess::WrongLater | Guess::Follows | Guess::Right)) => {
            let words = format!("You marked {}. {}", state.step().name(), said_of(guess));
            wrapped(&words, width).into_iter().map(|row| row.patch_style(theme::NOTICE)).collect()
        }
        _ => Vec::new(),
    }
}

/// The text below the lines, and above those of the first page: the hint that was looked up last.
pub(super) fn below(hunting: &Hunting, width: usize) -> Vec<Line<'static>> {
    let hint = hunting.hint().filter(|_| hunting.progress() == Progress::Open);
    let words = hint.map(|hint| format!("Hint: {}", hunting.told_by(hint)));
    words.iter().flat_map(|words| wrapped(words, width)).map(|row| row.patch_style(theme::NOTICE)).collect()
}

/// The first wrong number, the slip, and the correct formula; then how it was found, and what to do next.
fn explanation(state: &State, hunting: &Hunting, width: usize) -> Vec<Line<'static>> {
    let (walk, explanation) = (hunting.hunt().walk(), hunting.hunt().explanation());
    let (name, digits) = (state.step().name(), state.settings.digits);
    let number = state.step().quantity().map(|quantity| walk.printed(walk.exact(), quantity, digits));
    let expected = significant(explanation.expected, digits.count());
    let found = format!("{name} = {} is the first wrong number: it should be {expected}.", number.unwrap_or_default());
    let mut rows: Vec<Line<'static>> =
        wrapped(&found, width).into_iter().map(|row| row.patch_style(theme::HEADING)).collect();
    let elsewhere = match explanation.elsewhere {
        0 => String::new(),
        1 => ", here and in 1 other formula alike".to_owned(),
        others => format!(", here and in {others} other formulas alike"),
    };
    rows.extend(wrapped(&format!("slip: {}{elsewhere}", explanation.title), width));
    for (heading, statements) in DONE_AND_RIGHT.into_iter().zip([&explanation.used, &explanation.correct]) {
        rows.extend(formulas(state, heading, statements, width));
    }
    rows.extend(wrapped(&format!("{} {}", how_it_ended(hunting), what_next(hunting)), width));
    rows
}

/// Whether it was found, and how many hints and wrong marks that took.
fn how_it_ended(hunting: &Hunting) -> String {
    let counted = |count: usize, one: &str, several: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{count} {several}")),
    };
    let guesses = counted(hunting.wrong_guesses(), "wrong guess", "wrong guesses");
    let cost: Vec<String> = guesses.into_iter().chain(counted(hunting.hints(), "hint", "hints")).collect();
    match (hunting.progress(), cost.as_slice()) {
        (Progress::GivenUp, _) => "You looked up the answer.".to_owned(),
        (Progress::Open | Progress::Found, []) => "Found at the first guess, without hints.".to_owned(),
        (Progress::Open | Progress::Found, cost) => format!("Found after {}.", cost.join(" and ")),
    }
}

fn what_next(hunting: &Hunting) -> String {
    let [next, harder, end] = [Command::NextHunt, Command::HarderHunt, Command::Hunt].map(key_of);
    let level = hunting.hunt().level();
    match Level::ALL.iter().any(|other| *other > level) {
        true => format!("{next}: another hunt. {harder}: a higher level. {end} ends the hunt."),
        false => format!("{next}: another hunt. {end} ends the hunt."),
    }
}
