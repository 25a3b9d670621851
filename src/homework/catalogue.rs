//! All slips that can be made in a network, each as a reading of its own.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use super::{
    chain,
    rare::Rare,
    slip::{Change, Sheet, Slip, Variant},
    slips,
    verdict::Kind,
};
use crate::{
    network::Reduction,
    quantity::Quantity,
    reading::{Dependent, QuantityMap, Reading, Resolver, Shape},
    scenario::Scenario,
};

/// Whose laws a slip is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    /// Those of the one sample, or of what several have in common.
    Whole,
    /// Those of each of several samples.
    EachSample,
}

/// One way to make a slip, worked out for a network.
pub(super) struct Candidate {
    pub(super) slip: &'static Slip,
    pub(super) variant: Variant,
    pub(super) level: Level,
    pub(super) kind: Kind,
    /// The right laws with the slip in them.
    pub(super) reading: Arc<Reading>,
    /// The quantities whose laws it replaces.
    pub(super) replaced: Vec<Quantity>,
    /// Its place in the catalogue; nothing where it was made for one answer.
    pub(super) place: Option<usize>,
    /// What it replaces and all that comes from that, once it is asked.
    changed: OnceLock<Arc<[Dependent]>>,
}

impl Candidate {
    /// What values come to with the slip in the laws that they are worked out by.
    pub(super) fn over(&self, right: &Resolver) -> Resolver {
        match self.level {
            Level::Whole => right.over_changed(&self.reading, self.changed()),
            Level::EachSample => right.with_samples_over(&self.reading),
        }
    }

    /// What was done, in a few words.
    pub(super) fn title(&self) -> &str {
        self.variant.title.as_deref().unwrap_or(self.slip.title)
    }

    /// The same slip, made nowhere but in the laws of these quantities.
    pub(super) fn only_in(&self, right: &Reading, quantities: &[Quantity]) -> Self {
        let reading = Arc::new(right.clone().with_cells_of(&self.reading, quantities));
        Self {
            slip: self.slip,
            variant: self.variant.clone(),
            level: self.level,
            kind: self.kind,
            reading,
            replaced: quantities.to_vec(),
            place: None,
            changed: OnceLock::new(),
        }
    }

    /// The same slip under a title of its own.
    pub(super) fn called(self, title: String) -> Self {
        Self { variant: self.variant.called(title), ..self }
    }

    /// The laws of several slips, each of them in those of some quantities, under the name of this one.
    pub(super) fn only_in_all<'a>(
        &self,
        right: &Reading,
        laws: impl Iterator<Item = (&'a Candidate, Vec<Quantity>)>,
    ) -> Self {
        let mut reading = right.clone();
        let mut replaced = Vec::new();
        for (candidate, quantities) in laws {
            reading = reading.with_cells_of(&candidate.reading, &quantities);
            replaced.extend(quantities);
        }
        replaced.sort_unstable();
        replaced.dedup();
        Self { reading: Arc::new(reading), replaced, ..self.only_in(right, &[]) }
    }

    /// The quantities that may come to something else with the slip.
    pub(super) fn changed(&self) -> &[Dependent] {
        self.changed.get_or_init(|| self.reading.dependents_of_replaced(&self.replaced))
    }
}

/// More samples than these are not gone through slip by slip: nobody works so many out by hand.
const MOST_SAMPLES: usize = 16;

/// The right laws of a network, and every slip in them.
pub(super) struct Catalogue {
    pub(super) right: Arc<Reading>,
    /// Of several samples, the right laws of each.
    pub(super) right_of_each: Option<Arc<Reading>>,
    /// The laws of one sample in the forms that keep the most digits.
    exact_of_each: Arc<Reading>,
    /// How many samples the step is made on, and how their losses become one.
    samples: usize,
    reduction: Reduction,
    /// The slips in formulas, of the laws of several units in all of them.
    formulas: Family,
    /// Those of them that are in the laws of each of several samples.
    in_each_sample: Vec<usize>,
    /// Slips that are looked for only where those above explain nothing, once they are.
    rare: OnceLock<Rare>,
    /// Slips in adding up.
    sums: Family,
    /// Two slips in one formula.
    pairs: Family,
    /// The right laws with two slips in them, once they were asked for, as many as there is room for.
    both: Mutex<Pairs>,
}

