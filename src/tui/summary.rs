//! How a student's answers went: what is said over all of them.

use crate::homework::{Confidence, Judged, Score, Verdict};

/// How many answers were what, and the slips that were found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// The file that the answers are from; nothing in practice.
    pub file: Option<String>,
    /// How many answers are what.
    pub score: Score,
    /// In practice: numbers that were looked up by hints, not answered.
    pub shown: usize,
    /// In practice: numbers that were passed by.
    pub left_out: usize,
    /// In practice: numbers that were answered or looked up with hints.
    pub hinted: usize,
    /// The likeliest slip of each wrong answer, each slip once.
    pub slips: Vec<SlipFound>,
    /// The wrong answers that no slip explains.
    pub not_explained: Vec<String>,
    /// The answers that follow from a wrong one.
    pub carried: Vec<String>,
    /// Those that would, whatever is done.
    pub unjudged: Vec<String>,
    /// In a file: what is left blank.
    pub blank: Vec<String>,
    /// In a file: answers, right or wrong, to what the walk has no step for.
    pub without_step: Vec<String>,
    /// In a file: what could not be read, with its lines.
    pub faults: Vec<String>,
}

/// A slip, and the answers that it explains.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlipFound {
    /// Its name.
    pub id: String,
    /// What was done.
    pub title: String,
    /// How sure it is.
    pub confidence: Confidence,
    /// The names of the answers.
    pub answers: Vec<String>,
}

impl Summary {
    /// What is said over some answers, each with the name that it is shown by.
    #[must_use]
    pub fn of<'a>(answers: impl IntoIterator<Item = (String, &'a Judged)>) -> Self {
        let mut summary = Self::default();
        for (name, judged) in answers {
            summary.score.count(&judged.verdict);
            match judged.verdict {
                Verdict::Right => {}
                Verdict::Carried { .. } => summary.carried.push(name),
                Verdict::Unjudged { .. } => summary.unjudged.push(name),
                Verdict::Missing => summary.blank.push(name),
                Verdict::Wrong => summary.explain(name, judged),
            }
        }
        summary
    }

    fn explain(&mut self, name: String, judged: &Judged) {
        let Some(fit) = judged.slips.first() else {
            self.not_explained.push(name);
            return;
        };
        match self.slips.iter_mut().find(|slip| slip.id == fit.id) {
            Some(slip) => slip.answers.push(name),
            None => self.slips.push(SlipFound {
                id: fit.id.clone(),
                title: fit.title.clone(),
                confidence: fit.confidence,
                answers: vec![name],
            }),
        }
    }

    /// Numbers that were answered.
    #[must_use]
    pub fn answered(&self) -> usize {
        let Score { right, carried, wrong, unjudged, missing: _ } = self.score;
        right + carried + wrong + unjudged
    }
}
