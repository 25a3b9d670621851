//! One file of answers checked, and a class of them.

use std::{
    path::{Path, PathBuf},
    thread,
};

use super::{
    Checker, answers,
    catalogue::Catalogue,
    verdict::{Finding, Judged, Verdict},
};
use crate::{
    quantity::{Notation, Quantity, Variable},
    scenario::Scenario,
};

/// Checks the answers files, on all processors, and gives them back in their order. `usual` is the exercise of those
/// that name none.
#[must_use]
pub fn check_files(paths: &[PathBuf], usual: Option<&Scenario>) -> Vec<CheckedFile> {
    let workers = thread::available_parallelism().map_or(1, usize::from).min(paths.len()).max(1);
    let share = paths.len().div_ceil(workers).max(1);
    let check = |paths: &[PathBuf]| {
        let mut checker = Checker::new();
        paths.iter().map(|path| CheckedFile::of(path, usual, &mut checker)).collect::<Vec<_>>()
    };
    thread::scope(|scope| {
        let running: Vec<_> = paths.chunks(share).map(|share| scope.spawn(move || check(share))).collect();
        running
            .into_iter()
            .flat_map(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    })
}

/// A file of answers and what is said of it.
#[derive(Debug, Clone)]
pub struct CheckedFile {
    /// The file, as it was named.
    pub file: String,
    /// The exercise. Nothing where it could not be read.
    pub exercise: Option<Scenario>,
    /// Its answers in the order of the work.
    pub answers: Vec<Judged>,
    /// Which slips explain which answers.
    pub findings: Vec<Finding>,
    /// What is wrong with the file itself, with its lines.
    pub faults: Vec<String>,
}

/// How many answers are what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Score {
    /// Right.
    pub right: usize,
    /// Following from an earlier mistake.
    pub carried: usize,
    /// Wrong.
    pub wrong: usize,
    /// Left blank.
    pub missing: usize,
    /// Following from an earlier mistake whatever is done.
    pub unjudged: usize,
}

/// Whether a name means one number where there are several samples.
fn belongs_to_all(quantity: Quantity) -> bool {
    match quantity {
        Quantity::Loss | Quantity::LossAfter | Quantity::SampleLoss(_) | Quantity::Updated(_) => true,
        Quantity::Partial { of: Variable::Loss | Variable::SampleLoss(_), by } => matches!(by, Variable::Weight(_)),
        _ => false,
    }
}

impl CheckedFile {
    /// Reads a file of answers and judges them. Whatever is wrong with the file becomes a fault.
    #[must_use]
    pub fn of(path: &Path, usual: Option<&Scenario>, checker: &mut Checker) -> Self {
        let read = answers::load(path);
        let mut faults: Vec<String> = read.faults.iter().map(ToString::to_string).collect();
        let named = read.scenario.as_ref().map(|named| Scenario::load(&named.relative_to(path)));
        let scenario = match (named, usual) {
            (Some(Ok(scenario)), _) => Some(scenario),
            (Some(Err(error)), _) => {
                faults.push(format!("{}: the scenario that it names: {error}", read.file));
                None
            }
            (None, Some(usual)) => Some(usual.clone()),
            // A file that could not be read has said so already.
            (None, None) if read.entries.is_empty() && !faults.is_empty() => None,
            (None, None) => {
                faults.push(format!(
                    "{}: found no line that names a scenario; expected one such as \"# scenario: 07.toml\", \
                     or the option --scenario",
                    read.file
                ));
                None
            }
        };
        let Some(scenario) = scenario else {
            return Self { file: read.file, exercise: None, answers: Vec::new(), findings: Vec::new(), faults };
        };
        let (mut answers, unknown) = read.resolve(&Notation::of(&scenario));
        faults.extend(unknown.iter().map(ToString::to_string));
        if scenario.samples().len() > 1 {
            answers.retain(|answer| match belongs_to_all(answer.quantity) {
                true => true,
                false => {
                    faults.push(format!(
                        "{}:{}: found {}, which each sample has of its own; expected E, dE/da or a new weight of all \
                         samples, or E(x2) and dE(x2)/da of one",
                        read.file, answer.line, answer.quantity
                    ));
                    false
                }
            });
        }
        let (judged, findings) = checker.check(&scenario, &answers);
        Self { file: read.file, exercise: Some(scenario), answers: judged, findings, faults }
    }

    /// The ids of the slips that change no number of the exercise, so that nobody can tell whether they were made.
    #[must_use]
    pub fn invisible_slips(&self) -> Vec<&'static str> {
        let slips =
            self.exercise.as_ref().map_or_else(Vec::new, |scenario| Catalogue::of(scenario).invisible(scenario));
        slips.into_iter().map(|slip| slip.id).collect()
    }

    /// How many answers are what.
    #[must_use]
    pub fn score(&self) -> Score {
        let mut score = Score::default();
        for answer in &self.answers {
            match answer.verdict {
                Verdict::Right => score.right += 1,
                Verdict::Carried => score.carried += 1,
                Verdict::Wrong => score.wrong += 1,
                Verdict::Missing => score.missing += 1,
                Verdict::Unjudged { .. } => score.unjudged += 1,
            }
        }
        score
    }

    /// The first wrong answer in the order of the work.
    #[must_use]
    pub fn first_wrong(&self) -> Option<&Judged> {
        self.answers.iter().find(|answer| answer.verdict == Verdict::Wrong)
    }

    /// The most likely slip of the first wrong answer.
    #[must_use]
    pub fn first_slip(&self) -> Option<&str> {
        Some(self.first_wrong()?.slips.first()?.id.as_str())
    }
}

/// How many files of a class have a slip among the most likely of some answer, the most frequent first.
#[must_use]
pub fn tally(files: &[CheckedFile]) -> Vec<(String, usize)> {
    let mut tally: Vec<(String, usize)> = Vec::new();
    for file in files {
        let mut own: Vec<&str> =
            file.answers.iter().filter_map(|answer| Some(answer.slips.first()?.id.as_str())).collect();
        own.sort_unstable();
        own.dedup();
        for id in own {
            match tally.iter_mut().find(|(other, _)| other == id) {
                Some((_, count)) => *count += 1,
                None => tally.push((id.to_owned(), 1)),
            }
        }
    }
    tally.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    tally
}
