//! All that is given, to be edited: the network's shape, the learning rate, the samples, the weights.
//!
//! ```text
//! a12(0) = 0.5   E 0.2986 → 0.2841                    what the cursor is at, what is typed, what is wrong with it
//! sizes          inputs 2   hidden units 3   outputs 1
//! from input 1        0.4     0.5    -0.6
//! ```

use std::ops::Range;

use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

use super::{
    rows::wrapped,
    target::{Place, Target},
    theme, trial, what_if,
};
use crate::{
    formula::digits::significant,
    quantity::Quantity,
    scenario::{
        Given, Number,
        display::{ending, printable},
    },
    tui::{
        keys::{Command, key_of},
        state::{Editor, Entry, Row, Sheet, State},
    },
    walk::Losses,
};

/// The columns of a row's label: more if it names a layer.
fn label_columns(state: &State) -> usize {
    const ONE_HIDDEN_LAYER: usize = 2;
    let tables = state.walk().scenario().sizes().tables();
    if tables > ONE_HIDDEN_LAYER { "from 64, layer (1) ".len() } else { "output biases   ".len() }
}

/// The columns of a number, including the blanks before it.
const NUMBER: usize = 9;

pub(super) fn draw(state: &State, editor: &Editor, frame: &mut Frame, area: Rect) {
    let mut lines = heading(state, editor, usize::from(area.width));
    if let (Sheet::Curve { middle, reach }, Some(Entry::Number(given))) = (editor.sheet(), state.edited_entry()) {
        // The curve shows the rest.
        lines.truncate(if state.complaint().is_some() { lines.len() } else { 1 });
        let rows = u16::try_from(lines.len()).unwrap_or(0).min(area.height);
        for (row, line) in (0..rows).zip(lines) {
            frame.render_widget(line, Rect { y: area.y + row, height: 1, ..area });
        }
        let below = Rect { y: area.y + rows, height: area.height - rows, ..area };
        return what_if::draw(state, given, (middle, reach), frame, below);
    }
    let rows = state.rows_to_edit();
    let seen = seen(editor, rows.len(), usize::from(area.height).saturating_sub(lines.len()));
    let (before, beyond) = (seen.start, rows.len() - seen.end);
    let first = lines.len();
    for place in seen {
        lines.push(line(state, editor, place, &rows[place], usize::from(area.width)));
    }
    let last = lines.len().saturating_sub(1);
    for (row, count, place) in [(first, before, "above"), (last, beyond, "below")] {
        let Some(row) = lines.get_mut(row).filter(|_| count > 0) else { continue };
        let said = [format!("   {count} more {place}"), format!(" +{count}")];
        if let Some(words) = said.iter().find(|words| row.width() + words.width() <= usize::from(area.width)) {
            row.push_span(Span::styled(words.clone(), theme::QUIET));
        }
    }
    for (row, line) in (0..area.height).zip(lines) {
        frame.render_widget(line, Rect { y: area.y + row, height: 1, ..area });
    }
}

/// Which of a number of rows are visible in this much room. The cursor is always in sight, with a row around it if
/// there is one.
fn seen(editor: &Editor, rows: usize, room: usize) -> Range<usize> {
    let (at, _) = editor.place();
    let first = (at + 2).saturating_sub(room).min(rows.saturating_sub(room));
    first..rows.min(first + room)
}

/// The places of the visible entries.
pub(super) fn places(state: &State, editor: &Editor, area: Rect) -> Vec<Place> {
    if editor.is_curve() {
        return Vec::new();
    }
    let above = heading(state, editor, usize::from(area.width)).len();
    let rows = state.rows_to_edit();
    let seen = seen(editor, rows.len(), usize::from(area.height).saturating_sub(above));
    let first = area.y.saturating_add(u16::try_from(above).unwrap_or(u16::MAX));
    let in_row = |(y, row): (u16, usize)| {
        let cells = cells(state, editor, row, &rows[row], usize::from(area.width));
        let place = |Seen { column, x, width, .. }: &Seen| {
            let [before, width] = [*x, *width].map(|columns| u16::try_from(columns).unwrap_or(u16::MAX));
            let own = Rect { x: area.x.saturating_add(before), y, width, height: 1 };
            Place { area: own, target: Target::Entry { row, column: *column } }
        };
        cells.cells.iter().map(place).collect::<Vec<_>>()
    };
    (first..area.bottom()).zip(seen).flat_map(in_row).collect()
}

