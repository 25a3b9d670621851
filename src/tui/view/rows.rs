//! Sentences and laid-out formulas as rows of the screen.

use std::ops::Range;

use ratatui::{
    style::Style,
    text::{Line, Span},
};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::theme;
use crate::{
    formula::FactorLabel,
    typeset::{Block, Spot, wrap},
};

/// A row, and where in it the parts of a formula stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Row {
    /// What is drawn.
    pub(super) line: Line<'static>,
    /// The parts from left to right, each with its columns.
    pub(super) parts: Vec<(FactorLabel, Range<usize>)>,
}

impl From<Line<'static>> for Row {
    fn from(line: Line<'static>) -> Self {
        Self { line, parts: Vec::new() }
    }
}

/// The rows of a laid-out formula, its parts in their colours, the chosen one reversed.
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

/// Where the parts stand in a row, without the blanks around them.
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

/// The column behind the last sign of a row.
pub(super) fn end_of(row: &Line) -> usize {
    row.to_string().trim_end().width()
}

/// A row without the blanks behind a column.
pub(super) fn cut_to(row: &mut Line, column: usize) {
    while row.width() > column {
        let Some(last) = row.spans.last_mut() else { return };
        if last.content.to_mut().pop().is_none() {
            row.spans.pop();
        }
    }
}

/// A sentence in rows of the width that there is; only a word that is longer is broken.
pub(super) fn wrapped(words: &str, width: usize) -> Vec<Line<'static>> {
    words.lines().flat_map(|words| wrap(words, width)).flat_map(|row| broken(&row, width)).map(Line::raw).collect()
}

/// A row in pieces of so many columns; none is empty, however few they are.
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
