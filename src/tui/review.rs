//! Looking through the answers of a file: each at the step of its quantity, with its verdict.

mod faults;
mod open;

use std::collections::BTreeMap;

pub use open::{OpenError, open};

use crate::{
    homework::{CheckedFile, FileFault, Judged, Verdict},
    tui::{
        summary::{Answered, Filed, Origin, Summary},
        turn::Turn,
    },
    walk::Walk,
};

/// The answers of one file.
#[derive(Debug, Clone)]
pub struct Review {
    file: String,
    answers: BTreeMap<usize, Judged>,
    /// Answers to quantities without a step.
    without_step: Vec<Judged>,
    faults: Vec<FileFault>,
}

impl Review {
    /// The answers of a file, arranged along the walk of its exercise.
    #[must_use]
    pub fn new(file: CheckedFile, walk: &Walk) -> Self {
        let mut answers = BTreeMap::new();
        let mut without_step = Vec::new();
        for judged in file.answers {
            match walk.find(judged.quantity) {
                Some(step) => {
                    answers.insert(step, judged);
                }
                None => without_step.push(judged),
            }
        }
        Self { file: file.file.without_folders().in_full(), answers, without_step, faults: file.faults }
    }

    /// The file's name without its folders, safe to print.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// What could not be read.
    #[must_use]
    pub fn faults(&self) -> &[FileFault] {
        &self.faults
    }

    /// The verdict on the answer to a step's quantity, if the file has one.
    #[must_use]
    pub fn judged(&self, step: usize) -> Option<&Judged> {
        self.answers.get(&step)
    }

    /// The first step whose answer is wrong.
    #[must_use]
    pub fn first_wrong(&self) -> Option<usize> {
        self.answers.iter().find(|(_, judged)| judged.verdict == Verdict::Wrong).map(|(step, _)| *step)
    }

    /// The steps whose answers are not right. A blank is no answer.
    #[must_use]
    pub fn not_right(&self) -> Vec<usize> {
        let is_not_right = |judged: &Judged| match judged.verdict {
            Verdict::Wrong | Verdict::Carried { .. } | Verdict::Unjudged { .. } => true,
            Verdict::Right | Verdict::Missing => false,
        };
        self.answers.iter().filter(|(_, judged)| is_not_right(judged)).map(|(step, _)| *step).collect()
    }

    /// The nearest step in a direction whose answer is not right.
    #[must_use]
    pub fn nearest_not_right(&self, from: usize, turn: Turn) -> Option<usize> {
        let not_right = self.not_right();
        match turn {
            Turn::On => not_right.into_iter().find(|step| *step > from),
            Turn::Back => not_right.into_iter().rev().find(|step| *step < from),
        }
    }

    /// The summary of all answers.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let named = |judged: &Judged| judged.quantity.to_string();
        let all = || self.answers.values().chain(&self.without_step);
        let filed = Filed {
            name: self.file.clone(),
            blank: all().filter(|judged| judged.verdict == Verdict::Missing).map(named).collect(),
            without_step: self.without_step.iter().map(named).collect(),
            faults: faults::listed(&self.faults, faults::ON_A_PAGE, FileFault::in_the_file),
        };
        Summary::of(all().map(|judged| Answered::in_full(named(judged), judged)), Origin::File(filed))
    }
}
