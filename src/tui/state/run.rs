//! A training run: both readings from one start, each with its own weights after each training step.
//!
//! Weights and losses are all that is kept. A walk of large layers takes megabytes, and is made again on demand. With
//! several samples a run uses all of them in each update, or takes them in turn: then it keeps the whole exercise, from
//! which an exercise with a single sample is made for the walk.

mod course;

use crate::{
    quantity::Quantity,
    reading::{ReadingKind, Resolver},
    scenario::Scenario,
    training::Update,
    walk::Walk,
};
use course::{Course, KnownLosses, Point, after, loss_of};
pub(super) use course::{SamplesOf, Trained};

/// The training steps so far, including the present one.
#[derive(Debug, Clone, Default)]
pub(super) struct Run {
    samples: Samples,
    /// The part that exists from the first update on.
    started: Option<Started>,
}

/// The samples of the training steps that are walked.
#[derive(Debug, Clone, Default)]
enum Samples {
    /// All at once: the exercise that is walked is the whole one.
    #[default]
    All,
    /// One after another.
    InTurn {
        /// The exercise with all of them, before the first update.
        whole: Scenario,
        /// The one that is walked before the first update, counted from 0.
        first: usize,
    },
}

#[derive(Debug, Clone)]
struct Started {
    /// The whole exercise before the first update, with its numbers as typed.
    start: Scenario,
    /// The number of updates applied. A step of a training run counts as many as lead through all samples here: one, or
    /// if samples are taken in turn, one for each.
    count: usize,
    /// The reading whose weights are walked.
    walked: ReadingKind,
    courses: Vec<Course>,
}

/// The losses of one reading in a run.
#[derive(Debug, Clone, PartialEq)]
pub struct RunLosses {
    /// The reading.
    pub reading: ReadingKind,
    /// At the start and after each update that has been applied.
    pub so_far: Vec<f64>,
    /// After the update of the present training step; `None` where a new weight is not a finite number.
    pub next: Option<f64>,
}

impl Run {
    /// A run at its start, whose training steps take the samples of an exercise in this way: in turn from this one on.
    pub(super) fn over(whole: &Scenario, update: Update, first: usize) -> Self {
        let count = whole.samples().len();
        let samples = match update {
            Update::Each if count > 1 => Samples::InTurn { whole: whole.clone(), first: first.min(count - 1) },
            Update::Each | Update::All => Samples::All,
        };
        Self { samples, started: None }
    }

    /// Another run that takes the samples in the same way, on another exercise, starting with the same sample.
    pub(super) fn anew(&self, whole: &Scenario) -> Self {
        Self::over(whole, self.update(), self.sample_in_turn().unwrap_or(0))
    }

    /// When the weights are updated.
    pub(super) fn update(&self) -> Update {
        match self.samples {
            Samples::All => Update::All,
            Samples::InTurn { .. } => Update::Each,
        }
    }

    /// The sample that is walked, if they are taken in turn, counted from 0.
    pub(super) fn sample_in_turn(&self) -> Option<usize> {
        match &self.samples {
            Samples::All => None,
            Samples::InTurn { whole, first } => Some((first + self.count()) % whole.samples().len()),
        }
    }

    /// The number of updates in a training step.
    pub(super) fn updates_in_a_step(&self) -> usize {
        match &self.samples {
            Samples::All => 1,
            Samples::InTurn { whole, .. } => whole.samples().len(),
        }
    }

    /// The whole exercise with the present weights, to which the walked one belongs.
    pub(super) fn whole(&self, walked: &Scenario) -> Scenario {
        match (&self.samples, &self.started) {
            (Samples::All, _) => walked.clone(),
            (Samples::InTurn { .. }, Some(started)) => started.exercise(),
            (Samples::InTurn { whole, .. }, None) => whole.clone(),
        }
    }

    /// The exercise to walk, made from a whole one.
    pub(super) fn cut(&self, whole: Scenario) -> Scenario {
        cut(whole, self.sample_in_turn())
    }

    /// The number of updates applied.
    pub(super) fn count(&self) -> usize {
        self.started.as_ref().map_or(0, |started| started.count)
    }

    /// Whether each loss so far follows one more update, and not a training step with several.
    pub(super) fn has_loss_of_each_update(&self) -> bool {
        let is_trained = self.started.as_ref().is_some_and(|started| started.courses.iter().any(Course::is_trained));
        self.counts_updates() && (self.updates_in_a_step() == 1 || !is_trained)
    }

    /// Whether [`Run::count`] is the number of updates, which training steps may count differently.
    pub(super) fn counts_updates(&self) -> bool {
        self.started.as_ref().is_none_or(|started| started.courses.iter().all(Course::counts_updates))
    }

