//! Slips in numbers that do not come from those written before them, and slips that were made once more.

use super::{
    arithmetic::{self, Arithmetic},
    catalogue::{Candidate, Level},
    diagnosis::{ANYTHING, Case, Tried},
    evidence::PLAIN,
    own::{Follow, Open, Way, way_through},
    verdict::{Basis, Fit, Nearness},
};
use crate::quantity::Quantity;

/// A slip that right answers on the sheet speak against has to give a number that chance would hit as seldom as this.
const IN_SPITE_OF_RIGHT_ANSWERS: f64 = PLAIN * PLAIN;

/// Which slips are looked for.
#[derive(Clone, Copy)]
pub(super) enum Sought<'a> {
    /// All.
    Any,
    /// These, which other answers make sure. Right answers that speak against them are what was found in another way.
    Sure(&'a [String]),
}

/// What a number is worked out from that does not come from the one written before it.
#[derive(Clone, Copy)]
enum Beginning {
    /// The student's numbers that come from no other wrong one.
    FirstWrongNumbers,
    /// What the exercise gives.
    Exercise,
}

impl Case<'_> {
    /// The slips that give the number where it does not come from the student's numbers before it: those that are right
    /// were found in another way, or copied; or none was used as it is written.
    pub(super) fn worked_out_anew(&self, sought: Sought) -> Vec<Fit> {
        let way = way_through(self.quantity, &self.catalogue.right, |quantity| self.own.is_origin(quantity));
        let is_another_way = way.through.len() != self.way.through.len();
        // With no wrong number on it, it starts from the exercise.
        let comes_from_a_wrong_one = !way.from.is_empty();
        let beginning = if comes_from_a_wrong_one { Beginning::FirstWrongNumbers } else { Beginning::Exercise };
        let fits = if is_another_way { self.fits_from(beginning, way, sought) } else { Vec::new() };
        if !fits.is_empty() || !comes_from_a_wrong_one {
            return fits;
        }
        let way = way_through(self.quantity, &self.catalogue.right, |_| false);
        self.fits_from(Beginning::Exercise, way, sought)
    }

    /// The slips that give the number to the digit from other values than the student's.
    fn fits_from(&self, beginning: Beginning, way: Way, sought: Sought) -> Vec<Fit> {
        let solution = self.own.solution();
        let (values, sheet) = match beginning {
            Beginning::FirstWrongNumbers => (&self.follow.kept, self.own.sheet_of_origins()),
            Beginning::Exercise => (&solution.right, self.own.sheet_of_exercise()),
        };
        let values = values.clone();
        let value = values.worked_out(self.quantity).filter(|value| value.is_finite());
        let Some(value) = value else { return Vec::new() };
        let open = Open::default().into();
        let follow = Follow { value, ways: vec![value], kept: values.clone(), values, open };
        let anew = Case { follow: &follow, way, sheet, ..*self };
        let tried = anew.tried();
        let arithmetic = arithmetic::slips(self.quantity, self.typed, &follow, self.own.habit());
        // A number taken from elsewhere with two digits swapped would be two slips.
        let is_one = |slip: &Arithmetic| !slip.is_rounding() && slip.id != arithmetic::DIGITS_SWAPPED;
        let arithmetic: Vec<Arithmetic> = arithmetic.into_iter().filter(is_one).collect();
        let all: Vec<f64> =
            tried.iter().map(|tried| tried.value).chain(arithmetic.iter().map(|slip| slip.value)).collect();
        let mut fits: Vec<Fit> = Vec::new();
        let mut add = |fit: Fit| {
            if fits.iter().all(|other| other.id != fit.id) {
                fits.push(Fit { basis: Basis::OtherNumbers, ..fit });
            }
        };
        let to_the_digit = |tried: &&Tried| anew.is_to_the_digit(tried);
        if let Sought::Sure(ids) = sought {
            let is_sure = |tried: &&Tried| ids.iter().any(|id| *id == tried.candidate.slip.id);
            let sure = tried.iter().filter(is_sure).filter(to_the_digit);
            sure.for_each(|tried| add(anew.fit(tried, Nearness::ToTheDigit, ANYTHING)));
            return fits;
        }
        for tried in tried.iter().filter(to_the_digit) {
            let chance = anew.chance(&all, anew.exactly());
            let is_contradicted = !self.own.contradictions(tried.candidate).is_empty();
            if !is_contradicted || chance < IN_SPITE_OF_RIGHT_ANSWERS {
                add(anew.fit(tried, Nearness::ToTheDigit, if is_contradicted { ANYTHING } else { chance }));
            }
        }
        for slip in arithmetic {
            if let Some(Nearness::ToTheDigit) = anew.nearness_of_value(slip.value) {
                let chance = anew.chance(&all, anew.exactly());
                add(anew.arithmetic_fit(slip, Nearness::ToTheDigit, chance));
            }
        }
        fits
    }

    /// Slips that give other answers, made nowhere but in the units in which they were made there, all at once. It
    /// bears the name of the first.
    pub(super) fn only_where_they_were_made(&self, ways: &[(Quantity, &Candidate)]) -> Option<Candidate> {
        // What is wrong in each of several samples is wrong in all its units.
        let ways = || ways.iter().filter(|(_, way)| way.level == Level::Whole);
        let (_, first) = *ways().next()?;
        let made_in = |(answer, way): &(Quantity, &Candidate)| -> Vec<Quantity> {
            let through = self.own.way_to(*answer, &way.reading).through;
            through.into_iter().filter(|at| way.replaced.contains(at)).collect()
        };
        let laws: Vec<(&Candidate, Vec<Quantity>)> = ways().map(|way| (way.1, made_in(way))).collect();
        self.own.budget().spend_laws(laws.iter().map(|(_, quantities)| quantities.len()).sum());
        Some(first.only_in_all(&self.catalogue.right, laws.into_iter()))
    }

    /// Those slips that give the number when they are made again.
    pub(super) fn made_again(&self, slips: &[Candidate]) -> Vec<Fit> {
        let value = |slip: &Candidate| {
            let over = slip.over(&self.follow.values);
            let value = over.get(self.quantity).filter(|value| value.is_finite());
            self.own.budget().spend_copied(self.follow.values.copied());
            self.own.budget().spend_of_samples(over.worked_out_so_far(), over.samples().len());
            value
        };
        let slips = slips.iter().take_while(|_| !self.own.budget().is_spent());
        let tried: Vec<Tried> =
            slips.filter_map(|candidate| Some(Tried { candidate, value: value(candidate)? })).collect();
        let all: Vec<f64> = tried.iter().map(|tried| tried.value).collect();
        let mut fits: Vec<Fit> = Vec::new();
        for tried in &tried {
            let Some((nearness, reach)) = self.nearness(tried) else { continue };
            if fits.iter().all(|fit| fit.id != tried.candidate.slip.id) {
                fits.push(self.fit(tried, nearness, self.chance(&all, reach)));
            }
        }
        fits
    }
}