/// With more laws in its slips than this, a catalogue is kept for one exercise only.
const MOST_LAWS_OF_MANY: usize = 20_000;

/// So many laws of pairs of slips are kept for the next sheets.
const MOST_LAWS_IN_PAIRS: usize = 20_000;

/// The right laws with two slips in them.
#[derive(Default)]
struct Pairs {
    /// By the places of the slips.
    readings: HashMap<[Option<usize>; 2], Arc<Reading>>,
    /// How many of their laws are not the right ones.
    laws: usize,
}

/// Slips that are looked for together.
pub(super) struct Family {
    /// The place of the first in the catalogue.
    first: usize,
    candidates: Vec<Candidate>,
    /// Which of them replace the law of a quantity.
    by_quantity: QuantityMap<Vec<usize>>,
}

impl Family {
    /// The candidates in the places from `first` on.
    pub(super) fn of(first: usize, mut candidates: Vec<Candidate>) -> Self {
        let mut by_quantity = QuantityMap::<Vec<usize>>::default();
        for (at, candidate) in candidates.iter_mut().enumerate() {
            candidate.place = Some(first + at);
            for quantity in &candidate.replaced {
                by_quantity.entry(*quantity).or_default().push(at);
            }
        }
        Self { first, candidates, by_quantity }
    }

    /// The place behind the last.
    pub(super) fn end(&self) -> usize {
        self.first + self.candidates.len()
    }

    fn at(&self, place: usize) -> Option<&Candidate> {
        self.candidates.get(place.checked_sub(self.first)?)
    }

    /// Those that replace the law of one of these quantities, each once, in their order; and those in `besides`.
    pub(super) fn touching(&self, quantities: &[Quantity], besides: &[usize]) -> Vec<&Candidate> {
        let touching = quantities.iter().filter_map(|quantity| self.by_quantity.get(quantity)).flatten();
        let mut places: Vec<usize> = touching.chain(besides).copied().collect();
        places.sort_unstable();
        places.dedup();
        places.into_iter().map(|at| &self.candidates[at]).collect()
    }
}

impl Catalogue {
    /// The catalogue for a scenario's network.
    pub(super) fn of(scenario: &Scenario) -> Self {
        let shape = Shape::of(scenario);
        let samples = scenario.samples().len();
        let exact = || Reading::exact(&scenario.only(0));
        let exact_of_each = Arc::new(exact());
        let of_one = Arc::new(exact().with_laws(chain::laws(shape)).compiled());
        let (right, right_of_each) = match samples {
            1 => (of_one, None),
            _ => (Arc::new(Reading::of_samples(scenario).compiled()), Some(of_one)),
        };
        let sheet = Sheet { shape, samples, reduction: scenario.reduction(), right: &right };
        let mut formulas = candidates(Kind::Formula, slips::of(Kind::Formula), &sheet, Level::Whole);
        let whole = formulas.len();
        if let Some(of_each) = right_of_each.as_ref().filter(|_| samples <= MOST_SAMPLES) {
            let of_one = Sheet { samples: 1, right: of_each, ..sheet };
            formulas.extend(candidates(Kind::Formula, slips::of(Kind::Formula), &of_one, Level::EachSample));
        }
        let in_each_sample = (whole..formulas.len()).collect();
        let formulas = Family::of(0, formulas);
        let in_sums = candidates(Kind::Arithmetic, slips::of(Kind::Arithmetic), &sheet, Level::Whole);
        let sums = Family::of(formulas.end(), in_sums);
        let pairs = Family::of(sums.end(), candidates(Kind::Pair, slips::of(Kind::Pair), &sheet, Level::Whole));
        let reduction = scenario.reduction();
        let (rare, both) = (OnceLock::new(), Mutex::default());
        Self {
            right,
            right_of_each,
            exact_of_each,
            samples,
            reduction,
            formulas,
            in_each_sample,
            rare,
            sums,
            pairs,
            both,
        }
    }

