//! All slips that can be made in a network, each as a reading of its own.

use std::sync::{Arc, OnceLock};

use super::{
    chain,
    slip::{Change, Sheet, Slip, Variant},
    slips,
    verdict::Kind,
};
use crate::{
    quantity::Quantity,
    reading::{QuantityMap, Reading, Resolver, Shape},
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
    /// Its place in the catalogue.
    pub(super) place: usize,
    /// What it replaces and all that comes from that, once it is asked.
    changed: OnceLock<Vec<Quantity>>,
}

impl Candidate {
    /// What values come to with the slip in the laws that they are worked out by.
    pub(super) fn over(&self, right: &Resolver) -> Resolver {
        match self.level {
            Level::Whole => right.over_changed(&self.reading, self.changed()),
            Level::EachSample => right.with_samples_over(&self.reading),
        }
    }

    /// The same slip, made nowhere but in the laws of these quantities. It has no place of its own in the catalogue.
    pub(super) fn only_in(&self, right: &Reading, quantities: &[Quantity]) -> Self {
        let reading = Arc::new(right.clone().with_cells_of(&self.reading, quantities));
        Self {
            slip: self.slip,
            variant: self.variant.clone(),
            level: self.level,
            kind: self.kind,
            reading,
            replaced: quantities.to_vec(),
            place: self.place,
            changed: OnceLock::new(),
        }
    }

    /// The quantities that may come to something else with the slip.
    pub(super) fn changed(&self) -> &[Quantity] {
        self.changed.get_or_init(|| {
            let changed = self.reading.dependents_of(&self.replaced);
            changed.expect("the right laws of a catalogue know what comes from what")
        })
    }
}

/// More samples than these are not gone through slip by slip: nobody works so many out by hand.
const MOST_SAMPLES: usize = 16;

/// The right laws of a network, and every slip in them.
pub(super) struct Catalogue {
    pub(super) right: Arc<Reading>,
    /// Of several samples, the right laws of each.
    pub(super) right_of_each: Option<Arc<Reading>>,
    /// The slips in formulas.
    pub(super) candidates: Vec<Candidate>,
    /// The slips in adding up, in places behind those.
    in_sums: Vec<Candidate>,
    /// Which candidates replace the law of a quantity.
    by_quantity: QuantityMap<Vec<usize>>,
    sums_by_quantity: QuantityMap<Vec<usize>>,
    /// Those in the laws of each of several samples.
    in_each_sample: Vec<usize>,
}

impl Catalogue {
    /// The catalogue for a scenario's network.
    pub(super) fn of(scenario: &Scenario) -> Self {
        let shape = Shape::of(scenario);
        let samples = scenario.samples().len();
        let of_one = Arc::new(Reading::exact(&scenario.only(0)).with_laws(chain::laws(shape)).knowing_dependents());
        let (right, right_of_each) = match samples {
            1 => (of_one, None),
            _ => (Arc::new(Reading::of_samples(scenario).knowing_dependents()), Some(of_one)),
        };
        let sheet = Sheet { shape, samples, reduction: scenario.reduction(), right: &right };
        let mut candidates = Vec::new();
        add_candidates(&mut candidates, Kind::Formula, &sheet, Level::Whole);
        let by_quantity = by_quantity(&candidates);
        let whole = candidates.len();
        if let Some(of_each) = right_of_each.as_ref().filter(|_| samples <= MOST_SAMPLES) {
            let of_one = Sheet { samples: 1, right: of_each, ..sheet };
            add_candidates(&mut candidates, Kind::Formula, &of_one, Level::EachSample);
        }
        let in_each_sample = (whole..candidates.len()).collect();
        let formulas = candidates.len();
        add_candidates(&mut candidates, Kind::Arithmetic, &sheet, Level::Whole);
        let in_sums = candidates.split_off(formulas);
        let sums_by_quantity = self::by_quantity(&in_sums);
        Self { right, right_of_each, candidates, in_sums, by_quantity, sums_by_quantity, in_each_sample }
    }

