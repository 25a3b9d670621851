//! A hunt: the calculation of one training step with one slip in it, whose first wrong number is to be found.
//!
//! The slip is one of the catalogue. Every number after it is worked out from the wrong one. Where the numbers hide it,
//! there is no hunt: the first wrong number is wrong in the digits that are shown.

mod draw;

pub use draw::Hunts;

use crate::{
    formula::{Digits, Statement, digits::significant},
    quantity::Quantity,
    reading::Resolver,
    walk::{Phase, Walk},
};

/// How hard a slip is to find, by where it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// In the forward pass or the loss.
    Forward,
    /// In one formula of the backward pass.
    OneFormula,
    /// In several formulas of the backward pass that are written by the same law.
    WholeLayer,
    /// Only in the new weights.
    Update,
}

impl Level {
    /// All levels, the easiest first.
    pub const ALL: [Self; 4] = [Self::Forward, Self::OneFormula, Self::WholeLayer, Self::Update];

    /// Its number, from 1.
    #[must_use]
    pub fn number(self) -> u8 {
        match self {
            Self::Forward => 1,
            Self::OneFormula => 2,
            Self::WholeLayer => 3,
            Self::Update => 4,
        }
    }

    /// The level that the hunt of a seed is on, if the network has slips on all: seeds 1 to 4 go from the first to the
    /// last, and so on.
    #[must_use]
    pub fn of_seed(seed: u64) -> Self {
        match seed % 4 {
            1 => Self::Forward,
            2 => Self::OneFormula,
            3 => Self::WholeLayer,
            _ => Self::Update,
        }
    }

    /// The level of a slip: where its first wrong number is, and how many formulas it is made in.
    fn of(phase: Phase, formulas: usize) -> Self {
        match (phase, formulas) {
            (Phase::Given | Phase::Forward | Phase::Loss, _) => Self::Forward,
            (Phase::Backward(_), 1) => Self::OneFormula,
            (Phase::Backward(_), _) => Self::WholeLayer,
            (Phase::AllSamples | Phase::Update | Phase::After, _) => Self::Update,
        }
    }
}

/// What a step of a hunt is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It has no number of its own to be wrong.
    NoNumber,
    /// Its number is right, as far as it is shown.
    Right,
    /// Its number is wrong, and follows correctly from wrong ones before it.
    Follows,
    /// Its own formula is wrong.
    Wrong,
}

/// What is said of a step that was marked as the first wrong one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guess {
    /// It is the first wrong one.
    Found,
    /// Its own formula is wrong too, but one before it already is.
    WrongLater,
    /// It follows correctly from a wrong one before it.
    Follows,
    /// It is right.
    Right,
    /// It has no number of its own.
    NoNumber,
}

/// What was done at the first wrong number.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The slip's name in the catalogue.
    pub id: &'static str,
    /// What was done, in a few words.
    pub title: String,
    /// The number as it should be.
    pub expected: f64,
    /// The formula as it was done, what differs marked, and its numbers.
    pub used: Vec<Statement>,
    /// The correct formula, and its numbers.
    pub correct: Vec<Statement>,
    /// In how many other formulas the same slip was made.
    pub elsewhere: usize,
}

/// Some steps in a row of the same kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Family {
    /// The first of them.
    pub first: usize,
    /// The last.
    pub last: usize,
    /// How many they are: there may be others between.
    pub count: usize,
}

/// A calculation with a slip in it.
#[derive(Debug, Clone)]
pub struct Hunt {
    seed: u64,
    level: Level,
    walk: Walk,
    standings: Vec<Standing>,
    first: usize,
    family: Family,
    explanation: Explanation,
}

impl Hunt {
    /// The number that it was drawn by.
    #[must_use]
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// How hard it is.
    #[must_use]
    pub fn level(&self) -> Level {
        self.level
    }

    /// The calculation, whose values are those with the slip.
    #[must_use]
    pub fn walk(&self) -> &Walk {
        &self.walk
    }

    /// The step with the first wrong number.
    #[must_use]
    pub fn first(&self) -> usize {
        self.first
    }

    /// What each step is.
    #[must_use]
    pub fn standings(&self) -> &[Standing] {
        &self.standings
    }

    /// The steps of the same kind as the first wrong one, itself among them.
    #[must_use]
    pub fn family(&self) -> Family {
        self.family
    }

    /// What was done at the first wrong number.
    #[must_use]
    pub fn explanation(&self) -> &Explanation {
        &self.explanation
    }

    /// What is said of a step that is marked as the first wrong one.
    #[must_use]
    pub fn guess(&self, step: usize) -> Guess {
        match self.standings.get(step) {
            _ if step == self.first => Guess::Found,
            Some(Standing::Wrong) => Guess::WrongLater,
            Some(Standing::Follows) => Guess::Follows,
            Some(Standing::Right) => Guess::Right,
            Some(Standing::NoNumber) | None => Guess::NoNumber,
        }
    }
}

/// What two right ways to one number may differ by.
const NOISE: f64 = 1e-11;

/// Whether two numbers differ as they are shown: by more than one in the last of four significant digits.
#[must_use]
pub fn shows(one: f64, other: f64) -> bool {
    let digits = Digits::default().count();
    let shown = [one, other].map(|value| significant(value, digits).parse::<f64>().unwrap_or(f64::NAN));
    let largest = shown[0].abs().max(shown[1].abs());
    // As many places as there are digits behind the first, from where that stands. Of 0 there is none.
    let behind_the_first = digits.saturating_sub(1) as f64;
    let last_place = 10f64.powf(largest.log10().floor() - behind_the_first);
    // A difference of exactly one in the last place may come out a little larger.
    (one - other).abs() > NOISE && (shown[0] - shown[1]).abs() > 1.5 * last_place
}

/// What each step of a calculation is, besides the correct numbers of the same scenario. The formulas of `wrong` have a
/// slip in them.
fn standings(walk: &Walk, right: &Resolver, wrong: &[Quantity]) -> Vec<Standing> {
    let standing = |quantity: Quantity| {
        let numbers = walk.exact().get(quantity).zip(right.get(quantity));
        match numbers {
            _ if wrong.contains(&quantity) => Standing::Wrong,
            Some((number, right)) if shows(number, right) => Standing::Follows,
            _ => Standing::Right,
        }
    };
    walk.steps().iter().map(|step| step.quantity().map_or(Standing::NoNumber, standing)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_in_the_last_place_is_rounding_and_two_are_a_difference() {
        assert!(!shows(0.1234, 0.1235) && !shows(0.12344, 0.12353) && !shows(0.0, 0.0) && !shows(0.0, 1e-17));
        assert!(shows(0.1234, 0.1236) && shows(-0.5, 0.5) && shows(0.0, 1e-9) && shows(1.0, 0.998));
    }

    #[test]
    fn four_seeds_in_a_row_go_through_the_levels() {
        assert_eq!([1, 2, 3, 4].map(Level::of_seed), Level::ALL);
        assert_eq!([5, 0].map(|seed| Level::of_seed(seed).number()), [1, 4]);
    }
}
