//! All slips that can be made in a network, each as a reading of its own.

use std::sync::Arc;

use super::{
    chain,
    slip::{Change, Sheet, Slip, Variant},
    slips,
};
use crate::{
    quantity::Quantity,
    reading::{QuantityMap, Reading, Resolver, Shape},
    scenario::Scenario,
};

/// One way to make a slip, worked out for a network.
pub(super) struct Candidate {
    pub(super) slip: &'static Slip,
    pub(super) variant: Variant,
    /// The right laws with the slip in them.
    pub(super) reading: Arc<Reading>,
    /// The quantities whose laws it replaces.
    pub(super) replaced: Vec<Quantity>,
}

/// The right laws of a network, and every slip in them.
pub(super) struct Catalogue {
    pub(super) right: Arc<Reading>,
    pub(super) candidates: Vec<Candidate>,
    /// Which candidates replace the law of a quantity.
    by_quantity: QuantityMap<Vec<usize>>,
}

impl Catalogue {
    /// The catalogue for a scenario's network.
    pub(super) fn of(scenario: &Scenario) -> Self {
        let shape = Shape::of(scenario);
        let samples = scenario.samples().len();
        let right = match samples {
            1 => Reading::exact(scenario).with_laws(chain::laws(shape)),
            _ => Reading::of_samples(scenario),
        };
        let sheet = Sheet { shape, samples, reduction: scenario.reduction() };
        let mut candidates = Vec::new();
        for slip in slips::all() {
            for variant in (slip.variants)(&sheet) {
                let (reading, replaced) = applied(&right, &variant);
                // What several samples have in common has fewer laws than one sample.
                if replaced.is_empty() {
                    continue;
                }
                candidates.push(Candidate { slip, variant, reading: Arc::new(reading), replaced });
            }
        }
        let mut by_quantity = QuantityMap::<Vec<usize>>::default();
        for (place, candidate) in candidates.iter().enumerate() {
            for quantity in &candidate.replaced {
                by_quantity.entry(*quantity).or_default().push(place);
            }
        }
        Self { right: Arc::new(right), candidates, by_quantity }
    }

    /// The slips that change no number of an exercise: whoever makes one of them is right all the same.
    pub(super) fn invisible(&self, scenario: &Scenario) -> Vec<&'static Slip> {
        let right = Resolver::exact(scenario).over_reading(&self.right);
        let shows = |candidate: &Candidate| {
            let wrong = right.over_reading(&candidate.reading);
            candidate.replaced.iter().any(|quantity| {
                let (wrong, right) = (wrong.get(*quantity), right.get(*quantity));
                wrong.zip(right).is_none_or(|(wrong, right)| (wrong - right).abs() > 1e-12 * right.abs().max(1.0))
            })
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
        places.sort_unstable();
        places.dedup();
        places.into_iter().map(|place| &self.candidates[place]).collect()
    }
}

/// A reading with the changes of a variant, and what they replace.
pub(super) fn applied(reading: &Reading, variant: &Variant) -> (Reading, Vec<Quantity>) {
    let mut changed = reading.clone();
    let mut replaced = Vec::new();
    for change in &variant.0 {
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
