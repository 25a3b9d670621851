//! The picture of the network in cells of text: its units, the numbers at them and at its edges.
//!
//! What colour says is said by signs as well: a negative weight is dashed, a derivative has a mark, a factor its letter.

use ratatui::{
    Frame,
    buffer::Buffer,
    layout::Rect,
    style::Style,
    text::{Line as TextLine, Span},
};

use super::{theme, wires};
use crate::{
    formula::FactorLabel,
    picture::{Before, EdgeLabel, EdgeResult, Freshness, Light, Mark, MarkKind, Node, Picture},
    tui::state::State,
};

/// The signs that a picture is drawn with.
pub(super) struct Signs {
    /// Before a derivative above 0: a smaller number makes the loss smaller.
    lower: &'static str,
    /// Before a derivative below 0: a larger number makes the loss smaller.
    raise: &'static str,
    /// Before a derivative that is 0 or hidden.
    derivative: &'static str,
    after: &'static str,
}

const UNICODE: Signs = Signs { lower: "▼", raise: "▲", derivative: "◂", after: "▸" };
const ASCII: Signs = Signs { lower: "v", raise: "^", derivative: "<", after: ">" };

impl Signs {
    pub(super) fn of(state: &State) -> &'static Self {
        if state.is_ascii() { &ASCII } else { &UNICODE }
    }

    /// The sign of a derivative by its number: which way its variable goes for a smaller loss.
    pub(super) fn of_derivative(&self, number: &str) -> &'static str {
        match number.parse::<f64>() {
            Ok(slope) if slope > 0.0 => self.lower,
            Ok(slope) if slope < 0.0 => self.raise,
            _ => self.derivative,
        }
    }
}

/// A sentence about the signs of the picture, in those of ASCII.
pub(super) fn in_ascii(words: &str) -> String {
    let signs = |signs: &Signs| [signs.lower, signs.raise, signs.derivative, signs.after];
    let pairs = signs(&UNICODE).into_iter().zip(signs(&ASCII));
    pairs.fold(words.to_owned(), |words, (unicode, ascii)| words.replace(unicode, ascii))
}

/// Draws the picture into an area of the size that it was made for.
pub(super) fn draw(state: &State, picture: &Picture, frame: &mut Frame, area: Rect) {
    let signs = Signs::of(state);
    let buffer = frame.buffer_mut();
    wires::draw(&picture.wires, buffer, area);
    if state.is_ascii() {
        wires::to_ascii(buffer, area);
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

/// A number and the letters of its parts.
fn with_letters(text: String, style: Style, letters: &[FactorLabel]) -> Vec<Span<'static>> {
    let mut spans = vec![Span::styled(text, style)];
    for letter in letters {
        spans.push(Span::styled(format!(" {}", letter.letters()), theme::part(*letter).patch(theme::LIT)));
    }
    spans
}

/// A style with the mark of a number that changed.
fn fresh(freshness: Freshness, style: Style) -> Style {
    match freshness {
        Freshness::Same => style,
        Freshness::Changed => style.patch(theme::CHANGED),
    }
}

fn of_unit(node: &Node, signs: &Signs) -> Vec<Span<'static>> {
    let style = match node.light {
        Light::Chosen => theme::CHOSEN,
        Light::Path => theme::LIT,
        Light::Off => Style::new(),
    };
    let mut spans = vec![Span::styled(node.name.clone(), style)];
    for Mark { kind, text, letters, freshness } in &node.marks {
        let (text, style) = match kind {
            MarkKind::Value if text.is_empty() => (String::new(), style),
            MarkKind::Value => (format!(" {text}"), style),
            MarkKind::Derivative => (format!(" {}{text}", signs.of_derivative(text)), theme::DERIVATIVE),
            MarkKind::After => (format!(" {}{text}", signs.after), theme::LIT),
        };
        spans.extend(with_letters(text, fresh(*freshness, style), letters));
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
    let style = fresh(label.freshness, style);
    let result = match &label.result {
        None => return with_letters(label.weight.clone(), style, &label.letters),
        Some(EdgeResult::Derivative(text)) => {
            Span::styled(format!("{}{text}", signs.of_derivative(text)), theme::DERIVATIVE)
        }
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
