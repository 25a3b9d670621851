//! A training run: both readings from one start, each with its own weights after each training step.
//!
//! Weights and losses are all that is kept. A walk of large layers takes megabytes, and is made again when it is looked
//! at.

use std::{cell::OnceCell, sync::Arc};

use crate::{
    network::Weights,
    quantity::Quantity,
    reading::{Reading, ReadingKind, Resolver},
    scenario::Scenario,
    walk::{Walk, updated_weights},
};

/// The training steps so far, the present one included.
#[derive(Debug, Clone, Default)]
pub(super) struct Run {
    /// What there is from the first update on.
    started: Option<Started>,
}

#[derive(Debug, Clone)]
struct Started {
    /// The exercise before the first update, with its numbers as they were typed.
    start: Scenario,
    /// The updates applied.
    count: usize,
    /// The reading whose weights are walked.
    walked: ReadingKind,
    courses: Vec<Course>,
}

/// One reading's way through the run.
#[derive(Debug, Clone)]
struct Course {
    kind: ReadingKind,
    /// The losses of training steps that were passed with many at once: their weights are not kept.
    passed: Vec<f64>,
    /// From there on. Where a new weight was not a finite number, there are fewer than there are updates, and the
    /// reading stays at its last.
    points: Vec<Point>,
    formulas: OnceCell<Arc<Reading>>,
    /// The values at the last point, for a reading that is not walked.
    values: OnceCell<Resolver>,
}

#[derive(Debug, Clone)]
struct Point {
    weights: Weights,
    loss: f64,
}

/// The losses of one reading in a run.
#[derive(Debug, Clone, PartialEq)]
pub struct RunLosses {
    /// The reading.
    pub reading: ReadingKind,
    /// At the start and after each update that has been applied.
    pub so_far: Vec<f64>,
    /// After the update of the present training step; nothing where a new weight is not a finite number.
    pub next: Option<f64>,
}

/// What many training steps made of one reading.
#[derive(Debug, Clone)]
pub(super) struct Trained {
    pub(super) reading: ReadingKind,
    /// From the present weights on.
    pub(super) losses: Vec<f64>,
    /// The weights after the last of them.
    pub(super) weights: Weights,
}

impl Run {
    /// How many updates have been applied.
    pub(super) fn count(&self) -> usize {
        self.started.as_ref().map_or(0, |started| started.count)
    }

    /// The exercise before the first update, once one has been applied.
    pub(super) fn start(&self) -> Option<&Scenario> {
        self.started.as_ref().map(|started| &started.start)
    }

    /// How many training steps the walked reading has behind it: fewer than there are updates where it had to stay.
    pub(super) fn behind(&self) -> usize {
        self.started.as_ref().and_then(|started| started.course(started.walked)).map_or(0, Course::updates)
    }

    /// Applies the update of each reading to its own weights: the exercise to walk then; nothing where no reading has
    /// weights to go on with. The walk is of this reading.
    pub(super) fn advance(&mut self, walk: &Walk, walked: ReadingKind) -> Option<Scenario> {
        let mut started = self.started.take().unwrap_or_else(|| Started::at(walk, walked));
        let (before, start) = (started.count, started.start.clone());
        for course in &mut started.courses {
            let is_walked = course.kind == walked;
            let is_waiting = course.updates() == before;
            let next = if !is_waiting {
                None
            } else if is_walked {
                walk.values(walked).and_then(|values| Point::after(&start, values))
            } else {
                Point::after(&start, course.values(&start))
            };
            if let Some(next) = next {
                course.points.push(next);
                course.values.take();
            }
        }
        let moves = started.courses.iter().any(|course| course.updates() > before);
        if !moves {
            // A run that never began is none.
            self.started = Some(started).filter(|started| started.count > 0);
            return None;
        }
        started.count += 1;
        let scenario = started.scenario();
        self.started = Some(started);
        Some(scenario)
    }

    /// The exercise with the present weights of a reading; nothing where there is no such reading, or it stays at
    /// earlier weights.
    pub(super) fn present(&self, walk: &Walk, reading: ReadingKind) -> Option<Scenario> {
        match &self.started {
            None => walk.values(reading).map(|_| walk.scenario().clone()),
            Some(started) => {
                let course = started.course(reading).filter(|course| course.updates() == started.count)?;
                Some(course.scenario(&started.start))
            }
        }
    }

