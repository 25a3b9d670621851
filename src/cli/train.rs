//! `gradwalk train`: many training steps, as a page or as CSV.

use std::io::{self, ErrorKind, Write};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::arguments::{Source, Train};
use super::choice::{self, ChoiceError};
use super::environment::usual_glyphs;
use super::interrupt::Interrupt;
use super::progress::Progress;
use crate::reading::{NoDocument, ReadingKind};
use crate::report::{Trained, TrainingFormat, TrainingPage, TrainingRows, render_training};
use crate::scenario::output::{self, OutputError};
use crate::scenario::{Accepted, FileName, Found, SampleSet, SamplesError, Scenario, sample_sets};
use crate::settings::PrintReading;
use crate::training::{End, Run, Training};
use crate::typeset::Glyphs;

/// The time between two looks at the clock and at Ctrl-C.
const PIECE: Duration = Duration::from_millis(20);

/// Why nothing was trained, or less than was asked for.
#[derive(Debug, thiserror::Error)]
pub(super) enum TrainError {
    #[error(transparent)]
    Choice(#[from] ChoiceError),
    #[error(transparent)]
    Samples(#[from] SamplesError),
    #[error(transparent)]
    Output(#[from] OutputError),
    #[error("--seed works only with built-in scenarios; '{word}' is the name of built-in samples")]
    SeededSamples { word: Found },
    #[error("'{word}' is no scenario; to train on the samples in it: gradwalk train SCENARIO --samples {word}")]
    NoScenario { word: Found },
    #[error("{told}")]
    Stopped { signal: i32, told: String },
}

/// Trains, and prints the result.
pub(super) fn train(train: &Train) -> Result<(), TrainError> {
    let (scenario, samples) = chosen(train)?;
    let mut training = scenario.training(train.update);
    if let Some(samples) = samples {
        training.samples = scenario.load_samples(samples, Accepted::Anything)?;
    }
    let (runs, no_document) = runs(&Arc::new(training.clone()), train);
    let mut work = Work {
        train,
        scenario: &scenario,
        training: &training,
        no_document,
        glyphs: train.look.glyphs.unwrap_or_else(usual_glyphs),
        interrupt: Interrupt::watch(),
        runs,
    };
    let delivered = output::deliver_filled(train.output.as_deref(), train.overwriting(), |output| match train.format {
        TrainingFormat::Text => work.write_text(output),
        TrainingFormat::Csv => work.write_csv(output),
    });
    match work.interrupt.signal() {
        Some(signal) if !work.is_done() => Err(TrainError::Stopped { signal, told: work.told() }),
        _ => Ok(delivered?),
    }
}

/// The scenario, and the samples that replace its own.
fn chosen(train: &Train) -> Result<(Scenario, Option<&str>), TrainError> {
    let samples = train.samples.as_deref();
    let set: Option<&SampleSet> = sample_sets().iter().find(|set| set.name == train.scenario);
    match (set, train.seed) {
        (Some(set), None) => Ok((set.scenario(), samples.or(Some(set.name)))),
        (Some(set), Some(_)) => Err(TrainError::SeededSamples { word: Found::new(set.name) }),
        (None, _) if train.scenario.to_ascii_lowercase().ends_with(".csv") => {
            Err(TrainError::NoScenario { word: Found::new(&train.scenario) })
        }
        (None, seed) => {
            let source = Source { scenario: train.scenario.clone(), seed };
            Ok((choice::scenario(&source, Accepted::Anything)?, samples))
        }
    }
}

/// A run for each requested reading that exists, and the reason for one that was requested but does not exist.
fn runs(training: &Arc<Training>, train: &Train) -> (Vec<Trained>, Option<NoDocument>) {
    let steps = usize::try_from(train.steps).unwrap_or(usize::MAX);
    let run = |reading: ReadingKind| reading.run(training, steps).map(|run| Trained { reading, run });
    let wanted = train.reading.unwrap_or(PrintReading::Both).kinds();
    let (mut runs, mut no_document) = (Vec::new(), None);
    for reading in wanted {
        match run(*reading) {
            Ok(trained) => runs.push(trained),
            // Without a request, nothing is said of a missing reading.
            Err(reason) => no_document = train.reading.map(|_| reason),
        }
    }
    if runs.is_empty() {
        runs.extend(run(ReadingKind::Exact));
    }
    (runs, no_document)
}

/// The whole content of the output.
struct Work<'a> {
    train: &'a Train,
    scenario: &'a Scenario,
    training: &'a Training,
    no_document: Option<NoDocument>,
    glyphs: Glyphs,
    interrupt: Interrupt,
    runs: Vec<Trained>,
}

impl Work<'_> {
    fn is_done(&self) -> bool {
        self.runs.iter().all(|trained| matches!(trained.run.end(), Some(End::Done | End::NotFinite { .. })))
    }

    fn steps_done(&self) -> usize {
        self.runs.iter().filter_map(|trained| trained.run.step()).sum()
    }

    fn show(&self, progress: &mut Progress) {
        // A run stops once its numbers are no longer finite.
        let last = |run: &Run| if run.end().is_some() { run.step().unwrap_or(0) } else { run.steps() };
        progress.show(self.steps_done(), self.runs.iter().map(|trained| last(&trained.run)).sum());
    }

    /// The message about a run that was stopped.
    fn told(&self) -> String {
        let formulas = |reading| match reading {
            ReadingKind::Document => "printed formulas",
            ReadingKind::Exact => "correct formulas",
        };
        let far: Vec<String> = self
            .runs
            .iter()
            .map(|Trained { reading, run }| {
                format!("{} of {} steps with the {}", run.step().unwrap_or(0), run.steps(), formulas(*reading))
            })
            .collect();
        let file = self.train.output.as_ref().map(|file| format!("; {} was not written", FileName::from(file)));
        format!("stopped after {}{}", far.join(" and "), file.unwrap_or_default())
    }

    /// A page of all runs, which advance together. If stopped, it shows what was done, but writes no file.
    fn write_text(&mut self, output: &mut dyn Write) -> io::Result<()> {
        let mut progress = Progress::new(self.glyphs);
        let mut piece = Piece::default();
        while self.runs.iter().any(|trained| trained.run.end().is_none()) {
            let steps = piece.steps();
            self.runs.iter_mut().for_each(|trained| trained.run.advance(steps));
            self.show(&mut progress);
            if self.interrupt.signal().is_some() {
                self.runs.iter_mut().for_each(|trained| trained.run.cancel());
            }
        }
        drop(progress);
        if !self.is_done() && self.train.output.is_some() {
            return Err(ErrorKind::Interrupted.into());
        }
        let page = TrainingPage {
            scenario: self.scenario,
            training: self.training,
            no_document: self.no_document,
            glyphs: self.glyphs,
            digits: self.train.look.digits,
        };
        output.write_all(render_training(page, &self.runs).as_bytes())
    }

    /// The rows of one run after another, if stopped up to the step reached; in that case no file is written.
    fn write_csv(&mut self, output: &mut dyn Write) -> io::Result<()> {
        if let Some(reason) = self.no_document {
            output::remark(&reason.in_a_sentence());
        }
        let mut progress = Progress::new(self.glyphs);
        let mut rows = TrainingRows::new(self.scenario, output)?;
        for place in 0..self.runs.len() {
            if self.interrupt.signal().is_some() {
                break;
            }
            let mut looked = Instant::now();
            loop {
                let Trained { reading, run } = &self.runs[place];
                match (run.step(), run.list(), run.end()) {
                    (_, _, Some(End::NotFinite { step })) => rows.add_not_finite(*reading, step)?,
                    (Some(step), Some(weights), _) => rows.add(*reading, step, run.losses()[step], weights)?,
                    (None, ..) | (_, None, _) => unreachable!("without a finite step a run is at its end"),
                }
                if looked.elapsed() >= PIECE {
                    looked = Instant::now();
                    self.show(&mut progress);
                    if self.interrupt.signal().is_some() {
                        self.runs.iter_mut().for_each(|trained| trained.run.cancel());
                    }
                }
                let run = &mut self.runs[place].run;
                if run.end().is_some() {
                    break;
                }
                run.advance(1);
            }
        }
        drop(progress);
        match self.is_done() || self.train.output.is_none() {
            true => rows.finish(),
            false => Err(ErrorKind::Interrupted.into()),
        }
    }
}

/// The number of steps between two looks at the clock: as many as take a few milliseconds.
struct Piece {
    steps: usize,
    began: Instant,
}

impl Default for Piece {
    fn default() -> Self {
        Self { steps: 0, began: Instant::now() }
    }
}

impl Piece {
    /// The steps of the next piece, from the time that the last one took.
    fn steps(&mut self) -> usize {
        let took = self.began.elapsed();
        self.began = Instant::now();
        self.steps = match self.steps {
            0 => 1,
            steps if took < PIECE / 2 => steps * 2,
            steps if took > PIECE => (steps / 2).max(1),
            steps => steps,
        };
        self.steps
    }
}
