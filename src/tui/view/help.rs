//! The meaning of the symbols, the ten keys to start with, then all other keys by subject.

use ratatui::text::{Line, Span};

use super::{page::Page, picture, rows::wrapped, symbols, theme};
use crate::{
    tui::{
        keys::{Binding, Command, Subject, bindings, key_of},
        state::State,
    },
    typeset::Lettering,
    walk::glossary::{self, Entry},
};

/// Columns of the keys' names.
const KEYS: usize = 20;

/// The meaning of the signs in the picture and of the marks in formulas.
const SIGNS: [(&str, &str); 12] = [
    ("A B C", "parts: factors of a product or terms of a sum"),
    ("1 ?", "in the picture: a bias unit; a number not reached yet"),
    ("thick dashed", "a weight in this formula; a negative one in it"),
    (
        "▲ ▼",
        "a derivative of the loss, and which way to change its number to lower that: dE/dX of the net input at a unit, dE/da at an edge; in the steps of one of several samples, the loss of that sample alone",
    ),
    ("▼1.09!", "here a printed formula gives the wrong way: the correct derivative has another sign, or only one is 0"),
    ("~", "in the picture: a number that has no room there; the formula has it"),
    ("+12", "in the picture: this many more units share the row"),
    ("predicted", "the change of a number times the derivative before it: close to what E does for small changes"),
    ("◂ ◂?", "a derivative that is 0, so that no way is better; one that is asked for"),
    ("▸", "a new number after the update"),
    ("R1 C2 P1", "errata: mistakes in the printed formulas, or in an example's source"),
    ("underlined", "a misprint, calculated as intended; a number that changed with the last edit"),
];

/// The letters of targets and losses in formulas.
fn targets_and_losses(lettering: Lettering) -> [(&'static str, &'static str); 2] {
    match lettering {
        Lettering::Document => [
            ("y l", "targets: y is a value, l is 1 for the true class and 0 for others"),
            ("E(x) E(x1) E", "the loss of the sample x; of sample 1; of all samples together"),
        ],
        Lettering::Textbook { .. } => [
            ("y", "target: a value, or 1 for the true class and 0 for others"),
            ("E E_1", "the loss, of the sample or of all samples together; of sample 1, typed E(x1)"),
        ],
    }
}

/// The commands that need no screen.
const COMMANDS: [(&str, &str); 4] = [
    ("gradwalk print", "print all steps as text or JSON"),
    ("gradwalk check", "check an answers file and name likely slips"),
    ("gradwalk new", "create exercises with worksheets and answer keys"),
    ("gradwalk --help", "all commands and options"),
];

pub(super) fn page(state: &State, width: usize) -> Page {
    let mut rows = vec![Line::styled("Symbols", theme::HEADING)];
    rows.extend(symbols::rows(&glossary::symbols(state.walk(), symbols::signs(state)), width));
    let in_its_signs = |words: &str| if state.is_ascii() { picture::in_ascii(words) } else { words.to_owned() };
    let [targets, losses] = targets_and_losses(state.signs().lettering);
    let signs = std::iter::once(targets).chain(SIGNS).chain([losses]);
    let entries: Vec<Entry> =
        signs.map(|(sign, words)| Entry { sign: in_its_signs(sign), words: in_its_signs(words) }).collect();
    rows.extend(symbols::rows(&entries, width));
    for subject in Subject::ALL {
        rows.push(Line::default());
        rows.push(Line::styled(subject.title(), theme::HEADING));
        let of_subject = bindings().filter(|binding| binding.subject == subject);
        rows.extend(of_subject.flat_map(|binding| row(state, binding, width)));
    }
    rows.push(Line::default());
    rows.push(Line::styled("Without the screen", theme::HEADING));
    rows.extend(COMMANDS.iter().flat_map(|(command, words)| named(command, words, width)));
    Page::new(format!("help ({} closes)", key_of(Command::Close)), rows)
}

fn row(state: &State, binding: &Binding, width: usize) -> Vec<Line<'static>> {
    let keys: Vec<String> = binding.keys.iter().map(|key| key.name(state.is_ascii())).collect();
    named(&keys.join(" "), binding.help, width)
}

/// A name in its column, with the text about it beside it.
fn named(name: &str, words: &str, width: usize) -> Vec<Line<'static>> {
    let rows = wrapped(words, width.saturating_sub(KEYS + 2)).into_iter().enumerate();
    rows.map(|(place, words)| {
        let name = if place == 0 { name } else { "" };
        let mut line = Line::from(Span::styled(format!(" {name:<KEYS$} "), theme::HEADING));
        line.spans.extend(words.spans);
        line
    })
    .collect()
}
