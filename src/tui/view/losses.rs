//! The loss over the training steps: a row for each reading on small screens, one drawing of both on large ones.
//!
//! The reading of a mark or a row is given by its sign and its name, never by colour alone.

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

use super::theme;
use crate::{
    formula::digits::significant,
    picture::{ASCII_BLOCKS, BLOCKS, Curves, Scale, places},
    quantity::Quantity,
    reading::ReadingKind,
    tui::state::{RunLosses, State},
    walk::Topic,
};

/// From this height of the screen on there is room for a drawing of several rows.
const TALL_SCREEN: u16 = 32;
/// Rows of the drawing, with its heading.
const DRAWING: u16 = 8;
/// The most columns of one number, so that two numbers are not at opposite ends of a wide screen.
const MOST_COLUMNS: usize = 6;
/// The columns of a drawing with few numbers, if there is room.
const WIDE: usize = 48;

/// One reading's numbers, as far as the walk has come.
struct Curve {
    reading: ReadingKind,
    numbers: Vec<f64>,
}

/// How much of the screen the losses take: a row for each reading, or a drawing. This depends only on the screen, the
/// step and the number of updates, so that nothing moves while lines appear.
pub(super) fn rows(state: &State, screen: Rect) -> u16 {
    let is_result = state.step().topic == Topic::Outcome;
    match screen.height >= TALL_SCREEN {
        _ if !state.may_show(Quantity::Loss) => 0,
        // A lecture asks for the losses before it shows them.
        _ if state.lecture().is_some() && (!is_result || state.question().is_some()) => 0,
        true if is_result || state.updates_applied() > 0 => DRAWING,
        false if is_result => u16::try_from(in_view(state).len()).unwrap_or(0),
        _ => 0,
    }
}

/// The readings whose losses are visible.
fn in_view(state: &State) -> Vec<ReadingKind> {
    let all = state.formulas().readings().iter().copied();
    let has_losses = |reading: &ReadingKind| state.walk().values(*reading).is_some();
    // Practice uses the correct formulas.
    let is_asked = |reading: &ReadingKind| state.practice().is_none() || *reading == ReadingKind::Exact;
    all.filter(has_losses).filter(is_asked).collect()
}

fn curves(state: &State) -> Vec<Curve> {
    let is_over = state.step().topic == Topic::Outcome && state.is_complete() && state.may_show(Quantity::LossAfter);
    let of = |reading| {
        // The next loss depends on every derivative, so it is not shown before them.
        let numbers = if is_over {
            let RunLosses { so_far, next, .. } = state.losses(reading)?;
            so_far.into_iter().chain(next).collect()
        } else {
            state.losses_so_far(reading)?
        };
        Some(Curve { reading, numbers })
    };
    in_view(state).into_iter().filter_map(of).collect()
}

/// Draws the losses into as many rows as [`rows`] says; nothing if each reading has only one number.
pub(super) fn draw(state: &State, frame: &mut Frame, area: Rect) {
    if area.is_empty() {
        return;
    }
    let curves = curves(state);
    let all: Vec<f64> = curves.iter().flat_map(|curve| &curve.numbers).copied().collect();
    let Some(scale) = Curves::over(&all).filter(|_| curves.iter().any(|curve| curve.numbers.len() > 1)) else { return };
    if area.height >= DRAWING {
        draw_together(state, &curves, scale, frame, area);
        return;
    }
    // A row has no axis to show where it begins: blocks begin at 0, so that a small change looks small.
    let scale = match scale.scale {
        Scale::Linear => Curves { lowest: scale.lowest.min(0.0), ..scale },
        Scale::Logarithmic => scale,
    };
    for (place, curve) in (0..area.height).zip(&curves) {
        let row = row(state, curve, &curves, scale, usize::from(area.width));
        frame.render_widget(row, Rect { y: area.y + place, height: 1, ..area });
    }
}

/// The name of a reading beside the other; nothing if it is the only one.
fn name(curve: &Curve, all: &[Curve]) -> &'static str {
    match (all.len(), curve.reading) {
        (..2, _) => "loss",
        (_, ReadingKind::Document) => "printed",
        (_, ReadingKind::Exact) => "correct",
    }
}

fn number(state: &State, number: Option<&f64>) -> String {
    number.map_or_else(String::new, |number| significant(*number, state.settings.digits.count()))
}

/// The subject of the drawing: its updates, and its scale if that is not linear.
fn about(state: &State, curves: &[Curve], scale: Curves) -> String {
    let updates = curves.iter().map(|curve| curve.numbers.len()).max().unwrap_or(1) - 1;
    let scale = if scale.scale == Scale::Logarithmic { ", log scale" } else { "" };
    let what = if state.has_loss_of_each_update() { "update" } else { "step" };
    let all = match state.sample_in_turn() {
        Some(_) => format!(", {} of all", state.whole().reduction().name()),
        None => String::new(),
    };
    format!("{updates} {what}{}{all}{scale}", if updates == 1 { "" } else { "s" })
}

