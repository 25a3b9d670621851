//! A number of steps, in pieces, with their history, and why they ended.

use std::sync::Arc;

use super::{Rule, Training, history::History, trainer::Trainer};
use crate::network::Weights;

/// Why a run goes no further.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// All steps are done.
    Done,
    /// With the weights after this many steps the loss or a weight is not a finite number.
    NotFinite {
        /// The step. The one before it is the last whose numbers are all finite.
        step: usize,
    },
    /// It was cancelled.
    Cancelled,
}

/// A training run: [`Run::advance`] goes on for a few steps at a time, and the rest says how far it is and how it went.
///
/// Steps count from 0, the start, to the number asked for; step n is the network after n updates (with several samples,
/// after going over all of them n times).
///
/// ```
/// use gradwalk::{scenario::Scenario, training::{End, GradientDescent, Run, Update}};
/// use std::sync::Arc;
/// let training = Scenario::load("regression")?.training(Update::All);
/// let mut run = Run::new(Arc::new(training), Arc::new(GradientDescent), 100);
/// while run.end().is_none() {
///     run.advance(30);
/// }
/// assert_eq!((run.end(), run.losses().len()), (Some(End::Done), 101));
/// assert!(run.losses()[100] < run.losses()[0]);
/// assert!(run.weights_at(50).is_some());
/// # Ok::<(), gradwalk::scenario::ScenarioError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Run {
    trainer: Trainer,
    history: History,
    steps: usize,
    end: Option<End>,
}

impl Run {
    /// A run of this number of steps, at its start.
    ///
    /// # Panics
    /// Without a sample, or if one does not have a value for each input and a target for each output.
    #[must_use]
    pub fn new(training: Arc<Training>, rule: Arc<dyn Rule>, steps: usize) -> Self {
        let sizes = training.network.sizes();
        assert!(!training.samples.is_empty(), "a run needs a sample");
        for sample in &training.samples {
            assert_eq!(
                (sample.input.len(), sample.target.len()),
                (sizes.inputs(), sizes.outputs()),
                "samples that fit"
            );
        }
        let trainer = Trainer::new(training, rule);
        let mut run = Self { history: History::of(trainer.weights().len()), trainer, steps, end: None };
        run.remember();
        run
    }

    /// Goes on for this number of steps, or until the end.
    pub fn advance(&mut self, steps: usize) {
        for _ in 0..steps {
            if self.end.is_some() {
                return;
            }
            self.trainer.step();
            self.remember();
        }
    }

    /// Remembers the step that is reached, and whether it is the last.
    fn remember(&mut self) {
        let step = self.history.losses().len();
        if !self.trainer.is_finite() {
            self.end = Some(End::NotFinite { step });
            return;
        }
        self.history.add(self.trainer.loss(), self.trainer.weights());
        if step == self.steps {
            self.end = Some(End::Done);
        }
    }

    /// Goes no further, unless the end is reached already.
    pub fn cancel(&mut self) {
        self.end.get_or_insert(End::Cancelled);
    }

    /// Why it goes no further; nothing as long as it does.
    #[must_use]
    pub fn end(&self) -> Option<End> {
        self.end
    }

    /// How many steps were asked for.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.steps
    }

    /// The last step so far whose numbers are all finite; nothing where not even those of the start are.
    #[must_use]
    pub fn step(&self) -> Option<usize> {
        self.history.losses().len().checked_sub(1)
    }

    /// The reduced losses of the samples, from step 0 to [`Run::step`]; all are finite.
    #[must_use]
    pub fn losses(&self) -> &[f64] {
        self.history.losses()
    }

    /// The weights of a step up to [`Run::step`], to the bits that the run had them in.
    ///
    /// They are trained again from the nearest ones that are kept, which takes a thousandth of the steps so far, or a
    /// sixtieth with thousands of weights.
    #[must_use]
    pub fn weights_at(&self, step: usize) -> Option<Weights> {
        Some(self.trainer.layers().weights(&self.list_at(step)?))
    }

    /// The weights of a step in one list: table by table, each row by row.
    #[must_use]
    pub fn list_at(&self, step: usize) -> Option<Vec<f64>> {
        if step > self.step()? {
            return None;
        }
        let (kept, weights) = self.history.before(step)?;
        if kept == step {
            return Some(weights.to_vec());
        }
        let mut trainer = self.trainer.at(weights);
        (kept..step).for_each(|_| trainer.step());
        Some(trainer.weights().to_vec())
    }

    /// The weights of the last step, [`Run::step`], in one list; nothing where they are not finite.
    #[must_use]
    pub fn list(&self) -> Option<&[f64]> {
        (!matches!(self.end, Some(End::NotFinite { .. }))).then(|| self.trainer.weights())
    }

    /// Steps at equal distances from the start on, some hundreds at most, with their weights in one list: the way that
    /// the weights took.
    pub fn path(&self) -> impl DoubleEndedIterator<Item = (usize, &[f64])> {
        self.history.kept()
    }
}