    /// The right values of a scenario, over the laws of this catalogue.
    pub(super) fn right_values(&self, scenario: &Scenario) -> Resolver {
        let right = Resolver::exact(scenario).over_reading(&self.right);
        match &self.right_of_each {
            Some(of_each) => right.with_samples_over(of_each),
            None => right,
        }
    }

    /// The slips that change no number of an exercise: whoever makes one of them is right all the same.
    pub(super) fn invisible(&self, scenario: &Scenario) -> Vec<&'static Slip> {
        let right = self.right_values(scenario);
        let samples: Vec<Resolver> = match &self.right_of_each {
            Some(of_each) => {
                let of_sample = |sample| Resolver::new(Arc::clone(of_each), &scenario.only(sample));
                (0..scenario.samples().len()).map(of_sample).collect()
            }
            None => Vec::new(),
        };
        let shows_in = |candidate: &Candidate, right: &Resolver| {
            let wrong = right.over_reading(&candidate.reading);
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
        for candidate in &self.candidates {
            let is_known = slips.iter().any(|slip| slip.id == candidate.slip.id);
            let mut same = self.candidates.iter().filter(|other| other.slip.id == candidate.slip.id);
            if !is_known && !same.any(shows) {
                slips.push(candidate.slip);
            }
        }
        slips
    }

    /// The slips that replace the law of one of these quantities, each once, in the order of the catalogue.
    pub(super) fn touching(&self, quantities: &[Quantity]) -> Vec<&Candidate> {
        let mut places: Vec<usize> =
            quantities.iter().filter_map(|quantity| self.by_quantity.get(quantity)).flatten().copied().collect();
        if quantities.iter().any(|quantity| quantity.is_of_a_sample()) {
            places.extend(&self.in_each_sample);
        }
        places.sort_unstable();
        places.dedup();
        places.into_iter().map(|place| &self.candidates[place]).collect()
    }

    /// The slips in adding up one of these quantities.
    pub(super) fn in_sums_of(&self, quantities: &[Quantity]) -> Vec<&Candidate> {
        let places = quantities.iter().filter_map(|quantity| self.sums_by_quantity.get(quantity)).flatten();
        places.map(|place| &self.in_sums[*place]).collect()
    }

    /// The slip in a place that a fit names.
    pub(super) fn at(&self, place: usize) -> &Candidate {
        self.candidates.get(place).unwrap_or_else(|| &self.in_sums[place - self.candidates.len()])
    }
}

/// The places of those candidates that replace the law of a quantity.
fn by_quantity(candidates: &[Candidate]) -> QuantityMap<Vec<usize>> {
    let mut by_quantity = QuantityMap::<Vec<usize>>::default();
    for (place, candidate) in candidates.iter().enumerate() {
        for quantity in &candidate.replaced {
            by_quantity.entry(*quantity).or_default().push(place);
        }
    }
    by_quantity
}

/// Adds every way to make the slips of a kind in the right laws of a sheet, those that replace none of them left out.
fn add_candidates(candidates: &mut Vec<Candidate>, kind: Kind, sheet: &Sheet, level: Level) {
    for slip in slips::of(kind) {
        for variant in (slip.variants)(sheet) {
            let (reading, replaced) = applied(sheet.right, &variant);
            let is_of_level = |quantity: &Quantity| match level {
                Level::Whole => true,
                // The step is made on all samples together.
                Level::EachSample => !matches!(quantity, Quantity::Updated(_) | Quantity::LossAfter),
            };
            if replaced.iter().any(is_of_level) {
                let reading = Arc::new(reading);
                let (place, changed) = (candidates.len(), OnceLock::new());
                candidates.push(Candidate { slip, variant, level, kind, reading, replaced, place, changed });
            }
        }
    }
}

/// A reading with the changes of a variant, and what they replace.
pub(super) fn applied(reading: &Reading, variant: &Variant) -> (Reading, Vec<Quantity>) {
    let mut changed = reading.clone();
    let mut replaced = Vec::new();
    for change in &variant.changes {
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
