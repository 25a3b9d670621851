//! Which slips cannot be told apart on the numbers of an exercise.

use std::{collections::BTreeSet, sync::Arc};

use super::{asked::asked, catalogue::Catalogue};
use crate::{
    formula::digits::significant,
    quantity::Quantity,
    reading::{QuantityMap, Reading, Resolver},
    scenario::Scenario,
};

/// Digits that numbers are written down with: what agrees in them looks the same.
const FIGURES: usize = 4;

/// Two slips that give the same number of a quantity. A slip that changes nothing is the twin of [`NO_SLIP`].
pub(super) type Twin = (Quantity, &'static str, &'static str);

/// Right work among the slips.
const NO_SLIP: &str = "";

/// All slips of one kind of network, each with the answers that it would show in first.
pub(super) struct Twins {
    right: Arc<Reading>,
    asked: Vec<Quantity>,
    slips: Vec<Shown>,
}

/// A slip and where it shows.
struct Shown {
    id: &'static str,
    reading: Arc<Reading>,
    /// The answers that are worked out through a law that it replaces, from other answers that are right.
    answers: Vec<Quantity>,
}

impl Twins {
    /// What there is to compare in exercises on this scenario's network, which has one sample.
    pub(super) fn of(scenario: &Scenario) -> Self {
        let catalogue = Catalogue::of(scenario);
        // The loss after the step is the loss's own law once more: no slip shows there first.
        let asked: Vec<Quantity> =
            asked(scenario).into_iter().filter(|quantity| *quantity != Quantity::LossAfter).collect();
        let ways: Vec<Vec<Quantity>> =
            asked.iter().map(|quantity| way_to(*quantity, &asked, &catalogue.right)).collect();
        let shown = |replaced: &[Quantity]| {
            let goes_through = |way: &[Quantity]| way.iter().any(|quantity| replaced.contains(quantity));
            asked.iter().zip(&ways).filter(|(_, way)| goes_through(way)).map(|(quantity, _)| *quantity).collect()
        };
        let slips = catalogue.formulas().iter().map(|candidate| Shown {
            id: candidate.slip.id,
            reading: Arc::clone(&candidate.reading),
            answers: shown(&candidate.replaced),
        });
        Self { slips: slips.collect(), right: Arc::clone(&catalogue.right), asked }
    }

    /// The right laws, each over the quantities right before it.
    pub(super) fn right(&self) -> &Arc<Reading> {
        &self.right
    }

    /// The pairs of slips that give the same number of the same quantity, all other answers being right.
    pub(super) fn found(&self, scenario: &Scenario) -> BTreeSet<Twin> {
        let right = Resolver::new(Arc::clone(&self.right), scenario);
        let rights: QuantityMap<f64> =
            self.asked.iter().filter_map(|quantity| Some((*quantity, right.get(*quantity)?))).collect();
        let mut numbers: BTreeSet<(Quantity, String, &'static str)> =
            rights.iter().map(|(quantity, value)| (*quantity, significant(*value, FIGURES), NO_SLIP)).collect();
        for slip in &self.slips {
            let mut others = rights.clone();
            slip.answers.iter().for_each(|quantity| {
                others.remove(quantity);
            });
            let values = right.with_overrides(others).over_reading(&slip.reading);
            let shown = slip.answers.iter().filter_map(|quantity| Some((*quantity, values.get(*quantity)?)));
            numbers.extend(
                shown
                    .filter(|(_, value)| value.is_finite())
                    .map(|(quantity, value)| (quantity, significant(value, FIGURES), slip.id)),
            );
        }
        let numbers: Vec<_> = numbers.into_iter().collect();
        let same = numbers.chunk_by(|one, other| (one.0, &one.1) == (other.0, &other.1));
        same.flat_map(|same| {
            let ids = same.iter().map(|(_, _, id)| *id);
            ids.clone()
                .enumerate()
                .flat_map(move |(place, one)| ids.clone().skip(place + 1).map(move |other| (same[0].0, one, other)))
        })
        .collect()
    }
}

/// The quantities whose laws an answer goes through, itself first, up to other answers.
fn way_to(quantity: Quantity, asked: &[Quantity], right: &Reading) -> Vec<Quantity> {
    let mut way = vec![quantity];
    let mut next = 0;
    while let Some(at) = way.get(next).copied() {
        next += 1;
        let Some(cell) = right.cell(at) else { continue };
        for needed in cell.law.forms.iter().flat_map(|form| form.quantities(cell.binding)) {
            if !asked.contains(&needed) && !way.contains(&needed) {
                way.push(needed);
            }
        }
    }
    way
}

#[cfg(test)]
mod tests {
    use super::*;

    fn regression(weights: &str) -> Scenario {
        let text = format!(
            "problem = \"regression\"\nalpha = 0.3\nx = [0.5, -1.5]\ntarget = 0.8\n{weights}\nsecond = [[0.2], [-0.3]]\n"
        );
        Scenario::from_toml(&text, "own.toml").unwrap()
    }

    #[test]
    fn a_slip_that_shows_nothing_is_found() {
        let quantity = |name: &str, scenario: &Scenario| crate::quantity::Notation::of(scenario).parse(name).unwrap();
        let hidden = |scenario: &Scenario| -> Vec<&'static str> {
            let at = quantity("X1(1)", scenario);
            let twins = Twins::of(scenario).found(scenario);
            twins.into_iter().filter(|(of, one, _)| *of == at && *one == NO_SLIP).map(|(.., slip)| slip).collect()
        };
        // A bias of 0 can be forgotten unseen.
        assert!(hidden(&regression("first = [[0.0], [0.4], [0.7]]")).contains(&"bias-forgotten-forward"));
        assert!(!hidden(&regression("first = [[0.3], [0.4], [0.7]]")).contains(&"bias-forgotten-forward"));
    }

    #[test]
    fn slips_are_twins_where_they_give_the_same_number() {
        let with_rate = |rate: &str| {
            let toml = regression("first = [[0.3], [0.4], [0.7]]").to_toml();
            Scenario::from_toml(&toml.replace("alpha   = 0.3", &format!("alpha   = {rate}")), "own.toml").unwrap()
        };
        let are_twins = |scenario: &Scenario| {
            let at = crate::quantity::Notation::of(scenario).parse("a10(1)'").unwrap();
            Twins::of(scenario).found(scenario).contains(&(at, "rate-forgotten", "rate-times-10"))
        };
        assert!(are_twins(&with_rate("0.1")), "ten times a tenth is no rate at all");
        assert!(!are_twins(&with_rate("0.3")));
    }
}
