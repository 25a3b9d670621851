//! The lines of a step as rows: sentences wrapped, formulas laid out, the values that check each other side by side.

use std::borrow::Cow;

use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::{
    composed::{Composed, Start, Use},
    rows::{Row, block_rows, cut_to, end_of, wrapped},
    theme, trial,
};
use crate::{
    formula::{FactorLabel, Formula, Statement},
    tui::state::State,
    typeset::{Block, Glyphs, Layout, in_letters},
    walk::{Content, Line as StepLine, LineKind},
};

/// The rows that are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Forms {
    /// Each line as it is.
    Whole,
    /// In fewer rows too, for lines that have to give way.
    Shorter,
}

/// Appends the rows of some lines of the step.
pub(super) fn append(composed: &mut Composed, state: &State, lines: &[StepLine], width: usize, forms: Forms) {
    let has_captions = lines.iter().any(|line| line.kind == LineKind::Factor);
    let mut rows = StepRows { composed, state, width, forms, has_captions, checks: Vec::new(), indent: 0, left: None };
    for line in lines {
        rows.line(line);
    }
    rows.end_checks();
}

struct StepRows<'a> {
    composed: &'a mut Composed,
    state: &'a State,
    width: usize,
    forms: Forms,
    /// Whether the values of factors stand below them.
    has_captions: bool,
    /// The row of the printed, the correct and the numeric value, as far as it has got.
    checks: Vec<Span<'static>>,
    /// The columns of the last left side, by which the statements that continue it are indented.
    indent: usize,
    /// The last left side.
    left: Option<Formula>,
}

impl StepRows<'_> {
    fn line(&mut self, line: &StepLine) {
        let is_check = matches!(line.kind, LineKind::Printed | LineKind::Exact | LineKind::Numeric);
        if !is_check {
            self.end_checks();
        }
        if self.checks.is_empty() {
            self.composed.starts.push(Start::new(self.composed.rows.len(), Use::of(line)));
        }
        match &line.content {
            Content::Words(words) if is_check => self.check(&line.note, words),
            Content::Words(words) => {
                let rows = wrapped(&in_letters(words, self.state.signs()), self.width);
                self.composed.rows.extend(rows.into_iter().map(Row::from));
            }
            Content::Statement(..) if line.kind == LineKind::Factor => {}
            Content::Statement(statement, parts) => {
                let statement = &*match self.state.step().sample {
                    Some(sample) => Cow::Owned(statement.of_sample(sample)),
                    None => Cow::Borrowed(statement),
                };
                self.statement(line, statement, parts);
            }
        }
    }

    /// Adds a value to the row of those that check each other, or begins another row if it does not fit.
    fn check(&mut self, note: &str, words: &str) {
        let taken: usize = self.checks.iter().map(Span::width).sum();
        if taken > 0 && taken + note.width() + 1 + words.width() > self.width {
            self.end_checks();
        }
        self.checks.push(Span::styled(format!("{note} "), theme::QUIET));
        self.checks.push(Span::styled(words.to_owned(), theme::HEADING));
        self.checks.push(Span::raw("   "));
    }

    fn end_checks(&mut self) {
        if !self.checks.is_empty() {
            self.composed.rows.push(Line::from(std::mem::take(&mut self.checks)).into());
        }
    }

    fn statement(&mut self, line: &StepLine, statement: &Statement, parts: &[(FactorLabel, String)]) {
        let note = in_letters(&line.note, self.state.signs());
        let layout = self.layout(statement, parts);
        let statement = &*trial::marked(self.state, statement, line.kind);
        let mut block = layout.statement(statement);
        if statement.left.is_none() {
            block = block.indented(self.indent);
            self.add_led(&layout, statement, &note, line.kind);
        } else if matches!(line.kind, LineKind::Law | LineKind::Bound) {
            self.add_briefer(&layout, statement, &note, line.kind);
            if self.state.is_ascii() && line.kind == LineKind::Bound {
                // A formula repeated with its indices needs no rows for the bars of fractions.
                block = layout.in_one_row().statement(statement);
            }
        }
        let rows = noted(&block, &note, self.width, line.kind, self.state.chosen());
        self.composed.rows.extend(rows);
    }

    /// The layout of a statement; one with a left side decides how far those that continue it are indented.
    fn layout(&mut self, statement: &Statement, parts: &[(FactorLabel, String)]) -> Layout {
        let mut layout = Layout::new(self.state.signs(), self.width.saturating_sub(self.indent));
        if let Some(left) = &statement.left {
            self.left = Some(left.clone());
            let left = Statement { left: Some(left.clone()), right: Vec::new() };
            self.indent = layout.statement(&left).width().min(self.width / 4);
            layout.width = self.width;
        }
        if self.has_captions {
            layout.captions = parts.to_vec();
        }
        layout
    }

    /// Whether formulas may take fewer rows. Tall symbols stay tall, whatever the size of the screen.
    fn may_be_flat(&self) -> bool {
        self.state.settings.glyphs != Glyphs::Tall
    }

    /// The same law in fewer rows: rather the chain of derivatives alone than nothing of it.
    fn add_briefer(&mut self, layout: &Layout, statement: &Statement, note: &str, kind: LineKind) {
        if self.forms != Forms::Shorter || !self.may_be_flat() {
            return;
        }
        let first_forms = (1..=statement.right.len()).rev().map(|forms| {
            let right = statement.right[..forms].to_vec();
            layout.clone().in_one_row().statement(&Statement { right, ..statement.clone() })
        });
        let brief = first_forms.map(|block| briefly(&block, note, self.width, kind, self.state.chosen())).collect();
        if let Some(start) = self.composed.starts.last_mut() {
            start.briefer = brief;
        }
    }

    /// The rows of a statement without a left side, with that of the statement it continues.
    fn add_led(&mut self, layout: &Layout, statement: &Statement, note: &str, kind: LineKind) {
        let (Forms::Shorter, Some(left)) = (self.forms, &self.left) else { return };
        let led = Statement { left: Some(left.clone()), right: statement.right.clone() };
        let as_usual = Layout { width: self.width, ..layout.clone() };
        let is_high = as_usual.statement(&Statement { right: Vec::new(), ..led.clone() }).rows().len() > 1;
        let as_led = if is_high && self.may_be_flat() { as_usual.in_one_row() } else { as_usual };
        let rows = noted(&as_led.statement(&led), note, self.width, kind, self.state.chosen());
        if let Some(start) = self.composed.starts.last_mut() {
            start.led = rows;
        }
    }
}

