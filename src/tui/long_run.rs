//! Many training steps at once, with separate weights for each reading, as their chart needs them.

mod plan;

use std::sync::Arc;

pub use plan::{MOST_STEPS, Plan, TrainingSamples, TypedPlan, TypedSamples};

use crate::{
    network::{Entry, Sample},
    reading::ReadingKind,
    scenario::{Given, Scenario},
    training::{End, Run, Training, Update},
};

/// A training run of each reading, from its present weights.
#[derive(Debug, Clone)]
pub struct LongRun {
    plan: Plan,
    courses: Vec<Course>,
}

/// The run of one reading.
#[derive(Debug, Clone)]
pub struct Course {
    reading: ReadingKind,
    start: Scenario,
    training: Arc<Training>,
    /// If one of its updates is opened, the run is kept as it is.
    run: Arc<Run>,
}

impl LongRun {
    /// Runs from these exercises by a plan, at their start. A reading without rules for one has no run. If the samples
    /// of the exercise are taken in turn, the first of them is this one, counted from 0.
    #[must_use]
    pub fn new(starts: impl IntoIterator<Item = (ReadingKind, Scenario)>, plan: Plan, first: usize) -> Self {
        let course = |(reading, start): (ReadingKind, Scenario)| {
            let mut training = start.training(plan.update);
            match &plan.samples {
                TrainingSamples::Own if plan.update == Update::Each => training.samples.rotate_left(first),
                TrainingSamples::Own => {}
                TrainingSamples::Others(_, samples) => training.samples = samples.to_vec(),
            }
            let training = Arc::new(training);
            let run = Arc::new(reading.run(&training, plan.steps).ok()?);
            Some(Course { reading, start, training, run })
        };
        Self { courses: starts.into_iter().filter_map(course).collect(), plan }
    }

    /// Advances each reading by this many steps.
    pub fn advance(&mut self, steps: usize) {
        self.courses.iter_mut().for_each(|course| Arc::make_mut(&mut course.run).advance(steps));
    }

    /// Stops the run.
    pub fn cancel(&mut self) {
        self.courses.iter_mut().for_each(|course| Arc::make_mut(&mut course.run).cancel());
    }

    /// The samples, the number of steps, and the time of the updates.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Whether there are steps to do.
    #[must_use]
    pub fn is_at_work(&self) -> bool {
        self.courses.iter().any(|course| course.run.end().is_none())
    }

    /// The number of steps requested.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.plan.steps
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

    /// The samples that it is trained on.
    #[must_use]
    pub fn samples(&self) -> &[Sample] {
        &self.training.samples
    }

    /// The run itself.
    #[must_use]
    pub fn run(&self) -> Arc<Run> {
        Arc::clone(&self.run)
    }

    /// The derivative of the loss over its samples with respect to a weight after this many updates, from matrices;
    /// `None` if the run has not come so far.
    #[must_use]
    pub fn derivative_at(&self, step: usize, weight: Given) -> Option<f64> {
        let Given::Weight { table, row, column } = weight else { return None };
        let entry = Entry { table, row, column };
        let network = self.exercise_at(step)?.network();
        Some(network.objective(self.samples(), self.training.reduction).gradient()[entry])
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

    /// The first step whose numbers are not finite.
    #[must_use]
    pub fn not_finite_from(&self) -> Option<usize> {
        match self.run.end() {
            Some(End::NotFinite { step }) => Some(step),
            Some(End::Done | End::Cancelled) | None => None,
        }
    }

    /// The exercise after this many updates; `None` if the run has not come so far.
    #[must_use]
    pub fn exercise_at(&self, step: usize) -> Option<Scenario> {
        Some(self.start.with_weights(&self.run.weights_at(step)?))
    }

    /// All weights of the last step.
    #[must_use]
    pub fn newest(&self) -> Option<&[f64]> {
        self.run.list()
    }

    /// Some hundreds of equally spaced steps with all weights: table by table, each row by row.
    pub fn path(&self) -> impl DoubleEndedIterator<Item = (usize, &[f64])> {
        self.run.path()
    }
}
