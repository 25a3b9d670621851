//! How a practice has gone so far.

use super::{Mark, Practice, full_name_of};
use crate::{
    tui::summary::{Origin, Practised, Summary},
    walk::Walk,
};

impl Practice {
    /// How it has gone so far: what stands before the step where it began counts only where it was answered.
    #[must_use]
    pub fn summary(&self, walk: &Walk) -> Summary {
        let mut practised = Practised::default();
        let mut answers = Vec::new();
        for (step, mark) in &self.marks {
            let name = || full_name_of(&walk.steps()[*step]);
            match mark {
                Mark::Answered(attempt) if attempt.is_right_once_shown() => practised.once_shown.push(name()),
                Mark::Answered(attempt) => answers.push((name(), &attempt.judged)),
                mark if mark.is_looked_up() => practised.shown += 1,
                Mark::LookedUp(_) => {}
            }
            practised.hinted += usize::from(mark.hint().is_some());
        }
        let is_passed_by = |step: &usize| match self.mark(*step) {
            Some(mark) => !mark.is_settled(),
            None => *step >= self.started_at && Self::asks(walk, *step),
        };
        practised.left_out = (0..walk.steps().len()).filter(is_passed_by).count();
        Summary::of(answers, Origin::Practice(practised))
    }
}
