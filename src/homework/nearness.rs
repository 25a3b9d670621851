//! How exactly a way of working a number out gives the number that the student has.

use super::{
    diagnosis::{Case, Tried},
    own::{Open, Way},
    rounding::{Rounded, Written},
    verdict::Nearness,
};
use crate::{quantity::Quantity, reading::Resolver};

/// A slip that misses the number by a larger part of it than this is not looked at more closely.
const NEARLY: f64 = 0.05;

impl Case<'_> {
    /// How exactly the number follows from the student's own in a right way, if it does.
    pub(super) fn follows(&self) -> Option<Nearness> {
        let off = |way: f64| (way - self.typed.value).abs();
        let rounded = self.rounded(&self.follow.values);
        let kept = self.follow.kept.get(self.quantity);
        let mut ways = self.follow.ways.iter().copied().chain(rounded).chain(kept);
        // Sums of rounded parts often end in a 5: the smaller number was cut off, not rounded.
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
            .find_map(|(nearness, reach)| (off <= reach && reach.is_finite()).then_some(nearness))
    }

    /// The number with all numbers on the way to it rounded as the student rounds.
    fn rounded<'a>(&'a self, values: &'a Resolver) -> impl Iterator<Item = f64> + 'a {
        let roundings = self.own.habit().roundings().iter();
        roundings.filter_map(|rounding| Rounded::new(values, *rounding, Written::Results).work_out(self.quantity))
    }

    /// The number with the parts of its formula rounded too, as when they are written down.
    fn rounded_in_parts(&self) -> impl Iterator<Item = f64> {
        let roundings = self.own.habit().roundings_of_parts().into_iter();
        let values = &self.follow.values;
        roundings.flat_map(|rounding| [(rounding, Written::Parts), (rounding, Written::Terms)]).flat_map(
            |(rounding, written)| {
                let rounded = Rounded::new(values, rounding, written);
                [rounded.work_out(self.quantity), rounded.work_out_from_kept(self.quantity)].into_iter().flatten()
            },
        )
    }

    /// Half a unit of the last digit, or the last bits of a fraction.
    pub(super) fn exactly(&self) -> f64 {
        let last_bits = 4.0 * f64::EPSILON * self.typed.value.abs();
        self.typed.half_unit.max(1e-12 * self.typed.value.abs()) * (1.0 + 1e-9) + last_bits
    }

    /// How far rounding leaves open what follows from the student's earlier numbers.
    pub(super) fn open(&self) -> Open {
        *self.follow.open.get_or_init(|| self.own.left_open(self.quantity, &self.follow.values, &self.way))
    }

    /// Whether rounding leaves the number open no further than to some other number.
    pub(super) fn is_open_to_an_end(&self) -> bool {
        self.open().given.is_finite() && self.open().on_the_way.is_finite()
    }

    /// That, and what the rounding of the student's numbers leaves open.
    pub(super) fn reach(&self) -> f64 {
        self.exactly() + self.open().given
    }

    /// How exactly a slip gives the number, if it does, and within what. It may start from other numbers of the
    /// student's than the right formula does, and those, and the numbers on its way, leave it open in their own way.
    pub(super) fn nearness(&self, tried: &Tried) -> Option<(Nearness, f64)> {
        let values = self.may_give(tried)?;
        if self.gives_to_the_digit(tried, &values) {
            return Some((Nearness::ToTheDigit, self.exactly()));
        }
        let way = self.own.way_to(self.quantity, values.reading());
        self.own.spend_moved(self.quantity, &values, &way);
        let open = self.own.left_open(self.quantity, &values, &way);
        match self.within((tried.value - self.typed.value).abs(), open)? {
            Nearness::AsRounded => Some((Nearness::AsRounded, self.exactly() + open.given + open.on_the_way)),
            nearness => Some((nearness, self.exactly() + open.given)),
        }
    }

    /// Whether a slip gives the number to the digit.
    pub(super) fn is_to_the_digit(&self, tried: &Tried) -> bool {
        self.may_give(tried).is_some_and(|values| self.gives_to_the_digit(tried, &values))
    }

    /// What a slip makes of the student's numbers, where it comes near this one and is not as good as right.
    fn may_give(&self, tried: &Tried) -> Option<Resolver> {
        let off = (tried.value - self.typed.value).abs();
        let is_far = off > NEARLY * self.follow.value.abs().max(tried.value.abs()) && off > self.exactly();
        let is_right = || (tried.value - self.follow.value).abs() <= self.reach();
        if is_far || is_right() || self.own.budget().is_spent() {
            return None;
        }
        let (values, budget) = (&self.follow.values, self.own.budget());
        budget.spend_copied(2 * values.copied());
        // As it is, kept, and rounded in each way.
        budget.spend((2 + self.own.habit().roundings().len()) * self.numbers_on(&self.way));
        Some(tried.candidate.over(values))
    }

    /// How many numbers are worked out on a way: the loss after the step is worked out forward once more, and whatever
    /// comes from several samples in each of them.
    fn numbers_on(&self, way: &Way) -> usize {
        let again = if self.quantity == Quantity::LossAfter { self.follow.values.numbers() } else { 0 };
        again + way.through.len() * (1 + self.follow.values.samples().len())
    }

    fn gives_to_the_digit(&self, tried: &Tried, values: &Resolver) -> bool {
        let is_it = |value: f64| (value - self.typed.value).abs() <= self.exactly();
        let kept = || tried.candidate.over(&self.follow.kept).get(self.quantity);
        is_it(tried.value) || kept().is_some_and(is_it) || self.rounded(values).any(is_it)
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
}
