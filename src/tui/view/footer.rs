//! The keys that work now; or the prompt, or a sentence about the last key.

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

use super::{formula::wrapped, theme};
use crate::tui::{
    keys::{BINDINGS, Binding, Command},
    practice::{Hint, name_of},
    state::{Overlay, State},
};

/// Two rows of keys; one more where something is said or asked.
pub(super) fn height(state: &State, area: Rect) -> u16 {
    let keys = if area.height >= 24 { 2 } else { 1 };
    let words = match &state.overlay {
        Overlay::Jump { complaint, .. } | Overlay::Answer { complaint, .. } => {
            1 + complaint_rows(state, complaint.as_deref(), area.width).len()
        }
        _ => state.notice.as_ref().map_or(0, |notice| wrapped(notice, usize::from(area.width)).len()),
    };
    keys + u16::try_from(words).unwrap_or(0)
}

fn complaint_rows(state: &State, complaint: Option<&str>, width: u16) -> Vec<Line<'static>> {
    let rows = complaint.map(|words| wrapped(&typed(state, words), usize::from(width))).unwrap_or_default();
    rows.into_iter().map(|row| row.patch_style(theme::MISPRINT)).collect()
}

pub(super) fn draw(state: &State, frame: &mut Frame, area: Rect) {
    let mut rows = Vec::new();
    let prompt = match &state.overlay {
        Overlay::Jump { text, complaint } => {
            Some(("go to: ".to_owned(), text, complaint, "a name such as a12(0), X1(1), E, or a number"))
        }
        Overlay::Answer { text, complaint } => {
            Some((format!("{} = ", name_of(state.step())), text, complaint, "Enter has it judged, Esc takes it back"))
        }
        _ => None,
    };
    if let Some((question, text, complaint, help)) = prompt {
        let mut prompt = vec![Span::styled(question, theme::HEADING), Span::raw(typed(state, text))];
        prompt.push(Span::styled(" ", theme::CHOSEN));
        if complaint.is_none() {
            prompt.push(Span::styled(format!("  {help}"), theme::QUIET));
        }
        rows.push(Line::from(prompt));
        rows.extend(complaint_rows(state, complaint.as_deref(), area.width));
    } else if let Some(notice) = &state.notice {
        let wide = usize::from(area.width);
        rows.extend(wrapped(notice, wide).into_iter().map(|row| row.patch_style(theme::NOTICE)));
    }
    let left = usize::from(area.height).saturating_sub(rows.len());
    rows.extend(keys(state, usize::from(area.width), left));
    for (row, line) in (0..area.height).zip(rows) {
        frame.render_widget(line, Rect { y: area.y + row, height: 1, ..area });
    }
}

/// What was typed may have any sign in it; in ASCII the others are shown as question marks.
fn typed(state: &State, text: &str) -> String {
    if state.is_ascii() { text.replace(|sign: char| !sign.is_ascii(), "?") } else { text.to_owned() }
}

/// Whether a key does something here and now.
fn works(state: &State, command: Command) -> bool {
    match &state.overlay {
        Overlay::Jump { .. } | Overlay::Answer { .. } => matches!(command, Command::Close),
        Overlay::Help | Overlay::Score(_) => {
            matches!(command, Command::ScrollDown | Command::ScrollUp | Command::Close)
        }
        Overlay::Errata { of, .. } => match command {
            Command::ScrollDown | Command::Close => true,
            Command::NextLine | Command::PreviousLine => of.len() > 1,
            _ => false,
        },
        Overlay::None => match command {
            Command::Answer => state.is_asked() && !was_shown(state),
            Command::Hint => state.waits(),
            Command::SwitchReading | Command::SwitchProblem | Command::Errata | Command::Apply | Command::Unapply
                if state.practice().is_some() =>
            {
                false
            }
            Command::NextFactor => !state.parts().is_empty(),
            Command::Unapply => state.updates_applied() > 0,
            Command::SwitchReading => state.walk().no_document().is_none(),
            Command::Errata => !state.walk().errata().is_empty(),
            Command::Close
            | Command::Suspend
            | Command::PreviousFactor
            | Command::FewerDigits
            | Command::PreviousPhase
            | Command::ScrollUp => false,
            Command::PreviousLine | Command::PreviousStep | Command::First => state.position() > 0,
            Command::NextStep | Command::Last => state.position() + 1 < state.walk().steps().len(),
            _ => true,
        },
    }
}

/// Whether the step's value was looked up, so that there is nothing to answer.
fn was_shown(state: &State) -> bool {
    state.mark().is_some_and(|mark| mark.hint == Some(Hint::Value))
}

fn words(state: &State, binding: &Binding) -> &'static str {
    match (&state.overlay, binding.command) {
        (Overlay::None, Command::Practice) if state.practice().is_some() => "end practice",
        (Overlay::Errata { .. }, Command::NextLine) => "next erratum",
        (Overlay::Errata { .. }, Command::PreviousLine) => "previous",
        _ => binding.short,
    }
}

fn keys(state: &State, width: usize, rows: usize) -> Vec<Line<'static>> {
    let mut lines: Vec<Vec<Span>> = vec![Vec::new()];
    let mut used = 0;
    for binding in BINDINGS.iter().filter(|binding| works(state, binding.command)) {
        let Some(key) = binding.keys.first() else { continue };
        let name = key.name(state.is_ascii());
        let words = words(state, binding);
        let wide = name.chars().count() + words.len() + 3;
        if used + wide > width {
            if lines.len() == rows {
                continue;
            }
            lines.push(Vec::new());
            used = 0;
        }
        used += wide;
        if let Some(line) = lines.last_mut() {
            line.extend([
                Span::styled(name, theme::HEADING),
                Span::raw(" "),
                Span::styled(format!("{words}  "), theme::QUIET),
            ]);
        }
    }
    lines.into_iter().map(Line::from).collect()
}
