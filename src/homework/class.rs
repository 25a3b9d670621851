//! One file of answers checked, and a class of them.

use std::path::{Path, PathBuf};

use thiserror::Error;

use super::{
    Checker,
    answers::{self, AnswersFile, Fault},
    budget::Search,
    catalogue::Catalogue,
    covered::{NotCovered, covered},
    exercise_choice::{Chosen, Exercise, ExerciseChoice},
    shares::on_all_processors,
    slip::Slip,
    slips,
    verdict::{Finding, Fit, Judged, Verdict},
    words::AND_THE_LIKE,
};
use crate::{
    quantity::{Notation, Quantity, Variable},
    reading::Shape,
    scenario::{Accepted, FileName},
};

/// Checks the answers files, on all processors, and gives them back in their order.
///
/// A file may also be standard input or a pipe that the shell has put on the command line. A pipe in a folder, which
/// `class/*` names unseen, is a fault: the whole class would wait for it.
#[must_use]
pub fn check_files(paths: &[PathBuf], choice: ExerciseChoice) -> Vec<CheckedFile> {
    on_all_processors(paths, Checker::new, |checker, path| CheckedFile::of(path, choice, checker))
}

/// A file of answers and what is said of it.
#[derive(Debug, Clone)]
pub struct CheckedFile {
    /// The file, as it was named.
    pub file: FileName,
    /// The exercise that it was marked with. Nothing where there is none that can be read.
    pub exercise: Option<Exercise>,
    /// The exercise that it names itself, where it was marked with another.
    pub passed_over: Option<FileName>,
    /// Its answers in the order of the work.
    pub answers: Vec<Judged>,
    /// Which slips explain which answers.
    pub findings: Vec<Finding>,
    /// How far the search for those went.
    pub search: Search,
    /// What is wrong with the file itself.
    pub faults: Vec<FileFault>,
}

/// Something wrong with a file of answers, not with the answers.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FileFault {
    /// A line or the whole file cannot be read, or a name is none in this network.
    #[error(transparent)]
    Answers(#[from] Fault),
    /// Each of several samples has such a number.
    #[error(
        "{file}:{line}: found {quantity}, which has a different value for each sample; expected E, dE/da or a new weight \
         of all samples, or E(x2) or dE(x2)/da of one"
    )]
    OfEachSample {
        /// The file.
        file: FileName,
        /// The line, counted from 1.
        line: usize,
        /// The number's name.
        quantity: Quantity,
    },
    /// The scenario that it names cannot be read.
    #[error("{file}: cannot use the scenario it names: {reason}")]
    Scenario {
        /// The file.
        file: FileName,
        /// What the reader of scenarios says.
        reason: String,
    },
    /// Its exercise is on a network of which no slips are known.
    #[error("{file}: {reason}")]
    NotCovered {
        /// The file.
        file: FileName,
        /// What it is about the network.
        reason: NotCovered,
    },
    /// It does not say which exercise it is of.
    #[error(
        "{file}: found no line that names a scenario; expected a line such as \"# scenario: 07.toml\", \
         or the option --scenario"
    )]
    NoScenario {
        /// The file.
        file: FileName,
    },
}

impl FileFault {
    /// The line, counted from 1; nothing where it is about the whole file.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        match self {
            Self::Answers(fault) => fault.line(),
            Self::OfEachSample { line, .. } => Some(*line),
            Self::Scenario { .. } | Self::NotCovered { .. } | Self::NoScenario { .. } => None,
        }
    }

    /// The fault for those who know which file they look at: `line 7: found this; expected that`.
    #[must_use]
    pub fn in_the_file(&self) -> String {
        let text = self.to_string();
        let without = |file: &FileName, lead: &str| match text
            .strip_prefix(&file.to_string())
            .and_then(|rest| rest.strip_prefix(':'))
        {
            Some(rest) => format!("{lead}{}", rest.trim_start()),
            None => text.clone(),
        };
        match self {
            Self::Answers(fault) => fault.in_the_file(),
            Self::OfEachSample { file, .. } => without(file, "line "),
            Self::Scenario { file, .. } | Self::NotCovered { file, .. } | Self::NoScenario { file } => {
                without(file, "")
            }
        }
    }
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

