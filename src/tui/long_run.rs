//! Many training steps at once, of each reading with its own weights, as the chart of them needs it.

use std::sync::Arc;

use crate::{
    reading::ReadingKind,
    scenario::Scenario,
    training::{End, Run, Update},
};

/// The most steps that are trained at once on the screen.
pub const MOST_STEPS: usize = 100_000;

/// A training run of each reading, from the weights that each has at present.
#[derive(Debug, Clone)]
pub struct LongRun {
    steps: usize,
    courses: Vec<Course>,
}

/// The run of one reading.
#[derive(Debug, Clone)]
pub struct Course {
    reading: ReadingKind,
    start: Scenario,
    run: Run,
}

impl LongRun {
    /// Runs of so many steps from these exercises, at their start. A reading without rules for one has no run.
    #[must_use]
    pub fn new(starts: impl IntoIterator<Item = (ReadingKind, Scenario)>, steps: usize) -> Self {
        let course = |(reading, start): (ReadingKind, Scenario)| {
            let run = reading.run(&Arc::new(start.training(Update::All)), steps).ok()?;
            Some(Course { reading, start, run })
        };
        Self { steps, courses: starts.into_iter().filter_map(course).collect() }
    }

    /// Goes on for so many steps in each reading.
    pub fn advance(&mut self, steps: usize) {
        self.courses.iter_mut().for_each(|course| course.run.advance(steps));
    }

    /// Goes no further.
    pub fn cancel(&mut self) {
        self.courses.iter_mut().for_each(|course| course.run.cancel());
    }

    /// Whether there are steps to do.
    #[must_use]
    pub fn is_at_work(&self) -> bool {
        self.courses.iter().any(|course| course.run.end().is_none())
    }

    /// The steps that were asked for.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.steps
    }

    /// The last step that any reading has reached.
    #[must_use]
    pub fn last(&self) -> usize {
        self.courses.iter().map(Course::last).max().unwrap_or(0)
    }

    /// The readings in training.
    #[must_use]
    pub fn courses(&self) -> &[Course] {
        &self.courses
    }

    /// The run of a reading.
    #[must_use]
    pub fn course(&self, reading: ReadingKind) -> Option<&Course> {
        self.courses.iter().find(|course| course.reading == reading)
    }
}

impl Course {
    /// The reading.
    #[must_use]
    pub fn reading(&self) -> ReadingKind {
        self.reading
    }

    /// The losses from step 0 on, all finite.
    #[must_use]
    pub fn losses(&self) -> &[f64] {
        self.run.losses()
    }

    /// The last step whose numbers are finite.
    #[must_use]
    pub fn last(&self) -> usize {
        self.run.step().unwrap_or(0)
    }

    /// The step from which on the numbers are not finite.
    #[must_use]
    pub fn not_finite_from(&self) -> Option<usize> {
        match self.run.end() {
            Some(End::NotFinite { step }) => Some(step),
            Some(End::Done | End::Cancelled) | None => None,
        }
    }

    /// The exercise after so many updates; nothing where the run has not come so far.
    #[must_use]
    pub fn exercise_at(&self, step: usize) -> Option<Scenario> {
        Some(self.start.with_weights(&self.run.weights_at(step)?))
    }

    /// All weights of the last step.
    #[must_use]
    pub fn newest(&self) -> Option<&[f64]> {
        self.run.list()
    }

    /// Some hundreds of steps at equal distances with all weights: table by table, each row by row.
    pub fn path(&self) -> impl DoubleEndedIterator<Item = (usize, &[f64])> {
        self.run.path()
    }
}
