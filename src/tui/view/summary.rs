//! The summary of the answers: the score, each slip once with everything it explains, what is missing.

use ratatui::text::Line;

use super::{page::Page, rows::wrapped, theme};
use crate::{
    homework::{
        Score,
        words::{LEFT_OUT, ONCE_SHOWN, SHOWN},
    },
    tui::{
        keys::{Command, key_of},
        state::State,
        summary::{Filed, LaterTry, Origin, Practised, Summary},
    },
};

/// The summary in rows.
pub(super) fn rows(state: &State, summary: &Summary, width: usize) -> Vec<Line<'static>> {
    let mut rows: Vec<Line<'static>> =
        wrapped(&score(summary), width).into_iter().map(|row| row.patch_style(theme::HEADING)).collect();
    for slip in &summary.slips {
        let words = format!("{}{} ({})", slip.confidence.lead(), slip.title, slip.answers.join(", "));
        rows.extend(item(&words, width));
    }
    for (what, names) in lists(summary).into_iter().filter(|(_, names)| !names.is_empty()) {
        rows.extend(item(&format!("{what}: {}", names.join(", ")), width));
    }
    if summary.is_without_slips() {
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

/// The answers that need a remark, grouped by remark.
fn lists(summary: &Summary) -> Vec<(&str, Vec<String>)> {
    let mut lists = vec![
        ("not explained", summary.not_explained.clone()),
        ("carried forward", summary.carried.clone()),
        ("not judged", summary.unjudged.clone()),
    ];
    lists.extend(match &summary.from {
        Origin::Practice(practised) => vec![
            ("right after more than one try", practised.later.iter().map(with_tries).collect()),
            (ONCE_SHOWN, practised.once_shown.clone()),
            ("looked up after a try", practised.shown_after_tries.clone()),
        ],
        Origin::File(filed) => {
            vec![("blank", filed.blank.clone()), ("without a step of its own", filed.without_step.clone())]
        }
    });
    lists
}

fn with_tries(LaterTry { name, tries }: &LaterTry) -> String {
    format!("{name} ({tries} tries)")
}

/// The number of answers with each verdict, in practice also of steps without any.
fn score(summary: &Summary) -> String {
    let Origin::Practice(practised) = &summary.from else { return summary.score.in_words() };
    let Practised { later, once_shown, shown, left_out, hinted, .. } = practised;
    let mut score = with_later_tries(summary.score, later.len());
    for (count, what) in [(once_shown.len(), ONCE_SHOWN), (*shown, SHOWN)] {
        if count > 0 {
            score.push_str(&format!(", {count} {what}"));
        }
    }
    if *left_out > 0 {
        score.push_str(&format!("; {left_out} {LEFT_OUT}"));
    }
    if *hinted > 0 {
        score.push_str(&format!("; steps with hints: {hinted}"));
    }
    score
}

/// The counts in words; after that of the right answers, the number that took more than one try.
fn with_later_tries(score: Score, later: usize) -> String {
    let all = score.in_words();
    let right = Score { right: score.right, ..Score::default() }.in_words();
    match all.strip_prefix(&right) {
        Some(others) if later > 0 && later == score.right => format!("{right} (after more than one try){others}"),
        Some(others) if later > 0 => format!("{right} ({later} of them after more than one try){others}"),
        _ => all,
    }
}

/// One of several, its further rows indented.
fn item(words: &str, width: usize) -> Vec<Line<'static>> {
    let rows = wrapped(words, width.saturating_sub(2)).into_iter().enumerate();
    rows.map(|(place, mut row)| {
        row.spans.insert(0, if place == 0 { "- " } else { "  " }.into());
        row
    })
    .collect()
}

/// The summary on a separate page.
pub(super) fn page(state: &State, summary: &Summary, width: usize) -> Page {
    let whose = match &summary.from {
        Origin::Practice(_) => "practice",
        Origin::File(filed) => &filed.name,
    };
    let heading = format!("{} ({} closes)", state.in_its_signs(whose), key_of(Command::Close));
    Page::new(heading, rows(state, summary, width))
}
