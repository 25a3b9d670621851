//! Curves with axes in cells of text: half blocks, or one sign a cell in ASCII.
//!
//! ```text
//! 0.9412 │▀▄
//!        │  ▀▄▄       ·
//! 0.0012 │     ▀▀▄▄▄●▀▀
//!        └─────────────
//!         -1.5       2.5
//! ```

use ratatui::{buffer::Buffer, layout::Rect, style::Style};
use unicode_width::UnicodeWidthStr;

use super::theme;
use crate::picture::{Curves, Scale};

/// The style of a curve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stroke {
    /// In half blocks.
    Solid,
    /// In points, as for a straight line beside a curve.
    Dotted,
    /// In this sign, over whatever is there.
    Marked(&'static str),
}

/// A curve through points from left to right.
pub(super) struct Curve {
    pub(super) points: Vec<(f64, f64)>,
    pub(super) stroke: Stroke,
    pub(super) style: Style,
}

/// A single point marked with its sign.
pub(super) struct Spot {
    pub(super) at: (f64, f64),
    pub(super) sign: &'static str,
    pub(super) style: Style,
}

/// Everything inside one pair of axes.
pub(super) struct Plot {
    /// The range of the horizontal axis.
    pub(super) across: (f64, f64),
    /// The scale of the vertical one.
    pub(super) up: Curves,
    /// The numbers at the ends of the axes: lowest, highest, first, last.
    pub(super) ends: Ends,
    /// The value at which a vertical line is drawn.
    pub(super) cursor: Option<f64>,
    pub(super) curves: Vec<Curve>,
    pub(super) spots: Vec<Spot>,
}

/// The texts at the ends of the axes.
pub(super) struct Ends {
    pub(super) lowest: String,
    pub(super) highest: String,
    pub(super) first: String,
    pub(super) last: String,
}

/// The signs of axes and curves.
struct Signs {
    up: &'static str,
    corner: &'static str,
    across: &'static str,
    dot: &'static str,
}

const UNICODE: Signs = Signs { up: "│", corner: "└", across: "─", dot: "·" };
const ASCII: Signs = Signs { up: "|", corner: "+", across: "-", dot: "." };

/// The resolution of curves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Blocks {
    /// Two levels a row.
    Halves,
    /// One.
    Ascii,
}

/// The columns beside the vertical axis for its numbers.
fn margin(ends: &Ends) -> u16 {
    u16::try_from(ends.lowest.width().max(ends.highest.width()) + 2).unwrap_or(u16::MAX)
}

/// Draws the axes with their numbers, and returns the area inside them; `None` if there is no room.
pub(super) fn draw_axes(ends: &Ends, blocks: Blocks, buffer: &mut Buffer, area: Rect) -> Option<Rect> {
    let signs = signs(blocks);
    let left = margin(ends);
    if area.width <= left + 2 || area.height < 4 {
        return None;
    }
    let inside = Rect { x: area.x + left, y: area.y, width: area.width - left, height: area.height - 2 };
    for row in 0..inside.height {
        let number = match row {
            0 => &*ends.highest,
            _ if row + 1 == inside.height => &*ends.lowest,
            _ => "",
        };
        let text = format!("{number:>width$} {}", signs.up, width = usize::from(left) - 2);
        buffer.set_string(area.x, area.y + row, text, theme::QUIET);
    }
    let floor = format!("{}{}", signs.corner, signs.across.repeat(usize::from(inside.width)));
    buffer.set_string(inside.x - 1, inside.bottom(), floor, theme::QUIET);
    let Ends { first, last, .. } = ends;
    let gap = usize::from(inside.width).saturating_sub(first.width() + last.width());
    buffer.set_string(inside.x, inside.bottom() + 1, format!("{first}{}{last}", " ".repeat(gap)), theme::QUIET);
    Some(inside)
}

fn signs(blocks: Blocks) -> &'static Signs {
    if blocks == Blocks::Ascii { &ASCII } else { &UNICODE }
}

pub(super) fn draw(plot: &Plot, blocks: Blocks, buffer: &mut Buffer, area: Rect) {
    let Some(inside) = draw_axes(&plot.ends, blocks, buffer, area) else { return };
    let signs = signs(blocks);
    if let Some(x) = plot.cursor.and_then(|value| column(plot, value, inside)) {
        for y in inside.top()..inside.bottom() {
            buffer.set_string(inside.x + x, y, signs.up, theme::QUIET);
        }
    }
    for curve in &plot.curves {
        draw_curve(plot, curve, signs, blocks, buffer, inside);
    }
    for spot in &plot.spots {
        if let (Some(x), Some(level)) = (column(plot, spot.at.0, inside), level(plot, spot.at.1, inside.height)) {
            let y = inside.bottom() - 1 - level;
            buffer.set_string(inside.x + x, y, spot.sign, spot.style);
        }
    }
}

/// The column of a value; `None` beyond the axis.
fn column(plot: &Plot, value: f64, inside: Rect) -> Option<u16> {
    let (first, last) = plot.across;
    let share = if last > first { (value - first) / (last - first) } else { 0.5 };
    let columns = f64::from(inside.width.saturating_sub(1));
    // Rounded to the nearest column.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the share is from 0 to 1")]
    (-1e-9..=1.0 + 1e-9).contains(&share).then(|| (share.clamp(0.0, 1.0) * columns).round() as u16)
}

/// The level of a number among this many; `None` beyond the axis.
fn level(plot: &Plot, number: f64, levels: u16) -> Option<u16> {
    // A loss of 0 is drawn at the bottom of a logarithmic scale.
    let is_above = number >= plot.up.lowest || plot.up.scale == Scale::Logarithmic && number == 0.0;
    let is_in = is_above && number <= plot.up.highest;
    plot.up.level(number, levels).filter(|_| is_in)
}

fn draw_curve(plot: &Plot, curve: &Curve, signs: &Signs, blocks: Blocks, buffer: &mut Buffer, inside: Rect) {
    let halves = if blocks == Blocks::Halves && curve.stroke == Stroke::Solid { 2 } else { 1 };
    let mut before: Option<(u16, u16)> = None;
    for (value, number) in &curve.points {
        let here = column(plot, *value, inside).zip(level(plot, *number, inside.height * halves));
        let Some((x, level)) = here else {
            before = None;
            continue;
        };
        // From the previous point up or down to this one, so that steep curves have no gaps.
        let from = before.filter(|(column, _)| x <= column + 1).map_or(level, |(_, level)| level);
        let (low, high) = match from.cmp(&level) {
            std::cmp::Ordering::Less => (from + 1, level),
            std::cmp::Ordering::Greater => (level, from - 1),
            std::cmp::Ordering::Equal => (level, level),
        };
        for level in low..=high {
            let y = inside.bottom() - 1 - level / halves;
            let Some(cell) = buffer.cell_mut((inside.x + x, y)) else { continue };
            let sign = match (curve.stroke, blocks) {
                (Stroke::Dotted, _) if cell.symbol() != " " => continue,
                (Stroke::Dotted, _) => signs.dot,
                (Stroke::Marked(sign), _) => sign,
                (Stroke::Solid, Blocks::Ascii) => "*",
                (Stroke::Solid, Blocks::Halves) => half(cell.symbol(), level % 2),
            };
            cell.set_symbol(sign).set_style(curve.style);
        }
        before = Some((x, level));
    }
}

/// The upper or lower half of a cell, added to its present content.
fn half(symbol: &str, upper: u16) -> &'static str {
    match (symbol, upper) {
        ("█", _) | ("▄", 1) | ("▀", 0) => "█",
        (_, 0) => "▄",
        _ => "▀",
    }
}
