//! A lecture: a short route through the steps, each number asked for before it is shown, a pointer, and a clock that
//! goes on by itself.
//!
//! What one step shows after how many presses is in [`reveals`]; where a lecture began is kept, so that it ends there.

use std::time::Duration;

use super::practice::is_value_already;
use crate::walk::{About, Line, LineKind, Topic, Walk};

/// One lecture.
#[derive(Debug, Clone)]
pub struct Lecture {
    /// The steps at which it stops, in their order.
    route: Vec<usize>,
    /// Whether it goes on by itself.
    pub clock: Clock,
    /// How long it stays at what it shows, once it goes on by itself.
    pub pace: Pace,
    /// What is pointed at.
    pub pointer: Option<Pointer>,
}

/// Whether a lecture goes on by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// It waits for keys.
    Stopped,
    /// It goes on after a time.
    Running,
}

/// A cell of the screen, counted from its top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// Its column.
    pub x: u16,
    /// Its row.
    pub y: u16,
}

/// Where a pointer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pointer {
    /// The cell.
    pub at: Cell,
    /// How long it stays there.
    pub lasts: Lasts,
}

/// How long a pointer stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lasts {
    /// As long as nobody takes it away: the network stands still.
    Always,
    /// As long as the same lines are shown: those of a formula give way to others.
    WhileLinesStay,
}

/// How long a lecture stays at what it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace(usize);

impl Pace {
    /// In seconds, the fastest first.
    const SECONDS: [u64; 8] = [1, 2, 3, 5, 8, 12, 20, 30];

    /// The time between two reveals.
    #[must_use]
    pub fn time(self) -> Duration {
        Duration::from_secs(self.seconds())
    }

    /// The same in seconds.
    #[must_use]
    pub fn seconds(self) -> u64 {
        Self::SECONDS[self.0]
    }

    /// The next faster one; the fastest stays.
    #[must_use]
    pub fn faster(self) -> Self {
        Self(self.0.saturating_sub(1))
    }

    /// The next slower one; the slowest stays.
    #[must_use]
    pub fn slower(self) -> Self {
        Self((self.0 + 1).min(Self::SECONDS.len() - 1))
    }
}

/// Time to read a formula.
impl Default for Pace {
    fn default() -> Self {
        Self(4)
    }
}

impl Lecture {
    /// A lecture on a walk.
    #[must_use]
    pub fn new(walk: &Walk) -> Self {
        Self { route: walk.route(), clock: Clock::Stopped, pace: Pace::default(), pointer: None }
    }

    /// The steps at which it stops.
    #[must_use]
    pub fn route(&self) -> &[usize] {
        &self.route
    }

    /// The first stop after a step.
    #[must_use]
    pub fn after(&self, step: usize) -> Option<usize> {
        self.route.iter().copied().find(|stop| *stop > step)
    }

    /// The last stop before a step.
    #[must_use]
    pub fn before(&self, step: usize) -> Option<usize> {
        self.route.iter().copied().rfind(|stop| *stop < step)
    }

    /// The stop that a lecture begins at from a step: the nearest, of two equally near the earlier one; the first where
    /// there would be nothing left to show.
    #[must_use]
    pub fn beginning(&self, step: usize) -> Option<usize> {
        let nearest = self.route.iter().copied().min_by_key(|stop| stop.abs_diff(step))?;
        if self.after(nearest).is_some() { Some(nearest) } else { self.route.first().copied() }
    }

    /// Which stop a step is, counted from 1.
    #[must_use]
    pub fn stop(&self, step: usize) -> Option<usize> {
        self.route.iter().position(|stop| *stop == step).map(|place| place + 1)
    }
}

/// The lines of a step that a lecture shows: the formula in letters and its numbers before anything that is said of
/// them, and nothing about mistakes in the printed formulas.
#[must_use]
pub fn told(lines: Vec<Line>, topic: Topic) -> Vec<Line> {
    let mut lines: Vec<Line> = lines.into_iter().filter(|line| line.about == About::Calculation).collect();
    let value = lines.iter().rposition(|line| line.kind == LineKind::Value).filter(|_| has_question(topic));
    let Some(value) = value else { return lines };
    // A sentence may say what comes out, so that it stands behind the value.
    let behind = lines.split_off(value + 1);
    let (sentences, mut told): (Vec<Line>, Vec<Line>) =
        lines.into_iter().partition(|line| line.kind == LineKind::Words);
    told.extend(sentences.into_iter().chain(behind));
    told
}

/// Whether a step is about one number, which is asked for before it is shown.
fn has_question(topic: Topic) -> bool {
    matches!(topic, Topic::Quantity(_) | Topic::Outcome)
}

/// After which lines a lecture stops: the formula in letters, its numbers, all. Where the numbers are the result
/// already, they come with it; what has no result to be asked for is shown at once.
#[must_use]
pub fn reveals(lines: &[Line], topic: Topic) -> Vec<usize> {
    let place = |kind: LineKind| lines.iter().position(|line| line.kind == kind);
    let (true, Some(numbers), Some(value)) = (has_question(topic), place(LineKind::Numbers), place(LineKind::Value))
    else {
        return vec![lines.len()];
    };
    let result = lines[value].value;
    // A part that has the size of the result would tell it.
    let tells = |line: &&Line| {
        let sizes = line.value.map(f64::abs).zip(result.map(f64::abs));
        line.kind == LineKind::Factor && sizes.is_some_and(|(part, whole)| (part - whole).abs() <= 1e-3 * whole)
    };
    let is_told = lines[..value].iter().any(|line| tells(&line));
    let end = if is_told { numbers + 1 } else { value };
    let all = [numbers, end, lines.len()];
    let is_known = is_value_already(&lines[numbers..=numbers]);
    if is_known { vec![numbers, lines.len()] } else { all.to_vec() }
}
