//! Which slips give a wrong number from a student's own.

use std::rc::Rc;

use super::{
    anew::Sought,
    answers::Typed,
    arithmetic::{self, Arithmetic, RoundedBefore},
    catalogue::{Candidate, Catalogue, Level},
    evidence::{PLAIN, chance},
    own::{Follow, Own, Way},
    sheet::{SheetOverSlips, Wrong},
    slip::Extent,
    spacing::spacing,
    verdict::{Fit, Nearness},
};
use crate::{
    quantity::{Quantity, Variable},
    reading::Erratum,
};

/// The chance of what fits anything; and of what is looked for because other answers show it, and adds nothing to
/// those.
pub(super) const ANYTHING: f64 = 1.0;

/// Within so many half units of the right number's last digit, any number may be rounded badly on the way.
const BESIDE: f64 = 6.0;

/// What a change in proportion to another one misses by a larger part than this is not looked at more closely.
const MAY_BE: f64 = 0.5;

/// What is no more than rounding leaves of nothing.
const NOTHING: f64 = 1e-12;

/// Everything that a wrong answer is diagnosed from.
pub(super) struct Case<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) quantity: Quantity,
    pub(super) typed: &'a Typed,
    pub(super) own: &'a Own,
    pub(super) follow: &'a Follow,
    /// What slips make of the same numbers, shared by all answers of the sheet.
    pub(super) sheet: &'a SheetOverSlips,
    pub(super) way: Way,
    /// The errata that are printed in what the exercise is from.
    pub(super) printed: &'a [Erratum],
}

/// A candidate's number.
pub(super) struct Tried<'a> {
    pub(super) candidate: &'a Candidate,
    pub(super) value: f64,
}

