//! How the answers went: the score, each slip once with all that it explains, what is missing.

use ratatui::{Frame, layout::Rect, text::Line};

use super::{formula::wrapped, page, theme};
use crate::tui::{state::State, summary::Summary};

/// The summary in rows.
pub(super) fn rows(state: &State, summary: &Summary, width: usize) -> Vec<Line<'static>> {
    let mut score = summary.score.in_words();
    for (count, what) in [(summary.shown, "shown"), (summary.left_out, "left out")] {
        if count > 0 {
            score.push_str(&format!(", {count} {what}"));
        }
    }
    if summary.hinted > 0 {
        score.push_str(&format!("; with hints: {}", summary.hinted));
    }
    let mut rows: Vec<Line<'static>> =
        wrapped(&score, width).into_iter().map(|row| row.patch_style(theme::HEADING)).collect();
    for slip in &summary.slips {
        let words = format!("{}{}: {}", slip.confidence.lead(), slip.title, slip.answers.join(", "));
        rows.extend(item(&words, width));
    }
    for (what, names) in [
        ("not explained", &summary.not_explained),
        ("carried", &summary.carried),
        ("unjudged", &summary.unjudged),
        ("left blank", &summary.blank),
        ("without a step of its own", &summary.without_step),
    ] {
        if !names.is_empty() {
            rows.extend(item(&format!("{what}: {}", names.join(", ")), width));
        }
    }
    if summary.answered() > 0 && summary.answered() == summary.score.right {
        rows.extend(wrapped("No slips.", width));
    }
    if !summary.faults.is_empty() {
        rows.push(Line::styled("What could not be read", theme::HEADING));
        rows.extend(summary.faults.iter().flat_map(|fault| item(&state.in_its_signs(fault), width)));
    }
    rows
}

/// One of several, its further rows set in.
fn item(words: &str, width: usize) -> Vec<Line<'static>> {
    let rows = wrapped(words, width.saturating_sub(2)).into_iter().enumerate();
    rows.map(|(place, mut row)| {
        row.spans.insert(0, if place == 0 { "- " } else { "  " }.into());
        row
    })
    .collect()
}

/// The summary on a page of its own.
pub(super) fn draw(state: &State, summary: &Summary, frame: &mut Frame, area: Rect) {
    let whose = summary.file.as_deref().unwrap_or("practice");
    let heading = format!("{} (Esc closes)", state.in_its_signs(whose));
    page::draw(state, &heading, rows(state, summary, page::width(area)), frame, area);
}
