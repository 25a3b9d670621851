//! Two slips at once.

use std::{cmp::Reverse, collections::BTreeMap, sync::Arc};

use super::{
    catalogue::{Candidate, Level, applied},
    diagnosis::{Case, Tried, statements},
    evidence::{Confidence, PLAIN},
    verdict::{Fit, Kind, Nearness},
};
use crate::reading::{Reading, Resolver};

/// Pairs of more slips than these are not tried: so many would fit by chance anyway.
const MOST_IN_PAIRS: usize = 60;

/// In pairs, no more ways than these are tried to make one slip: the weights of a unit can stand in many orders.
const MOST_WAYS_IN_PAIRS: usize = 4;

impl Case<'_> {
    /// Two slips at once, where chance would not do as well.
    pub(super) fn pairs(&self, tried: &[Tried]) -> Vec<Fit> {
        let candidates = most_seen(tried);
        // With few digits so many pairs fit by chance that none could be named.
        let count = candidates.len() * candidates.len() / 2;
        let spread = tried.iter().map(|tried| (tried.value - self.follow.value).abs()).fold(0.0_f64, f64::max);
        if candidates.len() < 2 || count as f64 * self.reach() > spread {
            return Vec::new();
        }
        let mut values = Vec::new();
        let mut hits = Vec::new();
        for (place, first) in candidates.iter().enumerate() {
            for second in candidates[place + 1..].iter().filter(|second| second.slip.id != first.slip.id) {
                let (reading, _) = applied(&first.reading, &second.variant);
                let reading = Arc::new(reading);
                let Some(value) = self.follow.values.over_reading(&reading).get(self.quantity) else { continue };
                if value.is_finite() {
                    values.push(value);
                }
                if self.hits(value) {
                    hits.push((*first, *second, reading, value));
                }
            }
        }
        let chance = self.chance(&values, self.reach());
        if chance >= PLAIN {
            return Vec::new();
        }
        let mut fits: Vec<Fit> = Vec::new();
        for (first, second, reading, value) in hits {
            let id = id_of_pair(first, second);
            if fits.iter().all(|fit| fit.id != id) {
                fits.push(self.fit_of_pair(first, second, &reading, value, chance));
            }
        }
        fits
    }

    fn fit_of_pair(
        &self,
        first: &Candidate,
        second: &Candidate,
        reading: &Arc<Reading>,
        value: f64,
        chance: f64,
    ) -> Fit {
        let values = self.follow.values.over_reading(reading);
        let places = [&first.replaced, &second.replaced].map(|replaced| self.replaced_on_the_way(replaced));
        let both = |values: &Resolver| {
            let mut all = statements(values, places[0]);
            if places[1] != places[0] {
                all.extend(statements(values, places[1]));
            }
            all
        };
        Fit {
            id: id_of_pair(first, second),
            title: format!("{}; and {}", first.slip.title, second.slip.title),
            erratum: None,
            done: both(&values),
            right: both(&self.follow.values),
            value,
            chance,
            confidence: Confidence::of(chance),
            kind: Kind::Pair,
            nearness: Nearness::ToTheDigit,
            seen: first.slip.seen.min(second.slip.seen),
            explains: Vec::new(),
        }
    }
}

fn id_of_pair(first: &Candidate, second: &Candidate) -> String {
    format!("{}+{}", first.slip.id, second.slip.id)
}

/// Those that are tried in pairs, in the order of the catalogue: the slips that are seen most.
fn most_seen<'a>(tried: &[Tried<'a>]) -> Vec<&'a Candidate> {
    let mut ways = BTreeMap::<&str, usize>::new();
    let mut chosen: Vec<(usize, &Candidate)> = Vec::new();
    let of_whole = tried.iter().map(|tried| tried.candidate).filter(|candidate| candidate.level == Level::Whole);
    for (place, candidate) in of_whole.enumerate() {
        let way = ways.entry(candidate.slip.id).or_default();
        *way += 1;
        if *way <= MOST_WAYS_IN_PAIRS {
            chosen.push((place, candidate));
        }
    }
    chosen.sort_by_key(|(_, candidate)| Reverse(candidate.slip.seen));
    chosen.truncate(MOST_IN_PAIRS);
    chosen.sort_by_key(|(place, _)| *place);
    chosen.into_iter().map(|(_, candidate)| candidate).collect()
}
