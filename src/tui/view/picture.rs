//! The picture of the network in cells of text: lines that are full-strength everywhere, thick where the formula of
//! the step runs.
//!
//! What colour says is said by signs as well: a negative weight is dashed, a derivative has a mark, a factor its letter.

use ratatui::{
    Frame,
    buffer::{Buffer, Cell},
    layout::Rect,
    style::Style,
    symbols::merge::MergeStrategy,
    text::{Line as TextLine, Span},
};

use super::theme;
use crate::{
    formula::FactorLabel,
    picture::{Before, EdgeLabel, EdgeResult, Light, Line, Mark, MarkKind, Node, Picture, Strength, Wire},
    tui::state::State,
};

/// The signs that a picture is drawn with.
struct Signs {
    derivative: &'static str,
    after: &'static str,
}

const UNICODE: Signs = Signs { derivative: "◂", after: "▸" };
const ASCII: Signs = Signs { derivative: "<", after: ">" };

/// A sentence about the signs of the picture, in those of ASCII.
pub(super) fn in_ascii(words: &str) -> String {
    words.replace(UNICODE.derivative, ASCII.derivative).replace(UNICODE.after, ASCII.after)
}

/// Draws the picture into an area of the size that it was made for.
pub(super) fn draw(state: &State, picture: &Picture, frame: &mut Frame, area: Rect) {
    let signs = if state.is_ascii() { &ASCII } else { &UNICODE };
    let buffer = frame.buffer_mut();
    for wire in &picture.wires {
        draw_wire(wire, buffer, area);
    }
    if state.is_ascii() {
        for position in area.positions() {
            if let Some(cell) = buffer.cell_mut(position) {
                to_ascii(cell);
            }
        }
    }
    for label in &picture.labels {
        let spans = of_edge(label, signs);
        let (stub, spans) = centred(spans, label.columns);
        put(&spans, (label.x + stub, label.y), label.columns - stub, buffer, area);
    }
    for node in &picture.nodes {
        let spans = of_unit(node, signs);
        put(&spans, (node.x, node.y), node.width, buffer, area);
    }
}

fn put(spans: &[Span<'static>], (x, y): (u16, u16), columns: u16, buffer: &mut Buffer, area: Rect) {
    buffer.set_line(area.x + x, area.y + y, &TextLine::from(spans.to_vec()), columns);
}

/// The pieces of a line: along a row, along a column, and around the four corners.
struct Pieces {
    row: &'static str,
    column: &'static str,
    left_down: &'static str,
    left_up: &'static str,
    down_right: &'static str,
    up_right: &'static str,
}

const THIN: Pieces =
    Pieces { row: "─", column: "│", left_down: "┐", left_up: "┘", down_right: "┌", up_right: "└" };
const THICK: Pieces =
    Pieces { row: "━", column: "┃", left_down: "┓", left_up: "┛", down_right: "┏", up_right: "┗" };

fn draw_wire(wire: &Wire, buffer: &mut Buffer, area: Rect) {
    let pieces = match wire.strength {
        Strength::Thin => &THIN,
        Strength::Thick => &THICK,
    };
    let style = match (wire.strength, wire.line) {
        (Strength::Thin, _) => Style::new(),
        (Strength::Thick, Line::Solid) => theme::LIT,
        (Strength::Thick, Line::Dashed) => theme::sign(-1.0).patch(theme::LIT),
    };
    let mut piece = |x: u16, y: u16, sign: &'static str| {
        if let Some(cell) = buffer.cell_mut((area.x + x, area.y + y)) {
            // Most pieces of many thin wires lie on those of others.
            if wire.strength == Strength::Thin && cell.symbol() == sign {
                return;
            }
            cell.merge_symbol(sign, MergeStrategy::Fuzzy).set_style(style);
            if wire.line == Line::Dashed {
                dash(cell);
            }
        }
    };
    let ((x0, y0), (x1, y1)) = (wire.from, wire.to);
    if y0 == y1 {
        (x0..=x1).for_each(|x| piece(x, y0, pieces.row));
        return;
    }
    let (out, into) = if y0 < y1 { (pieces.left_down, pieces.up_right) } else { (pieces.left_up, pieces.down_right) };
    (x0..wire.trunk).for_each(|x| piece(x, y0, pieces.row));
    piece(wire.trunk, y0, out);
    (y0.min(y1) + 1..y0.max(y1)).for_each(|y| piece(wire.trunk, y, pieces.column));
    piece(wire.trunk, y1, into);
    (wire.trunk + 1..=x1).for_each(|x| piece(x, y1, pieces.row));
}

