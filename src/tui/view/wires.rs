//! The edges of the picture in cells of text: thin lines everywhere, thick ones in the formula of the step, dashed ones
//! for thick lines of negative weights.

use ratatui::{
    buffer::{Buffer, Cell},
    layout::Rect,
    style::{Color, Style},
    symbols::merge::MergeStrategy,
};

use super::theme;
use crate::picture::{Line, Strength, Wire};

/// Draws wires, thin ones first, so that they lie below the thick ones.
pub(super) fn draw(wires: &[Wire], buffer: &mut Buffer, area: Rect) {
    let mut thin = Crossings::new(area);
    for wire in wires.iter().filter(|wire| wire.strength == Strength::Thin) {
        each_piece(wire, |x, y, sides| thin.add(x, y, sides));
    }
    thin.draw(buffer, area);
    // Where wires share a line, only one that all of them have negative is dashed.
    let thick = || wires.iter().filter(|wire| wire.strength == Strength::Thick);
    let negative = thick().filter(|wire| wire.line == Line::Dashed);
    for wire in negative.chain(thick().filter(|wire| wire.line == Line::Solid)) {
        let style = match wire.line {
            Line::Solid => theme::LIT,
            Line::Dashed => theme::sign(-1.0).patch(theme::LIT),
        };
        each_piece(wire, |x, y, sides| {
            if let Some(cell) = buffer.cell_mut((area.x + x, area.y + y)) {
                if wire.line == Line::Solid {
                    undash(cell);
                }
                cell.merge_symbol(THICK[usize::from(sides)], MergeStrategy::Fuzzy).set_style(style);
                if wire.line == Line::Dashed {
                    dash(cell);
                }
            }
        });
    }
}

/// The sides of a cell that a line reaches, each a bit.
type Sides = u8;

const LEFT: Sides = 1;
const RIGHT: Sides = 2;
const UP: Sides = 4;
const DOWN: Sides = 8;

/// The sign of each set of sides.
const THIN: [&str; 16] = [" ", "╴", "╶", "─", "╵", "┘", "└", "┴", "╷", "┐", "┌", "┬", "│", "┤", "├", "┼"];
const THICK: [&str; 16] = [" ", "╸", "╺", "━", "╹", "┛", "┗", "┻", "╻", "┓", "┏", "┳", "┃", "┫", "┣", "╋"];

/// The cells of a wire: along the row of its source to the trunk, along the trunk, along the row of its target.
fn each_piece(wire: &Wire, mut piece: impl FnMut(u16, u16, Sides)) {
    let ((x0, y0), (x1, y1)) = (wire.from, wire.to);
    if y0 == y1 {
        (x0..=x1).for_each(|x| piece(x, y0, LEFT | RIGHT));
        return;
    }
    let (leaving, arriving) = if y0 < y1 { (DOWN, UP) } else { (UP, DOWN) };
    (x0..wire.trunk).for_each(|x| piece(x, y0, LEFT | RIGHT));
    piece(wire.trunk, y0, LEFT | leaving);
    (y0.min(y1) + 1..y0.max(y1)).for_each(|y| piece(wire.trunk, y, UP | DOWN));
    piece(wire.trunk, y1, arriving | RIGHT);
    (wire.trunk + 1..=x1).for_each(|x| piece(x, y1, LEFT | RIGHT));
}

/// The cells of thin lines: many wires overlap, so that the cells are collected before they are drawn.
struct Crossings {
    columns: usize,
    cells: Vec<Sides>,
}

impl Crossings {
    fn new(area: Rect) -> Self {
        let columns = usize::from(area.width);
        Self { columns, cells: vec![0; columns * usize::from(area.height)] }
    }

    fn add(&mut self, x: u16, y: u16, sides: Sides) {
        let x = usize::from(x);
        let cell = self.cells.get_mut(usize::from(y) * self.columns + x);
        if let Some(cell) = cell.filter(|_| x < self.columns) {
            *cell |= sides;
        }
    }

    fn draw(&self, buffer: &mut Buffer, area: Rect) {
        for (position, sides) in area.positions().zip(&self.cells).filter(|(_, sides)| **sides != 0) {
            if let Some(cell) = buffer.cell_mut(position) {
                cell.set_symbol(THIN[usize::from(*sides)]).set_style(Style::new());
            }
        }
    }
}

/// A thick line becomes a dashed one where nothing else meets it.
fn dash(cell: &mut Cell) {
    match cell.symbol() {
        "━" => cell.set_symbol("╍"),
        "┃" => cell.set_symbol("╏"),
        _ => cell,
    };
}

/// A dashed line becomes a thick one, without the colour of a negative weight.
fn undash(cell: &mut Cell) {
    cell.fg = Color::Reset;
    match cell.symbol() {
        "╍" => cell.set_symbol("━"),
        "╏" => cell.set_symbol("┃"),
        _ => cell,
    };
}

/// The lines of an area as far as ASCII can express them.
pub(super) fn to_ascii(buffer: &mut Buffer, area: Rect) {
    for position in area.positions() {
        if let Some(cell) = buffer.cell_mut(position) {
            piece_in_ascii(cell);
        }
    }
}

fn piece_in_ascii(cell: &mut Cell) {
    let sign = match cell.symbol() {
        "─" => "-",
        "│" => "|",
        "━" => "=",
        "┃" => "#",
        "╍" => "~",
        "╏" => ":",
        " " => return,
        other if other.is_ascii() => return,
        "┌" | "┐" | "└" | "┘" | "├" | "┤" | "┬" | "┴" | "┼" => "+",
        _ => "#",
    };
    cell.set_symbol(sign);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::{Layer, Weight};

    fn wire(from: u8, row: u16, line: Line) -> Wire {
        let weight = Weight { layer: Layer::INPUT, from: 1, to: from };
        Wire { weight, from: (0, 0), trunk: 3, to: (6, row), strength: Strength::Thick, line }
    }

    /// The line that two wires leave their unit on, and its colour.
    fn shared(lines: [Line; 2]) -> (String, Color) {
        let area = Rect::new(0, 0, 7, 3);
        let mut buffer = Buffer::empty(area);
        let [first, second] = lines;
        draw(&[wire(1, 0, first), wire(2, 2, second)], &mut buffer, area);
        (buffer[(1, 0)].symbol().to_owned(), buffer[(1, 0)].fg)
    }

    #[test]
    fn a_shared_line_is_dashed_where_all_its_weights_are_negative() {
        let negative = theme::sign(-1.0).fg.unwrap();
        assert_eq!(shared([Line::Dashed, Line::Dashed]), ("╍".to_owned(), negative));
        for lines in [[Line::Solid, Line::Dashed], [Line::Dashed, Line::Solid]] {
            assert_eq!(shared(lines), ("━".to_owned(), Color::Reset), "{lines:?}");
        }
    }
}
