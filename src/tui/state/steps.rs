//! Going from line to line, from step to step, and from part to part of a formula.

use super::{StartAt, State};
use crate::tui::{
    keys::{Command, key_of},
    turn::Turn,
};

impl State {
    /// Goes to a step and shows all of its lines, or only the first.
    pub fn go_to(&mut self, step: usize, stage: StartAt) {
        self.lines_change();
        self.step = step.min(self.walk.steps().len() - 1);
        // A question is shown completely: its lines are in letters only.
        let stage = if self.waits() { StartAt::LastLine } else { stage };
        self.stage = match stage {
            StartAt::FirstLine => 0,
            StartAt::LastLine => usize::MAX,
        };
        self.anchor = stage;
        self.factor = None;
        self.trail.clear();
        self.refresh();
        self.offer_hunt_at_result();
        // Lines that a lecture shows at once are read from the top.
        if self.lecture().is_some() && self.is_complete() {
            self.anchor = StartAt::LastLine;
        }
    }

    /// One line forward; past the last line, to the next step, in a lecture to its next stop.
    pub fn forward(&mut self) {
        self.lines_change();
        if !self.is_complete() {
            self.stage += 1;
            self.anchor = StartAt::FirstLine;
            self.scroll = 0;
            self.offer_hunt_at_result();
        } else if self.lecture().is_some() {
            self.next_stop();
        } else if self.step + 1 < self.walk.steps().len() {
            self.go_to(self.step + 1, StartAt::FirstLine);
        } else {
            let onwards = (Command::Apply, "applies the update and starts the next training step");
            let (key, does) = self.activity.ending().unwrap_or(onwards);
            self.notice = Some(format!("This is the last step: {} {does}.", key_of(key)));
        }
    }

    /// One line back; before the first line, to the end of the previous step.
    pub fn backward(&mut self) {
        self.lines_change();
        if self.stage > 0 {
            self.stage -= 1;
            self.anchor = StartAt::FirstLine;
            self.scroll = 0;
        } else if self.lecture().is_some() {
            self.previous_stop();
        } else if self.step > 0 {
            self.go_to(self.step - 1, StartAt::LastLine);
        }
    }

    /// To the first step of the next phase, with several samples perhaps that of the next sample.
    pub fn next_phase(&mut self) {
        let later = &self.walk.steps()[self.step..];
        let next = later.iter().position(|step| !step.is_in_phase_of(self.step()));
        self.go_to(self.step + next.unwrap_or(later.len()), self.whole_or_asked());
    }

    /// To the first step of this phase, or if already there, of the previous one.
    pub fn previous_phase(&mut self) {
        let steps = self.walk.steps();
        let start_of = |at: usize| {
            let before = steps[..at].iter().rposition(|step| !step.is_in_phase_of(&steps[at]));
            before.map_or(0, |before| before + 1)
        };
        let own = start_of(self.step);
        let target = if own < self.step { own } else { start_of(own.saturating_sub(1)) };
        self.go_to(target, self.whole_or_asked());
    }

    /// The step is shown completely, but a lecture first asks for its number.
    pub(in crate::tui) fn whole_or_asked(&self) -> StartAt {
        if self.lecture().is_some() { StartAt::FirstLine } else { StartAt::LastLine }
    }

    /// Selects the part this many places further on; after the last one, none.
    pub fn choose(&mut self, direction: Turn) {
        let count = self.parts().len();
        if count == 0 {
            self.notice = Some("This step has no parts to highlight.".to_owned());
            return;
        }
        self.factor = match (direction, self.factor) {
            (Turn::On, None) => Some(0),
            (Turn::On, Some(at)) => (at + 1 < count).then_some(at + 1),
            (Turn::Back, None) => Some(count - 1),
            (Turn::Back, Some(at)) => at.checked_sub(1),
        };
    }
}
