//! How a practice went.

use super::{Mark, Practice, full_name_of};
use crate::{
    homework::{Confidence, Verdict},
    walk::Walk,
};

/// How many numbers were what, and the slips that were found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// Right.
    pub right: usize,
    /// Right from an own earlier number that is wrong.
    pub carried: usize,
    /// Wrong.
    pub wrong: usize,
    /// Following from an own wrong number whatever is done.
    pub unjudged: usize,
    /// Looked up by hints, not answered.
    pub shown: usize,
    /// Passed by.
    pub left_out: usize,
    /// Answered or looked up with hints.
    pub hinted: usize,
    /// The likeliest slip of each wrong number, each slip once.
    pub slips: Vec<SlipFound>,
}

/// A slip, and the numbers that it explains.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlipFound {
    /// Its name.
    pub id: String,
    /// What was done.
    pub title: String,
    /// How sure it is.
    pub confidence: Confidence,
    /// The names of the numbers.
    pub answers: Vec<String>,
}

impl Practice {
    /// How it has gone so far: what stands before the step where it began counts only where it was answered.
    #[must_use]
    pub fn summary(&self, walk: &Walk) -> Summary {
        let mut summary = Summary::default();
        for step in 0..walk.steps().len() {
            match self.mark(step) {
                Some(mark) => summary.count(mark, full_name_of(&walk.steps()[step])),
                None if step >= self.started_at && Self::asks(walk, step) => summary.left_out += 1,
                None => {}
            }
        }
        summary
    }
}

impl Summary {
    /// Numbers that were answered.
    #[must_use]
    pub fn answered(&self) -> usize {
        self.right + self.carried + self.wrong + self.unjudged
    }

    fn count(&mut self, mark: &Mark, name: String) {
        self.hinted += usize::from(mark.hint.is_some());
        let Some(judged) = &mark.judged else {
            if mark.is_settled() {
                self.shown += 1;
            } else {
                self.left_out += 1;
            }
            return;
        };
        match judged.verdict {
            Verdict::Right => self.right += 1,
            Verdict::Carried => self.carried += 1,
            Verdict::Wrong => self.wrong += 1,
            Verdict::Unjudged { .. } => self.unjudged += 1,
            Verdict::Missing => self.left_out += 1,
        }
        let Some(fit) = judged.slips.first().filter(|_| judged.verdict == Verdict::Wrong) else { return };
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
}