/// The entry at the cursor and the text typed there, always in two rows.
fn heading(state: &State, editor: &Editor, width: usize) -> Vec<Line<'static>> {
    let mut first = match (state.edited_entry(), editor.typed()) {
        (Some(entry), Some(typed)) => vec![
            Span::styled(format!("{} = ", name(state, entry)), theme::HEADING),
            Span::raw(ending(&state.in_its_signs(&printable(typed)), width / 2, &state.in_its_signs("…"))),
            Span::styled(" ", theme::CHOSEN),
        ],
        (Some(entry), None) => {
            let mut spans =
                vec![Span::styled(format!("{} = {}", name(state, entry), text(state, entry)), theme::HEADING)];
            spans.extend(meaning(state, entry).map(|words| Span::styled(format!("  {words}"), theme::QUIET)));
            spans
        }
        (None, _) => Vec::new(),
    };
    let losses = losses(state, editor);
    // The meaning of an entry gives way to the loss.
    if first.iter().map(Span::width).sum::<usize>() + 3 + losses.width() > width {
        first.truncate(if editor.typed().is_some() { first.len() } else { 1 });
    }
    let taken: usize = first.iter().map(Span::width).sum();
    first.push(Span::raw(" ".repeat(width.saturating_sub(taken + losses.width()).max(3))));
    first.push(Span::raw(losses));
    let [raise, lower, take, end] = [Command::Raise, Command::Lower, Command::Choose, Command::Close].map(key_of);
    let words = match (state.complaint(), state.edited_entry()) {
        (Some(complaint), _) => (complaint, theme::MISPRINT),
        (None, _) if editor.typed().is_some() => (format!("{take} takes it, {end} drops it."), theme::QUIET),
        (None, Some(Entry::Network(_))) => {
            (format!("{lower} {raise} choose another. {end} ends editing."), theme::QUIET)
        }
        (None, _) => (
            format!("Type a number or a fraction (3/8), or change it by {lower} {raise}. {end} ends editing."),
            theme::QUIET,
        ),
    };
    let said = wrapped(&state.in_its_signs(&words.0), width);
    let mut lines = vec![Line::from(first)];
    lines.extend(said.into_iter().map(|row| row.patch_style(words.1)));
    lines
}

/// The weight that a number is; every other entry is explained by its row.
fn meaning(state: &State, entry: Entry) -> Option<String> {
    let Entry::Number(given @ Given::Weight { .. }) = entry else { return None };
    let meaning = state.walk().meaning(state.step(), state.notation().name_of(given));
    Some(meaning.trim_end_matches(", given").to_owned())
}

/// The loss when editing began, and now; nothing if the line under the picture has both.
fn losses(state: &State, editor: &Editor) -> String {
    if state.experiment().is_some() {
        return String::new();
    }
    let now = state.walk().exact().get(Quantity::Loss).unwrap_or(f64::NAN);
    let [before, after] = Losses { before: editor.loss_before(), after: now }.apart(state.settings.digits);
    let arrow = if state.is_ascii() { ">" } else { "→" };
    if before == after { format!("E {after}") } else { format!("E {before} {arrow} {after}") }
}

/// The name of an entry.
fn name(state: &State, entry: Entry) -> String {
    match entry {
        Entry::Network(property) => property.title().into_owned(),
        Entry::Number(given) => {
            let several = state.walk().scenario().samples().len() > 1;
            let sample = given.sample().filter(|_| several).map(|sample| format!(" of sample {}", sample + 1));
            format!("{}{}", state.notation().name_of(given), sample.unwrap_or_default())
        }
    }
}

/// The value of an entry, in full as it was typed.
fn text(state: &State, entry: Entry) -> String {
    match entry {
        Entry::Network(property) => property.of(state.walk().scenario(), state.update()),
        Entry::Number(given) => number(state, given, usize::MAX),
    }
}

