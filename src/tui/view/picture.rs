//! The picture of the network in cells of text: its units, the numbers at them and at its edges.
//!
//! Everything expressed by colour is expressed by signs too: a negative weight is dashed, a derivative has a mark, a
//! factor its letter.

use ratatui::{
    Frame,
    buffer::Buffer,
    layout::Rect,
    style::Style,
    text::{Line as TextLine, Span},
};

use super::{
    pointer::{Concern, Spot},
    target::Target,
    theme, wires,
};
use crate::{
    formula::FactorLabel,
    picture::{Advice, EdgeLabel, EdgeResult, Freshness, Lettering, Light, Mark, MarkKind, Node, Picture, Stand},
    quantity::Quantity,
    tui::{lecture::Lasts, state::State},
};

/// The signs of a picture.
pub(super) struct Signs {
    /// Before a derivative above 0: a smaller number makes the loss smaller.
    lower: &'static str,
    /// Before a derivative below 0: a larger number makes the loss smaller.
    raise: &'static str,
    /// Before a derivative that is 0 or hidden.
    derivative: &'static str,
    after: &'static str,
}

/// After a derivative whose sign is wrong.
pub(super) const WARNING: &str = "!";

const UNICODE: Signs = Signs { lower: "▼", raise: "▲", derivative: "◂", after: "▸" };
const ASCII: Signs = Signs { lower: "v", raise: "^", derivative: "<", after: ">" };

impl Signs {
    pub(super) fn of(state: &State) -> &'static Self {
        if state.is_ascii() { &ASCII } else { &UNICODE }
    }

    /// Before a number after the update.
    pub(super) fn of_after(&self) -> &'static str {
        self.after
    }

    /// The sign of a derivative from its number: in which direction its variable moves for a smaller loss.
    pub(super) fn of_derivative(&self, number: &str) -> &'static str {
        match number.parse::<f64>() {
            // A number that does not fit still has its sign.
            Err(_) if number == "-~" => self.raise,
            Err(_) if number == "~" => self.lower,
            Ok(slope) if slope > 0.0 => self.lower,
            Ok(slope) if slope < 0.0 => self.raise,
            _ => self.derivative,
        }
    }

    /// A derivative with its sign, which suffices for a number that does not fit.
    fn with_derivative(&self, number: &str) -> String {
        format!("{}{}", self.of_derivative(number), if number == "-~" { "~" } else { number })
    }
}

/// A sentence about the signs of the picture, with those of ASCII.
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
        let spans = with_blanks(label, of_edge(label, signs));
        put(&spans, (label.x, label.y), label.columns, buffer, area);
    }
    for node in &picture.nodes {
        let spans = of_unit(node, signs);
        put(&spans, (node.x, node.y), node.width, buffer, area);
    }
}

/// The targets for the pointer in a picture in an area: its units, and its edges with a number.
pub(super) fn spots(state: &State, picture: &Picture, area: Rect) -> Vec<Spot> {
    let signs = Signs::of(state);
    let spot = |(x, y): (u16, u16), width: u16, before: u16, spans: &[Span], light: Light, target: Target| {
        let slot = Rect { x: area.x + x, y: area.y + y, width, height: 1 };
        let columns = u16::try_from(width_of(spans)).unwrap_or(u16::MAX).min(width.saturating_sub(before));
        let is_asked = spans.iter().any(|span| span.content.contains('?'));
        let concern = match light {
            _ if is_asked => Concern::Subject,
            Light::Off => Concern::Other,
            Light::Path | Light::Chosen => Concern::Path,
        };
        let shown = Rect { x: slot.x + before, width: columns, ..slot };
        Spot { shown, slot, concern, lasts: Lasts::Always, target: Some(target) }
    };
    let units = picture.nodes.iter().map(|node| {
        let target = match node.of {
            Quantity::Activation(unit) => Target::Unit(unit),
            other => Target::Quantity(other),
        };
        spot((node.x, node.y), node.width, 0, &of_unit(node, signs), node.light, target)
    });
    let edges = picture.labels.iter().filter(|label| width_of(&of_edge(label, signs)) > 0);
    let edges = edges.flat_map(|label| {
        let spans = of_edge(label, signs);
        let before = blanks_before(label);
        let of = |weight| {
            let target = Target::Quantity(Quantity::Weight(weight));
            let own = spot((label.x, label.y), label.columns, before, &spans, label.light, target);
            // Only the weight that the step is about has a result.
            Spot { concern: if label.result.is_some() { Concern::Subject } else { own.concern }, ..own }
        };
        match label.weights.as_slice() {
            [only] => vec![of(only.weight)],
            several => beside_each_other(several.iter().map(|of_label| (of(of_label.weight), of_label.columns))),
        }
    });
    units.chain(edges).collect()
}

/// The places of several weights in one label, each with its columns.
fn beside_each_other(weights: impl Iterator<Item = (Spot, usize)>) -> Vec<Spot> {
    let mut taken = 0;
    let of_own = |(spot, columns): (Spot, usize)| {
        let width = u16::try_from(columns).unwrap_or(u16::MAX);
        let shown = Rect { x: spot.shown.x + taken, width, ..spot.shown }.intersection(spot.shown);
        taken += width + 1;
        Spot { shown, slot: shown, ..spot }
    };
    weights.map(of_own).collect()
}

fn width_of(spans: &[Span]) -> usize {
    spans.iter().map(Span::width).sum()
}

