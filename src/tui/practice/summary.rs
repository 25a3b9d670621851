//! The summary of a practice so far.

use super::Practice;
use crate::{
    tui::summary::{Answered, LaterTry, Origin, Practised, Summary},
    walk::Walk,
};

impl Practice {
    /// The summary so far: steps before the one where it began count only if they were answered.
    #[must_use]
    pub fn summary(&self, walk: &Walk) -> Summary {
        let mut practised = Practised::default();
        let mut answers = Vec::new();
        for (step, mark) in &self.marks {
            let name = walk.steps()[*step].full_name();
            practised.hinted += usize::from(mark.hint().is_some());
            match mark.attempt() {
                attempt if mark.is_looked_up() => {
                    practised.shown += 1;
                    practised.shown_after_tries.extend(attempt.map(|_| name));
                }
                Some(attempt) if attempt.is_right_once_shown() => practised.once_shown.push(name),
                Some(attempt) => {
                    let judged = &attempt.judged;
                    if mark.is_settled() && attempt.tries > 1 {
                        practised.later.push(LaterTry { name: name.clone(), tries: attempt.tries });
                    }
                    let title = |fit: &_| self.title(walk, *step, judged, fit);
                    let slip = judged.slips.first().map(title);
                    answers.push(Answered { name, judged, slip });
                }
                None => {}
            }
        }
        let is_passed_by = |step: &usize| match self.mark(*step) {
            Some(mark) => mark.judged().is_none() && !mark.is_looked_up(),
            None => *step >= self.started_at && Self::asks(walk, *step),
        };
        practised.left_out = (0..walk.steps().len()).filter(is_passed_by).count();
        Summary::of(answers, Origin::Practice(practised))
    }
}