    /// The slips that are looked for only where no other explains the numbers.
    fn rare(&self) -> &Rare {
        self.rare.get_or_init(|| {
            let whole = Sheet {
                shape: self.right.shape(),
                samples: self.samples,
                reduction: self.reduction,
                right: &self.right,
            };
            let each_sample = self.right_of_each.as_ref().filter(|_| self.samples <= MOST_SAMPLES);
            let each_sample = each_sample.map(|of_each| Sheet { samples: 1, right: of_each, ..whole });
            Rare::among(self.formulas(), self.pairs.end(), &whole, each_sample.as_ref())
        })
    }

    /// Whether it is one of those that little else has room beside.
    pub(super) fn is_large(&self) -> bool {
        self.formulas().iter().map(|candidate| candidate.replaced.len()).sum::<usize>() > MOST_LAWS_OF_MANY
    }

    /// The slips in formulas.
    pub(super) fn formulas(&self) -> &[Candidate] {
        &self.formulas.candidates
    }

    /// The right values of a scenario, over the laws of this catalogue.
    pub(super) fn right_values(&self, scenario: &Scenario) -> Resolver {
        self.values(scenario, self.right_of_each.as_ref().unwrap_or(&self.right))
    }

    /// The right values of a scenario as [`Resolver::exact`] has them.
    pub(super) fn exact_values(&self, scenario: &Scenario) -> Resolver {
        self.values(scenario, &self.exact_of_each)
    }

    /// The values of a scenario, with these laws for its one sample, or for each of several.
    fn values(&self, scenario: &Scenario, of_each: &Arc<Reading>) -> Resolver {
        let of_sample = |sample| Resolver::new(Arc::clone(of_each), &scenario.only(sample));
        match self.samples {
            1 => of_sample(0),
            count => Resolver::of_samples(Arc::clone(&self.right), scenario, (0..count).map(of_sample).collect()),
        }
    }

    /// The slips in what is answered that change no number of the exercise, so that answers with them are still right.
    pub(super) fn invisible(&self, scenario: &Scenario, answered: &[Quantity]) -> Vec<&'static Slip> {
        let answered: QuantityMap<()> = answered.iter().map(|answered| (*answered, ())).collect();
        let concerns = |candidate: &&Candidate| match candidate.level {
            Level::Whole => candidate.changed().iter().any(|changed| answered.contains_key(&changed.quantity)),
            Level::EachSample => true,
        };
        let right = self.right_values(scenario);
        let samples: Vec<Resolver> = match &self.right_of_each {
            Some(of_each) => {
                let of_sample = |sample| Resolver::new(Arc::clone(of_each), &scenario.only(sample));
                (0..scenario.samples().len()).map(of_sample).collect()
            }
            None => Vec::new(),
        };
        [&right].into_iter().chain(&samples).for_each(Resolver::work_out_all);
        let shows_in = |candidate: &Candidate, right: &Resolver| {
            let wrong = right.over_changed(&candidate.reading, candidate.changed());
            candidate.replaced.iter().any(|quantity| {
                let (wrong, right) = (wrong.get(*quantity), right.get(*quantity));
                wrong.zip(right).is_none_or(|(wrong, right)| (wrong - right).abs() > 1e-12 * right.abs().max(1.0))
            })
        };
        let shows = |candidate: &Candidate| match candidate.level {
            Level::Whole => shows_in(candidate, &right),
            Level::EachSample => samples.iter().any(|sample| shows_in(candidate, sample)),
        };
        let mut slips: Vec<&'static Slip> = Vec::new();
        for candidate in self.formulas() {
            let is_known = slips.iter().any(|slip| slip.id == candidate.slip.id);
            let same = || self.formulas().iter().filter(|other| other.slip.id == candidate.slip.id);
            if !is_known && same().any(|same| concerns(&same)) && !same().any(shows) {
                slips.push(candidate.slip);
            }
        }
        slips
    }

    /// The slips in formulas that replace the law of one of these quantities, in the order of the catalogue.
    pub(super) fn touching(&self, quantities: &[Quantity]) -> Vec<&Candidate> {
        self.formulas.touching(quantities, if are_of_samples(quantities) { &self.in_each_sample } else { &[] })
    }

    /// The slips of these quantities that are looked for only where no other explains the numbers.
    pub(super) fn rare_in(&self, quantities: &[Quantity]) -> Vec<&Candidate> {
        self.rare().touching(quantities)
    }

    /// The slips in adding up one of these quantities.
    pub(super) fn in_sums_of(&self, quantities: &[Quantity]) -> Vec<&Candidate> {
        self.sums.touching(quantities, &[])
    }

    /// Two slips in the formula of one of these quantities.
    pub(super) fn pairs_in(&self, quantities: &[Quantity]) -> Vec<&Candidate> {
        self.pairs.touching(quantities, &[])
    }

    /// The right laws with two slips in them.
    pub(super) fn with_both(&self, first: &Candidate, second: &Candidate) -> Arc<Reading> {
        // A thread that panicked here has left no incomplete reading.
        let mut both = self.both.lock().unwrap_or_else(PoisonError::into_inner);
        let pair = [first.place, second.place];
        if let Some(known) = both.readings.get(&pair) {
            return Arc::clone(known);
        }
        let variant = first.variant.clone().and(second.variant.clone());
        let (reading, replaced) = applied(&self.right, &variant);
        let reading = Arc::new(reading);
        if both.laws + replaced.len() <= MOST_LAWS_IN_PAIRS {
            both.laws += replaced.len();
            both.readings.insert(pair, Arc::clone(&reading));
        }
        reading
    }

    /// The slip in a place that a fit names.
    ///
    /// # Panics
    /// Where the place is none of this catalogue's.
    pub(super) fn at(&self, place: usize) -> &Candidate {
        let families = [&self.formulas, &self.sums, &self.pairs].into_iter();
        let known = families.chain(self.rare.get().map(Rare::family)).find_map(|family| family.at(place));
        known.expect("a fit names a place of its own catalogue")
    }
}

