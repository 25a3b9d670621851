//! The keys that work now; or the prompt, or a sentence about the last key.

use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

use super::{
    offered::is_offered,
    page::Extent,
    rows::{draw_row, wrapped},
    target::{Place, Target, along},
    theme,
};
use crate::{
    quantity::Quantity,
    scenario::{
        Given,
        display::{ending, printable},
        sample_sets,
    },
    tui::{
        hunt::{self, Hunting},
        keys::{Binding, Command, Key, bindings, key_of},
        long_run::MOST_STEPS,
        practice::Hint,
        state::{Activity, ChartPage, Ends, Entry, Overlay, Prompt, PromptStage, Property, Question, State},
    },
};

/// Rows of the footer.
const ROWS: u16 = 2;

/// Two rows, in the first of which a message or question replaces the keys, so that nothing above them moves; more only
/// if the message is longer. In a lecture one row, in which a message replaces the three keys that matter.
pub(super) fn height(state: &State, area: Rect) -> u16 {
    let said = u16::try_from(words_above(state, usize::from(area.width)).len()).unwrap_or(0);
    if state.lecture().is_some() { said.max(1) } else { (said + 1).max(ROWS) }
}

pub(super) fn draw(state: &State, extent: Extent, frame: &mut Frame, area: Rect) {
    let mut rows = words_above(state, usize::from(area.width));
    let left = usize::from(area.height).saturating_sub(rows.len());
    rows.extend(keys_in(state, extent, area.width, left).iter().map(|row| drawn(row)));
    for (row, line) in (0..area.height).zip(rows) {
        draw_row(&line, frame.buffer_mut(), Rect { y: area.y + row, height: 1, ..area });
    }
}

/// The places of the keys.
pub(super) fn places(state: &State, extent: Extent, area: Rect) -> Vec<Place> {
    let above = words_above(state, usize::from(area.width)).len();
    let keys = keys_in(state, extent, area.width, usize::from(area.height).saturating_sub(above));
    let in_row = |(row, keys): (u16, &Vec<Offered>)| {
        let words: Vec<(String, Key)> = keys.iter().map(|offered| (offered.name_and_words(), offered.key)).collect();
        let gaps = words.iter().flat_map(|(words, key)| [(&**words, Some(Target::Key(*key))), (GAP, None)]);
        along(gaps, Rect { y: row, height: 1, ..area }).collect::<Vec<_>>()
    };
    let first = area.y.saturating_add(u16::try_from(above).unwrap_or(u16::MAX));
    (first..area.bottom()).zip(&keys).flat_map(in_row).collect()
}

/// The prompt and the error in its text, or a sentence about the last key.
fn words_above(state: &State, width: usize) -> Vec<Line<'static>> {
    let (words, style) = match &state.overlay {
        Overlay::Prompt(prompt) => {
            let mut rows = vec![prompt_row(state, prompt, width)];
            if let Some(complaint) = &prompt.complaint {
                rows.extend(in_style(&state.in_its_signs(complaint), theme::MISPRINT, width));
            } else if prompt.question == Question::Steps
                && let Some(plan) = state.plan_in_words(&prompt.text)
            {
                rows.extend(in_style(&state.in_its_signs(&format!("Enter: {plan}.")), theme::QUIET, width));
            }
            return rows;
        }
        _ => (state.notice.as_deref().unwrap_or_default(), theme::NOTICE),
    };
    in_style(&state.in_its_signs(words), style, width)
}

fn in_style(words: &str, style: Style, width: usize) -> Vec<Line<'static>> {
    wrapped(words, width).into_iter().map(|row| row.patch_style(style)).collect()
}

