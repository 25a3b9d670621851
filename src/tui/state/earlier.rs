//! The training steps before the one that is walked, kept as no more than their weights: a walk of large layers takes
//! megabytes, and is made again when it is looked at.

use crate::{network::Weights, scenario::Scenario};

/// The training steps before this one, the latest last.
#[derive(Debug, Clone, Default)]
pub(super) struct Earlier {
    /// The exercise before the first update, with its numbers as they were typed.
    first: Option<Scenario>,
    /// The weights before each further update.
    further: Vec<Weights>,
}

impl Earlier {
    /// How many there are.
    pub(super) fn count(&self) -> usize {
        usize::from(self.first.is_some()) + self.further.len()
    }

    /// The exercise before the first update.
    pub(super) fn first(&self) -> Option<&Scenario> {
        self.first.as_ref()
    }

    /// Takes in the exercise that an update is applied to.
    pub(super) fn push(&mut self, scenario: &Scenario) {
        match self.first {
            None => self.first = Some(scenario.clone()),
            Some(_) => self.further.push(scenario.network().weights().clone()),
        }
    }

    /// The exercise before the last update, which is taken back.
    pub(super) fn pop(&mut self) -> Option<Scenario> {
        match (self.further.pop(), &self.first) {
            (Some(weights), Some(first)) => Some(first.with_weights(&weights)),
            _ => self.first.take(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{reading::ReadingKind, walk::Walk};

    #[test]
    fn each_training_step_comes_back_as_it_was() {
        let mut earlier = Earlier::default();
        let mut scenarios = vec![Scenario::load("textbook").unwrap()];
        for _ in 0..4 {
            let scenario = scenarios.last().unwrap();
            let next = Walk::new(scenario.clone()).stepped(ReadingKind::Exact).unwrap();
            earlier.push(scenario);
            scenarios.push(next);
        }
        scenarios.pop();
        assert_eq!(earlier.count(), 4);
        while let Some(scenario) = scenarios.pop() {
            assert_eq!(earlier.pop(), Some(scenario));
        }
        assert_eq!((earlier.pop(), earlier.count()), (None, 0));
    }
}