/// One reading in a row: its numbers at the ends, their heights between them.
fn row(state: &State, curve: &Curve, all: &[Curve], scale: Curves, columns: usize) -> Line<'static> {
    let blocks: &[&str] = if state.is_ascii() { &ASCII_BLOCKS } else { &BLOCKS };
    let levels = u16::try_from(blocks.len()).unwrap_or(u16::MAX);
    let (first, last) = (number(state, curve.numbers.first()), number(state, curve.numbers.last()));
    let widest =
        |end: fn(&Curve) -> Option<&f64>| all.iter().map(|curve| number(state, end(curve)).width()).max().unwrap_or(0);
    let first_width = widest(|curve| curve.numbers.first());
    let lead = format!(" {:<7}  {first:>first_width$} ", name(curve, all));
    let about = format!("  {}", about(state, all, scale));
    let last_width = widest(|curve| curve.numbers.last());
    let around = lead.width() + 1 + last_width + about.width();
    let longest = all.iter().map(|curve| curve.numbers.len()).max().unwrap_or(0);
    let room = columns.saturating_sub(around).min(longest * MOST_COLUMNS);
    // The curve of a reading that stopped ends before the other.
    let own = room * curve.numbers.len() / longest.max(1);
    let level =
        |place: usize| scale.level(curve.numbers[place], levels).map_or(" ", |level| blocks[usize::from(level)]);
    let heights: String = places(curve.numbers.len(), own).into_iter().map(level).collect();
    Line::from(vec![
        Span::styled(lead, theme::HEADING),
        Span::raw(format!("{heights:<room$}")),
        Span::styled(format!(" {last:<last_width$}"), theme::HEADING),
        Span::styled(about, theme::QUIET),
    ])
}

/// The signs of the curves; where two meet, a third.
struct Marks {
    printed: &'static str,
    correct: &'static str,
    both: &'static str,
    axis: &'static str,
    corner: &'static str,
    floor: &'static str,
    to: &'static str,
}

const UNICODE: Marks =
    Marks { printed: "×", correct: "●", both: "◆", axis: "│", corner: "└", floor: "─", to: "▸" };
const ASCII: Marks = Marks { printed: "x", correct: "o", both: "*", axis: "|", corner: "+", floor: "-", to: ">" };

/// All readings in one drawing below a heading that names their marks.
fn draw_together(state: &State, curves: &[Curve], scale: Curves, frame: &mut Frame, area: Rect) {
    let marks = if state.is_ascii() { &ASCII } else { &UNICODE };
    let mark = |reading| match reading {
        ReadingKind::Document => marks.printed,
        ReadingKind::Exact => marks.correct,
    };
    let mut heading = vec![Span::styled(" Loss: ", theme::HEADING)];
    for curve in curves {
        let name = if curves.len() > 1 { format!("{} ", name(curve, curves)) } else { String::new() };
        let [first, last] = [curve.numbers.first(), curve.numbers.last()].map(|end| number(state, end));
        let words = format!("{} {name}{first} {} {last}  ", mark(curve.reading), marks.to);
        heading.push(Span::styled(words, theme::HEADING));
    }
    let ends = [scale.highest, scale.lowest].map(|end| number(state, Some(&end)));
    let left = ends.iter().map(|end| end.width()).max().unwrap_or(0) + 2;
    let levels = area.height - 2;
    let longest = curves.iter().map(|curve| curve.numbers.len()).max().unwrap_or(1);
    let columns = usize::from(area.width).saturating_sub(left + 2).min((longest * MOST_COLUMNS).max(WIDE));
    let buffer = frame.buffer_mut();
    let left_column = |text: &str| format!("{text:>width$} ", width = left - 1);
    for level in 0..levels {
        let y = area.y + 1 + level;
        let end = match level {
            0 => &*ends[0],
            _ if level + 1 == levels => &*ends[1],
            _ => "",
        };
        buffer.set_string(area.x, y, format!("{}{}", left_column(end), marks.axis), theme::QUIET);
    }
    let floor = format!("{}{}{}", left_column(""), marks.corner, marks.floor.repeat(columns));
    buffer.set_string(area.x, area.y + 1 + levels, floor, theme::QUIET);
    let mut is_shared = false;
    for curve in curves {
        let own = columns * curve.numbers.len() / longest.max(1);
        for (column, place) in middles(&places(curve.numbers.len(), own)) {
            let Some(level) = scale.level(curve.numbers[place], levels) else { continue };
            let x = area.x + u16::try_from(left + 1 + column).unwrap_or(u16::MAX);
            let y = area.y + levels - level;
            let Some(cell) = buffer.cell_mut((x, y)) else { continue };
            let is_free = cell.symbol() == " ";
            is_shared |= !is_free;
            cell.set_symbol(if is_free { mark(curve.reading) } else { marks.both }).set_style(theme::LIT);
        }
    }
    if is_shared {
        heading.push(Span::styled(format!("{} both  ", marks.both), theme::HEADING));
    }
    heading.push(Span::styled(about(state, curves, scale), theme::QUIET));
    frame.render_widget(Line::from(heading), Rect { height: 1, ..area });
}

/// The middle column of each number, with the position of the number.
fn middles(places: &[usize]) -> Vec<(usize, usize)> {
    let mut middles = Vec::new();
    let mut first = 0;
    for run in places.chunk_by(|one, next| one == next) {
        middles.push((first + (run.len() - 1) / 2, run[0]));
        first += run.len();
    }
    middles
}