    /// The whole exercise before the first update, once one has been applied.
    pub(super) fn start(&self) -> Option<&Scenario> {
        self.started.as_ref().map(|started| &started.start)
    }

    /// The number of the training step that is walked, from 1.
    pub(super) fn step(&self) -> usize {
        self.walked().and_then(|walked| self.step_of(walked)).unwrap_or_else(|| self.step_after(0))
    }

    /// The number of the training step that a reading is at: an earlier one if it had to stop.
    pub(super) fn step_of(&self, reading: ReadingKind) -> Option<usize> {
        Some(self.step_after(self.updates_of(reading)?))
    }

    fn step_after(&self, updates: usize) -> usize {
        let first = match self.samples {
            Samples::All => 0,
            Samples::InTurn { first, .. } => first,
        };
        (first + updates) / self.updates_in_a_step() + 1
    }

    /// The number of updates of a reading: fewer than have been applied if it had to stop.
    pub(super) fn updates_of(&self, reading: ReadingKind) -> Option<usize> {
        Some(self.started.as_ref()?.course(reading)?.updates(self.updates_in_a_step()))
    }

    /// Applies the update of each reading to its own weights, and returns the exercise to walk then; `None` if no
    /// reading has weights to continue with. The walk belongs to this reading.
    pub(super) fn advance(&mut self, walk: &Walk, walked: ReadingKind) -> Option<Scenario> {
        let (update, in_a_step, sample) = (self.update(), self.updates_in_a_step(), self.sample_in_turn());
        let mut started = self.started.take().unwrap_or_else(|| self.started_at(walk, walked));
        let (before, start) = (started.count, started.start.clone());
        for course in started.courses.iter_mut().filter(|course| course.updates(in_a_step) == before) {
            let own = || cut(course.exercise(&start), sample);
            let values = if course.kind() == walked { walk.values(walked) } else { Some(course.values(own)) };
            if let Some(next) = values.and_then(|values| after(&start, values, update)) {
                course.apply(next);
            }
        }
        let moves = started.courses.iter().any(|course| course.updates(in_a_step) > before);
        if !moves {
            // A run without any update is discarded.
            self.started = Some(started).filter(|started| started.count > 0);
            return None;
        }
        started.count += 1;
        self.started = Some(started);
        self.to_walk()
    }

    /// The whole exercise with the present weights of a reading; `None` if there is no such reading, or it stopped at
    /// earlier weights.
    pub(super) fn present(&self, walk: &Walk, reading: ReadingKind) -> Option<Scenario> {
        match &self.started {
            None => walk.values(reading).map(|_| self.whole(walk.scenario())),
            Some(started) => {
                let is_present = |course: &&Course| course.updates(self.updates_in_a_step()) == started.count;
                Some(started.course(reading).filter(is_present)?.exercise(&started.start))
            }
        }
    }

    /// Advances by this many steps of a training run from the present weights, and returns the exercise to walk then. A
    /// reading that was not trained is left behind for good.
    pub(super) fn train(
        &mut self,
        walk: &Walk,
        walked: ReadingKind,
        steps: usize,
        trained: impl IntoIterator<Item = Trained>,
    ) -> Option<Scenario> {
        let mut started = self.started.take().unwrap_or_else(|| self.started_at(walk, walked));
        let trained: Vec<Trained> = trained.into_iter().collect();
        let is_trained = |reading| trained.iter().any(|trained| trained.reading == reading);
        let (count, in_a_step) = (started.count, self.updates_in_a_step());
        // A reading that had to stop before says where it did.
        started.courses.retain(|course| is_trained(course.kind()) || course.updates(in_a_step) < count);
        for trained in trained {
            if let Some(course) = started.courses.iter_mut().find(|course| course.kind() == trained.reading) {
                course.train(trained);
            }
        }
        if started.course(started.walked).is_none()
            && let Some(course) = started.courses.last()
        {
            started.walked = course.kind();
        }
        started.count += steps * in_a_step;
        self.started = Some(started);
        self.to_walk()
    }

    /// Undoes the last update of all readings, or the last step of a training run, and returns the exercise before it;
    /// `None` before the first update.
    pub(super) fn take_back(&mut self) -> Option<Scenario> {
        let in_a_step = self.updates_in_a_step();
        let by = if self.step_of_training().is_some() { in_a_step } else { 1 };
        let mut started = self.started.take()?;
        started.count -= by;
        for course in &mut started.courses {
            if course.updates(in_a_step) > started.count {
                course.go_back();
            }
        }
        let exercise = started.exercise();
        self.started = Some(started).filter(|started| started.count > 0);
        Some(self.cut(exercise))
    }