/// A block with its note: to the right of its first formula, otherwise at the end of the last row with room, otherwise
/// below. Among numbers it would be read as one of the terms.
fn noted(block: &Block, note: &str, width: usize, kind: LineKind, chosen: Option<FactorLabel>) -> Vec<Row> {
    let mut rows = block_rows(block, chosen);
    if kind == LineKind::Value {
        rows.iter_mut().for_each(|row| row.line = std::mem::take(&mut row.line).patch_style(theme::HEADING));
    }
    if note.is_empty() {
        return rows;
    }
    let fits = |columns: usize| columns + NOTE_GAP + note.width() <= width;
    let place = match fits(block.width()) {
        true => Some((block.baseline(), block.width())),
        false => {
            let mut ends = rows.iter().map(|row| end_of(&row.line)).enumerate();
            let fitting = |(_, end): &(usize, usize)| fits(*end);
            if kind == LineKind::Numbers { ends.next_back().filter(fitting) } else { ends.rfind(fitting) }
        }
    };
    match place {
        Some((place, column)) => {
            let row = &mut rows[place].line;
            cut_to(row, column);
            let gap = column + NOTE_GAP - row.width();
            row.push_span(Span::raw(" ".repeat(gap)));
            row.push_span(Span::styled(note.to_owned(), theme::QUIET));
        }
        None => rows.extend(wrapped(note, width).into_iter().map(|row| row.patch_style(theme::QUIET).into())),
    }
    rows
}

/// A block with its note if that takes no extra row; otherwise without it.
fn briefly(block: &Block, note: &str, width: usize, kind: LineKind, chosen: Option<FactorLabel>) -> Vec<Row> {
    let with_note = noted(block, note, width, kind, chosen);
    let without = noted(block, "", width, kind, chosen);
    if with_note.len() > without.len() { without } else { with_note }
}

/// The columns between a formula and its note.
const NOTE_GAP: usize = 3;
