//! Two slips at once.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    budget::cost_of_laws,
    catalogue::{Candidate, Level},
    diagnosis::{ANYTHING, Case, Tried},
    evidence::{Confidence, PLAIN},
    verdict::{Basis, Fit, Kind, Nearness, Standing},
};
use crate::reading::Resolver;

/// Pairs of more slips than these are not tried: so many would fit by chance anyway.
const MOST_IN_PAIRS: usize = 60;

/// In pairs, no more ways than these are tried to make one slip: the weights of a unit can stand in many orders.
const MOST_WAYS_IN_PAIRS: usize = 4;

/// What explains each of some wrong numbers that no single slip gives: two slips at once, where chance would not do as
/// well; else a last digit that is off. And which of those pairs may be what is behind `others`, that single slips
/// give. Two slips are worked out once for all the numbers.
pub(super) fn fits(cases: &[Case], others: &[Case]) -> [Vec<Vec<Fit>>; 2] {
    let mut searches = searches(cases);
    let singles = singles(&searches);
    for (at, first) in singles.iter().enumerate() {
        for second in singles[at + 1..].iter().filter(|second| second.slip.slip.id != first.slip.slip.id) {
            let in_both: Vec<usize> =
                first.searches.iter().copied().filter(|place| second.searches.contains(place)).collect();
            let Some(Search { case, .. }) = in_both.first().map(|place| &searches[*place]) else { continue };
            let [first, second] = [first.slip, second.slip];
            let budget = case.own.budget();
            if budget.is_spent() {
                // What chance would do is not known before all pairs are.
                budget.cut();
                return [Vec::new(), Vec::new()];
            }
            let both = case.over_both(first, second);
            budget.spend(in_both.len());
            for place in in_both {
                let search = &mut searches[place];
                let Some(value) = both.worked_out(search.case.quantity) else { continue };
                if value.is_finite() {
                    search.values.push(value);
                }
                if search.case.nearly_hits(value) {
                    search.hits.push(Hit { first, second, value });
                }
            }
        }
    }
    let fits: Vec<Vec<Fit>> = searches.iter().map(Search::fits).collect();
    let sure = sure(&searches, &fits);
    let budget = cases.first().or(others.first()).map(|case| case.own.budget());
    let of_others =
        budget.map_or_else(Vec::new, |budget| budget.found_for_each(others, |case| fits_of_sure(case, &sure)));
    let of_search = |(search, fits): (&Search, Vec<Fit>)| {
        let sure = if is_explained(&fits) { Vec::new() } else { fits_of_sure(search.case, &sure) };
        sure.into_iter().chain(fits).collect()
    };
    [searches.iter().zip(fits).map(of_search).collect(), of_others]
}

/// A last digit that is off explains nothing.
fn is_explained(fits: &[Fit]) -> bool {
    fits.iter().any(|fit| fit.kind != Kind::Arithmetic)
}

/// The pairs that explain one of the numbers for sure.
fn sure<'a, 'b>(searches: &'b [Search<'a>], fits: &[Vec<Fit>]) -> Vec<&'b Hit<'a>> {
    let mut sure: Vec<&Hit> = Vec::new();
    for (search, fits) in searches.iter().zip(fits) {
        for fit in fits {
            let hit = search.hits.iter().find(|hit| id_of_pair(hit.first, hit.second) == fit.id);
            let is_known = sure.iter().any(|known| id_of_pair(known.first, known.second) == fit.id);
            sure.extend(hit.filter(|_| !is_known));
        }
    }
    sure
}

/// The pairs that give a number, or miss it by its last digit, of those that explain another for sure: here too few
/// digits may be given for it alone.
fn fits_of_sure(case: &Case, sure: &[&Hit]) -> Vec<Fit> {
    let fit = |Hit { first, second, .. }: &&Hit| {
        let value = case.over_both(first, second).worked_out(case.quantity)?;
        // Where one of them does not show, it is no pair.
        let alone = |candidate: &Candidate| case.sheet.worked_out(candidate, case.quantity);
        if [alone(first), alone(second)].contains(&Some(value)) {
            return None;
        }
        let nearness = if case.hits(value) { Nearness::ToTheDigit } else { Nearness::AsRounded };
        let hit = Hit { first, second, value };
        case.nearly_hits(value).then(|| Fit { nearness, ..case.fit_of_pair(&hit, ANYTHING) })
    };
    sure.iter().filter_map(fit).collect()
}

/// The searches for the first of the numbers, as many as the budget allows.
fn searches<'a>(cases: &'a [Case<'a>]) -> Vec<Search<'a>> {
    let mut searches = Vec::new();
    let mut known = BTreeSet::<Option<usize>>::new();
    let mut cost = 0;
    for case in cases {
        let (budget, search) = (case.own.budget(), Search::new(case));
        for new in search.candidates.iter().filter(|candidate| known.insert(candidate.place)) {
            cost += search.candidates.len() * (1 + cost_of_laws(new.replaced.len()));
        }
        if cost >= budget.left_to_search() {
            budget.cut();
            break;
        }
        searches.push(search);
    }
    searches
}

/// A slip, and which searches try it.
struct Single<'a> {
    slip: &'a Candidate,
    searches: Vec<usize>,
}

