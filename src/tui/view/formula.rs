//! The lines of the step: the law, its indices bound, its numbers, its value, the numeric check.
//!
//! Symbols do not change with the size of the screen, and no line is left out. If there are more rows than room, the
//! oldest lines give way to the newest, whole lines at a time; the free rows are filled with those that fit, a formula
//! before a remark. The others can be scrolled to, and the last row says so. Text that is read from its top (given
//! numbers, derivations, a verdict above the lines) is shown from there.

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

use super::{
    answers,
    composed::{Composed, Lead, Start, Use, View},
    network, opening,
    page::{self, Extent},
    pointer::{self, Spot},
    rows::{Row, draw_row},
    size::from_top,
    step_rows::{self, Forms},
    symbols, theme,
    title::title,
};
use crate::{
    formula::{FactorLabel, digits::significant},
    quantity::Quantity,
    tui::{
        keys::Command,
        state::{ReadsFrom, State},
    },
    typeset::line_of,
};

/// The rows for an area: if all of them fit, nothing gives way.
fn composed(state: &State, area: Rect) -> Composed {
    let whole = compose(state, area.width, Forms::Whole);
    if whole.rows.len() < usize::from(area.height) { whole } else { compose(state, area.width, Forms::Shorter) }
}

/// The rows of the lines that have appeared, with the texts about the answer around them.
fn compose(state: &State, width: u16, forms: Forms) -> Composed {
    let inside = usize::from(width).saturating_sub(1);
    if opening::is_at(state) {
        let rows = opening::rows(state, inside).into_iter().map(Row::from).collect();
        return Composed { rows, starts: Vec::new() };
    }
    let above = answers::above(state, inside).into_iter().map(Row::from).collect();
    let mut composed = Composed { rows: above, starts: Vec::new() };
    step_rows::append(&mut composed, state, &state.lines()[..state.lines_shown()], inside, forms);
    if state.is_value_next() {
        composed.starts.push(Start::new(composed.rows.len(), Use::Remark));
        composed.rows.push(question(state).into());
    }
    if state.is_complete() {
        composed.starts.push(Start::new(composed.rows.len(), Use::Remark));
        composed.rows.extend(answers::below(state, inside).into_iter().map(Row::from));
    } else {
        let verdict = answers::verdict_in_practice(state, inside);
        if !verdict.is_empty() {
            composed.starts.push(Start::new(composed.rows.len(), Use::Remark));
            composed.rows.extend(verdict.into_iter().map(Row::from));
        }
    }
    composed
}

/// The question of a lecture before it shows the value.
fn question(state: &State) -> Line<'static> {
    let name = match state.step().named() {
        Some(name) => name.to_string(),
        None => Quantity::LossAfter.to_string(),
    };
    Line::styled(format!("{name} = ?   What comes out?"), theme::HEADING)
}

/// How much of the lines is visible in this many rows; if not all of it fits, the last row says so.
fn measure(state: &State, composed: &Composed, rows: u16) -> Extent {
    let (all, rows) = (composed.rows.len(), usize::from(rows));
    // If all rows are taken, the selected part is named in the row of the title, so that no line gives way to it.
    let has_last_row = all > rows || says_something(state) || all < rows && state.chosen().is_some();
    let visible = rows.saturating_sub(usize::from(has_last_row));
    let natural = match (state.reads_from(), with_chosen_part(state, composed, visible)) {
        (ReadsFrom::Top, _) => 0,
        (ReadsFrom::Newest, Some(first)) => first,
        (ReadsFrom::Newest, None) => composed.newest(visible).first,
    };
    Extent { rows: all.max(natural + visible), visible, natural }
}

/// The first visible row if the selected part is in a line that can never be shown as a whole, and would not be among
/// the newest rows.
fn with_chosen_part(state: &State, composed: &Composed, visible: usize) -> Option<usize> {
    let part = composed.rows_in_high_line(state.chosen()?, visible)?;
    if part.start >= composed.newest(visible).first {
        return None;
    }
    Some(
        part.start
            .saturating_sub(visible.saturating_sub(part.len()) / 2)
            .min(composed.rows.len().saturating_sub(visible)),
    )
}

/// How much of the lines there is to see in an area.
pub(super) fn extent(state: &State, area: Rect) -> Extent {
    let [_, rest] = split(area);
    measure(state, &composed(state, rest), rest.height)
}

fn split(area: Rect) -> [Rect; 2] {
    from_top(area, 1)
}

/// The visible rows.
struct Seen {
    composed: Composed,
    extent: Extent,
    /// The visible rows from top to bottom, each with the position of the row that it is or stands for.
    rows: Vec<(usize, Row)>,
    /// The number of hidden rows before the last of them.
    above: usize,
}

impl Seen {
    fn new(state: &State, area: Rect) -> Self {
        let composed = composed(state, area);
        let extent = measure(state, &composed, area.height);
        let first = extent.first(state.scroll);
        let all = composed.rows.len();
        let row = |row: usize| (row, composed.rows[row].clone());
        // Scrolled text is read row by row.
        let is_of_newest =
            state.reads_from() == ReadsFrom::Newest && with_chosen_part(state, &composed, extent.visible).is_none();
        let is_natural = first == extent.natural && is_of_newest;
        let Some(View { kept, lead, .. }) = is_natural.then(|| composed.newest(extent.visible)) else {
            let rows = (first..all).map(row).take(extent.visible).collect();
            return Self { composed, extent, rows, above: first };
        };
        let above = first - kept.whole;
        let line = composed.starts.iter().position(|start| start.row == first).filter(|_| lead == Lead::Added);
        let (led, rest) = match line {
            Some(place) => {
                let own = composed.rows_of(place);
                let led = &composed.starts[place].led;
                (led.iter().map(|led| (own.start, led.clone())).collect(), own.end)
            }
            None => (Vec::new(), first),
        };
        let older = kept.places.into_iter().zip(kept.rows);
        let rows = older.chain(led).chain((rest..all).map(row)).take(extent.visible).collect();
        Self { composed, extent, rows, above }
    }
}

