//! Drawing a hunt from a seed: numbers for the network, and a slip that shows in them.
//!
//! All choices are words of the ChaCha8 generator of the seed, modulo the number of choices, so that a hunt is the same
//! on every machine. A slip is tried on numbers that are good to work with by hand; which level it is on is worked out
//! from what it does to them.

use std::{collections::BTreeMap, sync::Arc};

use rand::{Rng, SeedableRng, rngs::ChaCha8Rng};

use super::{Explanation, Family, Hunt, Level, Standing, shows, standings};
use crate::reading::letters::document::HIDDEN;
use crate::{
    formula::{Digits, digits::significant},
    homework::{
        answers::Typed,
        catalogue::{Candidate, Catalogue},
        done_and_right::statements,
        exercise::{LARGEST_NET_INPUT, SMALLEST_DERIVATIVE, SMALLEST_NET_INPUT},
        slip::Extent,
    },
    quantity::{Quantity, Unit, Variable},
    reading::{QuantityMap, Reading, Resolver},
    scenario::Scenario,
    walk::{Phase, Walk},
};

/// Numbers that are drawn for one hunt at most.
const MOST_DRAWN: usize = 60;
/// After so many draws any numbers will do: layers of many units have none that are good in every respect.
const MOST_CHOOSY: usize = 30;
/// Ways to make one slip that are tried on the same numbers.
const MOST_VARIANTS: usize = 4;

/// The hunts on one kind of network.
pub struct Hunts {
    /// An exercise on such a network, with one sample.
    kind: Scenario,
    catalogue: Catalogue,
    /// The phase of each number that is shown at a step.
    phases: QuantityMap<Phase>,
    /// The ways to make each slip, by its name.
    slips: Vec<Vec<usize>>,
}

impl std::fmt::Debug for Hunts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Hunts").field("kind", &self.kind).finish_non_exhaustive()
    }
}

impl Hunts {
    /// The hunts on networks like that of a scenario, with its learning rate; its other numbers do not matter.
    #[must_use]
    pub fn on(scenario: &Scenario) -> Self {
        let kind = scenario.only(0);
        let catalogue = Catalogue::of(&kind);
        let steps = Walk::unchecked(kind.clone(), &catalogue.right);
        let phases = steps.steps().iter().filter_map(|step| Some((step.quantity()?, step.phase))).collect();
        let mut slips = BTreeMap::<&str, Vec<usize>>::new();
        for (place, candidate) in catalogue.formulas().iter().enumerate() {
            // A name of several slips at once.
            if !candidate.slip.id.contains('+') {
                slips.entry(candidate.slip.id).or_default().push(place);
            }
        }
        Self { kind, catalogue, phases, slips: slips.into_values().collect() }
    }

    /// The hunt of a seed; nothing where no slip shows in such a network.
    #[must_use]
    pub fn hunt(&self, seed: u64) -> Option<Hunt> {
        let wanted = Level::of_seed(seed);
        self.hunt_on(seed, &[wanted]).or_else(|| self.hunt_on(seed, &Level::ALL))
    }

    fn hunt_on(&self, seed: u64, levels: &[Level]) -> Option<Hunt> {
        let mut words = ChaCha8Rng::seed_from_u64(seed);
        (0..MOST_DRAWN).find_map(|draw| {
            let scenario = self.kind.redrawn(words.next_u64());
            let right = self.catalogue.right_values(&scenario);
            if draw < MOST_CHOOSY && !self.are_good(&right) {
                return None;
            }
            let numbers = Numbers { scenario, right };
            let mut slips: Vec<&Vec<usize>> = self.slips.iter().collect();
            shuffle(&mut slips, &mut words);
            slips.into_iter().find_map(|ways| self.with_one_of(ways, &numbers, levels, seed, &mut words))
        })
    }

    /// A hunt with a slip that is made in one of several ways.
    fn with_one_of(
        &self,
        ways: &[usize],
        numbers: &Numbers,
        levels: &[Level],
        seed: u64,
        words: &mut ChaCha8Rng,
    ) -> Option<Hunt> {
        let mut ways: Vec<&Candidate> = ways.iter().map(|place| &self.catalogue.formulas()[*place]).collect();
        shuffle(&mut ways, words);
        let fitting = ways.into_iter().filter(|candidate| levels.iter().any(|level| self.may_be_on(candidate, *level)));
        let mut hunts = fitting.take(MOST_VARIANTS).filter_map(|candidate| {
            let place = Place::drawn(candidate, levels, words);
            self.with(candidate, place, numbers, seed).filter(|hunt| levels.contains(&hunt.level))
        });
        hunts.next()
    }

    /// Whether a slip may come out on a level, by the formulas that it is made in.
    fn may_be_on(&self, candidate: &Candidate, level: Level) -> bool {
        let mut levels =
            candidate.replaced.iter().filter_map(|quantity| Some(Level::of(*self.phases.get(quantity)?, 1)));
        match level {
            Level::Forward => levels.any(|own| own == level),
            // In several formulas, too, it may be made in one of them only.
            Level::OneFormula | Level::WholeLayer => {
                levels.clone().any(|own| own == Level::OneFormula) && levels.all(|own| own != Level::Forward)
            }
            Level::Update => levels.all(|own| own == level),
        }
    }