/// The slips that some searches try, in the order of the catalogue.
fn singles<'a>(searches: &[Search<'a>]) -> Vec<Single<'a>> {
    let mut singles = BTreeMap::<Option<usize>, Single>::new();
    for (place, search) in searches.iter().enumerate() {
        for slip in &search.candidates {
            let single = singles.entry(slip.place).or_insert_with(|| Single { slip, searches: Vec::new() });
            single.searches.push(place);
        }
    }
    singles.into_values().collect()
}

/// Two slips that give a number, or miss it by its last digit.
struct Hit<'a> {
    first: &'a Candidate,
    second: &'a Candidate,
    value: f64,
}

/// The search for two slips that give one number.
struct Search<'a> {
    case: &'a Case<'a>,
    /// The slips that are tried, in the order of the catalogue.
    candidates: Vec<&'a Candidate>,
    /// Those that are two in one formula.
    in_one_formula: Vec<Tried<'a>>,
    values: Vec<f64>,
    hits: Vec<Hit<'a>>,
}

impl<'a> Search<'a> {
    fn new(case: &'a Case<'a>) -> Self {
        let tried = case.tried();
        let mut candidates = most_seen(&tried);
        // With few digits so many pairs fit by chance that none could be named.
        let count = candidates.len() * candidates.len() / 2;
        let spread = tried.iter().map(|tried| (tried.value - case.follow.value).abs()).fold(0.0_f64, f64::max);
        if count as f64 * case.reach() > spread {
            candidates.clear();
        }
        let in_one_formula = case.tried_of(case.catalogue.pairs_in(&case.way.through));
        let values = in_one_formula.iter().map(|tried| tried.value).collect();
        Self { case, candidates, in_one_formula, values, hits: Vec::new() }
    }

    fn fits(&self) -> Vec<Fit> {
        let mut fits = self.fits_within(self.case.reach(), Nearness::ToTheDigit);
        if fits.is_empty() {
            fits.extend(self.case.last_digit());
        }
        if fits.is_empty() {
            fits = self.fits_within(self.case.nearly(), Nearness::AsRounded);
        }
        fits
    }

    /// The pairs that come so near to the number, where chance would not.
    fn fits_within(&self, reach: f64, nearness: Nearness) -> Vec<Fit> {
        let chance = self.case.chance(&self.values, reach);
        if chance >= PLAIN {
            return Vec::new();
        }
        let is_near = |value: f64| self.case.nearly_hits(value) && (value - self.case.typed.value).abs() <= reach;
        let in_one_formula = self.in_one_formula.iter().filter(|tried| is_near(tried.value));
        let mut fits: Vec<Fit> = in_one_formula.map(|tried| self.case.fit(tried, nearness, chance)).collect();
        fits.dedup_by(|next, before| next.id == before.id);
        for hit in self.hits.iter().filter(|hit| is_near(hit.value)) {
            let id = id_of_pair(hit.first, hit.second);
            if fits.iter().all(|fit| fit.id != id) {
                fits.push(Fit { nearness, ..self.case.fit_of_pair(hit, chance) });
            }
        }
        fits
    }
}

impl Case<'_> {
    /// The student's numbers with two slips in the laws.
    fn over_both(&self, first: &Candidate, second: &Candidate) -> Resolver {
        self.own.budget().spend_laws(first.replaced.len() + second.replaced.len());
        self.own.sheet().over_both(first, second, &self.catalogue.with_both(first, second))
    }

    fn fit_of_pair(&self, hit: &Hit, chance: f64) -> Fit {
        let Hit { first, second, value, .. } = *hit;
        let reading = self.catalogue.with_both(first, second);
        let values = self.follow.values.over_reading(&reading);
        let places = [&first.replaced, &second.replaced].map(|replaced| self.replaced_on_the_way(replaced, &values));
        let both = |values: &Resolver| {
            let mut all = self.statements(values, places[0]);
            if places[1] != places[0] {
                all.extend(self.statements(values, places[1]));
            }
            all
        };
        Fit {
            id: id_of_pair(first, second),
            title: format!("{}; also {}", first.slip.title, second.slip.title),
            erratum: None,
            done: both(&values),
            right: both(&self.follow.values),
            value,
            chance,
            confidence: Confidence::of(chance),
            kind: Kind::Pair,
            basis: Basis::NumbersBefore,
            nearness: Nearness::ToTheDigit,
            seen: first.slip.seen.min(second.slip.seen),
            standing: Standing::default(),
            candidate: None,
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