    /// Takes over what many training steps from the present weights made of the readings: the exercise to walk then. The
    /// weights between are not kept, so that none of those steps can be taken back by itself.
    pub(super) fn train(
        &mut self,
        walk: &Walk,
        walked: ReadingKind,
        updates: usize,
        trained: impl IntoIterator<Item = Trained>,
    ) -> Scenario {
        let mut started = self.started.take().unwrap_or_else(|| Started::at(walk, walked));
        for Trained { reading, losses, weights } in trained {
            let course = started.courses.iter_mut().find(|course| course.kind == reading);
            let (Some(course), Some((loss, passed))) = (course, losses.split_last()) else { continue };
            // The present point is the first of these.
            course.points.pop();
            course.passed.extend(course.points.drain(..).map(|point| point.loss).chain(passed.iter().copied()));
            course.points.push(Point { weights, loss: *loss });
            course.values.take();
        }
        started.count += updates;
        let scenario = started.scenario();
        self.started = Some(started);
        scenario
    }

    /// Takes the last update of all readings back: the exercise before it; nothing before the first update.
    pub(super) fn take_back(&mut self) -> Option<Scenario> {
        let mut started = self.started.take()?;
        started.count -= 1;
        for course in &mut started.courses {
            if course.updates() > started.count {
                course.points.truncate((started.count + 1).saturating_sub(course.passed.len()).max(1));
                course.values.take();
            }
        }
        let scenario = started.scenario();
        self.started = Some(started).filter(|started| started.count > 0);
        Some(scenario)
    }

    /// Turns to the weights of another reading after the same updates: the exercise to walk then; nothing where it is
    /// the one that is walked already.
    pub(super) fn turn_to(&mut self, reading: ReadingKind) -> Option<Scenario> {
        let started = self.started.as_mut().filter(|started| started.walked != reading)?;
        started.course(reading)?;
        started.walked = reading;
        Some(started.scenario())
    }

    /// The losses of a reading at the start and after each update so far; `None` where there is no such reading.
    pub(super) fn so_far(&self, walk: &Walk, reading: ReadingKind) -> Option<Vec<f64>> {
        match &self.started {
            None => Some(vec![walk.values(reading)?.get(Quantity::Loss)?]),
            Some(started) => Some(started.course(reading)?.losses()),
        }
    }

    /// The losses of a reading up to here, and the next one; `None` where there is no such reading.
    pub(super) fn losses(&self, walk: &Walk, reading: ReadingKind) -> Option<RunLosses> {
        let so_far = self.so_far(walk, reading)?;
        let loss_after = |values: &Resolver| values.get(Quantity::LossAfter);
        let next = match &self.started {
            None => walk.values(reading).and_then(loss_after),
            Some(started) => {
                let course = started.course(reading)?;
                match course.updates() == started.count {
                    false => None,
                    true if reading == started.walked => walk.values(reading).and_then(loss_after),
                    true => loss_after(course.values(&started.start)),
                }
            }
        };
        Some(RunLosses { reading, so_far, next })
    }

    /// The reading whose weights are walked, once an update has been applied.
    pub(super) fn walked(&self) -> Option<ReadingKind> {
        self.started.as_ref().map(|started| started.walked)
    }
}

impl Started {
    /// Before the first update.
    fn at(walk: &Walk, walked: ReadingKind) -> Self {
        let weights = walk.scenario().network().weights().clone();
        let course = |kind| {
            let loss = walk.values(kind)?.get(Quantity::Loss)?;
            let points = vec![Point { weights: weights.clone(), loss }];
            Some(Course { kind, passed: Vec::new(), points, formulas: OnceCell::new(), values: OnceCell::new() })
        };
        let courses = [ReadingKind::Document, ReadingKind::Exact].into_iter().filter_map(course).collect();
        Self { start: walk.scenario().clone(), count: 0, walked, courses }
    }

    fn course(&self, kind: ReadingKind) -> Option<&Course> {
        self.courses.iter().find(|course| course.kind == kind)
    }

    /// The exercise with the present weights of the reading that is walked.
    fn scenario(&self) -> Scenario {
        self.course(self.walked).map_or_else(|| self.start.clone(), |course| course.scenario(&self.start))
    }
}

