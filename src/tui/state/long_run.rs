//! Many training steps at once: how they begin, advance and end, and how one of their updates is opened.

use std::path::PathBuf;

use super::{
    Overlay, Prompt, Question, State,
    chart::{Along, Chart, ChartPage},
    history::Change,
    run::{SamplesOf, Trained},
};
use crate::{
    network::Sample,
    picture::{Curves, Scale},
    reading::ReadingKind,
    scenario::{Accepted, SamplesError, Scenario},
    training::Update,
    tui::{
        keys::{Command, key_of},
        long_run::{Course, LongRun, Plan, TrainingSamples, TypedPlan, TypedSamples},
        turn::Turn,
    },
};

/// The default number of training steps.
const USUAL_STEPS: usize = 100;

/// The numbers of a reading at the cursor of the chart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Readout {
    /// The reading.
    pub reading: ReadingKind,
    /// Its numbers there; `None` where they are not finite.
    pub numbers: Option<Readings>,
    /// The first step whose numbers are not finite.
    pub not_finite_from: Option<usize>,
}

/// The numbers of a reading after this many updates.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Readings {
    /// The loss.
    pub loss: f64,
    /// The derivative that is shown; `None` where there is no formula for it.
    pub derivative: Option<f64>,
    /// The weight that it belongs to.
    pub weight: Option<f64>,
}

impl State {
    /// The training run that the chart shows.
    #[must_use]
    pub fn long_run(&self) -> Option<&LongRun> {
        self.long_run.as_ref()
    }

    /// The chart, while it is open.
    #[must_use]
    pub fn chart(&self) -> Option<Chart> {
        match self.overlay {
            Overlay::Training(chart) => Some(chart),
            _ => None,
        }
    }

    /// Whether there are steps left to train, with [`State::train_on`].
    #[must_use]
    pub fn is_training(&self) -> bool {
        self.chart().is_some() && self.long_run.as_ref().is_some_and(LongRun::is_at_work)
    }

    /// The default plan: the same as last time, if its samples still fit the network.
    #[must_use]
    pub fn usual_plan(&self) -> Plan {
        let first = Plan { steps: USUAL_STEPS, update: self.update(), samples: TrainingSamples::Own };
        let last = self.long_run.as_ref().map_or(first, |run| run.plan().clone());
        let sizes = self.walk.scenario().sizes();
        let fits = |sample: &Sample| (sample.input.len(), sample.target.len()) == (sizes.inputs(), sizes.outputs());
        match &last.samples {
            TrainingSamples::Others(_, samples) if !samples.iter().all(fits) => {
                Plan { samples: TrainingSamples::Own, ..last }
            }
            TrainingSamples::Others(..) | TrainingSamples::Own => last,
        }
    }

    /// The number of samples in the exercise.
    #[must_use]
    pub fn own_samples(&self) -> usize {
        self.whole().samples().len()
    }

    /// The plan with the typed words, in words; `None` if one of them is invalid.
    #[must_use]
    pub fn plan_in_words(&self, typed: &str) -> Option<String> {
        Some(TypedPlan::read(typed).ok()?.about(&self.usual_plan(), self.own_samples()))
    }

    /// Asks for a plan.
    pub fn ask_for_steps(&mut self) {
        self.overlay = Overlay::Prompt(Prompt::new(Question::Steps));
    }

    /// Begins to train every reading from its present weights; or returns the file whose samples have to be read first,
    /// for [`State::begin_training_on`].
    ///
    /// # Errors The fault in the typed words.
    pub(in crate::tui) fn begin_training(&mut self, typed: &str) -> Result<Option<PathBuf>, String> {
        let typed = TypedPlan::read(typed)?;
        let samples = match &typed.samples {
            Some(TypedSamples::File(file)) => return Ok(Some(file.into())),
            Some(TypedSamples::BuiltIn(name)) => Some(self.whole().load_samples(name, Accepted::RegularFiles)),
            Some(TypedSamples::Own) | None => None,
        };
        let samples = samples.transpose().map_err(|error| error.in_short())?;
        self.train_by(&typed, samples);
        Ok(None)
    }

    /// Begins to train with the typed words, on the samples of the file in them.
    ///
    /// # Errors The fault in the file, or in the words.
    pub(in crate::tui) fn begin_training_on(
        &mut self,
        typed: &str,
        read: Result<Vec<Sample>, SamplesError>,
    ) -> Result<(), String> {
        let typed = TypedPlan::read(typed)?;
        self.train_by(&typed, Some(read.map_err(|error| error.in_short())?));
        Ok(())
    }

