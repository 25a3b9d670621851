//! The output of a network with two inputs over their plane: the higher the output, the denser the cells; the samples
//! are marked on it.
//!
//! A cell has four points, each of them on or off: the share of points that are on shows how high the output is there.
//! That needs no colour. In ASCII a cell is a digit from 0 to 9.

use ratatui::{Frame, layout::Rect, style::Style, text::Line};

use super::{
    plot::{self, Blocks, Ends},
    size::from_top,
    theme,
};
use crate::{
    formula::digits::significant,
    network::{Activation, Network, OutputActivation, Sample},
    quantity::{Quantity, Unit},
    reading::ReadingKind,
    scenario::Scenario,
    tui::{
        long_run::Course,
        state::{Chart, State},
    },
};

/// The signs of a cell, by which of its points are on: upper left, upper right, lower left, lower right.
const QUARTERS: [&str; 16] = [" ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█"];

/// The order in which neighbouring points are switched on as the output rises.
const ORDER: [[f64; 4]; 4] =
    [[0.0, 8.0, 2.0, 10.0], [12.0, 4.0, 14.0, 6.0], [3.0, 11.0, 1.0, 9.0], [15.0, 7.0, 13.0, 5.0]];

/// How far the plane extends beyond the samples, at least.
const AROUND: f64 = 1.0;

/// The part of the plane that is drawn.
struct Span {
    across: (f64, f64),
    up: (f64, f64),
}

pub(super) fn draw(state: &State, chart: Chart, frame: &mut Frame, area: Rect) {
    let courses = state.courses_in_view();
    let shown = courses.iter().find(|course| course.reading() == state.settings.reading).or(courses.first());
    let Some((course, exercise)) = shown.and_then(|course| Some((*course, at_cursor(course, chart)?))) else { return };
    let blocks = if state.is_ascii() { Blocks::Ascii } else { Blocks::Halves };
    let [legend, below] = from_top(area, 1);
    let span = span(course.samples());
    let number = |number: f64| significant(number, 3);
    let ends = Ends {
        lowest: number(span.up.0),
        highest: format!("O2(0) {}", number(span.up.1)),
        first: number(span.across.0),
        last: format!("O1(0) {}", number(span.across.1)),
    };
    let Some(inside) = plot::draw_axes(&ends, blocks, frame.buffer_mut(), below) else { return };
    let points = if blocks == Blocks::Ascii { 1 } else { 2 };
    let outputs = outputs(&exercise, chart.output(), &span, (inside.width * points, inside.height * points));
    let range = range(exercise.architecture().output, &outputs);
    let levels: Vec<Vec<f64>> =
        outputs.iter().map(|row| row.iter().map(|output| level(*output, range)).collect()).collect();
    for y in 0..inside.height {
        for x in 0..inside.width {
            let sign = match blocks {
                Blocks::Ascii => digit(levels[usize::from(y)][usize::from(x)]),
                Blocks::Halves => quarters(&levels, x, y),
            };
            frame.buffer_mut().set_string(inside.x + x, inside.y + y, sign, Style::new());
        }
    }
    for sample in course.samples() {
        let x = place(sample.input[0], span.across, inside.width);
        let y = inside.height - 1 - place(sample.input[1], span.up, inside.height);
        let sign = sign(sample, range);
        frame.buffer_mut().set_string(inside.x + x, inside.y + y, sign, theme::CHOSEN);
    }
    frame.render_widget(Line::styled(words(state, chart, course, range), theme::QUIET), legend);
}

/// The exercise at the cursor, or at the last step that the run of the reading has reached.
fn at_cursor(course: &Course, chart: Chart) -> Option<Scenario> {
    course.exercise_at(chart.cursor().min(course.last()))
}

