//! The lines of a step in rows, and which of the oldest stay in sight if not all of them fit.

use std::ops::Range;

use super::rows::Row;
use crate::{
    formula::FactorLabel,
    walk::{About, Content, Line as StepLine, LineKind},
};

/// The rows of a step, and where each of its lines begins.
#[derive(Debug, Default)]
pub(super) struct Composed {
    /// All rows.
    pub(super) rows: Vec<Row>,
    /// Where each line begins.
    pub(super) starts: Vec<Start>,
}

/// Where a line begins.
#[derive(Debug, Clone)]
pub(super) struct Start {
    /// Its first row.
    pub(super) row: usize,
    use_before: Use,
    /// The same formula in fewer rows, from the most to the least.
    pub(super) briefer: Vec<Vec<Row>>,
    /// The rows that continue another line, with the left side of that one; empty if the line has its own.
    pub(super) led: Vec<Row>,
}

impl Start {
    /// A line from a row on.
    pub(super) fn new(row: usize, use_before: Use) -> Self {
        Self { row, use_before, briefer: Vec::new(), led: Vec::new() }
    }
}

/// The visible rows of the lines before the newest ones.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Kept {
    /// From top to bottom.
    pub(super) rows: Vec<Row>,
    /// The row that each of them is, or stands for.
    pub(super) places: Vec<usize>,
    /// How many of them belong to lines that are shown in full.
    pub(super) whole: usize,
    /// Whether one of them is the formula that the newest lines continue.
    pub(super) has_formula: bool,
}

/// How useful a line is before the newest ones, if those between are hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Use {
    /// It continues the line before it.
    Continuation,
    /// Words, or numbers.
    Remark,
    /// Any formula.
    Law,
    /// A sentence about mistakes in the printed formulas: whose formula follows, or how a misprint is to be read.
    Warning,
    /// The law with its indices bound: the formula of these very numbers.
    Bound,
}

impl Use {
    /// How useful a line is.
    pub(super) fn of(line: &StepLine) -> Self {
        match (line.kind, &line.content) {
            (_, Content::Statement(statement, _)) if statement.left.is_none() => Self::Continuation,
            (LineKind::Bound, _) => Self::Bound,
            (LineKind::Law, _) => Self::Law,
            (LineKind::Words, _) if line.about == About::Errata => Self::Warning,
            _ => Self::Remark,
        }
    }
}

/// The newest rows, and the rows before them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct View {
    /// The first of the newest rows.
    pub(super) first: usize,
    /// The rows of older lines before them.
    pub(super) kept: Kept,
    /// Whether the first line is shown with the left side of the one that it continues.
    pub(super) lead: Lead,
}

/// The beginning of the newest rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    /// A line that can be read by itself, or below its formula.
    Own,
    /// A line with the left side of the formula that it continues.
    Added,
}

impl Composed {
    /// The newest lines that fit in this many rows, and those of the older ones that fit too: the visible part begins
    /// with a line that can be read by itself, if there is one.
    pub(super) fn newest(&self, visible: usize) -> View {
        let all = self.rows.len();
        let hidden = all.saturating_sub(visible);
        if hidden == 0 {
            return View { first: 0, kept: self.kept(0, 0), lead: Lead::Own };
        }
        let starts = || self.starts.iter().map(|start| start.row).filter(|row| (hidden..all).contains(row));
        let views = || starts().filter_map(|first| self.from(first, (first + visible).saturating_sub(all)));
        // Half a formula is useless: whole lines give way, as long as one is left.
        let view = views().next().unwrap_or_else(|| {
            let first = starts().next().unwrap_or(hidden);
            View { first, kept: self.kept(first, (first + visible).saturating_sub(all)), lead: Lead::Own }
        });
        self.with_end_of_a_high_line(view, visible)
    }

    /// The visible part together with the end of the line before it, if that line is higher than the visible part and
    /// so can never be shown as a whole.
    fn with_end_of_a_high_line(&self, view: View, visible: usize) -> View {
        let seen = self.rows.len() - view.first + view.kept.rows.len();
        let before = self.starts.iter().rposition(|start| start.row < view.first);
        let is_high = |place: usize| self.rows_of(place).len() > visible;
        match (visible.checked_sub(seen), before, view.lead) {
            (Some(free), Some(place), Lead::Own) if is_high(place) => View { first: view.first - free, ..view },
            _ => view,
        }
    }

    /// The rows of a part in the newest line that contains it, if that line is higher than the visible part.
    pub(super) fn rows_in_high_line(&self, label: FactorLabel, visible: usize) -> Option<Range<usize>> {
        let has_part = |row: &Row| row.parts.iter().any(|(own, _)| *own == label);
        let last = self.rows.iter().rposition(has_part)?;
        let line = self.rows_of(self.starts.iter().rposition(|start| start.row <= last)?);
        let first = self.rows[line.start..last].iter().position(has_part).map_or(last, |row| line.start + row);
        (line.len() > visible).then_some(first..last + 1)
    }

    /// The visible part from a row on with this many free rows; `None` if it could not be read by itself.
    fn from(&self, first: usize, free: usize) -> Option<View> {
        let kept = self.kept(first, free);
        let place = self.starts.iter().position(|start| start.row == first)?;
        let start = &self.starts[place];
        if start.use_before != Use::Continuation || kept.has_formula {
            return Some(View { first, kept, lead: Lead::Own });
        }
        let own = self.rows_of(place).len();
        let more = start.led.len().saturating_sub(own);
        let is_led = !start.led.is_empty() && more <= free;
        is_led.then(|| View { first, kept: self.kept(first, free - more), lead: Lead::Added })
    }

