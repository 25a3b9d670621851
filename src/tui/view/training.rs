//! A training run of many steps: the numbers of each reading at the cursor, and the losses or weights as curves.
//!
//! ```text
//! step 37 of 100      loss          dE/da12(0)    a12(0)
//! x  printed          1.234         0.05326       0.7123
//! ▀▄ correct          0.0001211     -0.0006       0.4712
//! The printed formulas leave the finite numbers at step 41.
//! 1.234 │      x│
//!       │  x x  │
//! 0.001 │▀▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄
//!       └────────────────
//! ```

use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

use super::{
    plane,
    plot::{self, Blocks, Curve, Ends, Plot, Spot, Stroke},
    rows::wrapped,
    size::from_top,
    theme,
};
use crate::{
    formula::digits::significant,
    picture::{Curves, Scale, places},
    reading::ReadingKind,
    tui::{
        keys::{Command, key_of},
        long_run::{Course, LongRun, TrainingSamples},
        state::{Chart, ChartPage, Readout, State},
    },
    walk::Formulas,
};

/// The columns of the names of the readings, and of each number.
const NAME: usize = 22;
const NUMBER: usize = 13;

/// The points of a curve in each column: steep curves need more than one.
const POINTS_A_COLUMN: usize = 2;

/// The most other weights that are drawn around the one that is followed: more would be a grey area.
const MOST_OTHERS: usize = 24;

/// The largest range of a chart for printed weights that diverge, as a multiple of the range of the correct ones.
const FARTHEST: f64 = 2.0;

pub(super) fn draw(state: &State, frame: &mut Frame, area: Rect) {
    let (Some(chart), Some(run)) = (state.chart(), state.long_run()) else { return };
    let width = usize::from(area.width);
    let (up, down) = range_of_weights(state, chart).unwrap_or((0.0, 0.0));
    let mut lines = vec![heading(state, chart, run, width)];
    lines.extend(state.readouts().iter().map(|readout| row(state, readout, chart)));
    let words = sentence(state, chart, (up, down));
    lines.extend(wrapped(&state.in_its_signs(&words), width).into_iter().map(|row| row.patch_style(theme::QUIET)));
    let [above, below] = from_top(area, u16::try_from(lines.len()).unwrap_or(u16::MAX));
    for (row, line) in (0..above.height).zip(lines) {
        frame.render_widget(line, Rect { y: above.y + row, height: 1, ..above });
    }
    let plot = match chart.page() {
        ChartPage::Losses => plot_of_losses(state, chart, run, below),
        ChartPage::Weights => plot_of_weights(state, chart, run, (up, down), below),
        ChartPage::Plane => return plane::draw(state, chart, frame, below),
    };
    if let Some(plot) = plot {
        plot::draw(&plot, blocks(state), frame.buffer_mut(), below);
    }
}

fn blocks(state: &State) -> Blocks {
    if state.is_ascii() { Blocks::Ascii } else { Blocks::Halves }
}

fn number(state: &State, number: f64) -> String {
    significant(number, state.settings.digits.count())
}

/// The style of the curve of a reading, and its sign. A single curve is drawn like the correct one.
fn stroke(state: &State, reading: ReadingKind) -> (Stroke, &'static str) {
    match (reading, state.is_ascii()) {
        (ReadingKind::Document, false) => (Stroke::Marked("×"), "× "),
        (ReadingKind::Document, true) => (Stroke::Marked("x"), "x "),
        (ReadingKind::Exact, false) => (Stroke::Solid, "▀▄"),
        (ReadingKind::Exact, true) => (Stroke::Solid, "* "),
    }
}

fn style(reading: ReadingKind) -> Style {
    match reading {
        ReadingKind::Document => Style::new().fg(ratatui::style::Color::Red),
        ReadingKind::Exact => theme::DERIVATIVE,
    }
}

/// The position of the cursor and the names of the columns; while the training is running, its progress.
fn heading(state: &State, chart: Chart, run: &LongRun, width: usize) -> Line<'static> {
    if state.is_training() {
        let (done, steps) = (run.last(), run.steps());
        let (full, empty) = if state.is_ascii() { ("#", ".") } else { ("█", "░") };
        let words = format!("step {done} of {steps}, {} stops ", key_of(Command::Close));
        let room = width.saturating_sub(words.width()).min(40);
        let filled = room * done / steps.max(1);
        return Line::from(vec![
            Span::styled(words, theme::HEADING),
            Span::raw(full.repeat(filled)),
            Span::styled(empty.repeat(room - filled), theme::QUIET),
        ]);
    }
    let watched = chart.watched();
    let place = format!("step {} of {}", chart.cursor(), run.last());
    let mut words = format!("{place:<NAME$}{:<NUMBER$}{:<NUMBER$}", "loss E", watched.derivative.to_string());
    words.extend(state.watched_weight().map(|weight| weight.to_string()));
    Line::styled(words, theme::HEADING)
}

