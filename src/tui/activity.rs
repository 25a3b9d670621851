//! What is done on the screen: a step is walked, asked for, or looked at with the answer that a file has to it.

use super::{keys::Command, practice::Practice, review::Review, summary::Summary};
use crate::{homework::Judged, walk::Walk};

/// What is done on the screen.
#[derive(Debug, Clone, Default)]
pub enum Activity {
    /// The steps are looked at.
    #[default]
    Walking,
    /// Numbers are hidden until they are typed, and judged.
    Practising(Practice),
    /// The answers of a file are looked through.
    Reviewing(Review),
}

impl Activity {
    /// What is said of the answer to a step's quantity, if there is one.
    #[must_use]
    pub fn judged(&self, step: usize) -> Option<&Judged> {
        match self {
            Self::Walking => None,
            Self::Practising(practice) => practice.mark(step)?.judged.as_ref(),
            Self::Reviewing(review) => review.judged(step),
        }
    }

    /// The command that ends it, and what that does; walking has no end of its own.
    #[must_use]
    pub fn ending(&self) -> Option<(Command, &'static str)> {
        match self {
            Self::Walking => None,
            Self::Practising(_) => Some((Command::Practice, "ends practice")),
            Self::Reviewing(_) => Some((Command::Review, "closes the answers")),
        }
    }

    /// What is said over all answers.
    #[must_use]
    pub fn summary(&self, walk: &Walk) -> Option<Summary> {
        match self {
            Self::Walking => None,
            Self::Practising(practice) => Some(practice.summary(walk)),
            Self::Reviewing(review) => Some(review.summary()),
        }
    }
}