/// The targets for the pointer in the lines.
pub(super) fn spots(state: &State, area: Rect) -> Vec<Spot> {
    let [_, rest] = split(area);
    let Seen { composed, rows, .. } = Seen::new(state, rest);
    let seen: Vec<(u16, (usize, Row))> = (rest.y..rest.bottom()).zip(rows).collect();
    // Rows before the first line have no line.
    let line_of = |row: usize| match composed.starts.iter().rposition(|start| start.row <= row) {
        Some(line) => (line, 0),
        None => (usize::MAX, row),
    };
    let lines = seen.chunk_by(|(_, (one, _)), (_, (next, _))| line_of(*one) == line_of(*next));
    lines.flat_map(|line| pointer::of_line(line.iter().map(|(y, (_, row))| (*y, row)), rest.x)).collect()
}

pub(super) fn draw(state: &State, frame: &mut Frame, area: Rect) -> Extent {
    let [heading, rest] = split(area);
    let Seen { composed, extent, rows, above } = Seen::new(state, rest);
    let below = composed.rows.len().saturating_sub(extent.first(state.scroll) + extent.visible);
    let said = words_below(state, rest.width, above, below);
    for (y, (_, row)) in (rest.y..rest.bottom()).zip(rows) {
        draw_row(&row.line, frame.buffer_mut(), Rect { y, height: 1, ..rest });
    }
    if extent.visible < usize::from(rest.height) {
        draw_row(&title(state, heading.width), frame.buffer_mut(), heading);
        draw_row(&said, frame.buffer_mut(), Rect { y: rest.bottom() - 1, height: 1, ..rest });
    } else {
        let beside = state.chosen().map(|chosen| chosen_part(state, chosen, heading.width / 2)).unwrap_or_default();
        let taken = u16::try_from(beside.width()).map_or(0, |columns| if columns == 0 { 0 } else { columns + 2 });
        draw_row(&title(state, heading.width.saturating_sub(taken)), frame.buffer_mut(), heading);
        frame.render_widget(beside.right_aligned(), heading);
    }
    extent
}

/// The names in a list of this many columns; those that do not fit are counted.
fn as_many_as_fit(names: &[String], columns: usize) -> String {
    let listed = |count: usize| match names.len() - count {
        0 => names.join(", "),
        others if count == 0 => format!("{others} numbers"),
        others => format!("{} and {others} more", names[..count].join(", ")),
    };
    (0..=names.len()).rev().map(listed).find(|list| list.width() <= columns).unwrap_or_default()
}

/// The letter of the selected part, its formula, its value and the reason for it, as far as they fit in this many
/// columns; before its numbers appear, the values of the quantities in it.
fn chosen_part(state: &State, chosen: FactorLabel, width: u16) -> Line<'static> {
    let letters = format!(" {} ", chosen.letters());
    let room = usize::from(width).saturating_sub(letters.width() + 1);
    let words = match network::part(state, chosen) {
        Some(part) => {
            let value = significant(part.value, state.settings.digits.count());
            let written =
                format!("{} = {value}", line_of(&symbols::of_step(state, &part.letters), symbols::signs(state)));
            let said = part.words.map(|words| state.in_its_signs(&words));
            let all = said.as_ref().map(|words| format!("{written}: {words}"));
            // The symbols are also in the formula, so that the sentence is more important.
            let brief = said.as_ref().map(|words| format!("= {value}: {words}"));
            let choices = [all, brief, said, Some(written), Some(format!("= {value}"))];
            choices.into_iter().flatten().find(|words| words.width() <= room).unwrap_or_default()
        }
        None => {
            let values = network::chosen_values(state).into_iter();
            let names: Vec<String> =
                values.map(|quantity| format!("{quantity} = {}", network::value(state, quantity))).collect();
            as_many_as_fit(&names, room)
        }
    };
    Line::from(vec![Span::styled(letters, theme::CHOSEN), Span::raw(format!(" {words}"))])
}

/// The selected factor in words; the rows scrolled away; whether there is more to come.
fn words_below(state: &State, width: u16, above: usize, below: usize) -> Line<'static> {
    if let Some(chosen) = state.chosen() {
        return chosen_part(state, chosen, width);
    }
    let words = page::beyond(above, below, [Command::ScrollUp, Command::ScrollDown]);
    let samples = state.walk().scenario().samples().len();
    let pictured = network::sample_of_result(state).map(|sample| format!("network: sample {sample} of {samples}"));
    let more = if words.is_empty() && has_more_to_come(state) { "..." } else { "" };
    let all = [words, more.to_owned(), pictured.unwrap_or_default()].into_iter().filter(|words| !words.is_empty());
    Line::styled(all.collect::<Vec<_>>().join("   "), theme::QUIET)
}

/// Whether there is a row below the lines even if they all fit, whatever part is selected.
fn says_something(state: &State) -> bool {
    has_more_to_come(state) || network::sample_of_result(state).is_some()
}

/// Whether it says that there is more: a lecture does not, as it asks.
fn has_more_to_come(state: &State) -> bool {
    !state.is_complete() && state.lecture().is_none()
}
