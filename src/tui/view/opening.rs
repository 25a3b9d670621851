//! The opening page: the network, the given numbers, the meaning of the symbols, and the keys to start with.

use ratatui::text::{Line, Span};

use super::{hunt, picture, rows::wrapped, symbols, theme};
use crate::{
    network::Bias,
    reading::ReadingKind,
    tui::{
        keys::{Command, key_of},
        state::{MouseOwner, State, warning},
    },
    typeset::{Glyphs, line},
    walk::{Content, Formulas, MISTAKES, Topic, glossary},
};

/// The meaning of the signs in the picture. With several samples, the derivatives on the way back belong to one of
/// them.
fn picture_in_words(state: &State) -> String {
    let loss = if state.walk().samples().next().is_some() { "E(x)" } else { "E" };
    let bias = match state.walk().scenario().architecture().bias {
        Bias::None => "",
        Bias::Trained | Bias::Fixed => "1: bias; ",
    };
    format!("Picture: {bias}thick line: in formula; dashed: negative; ▲▼: lowers {loss}.")
}

/// Whether the step is the first of all.
pub(super) fn is_at(state: &State) -> bool {
    state.position() == 0 && matches!(state.step().topic, Topic::Sample | Topic::Samples)
}

pub(super) fn rows(state: &State, width: usize) -> Vec<Line<'static>> {
    let mut rows = state.hunting().map(|hunting| hunt::below(hunting, width)).unwrap_or_default();
    // A lecture mentions no erratum, but the kind of its formulas.
    if state.lecture().is_some() && state.formulas() == Formulas::Printed {
        rows.extend(wrapped(&warning(), width).into_iter().map(|row| row.patch_style(theme::NOTICE)));
    }
    rows.extend(given(state, width));
    let entries = glossary::symbols(state.walk(), symbols::signs(state));
    rows.extend(symbols::rows(&entries[..glossary::TO_BEGIN_WITH.min(entries.len())], width));
    // A lecture is for an audience, and the lecturer knows the keys.
    let keys = state.lecture().is_none().then(|| keys(state));
    for words in [Some(in_its_signs(state, &picture_in_words(state))), keys].into_iter().flatten() {
        rows.extend(wrapped(&words, width).into_iter().map(|row| row.patch_style(theme::QUIET)));
    }
    rows
}

fn in_its_signs(state: &State, words: &str) -> String {
    if state.is_ascii() { picture::in_ascii(words) } else { words.to_owned() }
}

/// The network in words, then the given numbers side by side.
fn given(state: &State, width: usize) -> Vec<Line<'static>> {
    const GAP: &str = "   ";
    let mut rows = Vec::new();
    let mut numbers = Line::default();
    for of_step in state.lines() {
        match &of_step.content {
            Content::Words(words) if words == MISTAKES => {
                let warning = wrapped(&warning(), width).into_iter();
                rows.extend(warning.map(|row| row.patch_style(theme::NOTICE)));
            }
            Content::Words(words) => {
                if numbers.width() > 0 {
                    rows.push(std::mem::take(&mut numbers));
                }
                rows.extend(wrapped(words, width));
            }
            Content::Statement(statement, _) => {
                let text = line(statement, symbols::signs(state));
                let number = Span::styled(format!("{text}{GAP}"), theme::HEADING);
                if numbers.width() > 0 && numbers.width() + number.width() > width + GAP.len() {
                    rows.push(std::mem::take(&mut numbers));
                }
                numbers.push_span(number);
            }
        }
    }
    if numbers.width() > 0 {
        rows.push(numbers);
    }
    rows
}

/// The keys to start with.
fn keys(state: &State) -> String {
    let next = arrow(state, Command::NextLine);
    let [formulas, help, networks] = [Command::SwitchReading, Command::Help, Command::Networks].map(key_of);
    let second = match (state.hunting(), state.settings.reading) {
        (Some(_), _) => {
            let [mark, hint] = [Command::MarkWrong, Command::Hint].map(key_of);
            format!("{mark} mark wrong  {hint} hint")
        }
        (None, ReadingKind::Document) => format!("{formulas} correct formulas"),
        (None, ReadingKind::Exact) => format!("{networks} other networks"),
    };
    let style = match state.settings.glyphs {
        Glyphs::Ascii => String::new(),
        Glyphs::Small | Glyphs::Tall => format!("  {} other characters", key_of(Command::SwitchGlyphs)),
    };
    let mouse = match state.mouse.owner {
        MouseOwner::Program => "select text",
        MouseOwner::Terminal => "use mouse",
    };
    format!("Keys: {next} next  {second}  {help} help{style}  {} {mouse}", key_of(Command::SwitchMouse))
}

fn arrow(state: &State, command: Command) -> String {
    let binding = crate::tui::keys::binding(command);
    binding.and_then(|binding| binding.keys.first()).map(|key| key.name(state.is_ascii())).unwrap_or_default()
}