    /// Redoes the step of the training run that was undone last.
    pub(super) fn go_on_in_training(&mut self) -> Option<Scenario> {
        let in_a_step = self.updates_in_a_step();
        let started = self.started.as_mut()?;
        let count = started.count;
        started.courses.iter_mut().filter(|course| course.updates(in_a_step) == count).for_each(Course::go_on);
        started.count += in_a_step;
        self.to_walk()
    }

    /// The current step of the training run; `None` after an update that was applied by itself.
    pub(super) fn step_of_training(&self) -> Option<usize> {
        let started = self.started.as_ref()?;
        let in_a_step = self.updates_in_a_step();
        let farthest = started.courses.iter().max_by_key(|course| course.updates(in_a_step))?;
        farthest.step_of_training()
    }

    /// Switches to the weights of another reading after the same updates, and returns the exercise to walk then; `None`
    /// if it is already walked.
    pub(super) fn turn_to(&mut self, reading: ReadingKind) -> Option<Scenario> {
        let started = self.started.as_mut().filter(|started| started.walked != reading)?;
        started.course(reading)?;
        started.walked = reading;
        self.to_walk()
    }

    /// The exercise to walk once an update has been applied.
    fn to_walk(&self) -> Option<Scenario> {
        Some(self.cut(self.started.as_ref()?.exercise()))
    }

    /// The losses of a reading at the start and after each update so far; `None` where there is no such reading.
    pub(super) fn so_far(&self, walk: &Walk, reading: ReadingKind) -> Option<KnownLosses> {
        match &self.started {
            None => Some(KnownLosses { losses: vec![self.first_loss(walk, reading)?], has_gap: false }),
            Some(started) => Some(started.course(reading)?.losses(&started.start)),
        }
    }

    /// The loss of a reading before the first update.
    fn first_loss(&self, walk: &Walk, reading: ReadingKind) -> Option<f64> {
        let own = walk.values(reading)?.get(Quantity::Loss)?;
        Some(match &self.samples {
            Samples::All => own,
            Samples::InTurn { whole, .. } => loss_of(whole),
        })
    }

    /// The losses of a reading up to here, and the next one; `None` where there is no such reading.
    pub(super) fn losses(&self, walk: &Walk, reading: ReadingKind) -> Option<RunLosses> {
        let so_far = self.so_far(walk, reading)?.losses;
        let whole = || self.whole(walk.scenario());
        let next = |start: &Scenario, values: &Resolver| match self.update() {
            Update::All => values.get(Quantity::LossAfter),
            Update::Each => after(start, values, Update::Each).map(|point| point.loss),
        };
        let next = match &self.started {
            None => walk.values(reading).and_then(|values| next(&whole(), values)),
            Some(started) => {
                let course = started.course(reading)?;
                match course.updates(self.updates_in_a_step()) == started.count {
                    false => None,
                    true if reading == started.walked => {
                        walk.values(reading).and_then(|values| next(&started.start, values))
                    }
                    true => {
                        let own = || cut(course.exercise(&started.start), self.sample_in_turn());
                        next(&started.start, course.values(own))
                    }
                }
            }
        };
        Some(RunLosses { reading, so_far, next })
    }

    /// The reading whose weights are walked, once an update has been applied.
    pub(super) fn walked(&self) -> Option<ReadingKind> {
        self.started.as_ref().map(|started| started.walked)
    }

    /// Before the first update.
    fn started_at(&self, walk: &Walk, walked: ReadingKind) -> Started {
        let start = self.whole(walk.scenario());
        let course = |kind| {
            let loss = self.first_loss(walk, kind)?;
            Some(Course::new(kind, Point { weights: start.network().weights().clone(), loss }))
        };
        let courses = [ReadingKind::Document, ReadingKind::Exact].into_iter().filter_map(course).collect();
        Started { start, count: 0, walked, courses }
    }
}

/// One sample of an exercise, or all.
fn cut(whole: Scenario, sample: Option<usize>) -> Scenario {
    match sample {
        Some(sample) => whole.in_turn(sample),
        None => whole,
    }
}

impl Started {
    fn course(&self, kind: ReadingKind) -> Option<&Course> {
        self.courses.iter().find(|course| course.kind() == kind)
    }

    /// The whole exercise with the present weights of the reading that is walked.
    fn exercise(&self) -> Scenario {
        self.course(self.walked).map_or_else(|| self.start.clone(), |course| course.exercise(&self.start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The run after this many updates, and the exercises walked before each of them.
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
