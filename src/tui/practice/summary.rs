//! How a practice has gone so far.

use super::{Practice, full_name_of};
use crate::{tui::summary::Summary, walk::Walk};

impl Practice {
    /// How it has gone so far: what stands before the step where it began counts only where it was answered.
    #[must_use]
    pub fn summary(&self, walk: &Walk) -> Summary {
        let judged = self
            .marks
            .iter()
            .filter_map(|(step, mark)| Some((full_name_of(&walk.steps()[*step]), mark.judged.as_ref()?)));
        let mut summary = Summary::of(judged);
        summary.hinted = self.marks.values().filter(|mark| mark.hint.is_some()).count();
        summary.shown = self.marks.values().filter(|mark| mark.judged.is_none() && mark.is_settled()).count();
        let is_passed_by = |step: &usize| match self.mark(*step) {
            Some(mark) => !mark.is_settled(),
            None => *step >= self.started_at && Self::asks(walk, *step),
        };
        summary.left_out = (0..walk.steps().len()).filter(is_passed_by).count();
        summary
    }
}