/// A thick line where nothing else meets it becomes a dashed one.
fn dash(cell: &mut Cell) {
    match cell.symbol() {
        "━" => cell.set_symbol("╍"),
        "┃" => cell.set_symbol("╏"),
        _ => cell,
    };
}

/// A piece of a line as far as ASCII can say it.
fn to_ascii(cell: &mut Cell) {
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

/// A number and the letters of its parts.
fn with_letters(text: String, style: Style, letters: &[FactorLabel]) -> Vec<Span<'static>> {
    let mut spans = vec![Span::styled(text, style)];
    for letter in letters {
        spans.push(Span::styled(format!(" {}", letter.letters()), theme::part(*letter).patch(theme::LIT)));
    }
    spans
}

fn of_unit(node: &Node, signs: &Signs) -> Vec<Span<'static>> {
    let style = match node.light {
        Light::Chosen => theme::CHOSEN,
        Light::Path => theme::LIT,
        Light::Off => Style::new(),
    };
    let mut spans = vec![Span::styled(node.name.clone(), style)];
    for Mark { kind, text, letters } in &node.marks {
        let (text, style) = match kind {
            MarkKind::Value if text.is_empty() => (String::new(), style),
            MarkKind::Value => (format!(" {text}"), style),
            MarkKind::Derivative => (format!(" {}{text}", signs.derivative), theme::DERIVATIVE),
            MarkKind::After => (format!(" {}{text}", signs.after), theme::LIT),
        };
        spans.extend(with_letters(text, style, letters));
    }
    if node.behind > 0 {
        spans.push(Span::styled(format!(" +{}", node.behind), theme::QUIET));
    }
    spans
}

fn of_edge(label: &EdgeLabel, signs: &Signs) -> Vec<Span<'static>> {
    let style = match label.light {
        Light::Chosen => theme::CHOSEN,
        Light::Path => theme::LIT,
        Light::Off => Style::new(),
    };
    let result = match &label.result {
        None => return with_letters(label.weight.clone(), style, &label.letters),
        Some(EdgeResult::Derivative(text)) => Span::styled(format!("{}{text}", signs.derivative), theme::DERIVATIVE),
        Some(EdgeResult::After(weights)) => {
            let texts = weights.iter().map(|weight| format!("{}{}{}", weight.name, signs.after, weight.number));
            Span::styled(texts.collect::<Vec<_>>().join(" "), theme::LIT)
        }
    };
    // Both where there is room, without a blank between them if need be, as the result has its mark; else
    // what the step comes to, for the weight is in the formula.
    let around = if label.before == Before::Blank { 1 } else { 2 };
    let both = [" ", ""].into_iter().map(|gap| {
        let mut spans = with_letters(label.weight.clone(), style, &label.letters);
        spans.extend([Span::raw(gap), result.clone()]);
        spans
    });
    let mut fitting = both.filter(|spans| width_of(spans) + around <= usize::from(label.columns));
    let whole = if label.weight.is_empty() { None } else { fitting.next() };
    whole.unwrap_or_else(|| with_letters(result.content.to_string(), result.style, &label.letters))
}

fn width_of(spans: &[Span]) -> usize {
    spans.iter().map(Span::width).sum()
}

/// What stands in the middle of an edge of so many columns, and the columns of the line before it: a piece of the line
/// on both sides, or on neither.
fn centred(mut spans: Vec<Span<'static>>, columns: u16) -> (u16, Vec<Span<'static>>) {
    let spare = columns.saturating_sub(u16::try_from(width_of(&spans)).unwrap_or(u16::MAX));
    let (stub, left, right) = match spare {
        4.. => ((spare - 2) / 2, 1, 1),
        _ => (0, spare / 2, spare - spare / 2),
    };
    let blanks = |columns: u16| Span::raw(" ".repeat(usize::from(columns)));
    spans.insert(0, blanks(left));
    spans.push(blanks(right));
    (stub, spans)
}
