//! The table of contents.

use ratatui::{
    style::Style,
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

use super::{page::Page, rows::wrapped, theme};
use crate::{
    quantity::Layer,
    tui::{
        keys::{Command, key_of},
        state::State,
    },
    walk::{Section, Topic},
};

/// A heading for each phase, below it a row for each kind of step: the first of them, their subject, and their names if
/// there is room. The current one has a mark.
pub(super) fn page(state: &State, chosen: usize, width: usize) -> Page {
    let sections = state.walk().contents();
    let number = state.walk().steps().len().to_string().len();
    let mut rows = Vec::new();
    let mut chosen_row = 0;
    let mut items = Vec::new();
    let mut last = None;
    for (place, section) in sections.iter().enumerate() {
        if last != Some((section.phase, section.sample)) {
            last = Some((section.phase, section.sample));
            rows.push(Line::styled(heading(section, state.walk().output()), theme::HEADING));
        }
        if place == chosen {
            chosen_row = rows.len();
        }
        items.push((rows.len(), place));
        rows.push(row(state, section, place == chosen, number, width));
    }
    let [open, close] = [Command::Choose, Command::Close].map(key_of);
    let words = format!("{open} goes to the chosen steps, {close} stays at step {}.", state.position() + 1);
    rows.push(Line::default());
    rows.extend(wrapped(&words, width).into_iter().map(|row| row.patch_style(theme::QUIET)));
    Page { chosen: Some(chosen_row), items, ..Page::new("table of contents", rows) }
}

fn heading(section: &Section, output: Layer) -> String {
    match section.sample {
        Some(sample) => format!("{}, sample {sample}", section.phase.title(output)),
        None => section.phase.title(output).into_owned(),
    }
}

/// The subject of the steps of a section and their number, in fewer words where there is little room.
fn in_columns(state: &State, section: &Section, columns: usize) -> String {
    let about = state.walk().about(section);
    let briefly = about.replace("the units in layer", "layer");
    let [in_full, count] = match section.steps.len() {
        1 => [String::new(), String::new()],
        many => [format!(" ({many} steps)"), format!(" ({many})")],
    };
    let all = [format!("{about}{in_full}"), format!("{briefly}{in_full}"), format!("{briefly}{count}")];
    let fits = |words: &&String| words.width() <= columns;
    all.iter().find(fits).unwrap_or(&all[2]).clone()
}

fn row(state: &State, section: &Section, is_chosen: bool, number: usize, width: usize) -> Line<'static> {
    let is_here = section.steps.contains(&state.position());
    let chosen = if is_chosen { ">" } else { " " };
    let here = if is_here { "*" } else { " " };
    let first = section.steps[0] + 1;
    let before = format!("{chosen}{here}{first:>number$}  ");
    let about = in_columns(state, section, width.saturating_sub(before.width()));
    // The law of a layer is the step that readers look for most.
    let is_law = matches!(state.walk().steps()[section.steps[0]].topic, Topic::ChainRule(_));
    let style = match is_law {
        _ if is_chosen => theme::CHOSEN,
        true => theme::LIT,
        false => Style::new(),
    };
    let mut line = Line::from(vec![Span::raw(before), Span::styled(about, style)]);
    let names = state.walk().names(section).unwrap_or_default();
    if !names.is_empty() && line.width() + 2 + names.width() <= width {
        line.push_span(Span::styled(format!("  {names}"), theme::QUIET));
    }
    line
}