/// A number in at most this many columns, with fewer digits if it is too long.
fn number(state: &State, given: Given, columns: usize) -> String {
    let Some(number) = state.walk().scenario().number(given) else { return String::new() };
    let as_typed = number.source().map(str::to_owned);
    let rounded = |number: &Number| {
        let digits = (1..=state.settings.digits.count()).rev();
        digits.map(|digits| significant(number.value, digits)).find(|text| text.len() <= columns)
    };
    as_typed.filter(|text| text.width() <= columns).or_else(|| rounded(number)).unwrap_or_else(|| "~".to_owned())
}

/// The visible part of one entry.
struct Seen {
    /// Its place in the row.
    column: usize,
    entry: Entry,
    words: String,
    /// The column of its first character.
    x: usize,
    width: usize,
}

/// The visible part of a row, and whether anything of it is cut off.
struct Cells {
    cells: Vec<Seen>,
    is_cut_before: bool,
    is_cut_behind: bool,
}

/// Of a row that is too long, the part around the cursor.
fn cells(state: &State, editor: &Editor, place: usize, row: &Row, width: usize) -> Cells {
    let (at, column) = editor.place();
    let with = |naming| -> Vec<(String, Entry)> {
        row.entries.iter().map(|entry| (cell(state, *entry, naming), *entry)).collect()
    };
    let named = with(Naming::Named);
    let label = label_columns(state);
    let all = if label + columns(&named) <= width { named } else { with(Naming::InOrder) };
    let mut first = 0;
    while at == place && first < column && columns(&all[first..=column]) > width.saturating_sub(label + 2) {
        first += 1;
    }
    let mut taken = label + usize::from(first > 0);
    let mut cells = Vec::new();
    for (column, (words, entry)) in all.iter().enumerate().skip(first) {
        if taken + words.width() + 1 > width {
            return Cells { cells, is_cut_before: first > 0, is_cut_behind: true };
        }
        let x = taken + words.len() - words.trim_start().len();
        let own = words.trim();
        cells.push(Seen { column, entry: *entry, words: own.to_owned(), x, width: own.width() });
        taken += words.width();
    }
    Cells { cells, is_cut_before: first > 0, is_cut_behind: false }
}

fn line(state: &State, editor: &Editor, place: usize, row: &Row, width: usize) -> Line<'static> {
    let Cells { cells, is_cut_before, is_cut_behind } = cells(state, editor, place, row, width);
    let label = label_columns(state);
    let mut spans = vec![Span::styled(format!("{:<label$}", row.label), theme::QUIET)];
    if is_cut_before {
        spans.push(Span::styled("<", theme::QUIET));
    }
    let mut taken = label + usize::from(is_cut_before);
    for Seen { column, entry, words, x, width } in cells {
        spans.push(Span::raw(" ".repeat(x - taken)));
        taken = x + width;
        let style = match entry {
            _ if editor.place() == (place, column) => theme::CHOSEN,
            Entry::Number(given) => trial::styled(state, state.notation().name_of(given), Style::new()),
            Entry::Network(_) => Style::new(),
        };
        spans.push(Span::styled(words, style));
    }
    if is_cut_behind {
        spans.push(Span::styled(">", theme::QUIET));
    }
    Line::from(spans)
}

fn columns(cells: &[(String, Entry)]) -> usize {
    cells.iter().map(|(words, _)| words.width()).sum()
}

/// How weights are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Naming {
    /// Each by its name.
    Named,
    /// By their columns alone.
    InOrder,
}

/// An entry in its row.
fn cell(state: &State, entry: Entry, naming: Naming) -> String {
    match entry {
        Entry::Number(given @ Given::Weight { .. }) if naming == Naming::Named => {
            let name = state.notation().name_of(given).to_string();
            format!("  {name} {:<width$}", number(state, given, NUMBER - 1), width = NUMBER - 1)
        }
        Entry::Number(given @ Given::Weight { .. }) => format!("{:>NUMBER$}", number(state, given, NUMBER - 1)),
        Entry::Number(given) => format!("  {} {}", state.notation().name_of(given), number(state, given, NUMBER - 1)),
        Entry::Network(property) => {
            format!("  {} {}", property.title_in_row(), property.of(state.walk().scenario(), state.update()))
        }
    }
}