impl Case<'_> {
    /// All single slips that give the number, in the order of the catalogue.
    pub(super) fn fits(&self) -> Vec<Fit> {
        let mut tried = self.tried();
        tried.extend(self.tried_of(self.catalogue.in_sums_of(&self.sums_at_hand())));
        let arithmetic = arithmetic::slips(self.quantity, self.typed, self.follow, self.own.habit());
        self.own.budget().spend(arithmetic.len() * self.way.through.len());
        let mut all: Vec<f64> = tried.iter().map(|tried| tried.value).collect();
        all.extend(arithmetic.iter().filter(|slip| !slip.is_rounding()).map(|slip| slip.value));

        let mut fits: Vec<Fit> = Vec::new();
        for tried in &tried {
            let Some((nearness, reach)) = self.nearness(tried) else { continue };
            match fits.iter_mut().find(|fit| fit.id == tried.candidate.slip.id) {
                Some(fit) if self.is_likelier(tried, nearness, fit) => {
                    *fit = self.fit(tried, nearness, self.chance(&all, reach));
                }
                Some(_) => {}
                None => fits.push(self.fit(tried, nearness, self.chance(&all, reach))),
            }
        }
        let variants = arithmetic.iter().filter(|slip| slip.is_rounding()).count();
        for slip in arithmetic {
            let Some(nearness) = self.nearness_of_value(slip.value) else { continue };
            let chance = match slip.is_rounding() {
                true => chance_of_rounding(self.reach(), slip.value - self.follow.value, variants),
                false => self.chance(&all, self.reach()),
            };
            if fits.iter().all(|fit| fit.id != slip.id) {
                fits.push(self.arithmetic_fit(slip, nearness, chance));
            }
        }
        if fits.iter().all(|fit| fit.nearness != Nearness::ToTheDigit) {
            fits.extend(self.one_rounded_early());
            fits.extend(self.filled_with_zeros());
        }
        if fits.is_empty() {
            return self.where_no_formula_fits(&all);
        }
        if fits.iter().all(|fit| self.is_refuted(fit)) {
            fits.extend(self.other_sign(self.chance(&all, self.reach())));
        }
        if fits.iter().all(|fit| fit.id == arithmetic::ROUNDED_EARLY) {
            fits.extend(self.last_digit());
        }
        fits
    }

    /// One number on the way that was rounded too much.
    fn one_rounded_early(&self) -> Option<Fit> {
        let before = arithmetic::rounded_before(self.quantity, &self.follow.values, self.own.habit());
        let ways = before.iter().map(|rounded| rounded.kept.len()).sum();
        let slip = before.iter().find_map(|rounded| self.rounded_so(rounded))?;
        let chance = chance_of_rounding(self.reach(), slip.value - self.follow.value, ways);
        Some(self.arithmetic_fit(slip, Nearness::ToTheDigit, chance))
    }

    /// The way to round a number before this one that gives it, if one does. What small changes of it make is nearly in
    /// proportion: only those are tried that may.
    fn rounded_so(&self, rounded: &RoundedBefore) -> Option<Arithmetic> {
        let with = |kept: f64| self.with(rounded.at, kept);
        let (_, finest) = rounded.kept.last()?;
        let slope = (with(*finest)? - self.follow.value) / (finest - rounded.value);
        let off = self.typed.value - self.follow.value;
        let may_give = |kept: f64| (slope * (kept - rounded.value) - off).abs() <= MAY_BE * off.abs() + self.reach();
        let tried = rounded.kept.iter().filter(|(_, kept)| may_give(*kept));
        let mut values = tried.filter_map(|(rounding, kept)| Some((rounding, kept, with(*kept)?)));
        let (rounding, kept, value) = values.find(|(.., value)| self.hits(*value))?;
        Some(rounded.slip(*rounding, *kept, value))
    }

    /// The right number with zeros in the place of its last digits: one alone may be a friendly number that something
    /// else comes to.
    fn filled_with_zeros(&self) -> Option<Fit> {
        let slip = arithmetic::filled_with_zeros(self.typed, self.follow.value).filter(|slip| self.hits(slip.value))?;
        Some(self.arithmetic_fit(slip, Nearness::ToTheDigit, PLAIN))
    }

    /// The sign alone, then a slip in numbers that were worked out anew.
    fn where_no_formula_fits(&self, all: &[f64]) -> Vec<Fit> {
        // Friendly numbers soon differ in nothing but the sign.
        if let Some(fit) = self.other_sign(self.chance(all, self.reach()).max(PLAIN)) {
            return vec![fit];
        }
        let anew = |case: &Self| case.worked_out_anew(Sought::Any);
        let looked_for = [anew, Self::but_for_the_last_digit, Self::miscopied];
        looked_for.into_iter().map(|look| look(self)).find(|fits| !fits.is_empty()).unwrap_or_default()
    }

    /// The right number with the other sign, if it is that.
    fn other_sign(&self, chance: f64) -> Option<Fit> {
        let turned = Typed { value: -self.typed.value, ..self.typed.clone() };
        let nearness = Case { typed: &turned, way: self.way.clone(), ..*self }.follows()?;
        // Whatever sign was lost on the way: in the document it is that of the squared error's derivative.
        let is_derivative = matches!(self.quantity, Quantity::Partial { of: Variable::Loss, .. });
        let erratum = Some(Erratum::R1).filter(|erratum| is_derivative && self.printed.contains(erratum));
        Some(Fit { erratum, ..self.arithmetic_fit(arithmetic::other_sign(self.follow.value), nearness, chance) })
    }

    /// Whether a way to make a slip is likelier than another: right answers speak against that one only, or it gives
    /// the number more exactly.
    fn is_likelier(&self, tried: &Tried, nearness: Nearness, fit: &Fit) -> bool {
        let is_refuted = !self.refutations(tried.candidate).is_empty();
        (is_refuted, nearness) < (self.is_refuted(fit), fit.nearness)
    }

    /// Whether right answers say that the number through which a slip comes to this one was right.
    fn is_refuted(&self, fit: &Fit) -> bool {
        fit.candidate.is_some_and(|place| !self.refutations(self.catalogue.at(place)).is_empty())
    }

    /// The right answers that speak against a slip's being made in the number through which it comes to this one.
    pub(super) fn refutations(&self, candidate: &Candidate) -> Rc<[Quantity]> {
        match candidate.level {
            Level::EachSample => Rc::default(),
            Level::Whole => {
                let of_all = self.own.contradictions(candidate);
                if candidate.variant.extent == Extent::WholeTable {
                    return of_all;
                }
                let through = self.own.way_to(self.quantity, &candidate.reading).through;
                let at: Vec<Quantity> = through.into_iter().filter(|at| candidate.replaced.contains(at)).collect();
                // What speaks against none of its numbers speaks against none of some of them.
                if of_all.is_empty() || at.len() == candidate.replaced.len() {
                    return of_all;
                }
                self.own.budget().spend_laws(at.len());
                self.own.contradictions(&candidate.only_in(&self.catalogue.right, &at))
            }
        }
    }

    /// The right number, copied with a digit that is another one.
    fn miscopied(&self) -> Vec<Fit> {
        let slips = arithmetic::miscopied(self.typed, self.follow.value);
        // What was copied need not be near a friendly number.
        let values: Vec<f64> = slips.iter().map(|slip| slip.value).collect();
        let chance = chance(self.follow.value, &values, self.exactly(), self.typed.value);
        let is_it = |slip: &Arithmetic| {
            let is_to_the_digit = (slip.value - self.typed.value).abs() <= self.exactly();
            is_to_the_digit && self.hits(slip.value) && chance < PLAIN
        };
        let found = slips.into_iter().find(is_it);
        found.map(|slip| self.arithmetic_fit(slip, Nearness::ToTheDigit, chance)).into_iter().collect()
    }

    /// The slips that give the number but for its last digit, as that of a right one may be off; where chance would not
    /// do as well.
    fn but_for_the_last_digit(&self) -> Vec<Fit> {
        let tried = self.tried();
        let chance = self.chance(&tried.iter().map(|tried| tried.value).collect::<Vec<_>>(), self.nearly());
        let mut fits: Vec<Fit> = Vec::new();
        for tried in tried.iter().filter(|tried| chance < PLAIN && self.nearly_hits(tried.value)) {
            if fits.iter().all(|fit| fit.id != tried.candidate.slip.id) {
                fits.push(self.fit(tried, Nearness::AsRounded, chance));
            }
        }
        fits
    }

    pub(super) fn last_digit(&self) -> Option<Fit> {
        let slip = arithmetic::last_digit(self.typed, self.follow.value)?;
        Some(self.arithmetic_fit(slip, Nearness::ToTheDigit, ANYTHING))
    }

    /// The slips of a list that give the number to the digit, and that no right answers speak against.
    pub(super) fn exact_fits(&self, ids: &[String]) -> Vec<Fit> {
        let mut fits: Vec<Fit> = Vec::new();
        for tried in &self.tried_as(ids) {
            let is_new = fits.iter().all(|fit| fit.id != tried.candidate.slip.id);
            if is_new && self.is_to_the_digit(tried) && self.refutations(tried.candidate).is_empty() {
                fits.push(self.fit(tried, Nearness::ToTheDigit, ANYTHING));
            }
        }
        fits
    }

    /// The slips of a list that give the number nearly, within a unit of its last digit: one that is sure in other
    /// answers is at work here too, with a little rounding on the way.
    pub(super) fn near_fits(&self, ids: &[String]) -> Vec<Fit> {
        let mut fits: Vec<Fit> = Vec::new();
        for tried in &self.tried_as(ids) {
            let off = (tried.value - self.typed.value).abs();
            let nearer = off < (self.follow.value - self.typed.value).abs();
            if off <= 2.0 * self.reach() && nearer && fits.iter().all(|fit| fit.id != tried.candidate.slip.id) {
                fits.push(self.fit(tried, Nearness::AsRounded, ANYTHING));
            }
        }
        let other_sign = self.other_sign(ANYTHING);
        let is_sure = |fit: &Fit| ids.contains(&fit.id) && fits.iter().all(|other| other.id != fit.id);
        let other_sign = other_sign.filter(is_sure);
        fits.extend(other_sign);
        fits
    }

    /// How likely chance would have come so near to one of these.
    pub(super) fn chance(&self, candidates: &[f64], reach: f64) -> f64 {
        let reach = reach.max(spacing(self.quantity, self.typed.value, self.follow) / 2.0);
        let chance = chance(self.follow.value, candidates, reach, self.typed.value);
        // Of all numbers, 0 and 1 are those that come out of the most mistakes; and those beside the right one come of
        // reckoning badly.
        let is_nothing_or_one = [0.0, 1.0].iter().any(|number| (self.typed.value.abs() - number).abs() < NOTHING);
        let is_beside = (self.typed.value - self.follow.value).abs() <= BESIDE * self.typed.half_unit;
        if is_nothing_or_one || is_beside { chance.max(PLAIN) } else { chance }
    }

    /// The slips that are looked for only where no other explains the numbers, as far as they give this one: in one
    /// number on the way that is not on the sheet, in its formula or in adding it up.
    pub(super) fn rare_fits(&self) -> Vec<Fit> {
        let mut candidates = self.catalogue.rare_in(&self.way.through);
        candidates.extend(self.catalogue.in_sums_of(&self.way.through));
        let tried = self.tried_of(candidates);
        let all: Vec<f64> = self.tried().iter().chain(&tried).map(|tried| tried.value).collect();
        let fits = tried.iter().filter_map(|tried| {
            let (nearness, reach) = self.nearness(tried)?;
            Some(self.fit(tried, nearness, self.chance(&all, reach)))
        });
        fits.collect()
    }

    /// What every slip in a formula on the way gives.
    pub(super) fn tried(&self) -> Vec<Tried<'_>> {
        let wrong = |tried: Tried| Some(Wrong { place: tried.candidate.place?, value: tried.value });
        let candidates = || self.catalogue.touching(&self.formulas_on_the_way());
        let all =
            self.sheet.wrong(self.quantity, || self.tried_of(candidates()).into_iter().filter_map(wrong).collect());
        self.own.budget().spend_copied(all.len());
        all.iter().map(|wrong| Tried { candidate: self.catalogue.at(wrong.place), value: wrong.value }).collect()
    }

    /// What the slips of a list give, in formulas and sums on the way.
    fn tried_as(&self, ids: &[String]) -> Vec<Tried<'_>> {
        let through = self.formulas_on_the_way();
        let mut candidates = self.catalogue.touching(&through);
        candidates.extend(self.catalogue.in_sums_of(&through));
        self.own.budget().spend_copied(candidates.len() * ids.len());
        candidates.retain(|candidate| ids.iter().any(|id| id == candidate.slip.id));
        self.tried_of(candidates)
    }

    /// The quantity, and the sum that it is made of by itself where that is not on the sheet: few write down both the
    /// net input and what the unit makes of it.
    fn sums_at_hand(&self) -> Vec<Quantity> {
        let behind = match self.quantity {
            Quantity::Activation(unit) => Some(Quantity::NetInput(unit)),
            Quantity::Partial { of, by: Variable::NetInput(unit) } => {
                Some(Quantity::Partial { of, by: Variable::Activation(unit) })
            }
            _ => None,
        };
        let behind = behind.filter(|behind| self.way.through.contains(behind));
        std::iter::once(self.quantity).chain(behind).collect()
    }

    fn formulas_on_the_way(&self) -> Vec<Quantity> {
        let mut through = self.way.through.clone();
        if self.quantity == Quantity::LossAfter {
            // The loss after the update repeats the forward pass, and with it a slip made there.
            through.extend(self.own.forward());
        }
        through
    }

    pub(super) fn tried_of<'b>(&self, candidates: Vec<&'b Candidate>) -> Vec<Tried<'b>> {
        let budget = self.own.budget();
        candidates
            .into_iter()
            .take_while(|_| !budget.is_spent())
            .filter_map(|candidate| {
                let value = self.sheet.worked_out(candidate, self.quantity)?;
                let differs = value.is_finite() && (value - self.follow.value).abs() > 1e-12 * value.abs();
                differs.then_some(Tried { candidate, value })
            })
            .collect()
    }
}

/// The chance that one of some ways to round, all of which stay about as near to the right number, comes within `reach`
/// of a number that was come to in another.
fn chance_of_rounding(reach: f64, off: f64, ways: usize) -> f64 {
    (ways as f64 * reach / off.abs()).min(1.0)
}
