//! One erratum: what is printed, what is right, why, and what it does to this sample's numbers.

use ratatui::text::Line;

use super::{
    page::Page,
    rows::{block_rows, wrapped},
    theme,
};
use crate::{formula::Statement, reading::Erratum, tui::state::State, typeset::Layout};

pub(super) fn page(state: &State, of: &[Erratum], at: usize, width: usize) -> Option<Page> {
    let erratum = of.get(at)?;
    let explanation = erratum.explain(state.walk().scenario(), state.settings.digits);
    let heading = format!("{erratum}  {}  ({} of {})", explanation.title, at + 1, of.len());
    let layout = Layout::new(state.settings.glyphs, width.saturating_sub(2));
    let statements = |lines: &mut Vec<Line<'static>>, statements: &[Statement]| {
        for statement in statements {
            lines.extend(block_rows(&layout.statement(statement).indented(2), None));
        }
    };
    let mut lines = wrapped(&format!("Where: {}", explanation.place), width);
    if !explanation.printed.is_empty() {
        // The page does not print the formula that gives its number.
        let heading = if *erratum == Erratum::P1 { "The formula that gives its number" } else { "Printed" };
        lines.push(Line::styled(heading, theme::HEADING));
        statements(&mut lines, &explanation.printed);
    }
    if !explanation.right.is_empty() {
        lines.push(Line::styled("Right", theme::HEADING));
        statements(&mut lines, &explanation.right);
    }
    lines.push(Line::styled("Why", theme::HEADING));
    for reason in &explanation.why {
        lines.extend(wrapped(reason.words, width));
        if let Some(statement) = &reason.statement {
            statements(&mut lines, std::slice::from_ref(statement));
        }
    }
    lines.push(Line::styled("On these numbers", theme::HEADING));
    for sentence in &explanation.effect {
        lines.extend(wrapped(sentence, width));
    }
    Some(Page::new(heading, lines))
}
