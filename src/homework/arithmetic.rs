//! Slips of the pocket calculator and the pen in a number that was worked out: its sign, its decimal point, digits
//! swapped or cut off, rounding on the way.

use super::{
    answers::Typed,
    evidence::Confidence,
    own::Follow,
    rounding::{Habit, Rounded, Rounding, Written},
    verdict::{Fit, Kind, Nearness, Standing},
};
use crate::{
    formula::{
        Exactness, Formula, Relation, Statement, Value,
        digits::{significant, to_decimals},
    },
    quantity::Quantity,
    reading::Resolver,
};

/// Numbers on the way rounded too much.
pub(super) const ROUNDED_EARLY: &str = "rounded-early";

/// A number that an arithmetic slip gives.
pub(super) struct Arithmetic {
    pub(super) id: &'static str,
    pub(super) title: String,
    pub(super) value: f64,
    seen: u8,
}

impl Arithmetic {
    /// Whether only rounding is different.
    pub(super) fn is_rounding(&self) -> bool {
        self.id == ROUNDED_EARLY
    }

    /// The slip as something that fits, in the number whose name is `left`.
    pub(super) fn fit(self, left: Option<Formula>, nearness: Nearness, chance: f64, right: Vec<Statement>) -> Fit {
        let number = Formula::Value(Value {
            full: self.value,
            text: significant(self.value, OPERAND_DIGITS),
            exactness: Exactness::Rounded,
            of: None,
        });
        let done = Statement { left, right: vec![(Relation::Approximately, number.changed())] };
        Fit {
            id: self.id.to_owned(),
            title: self.title,
            erratum: None,
            done: vec![done],
            right,
            value: self.value,
            chance,
            confidence: Confidence::of(chance),
            kind: Kind::Arithmetic,
            nearness,
            seen: self.seen,
            standing: Standing::default(),
            candidate: None,
        }
    }
}

/// Digits that an operand of a slip is shown with.
const OPERAND_DIGITS: usize = 6;

/// All numbers that arithmetic slips give in the place of a quantity.
pub(super) fn slips(quantity: Quantity, typed: &Typed, follow: &Follow, habit: &Habit) -> Vec<Arithmetic> {
    let mut slips = Vec::new();
    for (factor, words) in [
        (0.1, "one place to the left"),
        (10.0, "one place to the right"),
        (0.01, "two places to the left"),
        (100.0, "two places to the right"),
    ] {
        let title = format!("the decimal point {words}");
        slips.push(Arithmetic { id: "decimal-shift", title, value: follow.value * factor, seen: 2 });
    }
    slips.extend(truncated(typed, follow.value));
    slips.extend(swapped_digits(typed, follow.value));
    slips.extend(rounded_early(quantity, follow.value, &follow.values, habit));
    slips
}

/// The digits beyond the last one given cut off.
fn truncated(typed: &Typed, right: f64) -> Option<Arithmetic> {
    let unit = 2.0 * typed.half_unit;
    if unit == 0.0 {
        return None;
    }
    // 0.7 has seven tenths, though as a binary fraction a little less.
    let units = (right / unit) * (1.0 + 4.0 * f64::EPSILON);
    let value = units.trunc() * unit;
    Some(Arithmetic { id: "truncated", title: "digits cut off instead of rounded".to_owned(), value, seen: 3 })
}

/// Two digits written down the wrong way round.
fn swapped_digits(typed: &Typed, right: f64) -> Vec<Arithmetic> {
    let decimals = typed.decimals();
    let text = to_decimals(right, decimals);
    let places: Vec<usize> = text.char_indices().filter(|(_, sign)| sign.is_ascii_digit()).map(|(at, _)| at).collect();
    let swapped = places.windows(2).map(|pair| {
        let mut signs: Vec<char> = text.chars().collect();
        signs.swap(pair[0], pair[1]);
        signs.into_iter().collect::<String>()
    });
    swapped
        .filter(|other| *other != text)
        .filter_map(|other| {
            let title = "two digits swapped".to_owned();
            Some(Arithmetic { id: "digits-swapped", title, value: other.parse().ok()?, seen: 1 })
        })
        .collect()
}

/// The number with the other sign.
pub(super) fn other_sign(right: f64) -> Arithmetic {
    let title = "the sign of the number".to_owned();
    Arithmetic { id: "sign-of-term", title, value: -right, seen: 2 }
}

/// A last digit that is one too large or too small. It fits whatever is off so little, and explains it least.
pub(super) fn last_digit(typed: &Typed, right: f64) -> Option<Arithmetic> {
    let unit = 2.0 * typed.half_unit;
    let is_off_by_one = (typed.value - right).abs() <= 1.5 * unit * (1.0 + 1e-9) && unit > 0.0;
    let title = "the last digit off by one".to_owned();
    is_off_by_one.then_some(Arithmetic { id: "last-digit", title, value: typed.value, seen: 3 })
}

/// The chain worked out with every number on the way rounded to a few digits, fewer than the student's sheet shows.
fn rounded_early(quantity: Quantity, right: f64, values: &Resolver, habit: &Habit) -> Vec<Arithmetic> {
    (1..=4)
        .flat_map(|count| [Rounding::Figures(count), Rounding::Decimals(count)])
        .filter(|rounding| rounding.half_unit(right) > habit.half_unit(right) * (1.0 + 1e-9))
        .filter_map(|rounding| {
            let value = Rounded::new(values, rounding, Written::Results).work_out(quantity)?;
            Some(Arithmetic { id: ROUNDED_EARLY, title: rounding.in_words(), value, seen: 4 })
        })
        .collect()
}
