//! The lines of the step: the law, its indices bound, its numbers, its value, the witness.
//!
//! A step has to be read without scrolling where that is possible. What does not fit as asked for is shown without
//! its partial derivatives, then in small signs, then it scrolls; it is never cut off. The choice is made for all
//! lines of the step, shown or not, so that nothing jumps while they appear.

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Paragraph,
};
use unicode_width::UnicodeWidthStr;

use super::{
    answers, network, page, picture,
    rows::{block_rows, wrapped},
    theme,
};
use crate::{
    formula::{FactorLabel, Statement},
    quantity::{Quantity, Variable},
    reading::ReadingKind,
    tui::state::{StartAt, State},
    typeset::{Block, Glyphs, Layout},
    walk::{Content, Line as StepLine, LineKind, Topic},
};

/// One way to show a step.
#[derive(Debug, Clone, Copy)]
struct Manner {
    glyphs: Glyphs,
    partials: Partials,
}

/// Whether a law is shown with its chain of partial derivatives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Partials {
    Shown,
    /// Only the law's last form stands.
    Dropped,
    /// The law itself gives way to its bound form, on the smallest screens.
    LawDropped,
}

fn manners(glyphs: Glyphs) -> Vec<Manner> {
    let smaller = if glyphs == Glyphs::Tall { Glyphs::Small } else { glyphs };
    [
        (glyphs, Partials::Shown),
        (glyphs, Partials::Dropped),
        (smaller, Partials::Shown),
        (smaller, Partials::Dropped),
        (smaller, Partials::LawDropped),
    ]
    .map(|(glyphs, partials)| Manner { glyphs, partials })
    .to_vec()
}

/// The rows of the lines that have appeared, in the first manner in which the whole step fits with what is said of its
/// answer.
fn compose(state: &State, width: u16, height: u16) -> Vec<Line<'static>> {
    let all = state.lines();
    let options = manners(state.settings.glyphs);
    let inside = usize::from(width).saturating_sub(1);
    let (above, below) = (answers::above(state, inside), answers::below(state, inside));
    let around = above.len() + below.len();
    let fits = |manner: &&Manner| rows(state, all, **manner, width).len() + around <= usize::from(height);
    let manner = options.iter().find(fits).unwrap_or(&options[options.len() - 1]);
    let mut shown = above;
    shown.extend(rows(state, &all[..state.lines_shown()], *manner, width));
    if state.is_complete() {
        shown.extend(below);
    }
    shown
}

pub(super) fn draw(state: &State, frame: &mut Frame, area: Rect) {
    let [heading, rest] = ratatui::layout::Layout::vertical([
        ratatui::layout::Constraint::Length(1),
        ratatui::layout::Constraint::Min(1),
    ])
    .areas(area);
    frame.render_widget(title(state, heading.width), heading);
    let lines = compose(state, rest.width, rest.height);
    let said = |above, below| words_below(state, rest.width, above, below);
    // The last row is kept for what is said there, where anything is.
    let all_fit = lines.len() <= usize::from(rest.height) && said(0, 0).width() == 0;
    let room = if all_fit { rest.height } else { rest.height - 1 };
    let hidden = lines.len().saturating_sub(usize::from(room));
    let scroll = match state.anchor {
        StartAt::LastLine => state.scroll.min(hidden),
        StartAt::FirstLine => hidden.saturating_sub(state.scroll),
    };
    let rows = Rect { height: room, ..rest };
    frame.render_widget(Paragraph::new(lines).scroll((u16::try_from(scroll).unwrap_or(0), 0)), rows);
    let last = Rect { y: rest.bottom() - 1, height: rest.height - room, ..rest };
    frame.render_widget(said(scroll, hidden - scroll), last);
}

/// What the drawing's signs mean, said once, at the first step.
const LEGEND: &str = "network: 1 bias unit, thick: in this formula, dashed: negative, ◂ dE/dX";

fn title(state: &State, width: u16) -> Line<'static> {
    let step = state.step();
    let mut rest = Vec::new();
    let slips = step.errata.iter().any(|erratum| erratum.changes_numbers());
    if let Some(equation) = step.equation {
        let replaced = slips && state.settings.reading == ReadingKind::Exact;
        rest.push(Span::raw(format!("  {}{equation}", if replaced { "in place of " } else { "equation " })));
    }
    // Those that change no number are read with the key for errata.
    let ids: Vec<String> =
        step.errata.iter().filter(|erratum| erratum.changes_numbers()).map(ToString::to_string).collect();
    if !ids.is_empty() {
        rest.push(Span::styled(format!("  errata {}", ids.join(" ")), theme::MISPRINT));
    }
    // The name and the ids are needed; the words in between give way where it is narrow.
    let taken: usize = rest.iter().map(Span::width).sum();
    let (name, words) = step.title.split_once("  ").unwrap_or((&step.title, ""));
    let full = format!("{name}  {words}");
    let title = if full.width() + taken <= usize::from(width) { full } else { name.to_owned() };
    let mut spans = vec![Span::styled(title.trim_end().to_owned(), theme::HEADING)];
    spans.extend(rest);
    Line::from(spans)
}

/// The names in a list of so many columns; those that it has no room for are counted.
fn as_many_as_fit(names: &[String], columns: usize) -> String {
    let listed = |count: usize| match names.len() - count {
        0 => names.join(", "),
        others if count == 0 => format!("{others} numbers"),
        others => format!("{} and {others} more", names[..count].join(", ")),
    };
    (0..=names.len()).rev().map(listed).find(|list| list.width() <= columns).unwrap_or_default()
}