/// One reading: its sign, its name, its numbers at the cursor.
fn row(state: &State, readout: &Readout, chart: Chart) -> Line<'static> {
    let (_, sign) = stroke(state, readout.reading);
    let is_alone = state.courses_in_view().len() < 2;
    let name = match readout.reading {
        _ if is_alone => "this network",
        ReadingKind::Document => "printed",
        ReadingKind::Exact => "correct",
    };
    let mut spans = vec![Span::styled(sign, style(readout.reading)), Span::raw(format!(" {name:<0$}", NAME - 3))];
    let text = match (readout.numbers, readout.not_finite_from) {
        (None, Some(from)) if from <= chart.cursor() => format!("not finite from step {from} on"),
        (None, _) => String::new(),
        (Some(numbers), _) => {
            let of = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), |value| number(state, value));
            let loss = number(state, numbers.loss);
            match (state.is_training(), chart.watched().weight) {
                (true, _) => loss,
                (false, None) => format!("{loss:<NUMBER$}{}", of(numbers.derivative)),
                (false, Some(_)) => {
                    format!("{loss:<NUMBER$}{:<NUMBER$}{}", of(numbers.derivative), of(numbers.weight))
                }
            }
        }
    };
    spans.push(Span::raw(text));
    Line::from(spans)
}

/// Facts that the curves do not show.
fn sentence(state: &State, chart: Chart, (lowest, highest): (f64, f64)) -> String {
    let mut sentences: Vec<String> = of_what(state).into_iter().collect();
    for course in state.courses_in_view() {
        let formulas = match course.reading() {
            ReadingKind::Document => "printed",
            ReadingKind::Exact => "correct",
        };
        if let Some(from) = course.not_finite_from() {
            sentences.push(format!("With the {formulas} formulas the numbers are not finite from step {from} on."));
        }
        let leaves = |weight: f64| !(lowest..=highest).contains(&weight);
        let gone = chart.watched().weight.filter(|_| chart.page() == ChartPage::Weights);
        let gone = gone.and_then(|place| course.path().find(|(_, weights)| leaves(weights[place])));
        if let Some((step, _)) = gone {
            sentences.push(format!("The {formulas} weight leaves the chart by step {step}."));
        }
    }
    if chart.page() == ChartPage::Weights {
        let others = if state.is_ascii() { "." } else { "·" };
        sentences.push(format!("{others} others"));
    }
    sentences.join(" ")
}

/// The samples of the training, if they differ from the one sample of the steps.
fn of_what(state: &State) -> Option<String> {
    let plan = state.long_run()?.plan();
    let own = state.own_samples();
    if plan.samples == TrainingSamples::Own && own == 1 {
        return None;
    }
    let formulas = match state.long_run()?.courses() {
        // The document's formulas are for one sample, with an update after each.
        [only] if only.reading() == ReadingKind::Exact && state.formulas() != Formulas::Correct => {
            ", with the correct formulas alone"
        }
        _ => "",
    };
    Some(format!("On {}{formulas}.", plan.about(own)))
}

/// The range of steps of the chart: all requested ones while the training is running.
fn last_step(state: &State, run: &LongRun) -> usize {
    if state.is_training() { run.steps() } else { run.last() }.max(1)
}

fn ends(state: &State, run: &LongRun, what: &str, up: &Curves) -> Ends {
    let scale = if up.scale == Scale::Logarithmic { ", log scale" } else { "" };
    Ends {
        lowest: number(state, up.lowest),
        highest: number(state, up.highest),
        first: format!("0   {what}{scale}"),
        last: format!("step {}", last_step(state, run)),
    }
}

#[allow(clippy::cast_precision_loss, reason = "there are a hundred thousand steps at most")]
fn plot_of_losses(state: &State, chart: Chart, run: &LongRun, area: Rect) -> Option<Plot> {
    let up = state.scale_of_losses()?;
    let last = last_step(state, run);
    let steps = places(last + 1, usize::from(area.width) * POINTS_A_COLUMN);
    let across = (0.0, last as f64);
    let curve = |course: &&Course| {
        let losses = course.losses();
        // The last one too, wherever it is.
        let drawn = steps.iter().copied().filter(|step| *step < losses.len()).chain(losses.len().checked_sub(1));
        let points = without_gaps(drawn.map(|step| (step as f64, losses[step])).collect(), across, area);
        Curve { points, stroke: stroke(state, course.reading()).0, style: style(course.reading()) }
    };
    let courses = state.courses_in_view();
    // The correct one lies under the signs of the other.
    let curves = courses.iter().rev().map(curve).collect();
    let at = |course: &&Course| {
        let loss = *course.losses().get(chart.cursor())?;
        Some(spot(state, chart, loss, course.reading()))
    };
    let spots = courses.iter().filter_map(at).collect();
    let cursor = (!state.is_training()).then_some(chart.cursor() as f64);
    Some(Plot { across, up, ends: ends(state, run, "loss E over the steps", &up), cursor, curves, spots })
}