    /// The rows of a line.
    pub(super) fn rows_of(&self, place: usize) -> Range<usize> {
        let end = self.starts.get(place + 1).map_or(self.rows.len(), |next| next.row);
        self.starts[place].row..end
    }

    /// Each line that may stand before the newest ones from a row on, with its rows, the most useful first.
    fn older(&self, newest: usize) -> Vec<(&Start, Range<usize>)> {
        let ends = self.starts.iter().skip(1).map(|start| start.row).chain([self.rows.len()]);
        let mut lines: Vec<(&Start, Range<usize>)> = self
            .starts
            .iter()
            .zip(ends)
            .map(|(start, end)| (start, start.row..end))
            .filter(|(start, rows)| start.use_before != Use::Continuation && rows.end <= newest && !rows.is_empty())
            .collect();
        // Among equally useful ones the nearest to the newest.
        lines.reverse();
        lines.sort_by_key(|(start, _)| std::cmp::Reverse(start.use_before));
        lines
    }

    /// The lines before the newest ones that fit in this many free rows, from top to bottom.
    pub(super) fn kept(&self, newest: usize, mut free: usize) -> Kept {
        let mut kept = Vec::new();
        let mut whole = 0;
        let mut has_formula = false;
        for (start, rows) in self.older(newest) {
            let shown = if rows.len() <= free {
                whole += rows.len();
                &self.rows[rows.clone()]
            } else if let Some(brief) = start.briefer.iter().find(|brief| (1..=free).contains(&brief.len())) {
                &brief[..]
            } else {
                continue;
            };
            free -= shown.len();
            has_formula |= matches!(start.use_before, Use::Law | Use::Bound);
            kept.push((rows.start, shown));
        }
        kept.sort_by_key(|(row, _)| *row);
        let places = kept.iter().flat_map(|(first, rows)| (0..rows.len()).map(move |row| first + row)).collect();
        let rows = kept.into_iter().flat_map(|(_, rows)| rows).cloned().collect();
        Kept { rows, places, whole, has_formula }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::text::Line;

    use super::*;

    /// Lines with these numbers of rows, numbered.
    fn composed(lines: &[(Use, usize)]) -> Composed {
        let mut composed = Composed::default();
        for (use_before, height) in lines {
            composed.starts.push(Start::new(composed.rows.len(), *use_before));
            let numbers = composed.rows.len()..composed.rows.len() + height;
            composed.rows.extend(numbers.map(|number| Line::raw(number.to_string()).into()));
        }
        composed
    }

    /// The numbers of the rows that are kept.
    fn kept(composed: &Composed, newest: usize, free: usize) -> Vec<String> {
        composed.kept(newest, free).rows.iter().map(|row| row.line.to_string()).collect()
    }

    #[test]
    fn free_rows_hold_the_formula_before_a_remark_and_whole_lines_only() {
        let all = composed(&[(Use::Law, 3), (Use::Bound, 3), (Use::Remark, 1), (Use::Continuation, 4)]);
        assert_eq!(kept(&all, 7, 2), ["6"], "half a formula is none");
        assert_eq!(kept(&all, 7, 3), ["3", "4", "5"]);
        assert_eq!(kept(&all, 7, 4), ["3", "4", "5", "6"], "from top to bottom");
        assert_eq!(kept(&all, 7, 6), ["0", "1", "2", "3", "4", "5"]);
        assert_eq!(kept(&all, 3, 3), ["0", "1", "2"], "nothing is shown twice");
    }

    #[test]
    fn what_continues_a_line_does_not_stand_without_it() {
        assert!(kept(&composed(&[(Use::Continuation, 1), (Use::Remark, 5)]), 1, 4).is_empty());
    }

    #[test]
    fn what_is_seen_begins_with_a_line_that_can_be_read_by_itself() {
        let mut all = composed(&[(Use::Bound, 3), (Use::Continuation, 2), (Use::Continuation, 1), (Use::Remark, 1)]);
        let view = |all: &Composed, visible| {
            let View { first, kept, lead } = all.newest(visible);
            (first, kept.rows.len(), lead)
        };
        assert_eq!(view(&all, 7), (0, 0, Lead::Own));
        assert_eq!(view(&all, 5), (5, 3, Lead::Own), "the formula and the newest, not the numbers without the formula");
        assert_eq!(view(&all, 4), (6, 3, Lead::Own));
        all.starts[1].led = all.rows[3..5].to_vec();
        assert_eq!(view(&all, 4), (3, 0, Lead::Added), "the left side stands where there is room for it");
    }

    #[test]
    fn the_end_of_a_line_that_never_fits_stands_in_the_rows_that_are_free() {
        let all = composed(&[(Use::Bound, 3), (Use::Continuation, 20), (Use::Continuation, 1)]);
        let View { first, kept, .. } = all.newest(10);
        assert_eq!((first, kept.rows.len()), (17, 3), "6 rows of the numbers between the formula and the result");
        let all = composed(&[(Use::Bound, 3), (Use::Continuation, 9), (Use::Continuation, 1)]);
        assert_eq!(all.newest(10).first, 12, "half of a line that can be seen whole is not shown");
    }

    #[test]
    fn a_formula_without_room_for_its_bars_stands_in_fewer_rows_and_counts_as_hidden() {
        let mut all = composed(&[(Use::Law, 3), (Use::Bound, 3), (Use::Remark, 4)]);
        all.starts[1].briefer = vec![vec![Line::raw("brief").into()]];
        assert_eq!(kept(&all, 6, 2), ["brief"]);
        assert_eq!(all.kept(6, 2).whole, 0);
        assert_eq!(kept(&all, 6, 3), ["3", "4", "5"], "with its bars where there is room");
        assert_eq!(all.kept(6, 3).whole, 3);
    }
}
