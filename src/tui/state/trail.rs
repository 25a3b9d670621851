//! Following the chain: from a part of a formula to the step where it was calculated, and back.

use super::{StartAt, State};
use crate::{
    formula::FactorLabel,
    quantity::Quantity,
    tui::keys::{Command, key_of},
    walk::Topic,
};

/// A step that was left to follow one of its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Left {
    step: usize,
    stage: usize,
    factor: Option<usize>,
    part: FactorLabel,
}

impl State {
    /// Goes to the step where the selected part was calculated; without a selected part, one line forward.
    pub fn follow(&mut self) {
        let Some(part) = self.chosen() else { return self.forward() };
        let quantities = self.quantities_in_parts().into_iter().filter(|(label, _)| *label == part);
        let quantities: Vec<Quantity> = quantities.flat_map(|(_, quantities)| quantities).collect();
        let walk = self.walk();
        let place = |quantity: &Quantity| {
            let place = walk.find_near(self.step(), *quantity)?;
            let is_own = walk.steps()[place].topic == Topic::Quantity(*quantity);
            (is_own && place != self.position()).then_some(place)
        };
        match quantities.iter().find_map(place) {
            Some(place) => {
                let mut trail = std::mem::take(&mut self.trail);
                trail.push(Left { step: self.step, stage: self.stage, factor: self.factor, part });
                self.go_to(place, StartAt::LastLine);
                self.trail = trail;
            }
            None => {
                let [raise, lower] = [Command::Raise, Command::Lower].map(key_of);
                self.notice =
                    Some(format!("Part {} has only given numbers. {raise} and {lower} change them.", part.letters()));
            }
        }
    }

    /// Back to the step that was left last; without any, one line back.
    pub fn go_back(&mut self) {
        let Some(left) = self.trail.pop() else { return self.backward() };
        let trail = std::mem::take(&mut self.trail);
        self.go_to(left.step, StartAt::LastLine);
        self.stage = left.stage;
        self.factor = left.factor;
        self.trail = trail;
    }

    /// The steps that were left, the earliest first, each with the letters of the part that was followed.
    pub fn trail(&self) -> impl Iterator<Item = (String, FactorLabel)> {
        self.trail.iter().map(|left| (self.walk.steps()[left.step].name(), left.part))
    }
}
