//! What shows only when all answers of a sheet are judged: two slips at once, a slip that others make sure, one that
//! was made again, a rate that several share, and what right answers speak against.

use super::{
    anew::Sought,
    answers::Typed,
    catalogue::Candidate,
    check::Judge,
    diagnosis::{ANYTHING, Case},
    evidence::Confidence,
    misread::Misread,
    own::Follow,
    pairs,
    rate::{self, Derivative, Step},
    slips::update,
    verdict::{Finding, Fit, Judged, Verdict},
};
use crate::quantity::{Layer, Quantity, Variable};
use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

/// What chance hits as seldom as this, all answers taken together, is likelier than not to have been done.
const LIKELY: f64 = 0.2;

/// Of an answer, no more slips than these are named of which none is sure.
const MOST_UNSURE: usize = 3;

/// Adds slips to others, each name once.
fn add_new(slips: &mut Vec<Fit>, more: Vec<Fit>) {
    for fit in more {
        if slips.iter().all(|other| other.id != fit.id) {
            slips.push(fit);
        }
    }
}

impl Judge<'_> {
    /// Numbers that no single slip gives may come of two, or have a last digit that is off. The same two may be behind
    /// others that a single slip gives too.
    pub(super) fn look_for_pairs(&self, judged: &mut [Judged]) {
        self.own.budget().begin();
        let worked = self.worked(judged, |judged| self.is_unexplained(judged));
        let explained = self.worked(judged, |judged| judged.verdict == Verdict::Wrong && !self.is_unexplained(judged));
        let cases = [&worked, &explained].map(|worked| self.cases(judged, worked));
        let [fits, of_explained] = pairs::fits(&cases[0], &cases[1]);
        drop(cases);
        for ((place, ..), fits) in worked.iter().zip(fits).chain(explained.iter().zip(of_explained)) {
            judged[*place].slips.extend(fits);
        }
    }

    /// Numbers that no slip in a formula gives may come of one that is rarer, as one in a single number before them
    /// which is not written down. There are so many of those that one has to be sure of all wrong numbers together, and
    /// is looked for only where it explains what nothing else does. Those that are not sure come back, the likeliest
    /// first, by the places of the answers that they give.
    pub(super) fn look_for_rare_slips(&self, judged: &mut [Judged]) -> Vec<(usize, Vec<Fit>)> {
        if !judged.iter().any(|judged| self.is_unexplained(judged)) {
            return Vec::new();
        }
        self.own.budget().begin();
        let worked = self.worked(judged, |judged| judged.verdict == Verdict::Wrong);
        let cases = self.cases(judged, &worked);
        let fits = self.own.budget().found_for_each(&cases, Case::rare_fits);
        let mut of_all = BTreeMap::<Option<usize>, f64>::new();
        let mut explains_more = BTreeSet::<Option<usize>>::new();
        for ((place, ..), fits) in worked.iter().zip(&fits) {
            for fit in fits {
                let chance = of_all.entry(fit.candidate).or_insert(ANYTHING);
                *chance = fit.chance_with(*chance);
                if judged[*place].slips.is_empty() {
                    explains_more.insert(fit.candidate);
                }
            }
        }
        let chance_of = |fit: &Fit| of_all[&fit.candidate];
        let mut unsure = Vec::new();
        for ((place, ..), mut fits) in worked.into_iter().zip(fits) {
            fits.retain(|fit| explains_more.contains(&fit.candidate));
            fits.sort_by(|one, other| chance_of(one).total_cmp(&chance_of(other)));
            let is_sure = |fit: &Fit| Confidence::of(chance_of(fit)) == Confidence::Plain;
            let (sure, others): (Vec<Fit>, Vec<Fit>) = fits.into_iter().partition(is_sure);
            add_new(&mut judged[place].slips, sure);
            let likely = others.into_iter().filter(|fit| chance_of(fit) < LIKELY);
            unsure.push((place, likely.map(|fit| Fit { chance: ANYTHING, ..fit }).collect()));
        }
        unsure
    }

    /// Numbers that no slip gives may come of a given number that was read wrongly. One that gives the most of them is
    /// named, if it is likelier than not.
    pub(super) fn look_for_a_misread_number(&self, judged: &mut [Judged]) {
        self.own.budget().begin();
        let worked = self.worked(judged, |judged| self.is_unexplained(judged));
        let cases = self.cases(judged, &worked);
        let fits: Vec<Vec<(Misread, Fit)>> = self.own.budget().found_for_each(&cases, Case::misread);
        drop(cases);
        let mut found: Vec<(&Misread, usize, f64)> = Vec::new();
        for (read, fit) in fits.iter().flatten() {
            match found.iter_mut().find(|(known, ..)| *known == read) {
                Some((_, count, chance)) => (*count, *chance) = (*count + 1, fit.chance_with(*chance)),
                None => found.push((read, 1, fit.chance)),
            }
        }
        let best = found.into_iter().min_by(|one, other| one.2.total_cmp(&other.2));
        let Some(best) = best.filter(|(.., chance)| *chance < LIKELY).map(|(read, ..)| read.clone()) else { return };
        for ((place, ..), fits) in worked.iter().zip(fits) {
            judged[*place].slips.extend(fits.into_iter().find(|(read, _)| *read == best).map(|(_, fit)| fit));
        }
    }

    /// Of what nothing is sure, the likeliest slips are named all the same.
    pub(super) fn fall_back_on(&self, judged: &mut [Judged], unsure: Vec<(usize, Vec<Fit>)>) {
        let unexplained = unsure.iter().filter(|(place, _)| self.is_unexplained(&judged[*place]));
        let likeliest = unexplained.flat_map(|(_, fits)| fits.iter().take(MOST_UNSURE).map(|fit| fit.candidate));
        let likeliest: BTreeSet<Option<usize>> = likeliest.collect();
        for (place, mut fits) in unsure {
            fits.retain(|fit| likeliest.contains(&fit.candidate));
            add_new(&mut judged[place].slips, fits);
        }
    }

    /// Whether nothing explains a wrong answer so far.
    pub(super) fn is_unexplained(&self, judged: &Judged) -> bool {
        judged.verdict == Verdict::Wrong && judged.slips.is_empty() && !self.of_samples.contains_key(&judged.quantity)
    }

    /// What is needed to look again at some of the answers that were judged here, each with its place among them.
    pub(super) fn worked(&self, judged: &[Judged], which: impl Fn(&Judged) -> bool) -> Vec<(usize, Typed, Rc<Follow>)> {
        let is_judged_here = |judged: &Judged| {
            !self.of_samples.contains_key(&judged.quantity) && !self.own.budget().leaves_out(judged.quantity)
        };
        let chosen = judged.iter().enumerate().filter(|(_, judged)| is_judged_here(judged) && which(judged));
        chosen
            .filter_map(|(place, judged)| Some((place, judged.given.clone()?, self.own.follow(judged.quantity)?)))
            .collect()
    }

    pub(super) fn cases<'b>(&'b self, judged: &[Judged], worked: &'b [(usize, Typed, Rc<Follow>)]) -> Vec<Case<'b>> {
        worked.iter().map(|(place, typed, follow)| self.case(judged[*place].quantity, typed, follow)).collect()
    }

    /// A slip that is sure in some answers may be at work in others: nearly where those are wrong, and to the digit
    /// where they would pass for roundings of what is right.
    pub(super) fn look_again(&self, judged: &mut [Judged], findings: &[Finding]) {
        let sure = findings.iter().filter(|finding| finding.confidence == Confidence::Plain);
        let sure: Vec<String> = sure.map(|finding| finding.id.clone()).collect();
        if sure.is_empty() {
            return;
        }
        let may_have_more =
            |judged: &Judged| judged.verdict == Verdict::Wrong || self.nearly_right.contains(&judged.quantity);
        self.own.budget().begin();
        let worked = self.worked(judged, may_have_more);
        let cases = self.cases(judged, &worked);
        let slips = |((place, ..), case): (&(usize, Typed, Rc<Follow>), &Case)| {
            let Judged { verdict, slips: known, .. } = &judged[*place];
            if *verdict != Verdict::Wrong {
                return case.exact_fits(&sure);
            }
            let is_new = |fit: &Fit| known.iter().all(|other| other.id != fit.id);
            let near: Vec<Fit> = case.near_fits(&sure).into_iter().filter(is_new).collect();
            let is_unexplained = near.is_empty() && known.is_empty();
            if is_unexplained { case.worked_out_anew(Sought::Sure(&sure)) } else { near }
        };
        let found = self.own.budget().found_for_each(worked.iter().zip(&cases), slips);
        drop(cases);
        for ((place, ..), more) in worked.iter().zip(found) {
            let judged = &mut judged[*place];
            if !more.is_empty() {
                judged.verdict = Verdict::Wrong;
            }
            judged.slips.splice(..0, more);
        }
    }

    /// A slip that was made in one unit on the way to some answers may be what is behind others that come from that
    /// unit, and made in it again when the loss after the step is worked out forward once more.
    pub(super) fn look_for_what_was_done_in_the_same_units(&self, judged: &mut [Judged], findings: &[Finding]) {
        let worked = self.worked(judged, |judged| self.is_unexplained(judged));
        let cases = self.cases(judged, &worked);
        let Some(case) = cases.first() else { return };
        let ways_of = |id: &str| -> Vec<(Quantity, &Candidate)> {
            let way = |answer: &Judged| {
                let fit = answer.slips.iter().find(|fit| fit.id == id)?;
                Some((answer.quantity, self.catalogue.at(fit.candidate?)))
            };
            judged.iter().filter_map(way).collect()
        };
        let sure = findings.iter().filter(|finding| finding.confidence == Confidence::Plain);
        let all: Vec<(Quantity, &Candidate)> = sure.flat_map(|finding| ways_of(&finding.id)).collect();
        let budget = self.own.budget();
        budget.begin();
        let each = findings.iter().map(|finding| ways_of(&finding.id));
        let again: Vec<Candidate> = each
            .chain([all])
            .take_while(|_| !budget.is_spent())
            .filter_map(|ways| case.only_where_they_were_made(&ways))
            .collect();
        let fits = budget.found_for_each(&cases, |case| case.made_again(&again));
        for ((place, ..), fits) in worked.iter().zip(fits) {
            judged[*place].slips = fits;
        }
    }

    /// New weights may agree in a learning rate, where there are some that nothing explains for sure. One that another
    /// slip gives too may do so by chance.
    pub(super) fn look_for_a_rate(&self, judged: &mut [Judged]) {
        let is_wrong = |judged: &Judged| {
            let is_new_weight = matches!(judged.quantity, Quantity::Updated(_));
            is_new_weight && judged.verdict == Verdict::Wrong && !self.of_samples.contains_key(&judged.quantity)
        };
        let is_unexplained = |judged: &Judged| judged.slips.iter().all(|fit| fit.confidence == Confidence::CouldBe);
        if !judged.iter().any(|judged| is_wrong(judged) && is_unexplained(judged)) {
            return;
        }
        let step = |(place, judged): (usize, &'_ Judged)| {
            let Quantity::Updated(weight) = judged.quantity else { return None };
            let typed = judged.given.clone()?;
            let follow = self.own.follow(judged.quantity)?;
            let open = self.case(judged.quantity, &typed, &follow).open();
            let derivative = match self.own.gave(Quantity::loss_by(Variable::Weight(weight))) {
                true => Derivative::Given,
                false => Derivative::WorkedOut,
            };
            Some(Step { place, weight, typed, follow, open: open.given + open.on_the_way, derivative })
        };
        let wrong = judged.iter().enumerate().filter(|(_, judged)| is_wrong(judged));
        let steps: Vec<Step> = wrong.filter_map(step).collect();
        // A weight that stays where it is does so with any rate.
        let moves = |judged: &&Judged| {
            let Quantity::Updated(weight) = judged.quantity else { return false };
            let before = self.own.right().get(Quantity::Weight(weight));
            let moved = before.zip(judged.expected).map(|(before, expected)| (expected - before).abs());
            moved.is_some_and(|moved| moved > judged.given.as_ref().map_or(0.0, |given| given.half_unit))
        };
        let new_weights = judged.iter().filter(|judged| judged.given.is_some()).filter(moves);
        let layers: Vec<Layer> = new_weights
            .filter_map(|judged| match judged.quantity {
                Quantity::Updated(weight) => Some(weight.layer),
                _ => None,
            })
            .collect();
        let mut fits = rate::fits(&steps.iter().collect::<Vec<_>>(), layers.len(), self.catalogue);
        if fits.is_empty() {
            // It may be another in one layer only.
            for layer in self.catalogue.right.shape().notation().layers_of_weights() {
                let of_layer: Vec<&Step> = steps.iter().filter(|step| step.weight.layer == layer).collect();
                let given = layers.iter().filter(|other| **other == layer).count();
                fits.extend(rate::fits(&of_layer, given, self.catalogue));
            }
        }
        if !fits.iter().any(|(place, _)| is_unexplained(&judged[*place])) {
            return;
        }
        for (place, fit) in fits {
            let slips = &mut judged[place].slips;
            slips.retain(|other| other.id != fit.id);
            slips.push(fit);
        }
    }

    /// Records the right answers that contradict a slip. Another learning rate applies to all weights: if more weights
    /// contradict it than fit it, it fits by chance.
    pub(super) fn hear_right_answers(&self, judged: &mut [Judged]) {
        let worked = self.worked(judged, |judged| judged.verdict == Verdict::Wrong);
        let cases = self.cases(judged, &worked);
        for ((place, ..), case) in worked.iter().zip(&cases) {
            for fit in &mut judged[*place].slips {
                if let Some(candidate) = fit.candidate.map(|place| self.catalogue.at(place)) {
                    fit.standing.contradicted_by = self.own.contradictions(candidate).to_vec();
                    fit.standing.refuted_by = case.refutations(candidate).to_vec();
                }
            }
        }
        let explained = |id: &str| judged.iter().flat_map(|answer| &answer.slips).filter(|fit| fit.id == id).count();
        let explained = update::RATES.map(|id| (id, explained(id)));
        for fit in judged.iter_mut().flat_map(|answer| &mut answer.slips) {
            let is_unlikely =
                |(id, count): &(&str, usize)| fit.id == *id && fit.standing.contradicted_by.len() > *count;
            if explained.iter().any(is_unlikely) {
                (fit.chance, fit.confidence) = (ANYTHING, Confidence::CouldBe);
            }
        }
    }
}
