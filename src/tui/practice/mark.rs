//! What a student did at one step.

use crate::homework::{Judged, Verdict};

/// What a student did at one step.
#[derive(Debug, Clone)]
pub enum Mark {
    /// So much was looked up, and no number is typed.
    LookedUp(Hint),
    /// A number was typed.
    Answered(Attempt),
}

/// How much has been looked up, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hint {
    /// What the value is worked out from, in words: there are no numbers to put in that may be seen.
    Operands,
    /// The numbers put in.
    Numbers,
    /// What each factor comes to.
    Factors,
    /// The value: it counts as shown, and not as answered.
    Value,
}

/// A number that was typed, and what is said of it.
#[derive(Debug, Clone)]
pub struct Attempt {
    /// What is said of it.
    pub judged: Judged,
    /// How much was looked up before.
    pub hint: Option<Hint>,
    /// Whether the number could be read off the screen when it was typed.
    pub source: Source,
}

/// Where a typed number may be from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Worked out: it was not on the screen yet.
    Own,
    /// An answer that was not right stood there before, and the right number beside it.
    Shown,
}

impl Mark {
    /// What is said of the answer, if there is one.
    #[must_use]
    pub fn judged(&self) -> Option<&Judged> {
        match self {
            Self::LookedUp(_) => None,
            Self::Answered(attempt) => Some(&attempt.judged),
        }
    }

    /// How much was looked up before there was an answer.
    #[must_use]
    pub fn hint(&self) -> Option<Hint> {
        match self {
            Self::LookedUp(hint) => Some(*hint),
            Self::Answered(attempt) => attempt.hint,
        }
    }

    /// Whether the value need not be hidden any more.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        matches!(self, Self::LookedUp(Hint::Value) | Self::Answered(_))
    }

    /// Whether the value was looked up, so that there is nothing to answer.
    #[must_use]
    pub fn is_looked_up(&self) -> bool {
        matches!(self, Self::LookedUp(Hint::Value))
    }

    /// Where a number that is typed now may be from.
    pub(super) fn source_of_next(&self) -> Source {
        match self {
            Self::LookedUp(Hint::Value) => Source::Shown,
            Self::LookedUp(_) => Source::Own,
            Self::Answered(attempt) if attempt.judged.verdict == Verdict::Right => attempt.source,
            Self::Answered(_) => Source::Shown,
        }
    }
}

impl Attempt {
    /// Whether it is right, but only since the right number was shown.
    #[must_use]
    pub fn is_right_once_shown(&self) -> bool {
        self.source == Source::Shown && self.judged.verdict == Verdict::Right
    }
}
