//! The losses of all steps, and the weights of some.

/// The most weights that are kept, in numbers: a few megabytes.
const MOST_NUMBERS: usize = 1 << 19;

/// The fewest sets of weights for which there is room, however large a network is.
const FEWEST_SETS: usize = 64;

/// The record of a run. The weights of a hundred thousand steps are too many to keep; those of every n-th step are
/// enough to train again from.
#[derive(Clone, Debug)]
pub(super) struct History {
    losses: Vec<f64>,
    /// The weights of step 0 and of every n-th step after it.
    kept: Vec<Vec<f64>>,
    every: usize,
    most: usize,
}

impl History {
    /// An empty one for networks with this number of weights.
    pub(super) fn of(weights: usize) -> Self {
        let most = (MOST_NUMBERS / weights.max(1)).clamp(FEWEST_SETS, 1024);
        Self { losses: Vec::new(), kept: Vec::new(), every: 1, most }
    }

    /// Adds the next step.
    pub(super) fn add(&mut self, loss: f64, weights: &[f64]) {
        let step = self.losses.len();
        self.losses.push(loss);
        if !step.is_multiple_of(self.every) {
            return;
        }
        if self.kept.len() == self.most {
            self.keep_every_other();
        }
        if step.is_multiple_of(self.every) {
            self.kept.push(weights.to_vec());
        }
    }

    fn keep_every_other(&mut self) {
        let mut place = 0;
        self.kept.retain(|_| {
            place += 1;
            place % 2 == 1
        });
        self.every *= 2;
    }

    pub(super) fn losses(&self) -> &[f64] {
        &self.losses
    }

    /// The steps whose weights are kept, with them.
    pub(super) fn kept(&self) -> impl DoubleEndedIterator<Item = (usize, &[f64])> {
        self.kept.iter().enumerate().map(|(place, weights)| (place * self.every, &**weights))
    }

    /// The last step up to this one whose weights are kept, with them.
    pub(super) fn before(&self, step: usize) -> Option<(usize, &[f64])> {
        let place = (step / self.every).min(self.kept.len().checked_sub(1)?);
        Some((place * self.every, &self.kept[place]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn however_many_steps_there_are_a_bounded_number_of_weights_is_kept_evenly() {
        let weights = |step: usize| vec![step as f64; MOST_NUMBERS];
        let mut history = History::of(MOST_NUMBERS);
        assert_eq!(history.most, FEWEST_SETS);
        // Kept small here, as the sets are large.
        history.most = 4;
        for step in 0..23 {
            history.add(0.0, &weights(step)[..2]);
            let kept: Vec<(usize, f64)> = history.kept().map(|(step, weights)| (step, weights[0])).collect();
            assert!(kept.len() <= 4 && kept[0].0 == 0);
            assert!(kept.iter().all(|(step, weight)| *step as f64 == *weight), "{kept:?}");
            assert!(kept.windows(2).all(|two| two[1].0 - two[0].0 == history.every), "{kept:?}");
            let (before, weights) = history.before(step).unwrap();
            assert!(before <= step && step - before < history.every && weights[0] == before as f64);
        }
        assert_eq!((history.losses().len(), history.every), (23, 8));
    }
}