/// The meaning of the signs.
fn words(state: &State, chart: Chart, course: &Course, (lowest, highest): (f64, f64)) -> String {
    let index = u8::try_from(chart.output()).unwrap_or(u8::MAX);
    let output = Quantity::<u8>::Activation(Unit { layer: state.walk().output(), index });
    let formulas = match course.reading() {
        _ if state.courses_in_view().len() < 2 => "",
        ReadingKind::Document => " (printed)",
        ReadingKind::Exact => " (correct)",
    };
    let [low, high] = if state.is_ascii() { ["0", "9"] } else { ["empty", "full"] };
    let [lowest, highest] = [lowest, highest].map(|number| significant(number, state.settings.digits.count()));
    let heights = match lowest == highest {
        true => format!("{lowest} everywhere"),
        false => format!("{low} {lowest}, {high} {highest}"),
    };
    let samples = match state.walk().scenario().architecture().output {
        OutputActivation::Softmax => "samples: A B .. classes 0 1 ..",
        OutputActivation::Each(_) => "samples: + high - low target",
    };
    format!("{output}{formulas}: {heights}   {samples}")
}

/// A sample by its class, or by whether its target is above the middle.
fn sign(sample: &Sample, (lowest, highest): (f64, f64)) -> String {
    match &*sample.target {
        [target] => if *target > f64::midpoint(lowest, highest) { "+" } else { "-" }.to_owned(),
        shares => {
            let most = shares.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let class = shares.iter().position(|share| *share == most).unwrap_or(0);
            ('A'..='Z').nth(class).unwrap_or('*').to_string()
        }
    }
}

/// The plane around all samples, with a margin of their range.
fn span(samples: &[Sample]) -> Span {
    let around = |input: usize| {
        let values = || samples.iter().map(|sample| sample.input[input]);
        let (low, high) = (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
        let more = ((high - low) / 2.0).max(AROUND);
        (low - more, high + more)
    };
    Span { across: around(0), up: around(1) }
}

/// An output at equally spaced points, row by row from the top.
fn outputs(exercise: &Scenario, output: usize, span: &Span, (columns, rows): (u16, u16)) -> Vec<Vec<f64>> {
    let network: Network = exercise.network();
    let mut sample = exercise.sample();
    let between =
        |(low, high): (f64, f64), at: u16, of: u16| low + (high - low) * f64::from(at) / f64::from(of.max(2) - 1);
    let mut row = |y: u16| {
        sample.input[1] = between(span.up, rows - 1 - y, rows);
        let at = |x: u16| {
            sample.input[0] = between(span.across, x, columns);
            network.forward(&sample).output()[output]
        };
        (0..columns).map(at).collect()
    };
    (0..rows).map(&mut row).collect()
}

/// The range of the outputs: the possible one, or otherwise the actual one.
fn range(output: OutputActivation, outputs: &[Vec<f64>]) -> (f64, f64) {
    let (low, high) = output.of_each().map_or((0.0, 1.0), Activation::range);
    if low.is_finite() && high.is_finite() {
        return (low, high);
    }
    let finite = || outputs.iter().flatten().copied().filter(|output| output.is_finite());
    (finite().fold(f64::INFINITY, f64::min), finite().fold(f64::NEG_INFINITY, f64::max))
}

/// A number from 0 to 1.
fn level(output: f64, (lowest, highest): (f64, f64)) -> f64 {
    // Halved first, as the difference of two finite numbers may overflow.
    let share = (output / 2.0 - lowest / 2.0) / (highest / 2.0 - lowest / 2.0);
    if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.5 }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the level is from 0 to 1")]
fn digit(level: f64) -> &'static str {
    const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
    DIGITS[((level * 10.0) as usize).min(9)]
}

fn quarters(levels: &[Vec<f64>], x: u16, y: u16) -> &'static str {
    let points = [(0, 0), (1, 0), (0, 1), (1, 1)];
    let is_on = |(right, down): (usize, usize)| {
        let (column, row) = (2 * usize::from(x) + right, 2 * usize::from(y) + down);
        levels[row][column] > (ORDER[row % 4][column % 4] + 0.5) / 16.0
    };
    let mask =
        points.into_iter().enumerate().filter(|(_, point)| is_on(*point)).map(|(bit, _)| 1 << bit).sum::<usize>();
    QUARTERS[mask]
}

/// The cell of a value among this many.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the share is from 0 to 1")]
fn place(value: f64, (low, high): (f64, f64), cells: u16) -> u16 {
    let share = ((value - low) / (high - low)).clamp(0.0, 1.0);
    (share * f64::from(cells.saturating_sub(1))).round() as u16
}
