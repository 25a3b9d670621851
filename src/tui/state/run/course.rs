//! The course of one reading in a run: its weights and losses after each update.

use std::{cell::OnceCell, sync::Arc};

use crate::{
    network::Weights,
    quantity::Quantity,
    reading::{Reading, ReadingKind, Resolver},
    scenario::Scenario,
    training,
    walk::updated_weights,
};

/// The course of one reading in the run.
#[derive(Debug, Clone)]
pub(super) struct Course {
    kind: ReadingKind,
    /// One after another; the first contains the start.
    stretches: Vec<Stretch>,
    formulas: OnceCell<Arc<Reading>>,
    /// The present weights, computed on demand: those of a training run are trained again.
    weights: OnceCell<Weights>,
    /// The values with them, for a reading that is not walked.
    values: OnceCell<Resolver>,
}

#[derive(Debug, Clone)]
enum Stretch {
    /// Updates that were applied one by one.
    Applied(Vec<Point>),
    /// A training run, up to one of its steps.
    Trained(Box<Trained>),
}

/// The weights after an update, and the loss with them.
#[derive(Debug, Clone)]
pub(super) struct Point {
    pub(super) weights: Weights,
    pub(super) loss: f64,
}

/// A training run of one reading from the present weights on, up to one of its steps.
#[derive(Debug, Clone)]
pub(in crate::tui::state) struct Trained {
    pub(in crate::tui::state) reading: ReadingKind,
    pub(in crate::tui::state) run: Arc<training::Run>,
    /// The step, from 1 on.
    pub(in crate::tui::state) last: usize,
    /// Whether each of its steps has as many updates as it counts for.
    pub(in crate::tui::state) counts_updates: bool,
    /// The samples of its losses.
    pub(in crate::tui::state) samples: SamplesOf,
}

/// The samples of a training run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui::state) enum SamplesOf {
    /// The exercise's own: its losses are losses of the exercise.
    Exercise,
    /// Others: only the loss of the exercise with the last weights is known.
    Others,
}

/// The losses of a reading in a run, as far as they are known without a gap up to the last.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::tui::state) struct KnownLosses {
    pub(in crate::tui::state) losses: Vec<f64>,
    /// Whether there are earlier ones, before a gap.
    pub(in crate::tui::state) has_gap: bool,
}

impl Course {
    pub(super) fn new(kind: ReadingKind, start: Point) -> Self {
        let stretches = vec![Stretch::Applied(vec![start])];
        Self { kind, stretches, formulas: OnceCell::new(), weights: OnceCell::new(), values: OnceCell::new() }
    }

    pub(super) fn kind(&self) -> ReadingKind {
        self.kind
    }

    /// The number of updates made; a step of a training run counts as this many.
    pub(super) fn updates(&self, in_a_step: usize) -> usize {
        let of = |stretch: &Stretch| match stretch {
            Stretch::Applied(points) => points.len(),
            Stretch::Trained(trained) => trained.last * in_a_step,
        };
        self.stretches.iter().map(of).sum::<usize>() - 1
    }

    /// The values computed so far no longer belong to the present weights.
    fn forget(&mut self) {
        self.weights.take();
        self.values.take();
    }

    /// Advances by an update.
    pub(super) fn apply(&mut self, point: Point) {
        self.forget();
        match self.stretches.last_mut() {
            Some(Stretch::Applied(points)) => points.push(point),
            Some(Stretch::Trained(_)) | None => self.stretches.push(Stretch::Applied(vec![point])),
        }
    }

    /// Advances by a training run.
    pub(super) fn train(&mut self, trained: Trained) {
        if trained.last > 0 {
            self.forget();
            self.stretches.push(Stretch::Trained(Box::new(trained)));
        }
    }

    /// Goes back by the last update, or the last step of a training run.
    pub(super) fn go_back(&mut self) {
        self.forget();
        let is_used_up = match self.stretches.last_mut() {
            Some(Stretch::Applied(points)) => {
                points.pop();
                points.is_empty()
            }
            Some(Stretch::Trained(trained)) => {
                trained.last -= 1;
                trained.last == 0
            }
            None => false,
        };
        if is_used_up {
            self.stretches.pop();
        }
    }

