//! How a student's answers went: what is said over all of them.

use crate::homework::{Confidence, Judged, Score, Verdict};

/// How many answers were what, and the slips that were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// How many answers are what.
    pub score: Score,
    /// The likeliest slip of each wrong answer, each slip once.
    pub slips: Vec<SlipFound>,
    /// The wrong answers that no slip explains.
    pub not_explained: Vec<String>,
    /// The answers that follow from a wrong one.
    pub carried: Vec<String>,
    /// Those that would, whatever is done.
    pub unjudged: Vec<String>,
    /// Where they are from, and what there is to say only of such.
    pub from: Origin,
}

/// Where answers are from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// They were typed in practice.
    Practice(Practised),
    /// They stand in a file.
    File(Filed),
}

/// What there is to say only of practice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Practised {
    /// Answers that are right, but only since the right number was shown. They do not count as right.
    pub once_shown: Vec<String>,
    /// Numbers that were looked up, not answered.
    pub shown: usize,
    /// Numbers that were passed by.
    pub left_out: usize,
    /// Numbers that were answered or looked up with hints.
    pub hinted: usize,
}

/// What there is to say only of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filed {
    /// Its name.
    pub name: String,
    /// What is left blank.
    pub blank: Vec<String>,
    /// Answers, right or wrong, to what the walk has no step for.
    pub without_step: Vec<String>,
    /// What could not be read, with its lines.
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
    pub fn of<'a>(answers: impl IntoIterator<Item = (String, &'a Judged)>, from: Origin) -> Self {
        let mut summary = Self {
            score: Score::default(),
            slips: Vec::new(),
            not_explained: Vec::new(),
            carried: Vec::new(),
            unjudged: Vec::new(),
            from,
        };
        for (name, judged) in answers {
            summary.score.count(&judged.verdict);
            match judged.verdict {
                Verdict::Right | Verdict::Missing => {}
                Verdict::Carried { .. } => summary.carried.push(name),
                Verdict::Unjudged { .. } => summary.unjudged.push(name),
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
        match self.slips.iter_mut().find(|slip| slip.id == fit.id && slip.title == fit.title) {
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
        let once_shown = match &self.from {
            Origin::Practice(practised) => practised.once_shown.len(),
            Origin::File(_) => 0,
        };
        right + carried + wrong + unjudged + once_shown
    }
}
