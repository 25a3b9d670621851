//! What is walked, in which reading, and how far one is.

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

use super::theme;
use crate::{
    reading::ReadingKind,
    scenario::display::shortened,
    tui::state::{Activity, State},
    walk::Phase,
};

/// The program's name.
const NAME: &str = "gradwalk ";

/// The most columns of an answers file's name.
const LONGEST_FILE: usize = 24;

/// Two rows: what, and how far.
pub(super) fn height(_: Rect) -> u16 {
    2
}

pub(super) fn draw(state: &State, frame: &mut Frame, area: Rect) {
    let scenario = state.walk().scenario();
    let heading = scenario.heading();
    let room = usize::from(area.width).saturating_sub(NAME.width() + heading.width());
    let label = label(state, room);
    let mut left = vec![Span::styled(NAME, theme::HEADING), Span::raw(heading)];
    let room = room.saturating_sub(label.width() + 4);
    let count = state.updates_applied();
    let updates = format!("  +{count} update{}", if count == 1 { "" } else { "s" });
    if state.updates_applied() > 0 && updates.len() < room {
        left.push(Span::raw(updates));
    } else if let Some(title) = scenario.display_title() {
        let title = state.in_its_signs(&title);
        let fits = title.width() + 2 < room;
        // An ellipsis has three signs in ASCII.
        let title = if fits { title } else { state.in_its_signs(&shortened(&title, room.saturating_sub(4))) };
        if room > 8 {
            left.push(Span::styled(format!("  {title}"), theme::QUIET));
        }
    }
    let first = Rect { height: 1, ..area };
    frame.render_widget(Line::from(left), first);
    // A line's style would be that of the whole row.
    frame.render_widget(Line::from(Span::styled(label, theme::CHOSEN)).right_aligned(), first);

    let second = Rect { y: area.y + 1, height: 1, ..area };
    frame.render_widget(progress(state, area.width), second);
}

/// The reading, and whose answers are looked at; in so many columns at the most.
fn label(state: &State, columns: usize) -> String {
    let reading = match state.settings.reading {
        ReadingKind::Document => "AS PRINTED",
        ReadingKind::Exact => "EXACT",
    };
    match state.activity() {
        Activity::Walking => format!(" {reading} "),
        Activity::Practising { .. } => format!(" PRACTICE, {reading} "),
        Activity::Reviewing { review, .. } => {
            let around = format!(" , {reading} ").len();
            // An ellipsis has three signs in ASCII, and one column is left free.
            let room = columns.saturating_sub(around + 3).min(LONGEST_FILE);
            format!(" {}, {reading} ", state.in_its_signs(&shortened(review.file(), room)))
        }
    }
}

fn progress(state: &State, width: u16) -> Line<'static> {
    let (at, count) = (state.position() + 1, state.walk().steps().len());
    let current = state.step().phase;
    let mut spans = Vec::new();
    if width >= 100 {
        let walked = |phase: &Phase| state.walk().steps().iter().any(|step| step.phase == *phase);
        for phase in Phase::ALL.into_iter().filter(walked) {
            let style = if phase == current { theme::CHOSEN } else { theme::QUIET };
            spans.push(Span::styled(format!(" {} ", phase.title()), style));
        }
    } else {
        spans.push(Span::styled(format!(" {} ", current.title()), theme::CHOSEN));
    }
    if let Some(sample) = state.step().sample {
        let samples = state.walk().scenario().samples().len();
        spans.push(Span::styled(format!(" sample {sample} of {samples} "), theme::HEADING));
    }
    let place = format!(" step {at} of {count} ");
    let used: usize = spans.iter().map(Span::width).sum::<usize>() + place.len() + 2;
    spans.push(Span::raw(place));
    let room = usize::from(width).saturating_sub(used);
    let done = (room * at).div_ceil(count.max(1)).min(room);
    let (full, empty) = if state.is_ascii() { ("#", ".") } else { ("█", "░") };
    let (open, close) = if state.is_ascii() { ("[", "]") } else { ("", "") };
    spans.push(Span::raw(format!("{open}{}", full.repeat(done))));
    spans.push(Span::styled(format!("{}{close}", empty.repeat(room - done)), theme::QUIET));
    Line::from(spans)
}