pub(super) fn are_of_samples(quantities: &[Quantity]) -> bool {
    quantities.iter().any(|quantity| quantity.is_of_a_sample())
}

/// Every way to make these slips, which are of one kind, in the right laws of a sheet, those that replace none of them
/// left out.
pub(super) fn candidates(kind: Kind, slips: Vec<&'static Slip>, sheet: &Sheet, level: Level) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    if super::covered(sheet.shape).is_err() {
        return candidates;
    }
    for slip in slips {
        for variant in (slip.variants)(sheet) {
            let (reading, replaced) = applied(sheet.right, &variant);
            let is_of_level = |quantity: &Quantity| match level {
                Level::Whole => true,
                // The step is made on all samples together.
                Level::EachSample => !matches!(quantity, Quantity::Updated(_) | Quantity::LossAfter),
            };
            if replaced.iter().any(is_of_level) {
                let (reading, changed) = (Arc::new(reading), OnceLock::new());
                candidates.push(Candidate { slip, variant, level, kind, reading, replaced, place: None, changed });
            }
        }
    }
    candidates
}

/// A reading with the changes of a variant, and what they replace.
pub(super) fn applied(reading: &Reading, variant: &Variant) -> (Reading, Vec<Quantity>) {
    let mut changed = reading.clone();
    let mut replaced = Vec::new();
    // Something done to a right side is done to that of another law too.
    let (laws, wrapped): (Vec<&Change>, Vec<&Change>) =
        variant.changes.iter().partition(|change| matches!(change, Change::Law(_)));
    for change in laws.into_iter().chain(wrapped) {
        match change {
            Change::Law(law) => {
                replaced.extend(changed.quantities_of(law.of));
                changed = changed.with_laws(vec![law.clone()]);
            }
            Change::Wrapped(of, wrap) => {
                replaced.extend(changed.quantities_of(*of));
                changed = changed.with_wrapped(*of, wrap.as_ref());
            }
        }
    }
    replaced.dedup();
    (changed.departing_at(&replaced), replaced)
}