/// The chosen factor in words; what is scrolled away; that there is more to come.
fn words_below(state: &State, width: u16, above: usize, below: usize) -> Line<'static> {
    if let Some(chosen) = state.chosen() {
        let letters = format!(" {} ", chosen.letters());
        let room = usize::from(width).saturating_sub(letters.width() + 1);
        let names = network::chosen_values(state)
            .into_iter()
            .map(|quantity| format!("{quantity} = {}", network::value(state, quantity)));
        let listed = as_many_as_fit(&names.collect::<Vec<_>>(), room);
        return Line::from(vec![Span::styled(letters, theme::CHOSEN), Span::raw(format!(" {listed}"))]);
    }
    let rows = page::rows;
    let words =
        match (above, below) {
            // On screens that are narrower there is no picture.
            (0, 0) if state.step().topic == Topic::Sample && LEGEND.width() <= usize::from(width) => {
                if state.is_ascii() { picture::in_ascii(LEGEND) } else { LEGEND.to_owned() }
            }
            (0, 0) if state.is_complete() => String::new(),
            (0, 0) => "...".to_owned(),
            (0, below) => format!("{} more below: PgDn", rows(below)),
            (above, 0) => format!("{} more above: PgUp", rows(above)),
            (above, below) => format!("{} above: PgUp, {} below: PgDn", rows(above), rows(below)),
        };
    Line::styled(words, theme::QUIET)
}

fn rows(state: &State, lines: &[StepLine], manner: Manner, width: u16) -> Vec<Line<'static>> {
    let width = usize::from(width).saturating_sub(1);
    let captions_shown = lines.iter().any(|line| line.kind == LineKind::Factor);
    let mut rows: Vec<Line<'static>> = Vec::new();
    let mut indent = 0;
    let mut witness: Vec<Span<'static>> = Vec::new();
    for line in lines {
        let is_witness = matches!(line.kind, LineKind::Printed | LineKind::Exact | LineKind::Numeric);
        if !is_witness && !witness.is_empty() {
            rows.push(Line::from(std::mem::take(&mut witness)));
        }
        match &line.content {
            Content::Words(words) if is_witness => {
                let taken: usize = witness.iter().map(Span::width).sum();
                if taken > 0 && taken + line.note.width() + 1 + words.width() > width {
                    rows.push(Line::from(std::mem::take(&mut witness)));
                }
                witness.push(Span::styled(format!("{} ", line.note), theme::QUIET));
                witness.push(Span::styled(words.clone(), theme::HEADING));
                witness.push(Span::raw("   "));
            }
            Content::Words(words) => rows.extend(wrapped(words, width)),
            Content::Statement(..) if line.kind == LineKind::Factor => {}
            Content::Statement(..) if line.kind == LineKind::Law && law_gives_way(lines, manner) => {}
            Content::Statement(statement, parts) => {
                let statement = trimmed(statement, line.kind, manner, state);
                let mut layout = Layout::new(manner.glyphs, width.saturating_sub(indent));
                if let Some(left) = &statement.left {
                    let left = Statement { left: Some(left.clone()), right: Vec::new() };
                    indent = layout.statement(&left).width().min(width / 4);
                    layout.width = width;
                }
                if captions_shown {
                    layout.captions.clone_from(parts);
                }
                let mut block = layout.statement(&statement);
                if statement.left.is_none() {
                    block = block.indented(indent);
                }
                rows.extend(noted(&block, &line.note, width, line.kind, state.chosen()));
            }
        }
    }
    if !witness.is_empty() {
        rows.push(Line::from(witness));
    }
    rows
}

fn law_gives_way(lines: &[StepLine], manner: Manner) -> bool {
    manner.partials == Partials::LawDropped && lines.iter().any(|line| line.kind == LineKind::Bound)
}

/// A law without its chain of partial derivatives, where those are dropped.
fn trimmed(statement: &Statement, kind: LineKind, manner: Manner, state: &State) -> Statement {
    if manner.partials == Partials::Shown || kind != LineKind::Law {
        return statement.clone();
    }
    let kept = match (state.step().topic, statement.right.as_slice()) {
        // The chain of partial derivatives goes; what it comes to stays.
        (Topic::Quantity(Quantity::Partial { by: Variable::Weight(_), .. }), [_, .., last]) => last,
        // The law as it is named stays; what it means follows with its indices bound.
        (Topic::Quantity(Quantity::Activation(_)), [first, _, ..]) => first,
        // Where the law of a unit's derivative has several forms, they are what the step is about.
        _ => return statement.clone(),
    };
    Statement { left: statement.left.clone(), right: vec![kept.clone()] }
}

/// A block with its note to the right of it, or above where there is no room.
fn noted(block: &Block, note: &str, width: usize, kind: LineKind, chosen: Option<FactorLabel>) -> Vec<Line<'static>> {
    let fits = block.width() + note.width() + 3 <= width;
    let beside = block.height() / 2;
    let wide = block.width();
    let mut rows = block_rows(block, chosen);
    if kind == LineKind::Value {
        rows.iter_mut().for_each(|row| *row = std::mem::take(row).patch_style(theme::HEADING));
    }
    if note.is_empty() {
        return rows;
    }
    if fits {
        if let Some(row) = rows.get_mut(beside) {
            let used = row.width();
            row.push_span(Span::raw(" ".repeat(wide.saturating_sub(used) + 3)));
            row.push_span(Span::styled(note.to_owned(), theme::QUIET));
        }
    } else {
        rows.splice(0..0, wrapped(note, width).into_iter().map(|row| row.patch_style(theme::QUIET)));
    }
    rows
}