/// The question and the typed text, or only the end of a long text; after it the expected input, if there is room.
fn prompt_row(state: &State, prompt: &Prompt, width: usize) -> Line<'static> {
    let [confirm, cancel] = [Command::Choose, Command::Close].map(key_of);
    let sets: Vec<&str> = sample_sets().iter().map(|set| set.name).collect();
    let most_steps = format!("at most {MOST_STEPS}; each or all; own, {} or a .csv file", sets.join(", "));
    let (question, help) = match prompt.question {
        Question::Place => {
            let weight = state.walk().weight_to_change(state.step().topic);
            let net_input = Quantity::NetInput(weight.destination());
            let names = format!("a name ({weight}, E, {net_input}), a word, an erratum (R2) or a step number");
            ("go to: ".to_owned(), names)
        }
        Question::Number => (format!("{} = ", state.step().name()), format!("{confirm} checks it, {cancel} cancels")),
        Question::Steps => ("train how many steps? ".to_owned(), most_steps),
        Question::SaveAs => ("save as: ".to_owned(), format!("a scenario file; {cancel} cancels")),
        Question::AnswersFile => match prompt.stage {
            PromptStage::Typing | PromptStage::Replacing => {
                ("answers file: ".to_owned(), format!("such as ada.csv; {cancel} cancels"))
            }
            PromptStage::Reading => ("reading: ".to_owned(), format!("{cancel} stops")),
        },
    };
    let cursor = 1;
    let room = width.saturating_sub(question.width() + cursor);
    let typed = ending(&state.in_its_signs(&printable(&prompt.text)), room, &state.in_its_signs("…"));
    let left = room.saturating_sub(typed.width());
    let mut spans = vec![Span::styled(question, theme::HEADING), Span::raw(typed), Span::styled(" ", theme::CHOSEN)];
    if prompt.complaint.is_none() && help.len() + 2 <= left {
        spans.push(Span::styled(format!("  {help}"), theme::QUIET));
    }
    Line::from(spans)
}

fn words(state: &State, binding: &Binding) -> &'static str {
    match (&state.overlay, binding.command) {
        (Overlay::None, Command::Practice) if state.practice().is_some() => "end practice",
        (Overlay::None, Command::Hint) if state.next_hint() == Some(Hint::Value) => "show value",
        (Overlay::None, Command::Hint) if is_answer_next(state) => "show answer",
        (Overlay::None, Command::Hunt) if state.hunting().is_some() => "end hunt",
        (Overlay::None, Command::Lecture) if state.lecture().is_some() => "end lecture",
        (Overlay::None, Command::Review) if state.review().is_some() => "close answers",
        (Overlay::None | Overlay::Edit(_), Command::Raise) => raises(state).unwrap_or(binding.short),
        (Overlay::Leaving, Command::Quit) => "leave without saving",
        (Overlay::Leaving, Command::Close) => "stay",
        (Overlay::Recovery(_), Command::Close) => "later",
        (Overlay::Edit(_), Command::Choose) => "take",
        (Overlay::Edit(editor), Command::WhatIf) if editor.is_curve() => "table",
        (Overlay::Edit(editor), Command::NextItem) if editor.is_curve() => "+0.1",
        (Overlay::Edit(editor), Command::PreviousItem) if editor.is_curve() => "-0.1",
        (Overlay::Edit(editor), Command::RowDown) if editor.is_curve() => "next number",
        (Overlay::Edit(editor), Command::PageDown) if editor.is_curve() => "zoom out",
        (Overlay::Edit(editor), Command::PageUp) if editor.is_curve() => "zoom in",
        (Overlay::Edit(editor), Command::Top) if editor.is_curve() => "put back",
        (Overlay::Edit(_), Command::Close) if state.editor().is_some_and(|editor| editor.typed().is_some()) => "drop",
        (Overlay::Edit(_), Command::Close) => "done",
        (Overlay::Training(_), Command::Close) if state.is_training() => "stop",
        (Overlay::Training(_), Command::Choose) => "open",
        (Overlay::Training(_), Command::NextItem) => "step",
        (Overlay::Training(_), Command::PreviousItem) => "back",
        (Overlay::Training(_), Command::PageDown) => "tenth",
        (Overlay::Training(_), Command::PageUp) => "tenth back",
        (Overlay::Training(_), Command::Top) => "start",
        (Overlay::Training(chart), Command::RowDown) if chart.page() == ChartPage::Plane => "output",
        (Overlay::Training(_), Command::RowDown) => "weight",
        (Overlay::Training(_), Command::Train) => "again",
        (Overlay::Errata { .. }, Command::NextItem) => "next erratum",
        (Overlay::None, Command::Close) if state.trial_ends() == Some(Ends::PutBack) => "put back",
        (Overlay::None, Command::Close) if state.is_trying() => "hide line",
        (Overlay::None, Command::Close) => "formula",
        (Overlay::Prompt(_), Command::Close) => "cancel",
        _ => binding.short,
    }
}

