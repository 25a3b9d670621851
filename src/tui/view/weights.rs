//! All weights before and after the update of the active reading.

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

use super::{
    network,
    page::Extent,
    target::{Place, Target},
    theme, trial,
};
use crate::{
    quantity::{Quantity, Variable, Weight},
    tui::state::{Page, State},
};

/// The columns of a value, including the blank before it.
const VALUE: usize = 9;

/// The columns of a name, including the blank after it: more if an index has two digits.
fn name_width(state: &State) -> usize {
    let notation = state.notation();
    let long = notation.layers().any(|layer| notation.last(layer) > 9);
    if long { "a16,16(0) ".len() } else { "a12(0) ".len() }
}

/// The columns of one weight: its name, its value before and after, and a blank.
fn entry_width(state: &State) -> usize {
    name_width(state) + 2 * VALUE + 1
}

fn columns(state: &State, width: u16) -> usize {
    (usize::from(width) / entry_width(state)).max(1)
}

fn table(state: &State) -> Vec<Weight> {
    state.walk().weights().collect()
}

/// The columns that the table leaves to its neighbour before it takes a second column of weights: the table can be
/// scrolled, but a broken formula is hard to read.
const BESIDE: u16 = 90;

/// The columns of the table in its frame, in an area: one column of weights if they fit, or if two would leave too
/// little to the neighbour.
pub(super) fn width(state: &State, area: Rect) -> u16 {
    let frame_and_heading = 3;
    let of = |columns: usize| u16::try_from(columns * entry_width(state) + 2).unwrap_or(u16::MAX);
    let is_long = table(state).len() + frame_and_heading > usize::from(area.height);
    if is_long && of(2).saturating_add(BESIDE) <= area.width { of(2) } else { of(1) }
}

/// Layers side by side if there are two columns.
fn split(state: &State, columns: usize) -> Vec<Vec<Weight>> {
    let all = table(state);
    let layers: Vec<Vec<Weight>> = all.chunk_by(|one, next| one.layer == next.layer).map(<[Weight]>::to_vec).collect();
    match columns {
        1 => vec![all],
        many if many == layers.len() => layers,
        many => all.chunks(all.len().div_ceil(many)).map(<[Weight]>::to_vec).collect(),
    }
}

/// The weight of this step.
fn current(state: &State) -> Option<Weight> {
    match state.step().quantity() {
        Some(Quantity::Updated(weight) | Quantity::Partial { by: Variable::Weight(weight), .. }) => Some(weight),
        _ => None,
    }
}

/// The first weight in the formula of this step's number.
fn first_in_formula(state: &State) -> Option<Weight> {
    network::formula(state).iter().find_map(|quantity| match quantity {
        Quantity::Weight(weight) => Some(*weight),
        _ => None,
    })
}

/// How much of the table is visible in an area, including its frame; the weight of this step is in sight, or the first
/// one in its formula.
pub(super) fn extent(state: &State, area: Rect) -> Extent {
    let frame_and_heading = 3;
    let visible = usize::from(area.height.saturating_sub(frame_and_heading));
    let columns = split(state, columns(state, area.width.saturating_sub(2)));
    let rows = columns.iter().map(Vec::len).max().unwrap_or(0);
    let wanted = current(state).or_else(|| first_in_formula(state));
    let place = |column: &Vec<Weight>| column.iter().position(|weight| Some(*weight) == wanted);
    let at = columns.iter().find_map(place).unwrap_or(0);
    Extent { rows, visible, natural: at.saturating_sub(visible / 2).min(rows.saturating_sub(visible)) }
}

/// The first visible row in an area, and the amount of text in the table.
fn first_row(state: &State, area: Rect) -> (usize, Extent) {
    let framed = Rect { width: area.width + 2, height: area.height + 2, ..area };
    let extent = extent(state, framed);
    let scroll = if state.page == Page::Weights { state.scroll } else { 0 };
    (extent.first(scroll), extent)
}

/// The columns of weights that fit in an area, and their places.
fn placed(state: &State, area: Rect) -> Vec<(Rect, Vec<Weight>)> {
    let width = u16::try_from(entry_width(state)).unwrap_or(u16::MAX);
    let all = (0u16..).zip(split(state, columns(state, area.width)));
    all.map_while(|(place, weights)| {
        let x = area.x.saturating_add(place.saturating_mul(width));
        let fits = x.saturating_add(width) <= area.right() + 1;
        fits.then(|| (Rect { x, width: area.right().saturating_sub(x), ..area }, weights))
    })
    .collect()
}

/// The places of the weights.
pub(super) fn places(state: &State, area: Rect) -> Vec<Place> {
    let (first, _) = first_row(state, area);
    let width = u16::try_from(entry_width(state)).unwrap_or(u16::MAX) - 1;
    let in_column = |(column, weights): (Rect, Vec<Weight>)| {
        let seen = (column.y + 1..column.bottom()).zip(weights.into_iter().skip(first));
        seen.map(move |(y, weight)| {
            let area = Rect { y, height: 1, width: width.min(column.width), ..column };
            Place { area, target: Target::Quantity(Quantity::Weight(weight)) }
        })
    };
    placed(state, area).into_iter().flat_map(in_column).collect()
}

pub(super) fn draw(state: &State, frame: &mut Frame, area: Rect) {
    let current = current(state);
    let chosen = network::chosen_values(state);
    let names = name_width(state);
    let (first, extent) = first_row(state, area);
    for (column, weights) in placed(state, area) {
        let heading = format!("{:<names$}{:>VALUE$}{:>VALUE$}", "weight", "before", "after");
        frame.render_widget(Line::styled(heading, theme::QUIET), Rect { height: 1, ..column });
        let below = weights.len().saturating_sub(first + extent.visible);
        if below > 0 {
            let row = Rect { y: area.bottom(), height: 1, ..column };
            let words = format!("{below} more below");
            frame.render_widget(Line::styled(words, theme::QUIET), row.intersection(frame.area()));
        }
        for (row, weight) in (1..area.height).zip(&weights[first.min(weights.len())..]) {
            let is_current = Some(*weight) == current || chosen.contains(&Quantity::Weight(*weight));
            let line = entry(state, *weight, is_current.then_some(theme::CHOSEN));
            frame.render_widget(line, Rect { y: area.y + row, height: 1, ..column });
        }
    }
}

fn entry(state: &State, weight: Weight, highlight: Option<ratatui::style::Style>) -> Line<'static> {
    let before = state.walk().exact().get(Quantity::Weight(weight)).unwrap_or(f64::NAN);
    let style = highlight.unwrap_or_default();
    let names = name_width(state);
    let number = |quantity| network::reached(state, quantity, VALUE - 1).unwrap_or_default();
    let [own, updated] = [Quantity::Weight(weight), Quantity::Updated(weight)];
    let own_style = highlight.unwrap_or_else(|| theme::sign(before));
    Line::from(vec![
        Span::styled(format!("{:<names$}", weight.to_string()), style),
        Span::styled(format!("{:>VALUE$}", number(own)), trial::styled(state, own, own_style)),
        Span::styled(format!("{:>VALUE$}", number(updated)), trial::styled(state, updated, style)),
    ])
}