impl Score {
    /// Counts verdicts.
    #[must_use]
    pub fn of<'a>(verdicts: impl IntoIterator<Item = &'a Verdict>) -> Self {
        let mut score = Self::default();
        verdicts.into_iter().for_each(|verdict| score.count(verdict));
        score
    }

    /// Counts one verdict more.
    pub fn count(&mut self, verdict: &Verdict) {
        match verdict {
            Verdict::Right => self.right += 1,
            Verdict::Carried { .. } => self.carried += 1,
            Verdict::Wrong => self.wrong += 1,
            Verdict::Missing => self.missing += 1,
            Verdict::Unjudged { .. } => self.unjudged += 1,
        }
    }
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
    pub fn of(path: &Path, choice: ExerciseChoice, checker: &mut Checker) -> Self {
        let read = answers::load_accepting(path, Accepted::RegularFilesAndHandles);
        Self::of_read(&read, path, choice, checker)
    }

    /// Judges what was read from a file. Whatever is wrong with the file becomes a fault.
    #[must_use]
    pub fn of_read(read: &AnswersFile, path: &Path, choice: ExerciseChoice, checker: &mut Checker) -> Self {
        let mut faults: Vec<FileFault> = read.faults.iter().cloned().map(FileFault::from).collect();
        let chosen = choice.of(read, path).unwrap_or_else(|fault| {
            faults.push(fault);
            None
        });
        let Some(Chosen { exercise, passed_over }) = chosen else {
            let (file, search) = (read.file.clone(), Search::Whole);
            let (answers, findings) = (Vec::new(), Vec::new());
            return Self { file, exercise: None, passed_over: None, answers, findings, search, faults };
        };
        let scenario = &exercise.scenario;
        if let Err(reason) = covered(Shape::of(scenario)) {
            faults.push(FileFault::NotCovered { file: read.file.clone(), reason });
            let (file, search, exercise) = (read.file.clone(), Search::Whole, Some(exercise));
            return Self { file, exercise, passed_over, answers: Vec::new(), findings: Vec::new(), search, faults };
        }
        let (mut answers, unknown) = read.resolve(&Notation::of(scenario));
        faults.extend(unknown.into_iter().map(FileFault::from));
        if scenario.samples().len() > 1 {
            answers.retain(|answer| {
                let belongs = belongs_to_all(answer.quantity);
                if !belongs {
                    let (line, quantity) = (answer.line, answer.quantity);
                    faults.push(FileFault::OfEachSample { file: read.file.clone(), line, quantity });
                }
                belongs
            });
        }
        faults.sort_by_key(FileFault::line);
        let (answers, findings, search) = checker.check_and_search(scenario, &answers);
        Self { file: read.file.clone(), exercise: Some(exercise), passed_over, answers, findings, search, faults }
    }

    /// The slips that change no number of the exercise, so that nobody can tell whether they were made; those only that
    /// would be made in what is answered.
    #[must_use]
    pub fn invisible_slips(&self) -> Vec<&'static Slip> {
        let Some(Exercise { scenario, .. }) = &self.exercise else { return Vec::new() };
        let answered = self.answers.iter().filter(|answer| answer.given.is_some());
        let answered: Vec<Quantity> = answered.map(|answer| answer.quantity).collect();
        Catalogue::of(scenario).invisible(scenario, &answered)
    }

    /// How many answers are what. Nothing where none could be judged, because the file or its exercise cannot be read.
    #[must_use]
    pub fn score(&self) -> Option<Score> {
        let is_judged = !self.answers.is_empty() || self.faults.is_empty();
        is_judged.then(|| Score::of(self.answers.iter().map(|answer| &answer.verdict)))
    }

    /// Whether nothing is given in it, and nothing is wrong with it.
    #[must_use]
    pub fn has_no_answers(&self) -> bool {
        self.faults.is_empty() && self.answers.iter().all(|answer| answer.given.is_none())
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

/// A slip in a class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tallied {
    /// Its name; of two at once, both: `a+b`.
    pub id: String,
    /// What was done. Of several ways that have titles of their own, one, and that there are others.
    pub title: String,
    /// How many files have it.
    pub files: usize,
}

/// How many files of a class have a slip among the most likely of some answer, the most frequent first.
#[must_use]
pub fn tally(files: &[CheckedFile]) -> Vec<Tallied> {
    let mut tally: Vec<Tallied> = Vec::new();
    for file in files {
        let mut counted: Vec<&str> = Vec::new();
        for fit in file.answers.iter().filter_map(|answer| answer.slips.first()) {
            let title = title(fit);
            let place = tally.iter().position(|tallied| tallied.id == fit.id).unwrap_or_else(|| {
                tally.push(Tallied { id: fit.id.clone(), title: title.clone(), files: 0 });
                tally.len() - 1
            });
            let tallied = &mut tally[place];
            if tallied.title != title && !tallied.title.ends_with(AND_THE_LIKE) {
                tallied.title.push_str(AND_THE_LIKE);
            }
            if !counted.contains(&fit.id.as_str()) {
                counted.push(&fit.id);
                tallied.files += 1;
            }
        }
    }
    tally.sort_by(|one, other| other.files.cmp(&one.files).then_with(|| one.id.cmp(&other.id)));
    tally
}

/// The title of a slip in general, whichever way it was made.
fn title(fit: &Fit) -> String {
    slips::all().find(|slip| slip.id == fit.id).map_or_else(|| fit.title.clone(), |slip| slip.title.to_owned())
}
