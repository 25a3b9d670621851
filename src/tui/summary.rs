//! The summary of a student's answers.

use crate::homework::{Confidence, Judged, Score, Verdict};

/// The number of answers with each verdict, and the slips that were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The number of answers with each verdict.
    pub score: Score,
    /// The likeliest slip of each wrong answer, each slip once.
    pub slips: Vec<SlipFound>,
    /// The wrong answers that no slip explains.
    pub not_explained: Vec<String>,
    /// The answers that follow from a wrong one.
    pub carried: Vec<String>,
    /// Those that would follow whatever the cause.
    pub unjudged: Vec<String>,
    /// Where they come from, and the facts that only apply there.
    pub from: Origin,
}

/// Where answers come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// They were typed in practice.
    Practice(Practised),
    /// They stand in a file.
    File(Filed),
}

/// The facts that only apply to practice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Practised {
    /// Answers that are right, but not at the first try.
    pub later: Vec<LaterTry>,
    /// Answers that are right, but only since the right number was shown. They do not count as right.
    pub once_shown: Vec<String>,
    /// Numbers that were looked up, not answered.
    pub shown: usize,
    /// Those of them that were looked up after an answer that was not right.
    pub shown_after_tries: Vec<String>,
    /// Numbers that were skipped.
    pub left_out: usize,
    /// Numbers that were answered or looked up with hints.
    pub hinted: usize,
}

/// A right answer that took more than one try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LaterTry {
    /// Its name.
    pub name: String,
    /// The number of tries, including the right one.
    pub tries: usize,
}

/// The facts that only apply to a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filed {
    /// Its name.
    pub name: String,
    /// Blanks.
    pub blank: Vec<String>,
    /// Answers, right or wrong, to quantities without a step in the walk.
    pub without_step: Vec<String>,
    /// Text that could not be read, with its lines.
    pub faults: Vec<String>,
}

/// A slip, and the answers that it explains.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlipFound {
    /// Its name.
    pub id: String,
    /// Its description.
    pub title: String,
    /// How sure it is.
    pub confidence: Confidence,
    /// The names of the answers.
    pub answers: Vec<String>,
}

/// An answer, as it is shown.
#[derive(Debug, Clone)]
pub struct Answered<'a> {
    /// The name of the number asked for.
    pub name: String,
    /// Its verdict.
    pub judged: &'a Judged,
    /// The title of its likeliest slip.
    pub slip: Option<String>,
}

impl<'a> Answered<'a> {
    /// An answer about which everything may be told.
    #[must_use]
    pub fn in_full(name: String, judged: &'a Judged) -> Self {
        Self { name, judged, slip: judged.slips.first().map(|fit| fit.title.clone()) }
    }
}

impl Summary {
    /// The facts about some answers.
    #[must_use]
    pub fn of<'a>(answers: impl IntoIterator<Item = Answered<'a>>, from: Origin) -> Self {
        let mut summary = Self {
            score: Score::default(),
            slips: Vec::new(),
            not_explained: Vec::new(),
            carried: Vec::new(),
            unjudged: Vec::new(),
            from,
        };
        for Answered { name, judged, slip } in answers {
            summary.score.count(&judged.verdict);
            match judged.verdict {
                Verdict::Right | Verdict::Missing => {}
                Verdict::Carried { .. } => summary.carried.push(name),
                Verdict::Unjudged { .. } => summary.unjudged.push(name),
                Verdict::Wrong => summary.explain(name, judged, slip),
            }
        }
        summary
    }

    fn explain(&mut self, name: String, judged: &Judged, title: Option<String>) {
        let Some((fit, title)) = judged.slips.first().zip(title) else {
            self.not_explained.push(name);
            return;
        };
        match self.slips.iter_mut().find(|slip| slip.id == fit.id && slip.title == title) {
            Some(slip) => slip.answers.push(name),
            None => {
                let (id, confidence) = (fit.id.clone(), fit.confidence);
                self.slips.push(SlipFound { id, title, confidence, answers: vec![name] });
            }
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

    /// Whether every typed number is right, at the first try.
    #[must_use]
    pub fn is_without_slips(&self) -> bool {
        let is_right_at_once = match &self.from {
            Origin::Practice(practised) => practised.later.is_empty() && practised.shown_after_tries.is_empty(),
            Origin::File(_) => true,
        };
        is_right_at_once && self.answered() > 0 && self.answered() == self.score.right
    }
}
