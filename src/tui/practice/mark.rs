//! The record of a student at one step.

use crate::homework::{Judged, Verdict};

/// The record of a student at one step: hints looked up, numbers typed.
#[derive(Debug, Clone, Default)]
pub struct Mark {
    hint: Option<Hint>,
    attempt: Option<Attempt>,
}

/// How much has been looked up, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hint {
    /// The numbers that the value depends on, as far as they may be shown.
    Operands,
    /// The formula with its numbers.
    Numbers,
    /// The value of each part.
    Factors,
    /// The value: the step counts as looked up, and not as answered.
    Value,
}

/// The number typed last, with its verdict.
#[derive(Debug, Clone)]
pub struct Attempt {
    /// What is said of it.
    pub judged: Judged,
    /// The numbers typed so far, this one included.
    pub tries: usize,
    /// Whether the number was visible on the screen when it was typed.
    pub source: Source,
}

/// Where a typed number may come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Calculated: it was not on the screen yet.
    Own,
    /// The step had been answered right before, and its number was on the screen.
    Shown,
}

/// How much is told about an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    /// The verdict and the kind of slip, with no number that is still hidden.
    Kind,
    /// That, and the formula of the slip in letters.
    Letters,
    /// Everything.
    Whole,
}

impl Mark {
    /// The number typed last, if any.
    #[must_use]
    pub fn attempt(&self) -> Option<&Attempt> {
        self.attempt.as_ref()
    }

    /// The verdict on the answer, if there is one.
    #[must_use]
    pub fn judged(&self) -> Option<&Judged> {
        self.attempt.as_ref().map(|attempt| &attempt.judged)
    }

    /// How much was looked up.
    #[must_use]
    pub fn hint(&self) -> Option<Hint> {
        self.hint
    }

    /// Whether the value need not be hidden any more: it was answered right, or looked up.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.is_looked_up() || self.judged().is_some_and(|judged| judged.verdict == Verdict::Right)
    }

    /// Whether the value was looked up, so that there is nothing to answer.
    #[must_use]
    pub fn is_looked_up(&self) -> bool {
        self.hint == Some(Hint::Value)
    }

    /// How much may be told about the answer.
    #[must_use]
    pub fn telling(&self) -> Telling {
        match self.hint {
            _ if self.is_settled() => Telling::Whole,
            Some(_) => Telling::Letters,
            None => Telling::Kind,
        }
    }

    /// Records how much was looked up.
    pub(super) fn look_up(&mut self, hint: Hint) {
        self.hint = Some(hint);
    }

    /// Records the verdict on a newly typed number.
    pub(super) fn typed(&mut self, judged: Judged) {
        self.attempt = Some(match self.attempt.take() {
            // Typing a right answer again is not another try.
            Some(last) => Attempt { tries: last.tries + usize::from(!last.is_right()), ..last.judged_again(judged) },
            None => Attempt { judged, tries: 1, source: Source::Own },
        });
    }

    /// Records the new verdict, after another answer, on a number typed before.
    pub(super) fn judged_again(&mut self, judged: Judged) {
        self.attempt = self.attempt.take().map(|last| last.judged_again(judged));
    }
}

impl Attempt {
    /// Whether it is right, but only since the right number was shown.
    #[must_use]
    pub fn is_right_once_shown(&self) -> bool {
        self.source == Source::Shown && self.is_right()
    }

    fn is_right(&self) -> bool {
        self.judged.verdict == Verdict::Right
    }

    fn judged_again(self, judged: Judged) -> Self {
        // A right answer is shown with its number.
        let was_shown = self.is_right() && judged.verdict != Verdict::Right;
        Self { judged, tries: self.tries, source: if was_shown { Source::Shown } else { self.source } }
    }
}
