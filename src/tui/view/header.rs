//! The network, the kind of formulas, and the progress.

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

use super::{
    rows::draw_row,
    target::{Place, Target, along},
    theme,
};
use crate::{
    formula::digits::significant,
    quantity::{Layer, Quantity},
    scenario::display::shortened,
    tui::{
        lecture::{Clock, Lecture},
        state::{Activity, State},
    },
    walk::{Formulas, Phase},
};

/// The program's name.
const NAME: &str = "gradwalk ";

/// The most columns of an answers file's name.
const LONGEST_FILE: usize = 24;

/// Two rows: the subject and the progress; in a lecture one quiet row.
pub(super) fn height(state: &State) -> u16 {
    if state.lecture().is_some() { 1 } else { 2 }
}

pub(super) fn draw(state: &State, frame: &mut Frame, area: Rect) {
    if let Some(lecture) = state.lecture() {
        return of_lecture(state, lecture, frame, area);
    }
    let scenario = state.walk().scenario();
    let heading = state.heading();
    let room = usize::from(area.width).saturating_sub(NAME.width() + heading.width());
    let label = label(state, room);
    let mut left = vec![Span::styled(NAME, theme::HEADING), Span::raw(heading)];
    let room = room.saturating_sub(label.width() + 4);
    if state.updates_applied() > 0 && naming(state, area.width).is_some() {
        left.push(Span::raw(format!("  {}", losses(state, room))));
    } else if let Some(title) = scenario.display_title() {
        let title = state.in_its_signs(&title);
        let fits = title.width() + 2 < room;
        // In ASCII an ellipsis takes three characters.
        let title = if fits { title } else { state.in_its_signs(&shortened(&title, room.saturating_sub(4))) };
        if room > 8 {
            left.push(Span::styled(format!("  {title}"), theme::QUIET));
        }
    }
    let first = Rect { height: 1, ..area };
    draw_row(&Line::from(left), frame.buffer_mut(), first);
    // The style of a line would apply to the whole row.
    frame.render_widget(Line::from(Span::styled(label, theme::CHOSEN)).right_aligned(), first);

    let second = Rect { y: area.y + 1, height: 1, ..area };
    draw_row(&progress(state, area.width), frame.buffer_mut(), second);
}

/// The phase and the stop, whether it plays, and the kind of formulas.
fn of_lecture(state: &State, lecture: &Lecture, frame: &mut Frame, area: Rect) {
    let (at, step) = (state.position(), state.step());
    let in_turn = state.sample_in_turn().map(|(sample, of)| format!("sample {sample} of {of}"));
    let sample = step.sample.map(|sample| format!("sample {sample}")).or(in_turn);
    let place = match lecture.stop(at) {
        Some(stop) => format!("{stop} of {}", lecture.route().len()),
        None => format!("step {} of {}", at + 1, state.walk().steps().len()),
    };
    let training = (state.updates_applied() > 0).then(|| format!("training step {}", state.training_step()));
    let plays = (lecture.clock == Clock::Running).then(|| format!("plays, {} s", lecture.pace.seconds()));
    let all = [Some(step.phase.title(step.output).into_owned()), sample, Some(place), training, plays];
    let mut words: Vec<String> = all.into_iter().flatten().collect();
    let labels = labels_of_lecture(state);
    let width = |words: &[String]| words.join("   ").width();
    let fits = |words: &[String], label: &str| width(words) + 1 + label.width() <= usize::from(area.width);
    let label = loop {
        match labels.iter().find(|label| fits(&words, label)) {
            Some(label) => break *label,
            // The kind of formulas is more important than the speed of the lecture.
            None if words.len() > 1 => words.pop(),
            None => break labels[labels.len() - 1],
        };
    };
    frame.render_widget(Line::styled(words.join("   "), theme::QUIET), area);
    frame.render_widget(Line::from(Span::styled(label, theme::CHOSEN)).right_aligned(), area);
}

/// The kind of formulas in a lecture, from the most words to the least.
fn labels_of_lecture(state: &State) -> [&'static str; 2] {
    match state.formulas() {
        Formulas::Printed => [" printed formulas (with mistakes) ", " printed, with mistakes "],
        Formulas::Compared => [" correct formulas ", " correct "],
        Formulas::Correct => ["", ""],
    }
}

/// The most losses in one row.
const MOST_LOSSES: usize = 32;