    fn train_by(&mut self, typed: &TypedPlan, samples: Option<Vec<Sample>>) {
        let usual = self.usual_plan();
        let samples = match (&typed.samples, samples) {
            (Some(TypedSamples::BuiltIn(name)), Some(samples)) => TrainingSamples::named(name, samples),
            (Some(TypedSamples::File(file)), Some(samples)) => TrainingSamples::named(file, samples),
            (Some(_), _) => TrainingSamples::Own,
            (None, _) => usual.samples,
        };
        let (steps, update) = (typed.steps.unwrap_or(usual.steps), typed.update.unwrap_or(usual.update));
        self.follow_reading();
        let starts = [ReadingKind::Document, ReadingKind::Exact];
        let starts = starts.into_iter().filter_map(|reading| Some((reading, self.run.present(&self.walk, reading)?)));
        let first = self.run.sample_in_turn().unwrap_or(0);
        self.long_run = Some(LongRun::new(starts, Plan { steps, update, samples }, first));
        let watched = self.watched_at_first();
        self.overlay = Overlay::Training(Chart { cursor: 0, page: ChartPage::Losses, scale: None, watched, output: 0 });
    }

    /// Trains for this many steps; the cursor moves along.
    pub fn train_on(&mut self, steps: usize) {
        let Overlay::Training(chart) = &mut self.overlay else { return };
        let Some(run) = self.long_run.as_mut().filter(|run| run.is_at_work()) else { return };
        run.advance(steps);
        chart.cursor = run.last();
    }

    /// Stops the training and keeps the steps done; or closes the chart.
    pub(in crate::tui) fn leave_chart(&mut self) {
        if !self.is_training() {
            self.overlay = Overlay::None;
            return;
        }
        if let Some(run) = &mut self.long_run {
            run.cancel();
            self.notice = Some(format!("Stopped after step {} of {}.", run.last(), run.steps()));
        }
    }

    pub(super) fn chart_mut(&mut self) -> Option<&mut Chart> {
        match &mut self.overlay {
            Overlay::Training(chart) => Some(chart),
            _ => None,
        }
    }

    /// Moves the cursor; while the training is running, it stays at the newest step.
    pub(in crate::tui) fn move_on_chart(&mut self, by: Along) {
        if self.is_training() {
            return;
        }
        let last = self.long_run.as_ref().map_or(0, LongRun::last);
        let tenth = last.div_ceil(10).max(1);
        let Some(chart) = self.chart_mut() else { return };
        chart.cursor = match by {
            Along::Step(Turn::On) => chart.cursor + 1,
            Along::Step(Turn::Back) => chart.cursor.saturating_sub(1),
            Along::Tenth(Turn::On) => chart.cursor + tenth,
            Along::Tenth(Turn::Back) => chart.cursor.saturating_sub(tenth),
            Along::End(Turn::On) => last,
            Along::End(Turn::Back) => 0,
        }
        .min(last);
    }

