//! The activity on the screen: looking at the steps, practising them, or looking at them with the answers of a file.

use super::{Overlay, State, Whereabouts};
use crate::{
    homework::Judged,
    reading::ReadingKind,
    tui::{
        hunt::Hunting,
        keys::{Command, Touches, binding, key_of},
        lecture::Lecture,
        practice::Practice,
        review::Review,
        summary::Summary,
    },
    walk::Walk,
};

/// The activity on the screen.
#[derive(Debug, Clone, Default)]
pub enum Activity {
    /// The steps are looked at.
    #[default]
    Walking,
    /// Numbers are hidden until they are typed, and judged.
    Practising {
        /// The record so far.
        practice: Practice,
        /// The reading to return to when it ends.
        before: ReadingKind,
    },
    /// The first wrong number of a calculation is looked for.
    Hunting {
        /// The hunt.
        hunting: Box<Hunting>,
        /// The screen before it, unchanged.
        left: Box<State>,
    },
    /// One step of each kind is shown to an audience, and each number asked for before it is shown.
    Lecturing {
        /// Its stops, and how it advances.
        lecture: Lecture,
        /// Where to return to when it ends.
        left: Whereabouts,
    },
    /// The answers of a file are looked through.
    Reviewing {
        /// The answers.
        review: Review,
        /// What to return to when they are closed.
        left: Left,
    },
}

/// The screen before the answers were opened.
#[derive(Debug, Clone)]
pub enum Left {
    /// Their exercise, in this reading.
    Reading(ReadingKind),
    /// Another exercise, as it was.
    Exercise(Box<State>),
}

impl Activity {
    /// The verdict on the answer to a step's quantity, if there is one.
    #[must_use]
    pub fn judged(&self, step: usize) -> Option<&Judged> {
        match self {
            Self::Walking | Self::Hunting { .. } | Self::Lecturing { .. } => None,
            Self::Practising { practice, .. } => practice.mark(step)?.judged(),
            Self::Reviewing { review, .. } => review.judged(step),
        }
    }

    /// Whether there is a verdict on a step's number, above its lines.
    #[must_use]
    pub fn says_something_of(&self, step: usize) -> bool {
        match self {
            Self::Hunting { hunting, .. } => hunting.says_something_of(step),
            Self::Walking | Self::Practising { .. } | Self::Lecturing { .. } | Self::Reviewing { .. } => {
                self.judged(step).is_some()
            }
        }
    }

    /// The command that ends it, and its description; walking has no end.
    #[must_use]
    pub fn ending(&self) -> Option<(Command, &'static str)> {
        match self {
            Self::Walking => None,
            Self::Practising { .. } => Some((Command::Practice, "ends practice")),
            Self::Hunting { .. } => Some((Command::Hunt, "ends the hunt")),
            Self::Lecturing { .. } => Some((Command::Lecture, "ends the lecture")),
            Self::Reviewing { .. } => Some((Command::Review, "closes the answers")),
        }
    }

    /// Whether a command would change the exercise of an activity, or reveal hidden numbers; and the message in that
    /// case.
    #[must_use]
    pub fn refusal(&self, command: Command) -> Option<String> {
        let key = |(ending, does): (Command, &str)| format!("{} {does}", key_of(ending));
        let ending = self.ending().map(key).unwrap_or_default();
        let touches = binding(command).map_or(Touches::Nothing, |binding| binding.touches);
        match (self, touches) {
            (
                Self::Practising { .. },
                Touches::Exercise | Touches::Hidden | Touches::Answers | Touches::Hunt | Touches::Lecture,
            ) => Some(format!("Not available in practice. {ending}.")),
            (Self::Lecturing { .. }, Touches::Practice | Touches::Answers | Touches::Hunt) => {
                Some(format!("Not available in a lecture. {ending}."))
            }
            (
                Self::Hunting { .. },
                Touches::Exercise
                | Touches::Hidden
                | Touches::Practice
                | Touches::Answers
                | Touches::GivenAnswers
                | Touches::Lecture,
            ) => Some(format!("Not available in a hunt. {ending}.")),
            (Self::Reviewing { .. }, Touches::Exercise | Touches::Practice | Touches::Hunt | Touches::Lecture) => {
                Some(format!("Not available while an answers file is open. {ending}."))
            }
            _ => None,
        }
    }

    /// The summary of all answers.
    #[must_use]
    pub fn summary(&self, walk: &Walk) -> Option<Summary> {
        match self {
            Self::Walking | Self::Hunting { .. } | Self::Lecturing { .. } => None,
            Self::Practising { practice, .. } => Some(practice.summary(walk)),
            Self::Reviewing { review, .. } => Some(review.summary()),
        }
    }
}

impl State {
    /// The activity on the screen.
    #[must_use]
    pub fn activity(&self) -> &Activity {
        &self.activity
    }

    /// Shows the summary of all answers so far.
    pub fn show_overview(&mut self) {
        match self.activity.summary(&self.walk) {
            Some(summary) => {
                self.scroll = 0;
                self.overlay = Overlay::Summary(summary);
            }
            None => self.notice = Some("There are no answers to give an overview of.".to_owned()),
        }
    }
}
