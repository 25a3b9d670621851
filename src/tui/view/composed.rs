//! The lines of a step in rows, and which of the oldest stay in sight where there is no room for all.

use std::ops::Range;

use super::rows::Row;
use crate::walk::{Content, Line as StepLine, LineKind};

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
    /// The same formula in fewer rows.
    pub(super) brief: Vec<Row>,
}

impl Start {
    /// A line from a row on.
    pub(super) fn new(row: usize, use_before: Use) -> Self {
        Self { row, use_before, brief: Vec::new() }
    }
}

/// What is seen of the lines before the newest ones.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Kept {
    /// From top to bottom.
    pub(super) rows: Vec<Row>,
    /// Which row each of them is, or stands for.
    pub(super) places: Vec<usize>,
    /// How many of them are of lines that are seen as they are.
    pub(super) whole: usize,
}

/// Of how much use a line is before the newest ones, where those between are hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Use {
    /// It continues the line before it.
    Continuation,
    /// Words, or numbers.
    Remark,
    /// A formula in general.
    Law,
    /// The law with its indices bound: the formula of these very numbers.
    Bound,
}

impl Use {
    /// Of how much use a line is.
    pub(super) fn of(line: &StepLine) -> Self {
        match (line.kind, &line.content) {
            (LineKind::Bound, _) => Self::Bound,
            (LineKind::Law, _) => Self::Law,
            (_, Content::Statement(statement, _)) if statement.left.is_none() => Self::Continuation,
            _ => Self::Remark,
        }
    }
}

impl Composed {
    /// Each line that may stand before the newest ones from a row on, and its rows, those of most use first.
    fn older(&self, newest: usize) -> Vec<(&Start, Range<usize>)> {
        let ends = self.starts.iter().skip(1).map(|start| start.row).chain([self.rows.len()]);
        let mut lines: Vec<(&Start, Range<usize>)> = self
            .starts
            .iter()
            .zip(ends)
            .map(|(start, end)| (start, start.row..end))
            .filter(|(start, rows)| start.use_before != Use::Continuation && rows.end <= newest && !rows.is_empty())
            .collect();
        // Of equal ones the nearest to the newest.
        lines.reverse();
        lines.sort_by_key(|(start, _)| std::cmp::Reverse(start.use_before));
        lines
    }

    /// Of the lines before the newest ones those that so many free rows have room for, from top to bottom.
    pub(super) fn kept(&self, newest: usize, mut free: usize) -> Kept {
        let mut kept = Vec::new();
        let mut whole = 0;
        for (start, rows) in self.older(newest) {
            let shown = if rows.len() <= free {
                whole += rows.len();
                &self.rows[rows.clone()]
            } else if (1..=free).contains(&start.brief.len()) {
                &start.brief[..]
            } else {
                continue;
            };
            free -= shown.len();
            kept.push((rows.start, shown));
        }
        kept.sort_by_key(|(row, _)| *row);
        let places = kept.iter().flat_map(|(first, rows)| (0..rows.len()).map(move |row| first + row)).collect();
        Kept { rows: kept.into_iter().flat_map(|(_, rows)| rows).cloned().collect(), places, whole }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::text::Line;

    use super::*;

    /// Lines of so many rows each, numbered.
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
    fn a_formula_without_room_for_its_bars_stands_in_fewer_rows_and_counts_as_hidden() {
        let mut all = composed(&[(Use::Law, 3), (Use::Bound, 3), (Use::Remark, 4)]);
        all.starts[1].brief = vec![Line::raw("brief").into()];
        assert_eq!(kept(&all, 6, 2), ["brief"]);
        assert_eq!(all.kept(6, 2).whole, 0);
        assert_eq!(kept(&all, 6, 3), ["3", "4", "5"], "with its bars where there is room");
        assert_eq!(all.kept(6, 3).whole, 3);
    }
}