/// The training step, and the losses up to it, in this many columns: the latest if not all of them fit.
fn losses(state: &State, columns: usize) -> String {
    let step = format!("training step {}", state.training_step());
    let Some(so_far) = state.losses_of_walk() else { return step };
    let (arrow, earlier) = if state.is_ascii() { (" > ", "...") } else { (" ▸ ", "…") };
    let last = so_far.len() - 1;
    let number = |(place, loss): (usize, &f64)| {
        // In practice the present one may be the number asked for.
        let is_hidden = place == last && !state.may_show(Quantity::Loss);
        if is_hidden { "?".to_owned() } else { significant(*loss, state.settings.digits.count()) }
    };
    // No screen has room for more, and a long run has many.
    let earliest = so_far.len().saturating_sub(MOST_LOSSES);
    let has_earlier = earliest > 0 || state.has_gap_in_losses();
    // Each sample in turn has a different E; only the loss of all together is followed.
    let loss = match state.sample_in_turn() {
        Some(_) => format!("{} E", state.whole().reduction().name()),
        None => "E".to_owned(),
    };
    let numbers: Vec<String> = so_far.iter().enumerate().skip(earliest).map(number).collect();
    let from = |first: usize| {
        let latest = numbers[first..].join(arrow);
        let before = if has_earlier || first > 0 { format!("{earlier}{arrow}") } else { String::new() };
        format!("{loss} {before}{latest}")
    };
    let with_step = (0..numbers.len()).map(|first| format!("{step}  {}", from(first)));
    let mut shorter = with_step.chain((0..numbers.len()).map(from));
    shorter.find(|words| words.width() <= columns).unwrap_or_else(|| step.clone())
}

/// The file of the answers and the kind of formulas, in at most this many columns; nothing if the correct formulas
/// stand alone.
fn label(state: &State, columns: usize) -> String {
    let formulas = match state.formulas() {
        Formulas::Printed => Some("PRINTED FORMULAS"),
        Formulas::Compared => Some("CORRECT FORMULAS"),
        Formulas::Correct => None,
    };
    let words = match (state.activity(), formulas) {
        (Activity::Walking | Activity::Lecturing { .. }, None) => return String::new(),
        (Activity::Walking | Activity::Lecturing { .. }, Some(formulas)) => formulas.to_owned(),
        (Activity::Hunting { hunting, .. }, _) => {
            let (hunt, dot) = (hunting.hunt(), if state.is_ascii() { ", " } else { " · " });
            format!("HUNT {}{dot}LEVEL {}", hunt.seed(), hunt.level().number())
        }
        // It always uses the correct formulas.
        (Activity::Practising { .. }, _) => "PRACTICE".to_owned(),
        (Activity::Reviewing { review, .. }, formulas) => {
            let formulas = formulas.map_or_else(String::new, |formulas| format!(", {formulas}"));
            // In ASCII an ellipsis takes three characters; there are two blanks around it, and one column is left free.
            let room = columns.saturating_sub(formulas.len() + 5).min(LONGEST_FILE);
            format!("{}{formulas}", state.in_its_signs(&shortened(review.file(), room)))
        }
    };
    format!(" {words} ")
}

/// With fewer columns the second row has no room for all phases of any network.
const WITH_PHASES: u16 = 100;

/// How all phases are named in the second row, if they fit there; then the losses are in the first row, otherwise in
/// the second beside the present phase.
fn naming(state: &State, columns: u16) -> Option<Naming> {
    let beside_place = usize::from(columns).saturating_sub(place_width(state));
    (columns >= WITH_PHASES).then(|| Naming::in_columns(state, beside_place)).flatten()
}

/// All phases of the walk.
fn walked(state: &State) -> Vec<Phase> {
    let is_walked = |phase: &Phase| *phase != Phase::AllSamples || samples(state) > 1;
    Phase::all(state.walk().output()).into_iter().filter(is_walked).collect()
}

fn samples(state: &State) -> usize {
    state.walk().scenario().samples().len()
}

/// How the phases of several hidden layers are named, from the most words to the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Naming {
    /// Each in full.
    Full,
    /// The way back is named once, followed by its layers.
    Layers,
    /// The same, with the layers by their numbers.
    Numbers,
}

impl Naming {
    /// The most words that fit at every step; `None` if not even the fewest do.
    fn in_columns(state: &State, columns: usize) -> Option<Self> {
        let output = state.walk().output();
        let phases = walked(state);
        let width = |naming: Self| {
            let widths = phases.iter().map(|phase| named(*phase, output, naming, Standing::Other).width());
            let more = phases.iter().map(|phase| {
                let [own, other] = [Standing::Current, Standing::Other]
                    .map(|standing| named(*phase, output, naming, standing).width());
                own - other
            });
            widths.sum::<usize>() + more.max().unwrap_or(0)
        };
        [Self::Full, Self::Layers, Self::Numbers].into_iter().find(|naming| width(*naming) <= columns)
    }
}

