//! A hunt on the screen: which steps were marked as the first wrong one, which hints were looked up, how it ended.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    homework::hunt::{Family, Guess, Hunt, Hunts},
    walk::Step,
};

/// What a hint reveals about the first wrong number, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hint {
    /// Its phase.
    Phase,
    /// The group of numbers of its kind.
    Family,
    /// Its step.
    Step,
    /// Its step and the slip: the hunt is given up.
    Answer,
}

impl Hint {
    const ALL: [Self; 4] = [Self::Phase, Self::Family, Self::Step, Self::Answer];
}

/// The state of a hunt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// The first wrong number is looked for.
    Open,
    /// It was found.
    Found,
    /// It was looked up.
    GivenUp,
}

/// One hunt.
#[derive(Debug, Clone)]
pub struct Hunting {
    hunts: Arc<Hunts>,
    hunt: Hunt,
    marked: BTreeMap<usize, Guess>,
    hint: Option<Hint>,
}

impl Hunting {
    /// The hunt of a seed, at its beginning; `None` where no slip shows in such a network.
    #[must_use]
    pub fn new(hunts: Arc<Hunts>, seed: u64) -> Option<Self> {
        let hunt = hunts.hunt(seed)?;
        Some(Self { hunts, hunt, marked: BTreeMap::new(), hint: None })
    }

    /// Another hunt on the same kind of network.
    #[must_use]
    pub fn another(&self, seed: u64) -> Option<Self> {
        Self::new(Arc::clone(&self.hunts), seed)
    }

    /// The calculation with the slip.
    #[must_use]
    pub fn hunt(&self) -> &Hunt {
        &self.hunt
    }

    /// The state of the hunt.
    #[must_use]
    pub fn progress(&self) -> Progress {
        if self.hint == Some(Hint::Answer) {
            Progress::GivenUp
        } else if self.marked.values().any(|guess| *guess == Guess::Found) {
            Progress::Found
        } else {
            Progress::Open
        }
    }

    /// Marks a step as the first wrong one. A step without a number is no guess.
    pub fn mark(&mut self, step: usize) -> Guess {
        let guess = self.hunt.guess(step);
        if guess != Guess::NoNumber {
            self.marked.insert(step, guess);
        }
        guess
    }

    /// The verdict on a step that was marked.
    #[must_use]
    pub fn marked(&self, step: usize) -> Option<Guess> {
        self.marked.get(&step).copied()
    }

    /// Whether there is a verdict on a step: it was marked, or is known to be the first wrong one.
    #[must_use]
    pub fn says_something_of(&self, step: usize) -> bool {
        self.marked(step).is_some() || self.progress() != Progress::Open && step == self.hunt.first()
    }

    /// The number of marked steps that are not the first wrong one.
    #[must_use]
    pub fn wrong_guesses(&self) -> usize {
        self.marked.values().filter(|guess| **guess != Guess::Found).count()
    }

    /// The hint that was looked up last.
    #[must_use]
    pub fn hint(&self) -> Option<Hint> {
        self.hint
    }

    /// The number of hints looked up, not counting the answer.
    #[must_use]
    pub fn hints(&self) -> usize {
        self.possible_hints().filter(|hint| Some(*hint) <= self.hint && *hint != Hint::Answer).count()
    }

    /// The next hint, as long as the number has not been found.
    #[must_use]
    pub fn next_hint(&self) -> Option<Hint> {
        match self.progress() {
            Progress::Open => self.possible_hints().find(|hint| Some(*hint) > self.hint),
            Progress::Found | Progress::GivenUp => None,
        }
    }

    /// If a number is the only one of its kind, the kind reveals the step.
    fn possible_hints(&self) -> impl Iterator<Item = Hint> {
        let is_alone = self.hunt.family().count == 1;
        Hint::ALL.into_iter().filter(move |hint| *hint != Hint::Family || !is_alone)
    }

    /// Looks up the next hint, if there is one.
    pub fn look_up(&mut self) -> Option<Hint> {
        let next = self.next_hint()?;
        self.hint = Some(next);
        Some(next)
    }

    /// The text of a hint.
    #[must_use]
    pub fn told_by(&self, hint: Hint) -> String {
        let steps = self.hunt.walk().steps();
        let name = |step: usize| steps.get(step).map(Step::name).unwrap_or_default();
        let first = self.hunt.first();
        match hint {
            Hint::Phase => {
                let phase = steps.get(first).map(|step| step.phase.title(step.output)).unwrap_or_default();
                format!("The first wrong number is in the phase {phase}.")
            }
            Hint::Family => {
                let Family { first, last, count } = self.hunt.family();
                format!("It is one of the {count} numbers from {} to {}.", name(first), name(last))
            }
            Hint::Step | Hint::Answer => format!("It is {}, step {}.", name(first), first + 1),
        }
    }
}

/// The verdict on a step that was marked as the first wrong one.
#[must_use]
pub fn said_of(guess: Guess) -> &'static str {
    match guess {
        Guess::Found => "This is the first wrong number.",
        Guess::WrongLater => "This formula is wrong too, but there is a wrong number before it.",
        Guess::Follows => "This number follows correctly from a wrong one before it.",
        Guess::Right => "This number is right.",
        Guess::NoNumber => "This step has no number of its own.",
    }
}
