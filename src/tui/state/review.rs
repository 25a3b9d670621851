//! An answers file on the screen: how it is opened, looked through and closed.

use super::{Activity, Left, StartAt, State};
use crate::{
    homework::CheckedFile,
    reading::ReadingKind,
    scenario::Scenario,
    settings::Settings,
    tui::{
        keys::{Command, key_of},
        review::Review,
        turn::Turn,
    },
};

impl State {
    /// The answers that are looked through, while they are.
    #[must_use]
    pub fn review(&self) -> Option<&Review> {
        match &self.activity {
            Activity::Reviewing { review, .. } => Some(review),
            Activity::Walking | Activity::Practising { .. } | Activity::Hunting { .. } | Activity::Lecturing { .. } => {
                None
            }
        }
    }

    /// Opens judged answers at the first wrong one, in the exact reading. If they belong to another exercise than the
    /// one on the screen, that one waits until they are closed.
    pub fn begin_review(&mut self, exercise: Scenario, file: CheckedFile) {
        let left = if exercise == *self.walk.scenario() {
            Left::Reading(self.settings.reading)
        } else {
            // A user's file is opened without the document.
            let settings = Settings { reading: ReadingKind::Exact, ..self.settings };
            let mut next = Self { page: self.page, ..Self::new(exercise, settings) };
            self.hand_over(&mut next);
            Left::Exercise(Box::new(std::mem::replace(self, next)))
        };
        let review = Review::new(file, &self.walk);
        self.settings.reading = ReadingKind::Exact;
        let place = review.first_wrong().unwrap_or(0);
        self.notice = Some(welcome(&review));
        self.activity = Activity::Reviewing { review, left };
        self.go_to(place, StartAt::LastLine);
    }

    /// Closes the answers: the plain walk continues from this step, or, if they had another exercise, where it was
    /// left.
    pub fn end_review(&mut self) {
        let Activity::Reviewing { left, .. } = std::mem::take(&mut self.activity) else { return };
        match left {
            Left::Reading(before) => {
                self.settings.reading = self.possible(before);
                self.notice = Some("The answers are closed.".to_owned());
            }
            Left::Exercise(mut left) => {
                // The settings stay as they are now, but the kind of formulas belongs to the exercise.
                self.settings.reading = left.settings.reading;
                self.hand_over(&mut left);
                *self = Self { settings: self.settings, ..*left };
                let heading = self.heading();
                self.notice = Some(format!("The answers are closed; this is {heading} again."));
            }
        }
        self.go_to(self.step, StartAt::LastLine);
    }

    /// Goes to the nearest answer that is not right.
    pub fn go_to_not_right(&mut self, turn: Turn) {
        let Some(review) = self.review() else {
            let key = key_of(Command::Review);
            self.notice = Some(format!("There are no answers to look through: {key} opens a file of them."));
            return;
        };
        let not_right = review.not_right();
        let Some(step) = review.nearest_not_right(self.step, turn) else {
            let (way, back) = match turn {
                Turn::On => ("after", Command::PreviousNotRight),
                Turn::Back => ("before", Command::NextNotRight),
            };
            let key = key_of(back);
            self.notice = Some(match not_right.len() {
                0 => format!("No step has a wrong answer; {} shows all.", key_of(Command::Overview)),
                _ => format!("No answer {way} this step is wrong; {key} goes the other way."),
            });
            return;
        };
        let place = not_right.iter().position(|other| *other == step).map_or(0, |place| place + 1);
        self.go_to(step, StartAt::LastLine);
        self.notice = Some(format!("not right: {place} of {}", not_right.len()));
    }
}

/// The message when answers are opened: how many are right, and what to do next.
fn welcome(review: &Review) -> String {
    let [next, overview] = [Command::NextNotRight, Command::Overview].map(key_of);
    let summary = review.summary();
    let answered = summary.answered();
    let wrong = answered - summary.score.right;
    let counted = match (answered, wrong) {
        (0, _) => "No answer is filled in:".to_owned(),
        (1, 0) => "The one answer is right:".to_owned(),
        (_, 0) => format!("All {answered} answers are right:"),
        _ => format!("{wrong} of {answered} answers not right: {next} goes on to the next,"),
    };
    let unread = match review.faults().len() {
        0 => String::new(),
        1 => ", and the line that could not be read".to_owned(),
        count => format!(", and the {count} lines that could not be read"),
    };
    format!("{counted} {overview} shows all{unread}.")
}
