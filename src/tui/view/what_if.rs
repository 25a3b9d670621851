//! The loss as a curve over one number: the current point, the tangent, and where the update of each reading leads.

use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

use super::{
    plot::{self, Blocks, Curve, Ends, Plot, Spot, Stroke},
    theme,
};
use crate::{
    formula::digits::significant,
    picture::{Curves, Scale},
    reading::ReadingKind,
    scenario::Given,
    tui::{
        keys::{Command, key_of},
        state::State,
    },
    walk::{Slope, WhatIf},
};

/// The points of the curve in each column: steep curves need more than one.
const POINTS_A_COLUMN: usize = 2;

pub(super) fn draw(state: &State, given: Given, (middle, reach): (f64, f64), frame: &mut Frame, area: Rect) {
    let points = usize::from(area.width) * POINTS_A_COLUMN;
    let Some(what_if) = state.walk().what_if(given, state.settings.reading, (middle, reach), points) else {
        frame.render_widget(Line::raw("The loss is not a finite number here."), area);
        return;
    };
    let legend = legend(state, &what_if, usize::from(area.width));
    let rows = u16::try_from(legend.len()).unwrap_or(0).min(area.height);
    for (row, line) in (0..rows).zip(legend) {
        frame.render_widget(line, Rect { y: area.y + row, height: 1, ..area });
    }
    let below = Rect { y: area.y + rows, height: area.height - rows, ..area };
    if let Some(plot) = plot_of(state, &what_if) {
        let blocks = if state.is_ascii() { Blocks::Ascii } else { Blocks::Halves };
        plot::draw(&plot, blocks, frame.buffer_mut(), below);
    }
}

fn number(state: &State, number: f64) -> String {
    significant(number, state.settings.digits.count())
}

/// The readings whose updates are visible, each with its sign.
fn updates<'a>(state: &State, what_if: &'a WhatIf) -> impl Iterator<Item = (ReadingKind, &'static str, f64)> + 'a {
    let told = state.formulas().readings();
    let told: Vec<ReadingKind> = told.to_vec();
    let seen = what_if.updates.iter().filter(move |(kind, _)| told.contains(kind));
    seen.map(|(kind, value)| match kind {
        ReadingKind::Document => (*kind, "P", *value),
        ReadingKind::Exact => (*kind, "C", *value),
    })
}

/// The meaning of the signs, and the slope.
fn legend(state: &State, what_if: &WhatIf, width: usize) -> Vec<Line<'static>> {
    let (curve, point, dots) = if state.is_ascii() { ("*", "o", "...") } else { ("▀▄", "●", "···") };
    let slope = match what_if.slope.1 {
        Slope::Derivative => format!("dE/d{}", what_if.name),
        Slope::Numeric => "numeric".to_owned(),
    };
    let mut parts = vec![
        format!("{curve} {} over {}", what_if.watched, what_if.name),
        format!("{point} {} {} now", what_if.watched, number(state, what_if.now.1)),
        format!("{dots} tangent, slope {} ({slope})", number(state, what_if.slope.0)),
    ];
    for (kind, sign, value) in updates(state, what_if) {
        let whose = match kind {
            ReadingKind::Document => "printed",
            ReadingKind::Exact => "correct",
        };
        parts.push(format!("{sign} {} after the {whose} update: {}", what_if.name, number(state, value)));
    }
    for unseen in [Unseen::TooNear, Unseen::Left, Unseen::Right] {
        let signs = updates(state, what_if).filter(|(.., value)| Unseen::of(what_if, *value, width) == Some(unseen));
        let signs: Vec<&str> = signs.map(|(_, sign, _)| sign).collect();
        if !signs.is_empty() {
            parts.push(format!("{} {}", signs.join(" "), unseen.in_words()));
        }
    }
    let mut rows: Vec<Line<'static>> = Vec::new();
    for part in parts {
        match rows.last_mut() {
            Some(row) if row.width() + 3 + part.width() <= width => row.push_span(Span::raw(format!("   {part}"))),
            _ => rows.push(Line::from(Span::raw(part))),
        }
    }
    rows.into_iter().map(|row| row.patch_style(theme::QUIET)).collect()
}

/// Why an update is not visible on the curve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unseen {
    TooNear,
    Left,
    Right,
}

impl Unseen {
    /// Where an update leads that is not visible on a curve of this many columns.
    fn of(what_if: &WhatIf, value: f64, columns: usize) -> Option<Self> {
        let (first, last) = what_if.span()?;
        let column = (last - first) / columns.max(1) as f64;
        match value {
            _ if value < first => Some(Self::Left),
            _ if value > last => Some(Self::Right),
            _ if (value - what_if.now.0).abs() < 2.0 * column => Some(Self::TooNear),
            _ => None,
        }
    }

    fn in_words(self) -> String {
        let [on, out] = [Command::PageUp, Command::PageDown].map(key_of);
        match self {
            Self::TooNear => format!("too near: {on} zooms in"),
            Self::Left => format!("off to the left: {out} zooms out"),
            Self::Right => format!("off to the right: {out} zooms out"),
        }
    }
}

fn plot_of(state: &State, what_if: &WhatIf) -> Option<Plot> {
    let (first, last) = what_if.span()?;
    let losses: Vec<f64> = what_if.points.iter().map(|(_, loss)| *loss).collect();
    // On a log scale the tangent would not be a straight line.
    let up = Curves::on(Scale::Linear, &losses)?;
    let ends = Ends {
        lowest: number(state, up.lowest),
        highest: format!("{} {}", what_if.watched, number(state, up.highest)),
        first: number(state, first),
        last: format!("{} {}", what_if.name, number(state, last)),
    };
    let tangent = what_if.points.iter().map(|(value, _)| (*value, what_if.tangent(*value))).collect();
    let curves = vec![
        Curve { points: what_if.points.clone(), stroke: Stroke::Solid, style: Style::new() },
        Curve { points: tangent, stroke: Stroke::Dotted, style: theme::DERIVATIVE },
    ];
    let mut spots: Vec<Spot> = updates(state, what_if)
        .filter_map(|(kind, sign, value)| {
            let style = if kind == ReadingKind::Document { theme::MISPRINT } else { theme::DERIVATIVE };
            Some(Spot { at: (value, nearest(what_if, value)?), sign, style })
        })
        .collect();
    let now = if state.is_ascii() { "o" } else { "●" };
    spots.push(Spot { at: what_if.now, sign: now, style: theme::CHANGED.patch(theme::LIT) });
    Some(Plot { across: (first, last), up, ends, cursor: None, curves, spots })
}

/// The loss at the point of the curve that is nearest to a value.
fn nearest(what_if: &WhatIf, value: f64) -> Option<f64> {
    let distance = |point: &&(f64, f64)| (point.0 - value).abs();
    what_if.points.iter().min_by(|one, other| distance(one).total_cmp(&distance(other))).map(|(_, loss)| *loss)
}