/// Whether a phase is the present one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// It is, and has its full name.
    Current,
    /// It is another one.
    Other,
}

fn named(phase: Phase, output: Layer, naming: Naming, standing: Standing) -> String {
    match (phase, naming) {
        (Phase::Backward(layer), Naming::Layers | Naming::Numbers)
            if standing == Standing::Other && layer != output && output.number() > 2 =>
        {
            match naming {
                Naming::Numbers => format!(" {} ", layer.number()),
                Naming::Full | Naming::Layers => format!(" hidden {} ", layer.number()),
            }
        }
        _ => format!(" {} ", phase.title(output)),
    }
}

/// The phases that fit, with their names: all phases of the walk, or the present one.
fn named_phases(state: &State, naming: Option<Naming>) -> Vec<(String, Phase)> {
    let (current, output) = (state.step().phase, state.walk().output());
    let Some(naming) = naming else {
        return vec![(named(current, output, Naming::Full, Standing::Current), current)];
    };
    let standing = |phase| if phase == current { Standing::Current } else { Standing::Other };
    let name = |phase| (named(phase, output, naming, standing(phase)), phase);
    walked(state).into_iter().map(name).collect()
}

/// The places of the phases. A lecture has a different header, where the phase cannot be clicked.
pub(super) fn places(state: &State, area: Rect) -> Vec<Place> {
    if state.lecture().is_some() {
        return Vec::new();
    }
    let second = Rect { y: area.y + 1, height: 1, ..area };
    let phases = named_phases(state, naming(state, area.width));
    along(phases.iter().map(|(name, phase)| (&**name, Some(Target::Phase(*phase)))), second).collect()
}

/// The fewest columns of the progress bar; with less room there is none.
const SHORTEST_BAR: usize = 6;

/// The most columns of the sample and the step at any step.
fn place_width(state: &State) -> usize {
    let samples = samples(state);
    let of_sample = if samples > 1 { format!(" sample {samples} of {samples} ").width() } else { 0 };
    of_sample + format!(" step {0} of {0} ", state.walk().steps().len()).width()
}

/// The most columns before the bar at any step, so that it does not change its length.
fn before_the_bar(state: &State, naming: Option<Naming>, phases: &[(String, Phase)]) -> usize {
    let output = state.walk().output();
    let of_phases = match naming {
        Some(_) => phases.iter().map(|(name, _)| name.width()).sum(),
        None => {
            let names = walked(state).into_iter().map(|phase| named(phase, output, Naming::Full, Standing::Current));
            names.map(|name| name.width()).max().unwrap_or(0)
        }
    };
    of_phases + place_width(state)
}

fn progress(state: &State, width: u16) -> Line<'static> {
    let (at, count) = (state.position() + 1, state.walk().steps().len());
    let current = state.step().phase;
    let naming = naming(state, width);
    let phases = named_phases(state, naming);
    let before_the_bar = before_the_bar(state, naming, &phases);
    let mut spans = Vec::new();
    for (name, phase) in phases {
        let style = if phase == current { theme::CHOSEN } else { theme::QUIET };
        spans.push(Span::styled(name, style));
    }
    let samples = samples(state);
    let of_step = state.step().sample.map(|sample| (usize::from(sample), samples));
    if let Some((sample, samples)) = of_step.or(state.sample_in_turn()) {
        spans.push(Span::styled(format!(" sample {sample} of {samples} "), theme::HEADING));
    }
    let place = format!(" step {at} of {count} ");
    spans.push(Span::raw(place));
    if state.updates_applied() == 0 || naming.is_some() {
        let taken: usize = spans.iter().map(Span::width).sum();
        spans.push(Span::raw(" ".repeat(before_the_bar.saturating_sub(taken))));
    }
    let left = |spans: &[Span]| usize::from(width).saturating_sub(spans.iter().map(Span::width).sum::<usize>() + 2);
    if state.updates_applied() > 0 && naming.is_none() {
        let losses = losses(state, left(&spans));
        spans.push(Span::raw(format!("{losses} ")));
        if left(&spans) < SHORTEST_BAR {
            return Line::from(spans);
        }
    }
    let room = left(&spans);
    let done = (room * at).div_ceil(count.max(1)).min(room);
    let (full, empty) = if state.is_ascii() { ("#", ".") } else { ("█", "░") };
    let (open, close) = if state.is_ascii() { ("[", "]") } else { ("", "") };
    spans.push(Span::raw(format!("{open}{}", full.repeat(done))));
    spans.push(Span::styled(format!("{}{close}", empty.repeat(room - done)), theme::QUIET));
    Line::from(spans)
}
