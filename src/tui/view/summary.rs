//! How the answers went: the score, each slip once with all that it explains, what is missing.

use ratatui::text::Line;

use super::{page::Page, rows::wrapped, theme};
use crate::{
    homework::words::{LEFT_OUT, ONCE_SHOWN, SHOWN},
    tui::{
        state::State,
        summary::{Filed, Origin, Practised, Summary},
    },
};

/// The summary in rows.
pub(super) fn rows(state: &State, summary: &Summary, width: usize) -> Vec<Line<'static>> {
    let mut rows: Vec<Line<'static>> =
        wrapped(&score(summary), width).into_iter().map(|row| row.patch_style(theme::HEADING)).collect();
    for slip in &summary.slips {
        let words = format!("{}{}: {}", slip.confidence.lead(), slip.title, slip.answers.join(", "));
        rows.extend(item(&words, width));
    }
    let own: &[(&str, &Vec<String>)] = match &summary.from {
        Origin::Practice(practised) => &[(ONCE_SHOWN, &practised.once_shown)],
        Origin::File(filed) => &[("left blank", &filed.blank), ("without a step of its own", &filed.without_step)],
    };
    let of_all =
        [("not explained", &summary.not_explained), ("carried", &summary.carried), ("unjudged", &summary.unjudged)];
    for (what, names) in of_all.iter().chain(own).filter(|(_, names)| !names.is_empty()) {
        rows.extend(item(&format!("{what}: {}", names.join(", ")), width));
    }
    if summary.answered() > 0 && summary.answered() == summary.score.right {
        rows.extend(wrapped("No slips.", width));
    }
    if let Origin::File(Filed { faults, .. }) = &summary.from
        && !faults.is_empty()
    {
        rows.push(Line::styled("What could not be read", theme::HEADING));
        rows.extend(faults.iter().flat_map(|fault| item(&state.in_its_signs(fault), width)));
    }
    rows
}

/// How many answers are what, in practice also how many are none.
fn score(summary: &Summary) -> String {
    let mut score = summary.score.in_words();
    let Origin::Practice(Practised { once_shown, shown, left_out, hinted }) = &summary.from else { return score };
    for (count, what) in [(once_shown.len(), ONCE_SHOWN), (*shown, SHOWN), (*left_out, LEFT_OUT)] {
        if count > 0 {
            score.push_str(&format!(", {count} {what}"));
        }
    }
    if *hinted > 0 {
        score.push_str(&format!("; with hints: {hinted}"));
    }
    score
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
pub(super) fn page(state: &State, summary: &Summary, width: usize) -> Page {
    let whose = match &summary.from {
        Origin::Practice(_) => "practice",
        Origin::File(filed) => &filed.name,
    };
    let heading = format!("{} (Esc closes)", state.in_its_signs(whose));
    Page::new(heading, rows(state, summary, width))
}
