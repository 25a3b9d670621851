//! What is done on the screen: a step is walked, asked for, or looked at with the answer that a file has to it.

use super::State;
use crate::{
    homework::Judged,
    reading::ReadingKind,
    tui::{
        keys::{Command, key_of},
        practice::Practice,
        review::Review,
        summary::Summary,
    },
    walk::Walk,
};

/// What is done on the screen.
#[derive(Debug, Clone, Default)]
pub enum Activity {
    /// The steps are looked at.
    #[default]
    Walking,
    /// Numbers are hidden until they are typed, and judged.
    Practising {
        /// What was done so far.
        practice: Practice,
        /// The reading to go back to when it ends.
        before: ReadingKind,
    },
    /// The answers of a file are looked through.
    Reviewing {
        /// The answers.
        review: Review,
        /// What to go back to when they are closed.
        left: Left,
    },
}

/// What was on the screen before answers were opened.
#[derive(Debug, Clone)]
pub enum Left {
    /// Their own exercise, in this reading.
    Reading(ReadingKind),
    /// Another exercise, as it was.
    Exercise(Box<State>),
}

impl Activity {
    /// What is said of the answer to a step's quantity, if there is one.
    #[must_use]
    pub fn judged(&self, step: usize) -> Option<&Judged> {
        match self {
            Self::Walking => None,
            Self::Practising { practice, .. } => practice.mark(step)?.judged(),
            Self::Reviewing { review, .. } => review.judged(step),
        }
    }

    /// The command that ends it, and what that does; walking has no end of its own.
    #[must_use]
    pub fn ending(&self) -> Option<(Command, &'static str)> {
        match self {
            Self::Walking => None,
            Self::Practising { .. } => Some((Command::Practice, "ends practice")),
            Self::Reviewing { .. } => Some((Command::Review, "closes the answers")),
        }
    }

    /// Whether a command would change what is practised or reviewed, or tell numbers that are hidden; and what to say
    /// then.
    #[must_use]
    pub fn refusal(&self, command: Command) -> Option<String> {
        use Command::{Apply, Errata, Practice, Review, SwitchProblem, SwitchReading, Unapply};
        match (self, command) {
            (Self::Practising { .. }, SwitchReading | SwitchProblem | Errata | Apply | Unapply | Review) => {
                Some(format!("Not in practice: {} ends it.", key_of(Practice)))
            }
            (Self::Reviewing { .. }, SwitchProblem | Apply | Unapply | Practice) => {
                Some(format!("Not while answers are open: {} closes them.", key_of(Review)))
            }
            _ => None,
        }
    }

    /// What is said over all answers.
    #[must_use]
    pub fn summary(&self, walk: &Walk) -> Option<Summary> {
        match self {
            Self::Walking => None,
            Self::Practising { practice, .. } => Some(practice.summary(walk)),
            Self::Reviewing { review, .. } => Some(review.summary()),
        }
    }
}
