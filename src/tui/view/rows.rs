//! Sentences and laid-out formulas as rows of the screen.

use std::ops::Range;

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Style,
    text::{Line, Span},
    widgets::Widget,
};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::theme;
use crate::{
    formula::FactorLabel,
    typeset::{Block, Spot, wrap},
};

/// A row, with the places of the parts of a formula in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Row {
    /// The line to draw.
    pub(super) line: Line<'static>,
    /// The parts from left to right, each with its columns.
    pub(super) parts: Vec<(FactorLabel, Range<usize>)>,
}

impl From<Line<'static>> for Row {
    fn from(line: Line<'static>) -> Self {
        Self { line, parts: Vec::new() }
    }
}

/// Draws a line from the left edge of a row, like its own widget. If all characters take one column each and never
/// combine with others, as in most lines, they are put into their cells without a search for grapheme clusters.
pub(super) fn draw_row(line: &Line, buffer: &mut Buffer, area: Rect) {
    let area = area.intersection(buffer.area);
    let mut signs = line.spans.iter().flat_map(|span| span.content.chars()).peekable();
    if area.is_empty() || signs.peek().is_none() {
        return;
    }
    if !signs.all(stands_alone) {
        return line.render(area, buffer);
    }
    if line.style != Style::new() {
        buffer.set_style(Rect { height: 1, ..area }, line.style);
    }
    let first = buffer.index_of(area.x, area.y);
    let cells = &mut buffer.content[first..first + usize::from(area.width)];
    let signs = line.spans.iter().flat_map(|span| {
        let style = line.style.patch(span.style);
        span.content.chars().map(move |sign| (sign, style))
    });
    for (cell, (sign, style)) in cells.iter_mut().zip(signs) {
        cell.set_char(sign).set_style(style);
    }
}

/// Whether a character takes one column, whatever is before and after it: ASCII, Greek letters, indices and powers,
/// arrows, operators, boxes and blocks.
fn stands_alone(sign: char) -> bool {
    let is_letter = matches!(sign, ' '..='~' | 'α'..='ω' | 'ᵢ' | 'ᵣ' | 'ⱼ' | '⁰'..='ₜ');
    is_letter || matches!(sign, '·' | '∂' | '∑' | '≈' | '≠' | '←'..='↓' | '─'..='▟' | '▲' | '▼' | '▸' | '◂')
}

/// The rows of a laid-out formula, its parts in their colours, the selected one reversed.
pub(super) fn block_rows(block: &Block, chosen: Option<FactorLabel>) -> Vec<Row> {
    let style = |part: Option<FactorLabel>, misprint: bool| {
        let own = match part {
            Some(label) if Some(label) == chosen => theme::CHOSEN,
            Some(label) => theme::part(label),
            None => Style::new(),
        };
        if misprint { own.patch(theme::MISPRINT) } else { own }
    };
    let row = |spots: &Vec<Spot>| {
        let mut spans: Vec<Span<'static>> = Vec::new();
        for spot in spots {
            let style = style(spot.part, spot.misprint && spot.glyph != ' ');
            match spans.last_mut() {
                Some(last) if last.style == style => last.content.to_mut().push(spot.glyph),
                _ => spans.push(Span::styled(spot.glyph.to_string(), style)),
            }
        }
        Row { line: Line::from(spans), parts: parts(spots) }
    };
    block.rows().iter().map(row).collect()
}

/// The places of the parts in a row, without the blanks around them.
fn parts(spots: &[Spot]) -> Vec<(FactorLabel, Range<usize>)> {
    let mut parts = Vec::new();
    let mut first = 0;
    for run in spots.chunk_by(|one, next| one.part == next.part) {
        let is_seen = |spot: &Spot| spot.glyph != ' ';
        let ends = run.iter().position(is_seen).zip(run.iter().rposition(is_seen));
        if let (Some(label), Some((from, to))) = (run[0].part, ends) {
            parts.push((label, first + from..first + to + 1));
        }
        first += run.len();
    }
    parts
}

/// The column after the last character of a row.
pub(super) fn end_of(row: &Line) -> usize {
    row.to_string().trim_end().width()
}

/// A row without the blanks after a column.
pub(super) fn cut_to(row: &mut Line, column: usize) {
    while row.width() > column {
        let Some(last) = row.spans.last_mut() else { return };
        if last.content.to_mut().pop().is_none() {
            row.spans.pop();
        }
    }
}

/// A sentence in rows of the given width; only a word that is longer is broken.
pub(super) fn wrapped(words: &str, width: usize) -> Vec<Line<'static>> {
    words.lines().flat_map(|words| wrap(words, width)).flat_map(|row| broken(&row, width)).map(Line::raw).collect()
}

/// A row in pieces of this many columns; none is empty, however few they are.
fn broken(row: &str, width: usize) -> Vec<String> {
    if row.width() <= width {
        return if row.is_empty() { Vec::new() } else { vec![row.to_owned()] };
    }
    let mut pieces: Vec<String> = Vec::new();
    let mut left = 0;
    for sign in row.chars() {
        let wide = sign.width().unwrap_or(0);
        match pieces.last_mut() {
            Some(piece) if wide <= left => piece.push(sign),
            _ => {
                left = width;
                pieces.push(sign.to_string());
            }
        }
        left = left.saturating_sub(wide);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::style::Color;

    use super::*;

    /// Words of the program, and characters that take no column, two columns, or combine with those before them.
    fn words() -> impl Strategy<Value = String> {
        prop_oneof![
            "[ -~]{0,12}",
            "[αβσ∂∑≈·ₙ⁽¹⁾─┬█░▲▸→]{0,6}",
            "[a漢é\u{301}\u{200d}👩🏫🇪🇺▶\u{fe0f}ᄀ\u{1160}क\u{93f}]{0,6}",
            "\\PC{0,6}"
        ]
    }

    fn style() -> impl Strategy<Value = Style> {
        prop_oneof![Just(Style::new()), Just(Style::new().fg(Color::Red)), Just(Style::new().bold().bg(Color::Blue))]
    }

    proptest! {
        #[test]
        fn a_line_is_drawn_as_by_its_widget(
            spans in prop::collection::vec((words(), style()), 0..5),
            own in style(),
            (x, width) in (0_u16..12, 0_u16..30),
        ) {
            let spans: Vec<Span> = spans.into_iter().map(|(text, style)| Span::styled(text, style)).collect();
            let line = Line::from(spans).style(own);
            let area = Rect { x, y: 1, width, height: 1 };
            let empty = Buffer::with_lines(["................"; 3]);
            let (mut by_widget, mut drawn) = (empty.clone(), empty);
            (&line).render(area, &mut by_widget);
            draw_row(&line, &mut drawn, area);
            prop_assert_eq!(drawn, by_widget);
        }
    }
}
