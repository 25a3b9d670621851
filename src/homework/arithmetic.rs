//! Slips of the pocket calculator and the pen in a number that was worked out: its sign, its decimal point, digits
//! swapped or cut off, rounding on the way.

use super::{
    answers::Typed,
    evidence::Confidence,
    own::Follow,
    rounding::{Habit, Rounded, Rounding, Written},
    verdict::{Basis, Fit, Kind, Nearness, Standing},
};
use crate::{
    formula::{
        Digits, Exactness, Formula, Relation, Statement, Value, Values,
        digits::{significant, to_decimals},
    },
    quantity::Quantity,
    reading::Resolver,
};

/// The id for intermediate values rounded too much.
pub(super) const ROUNDED_EARLY: &str = "rounded-early";

/// The id for digits cut off.
pub(super) const TRUNCATED: &str = "truncated";

/// The id for two digits in the wrong order.
pub(super) const DIGITS_SWAPPED: &str = "digits-swapped";

/// The id for a wrong sign.
pub(super) const SIGN_OF_TERM: &str = "sign-of-term";

/// A number that an arithmetic slip gives.
pub(super) struct Arithmetic {
    pub(super) id: &'static str,
    pub(super) title: String,
    pub(super) value: f64,
    pub(super) seen: u8,
    /// Which numbers it was worked out with.
    pub(super) with: With,
}

/// Which numbers a number was worked out with that has a slip of arithmetic in it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum With {
    /// The right ones: it was written down wrongly.
    RightNumbers,
    /// All that come before it rounded.
    Rounded(Rounding),
    /// Another number in the place of one of them.
    Another(Quantity, f64),
}

impl Arithmetic {
    /// A slip in writing down what came out.
    fn written_down(id: &'static str, title: String, value: f64, seen: u8) -> Self {
        Self { id, title, value, seen, with: With::RightNumbers }
    }

    /// Whether only rounding is different.
    pub(super) fn is_rounding(&self) -> bool {
        self.id == ROUNDED_EARLY
    }

    /// The slip as something that fits, `typed` being the number whose name is `left`.
    pub(super) fn fit(
        self,
        left: Option<Formula>,
        typed: &Typed,
        nearness: Nearness,
        chance: f64,
        right: Vec<Statement>,
    ) -> Fit {
        let is_as_typed = (self.value - typed.value).abs() <= f64::EPSILON * typed.value.abs();
        let text = match is_as_typed {
            true => to_decimals(typed.value, typed.decimals()),
            false => significant(self.value, typed.digits_beside(Digits::default()).count()),
        };
        let number = Formula::Value(Value { full: self.value, text, exactness: Exactness::Rounded, of: None });
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
            basis: Basis::NumbersBefore,
            nearness,
            seen: self.seen,
            standing: Standing::default(),
            candidate: None,
        }
    }
}

/// All numbers that arithmetic slips give in the place of a quantity.
pub(super) fn slips(quantity: Quantity, typed: &Typed, follow: &Follow, habit: &Habit) -> Vec<Arithmetic> {
    let mut slips = Vec::new();
    for (factor, words) in [
        (0.1, "one place to the left"),
        (10.0, "one place to the right"),
        (0.01, "two places to the left"),
        (100.0, "two places to the right"),
    ] {
        let title = format!("decimal point shifted {words}");
        slips.push(Arithmetic::written_down("decimal-shift", title, follow.value * factor, 2));
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
    Some(Arithmetic::written_down(TRUNCATED, "digits cut off instead of rounded".to_owned(), value, 3))
}

/// A single zero at the end is no sign of rounding.
const FEWEST_ZEROS: usize = 2;

/// The number rounded to fewer decimals than it is written with, zeros in the place of the others.
pub(super) fn filled_with_zeros(typed: &Typed, right: f64) -> Option<Arithmetic> {
    let decimals = typed.decimals();
    let zeros = to_decimals(typed.value, decimals).chars().rev().take_while(|sign| *sign == '0').count();
    let kept = decimals.checked_sub(zeros).filter(|kept| *kept > 0 && zeros >= FEWEST_ZEROS)?;
    // A number of one digit is the result of many calculations.
    typed.figures.checked_sub(zeros).filter(|figures| *figures > 1)?;
    let rounding = Rounding::Decimals(kept);
    let title = format!("{}, but written with {decimals}", rounding.in_words());
    Some(Arithmetic::written_down(ROUNDED_EARLY, title, rounding.of(right), 3))
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
            let title = format!("two digits swapped: {other} instead of {text}");
            Some(Arithmetic::written_down(DIGITS_SWAPPED, title, other.parse().ok()?, 1))
        })
        .collect()
}

/// With fewer digits, almost any number is one digit off another.
const FIGURES_TO_COPY: usize = 5;