    /// Advances by a step of the current training run, after [`Course::go_back`].
    pub(super) fn go_on(&mut self) {
        if let Some(Stretch::Trained(trained)) = self.stretches.last_mut()
            && Some(trained.last) < trained.run.step()
        {
            trained.last += 1;
            self.forget();
        }
    }

    /// Whether a training run is among the stretches.
    pub(super) fn is_trained(&self) -> bool {
        self.stretches.iter().any(|stretch| matches!(stretch, Stretch::Trained(_)))
    }

    /// Whether its updates are counted one by one, even in each step of its training runs.
    pub(super) fn counts_updates(&self) -> bool {
        self.stretches.iter().all(|stretch| match stretch {
            Stretch::Applied(_) => true,
            Stretch::Trained(trained) => trained.counts_updates,
        })
    }

    /// The current step of the training run; `None` after an update that was applied by itself.
    pub(super) fn step_of_training(&self) -> Option<usize> {
        match self.stretches.last()? {
            Stretch::Trained(trained) => Some(trained.last),
            Stretch::Applied(_) => None,
        }
    }

    /// An exercise with the present weights.
    pub(super) fn exercise(&self, start: &Scenario) -> Scenario {
        start.with_weights(self.weights.get_or_init(|| {
            let known = match self.stretches.last() {
                Some(Stretch::Applied(points)) => points.last().map(|point| point.weights.clone()),
                Some(Stretch::Trained(trained)) => trained.run.weights_at(trained.last),
                None => None,
            };
            known.unwrap_or_else(|| start.network().weights().clone())
        }))
    }

    /// The losses at the start and after each update, or each step of a training run.
    pub(super) fn losses(&self, start: &Scenario) -> KnownLosses {
        let mut known = KnownLosses::default();
        for (place, stretch) in self.stretches.iter().enumerate() {
            match stretch {
                Stretch::Applied(points) => known.losses.extend(points.iter().map(|point| point.loss)),
                Stretch::Trained(trained) => match trained.samples {
                    SamplesOf::Exercise => {
                        known.losses.extend(trained.run.losses().iter().skip(1).take(trained.last));
                    }
                    SamplesOf::Others => {
                        let is_last = place + 1 == self.stretches.len();
                        let end = is_last.then(|| loss_of(&self.exercise(start)));
                        known = KnownLosses { losses: end.into_iter().collect(), has_gap: true };
                    }
                },
            }
        }
        known
    }

    /// The values of an exercise with the present weights.
    pub(super) fn values(&self, exercise: impl FnOnce() -> Scenario) -> &Resolver {
        self.values.get_or_init(|| {
            let exercise = exercise();
            Resolver::new(Arc::clone(self.formulas.get_or_init(|| Arc::new(formulas(self.kind, &exercise)))), &exercise)
        })
    }
}

/// The formulas of a reading. The document has none for several samples, so that with two readings there is only one
/// sample.
fn formulas(kind: ReadingKind, scenario: &Scenario) -> Reading {
    match kind {
        ReadingKind::Document => Reading::document(scenario).unwrap_or_else(|_| Reading::exact(scenario)),
        ReadingKind::Exact => Reading::exact(scenario),
    }
}

/// The loss over all samples of an exercise.
pub(super) fn loss_of(exercise: &Scenario) -> f64 {
    exercise.network().objective(&exercise.network_samples(), exercise.reduction()).loss()
}

/// The weights after the update of these values, and the loss with them over all samples of the exercise; `None` where
/// a weight is not finite.
pub(super) fn after(exercise: &Scenario, values: &Resolver, update: training::Update) -> Option<Point> {
    let weights = updated_weights(exercise, values)?;
    let loss = match update {
        training::Update::All => values.get(Quantity::LossAfter)?,
        // The values belong to a single sample.
        training::Update::Each => loss_of(&exercise.with_weights(&weights)),
    };
    Some(Point { weights, loss })
}
