//! The list of built-in networks and recent files.

use ratatui::text::{Line, Span};

use super::{page::Page, rows::wrapped, theme};
use crate::{
    reading::errata,
    scenario::{
        Preset,
        display::{ending, printable},
        presets,
    },
    tui::{
        keys::{Command, key_of},
        state::State,
    },
};

/// The mistakes in the printed formulas of a built-in network.
fn mistakes(preset: &Preset) -> Option<String> {
    match errata::of(&preset.scenario()).as_slice() {
        [] => None,
        [only] if only.is_of_a_page() => Some(format!("one mistake in its source ({only})")),
        [first, .., last] if first.is_of_a_page() => Some(format!("mistakes in its source ({first} to {last})")),
        _ => Some("printed formulas with mistakes".to_owned()),
    }
}

pub(super) fn page(state: &State, chosen: usize, width: usize) -> Page {
    let names = presets().iter().map(|preset| preset.name.len()).max().unwrap_or(0);
    let mut rows = Vec::new();
    let mut chosen_row = 0;
    let mut items = Vec::new();
    for (place, preset) in presets().iter().enumerate() {
        let style = if place == chosen { theme::CHOSEN } else { theme::HEADING };
        if place == chosen {
            chosen_row = rows.len();
        }
        let mark = if place == chosen { ">" } else { " " };
        let about = match mistakes(preset) {
            Some(mistakes) => format!("{}; {mistakes}", preset.about),
            None => preset.about.to_owned(),
        };
        for (row, words) in wrapped(&about, width.saturating_sub(names + 4)).into_iter().enumerate() {
            let (mark, name) = if row == 0 { (mark, preset.name) } else { (" ", "") };
            let mut line =
                Line::from(vec![Span::raw(format!("{mark} ")), Span::styled(format!("{name:<names$}"), style)]);
            line.push_span(Span::raw("  "));
            line.spans.extend(words.spans);
            items.push((rows.len(), place));
            rows.push(line);
        }
    }
    let recent = state.recent.list();
    if !recent.is_empty() {
        rows.push(Line::default());
        rows.push(Line::from(Span::styled("Recent files", theme::QUIET)));
    }
    for (place, file) in recent.into_iter().enumerate() {
        let is_chosen = presets().len() + place == chosen;
        if is_chosen {
            chosen_row = rows.len();
        }
        let (mark, style) = if is_chosen { (">", theme::CHOSEN) } else { (" ", theme::HEADING) };
        let name = state.in_its_signs(&printable(&file.to_string_lossy()));
        let name = ending(&name, width.saturating_sub(2), &state.in_its_signs("…"));
        rows.push(Line::from(vec![Span::raw(format!("{mark} ")), Span::styled(name, style)]));
    }
    rows.push(Line::default());
    let [open, close] = [Command::Choose, Command::Close].map(key_of);
    let on_screen = state.heading();
    let words = format!(
        "{open} opens the chosen network, {close} stays at {on_screen}. A file of your own: gradwalk ./my.toml"
    );
    rows.extend(wrapped(&words, width).into_iter().map(|row| row.patch_style(theme::QUIET)));
    Page { chosen: Some(chosen_row), items, ..Page::new("networks", rows) }
}
