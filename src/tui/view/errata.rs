//! One erratum: its effect on the current step, the printed formula, the correct one, the reasons, and the place where
//! it is printed.

use ratatui::{layout::Rect, text::Line};
use unicode_width::UnicodeWidthStr;

use super::{
    page::{self, Page},
    rows::{block_rows, wrapped},
    theme,
};
use crate::{
    formula::Statement,
    reading::{
        Erratum,
        errata::{Explanation, Source},
    },
    tui::{
        keys::{Command, Key, binding},
        state::State,
    },
    typeset::{Glyphs, Height, Layout, Signs, in_letters, line},
};

pub(super) fn page(state: &State, of: &[Erratum], at: usize, area: Rect) -> Option<Page> {
    let erratum = of.get(at)?;
    let explanation = state.explanation(*erratum);
    let width = page::width(area);
    let name = format!("{erratum}  {}", explanation.title);
    let place = place_in_list(state, of, at);
    let in_frame = format!("{name}  ({place})");
    // The longest titles leave no room in the frame of the smallest screen.
    let (heading, first) =
        if in_frame.width() <= width { (in_frame, Vec::new()) } else { (name, wrapped(&format!("{place}."), width)) };
    let signs = state.settings.signs(explanation.output);
    let laid_out = |(glyphs, height): (Glyphs, Height), sentences: Sentences| {
        let layout = Layout { height, ..Layout::new(Signs { glyphs, ..signs }, width.saturating_sub(INDENT)) };
        let rows = rows(&explanation, &layout, width, sentences);
        Page::new(heading.clone(), first.iter().cloned().chain(rows).collect())
    };
    let glyphs = signs.glyphs;
    let high = laid_out((glyphs, Height::AsNeeded), Sentences::Apart);
    // Fewer rows to scroll are worth more than the bar of a fraction, or indices in separate rows.
    let is_seen_whole = |page: &Page| page.extent(area).hidden() == 0;
    let formulas = match differs_in_one_row(&explanation) {
        _ if is_seen_whole(&high) => return Some(high),
        true => (glyphs, Height::OneRow),
        false if glyphs == Glyphs::Tall => (Glyphs::Small, Height::AsNeeded),
        false => (glyphs, Height::AsNeeded),
    };
    let [apart, together] = [Sentences::Apart, Sentences::Together].map(|sentences| laid_out(formulas, sentences));
    Some(if !is_seen_whole(&apart) && is_seen_whole(&together) { together } else { apart })
}

/// The layout of the sentences about the numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sentences {
    /// Each begins a row.
    Apart,
    /// One continues where the one before it ends, to save rows.
    Together,
}

/// The indentation of a formula after its heading.
const INDENT: usize = 2;

/// `1 of 2; →: all 9` among the errata of the step, `3 of 9` after them.
fn place_in_list(state: &State, of: &[Erratum], at: usize) -> String {
    let of_step = state.errata_of_step();
    let own = of.iter().filter(|erratum| of_step.contains(erratum)).count();
    if at < own && own < of.len() {
        format!("{} of {own}; {}: all {}", at + 1, next_key(state), of.len())
    } else {
        format!("{} of {}", at + 1, of.len())
    }
}

/// The key that leads on in the list.
fn next_key(state: &State) -> String {
    let keys = binding(Command::NextItem).map(|binding| binding.keys);
    keys.and_then(<[Key]>::first).map_or_else(String::new, |key| key.name(state.is_ascii()))
}

/// Whether the printed formulas still differ from the correct ones in one row: a sum's missing upper limit does not.
fn differs_in_one_row(explanation: &Explanation) -> bool {
    let in_one_row = |statement: &Statement| line(statement, Glyphs::Ascii);
    let correct: Vec<String> = explanation.correct.iter().map(in_one_row).collect();
    explanation.printed.iter().all(|printed| !correct.contains(&in_one_row(printed)))
}

/// All rows of the page.
fn rows(explanation: &Explanation, layout: &Layout, width: usize, sentences: Sentences) -> Vec<Line<'static>> {
    let formulas = |statements: &[Statement]| {
        let blocks = statements.iter().map(|statement| layout.statement(statement).indented(INDENT));
        blocks.flat_map(|block| block_rows(&block, None)).map(|row| row.line).collect::<Vec<_>>()
    };
    let heading = |words: &'static str| Line::styled(words, theme::HEADING);
    let mut lines: Vec<Line> = match sentences {
        Sentences::Apart => explanation.effect.iter().flat_map(|sentence| wrapped(sentence, width)).collect(),
        Sentences::Together => wrapped(&explanation.effect.join(" "), width),
    };
    lines.push(match (explanation.source, explanation.printed.is_empty()) {
        (_, true) => heading("Printed: no formula"),
        (Source::Document, false) => heading("Printed"),
        // A page does not print the formula behind its number.
        (Source::Page(kind), false) => Line::styled(format!("Formula that gives the {kind}'s number"), theme::HEADING),
    });
    lines.extend(formulas(&explanation.printed));
    lines.extend(explanation.besides.iter().flat_map(|sentence| wrapped(sentence, width)));
    lines.push(match explanation.is_corrected_alone() {
        true => Line::styled(format!("With only {} corrected", explanation.erratum), theme::HEADING),
        false => heading("Correct"),
    });
    lines.extend(formulas(&explanation.correct));
    lines.push(heading("Why"));
    for reason in &explanation.why {
        lines.extend(wrapped(&in_letters(reason.words, layout.signs), width));
        lines.extend(formulas(reason.statement.as_slice()));
    }
    lines.extend(wrapped(&format!("Where: {}.", explanation.place), width));
    lines
}
