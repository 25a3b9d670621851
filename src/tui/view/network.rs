//! The network drawn: units with their values, edges with their weights, the path of the current term lit.
//!
//! A positive weight is a full line, a negative one is dashed and its number has a minus; colour repeats that.

use ratatui::{Frame, buffer::Buffer, layout::Rect, style::Style};

use super::theme;
use crate::{
    formula::digits::significant,
    quantity::{Layer, Quantity, Unit, Weight},
    reading::{ReadingKind, Resolver},
    tui::state::{Activity, State},
    walk::{Content, LineKind, Path},
};

/// Columns of a unit: its index and its value.
const UNIT: u16 = 11;
const LAYERS: [(Layer, &str); 3] =
    [(Layer::Input, "(0) inputs"), (Layer::Hidden, "(1) hidden"), (Layer::Output, "(2) outputs")];

/// The values that a quantity has now, as the active reading has them: an update belongs to all samples, anything else
/// to the sample of the step.
fn values_of(state: &State, quantity: Quantity) -> &Resolver {
    let walk = state.walk();
    let (own, all) = (walk.values_at(state.step(), state.settings.reading), walk.values(state.settings.reading));
    match quantity {
        Quantity::Updated(_) | Quantity::LossAfter => all,
        _ => own.filter(|values| values.get(quantity).is_some()).or(all),
    }
    .unwrap_or_else(|| walk.exact())
}

/// A quantity's number as the active reading has it; nothing where each sample has its own.
pub(super) fn value(state: &State, quantity: Quantity) -> String {
    if !state.may_show(quantity) {
        return "?".to_owned();
    }
    let values = values_of(state, quantity);
    match values.get(quantity) {
        Some(_) => state.walk().printed(values, quantity, state.settings.digits),
        None => String::new(),
    }
}

/// A quantity's number in so many columns: with fewer digits where it is too long, never with digits cut off.
pub(super) fn fitted(state: &State, quantity: Quantity, columns: usize) -> String {
    let full = value(state, quantity);
    if full.len() <= columns {
        return full;
    }
    let number = values_of(state, quantity).get(quantity).unwrap_or(f64::NAN);
    (1..=state.settings.digits.count())
        .rev()
        .map(|digits| significant(number, digits))
        .find(|text| text.len() <= columns)
        .unwrap_or_else(|| "~".to_owned())
}

/// The quantities in the chosen part of the formula.
pub(super) fn chosen_values(state: &State) -> Vec<Quantity> {
    let Some(chosen) = state.chosen() else { return Vec::new() };
    let numbers = state.lines().iter().filter(|line| line.kind == LineKind::Numbers);
    numbers
        .filter_map(|line| match &line.content {
            Content::Statement(statement, parts) if !parts.is_empty() => Some(statement),
            _ => None,
        })
        .flat_map(|statement| &statement.right)
        .flat_map(|(_, formula)| formula.factors())
        .filter(|(label, _)| *label == chosen)
        .flat_map(|(_, part)| part.quantities(crate::formula::Binding::default()))
        .collect()
}

/// The least and the most rows that the drawing is worth: two to three for each unit of the largest layer, where
/// there are few; and one for the headings.
pub(super) fn heights(state: &State) -> (u16, u16) {
    let largest = LAYERS.iter().map(|(layer, _)| units(state, *layer).len()).max().unwrap_or(0);
    let largest = u16::try_from(largest).unwrap_or(u16::MAX);
    let roomy = if largest > 5 { largest } else { 2 * largest };
    (roomy.max(largest + 1), 3 * largest + 1)
}

fn units(state: &State, layer: Layer) -> Vec<Unit> {
    state.notation().units(layer).map(|index| Unit { layer, index }).collect()
}

/// Whether the walk has come to the quantity, so that its number may be shown.
fn is_known(state: &State, quantity: Quantity) -> bool {
    let walk = state.walk();
    match state.activity() {
        Activity::Walking => {}
        // What was answered stays known, wherever one goes.
        Activity::Practising { .. } => return state.may_show(quantity),
        // The work is done, so that there is nothing to come to.
        Activity::Reviewing { .. } => return true,
    }
    walk.values_at(state.step(), ReadingKind::Exact).is_some_and(|values| values.reading().cell(quantity).is_none())
        || walk
            .find_near(state.step(), quantity)
            .is_some_and(|step| step < state.position() || step == state.position() && state.is_complete())
}

struct Drawing<'a> {
    state: &'a State,
    area: Rect,
    path: Path,
    chosen: Path,
}