fn put(spans: &[Span<'static>], (x, y): (u16, u16), columns: u16, buffer: &mut Buffer, area: Rect) {
    buffer.set_line(area.x + x, area.y + y, &TextLine::from(spans.to_vec()), columns);
}

/// A number and the letters of its parts.
fn with_letters(text: String, style: Style, letters: &[FactorLabel], lettering: Lettering) -> Vec<Span<'static>> {
    let blank = if lettering == Lettering::Close { "" } else { " " };
    let mut spans = vec![Span::styled(text, style)];
    for letter in letters {
        spans.push(Span::styled(format!("{blank}{}", letter.letters()), theme::part(*letter).patch(theme::LIT)));
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
    for Mark { kind, text, letters, lettering, is_close, freshness, advice } in &node.marks {
        let blank = if *is_close { "" } else { " " };
        let (text, style) = match kind {
            MarkKind::Value if text.is_empty() => (String::new(), style),
            MarkKind::Value => (format!(" {text}"), style),
            MarkKind::Derivative => (format!("{blank}{}", signs.with_derivative(text)), theme::DERIVATIVE),
            MarkKind::After => (format!("{blank}{}{text}", signs.after), theme::LIT),
        };
        let mut of_mark = with_letters(text, fresh(*freshness, style), letters, *lettering);
        if *advice == Advice::Wrong {
            of_mark.insert(1, warning());
        }
        spans.extend(of_mark);
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
    let mut spans = with_letters(label.weight.clone(), fresh(label.freshness, style), &label.letters, Lettering::Apart);
    if let (Some(first), true) = (spans.iter_mut().find(|span| !span.content.is_empty()), label.weight.is_empty()) {
        // The first item has no blank before it.
        *first = Span::styled(first.content.trim_start().to_owned(), first.style);
    }
    let mut warns = Advice::Right;
    let result = match &label.result {
        None => return spans,
        Some(EdgeResult::Derivative(text, advice)) => {
            warns = *advice;
            Span::styled(signs.with_derivative(text), theme::DERIVATIVE)
        }
        Some(EdgeResult::After(weights)) => {
            let texts = weights.iter().map(|weight| format!("{}{}{}", weight.name, signs.after, weight.number));
            Span::styled(texts.collect::<Vec<_>>().join(" "), theme::LIT)
        }
    };
    let is_first = spans.iter().all(|span| span.content.is_empty());
    spans.extend([Span::raw(if is_first || label.is_close { "" } else { " " }), result]);
    if warns == Advice::Wrong {
        spans.push(warning());
    }
    spans
}

/// The warning that a derivative has the wrong sign.
fn warning() -> Span<'static> {
    Span::styled(WARNING, theme::MISPRINT)
}

/// The content of an edge with the blanks around it.
fn with_blanks(label: &EdgeLabel, mut spans: Vec<Span<'static>>) -> Vec<Span<'static>> {
    spans.insert(0, Span::raw(" ".repeat(blanks_before(label).into())));
    spans.push(Span::raw(" "));
    spans
}

/// The blanks before the content of an edge, within its columns.
fn blanks_before(label: &EdgeLabel) -> u16 {
    match label.stand {
        Stand::Middle => 1,
        Stand::Beginning => label.before.blanks(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::{Before, NewWeight};

    #[test]
    fn what_is_drawn_at_an_edge_is_as_wide_as_it_was_measured() {
        let results = [
            None,
            Some(EdgeResult::Derivative("-0.5".to_owned(), Advice::Right)),
            Some(EdgeResult::Derivative("0.5".to_owned(), Advice::Wrong)),
            Some(EdgeResult::After(vec![NewWeight { name: "a1 ".to_owned(), number: "2".to_owned() }; 2])),
        ];
        let weights = [("", 0), ("", 1), ("0.3", 0), ("0.3", 2)];
        for ((weight, letters), is_close) in weights.into_iter().flat_map(|weight| [(weight, false), (weight, true)]) {
            for result in &results {
                let label = EdgeLabel {
                    weights: Vec::new(),
                    x: 0,
                    y: 0,
                    columns: 20,
                    before: Before::Unit,
                    stand: Stand::Beginning,
                    weight: weight.to_owned(),
                    letters: vec![FactorLabel(27); letters],
                    result: result.clone(),
                    is_close,
                    freshness: Freshness::Same,
                    light: Light::Off,
                };
                assert_eq!(width_of(&of_edge(&label, &UNICODE)), label.width(), "{label:?}");
            }
        }
    }

    #[test]
    fn what_is_drawn_at_a_unit_is_as_wide_as_it_was_measured() {
        let freshness = Freshness::Changed;
        let mark = |kind, text: &str, is_close, advice| Mark {
            kind,
            text: text.to_owned(),
            letters: vec![FactorLabel(1)],
            lettering: if is_close { Lettering::Close } else { Lettering::Apart },
            is_close,
            freshness,
            advice,
        };
        for (behind, is_close) in [(0, false), (12, true)] {
            let seconds = [
                (MarkKind::Derivative, Advice::Right),
                (MarkKind::Derivative, Advice::Wrong),
                (MarkKind::After, Advice::Right),
            ];
            for (second, advice) in seconds {
                let value = mark(MarkKind::Value, "0.7", false, Advice::Right);
                let marks = vec![value, mark(second, "-0.25", is_close, advice)];
                let name = "O2".to_owned();
                let of = Quantity::Loss;
                let node = Node { of, x: 0, y: 0, width: 30, name, marks, light: Light::Off, behind };
                assert_eq!(width_of(&of_unit(&node, &UNICODE)), usize::from(node.columns()), "{node:?}");
            }
        }
    }
}
