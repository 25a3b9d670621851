//! Which slips give a wrong number from a student's own.

use std::cell::OnceCell;

use super::{
    answers::Typed,
    arithmetic::{self, Arithmetic},
    catalogue::{Candidate, Catalogue, Level},
    evidence::{Confidence, PLAIN, chance},
    own::{Follow, Open, Own, Way, way_through},
    rounding::{Rounded, Written},
    sheet::SheetOverSlips,
    spacing::spacing,
    verdict::{Fit, Nearness, Standing},
};
use crate::{
    formula::{Context, Digits, Formula, Relation, Statement, Value},
    quantity::{Quantity, Variable},
    reading::{Erratum, Resolver},
};

/// A slip that misses the number by a larger part of it than this is not looked at more closely.
const NEARLY: f64 = 0.05;

/// The chance of what fits anything; and of what is looked for because other answers show it, and adds nothing to those.
pub(super) const ANYTHING: f64 = 1.0;

/// What is no more than rounding leaves of nothing.
const NOTHING: f64 = 1e-12;

/// Everything that a wrong answer is diagnosed from.
pub(super) struct Case<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) quantity: Quantity,
    pub(super) typed: &'a Typed,
    /// How far rounding leaves open what follows from the student's earlier numbers, once that is asked.
    pub(super) open: OnceCell<Open>,
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
        let mut all: Vec<f64> = tried.iter().map(|tried| tried.value).collect();
        all.extend(arithmetic.iter().filter(|slip| !slip.is_rounding()).map(|slip| slip.value));

        let mut fits: Vec<Fit> = Vec::new();
        for tried in &tried {
            let Some((nearness, reach)) = self.nearness(tried) else { continue };
            match fits.iter_mut().find(|fit| fit.id == tried.candidate.slip.id) {
                Some(fit) if nearness < fit.nearness => *fit = self.fit(tried, nearness, self.chance(&all, reach)),
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
        }
        if fits.is_empty() {
            return self.where_no_formula_fits(&all);
        }
        if fits.iter().all(|fit| fit.id == arithmetic::ROUNDED_EARLY) {
            fits.extend(self.last_digit());
        }
        fits
    }

    /// One number on the way that was rounded too much.
    fn one_rounded_early(&self) -> Option<Fit> {
        let slips = arithmetic::one_rounded_early(self.quantity, &self.follow.values, self.own.habit());
        let ways = slips.len();
        let slip = slips.into_iter().find(|slip| self.hits(slip.value))?;
        let chance = chance_of_rounding(self.reach(), slip.value - self.follow.value, ways);
        Some(self.arithmetic_fit(slip, Nearness::ToTheDigit, chance))
    }

    /// The sign alone, then a slip in numbers that were worked out anew.
    fn where_no_formula_fits(&self, all: &[f64]) -> Vec<Fit> {
        let other_sign = arithmetic::other_sign(self.follow.value);
        if let Some(nearness) = self.nearness_of_value(other_sign.value) {
            // Friendly numbers soon differ in nothing but the sign.
            let chance = self.chance(all, self.reach()).max(PLAIN);
            return vec![self.arithmetic_fit(other_sign, nearness, chance)];
        }
        let looked_for = [Self::worked_out_anew, Self::but_for_the_last_digit, Self::miscopied];
        looked_for.into_iter().map(|look| look(self)).find(|fits| !fits.is_empty()).unwrap_or_default()
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

    /// The slips of a list that give the number to the digit.
    pub(super) fn exact_fits(&self, ids: &[String]) -> Vec<Fit> {
        let mut fits: Vec<Fit> = Vec::new();
        for tried in &self.tried_as(ids) {
            let is_new = fits.iter().all(|fit| fit.id != tried.candidate.slip.id);
            if is_new && let Some((Nearness::ToTheDigit, _)) = self.nearness(tried) {
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
        let other_sign = arithmetic::other_sign(self.follow.value);
        let is_sure = ids.iter().any(|id| id == other_sign.id) && fits.iter().all(|fit| fit.id != other_sign.id);
        if let Some(nearness) = self.nearness_of_value(other_sign.value).filter(|_| is_sure) {
            fits.push(self.arithmetic_fit(other_sign, nearness, ANYTHING));
        }
        fits
    }

    /// How exactly the number follows from the student's own in a right way, if it does.
    pub(super) fn follows(&self) -> Option<Nearness> {
        let off = |way: f64| (way - self.typed.value).abs();
        let rounded = self.rounded(&self.follow.values);
        let kept = self.follow.kept.get(self.quantity);
        let mut ways = self.follow.ways.iter().copied().chain(rounded).chain(kept);
        // Sums of rounded parts often end in a 5: whoever has the smaller number has cut it off.
        let is_cut_off =
            |way: f64| off(way) >= self.typed.half_unit * (1.0 - 1e-9) && way.abs() > self.typed.value.abs();
        let mut in_parts = self.rounded_in_parts().filter(|way| !is_cut_off(*way));
        if ways.any(|way| off(way) <= self.exactly()) || in_parts.any(|way| off(way) <= self.exactly()) {
            return Some(Nearness::ToTheDigit);
        }
        let off = self.follow.ways.iter().copied().map(off).fold(f64::INFINITY, f64::min);
        self.within(off, self.open())
    }

    /// How exactly a number is given that is missed by so much, where rounding leaves so much open.
    fn within(&self, off: f64, open: Open) -> Option<Nearness> {
        let as_given = self.exactly() + open.given;
        let as_rounded = as_given + open.on_the_way;
        [(Nearness::ToTheDigit, self.exactly()), (Nearness::AsGiven, as_given), (Nearness::AsRounded, as_rounded)]
            .into_iter()
            .find_map(|(nearness, reach)| (off <= reach).then_some(nearness))
    }

    /// The number with all numbers on the way to it rounded as the student rounds.
    fn rounded<'a>(&'a self, values: &'a Resolver) -> impl Iterator<Item = f64> + 'a {
        let roundings = self.own.habit().roundings().iter();
        roundings.filter_map(|rounding| Rounded::new(values, *rounding, Written::Results).work_out(self.quantity))
    }

    /// The number with the parts of its formula rounded too, for whoever writes those down.
    fn rounded_in_parts(&self) -> impl Iterator<Item = f64> {
        let roundings = self.own.habit().roundings().iter();
        let values = &self.follow.values;
        roundings.flat_map(|rounding| {
            let rounded = Rounded::new(values, *rounding, Written::Parts);
            [rounded.work_out(self.quantity), rounded.work_out_from_kept(self.quantity)].into_iter().flatten()
        })
    }

    /// Half a unit of the last digit, or the last bits of a fraction.
    pub(super) fn exactly(&self) -> f64 {
        self.typed.half_unit.max(1e-12 * self.typed.value.abs()) * (1.0 + 1e-9)
    }

    fn open(&self) -> Open {
        *self.open.get_or_init(|| self.own.left_open(self.quantity, &self.follow.values, &self.way))
    }

    /// That, and what the rounding of the student's numbers leaves open.
    pub(super) fn reach(&self) -> f64 {
        self.exactly() + self.open().given
    }

    /// How likely chance would have come so near to one of these.
    pub(super) fn chance(&self, candidates: &[f64], reach: f64) -> f64 {
        let reach = reach.max(spacing(self.quantity, self.typed.value, self.follow) / 2.0);
        let chance = chance(self.follow.value, candidates, reach, self.typed.value);
        // Of all numbers, 0 and 1 are those that come out of the most mistakes.
        let is_nothing_or_one = [0.0, 1.0].iter().any(|number| (self.typed.value.abs() - number).abs() < NOTHING);
        if is_nothing_or_one { chance.max(PLAIN) } else { chance }
    }

    /// How exactly a slip gives the number, if it does, and within what. It may start from other numbers of the
    /// student's than the right formula does, and those, and the numbers on its way, leave it open in their own way.
    pub(super) fn nearness(&self, tried: &Tried) -> Option<(Nearness, f64)> {
        let off = (tried.value - self.typed.value).abs();
        let is_right = (tried.value - self.follow.value).abs() <= self.reach();
        let is_far = off > NEARLY * self.follow.value.abs().max(tried.value.abs());
        if is_right || is_far && off > self.exactly() {
            return None;
        }
        let values = tried.candidate.over(&self.follow.values);
        let kept = tried.candidate.over(&self.follow.kept).get(self.quantity);
        let mut worked_out = [tried.value].into_iter().chain(kept).chain(self.rounded(&values));
        if worked_out.any(|value| (value - self.typed.value).abs() <= self.exactly()) {
            return Some((Nearness::ToTheDigit, self.exactly()));
        }
        let way = self.own.way_to(self.quantity, values.reading());
        let open = self.own.left_open(self.quantity, &values, &way);
        match self.within(off, open)? {
            Nearness::AsRounded => Some((Nearness::AsRounded, self.exactly() + open.given + open.on_the_way)),
            nearness => Some((nearness, self.exactly() + open.given)),
        }
    }

    /// How exactly a value that is worked out from the numbers given is the number; nothing where it is the right one.
    pub(super) fn nearness_of_value(&self, value: f64) -> Option<Nearness> {
        let is_to_the_digit = (value - self.typed.value).abs() <= self.exactly();
        let nearness = if is_to_the_digit { Nearness::ToTheDigit } else { Nearness::AsGiven };
        self.hits(value).then_some(nearness)
    }

    pub(super) fn hits(&self, value: f64) -> bool {
        self.hits_within(value, self.reach())
    }

    /// Whether a value is the number, or would be with a last digit of one more or less.
    pub(super) fn nearly_hits(&self, value: f64) -> bool {
        self.hits_within(value, self.nearly())
    }

    /// A unit and a half of the last digit, and what the rounding of the student's numbers leaves open.
    pub(super) fn nearly(&self) -> f64 {
        self.reach() + 2.0 * self.exactly()
    }

    fn hits_within(&self, value: f64, reach: f64) -> bool {
        let is_right = (value - self.follow.value).abs() <= reach;
        !is_right && (value - self.typed.value).abs() <= reach
    }

    /// The slips in one number on the way that is not on the sheet, in its formula or in adding it up, as far as they give
    /// the number.
    pub(super) fn fits_in_one_number_on_the_way(&self) -> Vec<Fit> {
        let mut candidates = self.catalogue.in_one_of(&self.way.through);
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
        self.tried_of(self.catalogue.touching(&self.formulas_on_the_way()))
    }

    /// What the slips of a list give, in formulas and sums on the way.
    fn tried_as(&self, ids: &[String]) -> Vec<Tried<'_>> {
        let through = self.formulas_on_the_way();
        let mut candidates = self.catalogue.touching(&through);
        candidates.extend(self.catalogue.in_sums_of(&through));
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
            // Forward once more, and whoever made a slip on the way there makes it again.
            through.extend(self.own.forward());
        }
        through
    }

    pub(super) fn tried_of<'b>(&self, candidates: Vec<&'b Candidate>) -> Vec<Tried<'b>> {
        candidates
            .into_iter()
            .filter_map(|candidate| {
                let value = self.sheet.over(candidate).worked_out(self.quantity)?;
                let differs = value.is_finite() && (value - self.follow.value).abs() > 1e-12 * value.abs();
                differs.then_some(Tried { candidate, value })
            })
            .collect()
    }

    pub(super) fn fit(&self, tried: &Tried, nearness: Nearness, chance: f64) -> Fit {
        let candidate = tried.candidate;
        let slip = candidate.slip;
        let [done, right] = self.done_and_right(candidate);
        Fit {
            id: slip.id.to_owned(),
            title: match candidate.level {
                Level::Whole => candidate.variant.title.clone().unwrap_or_else(|| slip.title.to_owned()),
                Level::EachSample => format!("in each sample: {}", slip.title),
            },
            erratum: slip.erratum.map(|own| self.as_printed(own)).filter(|erratum| self.printed.contains(erratum)),
            done,
            right,
            value: tried.value,
            chance,
            confidence: Confidence::of(chance),
            kind: candidate.kind,
            nearness,
            seen: slip.seen,
            standing: Standing::default(),
            candidate: candidate.place,
        }
    }

    /// The formula that a slip replaces, as it was done and as it is right. Of several samples it is the first one's.
    fn done_and_right(&self, candidate: &Candidate) -> [Vec<Statement>; 2] {
        let right = &self.follow.values;
        let done = candidate.over(right);
        let at = self.replaced_on_the_way(&candidate.replaced, &done);
        let is_forward = |at: &Quantity| candidate.replaced.contains(at);
        if self.quantity == Quantity::LossAfter
            && !candidate.replaced.contains(&at)
            && let Some(at) = self.own.forward().into_iter().find(is_forward)
        {
            return [statements(done.after(), at), statements(right.after(), at)];
        }
        let of_sample = self.way.through.iter().find(|quantity| quantity.is_of_a_sample());
        match of_sample.filter(|_| candidate.level == Level::EachSample) {
            None => [statements(&done, at), statements(right, at)],
            Some(of_sample) => {
                let in_sample = [&done, right].map(|values| values.in_its_sample(*of_sample));
                let [Some((done, own)), Some((right, _))] = in_sample else { return [Vec::new(), Vec::new()] };
                let way = way_through(own, done.reading(), |_| false);
                let at = way.through.iter().find(|at| candidate.replaced.contains(at)).unwrap_or(&own);
                [statements(done, *at), statements(right, *at)]
            }
        }
    }

    /// The page that an example is from has a name of its own for the slip that the document calls B2.
    fn as_printed(&self, erratum: Erratum) -> Erratum {
        match erratum {
            Erratum::B2 if self.printed.contains(&Erratum::P1) => Erratum::P1,
            other => other,
        }
    }

    /// The quantity on the way whose law a slip replaces, the nearest to the answer of those in which it shows.
    pub(super) fn replaced_on_the_way(&self, replaced: &[Quantity], done: &Resolver) -> Quantity {
        let on_the_way = || self.way.through.iter().copied().filter(|quantity| replaced.contains(quantity));
        let shows = |at: &Quantity| done.worked_out(*at) != self.follow.values.worked_out(*at);
        on_the_way().find(shows).or_else(|| on_the_way().next()).unwrap_or(self.quantity)
    }

    /// A slip of arithmetic as something that fits.
    pub(super) fn arithmetic_fit(&self, slip: Arithmetic, nearness: Nearness, chance: f64) -> Fit {
        let cell = self.follow.values.reading().cell(self.quantity);
        let left = cell.map(|cell| cell.law.left.bind(cell.binding));
        slip.fit(left, nearness, chance, self.right_statements())
    }

    fn right_statements(&self) -> Vec<Statement> {
        statements(&self.follow.values, self.quantity)
    }
}

/// The chance that one of some ways to round, all of which stay about as near to the right number, comes within `reach`
/// of a number that was come to in another.
fn chance_of_rounding(reach: f64, off: f64, ways: usize) -> f64 {
    (ways as f64 * reach / off.abs()).min(1.0)
}

/// A quantity's formula with its indices bound, its numbers, and what it comes to.
pub(super) fn statements(values: &Resolver, quantity: Quantity) -> Vec<Statement> {
    let Some(cell) = values.reading().cell(quantity) else { return Vec::new() };
    let context = Context::new(values, cell.binding);
    let relation = if matches!(quantity, Quantity::Updated(_)) { Relation::Becomes } else { Relation::Equals };
    let law = Statement {
        left: Some(cell.law.left.bind(cell.binding)),
        right: vec![(relation, cell.law.last().bind(cell.binding))],
    };
    let numbers = cell.law.last().numbers_line(&context, Digits::default());
    let (operands, result) = (numbers.formula.relation_of_operands(), numbers.exactness.into());
    let value = Value { full: numbers.value, text: numbers.result, exactness: numbers.exactness, of: None };
    vec![law, Statement { left: None, right: vec![(operands, numbers.formula), (result, Formula::Value(value))] }]
}