/// A number that was copied with one digit read as another, left out, or written twice.
pub(super) fn miscopied(typed: &Typed, right: f64) -> Vec<Arithmetic> {
    let decimals = typed.decimals();
    // Zeros at the end are nothing to copy: 0.40000 is one digit off 0.70000.
    let figures = |value: f64| {
        let text = to_decimals(value, decimals);
        text.trim_start_matches(['-', '0', '.']).trim_end_matches('0').chars().filter(char::is_ascii_digit).count()
    };
    if figures(typed.value).min(figures(right)) < FIGURES_TO_COPY {
        return Vec::new();
    }
    // Of a number with a digit left out, one more was there.
    let [shorter, text, longer] =
        [decimals.saturating_sub(1), decimals, decimals + 1].map(|decimals| to_decimals(right, decimals));
    let miscopied = |other: String, words: &'static str, number: &str| {
        let value = other.parse().ok()?;
        Some(Arithmetic::written_down("digit-miscopied", format!("{words}: {other} instead of {number}"), value, 2))
    };
    let read_as_another = digits_of(&text).flat_map(|(at, own)| {
        let others = ('0'..='9').filter(move |digit| *digit != own);
        others.map(|digit| with_digits(&text, at, &digit.to_string())).collect::<Vec<_>>()
    });
    let left_out = digits_of(&longer).map(|(at, _)| with_digits(&longer, at, ""));
    let twice = digits_of(&shorter).map(|(at, own)| with_digits(&shorter, at, &format!("{own}{own}")));
    let all = read_as_another.filter_map(|other| miscopied(other, "one digit misread", &text));
    let all = all.chain(left_out.filter_map(|other| miscopied(other, "one digit left out", &longer)));
    all.chain(twice.filter_map(|other| miscopied(other, "one digit written twice", &shorter))).collect()
}

/// The digits behind the point, and where they stand.
fn digits_of(text: &str) -> impl Iterator<Item = (usize, char)> {
    let point = text.find('.').unwrap_or(text.len());
    text.char_indices().filter(move |(at, sign)| *at > point && sign.is_ascii_digit())
}

/// The number with something else in the place of one digit.
fn with_digits(text: &str, at: usize, digits: &str) -> String {
    format!("{}{digits}{}", &text[..at], &text[at + 1..])
}

/// The number with the other sign.
pub(super) fn other_sign(right: f64) -> Arithmetic {
    let title = "only the sign is wrong".to_owned();
    Arithmetic::written_down(SIGN_OF_TERM, title, -right, 2)
}

/// A last digit that is one too large or too small. It fits whatever is off so little, and explains it least.
pub(super) fn last_digit(typed: &Typed, right: f64) -> Option<Arithmetic> {
    let unit = 2.0 * typed.half_unit;
    let is_off_by_one = (typed.value - right).abs() <= 1.5 * unit * (1.0 + 1e-9) && unit > 0.0;
    let title = "last digit off by 1".to_owned();
    is_off_by_one.then_some(Arithmetic::written_down("last-digit", title, typed.value, 3))
}

/// The calculation with every intermediate value rounded to a few digits, fewer than the student's answers show.
fn rounded_early(quantity: Quantity, right: f64, values: &Resolver, habit: &Habit) -> Vec<Arithmetic> {
    (1..=4)
        .flat_map(|count| [Rounding::Figures(count), Rounding::Decimals(count)])
        .filter(|rounding| rounding.half_unit(right) > habit.half_unit(right) * (1.0 + 1e-9))
        .filter_map(|rounding| {
            let value = Rounded::new(values, rounding, Written::Results).work_out(quantity)?;
            Some(Arithmetic {
                id: ROUNDED_EARLY,
                title: format!("intermediate values {}", rounding.in_words()),
                value,
                seen: 4,
                with: With::Rounded(rounding),
            })
        })
        .collect()
}

/// So many of the numbers before one are looked at, the nearest first.
const MOST_BEFORE: usize = 12;

/// What one number before another may be rounded to, and what it is.
pub(super) struct RoundedBefore {
    pub(super) at: Quantity,
    pub(super) value: f64,
    /// The numbers that are kept of it, and how.
    pub(super) kept: Vec<(Rounding, f64)>,
}

impl RoundedBefore {
    /// The slip of continuing with the rounded number `kept`, which gives `value`.
    pub(super) fn slip(&self, rounding: Rounding, kept: f64, value: f64) -> Arithmetic {
        let title = format!("{} {}", self.at, rounding.in_words());
        Arithmetic { id: ROUNDED_EARLY, title, value, seen: 4, with: With::Another(self.at, kept) }
    }
}

/// The numbers that one is worked out from, each with what it is when it is rounded to a few digits, and the others
/// not.
pub(super) fn rounded_before(quantity: Quantity, values: &Resolver, habit: &Habit) -> Vec<RoundedBefore> {
    let rounded = numbers_before(quantity, values).into_iter().map(|at| {
        let value = values.value(at);
        let roundings = (1..=4).flat_map(|count| [Rounding::Figures(count), Rounding::Decimals(count)]);
        let coarser = roundings.filter(|rounding| rounding.half_unit(value) > habit.half_unit(value) * (1.0 + 1e-9));
        let kept = coarser.map(|rounding| (rounding, rounding.of(value)));
        // Nobody rounds a number away.
        let kept = kept.filter(|(_, kept)| *kept != 0.0 && *kept != value);
        RoundedBefore { at, value, kept: kept.collect() }
    });
    rounded.collect()
}

/// The numbers that have to be worked out for one, the nearest first.
fn numbers_before(quantity: Quantity, values: &Resolver) -> Vec<Quantity> {
    let mut before = vec![quantity];
    let mut next = 0;
    while let Some(at) = before.get(next).copied().filter(|_| before.len() <= MOST_BEFORE) {
        next += 1;
        let Some(cell) = values.reading().cell(at) else { continue };
        let operands = cell.law.last().quantities(cell.binding);
        // A number that is written down may be used with fewer digits all the same.
        let is_worked_out = |at: &Quantity| values.reading().cell(*at).is_some();
        let new: Vec<Quantity> = operands.into_iter().filter(|at| is_worked_out(at) && !before.contains(at)).collect();
        before.extend(new);
    }
    before.split_off(1)
}
