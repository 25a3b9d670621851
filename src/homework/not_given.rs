//! A number that was worked out, is not written down, and is not right: the answers that come from it agree in what it
//! was.

use super::{
    answers::Typed,
    arithmetic::{Arithmetic, With},
    check::Judge,
    diagnosis::Case,
    evidence::PLAIN,
    order::rank,
    simplest::simplest,
    verdict::{Fit, Judged, Nearness, Verdict},
};
use crate::{formula::digits::significant, quantity::Quantity};

/// The first steps towards a number change it by so much.
const STEP: f64 = 1e-4;

/// After so many steps a number is found, or there is none.
const MOST_STEPS: usize = 8;

/// A number that is missed by so many half units is none that comes out.
const CLEARLY: f64 = 4.0;

/// So many figures are shown of a number that is right.
const FIGURES: usize = 4;

/// What a number that is not given must have been for one answer to come out, and by how much it may be off.
#[derive(Debug, Clone, Copy)]
struct Taken {
    value: f64,
    reach: f64,
}

/// One number that is not given, as several answers have it.
struct Agreement {
    at: Quantity,
    taken: Taken,
    /// How likely chance would have made them agree.
    chance: f64,
    /// Those answers, by their places among the cases.
    answers: Vec<usize>,
}

impl Judge<'_> {
    /// Wrong answers that no slip gives may all come from one number before them that is not on the sheet. Where two or
    /// more of them agree in what it was, and chance would not make them, that is where the mistake is.
    pub(super) fn look_for_a_number_not_given(&self, judged: &mut [Judged]) {
        let worked = self.worked(judged, |judged| self.is_unexplained(judged));
        if worked.len() < 2 {
            return;
        }
        let budget = self.own.budget();
        budget.begin();
        let cases = self.cases(judged, &worked);
        let tried = numbers_before_several(&cases);
        let agreements = tried.iter().filter_map(|at| Agreement::of(*at, &cases, tried.len()));
        let stands = |agreement: &Agreement| {
            agreement.chance < PLAIN && self.speaking_against(agreement, judged) < agreement.answers.len()
        };
        // The nearest to the answers claims the least: the mistake may be in what that comes from.
        let best = agreements.filter(stands).max_by(|one, other| {
            let nearness = |agreement: &Agreement| (agreement.answers.len(), rank(agreement.at));
            nearness(one).cmp(&nearness(other)).then(other.chance.total_cmp(&one.chance))
        });
        if budget.is_spent() {
            budget.cut();
            return;
        }
        let Some(best) = best else { return };
        let found: Vec<(usize, Fit)> =
            best.answers.iter().map(|place| (worked[*place].0, best.fit(&cases[*place]))).collect();
        for (place, fit) in found {
            judged[place].slips.push(fit);
        }
    }

    /// How many answers that are not wrong would be others with this number.
    fn speaking_against(&self, agreement: &Agreement, judged: &[Judged]) -> usize {
        let speaks_against = |judged: &&Judged| -> Option<bool> {
            let typed = judged.given.as_ref().filter(|_| judged.verdict != Verdict::Wrong)?;
            let follow = self.own.follow(judged.quantity)?;
            let way = self.own.way_to(judged.quantity, &self.catalogue.right);
            way.through.contains(&agreement.at).then_some(())?;
            let value = follow.values.with_override(agreement.at, agreement.taken.value).get(judged.quantity)?;
            Some((value - typed.value).abs() > CLEARLY * typed.half_unit)
        };
        judged.iter().filter(|judged| speaks_against(judged) == Some(true)).count()
    }
}

/// The numbers that have to be worked out for two answers or more, and are none themselves.
fn numbers_before_several(cases: &[Case]) -> Vec<Quantity> {
    let has_law = |case: &Case, at: &Quantity| case.catalogue.right.cell(*at).is_some() && !at.is_of_a_sample();
    let before = |case: &Case| -> Vec<Quantity> {
        case.way.through.iter().skip(1).copied().filter(|at| has_law(case, at)).collect()
    };
    let mut all: Vec<Quantity> = cases.iter().flat_map(before).collect();
    all.sort_unstable();
    all.chunk_by(|one, other| one == other).filter(|same| same.len() > 1).map(|same| same[0]).collect()
}