/// The effect of the key that raises something here.
fn raises(state: &State) -> Option<&'static str> {
    let entry = match state.editor() {
        Some(_) => state.edited_entry()?,
        None => Entry::Number(state.number_to_change().ok()?),
    };
    Some(match entry {
        Entry::Number(Given::Weight { .. }) => "weight up",
        Entry::Number(Given::Input { .. }) => "input up",
        Entry::Number(Given::Target { .. }) => "target up",
        Entry::Number(Given::LearningRate) => "rate up",
        Entry::Number(Given::Penalty) => "lambda up",
        Entry::Network(Property::HiddenLayers | Property::Units(_)) => "one more",
        Entry::Network(Property::Hidden(_) | Property::Output | Property::Loss | Property::Bias | Property::Update) => {
            "next choice"
        }
    })
}

/// Whether the next hint of a hunt is the answer.
fn is_answer_next(state: &State) -> bool {
    state.hunting().and_then(Hunting::next_hint) == Some(hunt::Hint::Answer)
}

/// The separator between keys.
const GAP: &str = "  ";

/// A key that the footer offers.
struct Offered {
    key: Key,
    name: String,
    words: &'static str,
}

impl Offered {
    fn name_and_words(&self) -> String {
        format!("{} {}", self.name, self.words)
    }
}

/// The keys in this many rows. A lecture has only the indispensable ones.
fn keys_in(state: &State, extent: Extent, width: u16, rows: usize) -> Vec<Vec<Offered>> {
    let width = usize::from(width);
    match state.activity() {
        Activity::Lecturing { .. } if state.overlay == Overlay::None => keys(state, extent, width, rows, |command| {
            matches!(command, Command::NextLine | Command::Blank | Command::Lecture)
        }),
        Activity::Lecturing { .. } => Vec::new(),
        Activity::Walking => {
            // The first row says how to continue and how to leave.
            let mut keys = keys(state, extent, width, usize::from(ROWS), |_| true);
            keys.truncate(rows);
            keys
        }
        Activity::Practising { .. } | Activity::Reviewing { .. } | Activity::Hunting { .. } => {
            // Those of the current activity, before those that go from step to step.
            let is_short = rows < usize::from(ROWS);
            keys(state, extent, width, rows, |command| !(is_short && is_a_step(command)))
        }
    }
}

/// Whether a command goes a step or a line forward or back, which everybody knows by then.
fn is_a_step(command: Command) -> bool {
    matches!(command, Command::NextLine | Command::PreviousLine | Command::NextStep)
}

fn drawn(row: &[Offered]) -> Line<'static> {
    let spans = row.iter().flat_map(|Offered { name, words, .. }| {
        [
            Span::styled(name.clone(), theme::HEADING),
            Span::raw(" "),
            Span::styled(format!("{words}{GAP}"), theme::QUIET),
        ]
    });
    Line::from(spans.collect::<Vec<_>>())
}

fn keys(
    state: &State,
    extent: Extent,
    width: usize,
    rows: usize,
    has_room: impl Fn(Command) -> bool,
) -> Vec<Vec<Offered>> {
    if rows == 0 {
        return Vec::new();
    }
    let mut lines: Vec<Vec<Offered>> = vec![Vec::new()];
    let mut used = 0;
    for binding in bindings().filter(|binding| has_room(binding.command) && is_offered(state, binding, extent)) {
        let Some(key) = binding.keys.first() else { continue };
        let offered = Offered { key: *key, name: key.name(state.is_ascii()), words: words(state, binding) };
        let wide = offered.name_and_words().width();
        if used + wide > width {
            if lines.len() == rows {
                continue;
            }
            lines.push(Vec::new());
            used = 0;
        }
        // The gap after a key is needed only if another follows.
        used += wide + GAP.width();
        if let Some(line) = lines.last_mut() {
            line.push(offered);
        }
    }
    lines
}
