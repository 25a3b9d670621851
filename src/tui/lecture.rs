//! A lecture: a short route through the steps, each number asked for before it is shown, a pointer, and a clock that
//! advances it.
//!
//! The lines shown after each press of a key are determined in [`reveals`]; the starting point of a lecture is kept, so
//! that it ends there.

use std::time::Duration;

use super::practice::is_value_already;
use crate::walk::{About, Line, LineKind, Topic, Walk};

/// One lecture.
#[derive(Debug, Clone)]
pub struct Lecture {
    /// The steps at which it stops, in order.
    route: Vec<usize>,
    /// Whether it advances by itself.
    pub clock: Clock,
    /// The time it stays at each reveal once it advances by itself.
    pub pace: Pace,
    /// The pointed cell.
    pub pointer: Option<Pointer>,
}

/// Whether a lecture advances by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// It waits for keys.
    Stopped,
    /// It advances after a time.
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

/// The place of a pointer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pointer {
    /// The cell.
    pub at: Cell,
    /// For how long it stays there.
    pub lasts: Lasts,
}

/// For how long a pointer stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lasts {
    /// Until it is taken away: the network does not move.
    Always,
    /// As long as the same lines are shown: the lines of a formula give way to others.
    WhileLinesStay,
}

/// The time a lecture stays at each reveal.
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

    /// The stop at which a lecture begins from a step: the nearest one, or the earlier of two equally near; the first
    /// one if nothing would be left to show.
    #[must_use]
    pub fn beginning(&self, step: usize) -> Option<usize> {
        let nearest = self.route.iter().copied().min_by_key(|stop| stop.abs_diff(step))?;
        if self.after(nearest).is_some() { Some(nearest) } else { self.route.first().copied() }
    }

    /// The number of the stop at a step, counted from 1.
    #[must_use]
    pub fn stop(&self, step: usize) -> Option<usize> {
        self.route.iter().position(|stop| *stop == step).map(|place| place + 1)
    }
}

/// The lines of a step that a lecture shows: the formula in letters and its numbers before any sentence, and nothing
/// about mistakes in the printed formulas.
#[must_use]
pub fn told(lines: Vec<Line>, topic: Topic) -> Vec<Line> {
    let mut lines: Vec<Line> = lines.into_iter().filter(|line| line.about == About::Calculation).collect();
    let value = lines.iter().rposition(|line| line.kind == LineKind::Value).filter(|_| has_question(topic));
    let Some(value) = value else { return lines };
    // A sentence may reveal the result, so that it stands after the value.
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

/// The lines after which a lecture stops: the formula in letters, its numbers, all. If the numbers already are the
/// result, they come with it; a step without a result to ask for is shown at once.
#[must_use]
pub fn reveals(lines: &[Line], topic: Topic) -> Vec<usize> {
    let place = |kind: LineKind| lines.iter().position(|line| line.kind == kind);
    let (true, Some(numbers), Some(value)) = (has_question(topic), place(LineKind::Numbers), place(LineKind::Value))
    else {
        return vec![lines.len()];
    };
    let result = lines[value].value;
    // A part as large as the result would reveal it.
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