impl Course {
    /// The updates that it has gone through.
    fn updates(&self) -> usize {
        self.passed.len() + self.points.len() - 1
    }

    fn losses(&self) -> Vec<f64> {
        self.passed.iter().copied().chain(self.points.iter().map(|point| point.loss)).collect()
    }

    fn scenario(&self, start: &Scenario) -> Scenario {
        self.points.last().map_or_else(|| start.clone(), |point| start.with_weights(&point.weights))
    }

    /// The values at its last point.
    fn values(&self, start: &Scenario) -> &Resolver {
        self.values.get_or_init(|| {
            let scenario = self.scenario(start);
            Resolver::new(Arc::clone(self.formulas.get_or_init(|| Arc::new(formulas(self.kind, &scenario)))), &scenario)
        })
    }
}

/// The formulas of a reading. The document has none for several samples, so that where there are two readings, there is
/// one sample.
fn formulas(kind: ReadingKind, scenario: &Scenario) -> Reading {
    match kind {
        ReadingKind::Document => Reading::document(scenario).unwrap_or_else(|_| Reading::exact(scenario)),
        ReadingKind::Exact => Reading::exact(scenario),
    }
}

impl Point {
    /// The weights after the update of these values, and the loss with them; `None` where a weight is not finite.
    fn after(start: &Scenario, values: &Resolver) -> Option<Self> {
        let weights = updated_weights(start, values)?;
        Some(Self { weights, loss: values.get(Quantity::LossAfter)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The run after so many updates, and the exercises walked before each of them.
    fn advanced(name: &str, walked: ReadingKind, updates: usize) -> (Run, Vec<Scenario>) {
        let mut run = Run::default();
        let mut scenarios = vec![Scenario::load(name).unwrap()];
        for _ in 0..updates {
            let walk = Walk::new(scenarios.last().unwrap().clone());
            let next = run.advance(&walk, walked).unwrap_or_else(|| panic!("{name} stays"));
            assert_eq!(Some(&next), walk.stepped(walked).as_ref());
            scenarios.push(next);
        }
        (run, scenarios)
    }

    #[test]
    fn each_training_step_comes_back_as_it_was() {
        for (name, walked) in
            [("textbook", ReadingKind::Exact), ("xor", ReadingKind::Exact), ("regression", ReadingKind::Document)]
        {
            let (mut run, mut scenarios) = advanced(name, walked, 4);
            assert_eq!(run.count(), 4);
            scenarios.pop();
            while let Some(scenario) = scenarios.pop() {
                assert_eq!(run.take_back(), Some(scenario), "{name}");
            }
            assert_eq!((run.take_back(), run.count()), (None, 0));
        }
    }

    #[test]
    fn the_weights_of_a_reading_do_not_depend_on_which_one_is_walked() {
        for name in ["regression", "classification"] {
            let (mut run, printed) = advanced(name, ReadingKind::Document, 3);
            let (mut other, correct) = advanced(name, ReadingKind::Exact, 3);
            assert_ne!(printed.last(), correct.last());
            assert_eq!(run.turn_to(ReadingKind::Exact).as_ref(), correct.last());
            assert_eq!(other.turn_to(ReadingKind::Document).as_ref(), printed.last());
            assert_eq!(run.turn_to(ReadingKind::Exact), None, "it is walked already");
            assert_eq!(run.take_back().as_ref(), correct.get(2));
            assert_eq!(run.turn_to(ReadingKind::Document).as_ref(), printed.get(2));
        }
    }

    #[test]
    fn a_loss_is_the_same_number_before_and_after_its_update() {
        let (run, scenarios) = advanced("regression", ReadingKind::Document, 3);
        let walk = Walk::new(scenarios.last().unwrap().clone());
        for kind in [ReadingKind::Document, ReadingKind::Exact] {
            let losses = run.losses(&walk, kind).unwrap();
            assert_eq!(losses.so_far.len(), 4);
            assert!(losses.next.is_some());
            if kind == ReadingKind::Document {
                let own = walk.outcome(kind).unwrap();
                assert_eq!((losses.so_far.last(), losses.next), (Some(&own.before), Some(own.after)));
            }
        }
    }
}