pub(super) fn draw(state: &State, frame: &mut Frame, area: Rect) {
    if area.width < 3 * UNIT + 6 || area.height < 3 {
        return;
    }
    let path = state.step().quantity().map(|quantity| Path::of(quantity, state.notation())).unwrap_or_default();
    let chosen = Path::of_values(&chosen_values(state));
    let drawing = Drawing { state, area, path, chosen };
    let buffer = frame.buffer_mut();
    drawing.headings(buffer);
    let weights: Vec<Weight> = state.walk().weights().collect();
    for lit in [Light::Off, Light::Path, Light::Chosen] {
        for weight in weights.iter().filter(|weight| drawing.light_of_edge(**weight) == lit) {
            drawing.edge(*weight, lit, buffer);
        }
    }
    // Where there are more units than rows, those that matter now are drawn over the others.
    for lit in [Light::Off, Light::Path, Light::Chosen] {
        let all = LAYERS.iter().flat_map(|(layer, _)| units(state, *layer));
        all.filter(|unit| drawing.light_of_unit(*unit) == lit).for_each(|unit| drawing.unit(unit, lit, buffer));
    }
    drawing.labels(&weights, buffer);
}

/// How much an edge or a unit stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Light {
    Off,
    Path,
    Chosen,
}

impl Drawing<'_> {
    fn column(&self, layer: Layer) -> u16 {
        let spare = self.area.width - UNIT;
        self.area.x + spare * u16::from(layer.number()) / 2
    }

    fn row(&self, unit: Unit) -> u16 {
        let count = u16::try_from(units(self.state, unit.layer).len()).unwrap_or(1);
        let rows = self.area.height - 1;
        let place = u16::from(unit.index - self.state.notation().units(unit.layer).start());
        let row = (2 * place + 1) * rows / (2 * count);
        self.area.y + 1 + row.min(rows - 1)
    }

    fn light_of_edge(&self, weight: Weight) -> Light {
        if self.chosen.edges.contains(&weight) {
            Light::Chosen
        } else if self.path.edges.contains(&weight) {
            Light::Path
        } else {
            Light::Off
        }
    }

    fn light_of_unit(&self, unit: Unit) -> Light {
        if self.chosen.units.contains(&unit) {
            Light::Chosen
        } else if self.path.units.contains(&unit) {
            Light::Path
        } else {
            Light::Off
        }
    }

    fn headings(&self, buffer: &mut Buffer) {
        for (layer, heading) in LAYERS {
            buffer.set_stringn(self.column(layer), self.area.y, heading, usize::from(UNIT), theme::QUIET);
        }
    }

    fn unit(&self, unit: Unit, light: Light, buffer: &mut Buffer) {
        let quantity = Quantity::Activation(unit);
        let number = match is_known(self.state, quantity) {
            true => fitted(self.state, quantity, usize::from(UNIT) - 5 - usize::from(unit.index > 9)),
            false => "?".to_owned(),
        };
        let bias = unit.index == 0 && unit.layer != Layer::Output;
        let (style, mark) = match light {
            Light::Chosen => (theme::CHOSEN, '*'),
            Light::Path => (theme::LIT, '*'),
            Light::Off => (Style::new(), ' '),
        };
        let (open, close) = if bias { ('[', ']') } else { ('(', ')') };
        let text = format!("{mark}{open}{}{close} {number}", unit.index);
        let text: String = format!("{text:<11}").chars().take(usize::from(UNIT)).collect();
        buffer.set_string(self.column(unit.layer), self.row(unit), text, style);
    }

    /// Where an edge starts and ends, in cells.
    fn ends(&self, weight: Weight) -> ((u16, u16), (u16, u16)) {
        let (source, destination) = (weight.source(), weight.destination());
        let start = (self.column(source.layer) + UNIT, self.row(source));
        let end = (self.column(destination.layer).saturating_sub(1), self.row(destination));
        (start, end)
    }

    fn edge(&self, weight: Weight, light: Light, buffer: &mut Buffer) {
        let value = self.state.walk().exact().get(Quantity::Weight(weight)).unwrap_or(0.0);
        let style = match light {
            Light::Off => theme::QUIET,
            Light::Path => theme::sign(value).patch(theme::LIT),
            Light::Chosen => theme::sign(value).patch(theme::LIT),
        };
        let ((x0, y0), (x1, y1)) = self.ends(weight);
        if x1 <= x0 {
            return;
        }
        // Braille cells have 2 by 4 dots; in ASCII a cell is a dot.
        let (across, down) = if self.state.is_ascii() { (1, 1) } else { (2, 4) };
        let columns = u32::from(x1 - x0 + 1) * across;
        // A dot for each column or for each row, whichever are more: a steep line has no gaps either.
        let steps = columns.max(u32::from(y0.abs_diff(y1) + 1) * down);
        for step in 0..steps {
            let dashed = value < 0.0 && step % 4 >= 2;
            if dashed {
                continue;
            }
            let share = f64::from(step) / f64::from((steps - 1).max(1));
            let height = (f64::from(y0) + 0.5 + share * (f64::from(y1) - f64::from(y0))) * f64::from(down);
            let column = (share * f64::from(columns - 1)).round() as u32;
            let (x, dot) = (x0 + u16::try_from(column / across).unwrap_or(0), height as u32);
            let y = u16::try_from(dot / down).unwrap_or(0);
            // A point that touches the number before it would be read as part of it.
            if self.state.is_ascii() && x == x0 {
                continue;
            }
            let Some(cell) = buffer.cell_mut((x, y)) else { continue };
            if self.state.is_ascii() {
                cell.set_char(if value < 0.0 { '-' } else { '.' }).set_style(style);
            } else {
                let before = cell.symbol().chars().next().filter(|sign| ('\u{2800}'..'\u{2900}').contains(sign));
                let bits = before.map_or(0, |sign| sign as u32 - 0x2800) | braille_dot(column % across, dot % down);
                cell.set_char(char::from_u32(0x2800 + bits).unwrap_or(' ')).set_style(style);
            }
        }
    }

    /// The numbers of the lit edges; of all edges where there is room between the layers. Edges into one unit have
    /// their numbers at the same share of the way, so that the numbers stand in columns; one that would cover another
    /// moves along its edge, or is left to the table.
    fn labels(&self, weights: &[Weight], buffer: &mut Buffer) {
        let mut taken: Vec<Rect> = Vec::new();
        for light in [Light::Chosen, Light::Path, Light::Off] {
            for weight in weights.iter().filter(|weight| self.light_of_edge(**weight) == light) {
                let text = format!(" {} ", fitted(self.state, Quantity::Weight(*weight), 7));
                let places = self.places_of_label(*weight, light, text.chars().count());
                let is_free = |place: &Rect| taken.iter().all(|other| !place.intersects(*other));
                let Some(place) = places.into_iter().find(is_free) else { continue };
                let value = self.state.walk().exact().get(Quantity::Weight(*weight)).unwrap_or(0.0);
                let style = match light {
                    Light::Chosen => theme::CHOSEN,
                    Light::Path => theme::sign(value).patch(theme::LIT),
                    Light::Off => theme::sign(value),
                };
                buffer.set_string(place.x, place.y, text, style);
                taken.push(place);
            }
        }
    }

    /// Where the number of an edge may stand, best first; nowhere, where the layers are too close.
    fn places_of_label(&self, weight: Weight, light: Light, width: usize) -> Vec<Rect> {
        let ((x0, y0), (x1, y1)) = self.ends(weight);
        let layer = weight.layer.destination();
        let siblings = u16::try_from(units(self.state, layer).len()).unwrap_or(1);
        let first = u16::from(self.state.notation().first(layer));
        let gap = x1.saturating_sub(x0) + 1;
        let crowded = gap < (siblings - first) * 7 || self.area.height < 4 * siblings;
        let width = u16::try_from(width).unwrap_or(u16::MAX);
        if gap < width || light == Light::Off && crowded {
            return Vec::new();
        }
        let place = u16::from(weight.to) + 1 - first;
        let own = if crowded { 0.3 } else { f64::from(place) / f64::from(siblings - first + 1) };
        let at = |share: f64| {
            let x = x0 + (f64::from(gap - width) * share) as u16;
            let middle = (f64::from(x - x0) + f64::from(width) / 2.0) / f64::from(gap);
            let y = (f64::from(y0) + middle * (f64::from(y1) - f64::from(y0))).round() as u16;
            Rect { x, y, width, height: 1 }
        };
        [own, 0.5, 0.7, 0.15, 0.85, 0.0, 1.0].map(at).to_vec()
    }
}

/// The bit of a braille dot, column by row from the top left.
fn braille_dot(column: u32, row: u32) -> u32 {
    const DOTS: [[u32; 4]; 2] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];
    DOTS[column as usize % 2][row as usize % 4]
}