impl Agreement {
    /// What most answers that a number goes into have it be; `tried` is of how many numbers that is asked.
    fn of(at: Quantity, cases: &[Case], tried: usize) -> Option<Self> {
        let users: Vec<(usize, &Case)> =
            cases.iter().enumerate().filter(|(_, case)| case.way.through[1..].contains(&at)).collect();
        let around = users.iter().filter_map(|anchor| Self::around(at, *anchor, &users, tried));
        let best = around.reduce(|best, next| {
            let is_better = (next.answers.len(), best.chance) > (best.answers.len(), next.chance);
            if is_better { next } else { best }
        })?;
        // Where most do not agree, some would in anything.
        (best.answers.len() >= 2 && 2 * best.answers.len() > users.len()).then_some(best)
    }

    fn around(at: Quantity, anchor: (usize, &Case), users: &[(usize, &Case)], tried: usize) -> Option<Self> {
        let (first, case) = anchor;
        let taken = case.taken(at)?;
        let mut agreement = Self { at, taken, chance: tried as f64, answers: vec![first] };
        let mut seen: Vec<&Typed> = vec![case.typed];
        for (place, case) in users.iter().filter(|(place, _)| *place != first) {
            let Some(reach) = case.comes_out(at, taken) else { continue };
            agreement.answers.push(*place);
            // A number that is the same again says nothing new.
            let is_new = |typed: &&Typed| (typed.value.abs() - case.typed.value.abs()).abs() > reach;
            if seen.iter().all(is_new) {
                agreement.chance *= case.chance(&[case.typed.value], reach);
                seen.push(case.typed);
            }
        }
        (seen.len() > 1).then_some(agreement)
    }

    fn fit(&self, case: &Case) -> Fit {
        let (Taken { value, reach }, at) = (self.taken, self.at);
        let (text, _) = simplest(value - reach, value + reach);
        let right = case.follow.values.get(at).map_or_else(String::new, |right| significant(right, FIGURES));
        let taken = text.parse().unwrap_or(value);
        let slip = Arithmetic {
            id: "number-before",
            title: format!("{at} taken as {text} instead of {right}"),
            value: case.with(at, taken).unwrap_or(case.typed.value),
            seen: 1,
            with: With::Another(at, taken),
        };
        case.arithmetic_fit(slip, Nearness::ToTheDigit, self.chance)
    }
}

impl Case<'_> {
    /// What the answer comes to with another number in the place of one before it; nothing where the budget is spent.
    pub(super) fn with(&self, at: Quantity, number: f64) -> Option<f64> {
        let (budget, values) = (self.own.budget(), &self.follow.values);
        if budget.is_spent() {
            return None;
        }
        let with = values.with_override(at, number);
        let value = with.get(self.quantity);
        let again = if self.quantity == Quantity::LossAfter { values.numbers() } else { 0 };
        // Beside them stands what comes from that number, and what is put in already.
        budget.spend_copied(2 * values.copied() + self.own.count());
        budget.spend(again);
        budget.spend_of_samples(with.worked_out_so_far(), values.samples().len());
        value
    }

    fn slope(&self, at: Quantity, number: f64) -> Option<f64> {
        let step = STEP * number.abs().max(STEP);
        let slope = (self.with(at, number + step)? - self.with(at, number - step)?) / (2.0 * step);
        Some(slope).filter(|slope| slope.is_normal())
    }

    /// What a number before must have been for the answer to come out (Newton's method).
    fn taken(&self, at: Quantity) -> Option<Taken> {
        let right = self.follow.values.get(at)?;
        let mut value = right;
        for _ in 0..MOST_STEPS {
            let off = self.with(at, value)? - self.typed.value;
            let slope = self.slope(at, value)?;
            if off.abs() <= STEP * self.exactly() {
                let taken = Taken { value, reach: self.exactly() / slope.abs() };
                // Rounding may leave as much open.
                return ((value - right).abs() > CLEARLY * taken.reach).then_some(taken);
            }
            value -= off / slope;
        }
        None
    }

    /// How near the answer comes out with this number before it, if it does.
    fn comes_out(&self, at: Quantity, taken: Taken) -> Option<f64> {
        let reach = self.exactly() + self.slope(at, taken.value)?.abs() * taken.reach;
        let off = (self.with(at, taken.value)? - self.typed.value).abs();
        (off <= reach && (self.follow.value - self.typed.value).abs() > CLEARLY * reach).then_some(reach)
    }
}
