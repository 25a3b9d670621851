//! From where the rows of a step are shown, where there is no room for all of them.

use super::State;
use crate::walk::Topic;

/// Which rows of a step are shown where there is no room for all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadsFrom {
    /// The first ones.
    Top,
    /// The newest ones.
    Newest,
}

/// Where in a step one arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StartAt {
    /// With its first line only; the newest line stays in sight.
    FirstLine,
    /// With all lines, to be read from the top.
    LastLine,
}

impl State {
    /// From where the rows of this step are shown, where there is no room for all of them.
    #[must_use]
    pub fn reads_from(&self) -> ReadsFrom {
        // In practice the verdict is below the lines.
        let has_verdict = self.practice().is_none() && self.activity.says_something_of(self.step);
        match (self.anchor, self.step().topic) {
            (StartAt::FirstLine, _) => ReadsFrom::Newest,
            (StartAt::LastLine, Topic::Quantity(_)) if !has_verdict => ReadsFrom::Newest,
            // What the update does is said in the last lines; but a score or a verdict stands above all.
            (StartAt::LastLine, Topic::Outcome) if !has_verdict && self.practice().is_none() => ReadsFrom::Newest,
            (StartAt::LastLine, _) => ReadsFrom::Top,
        }
    }
}