    /// The hunt for a slip, if it shows in these numbers.
    fn with(&self, candidate: &Candidate, place: Place, numbers: &Numbers, seed: u64) -> Option<Hunt> {
        let Numbers { scenario, right } = numbers;
        let mut wrong = self.shown(&candidate.replaced, &right.over_reading(&candidate.reading), right);
        if let Place::One(word) = place {
            wrong = vec![*wrong.get(word.checked_rem(wrong.len() as u64)? as usize)?];
        }
        let mut replaced = wrong.clone();
        // The loss with the new weights is worked out as the loss was.
        replaced.extend(candidate.replaced.iter().filter(|quantity| **quantity == Quantity::LossAfter));
        let sheet = Reading::clone(&self.catalogue.right).with_cells_of(&candidate.reading, &replaced);
        let walk = Walk::unchecked(scenario.clone(), &sheet);
        if self.shown(&wrong, walk.exact(), right) != wrong
            || !self.phases.keys().all(|quantity| is_finite(&walk, *quantity))
        {
            return None;
        }
        let standings = standings(&walk, right, &wrong);
        let first = standings.iter().position(|standing| matches!(standing, Standing::Wrong | Standing::Follows))?;
        let step = walk.steps().get(first)?;
        let quantity = step.quantity()?;
        let (number, expected) = (walk.exact().get(quantity)?, right.get(quantity)?);
        if standings[first] != Standing::Wrong || !shows(number, expected) {
            return None;
        }
        let typed = Typed::read(&significant(number, Digits::default().count())).ok()??;
        let explanation = Explanation {
            id: candidate.slip.id,
            title: candidate.title().to_owned(),
            expected,
            used: statements(&right.over_reading(&Arc::new(sheet)), quantity, &typed),
            correct: statements(right, quantity, &typed),
            elsewhere: wrong.len() - 1,
        };
        let level = Level::of(step.phase, wrong.len());
        let family = self.family(&walk, quantity)?;
        Some(Hunt { seed, level, walk, standings, first, family, explanation })
    }

    /// Those of some quantities whose formulas give, over these values, another number than the correct formulas would.
    fn shown(&self, replaced: &[Quantity], values: &Resolver, right: &Resolver) -> Vec<Quantity> {
        let all = self.phases.keys().filter_map(|quantity| Some((*quantity, values.get(*quantity)?)));
        let correct = right.with_overrides(all.collect::<QuantityMap<f64>>());
        let differs = |quantity: &Quantity| {
            let numbers = values.get(*quantity).zip(correct.worked_out(*quantity));
            numbers.is_some_and(|(number, correct)| shows(number, correct))
        };
        let mut seen = QuantityMap::default();
        let each_once = replaced.iter().copied().filter(|quantity| seen.insert(*quantity, ()).is_none());
        each_once.filter(|quantity| self.phases.contains_key(quantity) && differs(quantity)).collect()
    }

    /// The steps whose correct formulas are written by the law of a quantity.
    fn family(&self, walk: &Walk, quantity: Quantity) -> Option<Family> {
        let law = |quantity: Quantity| self.catalogue.right.cell(quantity).map(|cell| cell.law.of);
        let own = law(quantity)?;
        let steps = walk.steps().iter().enumerate();
        let alike = steps.filter(|(_, step)| step.quantity().and_then(law) == Some(own)).map(|(place, _)| place);
        let alike: Vec<usize> = alike.collect();
        Some(Family { first: *alike.first()?, last: *alike.last()?, count: alike.len() })
    }

    /// Whether numbers are good to work with by hand: no unit is flat, no derivative is next to nothing.
    fn are_good(&self, right: &Resolver) -> bool {
        let kink = self.kind.architecture().hidden.in_layer(1).kink().map(|kink| kink.at);
        self.phases.keys().all(|quantity| {
            let number = right.get(*quantity).unwrap_or(f64::NAN);
            match (quantity, kink) {
                (Quantity::NetInput(Unit { layer: HIDDEN, .. }), Some(kink)) => {
                    (kink + SMALLEST_NET_INPUT..=LARGEST_NET_INPUT).contains(&number)
                }
                (Quantity::NetInput(_), _) => number.abs() <= LARGEST_NET_INPUT,
                (Quantity::Partial { of: Variable::Loss, .. }, _) => number.abs() >= SMALLEST_DERIVATIVE,
                _ => number.is_finite(),
            }
        })
    }
}

fn is_finite(walk: &Walk, quantity: Quantity) -> bool {
    walk.exact().get(quantity).is_some_and(f64::is_finite)
}

/// Numbers of an exercise, and what is right for them.
struct Numbers {
    scenario: Scenario,
    right: Resolver,
}

/// In which of the formulas that a slip replaces it is made.
#[derive(Debug, Clone, Copy)]
enum Place {
    /// In all.
    Everywhere,
    /// In one, which a word of the generator chooses.
    One(u64),
}

impl Place {
    fn drawn(candidate: &Candidate, levels: &[Level], words: &mut ChaCha8Rng) -> Self {
        let word = words.next_u64();
        // A law that is written for a whole table says what was done with all of it.
        let is_of_one_law = candidate.variant.changes.len() == 1 && candidate.variant.extent == Extent::EachNumber;
        let is_made_once = match levels {
            [Level::OneFormula] => true,
            [Level::Forward] => word.is_multiple_of(2),
            _ => false,
        };
        if is_of_one_law && is_made_once { Self::One(words.next_u64()) } else { Self::Everywhere }
    }
}

/// Puts things into an order that the generator draws.
fn shuffle<T>(things: &mut [T], words: &mut ChaCha8Rng) {
    for place in (1..things.len()).rev() {
        let other = words.next_u64() % (place as u64 + 1);
        things.swap(place, other as usize);
    }
}
