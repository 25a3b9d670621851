//! Which rows of a step are shown first, if not all of them fit.

use super::State;
use crate::walk::Topic;

/// Which rows of a step are shown if not all of them fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadsFrom {
    /// The first ones.
    Top,
    /// The newest ones.
    Newest,
}

/// How a step is entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StartAt {
    /// With its first line only; the newest line stays in sight.
    FirstLine,
    /// With all lines, to be read from the top.
    LastLine,
}

impl State {
    /// Which rows of this step are shown first, if not all of them fit.
    #[must_use]
    pub fn reads_from(&self) -> ReadsFrom {
        // In practice the verdict is below the lines.
        let has_verdict = self.practice().is_none() && self.activity.says_something_of(self.step);
        match (self.anchor, self.step().topic) {
            (StartAt::FirstLine, _) => ReadsFrom::Newest,
            (StartAt::LastLine, Topic::Quantity(_)) if !has_verdict => ReadsFrom::Newest,
            // The effect of the update is in the last lines; but a score or a verdict above them comes first.
            (StartAt::LastLine, Topic::Outcome) if !has_verdict && self.practice().is_none() => ReadsFrom::Newest,
            (StartAt::LastLine, _) => ReadsFrom::Top,
        }
    }
}