    /// The available pages: the plane needs a network with two inputs.
    #[must_use]
    pub fn chart_pages(&self) -> &'static [ChartPage] {
        match self.walk.scenario().sizes().inputs() {
            2 => &[ChartPage::Losses, ChartPage::Weights, ChartPage::Plane],
            _ => &[ChartPage::Losses, ChartPage::Weights],
        }
    }

    /// The next page of the chart.
    pub(in crate::tui) fn turn_chart(&mut self) {
        let pages = self.chart_pages();
        let Some(chart) = self.chart_mut() else { return };
        let own = pages.iter().position(|page| *page == chart.page).unwrap_or(0);
        chart.page = pages[(own + 1) % pages.len()];
    }

    /// The visible readings.
    #[must_use]
    pub fn courses_in_view(&self) -> Vec<&Course> {
        let told = self.formulas().readings();
        let courses = self.long_run.iter().flat_map(LongRun::courses);
        courses.filter(|course| told.contains(&course.reading())).collect()
    }

    /// The scale of the losses: the chosen one, or the suitable one.
    #[must_use]
    pub fn scale_of_losses(&self) -> Option<Curves> {
        let losses: Vec<f64> = self.courses_in_view().iter().flat_map(|course| course.losses()).copied().collect();
        match self.chart()?.scale {
            Some(scale) => Curves::on(scale, &losses),
            None => Curves::over(&losses),
        }
    }

    /// The other scale.
    pub(in crate::tui) fn switch_scale(&mut self) {
        let Some(chart) = self.chart() else { return };
        if chart.page != ChartPage::Losses {
            self.notice = Some("Only the losses have a log scale: weights may be negative.".to_owned());
            return;
        }
        let other = match self.scale_of_losses().map(|curves| curves.scale) {
            Some(Scale::Logarithmic) => Scale::Linear,
            Some(Scale::Linear) | None => Scale::Logarithmic,
        };
        if let Some(chart) = self.chart_mut() {
            chart.scale = Some(other);
        }
    }

    /// The numbers of each visible reading at the cursor. While the training is running, derivatives are left out, as
    /// they take the most time.
    #[must_use]
    pub fn readouts(&self) -> Vec<Readout> {
        let Some(chart) = self.chart() else { return Vec::new() };
        let is_training = self.is_training();
        let numbers = |course: &Course| {
            let loss = *course.losses().get(chart.cursor)?;
            if is_training {
                return Some(Readings { loss, derivative: None, weight: None });
            }
            let exercise = course.exercise_at(chart.cursor)?;
            let weight = chart.watched.weight.and_then(|place| {
                let given = *self.all_weights().get(place)?;
                Some(exercise.number(given)?.value)
            });
            Some(Readings { loss, derivative: self.derivative(course, chart, exercise), weight })
        };
        let of = |course: &Course| Readout {
            reading: course.reading(),
            numbers: numbers(course),
            not_finite_from: course.not_finite_from(),
        };
        self.courses_in_view().into_iter().map(of).collect()
    }

    /// The derivative that is shown: that of the loss in the chart.
    fn derivative(&self, course: &Course, chart: Chart, exercise: Scenario) -> Option<f64> {
        let is_own = self.long_run.as_ref().is_some_and(|run| run.plan().samples == TrainingSamples::Own);
        if is_own && self.update() == Update::All {
            let walk = self.walk.with_numbers_of(exercise);
            return walk.values(course.reading())?.get(chart.watched.derivative);
        }
        // The walk has no formulas for samples other than its own.
        let given = *self.all_weights().get(chart.watched.weight?)?;
        (course.reading() == ReadingKind::Exact).then(|| course.derivative_at(chart.cursor, given))?
    }

    /// Walks the update at the cursor: every reading gets its weights there. All of it is one change.
    pub(in crate::tui) fn open_update(&mut self) {
        let Some(chart) = self.chart().filter(|_| !self.is_training()) else { return };
        let Some(run) = self.long_run.as_ref().filter(|_| chart.cursor > 0) else {
            self.overlay = Overlay::None;
            self.notice = Some("Step 0 is the training step that was shown before: nothing has changed.".to_owned());
            return;
        };
        let samples = match run.plan().samples {
            TrainingSamples::Own => SamplesOf::Exercise,
            TrainingSamples::Others(..) => SamplesOf::Others,
        };
        let trained = |course: &Course| Trained {
            reading: course.reading(),
            run: course.run(),
            last: chart.cursor.min(course.last()),
            counts_updates: self.run.updates_in_a_step() == updates_in_a_step(run.plan(), course.samples().len()),
            samples,
        };
        let trained: Vec<Trained> = run.courses().iter().map(trained).collect();
        let before = self.moment();
        let reading = self.settings.reading;
        let count = self.run.count();
        let Some(scenario) = self.run.train(&self.walk, reading, chart.cursor, trained) else { return };
        let opened = self.opened_in_words(chart.cursor);
        self.history.made(Change::Training(before));
        self.overlay = Overlay::None;
        self.trial = None;
        self.walk_again(scenario);
        let undo = key_of(Command::Undo);
        let opened = format!("{opened} {undo} takes the training back.");
        self.notice = Some(self.with_those_that_stay(opened, count));
    }

    /// The exercise to walk after this many steps of the training run.
    fn opened_in_words(&self, steps: usize) -> String {
        let plural = if steps == 1 { "" } else { "s" };
        let step = self.training_step();
        match self.long_run.as_ref().map(LongRun::plan) {
            Some(plan) if matches!(plan.samples, TrainingSamples::Others(..)) => format!(
                "This is the exercise with its own samples and the weights after {steps} step{plural} on {}.",
                plan.about(self.own_samples())
            ),
            Some(plan) if plan.update == Update::Each && self.own_samples() > 1 => {
                format!("Training step {step}, after {steps} step{plural} with an update after each sample.")
            }
            Some(_) | None if self.run.counts_updates() => {
                let updates = self.run.count();
                format!("Training step {step}, after {updates} update{}.", if updates == 1 { "" } else { "s" })
            }
            Some(_) | None => format!("Training step {step}, {steps} step{plural} later."),
        }
    }
}

/// The number of updates in a step of a plan.
fn updates_in_a_step(plan: &Plan, samples: usize) -> usize {
    match plan.update {
        Update::All => 1,
        Update::Each => samples,
    }
}