#[allow(clippy::cast_precision_loss, reason = "there are a hundred thousand steps at most")]
fn spot(state: &State, chart: Chart, value: f64, reading: ReadingKind) -> Spot {
    let sign = if state.is_ascii() { "o" } else { "●" };
    Spot { at: (chart.cursor() as f64, value), sign, style: style(reading).patch(theme::LIT) }
}

/// The points of a curve, joined by straight lines, so that even a curve of few steps has no gaps.
fn without_gaps(points: Vec<(f64, f64)>, (first, last): (f64, f64), area: Rect) -> Vec<(f64, f64)> {
    let stride = (last - first) / f64::from(area.width.max(1)) / POINTS_A_COLUMN as f64;
    let mut all: Vec<(f64, f64)> = Vec::new();
    for (step, value) in points {
        if let Some((before, from)) = all.last().copied() {
            let between = |share: f64| (before + share * (step - before), from + share * (value - from));
            let count = ((step - before) / stride).floor().max(1.0);
            all.extend((1..).map(f64::from).take_while(|part| *part < count).map(|part| between(part / count)));
        }
        all.push((step, value));
    }
    all
}

/// The weight that is followed, or the first.
fn place_of(chart: Chart) -> usize {
    chart.watched().weight.unwrap_or(0)
}

/// The range of the chart of the weights: the paths of the correct weights and, as far as it does not diverge, the
/// printed path of the one that is followed.
fn range_of_weights(state: &State, chart: Chart) -> Option<(f64, f64)> {
    let courses = state.courses_in_view();
    let exact = courses.iter().find(|course| course.reading() == ReadingKind::Exact).or(courses.first())?;
    let drawn = |weights: &[f64]| -> Vec<f64> {
        let own = std::iter::once(weights[place_of(chart)]);
        own.chain(weights.iter().take(MOST_OTHERS).copied()).collect()
    };
    let all: Vec<f64> = exact.path().flat_map(|(_, weights)| drawn(weights)).collect();
    let (low, high) = (all.iter().copied().reduce(f64::min)?, all.iter().copied().reduce(f64::max)?);
    let reach = FARTHEST * (high - low).max(0.1);
    let printed = courses.iter().flat_map(|course| course.path()).map(|(_, weights)| weights[place_of(chart)]);
    let near = printed.filter(|weight| (low - reach..=high + reach).contains(weight));
    Some(near.fold((low, high), |(low, high), weight| (low.min(weight), high.max(weight))))
}

#[allow(clippy::cast_precision_loss, reason = "there are a hundred thousand steps at most")]
fn plot_of_weights(state: &State, chart: Chart, run: &LongRun, range: (f64, f64), area: Rect) -> Option<Plot> {
    let up = Curves::on(Scale::Linear, &[range.0, range.1])?;
    let courses = state.courses_in_view();
    let across = (0.0, last_step(state, run) as f64);
    let path = |course: &Course, place: usize| -> Vec<(f64, f64)> {
        // The newest may be one that the path leaves out.
        let newest = course.newest().map(|weights| (course.last() as f64, weights[place]));
        let path = course.path().map(|(step, weights)| (step as f64, weights[place])).chain(newest);
        without_gaps(path.collect(), across, area)
    };
    let shown = courses.iter().find(|course| course.reading() == state.settings.reading).or(courses.first())?;
    let weights = shown.path().next().map_or(0, |(_, weights)| weights.len());
    let others = (0..weights.min(MOST_OTHERS)).filter(|place| *place != place_of(chart));
    let other = |place| Curve { points: path(shown, place), stroke: Stroke::Dotted, style: theme::QUIET };
    let mut curves: Vec<Curve> = others.map(other).collect();
    curves.extend(courses.iter().rev().map(|course| Curve {
        points: path(course, place_of(chart)),
        stroke: stroke(state, course.reading()).0,
        style: style(course.reading()),
    }));
    let at = |readout: Readout| Some(spot(state, chart, readout.numbers?.weight?, readout.reading));
    let spots = state.readouts().into_iter().filter_map(at).collect();
    let what = state.watched_weight().map_or_else(String::new, |weight| format!("{weight} over the steps"));
    let cursor = (!state.is_training()).then_some(chart.cursor() as f64);
    Some(Plot { across, up, ends: ends(state, run, &what, &up), cursor, curves, spots })
}
